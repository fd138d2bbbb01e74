"""F1: the guide's page for what one is at, a view, a panel over it or a dialog."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

GUIDE = "guide"
"""The property of a widget that names its page of the guide."""


class Helping:
    """Shows the guide; `topic` is the page or tab in view."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.topic = "today"

    def help(self) -> None:
        """Open the guide where it tells about what one is at."""
        show_guide(_topic_of(QApplication.focusWidget()) or self.topic, self.window)

    def about(self) -> None:
        """Say which version this is."""
        show_guide("about", self.window)


def _topic_of(widget: QWidget | None) -> str:
    """The page of the panel a widget stands in; "" in none."""
    while widget is not None:
        if topic := widget.property(GUIDE):
            return str(topic)
        widget = widget.parentWidget()
    return ""


def offer_help(widget: QWidget, topic: str) -> None:
    """Let F1 show a page of the guide while one is in a panel; in a window of its own also by its own key."""
    widget.setProperty(GUIDE, topic)
    if widget.isWindow():
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), widget)
        key.activated.connect(partial(show_guide, topic, widget))


def show_guide(topic: str, over: QWidget) -> None:
    """Open the guide over a window."""
    from amdesk.ui.guide import GuideDialog

    GuideDialog(topic, over).exec()
