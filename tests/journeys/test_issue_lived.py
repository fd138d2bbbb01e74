"""A small account overcharged for three months: told, lived through step by step, closed, grown years later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.money import Contract, Invoice, Revenue
from amdesk.model.people import Person
from amdesk.model.surveys import Pulse
from amdesk.model.values import IssueSubject, Severity, Tier
from amdesk.papers.issue_reports import print_issue
from amdesk.store.workspace import Workspace
from amdesk.ui.account.issues.view import IssueView
from amdesk.ui.app import open_desk
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.window import Window
from tests.journeys import hands

TOLD = date(2026, 3, 2)
SETTLED = date(2026, 3, 24)
SOLVED = date(2026, 4, 10)
GROWN = date(2029, 4, 12)
INVOICES = 9
TOO_MUCH = 2_000
"""Cents too much on each invoice."""
PROVED = (2, 5, 8, 13, 15, 16)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small shop with a year of revenue, nine invoices of three months, and a score of 3."""
    file = tmp_path / "mine.amdesk"
    workspace = Workspace.create(file, today=TOLD)
    with workspace.write("Corner shop") as session:
        account = Account(name="Corner shop", tier=Tier.SMALL, currency="EUR", came_in=date(2024, 1, 1))
        session.add(account)
        session.flush()
        session.add(Person(account_id=account.id, name="Ada Novak"))
        session.add(Pulse(account_id=account.id, on=TOLD - timedelta(days=20), company=3))
        for month in range(12):
            on = date(2025 + (month + 2) // 12, (month + 2) % 12 + 1, 5)
            session.add(Revenue(account_id=account.id, on=on, amount=50_000, currency="EUR"))
        for number in range(INVOICES):
            on = date(2025, 12, 5) + timedelta(days=10 * number)
            session.add(Invoice(account_id=account.id, number=f"R-{number}", on=on, amount=12_000, currency="EUR"))
    workspace.close()
    return file


@contextmanager
def at_work(path: Path, today: date) -> Iterator[Window]:
    """The window on a later day, on the account's issues."""
    window = hands.ready(open_desk(path, today))
    window.visit(Place("account", 1, "issues"))
    hands.wait_until(lambda: window.findChild(IssueView) is not None and window.findChild(IssueView).isVisible())
    yield window
    window.close()


def one(window: Window, sql: str) -> object:
    return window.desk.workspace.select(sql)[0][0]


def fill(window: Window, begin: Callable[[], object], **values: object) -> None:
    """Answer the form of a new row."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRecord)
        dialog.form.set_values(values)
        hands.click(dialog, "record-add")

    hands.answering(answer, begin)


def tell(window: Window) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRecord)
        dialog.form.set_values({"subject": IssueSubject.BILLING, "severity": Severity.MEDIUM, "upset": 4})
        hands.type_into(dialog, "field-words", "You charge us for a line we closed in November.")
        hands.type_into(dialog, "field-name", "Overcharged for three months")
        hands.click(dialog, "record-add")

    hands.answering(answer, window.actions_by_name["new-issue"].trigger)
    hands.wait_until(lambda: bool(window.desk.workspace.select("SELECT 1 FROM step")))


def do(window: Window, *numbers: int) -> None:
    """Tick steps; those that need it get a note of who confirmed it, typed on them."""
    for number in numbers:
        if number in PROVED:
            hands.click(window, f"issue-step-tick-{number}")
            assert "needs evidence" in hands.seen(window, f"issue-step-refused-{number}").text()
            hands.click(window, f"issue-step-row-{number}")
            detail = hands.seen(window, f"issue-step-detail-{number}")
            hands.type_into(detail, "evidence-note", f"Ada Novak confirmed step {number}")
            hands.press(detail, "evidence-note")
        hands.click(window, f"issue-step-tick-{number}")
    done = "SELECT number FROM step WHERE status = 'done'"
    hands.wait_until(lambda: {number for (number,) in window.desk.workspace.select(done)} >= set(numbers))


def paste_the_invoices(window: Window) -> None:
    lines = [f"R-{n}\t{date(2025, 12, 5) + timedelta(days=10 * n)}\t120.00\t100.00" for n in range(INVOICES)]
    QGuiApplication.clipboard().setText("\n".join(["Invoice\tDate\tCharged\tRight", *lines]))
    hands.click(window, "issue-paste-transactions")
    hands.click(window, "issue-take-sum")


def ask(window: Window, link: str, **values: object) -> None:
    fill(window, lambda: hands.click(window, link), **values)


def cards(window: Window) -> tuple[str, ...]:
    view = window.findChild(IssueView)
    assert view is not None and view.content is not None
    return view.content.came_of_it


def words_of(pdf: Path) -> str:
    return " ".join(" ".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(pdf)).split())


def begin_and_settle(path: Path) -> None:
    """Heard and answered on the first day, found out and put right three weeks later."""
    with at_work(path, TOLD) as window:
        tell(window)
        assert one(window, "SELECT count(*) FROM step") == 17
        do(window, 1, 2, 3)
        assert one(window, "SELECT answered_on FROM issue") == TOLD.isoformat()
    with at_work(path, SETTLED) as window:
        do(window, 4)
        paste_the_invoices(window)
        assert one(window, "SELECT disputed FROM issue") == INVOICES * TOO_MUCH
        do(window, 5, 6, 7)
        for number, amount in (("CN-1", 12_000), ("CN-2", 6_000)):
            ask(window, "issue-add-credit-note", number=number, amount=amount, signed_off_on=SETTLED)
        for name in ("Train billing on closed lines", "Close lines in billing by themselves"):
            ask(window, "issue-add-action", name=name)
        do(window, 8)


def solve_and_close(path: Path) -> None:
    """Everything confirmed and a feedback of 9; closed by the call of three months later."""
    with at_work(path, SOLVED) as window:
        do(window, 9, 10, 11, 12)
        hands.click(window, "issue-resolve")
        assert "5 steps open" in hands.seen(window, "issue-refused-words").text()
        do(window, 13, 14, 15)
        ask(window, "issue-add-feedback", company=9, words="Now I trust you")
        do(window, 16, 17)
        hands.click(window, "issue-gap-confirmed")
        hands.click(window, "issue-resolve")
        assert one(window, "SELECT status FROM issue") == "resolved"
        call = date.fromisoformat(str(one(window, "SELECT review_on FROM issue")))
        planned = window.desk.workspace.select("SELECT status, \"on\" FROM touch WHERE kind = 'review-call'")
        assert planned == [("planned", call.isoformat())]
    assert call - SOLVED >= timedelta(days=91)
    with at_work(path, call) as window:
        hands.click(window, "issue-close")
        for answer in ("runs-yes", "bills-yes", "new-no"):
            hands.seen(window, f"issue-call-{answer}").click()
        hands.click(window, "issue-call-well")
        assert one(window, "SELECT status FROM issue") == "closed"


def grow(path: Path) -> None:
    """Years later the shop is a chain."""
    workspace = Workspace.open(path, today=GROWN)
    with workspace.write("Grown") as session:
        session.get_one(Account, 1).tier = Tier.KEY
        session.add(
            Contract(account_id=1, name="All shops", value=150_000_000, starts=date(2028, 1, 1), currency="EUR")
        )
        for on, amount in ((date(2026, 9, 1), 900_000), (date(2029, 2, 1), 120_000_000)):
            session.add(Revenue(account_id=1, on=on, amount=amount, currency="EUR"))
    workspace.close()


def test_an_overcharged_small_account_is_put_right_and_grows(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    begin_and_settle(path)
    solve_and_close(path)
    with at_work(path, SOLVED + timedelta(days=120)) as window:
        days = (SOLVED - TOLD).days
        line = window.findChild(IssueView).content.line  # type: ignore[union-attr]
        assert (line.days_open, line.disputed, line.credited) == (days, INVOICES * TOO_MUCH, 18_000)
        assert cards(window)[0] == "They gave 3 of 10 before it and 9 after."
    grow(path)
    told = (
        "They gave 3 of 10 before it and 9 after.",
        "In the 12 months before it they bought for 6,000 EUR, in the 12 months after it for 9,000 EUR (+50 %).",
        "3 years later it is 1,200,000 EUR a year, 200 times as much.",
        "Then a small account, now a key account.",
        "Since then they signed “All shops”: 1,500,000 EUR a year from 1 Jan 2028.",
    )
    with at_work(path, GROWN) as window:
        assert cards(window) == told
        report = tmp_path / "issue.pdf"
        print_issue(window.desk.workspace, 1, report)
    words = words_of(report)
    assert [sentence for sentence in told if sentence not in words] == []
