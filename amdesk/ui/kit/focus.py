"""Where the keyboard stood before something lay over the window, and where it comes next."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusBefore:
    """Remembers where one was when `over` opened. Where that is gone by then, what it lay in takes the keyboard.

    Without `over` it remembers where one was before a step that takes the keyboard away.
    """

    def __init__(self, over: QWidget | None = None) -> None:
        self._over = over
        self._places: list[QWidget] | None = None

    def remember(self) -> None:
        """Keep where the keyboard is now, unless it is in what lies over the window itself."""
        now = QApplication.focusWidget()
        if now is None:
            self._places = []
        elif not self._is_within(now):
            self._places = _with_ancestors(now)

    def forget(self) -> None:
        """One went on working elsewhere: there the keyboard stays."""
        self._places = None

    def give_back(self) -> None:
        """Let the keyboard go back, now that what lay over the window is hidden; where it was nowhere, to nowhere."""
        places, self._places = self._places, None
        for place in places or ():
            if shiboken6.isValid(place) and _takes_keys(place) and not self._is_within(place):
                place.setFocus()
                return
        now = QApplication.focusWidget()
        if now is not None and (places is not None or self._is_within(now)):
            now.clearFocus()

    def _is_within(self, widget: QWidget) -> bool:
        return self._over is not None and (widget is self._over or self._over.isAncestorOf(widget))


def reach_after(before: QWidget, whole: QWidget) -> None:
    """Let Tab come from `before` into `whole`, made later, and through it in the order it was made."""
    for widget in whole.findChildren(QWidget):
        is_here = widget.window() is whole.window()  # a calendar that opens over the window is not
        if is_here and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            QWidget.setTabOrder(before, widget)
            before = widget


def _with_ancestors(widget: QWidget) -> list[QWidget]:
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None:
        found.append(parent)
    return found


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
