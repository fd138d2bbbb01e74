"""The resources: what is asked, granted and used, and who of ours has more to do than days (PLAN-5)."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.resources import IN_DAYS, ResourceSaid, by_kind, resource_said, resources_sentence
from amdesk.analysis.series import Tone
from amdesk.model.resource_rows import ResourceLine
from amdesk.model.values import ResourceKind
from amdesk.store.queries.booked import booked
from amdesk.store.queries.colleagues import colleagues
from amdesk.store.queries.plan import current_plan
from amdesk.store.queries.resources import resource_lines
from amdesk.ui.account.plan.part import PICTURE
from amdesk.ui.account.plan.part_with_form import PartWithForm
from amdesk.ui.account.plan.resources import doing
from amdesk.ui.account.plan.resources.booking import BookingCard
from amdesk.ui.account.plan.resources.line import FIGURE_PX, FIGURES, UNIT_PX, ResourceWidget, unit_of
from amdesk.ui.desk import Desk
from amdesk.ui.kit.amounts import number, parse_amount
from amdesk.ui.kit.focus import lead_on
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, Empty, Scroll, empty_out
from amdesk.ui.records.pages import Listed
from amdesk.ui.records.subject import currency_of
from amdesk.ui.said_line import SaidLine
from amdesk.ui.strangers import add_stranger
from amdesk.ui.understood import Understood, of_resource
from amdesk.words import _

TABLES = (
    Listed("resource", "Table", ("what", "kind", "colleague_id", "asked", "granted", "used", "due", "action_id")),
)
DEEDS = {
    "grant": ("Grant: {what}", doing.grant),
    "refuse": ("Refuse: {what}", doing.refuse),
    "use": ("Used: {what}", doing.use),
}
KEYS = "G grants all · R refuses · U used · Enter opens · Delete takes away; figures are typed where they stand"


class ResourcesView(PartWithForm):
    """Lines to answer, their sums by kind, and the colleagues' quarters; `plan_asked` when there is no plan."""

    plan_asked = Signal()
    table = "resource"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "resources", _("Answers"), TABLES)
        self.rows: dict[int, ResourceLine] = {}
        self.plan: int | None = None
        self.currency = "EUR"
        self.card = Card(_("Asked for"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.entry = SaidLine(
            desk,
            ("resource-line", 0),
            _("New resource"),
            _("+ resource: Specialist on site 5 d @name by mid January, or Travel 12k"),
            self._understood,
        )
        self.entry.edit.setObjectName("resources-add")
        self.entry.entered.connect(self._add)
        self.entry.stranger_asked.connect(self._add_stranger)
        self.booking = BookingCard()
        self.empty = Empty(
            _("Resources belong to a plan, and there is none for this account yet."),
            _("Begin a plan…"),
            self.plan_asked.emit,
        )
        self.lay_out(self._make_picture())

    def _make_picture(self) -> QWidget:
        self.heads = self._make_heads()
        self.card.body.addWidget(self.heads)
        self.card.body.addLayout(self.lines)
        self.sums = Text("", role=TextRole.MUTED, wrap=True)
        self.sums.setObjectName("resources-sums")
        self.card.body.addWidget(self.sums)
        self.card.body.addWidget(self.entry)
        self.card.body.addWidget(Text(_(KEYS), role=TextRole.SMALL, wrap=True))
        self.area = Scroll(margin=0)
        for part in (self.empty, self.card, self.booking):
            self.area.body.addWidget(part)
        self.area.body.addStretch(1)
        self.entry.edit.textEdited.connect(self._bring_into_sight)
        return self.beside_form(self.area)

    def _bring_into_sight(self, text: str) -> None:
        """What is understood stands below the line, which may be the last that is to be seen."""
        QTimer.singleShot(0, self, partial(self.area.ensureWidgetVisible, self.entry.says))

    def _make_heads(self) -> QWidget:
        heads = QWidget()
        line = QHBoxLayout(heads)
        line.setContentsMargins(5, 0, 5, 0)
        line.setSpacing(10)
        line.addWidget(Text(_("What for"), role=TextRole.MUTED), 1)
        for _name, label in FIGURES:
            head = Text(_(label), role=TextRole.MUTED)
            head.setFixedWidth(FIGURE_PX)
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.addWidget(head)
        line.addSpacing(UNIT_PX + line.spacing())
        return heads

    # Showing

    def fill(self) -> None:
        """Read what is asked for, and the days of the colleagues over all plans."""
        source = self.desk.workspace
        self.currency = currency_of(source, self.account_id)
        self.plan = current_plan(source, self.account_id)
        self.entry.turn_to(("resource-line", self.account_id))
        found, days = resource_lines(source, self.account_id), booked(source)
        self.rows = {row.id: row for row in found}
        plans = {row.plan_id for row in found}
        over = sum(one.is_over for one in days if one.plans & plans)
        self.sentence.setText(resources_sentence(found, over))
        has_plan = self.plan is not None or bool(found)
        self.empty.setVisible(not has_plan)
        self.card.setVisible(has_plan)
        self.booking.setVisible(has_plan)
        self.heads.setVisible(bool(found))
        self.sums.setText(self._sums(found))
        self.sums.setVisible(bool(found))
        if self.shows_new("lines", found, source.today):
            self._show_lines(found)
        loose = sum(row.kind in IN_DAYS and (row.due is None or row.colleague_id is None) for row in found)
        if self.shows_new("booking", days, plans, loose):
            self.booking.show_booked(days, plans, loose)
        self.drawer.renew(self.account_id)

    def _show_lines(self, found: list[ResourceLine]) -> None:
        empty_out(self.lines)
        stops: list[QWidget] = []
        for row in found:
            line = ResourceWidget(row, self.currency, self.desk.workspace.today)
            line.opened.connect(self.open_form)
            line.done.connect(self._do)
            line.stored.connect(self._store)
            self.lines.addWidget(line)
            stops += line.stops
        lead_on([*stops, self.entry.edit])

    def _sums(self, found: list[ResourceLine]) -> str:
        """By kind: "Colleague days (d): 14 asked, 9 granted, 3 used"."""
        said = []
        for kind, sums in by_kind(found).items():
            if kind is not ResourceKind.MATERIAL:
                asked, granted, used = (number(each or Decimal(0)) for each in (sums.asked, sums.granted, sums.used))
                words = _("{kind} ({unit}): {asked} asked, {granted} granted, {used} used")
                unit = unit_of(kind, self.currency)
                said.append(words.format(kind=kind.label, asked=asked, granted=granted, used=used, unit=unit))
        return " · ".join(said)

    def _said(self, text: str) -> ResourceSaid:
        source = self.desk.workspace
        return resource_said(text, source.today, colleagues(source), self.currency, parse_amount)

    def _understood(self, text: str) -> Understood:
        said = self._said(text)
        return of_resource(said, unit_of(said.kind, self.currency))

    def add(self) -> None:
        """Wait for a resource to be typed."""
        self.show_way(PICTURE)
        self.refresh()
        has_plan = self.plan is not None
        target = self.entry if has_plan else self.empty.button
        if target is not None:
            target.setFocus()

    def show_row(self, table: str, row: int) -> None:
        """Show a resource with its form."""
        if row in self.rows:
            self.open_form(row)

    # Doing

    def _add(self, text: str) -> None:
        said = self._said(text)
        if self.plan is None:
            return
        label = _("Ask for: {what}").format(what=said.what)
        self.entry.keep(label, partial(doing.add, plan=self.plan, said=said))
        self.go_on("resources-add")

    def _add_stranger(self, kind: str, name: str) -> None:
        """Add the colleague the line names; it then knows the name."""
        add_stranger(self.desk, kind, name, self)
        self.entry.look_again()

    def _name(self, resource: int) -> str:
        row = self.rows[resource]
        return row.what or row.kind.label

    def _do(self, resource: int, name: str) -> None:
        if name == "remove":
            self._remove(resource)
            return
        words, act = DEEDS[name]
        self.desk.change(_(words).format(what=self._name(resource)), partial(act, resource=resource))
        self.go_on(f"resource-{resource}")

    def _store(self, resource: int, name: str, value: Decimal | None) -> None:
        label = _("{figure}: {what}").format(figure=_(dict(FIGURES)[name]), what=self._name(resource))
        self.desk.change(label, partial(doing.set_figure, resource=resource, name=name, value=value))

    def _remove(self, resource: int) -> None:
        label = _("Delete resource: {what}").format(what=self._name(resource))
        if self.desk.change(label, partial(doing.remove, resource=resource)):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
