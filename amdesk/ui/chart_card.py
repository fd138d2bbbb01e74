"""A chart in a card: its sentence first, the picture, and the rows behind whatever was clicked."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout

from amdesk.analysis.series import Chart
from amdesk.model.values import Money
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, MenuButton
from amdesk.ui.kit.chart import ChartView
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import Text
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.later import LaterView
from amdesk.ui.rows_out import RowsOut
from amdesk.words import _, full_day, plural

ROWS_PX = 240


@dataclass(frozen=True)
class Behind:
    """A row behind a point of a chart; subject, id and account open it. `minor` orders by amount."""

    subject: str
    id: int
    account_id: int | None
    account: str
    when: date | None
    what: str
    amount: str = ""
    minor: int = 0
    note: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others."""
        return self.subject, self.id


def _when(row: Behind) -> str:
    return "" if row.when is None else full_day(row.when)


def _minor(row: Behind) -> int:
    return row.minor


def _exact(row: Behind) -> tuple[Decimal, str] | None:
    currency = row.amount.rpartition(" ")[2]
    return (Money(row.minor, currency).decimal, currency) if row.amount else None


def _row_of(key: Hashable) -> tuple[str, int] | None:
    return key if isinstance(key, tuple) else None


def _columns(of_one_account: bool) -> list[TableColumn]:
    return [
        TableColumn("when", _("Date"), ColumnKind.DATE, 110, text=_when),
        TableColumn("what", _("What"), strong=True, locked=True),
        TableColumn("account", _("Account"), visible=not of_one_account),
        TableColumn("amount", _("Amount"), ColumnKind.MONEY, 150, sort=_minor, amount=_exact),
        TableColumn("note", _("State"), muted=True),
    ]


class RowsCard(Card):
    """The rows behind a point; hidden until there are any, Enter and double click open one."""

    def __init__(self, desk: Desk, *, of_one_account: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.rows: dict[tuple[str, int], Behind] = {}
        self.table = Table(_columns(of_one_account), name=_("The rows behind"), empty=_("No rows."))
        self.table.setMinimumHeight(ROWS_PX)
        self.table.opened.connect(self._open)
        self.table.set_menu(self._fill_menu)
        self.out = RowsOut(desk, self.table, _("The rows behind"), subject_of=_row_of)
        close = Button(_("Close"), quiet=True)
        close.clicked.connect(self.hide)
        self.add_aside(close)
        self.body.addWidget(self.table)
        self.hide()

    def show_rows(self, title: str, rows: Sequence[Behind]) -> None:
        """Show the rows behind a point under its name."""
        self.rows = {row.key: row for row in rows}
        self.set_title(title)
        self.out.title = title
        self.set_aside(plural("{n} row", "{n} rows", len(self.rows)))
        self.table.set_rows(list(self.rows.values()), list(self.rows))
        self.show()

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and (row := self.rows.get(key)) is not None:
            self.desk.open_row(row.subject, row.id, row.account_id)

    def _fill_menu(self, menu: QMenu, keys: Sequence[object]) -> None:
        if len(keys) == 1:
            menu.addAction(_("Open")).triggered.connect(partial(self._open_of_menu, keys[0]))

    def _open_of_menu(self, key: object, checked: bool = False) -> None:
        self._open(key)


class ChartCard(Card):
    """One chart with its sentence; `opened` comes with the key of what was clicked."""

    opened = Signal(object)

    def __init__(self, title: str, name: str, height: int = 240, aside: str = "") -> None:
        super().__init__(title, aside)
        self.setObjectName(name)
        self.sentence = Text("", wrap=True)
        self.sentence.setObjectName(f"{name}-sentence")
        self.chart = ChartView()
        self.chart.setObjectName(f"{name}-chart")
        self.height_px = height
        self.chart.point_opened.connect(self.opened)
        self.more = MenuButton("⋯")
        self.more.setAccessibleName(_("What can be done with the chart"))
        self.more.setProperty("quiet", True)
        self.more.add(_("Copy picture"), self.chart.copy_picture, "photo")
        self.more.add(_("Copy values as a table"), self.chart.copy_table, "copy")
        self.add_aside(self.more)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.chart)

    def show_chart(self, chart: Chart, sentence: str) -> None:
        """Show another chart with its sentence."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.chart.show_chart(chart)
        if self.height_px:
            self.chart.setFixedHeight(self.height_px)


class ChartPart(LaterView):
    """A chart of its own on a page of charts: it reads for itself, and shows the rows behind a click below it."""

    def __init__(self, desk: Desk, title: str, name: str, height: int = 260, aside: str = "") -> None:
        super().__init__(desk)
        self.setObjectName(name)
        self.card = ChartCard(title, f"{name}-card", height, aside)
        self.card.opened.connect(self.open_point)
        self.rows = RowsCard(desk)
        self.rows.setObjectName(f"{name}-rows")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.card)
        column.addWidget(self.rows)

    def open_point(self, key: object) -> None:
        """Show what stands behind a point of the chart."""
        raise NotImplementedError
