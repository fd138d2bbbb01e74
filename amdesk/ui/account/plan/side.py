"""The cards at the right of the plan: their aims, people to win, resources, what each side gets."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.balance import sides, sides_sentence
from amdesk.analysis.series import Tone
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import PlanContent, ResourceRow, TargetRow
from amdesk.model.values import UNKNOWN_SIGN, ResourceKind, Stance
from amdesk.store.queries.booked import Booked
from amdesk.store.queries.profile import ProfileText
from amdesk.ui.account.plan.covered import CoveredCard
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.stack import StackBar
from amdesk.words import _, day, plural


def stance_words(stance: Stance | None) -> str:
    """A stance with its sign: "+ Supporter"; "?" when not known."""
    return f"{UNKNOWN_SIGN} {_('unknown')}" if stance is None else f"{stance.sign} {stance.label.lower()}"


def moved_words(target: TargetRow) -> str:
    """The stance of today, what it was when that is another, and the one wanted: "0 neutral → + supporter"."""
    moved = "" if target.stance == target.stance_then else f" ({_('was')} {stance_words(target.stance_then)})"
    return f"{stance_words(target.stance)}{moved} → {stance_words(target.stance_wanted)}"


def asked_in_all(resources: tuple[ResourceRow, ...]) -> str:
    """What a plan asks for in all: days and money apart."""
    people = (ResourceKind.DAYS, ResourceKind.MANAGEMENT)
    days = sum((r.asked for r in resources if r.kind in people and r.asked is not None), Decimal(0))
    money = sum((r.asked for r in resources if r.kind is ResourceKind.BUDGET and r.asked is not None), Decimal(0))
    parts = [_("{n} days").format(n=number(days)) if days else "", number(money) if money else ""]
    return ", ".join(part for part in parts if part)


class SideCards(QWidget):
    """What stands beside the objectives. `asked` names a subject to add, `opened` a row to edit."""

    asked = Signal(str)
    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.aims = Card(_("What they want"))
        self.people = Card(_("People to win"))
        self.resources = Card(_("Resources"))
        self.balance = Card(_("What this plan gives each side"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.covered = CoveredCard()
        for card in (self.balance, self.covered, self.people, self.aims, self.resources):
            column.addWidget(card)
        column.addStretch(1)

    def show_plan(
        self, plan: PlanContent, aims: list[ProfileText], beside: PlanSurroundings, days: list[Booked], today: date
    ) -> None:
        """Show what belongs to a plan."""
        self._fill_balance(plan)
        self.people.setVisible(not looking().on)
        self.covered.setVisible(not looking().on)
        if not looking().on:
            self.covered.show_plan(plan, beside, today)
        self._fill_people(plan.targets, today)
        self._fill_aims(aims)
        self._fill_resources(plan, days)

    def _fill_balance(self, plan: PlanContent) -> None:
        self.balance.clear()
        self.balance.body.addWidget(StackBar(sides(plan)))
        self.balance.body.addWidget(Text(sides_sentence(plan), role=TextRole.SMALL, wrap=True))

    def _fill_people(self, targets: tuple[TargetRow, ...], today: date) -> None:
        self.people.clear()
        self.people.set_aside(str(len(targets)) if targets else "")
        for target in targets:
            until = f" · {_('by {day}').format(day=day(target.by, today))}" if target.by else ""
            self._row(self.people, target.person, moved_words(target) + until, "target", target.id)
        self._adder(self.people, _("+ person to win"), "target")

    def _fill_aims(self, aims: list[ProfileText]) -> None:
        self.aims.clear()
        for aim in aims:
            self._row(self.aims, aim.text, aim.source, "aim", aim.id)
        self._adder(self.aims, _("+ aim"), "aim")

    def _fill_resources(self, plan: PlanContent, days: list[Booked]) -> None:
        self.resources.clear()
        self.resources.set_aside(asked_in_all(plan.resources))
        for one in days:
            if plan.id in one.plans and not looking().on:
                self._days(one)
        for resource in plan.resources:
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
        self.resources.body.addWidget(Text(said, role=TextRole.SMALL, wrap=True))
        if one.is_over and one.has is not None:
            over = _("over-booked: has {n} d, over {plans} in all").format(
                n=number(one.has), plans=plural("{n} plan", "{n} plans", len(one.plans))
            )
            self.resources.body.addWidget(Chip(over, Tone.BAD, "!"))

    def _row(self, card: Card, words: str, under: str, table: str, row: int) -> None:
        line = Row(words)
        line.line.setContentsMargins(2, 3, 2, 3)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(words, wrap=True))
        if under:
            column.addWidget(Text(under, role=TextRole.SMALL, wrap=True))
        line.line.addLayout(column, 1)
        line.clicked.connect(_Emit(self, table, row))
        card.body.addWidget(line)

    def _adder(self, card: Card, words: str, table: str) -> None:
        link = Link(words)
        link.setObjectName(f"plan-add-{table}")
        link.clicked.connect(_Ask(self, table))
        card.body.addWidget(link)


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
