"""The opportunities as a pipeline by stage, hunting and farming told apart (PLAN-8)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.pipeline import OpportunitySaid, opportunity_said, pipeline_sentence
from amdesk.analysis.series import Tone
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.values import OpportunityStage
from amdesk.store.queries.colleagues import me
from amdesk.store.queries.opportunities import opportunity_rows
from amdesk.ui import winning
from amdesk.ui.account.plan.opportunities import doing
from amdesk.ui.account.plan.opportunities.board import Pipeline
from amdesk.ui.account.plan.opportunities.card import OpportunityCard
from amdesk.ui.account.plan.part import PICTURE
from amdesk.ui.account.plan.part_with_form import PartWithForm
from amdesk.ui.desk import Desk
from amdesk.ui.kit.amounts import parse_amount
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.records.pages import Listed
from amdesk.ui.records.subject import currency_of
from amdesk.ui.said_line import SaidLine
from amdesk.ui.tabs import TabRow
from amdesk.ui.understood import Understood, of_opportunity
from amdesk.words import _

TABLES = (
    Listed(
        "opportunity", "Table", ("name", "kind", "hunting", "stage", "value", "probability", "closes_on", "owner_id")
    ),
)
ENDS = {OpportunityStage.WON: winning.ask_why_won, OpportunityStage.LOST: winning.ask_why_lost}
STAGES = tuple(OpportunityStage)
PEOPLE = "SELECT id, name FROM person WHERE account_id = ? AND left_on IS NULL AND name <> '' ORDER BY name, id"
KEYS = "Arrows walk · Alt+Right moves on · H hunting or farming · P who decides · Enter opens · Delete takes away"


class OpportunitiesView(PartWithForm):
    """Cards are moved by drag and by keys; what ends asks why."""

    table = "opportunity"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "opportunities", _("Pipeline"), TABLES)
        self.rows: dict[int, OpportunityRow] = {}
        self.currency = "EUR"
        self.pipeline = Pipeline()
        self.pipeline.made.connect(self._listen)
        for column in self.pipeline.columns.values():
            column.dropped.connect(self.move_to)
            column.more_asked.connect(self._show_table)
        self.entry = SaidLine(
            desk,
            ("opportunity-line", 0),
            _("New opportunity"),
            _("+ opportunity: Labels for Plant C 60k 40 % hunting by end of March"),
            self._understood,
        )
        self.entry.edit.setObjectName("opportunities-add")
        self.entry.entered.connect(self._add)
        self.kinds = TabRow(
            [("all", _("All")), ("hunting", _("↗ Hunting")), ("farming", _("↻ Farming"))], "opportunities-kind"
        )
        self.kinds.setAccessibleName(_("Hunting or farming"))
        self.kinds.choose("all")
        self.kinds.chosen.connect(self._narrow)
        self.lay_out(self._make_picture())

    def _make_picture(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.entry, 1)
        tools.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(tools)
        left.addWidget(self.pipeline, 1)
        left.addWidget(Text(_(KEYS), role=TextRole.SMALL, wrap=True))
        return self.beside_form(left)

    # Showing

    def fill(self) -> None:
        """Read the opportunities."""
        source = self.desk.workspace
        self.currency = currency_of(source, self.account_id)
        self.entry.turn_to(("opportunity-line", self.account_id))
        found = opportunity_rows(source, self.account_id)
        self.rows = {row.id: row for row in found}
        self.sentence.setText(pipeline_sentence(found, source.today))
        kind = self.kinds.current()
        shown = [row for row in found if kind == "all" or row.hunting == (kind == "hunting")]
        if self.shows_new("pipeline", shown, source.today):
            held = next((id_ for id_, card in self._cards().items() if card.hasFocus()), None)
            self.pipeline.show_rows(shown, source.today)
            if held in self._cards():
                self._cards()[held].setFocus()
        self.drawer.renew(self.account_id)

    def _cards(self) -> dict[int, OpportunityCard]:
        return {card.id: card for column in self.pipeline.columns.values() for card in column.cards}

    def _listen(self, card: OpportunityCard) -> None:
        card.opened.connect(self.open_form)
        card.stepped.connect(self._step)
        card.walked.connect(self._walk)
        card.turned.connect(self._turn)
        card.deciders_asked.connect(self.ask_deciders)
        card.removed.connect(self._remove)

    def _narrow(self, kind: str) -> None:
        self.refresh()

    def _show_table(self) -> None:
        self.show_way("opportunity")

    def _said(self, text: str) -> OpportunitySaid:
        return opportunity_said(text, self.desk.workspace.today, self.currency, parse_amount)

    def _understood(self, text: str) -> Understood:
        return of_opportunity(self._said(text), self.currency)

    def add(self) -> None:
        """Wait for an opportunity to be typed."""
        self.show_way(PICTURE)
        self.entry.setFocus()

    def show_row(self, table: str, row: int) -> None:
        """Show an opportunity with its form."""
        if row in self.rows:
            self.open_form(row)

    # Doing

    def _add(self, text: str) -> None:
        said = self._said(text)
        label = _("Opportunity: {what}").format(what=said.name)
        act = partial(
            doing.add,
            account=self.account_id,
            said=said,
            stage=OpportunityStage.IDEA,
            owner=me(self.desk.workspace),
        )
        self.entry.keep(label, act)
        self.go_on("opportunities-add")

    def _step(self, opportunity: int, step: int) -> None:
        at = STAGES.index(self.rows[opportunity].stage) + step
        if 0 <= at < len(STAGES):
            self.move_to(opportunity, STAGES[at])

    def move_to(self, opportunity: int, stage: OpportunityStage) -> None:
        """Take an opportunity to a stage; the last two ask why."""
        row = self.rows.get(opportunity)
        if row is None or row.stage is stage:
            return
        if stage in ENDS:
            ENDS[stage](self.desk, opportunity, self)
        else:
            label = _("{stage}: {what}").format(stage=stage.label, what=row.name)
            self.desk.change(label, partial(doing.move, opportunity=opportunity, stage=stage))
        self.go_on(f"opportunity-{opportunity}")

    def _walk(self, opportunity: int, across: int, down: int) -> None:
        card = self.pipeline.card_beside(opportunity, across, down)
        if card is not None:
            card.setFocus()
            self.pipeline.ensureWidgetVisible(card)

    def _turn(self, opportunity: int) -> None:
        words = _("Farming: {what}") if self.rows[opportunity].hunting else _("Hunting: {what}")
        label = words.format(what=self.rows[opportunity].name)
        self.desk.change(label, partial(doing.turn_way, opportunity=opportunity))
        self.go_on(f"opportunity-{opportunity}")

    def ask_deciders(self, opportunity: int) -> None:
        """Tick the people who decide."""
        row = self.rows[opportunity]
        deciding = {one.id for one in row.people}
        menu = QMenu(self)
        menu.setObjectName("opportunity-deciders")
        for person, name in self.desk.workspace.select(PEOPLE, (self.account_id,)):
            action = menu.addAction(menu_safe(name))
            action.setCheckable(True)
            action.setChecked(person in deciding)
            action.setData(person)
        if menu.isEmpty():
            menu.addAction(_("Nobody is on the map yet")).setEnabled(False)
        card = self._cards()[opportunity]
        chosen = menu.exec(card.mapToGlobal(card.rect().bottomLeft()))
        if chosen is not None and chosen.data() is not None:
            act = doing.add_decider if chosen.isChecked() else doing.remove_decider
            label = _("Who decides: {what}").format(what=row.name)
            self.desk.change(label, partial(act, opportunity=opportunity, person=chosen.data()))
        self.go_on(f"opportunity-{opportunity}")

    def _remove(self, opportunity: int) -> None:
        label = _("Delete opportunity: {what}").format(what=self.rows[opportunity].name)
        if self.desk.change(label, partial(doing.remove, opportunity=opportunity)):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
