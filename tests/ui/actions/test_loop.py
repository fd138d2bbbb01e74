"""Check-ins with their proposed days, and promises of both sides with how they were kept."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Rhythm, TierDefault
from amdesk.model.touches import Promise
from amdesk.model.values import PromiseBy, PromiseStatus
from amdesk.ui.account.pulse.view import PulseView
from amdesk.ui.actions.check_ins import CheckInsView
from amdesk.ui.actions.page import ActionsPage
from amdesk.ui.actions.promises import PromisesView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.conftest import TODAY


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ActionsPage:
    made = ActionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def check_ins(page: ActionsPage) -> CheckInsView:
    page.show_tab("check-ins")
    view = page.made["check-ins"]
    assert isinstance(view, CheckInsView)
    return view


@pytest.fixture
def promises(page: ActionsPage) -> PromisesView:
    page.show_tab("promises")
    view = page.made["promises"]
    assert isinstance(view, PromisesView)
    return view


def test_accounts_that_wait_stand_with_a_proposed_day_longest_wait_first(check_ins: CheckInsView) -> None:
    rows = list(check_ins.rows.values())
    assert rows
    waits = [row.days / row.waiting.rhythm_days for row in rows]
    assert waits == sorted(waits, reverse=True)
    assert "longer than agreed" in check_ins.reading.text()


def test_one_key_logs_a_check_in_with_the_account_chosen(qtbot: QtBot, desk: Desk, check_ins: CheckInsView) -> None:
    asked: list[tuple[int, object]] = []
    desk.how_asked.connect(lambda account, touch: asked.append((account, touch)))
    first = next(iter(check_ins.rows))
    check_ins.table.setFocus()
    check_ins.table.choose([first])
    qtbot.keyClick(check_ins.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [(first, None)]


def test_many_are_planned_as_proposed_in_one_step(desk: Desk, check_ins: CheckInsView) -> None:
    free = [key for key, row in check_ins.rows.items() if row.waiting.planned is None][:2]
    days = {key: check_ins.rows[key].proposed for key in free}
    check_ins.table.choose(free)
    check_ins.plan()
    check_ins.refresh()
    assert {key: check_ins.rows[key].waiting.planned for key in free} == days
    desk.undo()
    check_ins.refresh()
    assert [check_ins.rows[key].waiting.planned for key in free] == [None] * len(free)


def test_figures_count_both_sides_and_lead_to_their_rows(desk: Desk, promises: PromisesView) -> None:
    promises.show_figure("them")
    shown = promises.table.rows_of(promises.table.shown_keys())
    assert {row.by for row in shown} == {PromiseBy.THEM}
    everyone = desk.workspace.select("SELECT count(*) FROM promise WHERE \"by\" = 'them'")[0][0]
    assert len(shown) == everyone


def late_one(desk: Desk) -> int:
    with desk.workspace.write("Promise") as session:
        row = Promise(account_id=1, text="Price list", due=TODAY - timedelta(days=3))
        session.add(row)
        session.flush()
        return row.id


@pytest.mark.parametrize(
    ("key", "shift", "status"),
    [
        (Qt.Key.Key_Return, False, PromiseStatus.KEPT),
        (Qt.Key.Key_Return, True, PromiseStatus.LATE),
        (Qt.Key.Key_Backspace, False, PromiseStatus.BROKEN),
    ],
)
def test_one_key_ends_a_promise_and_undo_opens_it_again(
    qtbot: QtBot, desk: Desk, promises: PromisesView, key: Qt.Key, shift: bool, status: PromiseStatus
) -> None:
    row = late_one(desk)
    promises.refresh()
    promises.table.setFocus()
    promises.table.choose([row])
    keys = Qt.KeyboardModifier.ControlModifier | (
        Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    )
    qtbot.keyClick(promises.table, key, keys)
    assert desk.workspace.select("SELECT status FROM promise WHERE id = ?", (row,)) == [(status.value,)]
    desk.undo()
    assert desk.workspace.select("SELECT status FROM promise WHERE id = ?", (row,)) == [("open",)]


def test_the_rate_of_an_account_counts_what_came_to_an_end_there(desk: Desk, promises: PromisesView) -> None:
    rows = [row for row in promises.rows.values() if row.account_id == 1 and row.by is PromiseBy.US]
    ended = [row for row in rows if row.status is not PromiseStatus.OPEN]
    rate = promises.rates[1, PromiseBy.US]
    assert (rate.ended, rate.open) == (len(ended), len(rows) - len(ended))


def test_the_figures_of_an_accounts_pulse_lead_to_its_promises(
    qtbot: QtBot, desk: Desk, page: ActionsPage, visited: list[Place]
) -> None:
    pulse = PulseView(desk)
    qtbot.addWidget(pulse)
    pulse.go_to(Place("account", 1, "pulse"))
    pulse.show()
    pulse.figures.opened.emit("promises")
    page.go_to(visited[-1])
    view = page.made["promises"]
    assert isinstance(view, PromisesView)
    shown = view.table.rows_of(view.table.shown_keys())
    assert {row.account_id for row in shown} == {1}


def test_another_rhythm_of_a_tier_counts_at_once_where_none_was_agreed(
    qtbot: QtBot, desk: Desk, check_ins: CheckInsView
) -> None:
    account, row = next(iter(check_ins.rows.items()))
    tier = row.waiting.tier
    (usual,) = desk.workspace.select("SELECT check_in_days FROM tier_default WHERE tier = ?", (tier.value,))[0]
    with desk.workspace.write("No rhythm of its own") as session:
        session.query(Rhythm).filter_by(account_id=account).delete()
    with desk.workspace.write("Another rhythm") as session:
        session.query(TierDefault).filter_by(tier=tier).one().check_in_days = 3
    qtbot.waitUntil(lambda: check_ins.rows[account].waiting.rhythm_days == 3)
    desk.undo()
    qtbot.waitUntil(lambda: check_ins.rows[account].waiting.rhythm_days == usual)
