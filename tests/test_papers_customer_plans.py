"""The customer's edition of a plan: what it says, what stays inside, and what stops it."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from amdesk.__main__ import DONE, main
from amdesk.model.accounts import Account
from amdesk.model.base import fields_of
from amdesk.model.evidence import Release
from amdesk.model.fields import Kind
from amdesk.model.people import Person
from amdesk.model.plans import Action, Competitor, Objective, Plan, PositionLine, Presence, Resource, Target
from amdesk.model.values import PlanStatus, Side, Stance
from amdesk.papers.customer_plans import LeaksFound, built_customer_plan
from amdesk.report.account_plan import TOLD, TOLD_USUALLY, PlanSection
from amdesk.report.styles import PaperSize
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)
PRINTED = datetime(2026, 11, 21, 14, 5)
EVERY = frozenset(TOLD)
REMARK = "he only listens to his old friend in finance"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def planned(tmp_path: Path) -> Iterator[Workspace]:
    """Konex with an agreed plan: an objective of each side, an action, a sceptic to win and a competitor."""
    opened = Workspace.create(tmp_path / "konex.amdesk", today=TODAY)
    with opened.write("Fill") as session:
        account = Account(name="Konex")
        session.add(account)
        session.flush()
        plan = Plan(
            account_id=account.id,
            name="Konex next year",
            starts=date(2026, 10, 1),
            ends=date(2027, 9, 30),
            summary="Bills right, contract renewed.",
            needs="Two days of a controller we do not have",
        )
        session.add(plan)
        sceptic = Person(name="Helen Ashdown", account_id=account.id)
        session.add(sceptic)
        session.flush()
        renew = Objective(
            plan_id=plan.id,
            side=Side.PROTECT,
            name="Renew the contract",
            why_us="A third of what the region earns hangs on it",
            why_them="Prices known for three years",
            measure="Contract signed",
            start=Decimal(0),
            goal=Decimal(4),
            actual=Decimal(1),
            due=date(2027, 6, 30),
        )
        bills = Objective(
            plan_id=plan.id, side=Side.CARE, name="Bills right first time", why_them="Accounts payable gets days back"
        )
        session.add_all([renew, bills])
        session.flush()
        session.add(Action(name="Audit three bills", account_id=account.id, objective_id=bills.id, note=REMARK))
        session.add(
            Target(
                plan_id=plan.id,
                person_id=sceptic.id,
                stance_then=Stance.SCEPTIC,
                stance_wanted=Stance.SUPPORTER,
                approach="Win her by the pilot numbers of the second plant",
            )
        )
        session.add(Resource(plan_id=plan.id, what="Days of the controller", asked=Decimal(7)))
        rival = Competitor(name="Opentech")
        session.add(rival)
        session.flush()
        session.add(Presence(account_id=account.id, competitor_id=rival.id, where="In the second plant since May"))
        session.add(PositionLine(account_id=account.id, text="We depend on one buyer only here"))
    yield opened
    opened.close()


def change(workspace: Workspace, model: type[Plan] | type[Objective] | type[Action], **says: object) -> None:
    with workspace.write("Change") as session:
        row = session.scalars(select(model).order_by(model.id)).first()
        for name, value in says.items():
            setattr(row, name, value)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def printed(workspace: Workspace, sections: frozenset[PlanSection] = EVERY) -> str:
    return words(built_customer_plan(workspace, 1, sections, printed=PRINTED))


def found(workspace: Workspace) -> list[tuple[str, str]]:
    with pytest.raises(LeaksFound) as leaks:
        printed(workspace)
    return [(leak.at.place, leak.words) for leak in leaks.value.leaks]


def test_it_says_what_both_sides_want_with_the_reason_for_the_customer_and_where_to_sign(planned: Workspace) -> None:
    text = printed(planned)
    for said in (
        "Bills right, contract renewed.",
        "Renew the contract",
        "Prices known for three years",
        "0 → 4, now 1",
        "25 %",
        "Audit three bills",
        "For you",
        "For Konex",
    ):
        assert said in text
    assert "Internal" not in text


def test_nothing_internal_of_any_subject_stands_in_it(planned: Workspace) -> None:
    text = printed(planned)
    inside = []
    for model in (Plan, Objective, Action, Target, Presence, Competitor, PositionLine):
        for field in fields_of(model):
            if field.internal and field.kind in (Kind.TEXT, Kind.NOTE):
                inside += [value for (value,) in planned.select(f'SELECT "{field.name}" FROM "{model.__tablename__}"')]
    said = [value for value in inside if value]
    assert len(said) >= 6
    assert [value for value in said if value in text] == []
    for word in ("sceptic", "supporter", "Days of the controller", "health"):
        assert word not in text.lower()


def test_a_stance_in_an_objective_stops_it_and_the_place_is_named(planned: Workspace) -> None:
    change(planned, Objective, why_them="Helen Ashdown is a sceptic until she sees it")
    assert found(planned) == [("Objective “Renew the contract”, why for them", "sceptic")]


def test_five_words_of_an_internal_remark_stop_it(planned: Workspace) -> None:
    change(planned, Plan, summary="In short: he only listens to his boss")
    assert found(planned) == [("Plan “Konex next year”, in short", "he only listens to his")]


def test_four_words_of_a_remark_and_a_sceptics_bare_name_do_not(planned: Workspace) -> None:
    change(planned, Action, name="Workshop with Helen Ashdown, who only listens to facts")
    assert "Workshop with Helen Ashdown" in printed(planned)


def test_a_competitors_name_stops_it_until_it_is_released_for_these_words(planned: Workspace) -> None:
    change(planned, Action, name="Compare with Opentech")
    with pytest.raises(LeaksFound) as leaks:
        printed(planned)
    (leak,) = leaks.value.leaks
    kind, subject, row, field, said = leak.key
    assert (subject, field) == ("action", "name")
    with planned.write("Release") as session:
        session.add(
            Release(kind=kind, subject=subject, row=row, field_name=field, words=said, reason="They asked for it")
        )
    assert "Compare with Opentech" in printed(planned)
    change(planned, Objective, name="Take Opentech's place")
    assert found(planned) == [("Objective “Take Opentech's place”, its name", "Opentech")]


def test_what_is_not_printed_stops_nothing(planned: Workspace) -> None:
    change(planned, Action, name="Compare with Opentech")
    assert "Renew the contract" in printed(planned, frozenset({PlanSection.AGREEMENT}))


def test_the_account_manager_is_never_called_me(planned: Workspace) -> None:
    ((me,),) = planned.select("SELECT id FROM colleague WHERE is_me")
    change(planned, Action, owner_id=me)
    text = printed(planned)
    assert "Your account manager" in text
    assert " Me " not in text


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_it_fits_both_sheets(planned: Workspace, size: PaperSize) -> None:
    document = pypdfium2.PdfDocument(built_customer_plan(planned, 1, TOLD_USUALLY, size, printed=PRINTED))
    widest = max(page.get_size()[0] for page in document)
    assert round(widest) == {PaperSize.A4: 595, PaperSize.LETTER: 612}[size]
    assert "Agreement" in document[len(document) - 1].get_textpage().get_text_range()


def test_an_account_without_plan_says_so(planned: Workspace) -> None:
    with planned.write("Delete") as session:
        session.delete(session.get_one(Plan, 1))
    assert "There is no plan yet." in printed(planned)


def test_a_closed_plan_still_prints(planned: Workspace) -> None:
    change(planned, Plan, status=PlanStatus.CLOSED)
    assert "Renew the contract" in printed(planned)


def test_the_command_line_prints_it_and_refuses_leaks(planned: Workspace, tmp_path: Path) -> None:
    given = ["export", "plan", "--customer", "--from", str(planned.path), "--today", "2026-11-21"]
    planned.close()
    out, none = tmp_path / "plan.pdf", tmp_path / "none.pdf"
    assert main([*given, "--account", "Konex", "--to", str(out)]) == DONE
    assert "Renew the contract" in words(out.read_bytes())
    assert main([*given, "--all", "--to", str(none)]) != DONE
    again = Workspace.open(planned.path, today=TODAY)
    change(again, Plan, summary="Our margin is thin.")
    again.close()
    assert main([*given, "--account", "Konex", "--to", str(none)]) != DONE
    assert not none.exists()
