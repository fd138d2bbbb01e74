"""F1: the guide's page for the view one is in."""

from PySide6.QtWidgets import QWidget


class Helping:
    """Shows the guide; `topic` is the page or tab in view."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.topic = "today"

    def help(self) -> None:
        """Open the guide where it tells about what is in view."""
        self._show(self.topic)

    def about(self) -> None:
        """Say which version this is."""
        self._show("about")

    def _show(self, topic: str) -> None:
        from amdesk.ui.guide import GuideDialog

        GuideDialog(topic, self.window).exec()
