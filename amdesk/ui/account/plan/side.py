"""The cards at the right of the plan: intelligence, people to win, their business, resources, what each side gets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amdesk.analysis.balance import sides, sides_sentence
from amdesk.analysis.renewals import contract_words
from amdesk.analysis.series import Tone
from amdesk.model.coverage_rows import StepOfBuying
from amdesk.model.finding_rows import Finding
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.profile_rows import ProfileText
from amdesk.model.rows import ContractDay, PlanContent, ResourceRow, TargetRow
from amdesk.model.values import UNKNOWN_SIGN, ResourceKind, Section, Stance
from amdesk.store.queries.booked import Booked
from amdesk.ui.account.plan.covered import CoveredCard
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.asleep import Asleep, sleeping_link
from amdesk.ui.kit.cards import SleepingCard
from amdesk.ui.kit.drawn import Bar, Pill, Words
from amdesk.ui.kit.drawn_groups import Across, Down
from amdesk.ui.kit.labels import Link, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.pile import Pile
from amdesk.ui.kit.surface import sleeping_row
from amdesk.words import _, day, plural

MOST_WAITING = 4


def stance_words(stance: Stance | None) -> str:
    """A stance with its sign: "+ Supporter"; "?" when not known."""
    return f"{UNKNOWN_SIGN} {_('unknown')}" if stance is None else f"{stance.sign} {stance.label.lower()}"


def moved_words(target: TargetRow) -> str:
    """The stance of today, what it was when that is another, and the one wanted: "0 neutral → + supporter"."""
    moved = "" if target.stance == target.stance_then else f" ({_('was')} {stance_words(target.stance_then)})"
    if target.stance is not None and target.stance == target.stance_wanted:
        return f"✓ {stance_words(target.stance)}{moved}, {_('as wanted')}"
    return f"{stance_words(target.stance)}{moved} → {stance_words(target.stance_wanted)}"


def asked_in_all(resources: tuple[ResourceRow, ...]) -> str:
    """What a plan asks for in all: days and money apart."""
    people = (ResourceKind.DAYS, ResourceKind.MANAGEMENT)
    days = sum((r.asked for r in resources if r.kind in people and r.asked is not None), Decimal(0))
    money = sum((r.asked for r in resources if r.kind is ResourceKind.BUDGET and r.asked is not None), Decimal(0))
    parts = [_("{n} days").format(n=number(days)) if days else "", number(money) if money else ""]
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class BesidePlan:
    """A plan with what stands beside it: their business, how they buy, what waits for an answer, days of colleagues."""

    plan: PlanContent
    business: list[ProfileText]
    buying: Sequence[StepOfBuying]
    waiting: list[Finding]
    surroundings: PlanSurroundings
    days: list[Booked]


class SideCards(Pile):
    """What stands beside the objectives.

    `asked` names a subject to add, `opened` a row to show, `acted` a piece of intelligence to be answered, `stepped`
    an open angle to be closed.
    """

    asked = Signal(str)
    opened = Signal(str, int)
    acted = Signal(int)
    stepped = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=14)
        self.waiting = SleepingCard(_("Intelligence without an answer"), name="plan-waiting")
        self.aims = SleepingCard(_("Their business"), name="plan-their-business")
        self.people = SleepingCard(_("People to win"), name="plan-people")
        self.contracts = SleepingCard(_("Contracts in this period"), name="plan-contracts")
        self.resources = SleepingCard(_("Resources"), name="plan-resources")
        self.balance = SleepingCard(_("What this plan gives each side"), name="plan-balance")
        self.covered = CoveredCard(self.stepped.emit)
        self.cards = (
            self.balance,
            self.covered,
            self.waiting,
            self.people,
            self.aims,
            self.contracts,
            self.resources,
        )
        self._shown: dict[SleepingCard, object] = {}
        for at, card in enumerate(self.cards):
            self.insert(at, card)

    def show_plan(self, beside: BesidePlan, today: date) -> None:
        """Show what belongs to a plan; a card that says the same as before stays as it is."""
        plan, is_ours_alone, was_seen = beside.plan, not looking().on, bool(self._shown)
        waiting = beside.waiting if is_ours_alone else []
        days = [one for one in beside.days if plan.id in one.plans] if is_ours_alone else []
        self.people.set_shown(is_ours_alone)
        self.covered.set_shown(is_ours_alone)
        self.waiting.set_shown(bool(waiting))
        self.contracts.set_shown(bool(plan.contracts))
        self._fill(self.balance, self._fill_balance, plan)
        if is_ours_alone:
            self._fill(self.covered, self.covered.show_plan, plan, beside.surroundings, today)
        self._fill(self.waiting, self._fill_waiting, waiting, today)
        self._fill(self.people, self._fill_people, plan.targets, today)
        self._fill(self.aims, self._fill_business, beside.business, beside.buying)
        self._fill(self.contracts, self._fill_contracts, plan.contracts)
        self._fill(self.resources, self._fill_resources, plan.resources, days)
        self.arrange_soon()
        if was_seen:
            self.wake()

    def _fill(self, card: SleepingCard, fill: Callable[..., None], *content: object) -> None:
        """Fill a card anew when what it shows is other than before."""
        if self._shown.get(card) == content:
            return
        self._shown[card] = content
        card.clear()
        fill(*content)
        card.stand()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        self.wake()
        return [stop for each in self.cards for stop in each.stops()]

    def _fill_balance(self, plan: PlanContent) -> None:
        stack = sides(plan)
        self.balance.add(Bar(stack))
        self.balance.add(Words("   ".join(f"{number(part.value)} {part.name}" for part in stack.parts), TextRole.SMALL))
        self.balance.add(Words(sides_sentence(plan), TextRole.SMALL))

    def _fill_waiting(self, waiting: list[Finding], today: date) -> None:
        self.waiting.set_aside(str(len(waiting)))
        for finding in waiting[:MOST_WAITING]:
            said = _("Act on: {what}").format(what=finding.text)
            act = sleeping_link(_("act"), f"plan-act-{finding.id}", _Act(self, finding.id), said)
            under = " · ".join(filter(None, (finding.kind.label.lower(), finding.said_by, day(finding.on, today))))
            self._row(self.waiting, finding.text, under, "intel", finding.id, act)
        if len(waiting) > MOST_WAITING:
            more = plural("{n} more wait", "{n} more wait", len(waiting) - MOST_WAITING)
            self.waiting.add(Words(more, TextRole.SMALL))

    def _fill_people(self, targets: tuple[TargetRow, ...], today: date) -> None:
        self.people.set_aside(str(len(targets)) if targets else "")
        for target in targets:
            until = f" · {_('by {day}').format(day=day(target.by, today))}" if target.by else ""
            self._row(self.people, target.person, moved_words(target) + until, "target", target.id)
        self._adder(self.people, _("+ person to win"), "target")

    def _fill_business(self, business: list[ProfileText], buying: Sequence[StepOfBuying]) -> None:
        mission = next((text for text in business if text.section is Section.MISSION), None)
        if mission is not None:
            self.aims.add(Words(Section.MISSION.label, TextRole.STRONG))
            self._row(self.aims, mission.text, "", "profile_entry", mission.id)
        self.aims.add(Words(_("What they want"), TextRole.STRONG))
        for aim in (text for text in business if text.section is None):
            self._row(self.aims, aim.text, aim.source, "aim", aim.id)
        self._adder(self.aims, _("+ aim"), "aim")
        if buying:
            self.aims.add(Words(_("How they buy"), TextRole.STRONG))
            first = [step for step in buying if step.purchase == buying[0].purchase]
            words = " → ".join(" ".join(filter(None, (step.name, _who(step)))) for step in first)
            self.aims.add(Words(words, TextRole.SMALL))

    def _fill_contracts(self, days: tuple[ContractDay, ...]) -> None:
        """The dates of contracts within the period; the card is there when there are any."""
        for one in days:
            self._row(self.contracts, contract_words(one), "", "contract", one.id)

    def _fill_resources(self, resources: tuple[ResourceRow, ...], days: list[Booked]) -> None:
        self.resources.set_aside(asked_in_all(resources))
        for one in days:
            self._days(one)
        for resource in resources:
            figures = " · ".join(
                f"{word} {number(value)}"
                for word, value in (
                    (_("asked"), resource.asked),
                    (_("granted"), resource.granted),
                    (_("used"), resource.used),
                )
                if value is not None
            )
            name = " · ".join(part for part in (resource.what, resource.colleague) if part) or resource.kind.label
            self._row(self.resources, name, f"{figures} ({resource.kind.label.lower()})", "resource", resource.id)
        self._adder(self.resources, _("+ resource"), "resource")

    def _days(self, one: Booked) -> None:
        """What a colleague is asked for in a quarter over all plans; more than there is stands out."""
        words = _("{who}, Q{quarter} {year}: {asked} d asked, {granted} d granted, {used} d used")
        said = words.format(
            who=one.colleague,
            quarter=one.quarter,
            year=one.year,
            asked=number(one.asked),
            granted=number(one.granted),
            used=number(one.used),
        )
        self.resources.add(Words(said, TextRole.SMALL))
        if one.is_over and one.has is not None:
            over = _("over-booked: has {n} d, over {plans} in all").format(
                n=number(one.has), plans=plural("{n} plan", "{n} plans", len(one.plans))
            )
            self.resources.add(Pill(over, Tone.BAD, "!"))

    def _row(
        self, card: SleepingCard, words: str, under: str, table: str, row: int, beside: Asleep[Link] | None = None
    ) -> None:
        said = Down(Words(words), Words(under, TextRole.SMALL)) if under else Words(words)
        line = Across(said, *([beside] if beside is not None else []), gap=10)
        card.add(sleeping_row(words, line, _Emit(self, table, row)))

    def _adder(self, card: SleepingCard, words: str, table: str) -> None:
        card.add(sleeping_link(words, f"plan-add-{table}", _Ask(self, table)))


def _who(step: StepOfBuying) -> str:
    return f"({step.person})" if step.person else ""


class _Act:
    """Asks for the action that answers a piece of intelligence."""

    def __init__(self, cards: SideCards, finding: int) -> None:
        self.cards, self.finding = cards, finding

    def __call__(self, checked: bool = False) -> None:
        self.cards.acted.emit(self.finding)


class _Emit:
    """Asks for a row's form."""

    def __init__(self, cards: SideCards, table: str, row: int) -> None:
        self.cards, self.table, self.row = cards, table, row

    def __call__(self, checked: bool = False) -> None:
        self.cards.opened.emit(self.table, self.row)


class _Ask:
    """Asks for a new row of a subject."""

    def __init__(self, cards: SideCards, table: str) -> None:
        self.cards, self.table = cards, table

    def __call__(self, checked: bool = False) -> None:
        self.cards.asked.emit(self.table)
