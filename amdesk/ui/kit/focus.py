"""Where the keyboard stood before something lay over the window and goes back to, and the order Tab follows."""

from collections.abc import Sequence
from itertools import pairwise

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


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
        return self._over is not None and _lies_in(widget, self._over)


def reach_after(before: QWidget, whole: QWidget) -> None:
    """Let Tab come from `before` into `whole`, made later, and through it in the order it was made."""
    lead_on([before, *tab_stops(whole)])


def tab_stops(whole: QWidget) -> list[QWidget]:
    """Where Tab can stop in `whole`, itself among them, in the order it was made."""
    here = [each for each in (whole, *whole.findChildren(QWidget)) if each.window() is whole.window()]
    return [each for each in here if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]


def _with_ancestors(widget: QWidget) -> list[QWidget]:
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None:
        found.append(parent)
    return found


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def lead_on(stops: Sequence[QWidget]) -> None:
    """Let Tab lead from each to the next, a stop before what stands on it."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def step_through(whole: QWidget, stops: Sequence[QWidget], forward: bool) -> bool:
    """Let Tab go through the stops of `whole` in this order, and out of it at its ends; whether it went anywhere.

    For what makes its parts anew all the time: the ring in which Qt lets Tab go round has them in the order they were
    made, and cannot be mended where widgets pass the keyboard on to others.
    """
    here = [stop for stop in stops if _takes_keys(stop)]
    now = next((at for at, stop in enumerate(here) if stop.hasFocus()), None)
    if now is None:
        return False
    at = now + (1 if forward else -1)
    stop = here[at] if 0 <= at < len(here) else _outside(whole, forward)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    for around in _with_ancestors(stop):
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
    return True


def _outside(whole: QWidget, forward: bool) -> QWidget | None:
    """What Tab comes to next outside `whole`: beside it, beside what it lies in, and round the window.

    Asked for the next widget of its ring, Qt's binding makes that a child of the one before: so nobody asks.
    """
    inner = whole
    for around in _with_ancestors(whole)[1:]:
        beside = _inside(around, forward)
        if stop := _first(beside[beside.index(inner) + 1 :], whole, forward):
            return stop
        inner = around
        if around.isWindow():
            break
    return _first(_inside(inner, forward), whole, forward)


def _inside(around: QWidget, forward: bool) -> list[QWidget]:
    """What lies in a widget, in the order Tab comes there."""
    found = [each for each in around.children() if isinstance(each, QWidget) and not each.isWindow()]
    return found if forward else found[::-1]


def _first(widgets: Sequence[QWidget], whole: QWidget, forward: bool) -> QWidget | None:
    """The first stop in these that is not in `whole`."""
    for each in widgets:
        stops = [stop for stop in tab_stops(each) if _takes_keys(stop) and not _lies_in(stop, whole)]
        if stops:
            return stops[0 if forward else -1]
    return None


def _lies_in(widget: QWidget, whole: QWidget) -> bool:
    return widget is whole or whole.isAncestorOf(widget)


def let_go(widget: QWidget) -> None:
    """Hide and delete a widget; until it is gone nobody finds it by name.

    It keeps its parent until then: to take it out would tear the ring apart in which Tab goes round.
    """
    for each in (widget, *widget.findChildren(QWidget)):
        each.setObjectName("")
    widget.hide()
    widget.deleteLater()
