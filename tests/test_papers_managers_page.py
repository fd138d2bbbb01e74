"""The manager's page is printed from a real workspace: always one page, with what is asked for before all else."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from amdesk import upkeep
from amdesk.__main__ import DONE, main
from amdesk.analysis.managers_page import ManagersPage, Part, managers_page
from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.issues import Refusal
from amdesk.model.kpis import Kpi, KpiGoal
from amdesk.model.opportunities import Opportunity
from amdesk.model.plans import Plan, Resource
from amdesk.model.reviews import Decision, Review
from amdesk.model.values import Cause, OpportunityStage, PlanStatus, ResourceKind, ReviewKind
from amdesk.papers.managers_pages import built_managers_page
from amdesk.report.styles import PaperSize
from amdesk.store.queries.managers_page import managers_facts
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy, sample_caught_up

TODAY = date(2026, 11, 21)
PRINTED = datetime(2026, 11, 21, 14, 5)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    """The sample workspace with its health and concerns."""
    opened = opened_copy(sample_caught_up(), tmp_path)
    upkeep.keep(opened)
    yield opened
    opened.close()


@pytest.fixture
def konex(workspace: Workspace) -> Workspace:
    """Konex with everything the page tells, once, and a review held on 22 October."""
    with workspace.write("Konex") as session:
        session.add(Colleague(name="Carla", is_manager=True))
        account = Account(name="Konex", currency="EUR", came_in=TODAY)
        session.add(account)
        session.flush()
        plan = Plan(
            account_id=account.id,
            name="2026",
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 31),
            status=PlanStatus.PROPOSED,
            proposed_on=date(2026, 11, 13),
        )
        last = Review(name="October", on=date(2026, 10, 22), held=True)
        with_them = Review(name="Theirs", kind=ReviewKind.CUSTOMER, on=date(2026, 11, 1), held=True)
        session.add_all([plan, last, with_them])
        session.flush()
        days = {"plan_id": plan.id, "asked": Decimal(2)}
        session.add(Resource(kind=ResourceKind.MANAGEMENT, what="The CFO", due=date(2026, 12, 4), **days))
        session.add(Resource(kind=ResourceKind.DAYS, what="Training", granted=Decimal(2), **days))
        no = {"account_id": account.id, "currency": "EUR", "reason": "Too late", "agreed_by": "Carla"}
        for on, stake in ((date(2026, 11, 2), 900_000), (date(2026, 11, 3), 300_000), (date(2026, 9, 1), 500_000)):
            session.add(Refusal(on=on, cause=Cause.POLICY, at_stake=stake, alternative="In January", **no))
        won = {"account_id": account.id, "currency": "EUR", "stage": OpportunityStage.WON, "why": "Price"}
        session.add(Opportunity(name="Second line", value=4_200_000, closed_on=date(2026, 11, 5), **won))
        session.add(Opportunity(name="Long ago", value=100, closed_on=date(2026, 10, 1), **won))
        session.add(Decision(review_id=last.id, text="Visit Leeds", due=date(2026, 11, 9)))
        session.add(Decision(review_id=last.id, text="No discount", kept_on=date(2026, 11, 10)))
        session.add(Decision(review_id=with_them.id, text="Theirs", due=date(2026, 11, 9)))
        session.add(KpiGoal(kpi=Kpi.REPEAT_SALES, starts=date(2026, 1, 1), ends=date(2026, 12, 31), weight=80))
        session.add(KpiGoal(kpi=Kpi.CHECK_INS, starts=date(2026, 1, 1), ends=date(2026, 12, 31), weight=20))
    return workspace


def page_of(workspace: Workspace) -> ManagersPage:
    return managers_page(managers_facts(workspace))


def lines(page: ManagersPage, part: Part) -> list[tuple[str, str, str]]:
    return [(line.words, line.note, line.aside) for line in page.parts[part]]


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return " ".join(text.split())


def test_what_is_needed_is_asked_for_with_the_noes_by_cause_and_the_money_at_stake(konex: Workspace) -> None:
    page = page_of(konex)
    assert lines(page, Part.NEEDS) == [
        ("2 days of your time: The CFO", "Konex", "by 4 Dec"),
        ("Your agreement to the plan of Konex", "2026", "proposed 13 Nov"),
        ("2 noes because of policy", "0 alternatives accepted", "12,000 EUR"),
        ("Goals that do not rest mainly on sales: 80 % of their weight do now", "", ""),
    ]
    assert page.sentence.startswith("Four things are needed from you.")
    assert page.period == "since the last review, 22 Oct 2026"


def test_what_was_won_counts_from_the_last_review(konex: Workspace) -> None:
    page = page_of(konex)
    assert lines(page, Part.WON) == [("Won: Second line", "Konex", "42,000 EUR")]
    figures = {figure.name: (figure.value, figure.note) for figure in page.figures}
    assert figures == {
        "Revenue at risk": ("0", "0 accounts"),
        "Won": ("42,000 EUR", "1 opportunity"),
        "At stake in noes": ("12,000 EUR", "2 noes"),
        "Decisions kept": ("1 of 2", "1 late"),
    }


def test_last_times_decisions_say_whether_they_were_kept(konex: Workspace) -> None:
    assert lines(page_of(konex), Part.DECIDED) == [
        ("Visit Leeds", "", "12 days late"),
        ("No discount", "", "✓ kept 10 Nov"),
    ]


def test_an_empty_workspace_says_so_and_asks_for_nothing(workspace: Workspace) -> None:
    said = words(built_managers_page(workspace, printed=PRINTED))
    assert "Nothing is needed from you." in said
    assert "Nothing was decided last time." in said
    assert "since 22 Oct 2026, as no review was held yet" in said


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_the_page_of_the_sample_is_one_page_and_internal(filled: Workspace, size: PaperSize) -> None:
    said = words(built_managers_page(filled, size, printed=PRINTED))
    assert "For Ingrid Solheim" in said
    assert "Internal, not for the customer" in said
    assert all(part.label in said for part in Part)
    assert "388,100 EUR" in said


def test_it_stays_one_page_however_much_there_is_and_says_how_much_more(filled: Workspace) -> None:
    long = "A very long name of something that is needed and goes on and on until nobody can read it " * 3
    with filled.write("Very much") as session:
        plan = filled.select("SELECT id FROM plan WHERE status <> 'closed'")[0][0]
        for number in range(120):
            session.add(Resource(plan_id=plan, kind=ResourceKind.DAYS, what=f"{number} {long}"[:300], asked=Decimal(2)))
        review = Review(name="Much", on=TODAY - timedelta(days=5), held=True)
        session.add(review)
        session.flush()
        for number in range(120):
            session.add(Decision(review_id=review.id, text=f"{number} {long}"[:300], due=TODAY))
    said = words(built_managers_page(filled, printed=PRINTED))
    assert "more" in said.split("What I need from you")[1]
    assert all(part.label in said for part in Part)


def test_it_is_written_by_the_command_line_too(filled: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    path = filled.path
    filled.close()
    arguments = ["export", "manager-page", "--from", str(path), "--to", str(out), "--today", TODAY.isoformat()]
    assert main(arguments) == DONE
    assert "What I need from you" in words(out.read_bytes())
