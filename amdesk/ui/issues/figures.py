"""The issues in figures: what came again, what was resolved, small beside big accounts, and why we said no."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from amdesk.analysis.issue_figures import Counted, issue_figures
from amdesk.analysis.issue_spans import SPANS, Span
from amdesk.analysis.noes import NoesOfCause, noes_bars, noes_sentence, register
from amdesk.model.issue_figure_rows import NoRow
from amdesk.model.rows import IssueLine
from amdesk.model.values import Money
from amdesk.store.queries.issue_figures import noes, pasts
from amdesk.store.queries.issues import issue_lines
from amdesk.ui.chart_card import Behind, ChartCard, RowsCard
from amdesk.ui.desk import Desk
from amdesk.ui.figures import Figure, FigureLine
from amdesk.ui.issues.looks import status_words
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Scroll
from amdesk.ui.kit.table import Table
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.view import View
from amdesk.words import _

TABLE_PX = 190


class FiguresView(View):
    """Figures of a span; each opens its issues, each cause of a no its noes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("issue-figures")
        self.counted: list[Counted] = []
        self.causes: list[NoesOfCause] = []
        self.span = Combo()
        self.span.setObjectName("issue-figures-span")
        self.span.setAccessibleName(_("Issues of which span"))
        for span in SPANS:
            self.span.addItem(span.label, span)
        self.span.activated.connect(self._choose_span)
        self.line = FigureLine()
        self.line.opened.connect(self.show_issues)
        self.nothing = Text(_("Nothing to count in this span yet."), role=TextRole.MUTED, wrap=True)
        self.rows = RowsCard(desk)
        self.rows.setObjectName("issue-figures-rows")
        self.noes = ChartCard(_("Why we say no"), "issue-noes", 0, _("by true cause"))
        self.noes.opened.connect(self.show_noes)
        self.table = Table(_columns(), name=_("Noes by true cause"), empty=_("No request was declined."))
        self.table.setObjectName("issue-noes-table")
        self.table.setFixedHeight(TABLE_PX)
        self.table.opened.connect(self.show_noes)
        self.out = RowsOut(desk, self.table, _("Noes by true cause"))
        self.noes.body.addWidget(self.table)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.span)
        head.addStretch(1)
        area = Scroll(margin=0)
        area.body.setSpacing(12)
        area.body.addLayout(head)
        for widget in (self.line, self.nothing, self.noes, self.rows):
            area.body.addWidget(widget)
        area.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    @property
    def since(self) -> date | None:
        """The first day of the span, None for all."""
        span: Span = self.span.currentData()
        return span.since(self.desk.workspace.today)

    def fill(self) -> None:
        """Count the issues and noes of the span."""
        source = self.desk.workspace
        self.counted = issue_figures(issue_lines(source), pasts(source), self.since)
        self.line.show_figures([Figure(one.value, one.label, one.key, one.note) for one in self.counted])
        self.nothing.setVisible(not self.counted)
        self.noes.setVisible(not looking().on)
        self.causes = register(noes(source, self.since))
        self.noes.show_chart(noes_bars(self.causes), noes_sentence(self.causes))
        self.table.set_rows(self.causes, [one.label for one in self.causes])
        self.table.setVisible(bool(self.causes))

    def _choose_span(self, place: int) -> None:
        self.rows.hide()
        self.refresh()

    def show_issues(self, key: str) -> None:
        """Show the issues a figure is made of."""
        found = next((one for one in self.counted if one.key == key), None)
        if found is not None:
            self.rows.show_rows(found.label, [_issue(line) for line in found.issues])

    def show_noes(self, key: object) -> None:
        """Show the noes of a true cause."""
        found = next((one for one in self.causes if one.label == key), None)
        if found is not None:
            self.rows.show_rows(_("Noes: {cause}").format(cause=found.label), [_no(no) for no in found.noes])


def _issue(line: IssueLine) -> Behind:
    return Behind("issue", line.id, line.account_id, line.account, line.reported_on, line.name, note=status_words(line))


def _no(no: NoRow) -> Behind:
    amount = f"{Money(no.at_stake, no.currency).short} {no.currency}" if no.at_stake else ""
    taken = _("accepted: {text}") if no.accepted else _("offered: {text}")
    note = taken.format(text=no.alternative)
    return Behind("refusal", no.id, no.account_id, no.account, no.on, no.reason, amount, no.at_stake or 0, note)


def _columns() -> list[TableColumn]:
    return [
        TableColumn("label", _("True cause"), strong=True, locked=True),
        TableColumn("count", _("Noes"), ColumnKind.NUMBER, 80, value=_count),
        TableColumn("accepted", _("Alternative accepted"), ColumnKind.NUMBER, 150),
        TableColumn("money", _("Money at stake"), width=260),
    ]


def _count(one: NoesOfCause) -> int:
    return len(one.noes)
