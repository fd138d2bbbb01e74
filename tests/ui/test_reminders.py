"""The reminder of a contract is answered where it stands: settled, by an action, put aside with a reason."""

from datetime import date

import pytest
from PySide6.QtWidgets import QMenu

from amdesk.model.accounts import Account
from amdesk.model.day_rows import Due, DueKind
from amdesk.model.money import Contract
from amdesk.model.values import WarningAnswer
from amdesk.store.queries.agenda import due_rows
from amdesk.ui import reminders
from amdesk.ui.desk import Desk
from tests.ui.sampled import empty_desk, own_settings

__all__ = ["empty_desk", "own_settings"]

TODAY, END = date(2026, 11, 21), date(2027, 2, 9)
"""The contract ends in 80 days: the reminder of 120 days stands, that of 60 comes on 11 December."""


@pytest.fixture
def konex(empty_desk: Desk) -> Desk:
    """Konex with a contract that ends in 80 days."""
    with empty_desk.workspace.write("Konex") as session:
        session.add(Account(name="Konex", came_in=TODAY))
        session.flush()
        session.add(Contract(account_id=1, name="Frame", ends=END))
    return empty_desk


def reminder(desk: Desk, until: date | None = TODAY) -> Due | None:
    found = [due for due in due_rows(desk.workspace, until) if due.kind is DueKind.CONTRACT]
    return found[0] if found else None


def standing(desk: Desk) -> Due:
    found = reminder(desk)
    assert found is not None
    return found


def test_what_is_settled_is_gone_for_good_until_it_is_undone(konex: Desk) -> None:
    reminders.settle(konex, standing(konex))
    assert reminder(konex, None) is None
    konex.undo()
    assert standing(konex).note == "in 80 days"


def test_an_action_answers_it_in_one_step_until_the_next_of_its_days(konex: Desk) -> None:
    reminders.answer_by_action(konex, standing(konex), "Offer the renewal by 1 dec")
    assert konex.workspace.select("SELECT name, account_id, due FROM action") == [
        ("Offer the renewal", 1, "2026-12-01")
    ]
    assert reminder(konex) is None
    again = reminder(konex, None)
    assert again is not None and again.on == date(2026, 12, 11)
    konex.undo()
    assert konex.workspace.select("SELECT count(*) FROM action") == [(0,)]
    assert standing(konex)


def test_it_is_put_aside_until_a_day_with_one_of_five_reasons(konex: Desk) -> None:
    reminders.put_aside(konex, standing(konex), WarningAnswer.WAITING, date(2026, 11, 28))
    assert reminder(konex) is None
    again = reminder(konex, None)
    assert again is not None and again.on == date(2026, 11, 28)
    kept = konex.workspace.select("SELECT reason, until FROM warning_reply")
    assert kept == [(WarningAnswer.WAITING.label, "2026-11-28")]


def test_its_menu_has_every_answer(qapp: object, konex: Desk) -> None:
    menu = QMenu()
    reminders.fill_reminder_menu(menu, konex, standing(konex), menu)
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names[:3] == ["It is settled", "Plan an action…", "Put aside until 28 Nov 2026"]
    first = menu.actions()[-1].menu()
    assert isinstance(first, QMenu) and len(first.actions()) == len(WarningAnswer)
    menu.deleteLater()


def test_it_is_never_put_aside_beyond_the_date_itself(konex: Desk) -> None:
    with konex.workspace.write("Sooner") as session:
        session.get_one(Contract, 1).ends = date(2026, 12, 1)
    assert reminders.aside_days(standing(konex), TODAY) == [date(2026, 11, 28), date(2026, 12, 1)]
