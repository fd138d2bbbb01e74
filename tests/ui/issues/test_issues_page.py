"""All issues in one list and on a board; a new one is logged in under a minute."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.issues import Issue
from amdesk.model.values import IssueKind, IssueStatus, Phase, Severity, Tier
from amdesk.ui.desk import Desk
from amdesk.ui.issues import page as page_module
from amdesk.ui.issues.new import NewIssue
from amdesk.ui.issues.page import IssuesPage
from amdesk.model.proposals import checklists, due_days, proposed_list
from amdesk.ui.place import Place
from tests.ui.desks import Konex


def log(desk: Desk, account: int, **says: Any) -> int:
    with desk.workspace.write("Issue") as session:
        about: dict[str, Any] = {"name": "Late again", "reported_on": desk.workspace.today - timedelta(days=12)}
        issue = Issue(account_id=account, **{**about, **says})
        session.add(issue)
        session.flush()
        return issue.id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> IssuesPage:
    made = IssuesPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    return made


def test_the_sentence_counts_the_open_ones_and_the_unanswered(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    today = desk.workspace.today
    log(desk, konex.account)
    log(desk, konex.account, answer_by=today - timedelta(days=9))
    log(desk, konex.account, answer_by=today - timedelta(days=2))
    log(desk, konex.account, status=IssueStatus.CLOSED_ELSEWHERE, answer_by=today - timedelta(days=99))
    page.show()
    assert page.sentence.text() == "Three open issues; 2 are unanswered past their date, the oldest for 9 days."


def test_without_issues_the_page_says_so(page: IssuesPage) -> None:
    page.show()
    assert page.sentence.text() == "No issue is open."


def test_closed_elsewhere_is_marked_and_open_ones_stand_first(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    elsewhere = log(desk, konex.account, status=IssueStatus.CLOSED_ELSEWHERE)
    low = log(desk, konex.account, severity=Severity.LOW)
    critical = log(desk, konex.account, severity=Severity.CRITICAL)
    page.show()
    assert page.table.shown_keys() == [critical, low, elsewhere]
    assert "Closed elsewhere" in page.table.as_tsv([elsewhere])


@pytest.mark.parametrize("name", ["status", "severity", "tier", "subject", "account"])
def test_the_list_can_be_filtered_by(page: IssuesPage, desk: Desk, konex: Konex, name: str) -> None:
    log(desk, konex.account)
    page.show()
    (text,) = page.table.texts(name)
    page.table.filter_column(name, {text})
    assert len(page.table.shown_keys()) == 1


def test_opening_an_issue_goes_to_its_account(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    number = log(desk, konex.account)
    page.show()
    places: list[Place] = []
    desk.travelled.connect(places.append)
    page.open(number)
    assert places == [Place("account", konex.account, "issues", "issue", number)]


def test_the_board_has_a_card_in_the_column_of_its_phase(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    number = log(desk, konex.account)
    resolved_card = page.board.heads[None]
    page.show_tab("board")
    page.show()
    assert page.findChild(QWidget, f"board-issue-{number}") is not None
    assert page.board.heads[Phase.LISTEN].text() == "Listen  1"
    assert resolved_card.text() == "Resolved  0"


def test_a_full_column_of_the_board_leads_to_the_list(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    for _number in range(31):
        log(desk, konex.account)
    page.show()
    page.show_phase("Listen")
    assert (page.tabs.current(), len(page.table.shown_keys())) == ("list", 31)


def test_small_accounts_stand_beside_big_ones(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Small") as session:
        small = Account(name="Newex", tier=Tier.SMALL)
        session.add(small)
        session.flush()
        number = small.id
    for account, days in ((konex.account, 1), (konex.account, 1), (number, 6), (number, 8)):
        reported = desk.workspace.today - timedelta(days=12)
        log(desk, account, reported_on=reported, answered_on=reported + timedelta(days=days))
    page.show()
    assert page.treatment.text() == "First answer after: key accounts 1 day and small accounts 7 days."


def test_thousands_are_read_in_a_worker(
    page: IssuesPage, desk: Desk, konex: Konex, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "READ_HERE", 0)
    log(desk, konex.account)
    page.show()
    qtbot.waitUntil(lambda: len(page.lines) == 1)
    log(desk, konex.account)
    qtbot.waitUntil(lambda: len(page.lines) == 2)


@pytest.mark.parametrize("table", ["refusal", "checklist", "checklist_step", "cause_node", "request"])
def test_the_lists_behind_are_reached(page: IssuesPage, table: str) -> None:
    page.show_tab("lists")
    page.show()
    assert page.records is not None
    assert page.records.show_tab(table).table.objectName() == f"{table.replace('_', '-')}-table"


# A new issue


@pytest.fixture
def new(qtbot: QtBot, desk: Desk, konex: Konex) -> NewIssue:
    made = NewIssue(desk, konex.account)
    qtbot.addWidget(made)
    return made


def test_an_issue_is_logged_with_its_checklist_and_days(new: NewIssue, desk: Desk, konex: Konex) -> None:
    new.form.set_values({"name": "Overcharged", "words": "You charge us twice"})
    new.save()
    row = desk.workspace.select("SELECT name, words, reported_on, answer_by, owner_id IS NOT NULL FROM issue")
    assert row == [("Overcharged", "You charge us twice", "2026-11-21", "2026-11-24", 1)]
    steps = desk.workspace.select("SELECT count(*), count(due), count(owner_id) FROM step")
    assert steps == [(17, 17, 17)]
    desk.undo()
    assert desk.workspace.select("SELECT count(*) FROM issue") == [(0,)]


@pytest.mark.parametrize(("severity", "days"), [(Severity.CRITICAL, 1), (Severity.MEDIUM, 3), (Severity.LOW, 5)])
def test_the_day_to_answer_by_follows_the_severity(new: NewIssue, desk: Desk, severity: Severity, days: int) -> None:
    editor: Any = new.form.editor("severity")
    editor.combo.setCurrentIndex(list(Severity).index(severity))
    editor.combo.activated.emit(editor._choices.index(severity))
    assert new.form.values()["answer_by"] == desk.workspace.today + timedelta(days=days)


def test_the_list_follows_kind_and_severity_until_one_is_chosen(new: NewIssue) -> None:
    def shown() -> str:
        found = new.list_in_view()
        return found.name if found else ""

    assert shown() == "Full"
    kind: Any = new.form.editor("kind")
    kind.combo.activated.emit(kind._choices.index(IssueKind.REQUEST))
    assert shown() == "Request"
    new.choice.activated.emit(1)
    assert shown() == "Short"


def test_without_an_account_it_is_asked_first(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    dialog = NewIssue(desk, None)
    qtbot.addWidget(dialog)
    assert dialog.form.names()[0] == "account_id"
    dialog.form.set_values({"name": "Overcharged"})
    dialog.save()
    assert dialog.form.editor("account_id").error() == "Account is needed."
    dialog.form.set_values({"account_id": konex.account})
    dialog.save()
    assert desk.workspace.select("SELECT account_id FROM issue") == [(konex.account,)]


def test_size_of_the_account_never_chooses_the_list(desk: Desk) -> None:
    lists = checklists(desk.workspace)
    found = [proposed_list(lists, kind, severity) for kind in IssueKind for severity in Severity]
    names = [one.name if one else "" for one in found]
    assert names == ["Short", "Full", "Full", "Short", "Short", "Full", "Request", "Request", "Request"]


def test_proposed_days_rise_and_avoid_weekends() -> None:
    steps = [(1, Phase.LISTEN), (2, Phase.LISTEN), (4, Phase.FIND_OUT), (9, Phase.PUT_RIGHT), (16, Phase.CONFIRM)]
    reported = date(2026, 11, 21)
    days = due_days(steps, reported, reported + timedelta(days=3), Severity.CRITICAL)
    assert list(days.values()) != [] and days[1] == reported
    later = [days[number] for number in (2, 4, 9, 16)]
    assert later == sorted(later)
    assert all(day.weekday() < 5 for day in later)
