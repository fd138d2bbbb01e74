"""The cards at the right of the plan: their aims, people to win, resources, what each side gets."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.balance import sides, sides_sentence
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import PlanContent, ResourceRow, TargetRow
from amdesk.model.values import UNKNOWN_SIGN, Stance
from amdesk.store.queries.profile import ProfileText
from amdesk.ui.account.plan.covered import CoveredCard
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.stack import StackBar
from amdesk.words import _, day


def stance_words(stance: Stance | None) -> str:
    """A stance with its sign: "+ Supporter"; "?" when not known."""
    return f"{UNKNOWN_SIGN} {_('unknown')}" if stance is None else f"{stance.sign} {stance.label.lower()}"


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

    def show_plan(self, plan: PlanContent, aims: list[ProfileText], beside: PlanSurroundings, today: date) -> None:
        """Show what belongs to a plan."""
        self._fill_balance(plan)
        self.people.setVisible(not looking().on)
        self.covered.setVisible(not looking().on)
        if not looking().on:
            self.covered.show_plan(plan, beside, today)
        self._fill_people(plan.targets, today)
        self._fill_aims(aims)
        self._fill_resources(plan.resources)

    def _fill_balance(self, plan: PlanContent) -> None:
        self.balance.clear()
        self.balance.body.addWidget(StackBar(sides(plan)))
        self.balance.body.addWidget(Text(sides_sentence(plan), role=TextRole.SMALL, wrap=True))

    def _fill_people(self, targets: tuple[TargetRow, ...], today: date) -> None:
        self.people.clear()
        self.people.set_aside(str(len(targets)) if targets else "")
        for target in targets:
            until = f" · {_('by {day}').format(day=day(target.by, today))}" if target.by else ""
            now, wanted = stance_words(target.stance), stance_words(target.stance_wanted)
            moved = "" if target.stance == target.stance_then else f" ({_('was')} {stance_words(target.stance_then)})"
            self._row(self.people, target.person, f"{now}{moved} → {wanted}{until}", "target", target.id)
        self._adder(self.people, _("+ person to win"), "target")

    def _fill_aims(self, aims: list[ProfileText]) -> None:
        self.aims.clear()
        for aim in aims:
            self._row(self.aims, aim.text, aim.source, "aim", aim.id)
        self._adder(self.aims, _("+ aim"), "aim")

    def _fill_resources(self, resources: tuple[ResourceRow, ...]) -> None:
        self.resources.clear()
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
