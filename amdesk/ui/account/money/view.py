"""Sales and receivables of one account on one page; every figure opens the rows it is made of."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis import aging, money
from amdesk.analysis.aging import Aging, Bucket
from amdesk.analysis.issue_money import credited_sentence
from amdesk.analysis.series import Tone
from amdesk.model.rows import InvoiceRow, IssueLine, RevenueRow
from amdesk.model.values import Money
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.money import invoice_rows, revenue_lines, unapplied
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.chart_card import ChartCard, RowsCard
from amdesk.ui.desk import Desk
from amdesk.ui.figures import Figure, FigureLine
from amdesk.ui.kit.chart import ChartView
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card, Columns, Scroll
from amdesk.ui.money_rows import amount, month_words, owed_row, sale
from amdesk.words import _, plural

YEAR_DAYS = 365
CHART_PX = 250


class MoneyView(AccountTab):
    """Revenue by month beside last year, receivables by age, key figures, and the rows behind a click."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("money-sentence")
        self.figures = FigureLine()
        self.figures.opened.connect(self._open_figure)
        self.revenue = ChartCard(_("Revenue by month"), "money-revenue", CHART_PX, _("beside the year before"))
        self.revenue.opened.connect(self._open_month)
        self.receivables = Card(_("Receivables"), _("by days late"))
        self.receivables.setObjectName("money-receivables")
        self.rows = RowsCard(desk, of_one_account=True)
        self.rows.setObjectName("money-rows")
        self.sold: list[RevenueRow] = []
        self.invoices: dict[int, InvoiceRow] = {}
        self.owed: tuple[Aging, ...] = ()
        self.issues: list[IssueLine] = []
        self._lay_out()

    def _lay_out(self) -> None:
        columns = Columns(proportion=(1.45, 1.0), collapse_below=820)
        columns.left.addWidget(self.revenue)
        columns.right.addWidget(self.receivables)
        scroll = Scroll()
        for widget in (self.sentence, self.figures, columns, self.rows):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def fill(self) -> None:
        """Read what was sold, what is owed, and what both mean."""
        if not self.account_id:
            return
        source, today = self.desk.workspace, self.desk.workspace.today
        self.sold = revenue_lines(source, self.account_id)
        invoices = invoice_rows(source, self.account_id)
        self.invoices = {invoice.id: invoice for invoice in invoices}
        self.issues = issue_lines(source, self.account_id)
        self.owed = aging.aging(invoices, today, unapplied(source, self.account_id))
        said = [money.revenue_sentence(self.sold, today), *(aging.aging_sentence(owed) for owed in self.owed)]
        self.sentence.setText(" ".join(said))
        self.revenue.show_chart(money.revenue_bars(self.sold, today), "")
        self.figures.show_figures(self._figures(today))
        self._show_receivables()
        self.rows.hide()

    # Figures

    def _figures(self, today: date) -> list[Figure]:
        currency = next(iter(money.currencies(self.sold)), "")
        year = [row for row in self.sold if row.on > today - timedelta(days=YEAR_DAYS) and row.currency == currency]
        sold = sum(row.amount for row in year)
        shown = amount(sold, currency) if self.sold else "–"
        figures = [Figure(shown, _("12 months"), "year", self._change(today, currency, sold))]
        for owed in self.owed:
            figures.append(Figure(amount(owed.outstanding, owed.currency), _("Open"), "open", self._count_open()))
            late = Tone.BAD if owed.late else None
            figures.append(Figure(amount(owed.late, owed.currency), _("Overdue"), "late", _late_note(owed), late))
            if owed.currency == currency and sold > 0:
                days = aging.days_sales_outstanding(Money(owed.outstanding, currency), Money(sold, currency), YEAR_DAYS)
                best = aging.best_possible_days(owed, Money(sold, currency), YEAR_DAYS)
                note = _("{n} if all paid when due").format(n=round(best))
                figures.append(Figure(str(round(days)), _("Days to be paid (DSO)"), "dso", note))
        return figures

    def _change(self, today: date, currency: str, sold: int) -> str:
        start, end = today - timedelta(days=2 * YEAR_DAYS), today - timedelta(days=YEAR_DAYS)
        before = sum(row.amount for row in self.sold if start < row.on <= end and row.currency == currency)
        if before <= 0:
            return _("no year before to compare")
        return _("{percent} % against the year before").format(percent=f"{100 * (sold / before - 1):+.0f}")

    def _count_open(self) -> str:
        count = sum(invoice.open != 0 for invoice in self.invoices.values())
        return plural("{n} open invoice", "{n} open invoices", count)

    # Receivables

    def _show_receivables(self) -> None:
        self.receivables.clear()
        if not self.owed:
            self.receivables.body.addWidget(Text(_("Nothing is owed."), role=TextRole.MUTED, wrap=True))
        for owed in self.owed:
            self._show_owed(owed)
        self.receivables.body.addStretch(1)

    def _show_owed(self, owed: Aging) -> None:
        self.receivables.body.addWidget(Text(aging.aging_sentence(owed), wrap=True))
        chart = ChartView(aging.aging_stack(owed))
        chart.setObjectName(f"money-aging-{owed.currency.lower()}")
        chart.point_opened.connect(self._open_bucket)
        self.receivables.body.addWidget(chart)
        if owed.disputed:
            words = _("Disputed, shown apart: {amount} →").format(amount=amount(owed.disputed, owed.currency))
            link = Link(words)
            link.setObjectName("money-disputed")
            link.clicked.connect(self._open_disputed)
            self.receivables.body.addWidget(link)
        said = credited_sentence(self.issues, owed.currency)
        if said:
            self.receivables.body.addWidget(Text(said, role=TextRole.SMALL, wrap=True))
        if owed.by_invoice_date:
            words = plural(
                "{n} invoice without a due date is counted from its own date.",
                "{n} invoices without a due date are counted from their own dates.",
                len(owed.by_invoice_date),
            )
            self.receivables.body.addWidget(Text(words, role=TextRole.SMALL, wrap=True))

    # Opening

    def _open_month(self, key: object) -> None:
        month = str(key)
        title = _("Revenue in {month}").format(month=month_words(month))
        self.rows.show_rows(title, [sale(row) for row in self.sold if f"{row.on:%Y-%m}" == month])

    def _open_bucket(self, key: object) -> None:
        if isinstance(key, tuple) and len(key) == 2:
            bucket = Bucket(key[1])
            ids = [number for owed in self.owed for number in owed.invoices[bucket]]
            self._show_invoices(_("Invoices: {bucket}").format(bucket=bucket.label.lower()), ids)

    def _open_disputed(self) -> None:
        disputed = [self.invoices[number] for owed in self.owed for number in owed.disputed_invoices]
        issues = {invoice.issue_id for invoice in disputed}
        if len(issues) == 1 and (issue := issues.pop()) is not None:
            self.desk.open_row("issue", issue, self.account_id)
        else:
            self._show_invoices(_("Disputed invoices"), [invoice.id for invoice in disputed])

    def _open_figure(self, key: str) -> None:
        today = self.desk.workspace.today
        if key == "year":
            year = [row for row in self.sold if row.on > today - timedelta(days=YEAR_DAYS)]
            self.rows.show_rows(_("Revenue of 12 months"), [sale(row) for row in year])
            return
        buckets = aging.LATE if key == "late" else tuple(Bucket)
        ids = [number for owed in self.owed for bucket in buckets for number in owed.invoices[bucket]]
        self._show_invoices(_("Overdue invoices") if key == "late" else _("Open invoices"), ids)

    def _show_invoices(self, title: str, ids: Sequence[int]) -> None:
        today = self.desk.workspace.today
        self.rows.show_rows(title, [owed_row(self.invoices[n], self.account_id, "", today) for n in ids])


def _late_note(owed: Aging) -> str:
    if not owed.late:
        return _("nothing late")
    return _("{percent} % of what is open").format(percent=round(100 * owed.late / max(1, owed.outstanding)))
