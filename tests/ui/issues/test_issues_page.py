"""All issues in one list and on a board; a new one is logged in under a minute."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.evidence import Evidence
from amdesk.model.issues import Checklist, Issue
from amdesk.model.people import Person
from amdesk.model.proposals import begin_list, checklists, due_days, proposed_list
from amdesk.model.values import IssueKind, IssueStatus, Phase, Severity, Tier
from amdesk.ui.desk import Desk
from amdesk.ui.issues import page as page_module
from amdesk.ui.issues.board import card_mime
from amdesk.ui.issues.new import NewIssue
from amdesk.ui.issues.page import IssuesPage
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
    made.table.clear_filters()  # of the table as it was left
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


def test_the_board_shows_what_passes_the_filters_of_the_list(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    for severity in (Severity.CRITICAL, Severity.LOW):
        log(desk, konex.account, severity=severity)
    page.show()
    page.show_tab("board")
    assert page.board.heads[Phase.LISTEN].text() == "Listen  2"
    page.table.filter_column("severity", {"Low"})
    assert page.board.heads[Phase.LISTEN].text() == "Listen  1"
    assert page.bar.isVisible() and not page.bar.group_button.isVisible()
    page.show_tab("figures")
    assert not page.bar.isVisible()


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


@pytest.mark.parametrize("table", ["refusal", "cause_node", "request"])
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


@pytest.mark.parametrize(("severity", "days"), [(Severity.CRITICAL, 2), (Severity.MEDIUM, 3), (Severity.LOW, 5)])
def test_the_day_to_answer_by_follows_the_severity(new: NewIssue, desk: Desk, severity: Severity, days: int) -> None:
    editor: Any = new.form.editor("severity")
    editor.combo.setCurrentIndex(list(Severity).index(severity))
    editor.combo.activated.emit(editor._choices.index(severity))
    # today is a Saturday: what is critical is answered on Monday
    assert new.form.values()["answer_by"] == desk.workspace.today + timedelta(days=days)


def test_the_list_follows_kind_and_severity_until_one_is_chosen(new: NewIssue) -> None:
    def shown() -> str:
        found = new.list_in_view()
        return found.name if found else ""

    assert shown() == "Full"
    kind: Any = new.form.editor("kind")
    kind.combo.activated.emit(kind._choices.index(IssueKind.REQUEST))
    assert shown() == "Request"
    new.steps.choice.activated.emit(1)
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


def test_an_issue_of_another_account_is_told_from_the_one_in_view(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Another") as session:
        other = Account(name="Corner shop")
        session.add(other)
        session.flush()
        session.add(Person(account_id=other.id, name="Bea Lang"))
    dialog = NewIssue(desk, konex.account)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    for name, text in (("account_id", "corner"), ("person_id", "bea"), ("name", "Overcharged")):
        editor: Any = dialog.form.editor(name)
        editor.edit.setText(text)
        editor.finish()
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = (
        "SELECT a.name, p.name FROM issue i JOIN account a ON a.id = i.account_id JOIN person p ON p.id = i.person_id"
    )
    assert desk.workspace.select(found) == [("Corner shop", "Bea Lang")]


def test_whoever_reports_and_is_not_known_yet_is_added_from_there(qtbot: QtBot, new: NewIssue, desk: Desk) -> None:
    new.show()
    reporter: Any = new.form.editor("person_id")
    reporter.edit.setText("Bob Klein")
    reporter.edit.editingFinished.emit()
    assert new.stranger.text() == "+ Add “Bob Klein” to their people"
    qtbot.mouseClick(new.stranger, Qt.MouseButton.LeftButton)
    assert not new.stranger.isVisible()
    new.form.set_values({"name": "Overcharged"})
    new.save()
    assert desk.workspace.select("SELECT p.name FROM issue i JOIN person p ON p.id = i.person_id") == [("Bob Klein",)]


def test_enter_adds_an_issue_and_no_letter_means_two_things(qtbot: QtBot, new: NewIssue, desk: Desk) -> None:
    new.show()
    new.form.set_values({"name": "Overcharged"})
    letters = [label.text().partition("&")[2][:1].lower() for label in new.findChildren(QLabel) if label.buddy()]
    assert sorted(letters) == sorted({*letters} - {"a"})
    edit: Any = new.form.editor("name")
    qtbot.keyClick(edit.edit, Qt.Key.Key_Return)
    assert new.created is not None


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


# Dragging on the board


def begun(desk: Desk, account: int) -> int:
    """An issue with the full list, owned by nobody."""
    number = log(desk, account)
    with desk.workspace.write("Begin") as session:
        full = session.query(Checklist).filter_by(name="Full").one()
        begin_list(session, session.get_one(Issue, number), full.id)
    return number


def drop(page: IssuesPage, issue: int, column: int) -> None:
    """Drop the card of an issue on a column, as the system does at the end of a drag."""
    page.show_tab("board")
    board = page.board
    assert board.findChild(QWidget, f"board-issue-{issue}") is not None
    head = tuple(board.heads.values())[column]
    x = head.mapTo(board.viewport(), QPoint(head.width() // 2, 0)).x()
    action, mime = Qt.DropAction.MoveAction, card_mime(issue)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    board.dragMoveEvent(QDragMoveEvent(QPoint(round(x), 40), action, mime, buttons, keys))
    assert board.phase_at(round(x)) is tuple(board.columns)[column]
    board.dropEvent(QDropEvent(QPointF(x, 40), action, mime, buttons, keys))
    QTest.qWait(10)


def test_a_card_dragged_over_open_steps_names_them_and_opens_the_first(
    page: IssuesPage, desk: Desk, konex: Konex
) -> None:
    number = begun(desk, konex.account)
    page.show()
    places: list[Place] = []
    said: list[str] = []
    desk.travelled.connect(places.append)
    desk.announced.connect(lambda words, *_rest: said.append(words))
    drop(page, number, 2)
    first = desk.workspace.select("SELECT id FROM step WHERE number = 1")[0][0]
    assert places == [Place("account", konex.account, "issues", "step", first)]
    assert said == [
        "“Late again” comes to “put right” once steps 1, 2, 3, 4, 5 and 6 are done or left out with a reason."
    ]
    assert desk.workspace.select("SELECT count(*) FROM step WHERE status <> 'open'") == [(0,)]


def test_a_card_dragged_to_resolved_is_refused_with_all_that_is_missing(
    page: IssuesPage, desk: Desk, konex: Konex
) -> None:
    number = begun(desk, konex.account)
    page.show()
    said: list[str] = []
    desk.announced.connect(lambda words, *_rest: said.append(words))
    drop(page, number, 5)
    assert desk.workspace.select("SELECT status FROM issue") == [("open",)]
    assert "17 steps open" in said[-1] and "the customer has not confirmed" in said[-1]


def test_a_resolved_card_dragged_back_is_reopened_and_that_can_be_undone(
    page: IssuesPage, desk: Desk, konex: Konex
) -> None:
    number = begun(desk, konex.account)
    with desk.workspace.write("Resolve") as session:
        issue = session.get_one(Issue, number)
        for step in issue.steps:
            if step.needs_evidence:
                told = {"confirmed_by": "Ada", "confirmed_on": desk.workspace.today}
                session.add(Evidence(subject="step", row=step.id, name="By phone", **told))
                session.flush()
            step.tick()
        issue.confirmed_on = desk.workspace.today
        issue.set_review_call()
        issue.resolve()
    page.show()
    drop(page, number, 4)
    assert desk.workspace.select("SELECT status, reopened FROM issue") == [("open", 1)]
    desk.undo()
    assert desk.workspace.select("SELECT status, reopened FROM issue") == [("resolved", 0)]


def test_periods_facts_and_times_are_told_under_more_and_kept(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    dialog = NewIssue(desk, konex.account)
    qtbot.addWidget(dialog)
    assert dialog.more.isHidden()
    dialog.fold.click()
    dialog.form.set_values({"name": "Overcharged"})
    dialog.more.set_values({"facts": "Nine invoices", "period_from": date(2026, 6, 1)})
    dialog.reject()
    again = NewIssue(desk, konex.account)
    qtbot.addWidget(again)
    assert not again.more.isHidden()
    again.save()
    assert desk.workspace.select("SELECT name, facts, period_from FROM issue") == [
        ("Overcharged", "Nine invoices", "2026-06-01")
    ]


def test_an_issue_without_a_day_to_be_answered_by_is_not_said_to_have_time(
    page: IssuesPage, desk: Desk, konex: Konex
) -> None:
    log(desk, konex.account, reported_on=desk.workspace.today - timedelta(days=900))
    page.show()
    assert page.sentence.text() == "One open issue; 1 has no day to be answered by, waiting for up to 900 days."


def test_what_was_closed_elsewhere_does_not_grow_older(page: IssuesPage, desk: Desk, konex: Konex) -> None:
    old = {"status": IssueStatus.CLOSED_ELSEWHERE, "reported_on": desk.workspace.today - timedelta(days=900)}
    log(desk, konex.account, **old)
    page.show()
    assert page.lines[0].days_open == 0
    assert page.table.texts("days_open") == [""]
