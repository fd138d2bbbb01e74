"""One small account, Konex, whose rows can be counted by hand; today is 21 November 2026."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague, Team
from amdesk.model.evidence import Evidence
from amdesk.model.intel import Intel
from amdesk.model.issues import CauseNode, CreditNote, Issue, Step, TeamShare
from amdesk.model.money import Contract, Invoice, Payment, Product, ProductRange, Revenue
from amdesk.model.people import Coverage, Group, GroupMember, Line, Person, Placement
from amdesk.model.plans import Action, Agreement, Objective, Plan, Resource, Target
from amdesk.model.profile import Aim
from amdesk.model.surveys import Pulse
from amdesk.model.touches import Promise, Touch, TouchPerson
from amdesk.model.values import (
    ActionStatus,
    Cause,
    Channel,
    GroupKind,
    LineKind,
    Phase,
    PlanStatus,
    ResourceKind,
    Role,
    Side,
    Stance,
    StepStatus,
    Tier,
)
from amdesk.store.workspace import Workspace


@dataclass
class Konex:
    """The workspace, and the ids of its rows by a short name."""

    workspace: Workspace
    ids: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.ids[name]

    def add(self, session: Session, name: str, row: Any) -> Any:
        """Store a row under a short name."""
        session.add(row)
        session.flush()
        self.ids[name] = row.id
        return row


@pytest.fixture
def konex(workspace: Workspace) -> Konex:
    """Konex with four people, a plan, an issue, money and contacts; Betasoloin with one person."""
    made = Konex(workspace)
    with workspace.write("Konex") as session:
        _people(made, session)
        _plan(made, session)
        _issue(made, session)
        _money(made, session)
    return made


def _people(made: Konex, session: Session) -> None:
    konex = made.add(session, "konex", Account(name="Konex", tier=Tier.KEY, currency="EUR"))
    other = made.add(session, "other", Account(name="Betasoloin", tier=Tier.SMALL, currency="GBP"))
    made.add(session, "ben", Colleague(name="Ben Adler"))
    for name, account in (("Cora", konex), ("Otto", konex), ("Ada", konex), ("Vera", konex), ("Gus", other)):
        made.add(session, name.lower(), Person(name=name, account_id=account.id, came_in=date(2025, 1, 1)))
    cora, ada = session.get(Person, made["cora"]), session.get(Person, made["ada"])
    Person.job.change(cora, "Chief Operating Officer", date(2025, 1, 1))
    cora.take_role(Role.DECIDER, date(2025, 1, 1))
    cora.take_role(Role.SPONSOR, date(2026, 10, 1))
    Person.stance.change(cora, Stance.NEUTRAL, date(2025, 2, 1))
    Person.stance.change(cora, Stance.SUPPORTER, date(2026, 6, 1))
    Person.influence.change(cora, 5, date(2025, 2, 1))
    ada.take_role(Role.USER, date(2025, 1, 1))
    made.add(session, "boss", Line(source_id=made["ada"], target_id=made["cora"], since=date(2025, 1, 1)))
    made.add(
        session,
        "outside",
        Line(source_id=made["gus"], target_id=made["cora"], kind=LineKind.TRUSTS, strength=2, since=date(2026, 1, 1)),
    )
    made.add(session, "camp", Group(account_id=konex.id, name="Build it ourselves", kind=GroupKind.CAMP))
    made.add(session, "in", GroupMember(group_id=made["camp"], person_id=made["ada"], since=date(2026, 1, 1)))
    made.add(session, "covered", Coverage(person_id=made["cora"], colleague_id=made["ben"], since=date(2026, 1, 1)))
    made.add(
        session,
        "placed",
        Placement(account_id=konex.id, person_id=made["ada"], arrangement="hierarchy", x=40, y=90),
    )
    for name, on, kind in (("visit", date(2026, 11, 9), Channel.VISIT), ("call", date(2026, 5, 1), Channel.CALL)):
        touch = made.add(session, name, Touch(account_id=konex.id, on=on, channel=kind, purpose=f"The {name}"))
        made.add(session, f"{name}-cora", TouchPerson(touch_id=touch.id, person_id=made["cora"]))
    session.get(Person, made["otto"]).leave(date(2026, 3, 1), "Hottechi")
    session.get(Person, made["vera"]).leave(date(2026, 4, 1))
    session.get(Person, made["vera"]).take_role(Role.GATEKEEPER, date(2025, 1, 1))


def _plan(made: Konex, session: Session) -> None:
    konex = made["konex"]
    made.add(session, "aim", Aim(account_id=konex, text="Halve supplier admin", year=2026))
    plan = made.add(
        session,
        "plan",
        Plan(
            account_id=konex,
            name="Plan 2026",
            starts=date(2026, 10, 1),
            ends=date(2027, 9, 30),
            status=PlanStatus.AGREED,
            proposed_on=date(2026, 10, 1),
        ),
    )
    made.add(session, "old-plan", Plan(account_id=konex, name="2025", starts=date(2025, 1, 1), ends=date(2025, 12, 31)))
    made.add(session, "agreed", Agreement(plan_id=plan.id, on=date(2026, 10, 3), colleague_id=made["ben"]))
    made.add(
        session,
        "renew",
        Objective(
            plan_id=plan.id,
            side=Side.PROTECT,
            name="Renew",
            why_us="Base",
            aim_id=made["aim"],
            measure="Queries",
            start=Decimal(9),
            goal=Decimal(2),
            actual=Decimal("5.5"),
            due=date(2027, 6, 30),
        ),
    )
    made.add(session, "bills", Objective(plan_id=plan.id, side=Side.CARE, name="Bills right", why_us="x", why_them="y"))
    made.add(session, "heard", Intel(account_id=konex, on=date(2026, 11, 14), text="Opentech visited Plant B twice"))
    made.add(session, "open-heard", Intel(account_id=konex, on=date(2026, 11, 2), text="New territory announced"))
    action = made.add(
        session,
        "meet",
        Action(
            name="Meet the CFO",
            account_id=konex,
            objective_id=made["renew"],
            intel_id=made["heard"],
            owner_id=made["ben"],
            due=date(2026, 11, 10),
            place=1,
        ),
    )
    made.add(
        session,
        "first",
        Action(
            name="Settle",
            account_id=konex,
            objective_id=made["renew"],
            due=date(2026, 11, 1),
            status=ActionStatus.DONE,
            done_on=date(2026, 10, 30),
        ),
    )
    made.add(
        session,
        "days",
        Resource(
            plan_id=plan.id, action_id=action.id, kind=ResourceKind.DAYS, colleague_id=made["ben"], asked=Decimal("2.0")
        ),
    )
    made.add(
        session,
        "target",
        Target(
            plan_id=plan.id,
            person_id=made["cora"],
            stance_then=Stance.NEUTRAL,
            stance_wanted=Stance.CHAMPION,
            by=date(2027, 3, 31),
        ),
    )


def _issue(made: Konex, session: Session) -> None:
    issue = made.add(
        session,
        "issue",
        Issue(
            account_id=made["konex"],
            name="Overcharged",
            person_id=made["ada"],
            words="Passed from desk to desk",
            reported_on=date(2026, 10, 14),
            disputed=1842000,
            cause=Cause.PROCESS,
            owner_id=made["ben"],
        ),
    )
    made.add(
        session,
        "step-1",
        Step(issue_id=issue.id, number=1, name="Hear", status=StepStatus.DONE, done_on=date(2026, 10, 14)),
    )
    made.add(
        session,
        "step-2",
        Step(issue_id=issue.id, number=2, name="Skip", status=StepStatus.SKIPPED, skipped_because="No need"),
    )
    made.add(
        session, "step-4", Step(issue_id=issue.id, number=4, name="Find", phase=Phase.FIND_OUT, needs_evidence=True)
    )
    made.add(session, "step-7", Step(issue_id=issue.id, number=7, name="Put", phase=Phase.PUT_RIGHT))
    told = {"confirmed_by": "Ada", "confirmed_on": date(2026, 10, 14)}
    made.add(session, "proof", Evidence(subject="step", row=made["step-4"], name="call note", **told))
    why = made.add(session, "why", CauseNode(issue_id=issue.id, text="Closure not in billing"))
    made.add(session, "why-2", CauseNode(issue_id=issue.id, parent_id=why.id, text="Form", category=Cause.SYSTEM))
    made.add(session, "billing", Team(name="Billing"))
    made.add(session, "share", TeamShare(issue_id=issue.id, team_id=made["billing"], share=50))
    for number, amount in (("C1", 1000000), ("C2", 364000)):
        made.add(session, number, CreditNote(issue_id=issue.id, number=number, amount=amount, on=date(2026, 11, 1)))
    made.add(session, "closed", Issue(account_id=made["other"], name="Late", reported_on=date(2026, 9, 1)))


def _money(made: Konex, session: Session) -> None:
    konex = made["konex"]
    made.add(session, "range", ProductRange(name="Labels", launched_on=date(2026, 3, 1)))
    made.add(session, "product", Product(name="Label A4", range_id=made["range"]))
    for name, on, amount in (("r1", date(2026, 11, 5), 100000), ("r2", date(2025, 11, 5), 80000)):
        made.add(
            session,
            name,
            Revenue(account_id=konex, on=on, amount=amount, product_id=made["product"], document=name.upper()),
        )
    invoice = made.add(
        session,
        "invoice",
        Invoice(
            account_id=konex, number="N1", on=date(2026, 9, 1), due=date(2026, 10, 1), amount=50000, disputed=20000
        ),
    )
    made.add(session, "paid", Payment(account_id=konex, invoice_id=invoice.id, on=date(2026, 11, 1), amount=10000))
    made.add(session, "loose", Payment(account_id=konex, on=date(2026, 11, 2), amount=700))
    made.add(
        session, "frame", Contract(account_id=konex, name="Frame", starts=date(2026, 1, 1), ends=date(2027, 6, 30))
    )
    made.add(session, "pulse", Pulse(account_id=konex, person_id=made["cora"], on=date(2026, 11, 9), company=7))
    made.add(
        session,
        "promise",
        Promise(account_id=konex, text="Cost sheet", said_on=date(2026, 11, 9), due=date(2026, 11, 16)),
    )
