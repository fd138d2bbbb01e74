"""Cards that say a sentence with its figures, show a few rows, take a new one as a typed line; the table is behind."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amdesk.analysis import business as told
from amdesk.analysis.business import Entry, Ledger
from amdesk.model.source import Source
from amdesk.store.queries import business
from amdesk.ui.account.overview import doing, typed
from amdesk.ui.account.overview.part import Part
from amdesk.ui.account.overview.typed import Typed
from amdesk.ui.desk import Desk
from amdesk.ui.entry_line import EntryLine
from amdesk.ui.kit.labels import Chip, Link, Text
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.spark import draw_spark
from amdesk.ui.kit.theme import theme, tone_colours
from amdesk.ui.place import Place
from amdesk.ui.records.subject import currency_of
from amdesk.words import _

SHOWN = 3
TYPED = "typed"
SPARK_PX = QSize(76, 24)
SERVICE = "service_level"


@dataclass(frozen=True)
class Kind:
    """A card: its subject, what it reads and says, and how a typed line is understood.

    `ours` alone stays hidden while someone is looking.
    """

    table: str
    title: str
    add: str
    hint: str
    read: Callable[[Source, int], Ledger]
    means: typed.Reads
    ours: bool = False

    @property
    def name(self) -> str:
        """Its name for automation."""
        return self.table.replace("_", "-")


def _their_plans(source: Source, account: int) -> Ledger:
    return told.plans_of_theirs(business.their_plans(source, account))


def _values(source: Source, account: int) -> Ledger:
    return told.value_brought(business.values(source, account), source.today)


def _costs(source: Source, account: int) -> Ledger:
    return told.dealing_cost(business.costs(source, account))


def _levels(source: Source, account: int) -> Ledger:
    return told.service_levels(business.levels(source, account))


def _risks(source: Source, account: int) -> Ledger:
    return told.own_risks(business.own_risks(source, account))


def _ideas(source: Source, account: int) -> Ledger:
    return told.ideas(business.ideas(source, account))


THEIR_PLANS = Kind(
    "their_plan",
    "Their plans",
    "plan of theirs",
    "Plant C opens, more, by March, needs cold labels",
    _their_plans,
    typed.their_plan,
)
OTHERS = (
    Kind(
        "value_brought",
        "Value we brought",
        "value we brought",
        "Stops down by a third, 12k EUR, in August, accepted",
        _values,
        typed.value,
    ),
    Kind(
        "dealing_cost",
        "Cost of dealing with us",
        "cost of dealing with us",
        "Queries about bills, 6 h, 9 queries, 4k EUR",
        _costs,
        typed.cost,
        ours=True,
    ),
    Kind(SERVICE, "Service level", "service level", "Delivered on time 97 of 98, October", _levels, typed.since),
    Kind(
        "own_risk",
        "Risks on our side",
        "risk on our side",
        "The technician they trust leaves, since October",
        _risks,
        typed.since,
        ours=True,
    ),
    Kind("idea", "Ideas", "idea", "Return the cores, 3k EUR a year, from Bryony Castell", _ideas, typed.idea),
)


class Spark(QWidget):
    """A row of values as a small line, over the level that was agreed."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self.setFixedSize(SPARK_PX)
        values = ", ".join("–" if value is None else str(value) for value in entry.values)
        self.setAccessibleName(_("{what} by month: {values}").format(what=entry.words, values=values))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months, dashed the agreed level where it lies among them."""
        painter, entry = QPainter(self), self._entry
        known = [value for value in entry.values if value is not None]
        area = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        if len(known) > 1 and entry.level is not None and max(known) > min(known):
            part = min(1.0, max(0.0, (entry.level - min(known)) / (max(known) - min(known))))
            pen = painter.pen()
            pen.setColor(theme().muted)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            y = area.bottom() - 2 - part * (area.height() - 4)
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
        draw_spark(painter, area, entry.values, tone_colours(entry.tone)[0])


class LedgerPart(Part):
    """One kind of row about an account and us; not there while it holds nothing and nobody asks for it."""

    def __init__(self, desk: Desk, kind: Kind) -> None:
        super().__init__(desk, _(kind.title), kind.name)
        self.kind = kind
        self.entry: EntryLine | None = None
        self.add_link = Link(_("+ add"))
        self.add_link.setObjectName(f"overview-add-{kind.name}")
        self.add_link.setAccessibleName(_("+ {what}").format(what=_(kind.add)))
        self.add_link.clicked.connect(partial(self.ask, TYPED))
        self.add_aside(self.add_link)

    def fill(self) -> None:
        """Read the rows."""
        if self.kind.ours and looking().on:
            self.hide()
            return
        ledger = self.kind.read(self.desk.workspace, self.account_id)
        self.setVisible(bool(ledger.entries) or self.asked is not None)
        if not self.shows_new(ledger):
            return
        self.entry = None
        if ledger.says:
            self.body.addWidget(Text(ledger.says, wrap=True))
        for entry in ledger.entries[:SHOWN]:
            self.body.addWidget(self._row(entry))
        if ledger.entries:
            link = self.link(_("All in a table →"), f"overview-all-{self.kind.name}", self.open_table)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if self.asked == TYPED:
            self._add_line()

    def _row(self, entry: Entry) -> Row:
        chip = Chip(entry.chip, entry.tone) if entry.chip else None
        row = self.line(entry.words, entry.aside, partial(self._open, entry), chip)
        row.setObjectName(f"{self.kind.name}-{entry.id}")
        if len(entry.values) > 1:
            row.line.insertWidget(1, Spark(entry))
        return row

    def _open(self, entry: Entry) -> None:
        self.desk.open_row(entry.table, entry.id, self.account_id)

    def open_table(self, checked: bool = False) -> None:
        """Show the rows as a table, where everything can be changed."""
        self.desk.go(Place("account", self.account_id, "overview", self.kind.table))

    # One typed line

    def ask(self, key: object, checked: bool = False) -> None:
        """Take a new row as a typed line."""
        self.asked = TYPED
        self.fill()
        if self.entry is not None:
            self.entry.setFocus()

    def _add_line(self) -> None:
        hint = _("for example: {line}").format(line=_(self.kind.hint))
        key = (f"line-{self.kind.table}", self.account_id)
        self.entry = EntryLine(self.desk, key, _("New {what}").format(what=_(self.kind.add)), hint, self._says)
        self.entry.edit.setObjectName(f"{self.kind.name}-line")
        # queued: the line goes when what was typed is stored
        self.entry.entered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.body.addWidget(self.entry)

    def _meant(self, line: str) -> Typed:
        today = self.desk.workspace.today
        if self.kind.table == SERVICE:
            return typed.level(line, today)
        return typed.understood(line, self.kind.means, today, currency_of(self.desk.workspace, self.account_id))

    def _says(self, line: str) -> str:
        return " · ".join(self._meant(line).says)

    def _take(self, line: str) -> None:
        """Store what was typed, once, however fast Enter was pressed again."""
        if self.entry is not None and self.entry.take():
            self.keep(line)

    def keep(self, line: str) -> None:
        """Store a typed line as a row of today, unless it names another day; the next can be typed."""
        found = self._meant(line)
        values = {"account_id": self.account_id, "on": self.desk.workspace.today, **found.values}
        label = _("Add {what}: {words}").format(what=_(self.kind.add), words=found.values.get("text") or line)
        added = self.desk.change(label, partial(doing.add_row, table=self.kind.table, values=values))
        if added is not None and self.entry is not None:
            self.entry.clear()
        self.forget()
        self.fill()
        if self.entry is not None:
            self.entry.setFocus()
