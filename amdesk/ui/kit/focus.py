"""Where the keyboard stood before something lay over the window and goes back to, and the order Tab follows."""

from collections.abc import Sequence
from itertools import pairwise

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
    here = [each for each in whole.findChildren(QWidget) if each.window() is whole.window()]  # no calendar over it
    stops = [each for each in here if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]
    lead_on([before, *stops])


def _with_ancestors(widget: QWidget) -> list[QWidget]:
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None:
        found.append(parent)
    return found


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def lead_on(stops: Sequence[QWidget]) -> None:
    """Let Tab lead from each to the next; what stands on a stop keeps its place.

    Qt tears the ring apart in which Tab goes round when it is told that a widget follows what it stands on.
    """
    for one, other in pairwise(stops):
        if one.nextInFocusChain() is not other and not one.isAncestorOf(other) and not other.isAncestorOf(one):
            QWidget.setTabOrder(one, other)


def let_go(widget: QWidget) -> None:
    """Hide and delete a widget; until it is gone nobody finds it by name.

    It keeps its parent until then: to take it out would tear the ring apart in which Tab goes round.
    """
    for each in (widget, *widget.findChildren(QWidget)):
        each.setObjectName("")
    widget.hide()
    widget.deleteLater()
