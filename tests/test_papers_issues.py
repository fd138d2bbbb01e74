"""Reports and letters of an issue from a real workspace: everything inside, and nothing internal for the customer."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest

from amdesk.__main__ import DONE, main
from amdesk.analysis.disputed import disputed
from amdesk.model.evidence import Release
from amdesk.model.issues import CauseNode, DisputedLine, Issue, Step
from amdesk.model.values import Cause, IssueStatus, StepStatus
from amdesk.papers.issue_reports import IssuePrint, LeaksFound, built_issue, issue_letter
from amdesk.store.queries.issue_report import issue_record
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy, sample_as_made

TODAY = date(2026, 11, 21)
PRINTED = datetime(2026, 11, 21, 14, 5)
OVERCHARGED = 1
OUTWARD = (IssuePrint.CUSTOMER, IssuePrint.UPDATE)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    """The sample workspace, in which Konex was overcharged."""
    opened = opened_copy(sample_as_made(), tmp_path)
    yield opened
    opened.close()


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def printed(workspace: Workspace, kind: IssuePrint, issue: int = OVERCHARGED) -> str:
    return words(built_issue(workspace, issue, kind, printed=PRINTED))


def test_the_internal_report_says_problem_steps_causes_money_and_standards(filled: Workspace) -> None:
    text = printed(filled, IssuePrint.INTERNAL)
    for said in (
        "passed from desk to desk",
        "Trace each error to a step",
        "D5–D7",
        "The closing form goes to operations only",
        "CN-2229",
        "Internal, not for the customer",
        "Billing 50 %",
    ):
        assert said in text


@pytest.mark.parametrize("kind", OUTWARD)
def test_what_the_customer_gets_holds_no_internal_remark_and_no_blame(filled: Workspace, kind: IssuePrint) -> None:
    text = printed(filled, kind)
    assert "passed from desk to desk" in text
    record = issue_record(filled, OVERCHARGED)
    remarks = [record.venting, *(step.note for step in record.steps), *(why[2] for why in record.detail.whys)]
    assert any(remarks)
    assert not [remark for remark in remarks if remark and remark in text]
    owners = {step.owner for step in record.steps} - {"Me"}
    assert owners
    assert not [owner for owner in owners if owner in text]


@pytest.mark.parametrize("kind", OUTWARD)
def test_a_remark_among_the_facts_stops_the_customers_paper(filled: Workspace, kind: IssuePrint) -> None:
    with filled.write("Careless") as session:
        issue = session.get_one(Issue, OVERCHARGED)
        issue.venting = "She shouted at the clerk for twenty minutes"
        issue.facts = "We were late. She shouted at the clerk for twenty minutes."
    with pytest.raises(LeaksFound) as found:
        built_issue(filled, OVERCHARGED, kind, printed=PRINTED)
    (leak,) = found.value.leaks
    assert leak.words == "She shouted at the clerk for twenty minutes"
    assert "facts" in leak.sentence
    assert "venting" in leak.sentence


def test_a_released_finding_lets_the_paper_through_until_the_words_change(filled: Workspace) -> None:
    with filled.write("Named") as session:
        session.get_one(Issue, OVERCHARGED).facts = "Opentech billed the same line."
    with pytest.raises(LeaksFound) as found:
        printed(filled, IssuePrint.CUSTOMER)
    kind, subject, row, field, said = found.value.leaks[0].key
    with filled.write("Release") as session:
        session.add(Release(kind=kind, subject=subject, row=row, field_name=field, words=said, reason="They told us"))
    assert "Opentech billed" in printed(filled, IssuePrint.CUSTOMER)
    with filled.write("More") as session:
        session.get_one(Issue, OVERCHARGED).facts = "Opentech billed it; their margin too."
    with pytest.raises(LeaksFound) as found:
        printed(filled, IssuePrint.CUSTOMER)
    assert [leak.words for leak in found.value.leaks] == ["margin"]


@pytest.mark.parametrize("kind", OUTWARD)
def test_a_colleagues_name_stops_the_customers_paper_until_it_is_released(filled: Workspace, kind: IssuePrint) -> None:
    with filled.write("Blame") as session:
        session.get_one(Issue, OVERCHARGED).facts = "Priyanka Nair forgot to close the line."
    with pytest.raises(LeaksFound) as found:
        printed(filled, kind)
    (leak,) = found.value.leaks
    assert leak.sentence == ("Issue “Overcharged for three months”, facts says “Priyanka Nair”: the name of one of us.")
    kind_, subject, row, field, said = leak.key
    with filled.write("Release") as session:
        session.add(Release(kind=kind_, subject=subject, row=row, field_name=field, words=said, reason="Agreed"))
    assert "Priyanka Nair forgot" in printed(filled, kind)


@pytest.mark.parametrize("kind", [IssuePrint.INTERNAL, IssuePrint.DEBRIEF])
def test_our_own_papers_tell_the_facts_without_the_name_of_one_of_us(filled: Workspace, kind: IssuePrint) -> None:
    with filled.write("Blame") as session:
        session.get_one(Issue, OVERCHARGED).facts = "Priyanka Nair forgot to close the line."
    text = printed(filled, kind)
    assert "someone of Billing forgot to close the line." in text
    assert "Priyanka Nair forgot" not in text


def test_every_paper_tells_the_same_of_the_money(filled: Workspace) -> None:
    assert "credited 13,640 EUR in 5 notes, 4,780 EUR in 2 notes to be signed off by you" in printed(
        filled, IssuePrint.CUSTOMER
    )
    assert "4,780 EUR to sign off, 0 EUR left" in printed(filled, IssuePrint.INTERNAL)


@pytest.mark.parametrize("kind", [IssuePrint.INTERNAL, IssuePrint.DEBRIEF])
def test_no_paper_names_who_made_an_error(filled: Workspace, kind: IssuePrint) -> None:
    with filled.write("Blame") as session:
        session.add(CauseNode(issue_id=OVERCHARGED, text="Priyanka Nair forgot the form", category=Cause.SKILL))
    text = printed(filled, kind)
    assert "Priyanka Nair forgot" not in text
    assert "someone of Billing forgot the form" in text


def test_the_difference_of_clear_lines_is_added_up_and_others_are_not_clear(filled: Workspace) -> None:
    with filled.write("Lines") as session:
        for line in session.query(DisputedLine).filter_by(issue_id=OVERCHARGED):
            session.delete(line)
        for number, (charged, right) in enumerate([(100_00, 60_00), (50_00, 50_00), (70_00, None)], 1):
            session.add(DisputedLine(issue_id=OVERCHARGED, document=f"R-{number}", charged=charged, right=right))
    record = issue_record(filled, OVERCHARGED)
    assert disputed(record.disputed, record.line.currency).too_much == 40_00
    text = printed(filled, IssuePrint.CUSTOMER)
    assert "not clear yet" in text
    assert "Together 40 EUR" in text


def test_a_letter_is_the_same_on_paper_and_as_text(filled: Workspace) -> None:
    text = issue_letter(filled, OVERCHARGED, IssuePrint.UPDATE).text
    paper = printed(filled, IssuePrint.UPDATE)
    for line in text.splitlines():
        assert line.removeprefix("– ").split()[:4] == [] or " ".join(line.removeprefix("– ").split()[:4]) in paper


def test_a_step_without_words_for_the_customer_is_not_told(filled: Workspace) -> None:
    with filled.write("Secret step") as session:
        session.add(
            Step(issue_id=OVERCHARGED, number=31, name="Warn the lawyers", status=StepStatus.DONE, done_on=TODAY)
        )
    assert "lawyers" not in printed(filled, IssuePrint.CUSTOMER)
    assert "lawyers" in printed(filled, IssuePrint.INTERNAL)


@pytest.mark.parametrize("kind", list(IssuePrint))
def test_every_issue_of_the_sample_prints(filled: Workspace, kind: IssuePrint) -> None:
    for (issue,) in filled.select("SELECT id FROM issue"):
        try:
            built_issue(filled, issue, kind, printed=PRINTED)
        except LeaksFound as found:
            assert kind.leaves_the_house
            assert found.leaks


def test_a_declined_request_offers_the_alternative(filled: Workspace) -> None:
    ((issue, alternative),) = filled.select(
        "SELECT i.id, r.alternative FROM issue i JOIN refusal r ON r.issue_id = i.id WHERE i.status = ? LIMIT 1",
        (IssueStatus.DECLINED.value,),
    )
    assert " ".join(alternative.split()[:3]) in printed(filled, IssuePrint.UPDATE, issue)


def test_the_command_line_prints_it_and_refuses_leaks(filled: Workspace, tmp_path: Path) -> None:
    with filled.write("Careless") as session:
        session.get_one(Issue, 2).facts = "They would take the margin of Opentech."
    filled.close()
    given = ["export", "issue", "--from", str(filled.path), "--today", "2026-11-21"]
    out = tmp_path / "issue.pdf"
    assert main([*given, "--number", str(OVERCHARGED), "--print", "customer", "--to", str(out)]) == DONE
    assert "passed from desk to desk" in words(out.read_bytes())
    refused = tmp_path / "none.pdf"
    assert main([*given, "--number", "2", "--print", "customer", "--to", str(refused)]) != DONE
    assert not refused.exists()
