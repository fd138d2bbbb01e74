"""A plan of Konex to print in tests, made by hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from amdesk.analysis.network import arranged, draw
from amdesk.analysis.series import Bar, Bars, Event, Line, Lines, Part, Point, Stack, Tone
from amdesk.model.health_rows import Band, Health
from amdesk.model.rows import (
    AccountHead,
    AccountMap,
    ActionRow,
    IssueLine,
    MapGroup,
    MapLine,
    MapPerson,
    ObjectiveRow,
    PlanContent,
    ResourceRow,
    TargetRow,
)
from amdesk.model.values import (
    ActionStatus,
    GroupKind,
    IssueKind,
    IssueStatus,
    IssueSubject,
    LineKind,
    Phase,
    PlanStatus,
    PositionKind,
    ResourceKind,
    Role,
    Section,
    Severity,
    Side,
    Stance,
    Status,
    Tier,
    UsageEffect,
    Whose,
)
from amdesk.report.account_plan.content import (
    AccountPlanContent,
    AimRow,
    BuyingRow,
    ChangeRow,
    KeyFigure,
    PositionRow,
    PresenceRow,
    ProfileRow,
    TheirPlanRow,
)

TODAY = date(2026, 11, 21)
HEALTH = Health(72, Band.WATCH, 88, (), (), -6, (("Issues", -8), ("Sales", 2)))
HEAD = AccountHead(1, "Konex", Tier.KEY, Status.ACTIVE, "EUR", HEALTH, None, "", PlanStatus.AGREED, TODAY, 1, True)
EMPTY_HEAD = replace(HEAD, name="Nil", health=Health(None, Band.UNKNOWN, 0, ()), plan_status=None, plan_on=None)


def person(
    number: int,
    name: str,
    job: str,
    roles: tuple[Role, ...] = (),
    stance: Stance | None = None,
    influence: int | None = None,
    days: int | None = None,
    covered_by: tuple[str, ...] = (),
    is_placeholder: bool = False,
    left_on: date | None = None,
    account: int = 1,
) -> MapPerson:
    """Someone on the map."""
    last = None if days is None else TODAY - timedelta(days=days)
    where = "Konex" if account == 1 else "Betasoloin"
    return MapPerson(
        number,
        name,
        job,
        "",
        roles,
        (),
        stance,
        influence,
        None,
        None,
        last,
        days,
        1,
        covered_by,
        is_placeholder,
        left_on,
        90,
        None,
        account,
        where,
    )


PEOPLE = (
    person(1, "Karin Holm", "Chief Operating Officer", (Role.DECIDER,), Stance.SUPPORTER, 5, 12, ("Ada Mill",)),
    person(2, "Piet de Vries", "VP Information Systems", (Role.INFLUENCER,), Stance.SCEPTIC, 4, 61, ("Ben Roe",)),
    person(3, "Marta Nowak", "VP Operations", (Role.DECIDER, Role.SPONSOR), Stance.CHAMPION, 4, 5, ("Ada Mill",)),
    person(4, "Jean-Luc Moreau", "Chief Financial Officer", (Role.DECIDER,), Stance.NEUTRAL, 5),
    person(5, "Sanjay Rao", "Lead Architect", (Role.INFLUENCER,), Stance.OPPONENT, 3, 88),
    person(6, "山田 太郎", "Plant Manager A", (Role.USER,), Stance.CHAMPION, 2, 3),
    person(7, "ليلى حداد", "Plant Manager B", (Role.USER,), Stance.SUPPORTER, 2, 20),
    person(8, "Eva Lind", "Head of Procurement", (Role.INFLUENCER, Role.BUYER), None, 3, 34),
    person(9, "Tom Berg", "Shift Planner", (Role.USER,), Stance.SUPPORTER, 1, 9),
    person(10, "Someone signs above 250,000", "", (Role.DECIDER,), is_placeholder=True),
    person(11, "Otto Alt", "Buyer", (Role.BUYER,), Stance.NEUTRAL, 1, 300, left_on=date(2026, 5, 1)),
    person(12, "Finn Elsewhere", "Director", (), Stance.CHAMPION, 5, 3, account=2),
)
REPORTS = ((2, 1), (3, 1), (4, 1), (5, 2), (6, 3), (7, 3), (8, 4), (9, 6), (11, 4))
INFLUENCES = (
    (5, 1, LineKind.TRUSTS, 3),
    (5, 3, LineKind.CONFLICT, 2),
    (3, 4, LineKind.PEER, 1),
    (12, 1, LineKind.ADVISES, 2),
    (7, 2, LineKind.DOTTED, None),
)
LINES = tuple(
    [MapLine(i, source, target, LineKind.REPORTS, None, None) for i, (source, target) in enumerate(REPORTS, 1)]
    + [MapLine(i, *ends, kind, strength, None) for i, (*ends, kind, strength) in enumerate(INFLUENCES, 50)]
)
CAMP = MapGroup(1, "“build it ourselves” camp", GroupKind.CAMP, (2, 5))
MAP = AccountMap(1, "Konex", Tier.KEY, PEOPLE, LINES, (CAMP,), {})


def action(number: int, name: str, owner: str, due: date | None, done: date | None = None, how: str = "") -> ActionRow:
    """An action of the plan."""
    status = ActionStatus.DONE if done else ActionStatus.OPEN
    return ActionRow(number, name, how, 1, owner, due, status, done, 1, None, None, 1, "Konex", None, "", number)


def objective(number: int, side: Side, name: str, why_us: str, why_them: str, **more: object) -> ObjectiveRow:
    """An objective of the plan."""
    whole = ObjectiveRow(
        number, side, name, why_us, why_them, "", "", "", None, None, None, date(2027, 6, 30), number, ()
    )
    return replace(whole, **more)


OBJECTIVES = (
    objective(
        1,
        Side.PROTECT,
        "Renew the frame contract",
        "A fifth of our revenue",
        "Prices fixed for three years",
        aim="Fewer suppliers",
        measure="Renewal signed",
        due=date(2027, 6, 30),
        actions=(
            action(1, "Meet the CFO through VP Operations", "Ada Mill", date(2026, 12, 5), how="Ask Marta for 20 min"),
            action(2, "Total-cost comparison against Opentech", "Ada Mill", date(2026, 12, 12)),
            action(3, "Settle billing dispute #214", "Billing", date(2026, 11, 14)),
        ),
    ),
    objective(
        2,
        Side.GROW,
        "Second line for Plant B",
        "40,000 a year more",
        "+20 % output at Plant B",
        measure="Pilot order",
        measure_unit="EUR",
        start=Decimal(0),
        goal=Decimal(40000),
        actual=Decimal(12500),
        due=date(2027, 3, 31),
        actions=(action(4, "Trial week on site", "Specialist", date(2027, 1, 18)),),
    ),
    objective(
        3,
        Side.CARE,
        "Make invoices right first time",
        "Fewer hours lost on queries",
        "Lower cost of dealing with us",
        aim="Halve supplier admin",
        measure="Queries a month",
        start=Decimal(9),
        goal=Decimal(2),
        actual=Decimal(5),
        actions=(
            action(5, "Audit the next three bills", "Billing lead", date(2026, 11, 30)),
            action(6, "One contact for all billing questions", "Back office", date(2026, 11, 1), date(2026, 10, 30)),
        ),
    ),
    objective(
        4,
        Side.CULTIVATE,
        "Help them enter the Nordic market",
        "",
        "A partner who knows the rules",
        aim="Enter the Nordics",
        measure="Workshops held",
        start=Decimal(0),
        goal=Decimal(2),
        actual=Decimal(0),
        actions=(action(7, "Share the regulation digest monthly", "Knowledge base", date(2026, 12, 1)),),
    ),
)
RESOURCES = (
    ResourceRow(
        1, ResourceKind.DAYS, "Trial week", "Specialist", Decimal(5), Decimal(5), None, date(2027, 1, 18), "Trial"
    ),
    ResourceRow(2, ResourceKind.DAYS, "Comparison", "Finance", Decimal(2), None, None, date(2026, 12, 12), ""),
    ResourceRow(3, ResourceKind.BUDGET, "Travel", "", Decimal(12000), Decimal(12000), Decimal(3400), None, ""),
)
TARGETS = (
    TargetRow(
        1,
        4,
        "Jean-Luc Moreau",
        "Chief Financial Officer",
        Stance.NEUTRAL,
        Stance.NEUTRAL,
        Stance.SUPPORTER,
        date(2027, 3, 31),
        "Through Marta: total cost, not price",
        "Ada Mill",
    ),
    TargetRow(
        2,
        2,
        "Piet de Vries",
        "VP Information Systems",
        Stance.NEUTRAL,
        Stance.SCEPTIC,
        Stance.NEUTRAL,
        date(2027, 2, 28),
        "Architects' workshop",
        "Ben Roe",
    ),
)
PLAN = PlanContent(
    1,
    1,
    "Konex",
    "Plan 2027",
    date(2026, 10, 1),
    date(2027, 9, 30),
    PlanStatus.AGREED,
    "Win back their trust in our bills, renew the frame contract on value rather than price, and be the partner who "
    "helps them into the Nordics.",
    "A decision on the second specialist week by 5 December, and one visit with me to their CFO before Christmas.",
    date(2026, 9, 28),
    date(2026, 10, 3),
    "Karin Holm",
    date(2026, 12, 15),
    OBJECTIVES,
    TARGETS,
    RESOURCES,
)
ISSUES = (
    IssueLine(
        214,
        1,
        "Konex",
        Tier.KEY,
        "Overcharged since July",
        IssueKind.COMPLAINT,
        IssueSubject.BILLING,
        Severity.MEDIUM,
        IssueStatus.OPEN,
        Phase.PUT_RIGHT,
        8,
        17,
        date(2026, 10, 2),
        date(2026, 10, 3),
        None,
        None,
        "Billing lead",
        1_840_000,
        0,
        "EUR",
        "",
        50,
    ),
)
PULSE = Lines(
    "Satisfaction with the company",
    (
        Line("Karin Holm", tuple(Point(date(2026, m, 5), 8.0 - (m > 8) * 1.5) for m in range(1, 12))),
        Line("Marta Nowak", tuple(Point(date(2026, m, 20), 7.0 + m % 3) for m in range(2, 11, 2)), Tone.CUSTOMER),
    ),
    (Event(date(2026, 7, 14), "issue #214"),),
    0,
    10,
)
MONTHS = ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
REVENUE = Bars(
    "Revenue by month",
    tuple(Bar(m, 30_000 + 1_000 * i) for i, m in enumerate(MONTHS)),
    tuple(Bar(m, 28_000 + 900 * i, Tone.QUIET) for i, m in enumerate(MONTHS)),
    unit="EUR",
    name="these 12 months",
    compare_name="the 12 before",
)
AGING = Stack(
    "Receivables",
    (Part("not due", 21_000), Part("1–30 days", 9_000, Tone.WARN), Part("over 90", 4_000, Tone.BAD)),
    "EUR",
)
KONEX = AccountPlanContent(
    HEAD,
    TODAY,
    PLAN,
    (
        KeyFigure("Satisfaction", "7.2", "was 8.1 half a year ago", True),
        KeyFigure("Revenue 12 months", "412 k EUR", "+4 % on the year before"),
        KeyFigure("Overdue", "18 k EUR", "all in dispute", True),
    ),
    (
        AimRow("+20 % output at Plant B", "units a day", 2027),
        AimRow("Enter the Nordics", "", 2027),
        AimRow("Halve supplier admin", "hours", 2027),
    ),
    (
        ProfileRow(Section.MISSION, "Keep every line in Europe running.", date(2026, 3, 1), "annual report"),
        ProfileRow(Section.STRATEGY, "Fewer, closer suppliers; own service in the Nordics.", date(2026, 9, 1), "COO"),
    ),
    (("Visits", "each quarter, face to face"), ("Do not", "call the plant during shift change")),
    (TheirPlanRow("Second line at Plant B", UsageEffect.MORE, date(2027, 6, 1), False),),
    draw(MAP, arranged(MAP)),
    ("Jean-Luc Moreau decides and was never met: ask Marta Nowak.", "Nobody covers Sanjay Rao, who speaks against us."),
    (
        BuyingRow("", "Tests", "山田 太郎", 30, "runs through a shift change"),
        BuyingRow("", "Shortlists", "Eva Lind", 14, "total cost"),
        BuyingRow("", "Signs above 250,000", "", 10, ""),
    ),
    (
        PositionRow(Whose.OURS, PositionKind.STRENGTH, "Fastest on site", "4 hours in 2026"),
        PositionRow(Whose.OURS, PositionKind.WEAKNESS, "Bills", "issue #214"),
        PositionRow(Whose.THEIRS, PositionKind.OPPORTUNITY, "Nordic demand", "press, 2 Nov"),
    ),
    (PresenceRow("Opentech", "Plant B", 3, "20 % cheaper", 4, "total cost of a stopped line"),),
    (action(20, "Thank Tom for the trial", "Ada Mill", None),),
    ISSUES,
    (PULSE,),
    (REVENUE, AGING),
    (ChangeRow(date(2026, 11, 2), "Piet de Vries: stance from neutral to sceptic", True),),
    date(2026, 9, 15),
    "Ada Mill",
    "Rosa Blum",
)
NIL = AccountPlanContent(EMPTY_HEAD, TODAY)
