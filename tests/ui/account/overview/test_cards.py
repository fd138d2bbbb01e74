"""The group, the units and what stands between a customer and us: told in a sentence, added to where they stand."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from amdesk import upkeep
from amdesk.model.accounts import Account, Unit
from amdesk.model.all import SUBJECTS
from amdesk.model.people import Person
from amdesk.model.profile import DealingCost, ProfileEntry
from amdesk.model.values import Channel, Section, TouchKind
from amdesk.ui.account.overview.forms import FieldsPart
from amdesk.ui.account.overview.ledgers import LedgerPart
from amdesk.ui.account.overview.profile import ProfileView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Chip, Link, Text
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from tests.ui.account.overview.test_profile_page import find, press, said
from tests.ui.desks import Konex


def ledger(view: ProfileView, table: str) -> LedgerPart:
    return next(part for part in (view.their_plans, *view.ledgers) if part.kind.table == table)


def add_accounts(desk: Desk, *names: str) -> list[int]:
    with desk.workspace.write("Accounts") as session:
        rows = [Account(name=name, currency="EUR") for name in names]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def test_a_parent_is_set_by_typing_its_name(qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk) -> None:
    (holding,) = add_accounts(desk, "Holding")
    view.refresh()
    press(qtbot, view, "group-set-parent")
    assert view.family.editor is not None
    edit = view.family.editor.edit
    qtbot.keyClicks(edit, "Holding")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    parent = f"SELECT parent_id FROM account WHERE id = {konex.account}"
    qtbot.waitUntil(lambda: desk.workspace.select(parent) == [(holding,)])
    qtbot.waitUntil(lambda: any(words.startswith("Two companies together") for words in said(view.family)))
    press(qtbot, view, "group-leave")
    assert desk.workspace.select(parent) == [(None,)]


def test_a_company_of_the_group_opens_by_enter(qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk) -> None:
    (north,) = add_accounts(desk, "North")
    view.family.put_under(north, konex.account)
    qtbot.waitUntil(lambda: any(words == "North" for words in said(view.family)))
    went: list[Place] = []
    desk.travelled.connect(went.append)
    qtbot.keyClick(find(view, f"group-company-{north}", QWidget), Qt.Key.Key_Return)
    assert went == [Place("account", north, "")]


def test_a_circle_is_refused_in_a_sentence(view: ProfileView, konex: Konex, desk: Desk) -> None:
    (north,) = add_accounts(desk, "North")
    view.family.put_under(north, konex.account)
    told: list[str] = []

    def hear(text: str, *_rest: object) -> None:
        told.append(text)

    desk.announced.connect(hear)
    view.family.put_under(konex.account, north)
    assert "An account cannot be part of itself." in told
    assert desk.workspace.select(f"SELECT parent_id FROM account WHERE id = {konex.account}") == [(None,)]


def test_units_stand_as_a_tree_with_their_people(view: ProfileView, konex: Konex, desk: Desk) -> None:
    with desk.workspace.write("Units") as session:
        session.add(Unit(account_id=konex.account, name="Operations"))
        session.flush()
        session.add(Unit(account_id=konex.account, name="Plant A", parent_id=1, is_site=True, place="Leeds"))
        session.flush()
        session.get_one(Person, konex.ada).unit_id = 2
    view.refresh()
    told = said(view.units)
    assert told.index("Operations") < told.index("Plant A")
    assert told.count("1 person") == 2 and "site · Leeds" in told


def test_nothing_noted_is_offered_in_one_card(view: ProfileView) -> None:
    offered = [link.text() for link in view.more.findChildren(QWidget) if link.objectName().startswith("note-")]  # type: ignore[attr-defined]
    assert offered == [
        "+ plan of theirs",
        "+ value we brought",
        "+ cost of dealing with us",
        "+ service level",
        "+ risk on our side",
        "+ idea",
        "+ unit or site",
    ]
    assert not view.their_plans.isVisible()


def test_value_is_added_by_one_typed_line_and_told_with_its_total(qtbot: QtBot, view: ProfileView, desk: Desk) -> None:
    press(qtbot, view, "note-value-brought")
    part = ledger(view, "value_brought")
    assert part.entry is not None
    qtbot.keyClicks(part.entry.edit, "Stops down, 12k EUR, in march, accepted")
    assert part.entry.says.text() == "12,000 EUR · 1 Mar 2026 · accepted"
    qtbot.keyClick(part.entry.edit, Qt.Key.Key_Return)
    row = 'SELECT text, amount, currency, "on", accepted FROM value_brought'
    qtbot.waitUntil(lambda: desk.workspace.select(row) == [("Stops down", 1_200_000, "EUR", "2026-03-01", 1)])
    qtbot.waitUntil(lambda: "Accepted this year: 12,000 EUR (1 gain)." in said(part))
    assert part.entry is not None and not part.entry.edit.text()
    desk.undo()
    assert desk.workspace.select(row) == []


def test_every_kind_takes_a_typed_line(qtbot: QtBot, view: ProfileView, desk: Desk) -> None:
    lines = {
        "their_plan": "Plant C opens, more, by 5 Mar",
        "dealing_cost": "Bills, 6 h, 9 queries",
        "service_level": "On time 95 of 97",
        "own_risk": "Technician leaves, since October",
        "idea": "Return the cores, from Ada",
    }
    for table, line in lines.items():
        ledger(view, table).keep(line)
        assert desk.workspace.select(f"SELECT count(*) FROM {table}") == [(1,)]
    view.refresh()
    assert "On time is below what was agreed." in said(ledger(view, "service_level"))
    assert all(ledger(view, table).isVisible() for table in lines)


def cards(view: ProfileView) -> dict[str, list[str]]:
    """What each card says, offers and holds, once it stands still."""
    before, now = None, _now(view)
    while now != before:
        before, now = now, _now(view)
    return now


def _now(view: ProfileView) -> dict[str, list[str]]:
    QApplication.processEvents()
    found = {}
    for part in (*view.left, *view.right, *view.ledgers, view.more, view.details):
        words = [each.text() for kind in (Text, Chip, Link) for each in part.findChildren(kind) if each.isVisible()]
        found[part.objectName()] = [
            *words,
            *map(str, part.fields.values().values() if isinstance(part, FieldsPart) else ()),
        ]
    return found


def test_every_card_follows_what_it_reads_at_once_and_undo(
    qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk
) -> None:
    upkeep.keep(desk.whole)
    upkeep.catch_up(desk.whole)
    account, today = konex.account, desk.workspace.today
    first: dict[str, dict[str, Any]] = {
        "aim": {"text": "Halve the scrap"},
        "profile_entry": {"section": Section.MISSION, "text": "Shoes that last"},
        "action": {"name": "Send labels", "due": today},
        "unit": {"name": "Plant C"},
        "their_plan": {"text": "Plant D opens"},
        "value_brought": {"text": "Stops down"},
        "dealing_cost": {"text": "Bills"},
        "service_level": {"what": "On time", "on": today, "agreed": 97, "reached": 95},
        "own_risk": {"text": "Technician leaves"},
        "idea": {"text": "Return the cores"},
    }
    then: dict[str, dict[str, Any]] = {
        "plan": {"name": "2026", "starts": today, "ends": today},
        "acknowledgement": {"section": Section.MISSION, "words": "Shoes", "where": "Offer 12"},
        "promise": {"text": "Cost sheet", "due": today},
        "touch": {"on": today, "channel": Channel.VISIT, "kind": TouchKind.CHECK_IN},
    }
    steps: dict[str, Callable[[Session], None]] = {
        "aims sections open units their-plan value-brought dealing-cost service-level own-risk idea more-to-note": (
            lambda session: session.add_all(SUBJECTS[name](account_id=account, **row) for name, row in first.items())
        ),
        "aims sections open health": (
            lambda session: session.add_all(SUBJECTS[name](account_id=account, **row) for name, row in then.items())
        ),
        "group": lambda session: session.add(Account(name="South", parent_id=account)),
        "details served": lambda session: _retold(session.get_one(Account, account)),
    }
    shown = [cards(view)]
    for names, act in steps.items():
        with desk.workspace.write("Change") as session:
            act(session)
        for name in names.split():
            qtbot.waitUntil(lambda part=f"overview-{name}": cards(view)[part] != shown[-1][part])
        shown.append(cards(view))
    for before in reversed(shown[:-1]):
        desk.undo()
        qtbot.waitUntil(lambda before=before: cards(view) == before)


def _retold(account: Account) -> None:
    account.city, account.do_nots, account.rhythm_days = "Graz", "Never on Fridays", 14


def test_cards_are_read_anew_on_another_day(qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk) -> None:
    with desk.workspace.write("Entry") as session:
        known = {"section": Section.STRUCTURES, "text": "Plants report to us", "on": desk.workspace.today}
        session.add(ProfileEntry(account_id=konex.account, **known))
    qtbot.waitUntil(lambda: "Plants report to us" in said(view.sections))
    assert "! may be out of date" not in said(view.sections)
    desk.whole.fixed_today = desk.workspace.today + timedelta(days=2_000)
    desk.whole.refresh_day()
    qtbot.waitUntil(lambda: "! may be out of date" in said(view.sections))


def test_the_table_is_one_click_behind(qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk) -> None:
    ledger(view, "idea").keep("Return the cores")
    view.refresh()
    went: list[Place] = []
    desk.travelled.connect(went.append)
    press(qtbot, view, "overview-all-idea")
    assert went == [Place("account", konex.account, "overview", "idea")]


def test_what_dealing_with_us_costs_is_hidden_while_someone_is_looking(
    view: ProfileView, konex: Konex, desk: Desk
) -> None:
    with desk.workspace.write("Cost") as session:
        session.add(DealingCost(account_id=konex.account, text="Bills", hours_a_month=6, on=date(2026, 1, 1)))
    view.refresh()
    assert ledger(view, "dealing_cost").isVisible()
    looking().set_on(True)
    view.refresh()
    assert ledger(view, "dealing_cost").isHidden()
    assert not [link for link in view.more.findChildren(QWidget, "note-dealing-cost") if link.isVisible()]
