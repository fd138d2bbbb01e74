"""The charts over all accounts, each with its sentence and the rows behind a click."""

from PySide6.QtWidgets import QComboBox

from amdesk.analysis import aging, causes, money, pareto
from amdesk.analysis.aging import Aging, Bucket
from amdesk.analysis.issue_spans import SPANS, Span
from amdesk.model.rows import InvoiceRow, IssueLine, RevenueRow
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.money import invoice_rows, revenue_lines, unapplied
from amdesk.store.queries.portfolio import accounts_of_invoices, worths_at_home
from amdesk.ui.chart_card import Behind, ChartPart
from amdesk.ui.desk import Desk
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.money_rows import amount, month_words, owed_row, sale
from amdesk.words import _, plural

CURRENCY_PX = 84


class ParetoPart(ChartPart):
    """Which accounts bring most; a bar opens its account."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pareto of accounts"), "chart-pareto", 280, _("revenue of 12 months"))

    def fill(self) -> None:
        """Read what every account brings, at the stated rates."""
        worths = worths_at_home(self.desk.workspace)
        rows = pareto.ranked(worths.rows)
        said = pareto.pareto_sentence(rows)
        if worths.without_rate:
            said += " " + plural(
                "{n} account is left out: its currency has no rate.",
                "{n} accounts are left out: their currencies have no rate.",
                worths.without_rate,
            )
        self.card.show_chart(pareto.pareto_bars(rows, _("Pareto of accounts"), worths.currency), said)

    def open_point(self, key: object) -> None:
        """Open the account."""
        if isinstance(key, int):
            self.desk.open_account(key)


class CausesPart(ChartPart):
    """Why issues happen; a bar shows its issues."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Why issues happen"), "chart-causes", 280)
        self.all: list[IssueLine] = []
        self.lines: list[IssueLine] = []
        self.span: QComboBox = Combo()
        self.span.setObjectName("chart-causes-span")
        self.span.setAccessibleName(_("Issues of which span"))
        for span in SPANS:
            self.span.addItem(span.label, span)
        self.span.activated.connect(self._draw)
        self.card.add_aside(self.span)

    def fill(self) -> None:
        """Read all issues, those closed elsewhere, too: their causes count."""
        self.all = issue_lines(self.desk.workspace)
        self._draw()

    def _draw(self) -> None:
        span: Span = self.span.currentData()
        self.lines = causes.of_span(self.all, span, self.desk.workspace.today)
        self.card.show_chart(causes.causes(self.lines), causes.causes_sentence(self.lines))

    def open_point(self, key: object) -> None:
        """Show the issues with the cause."""
        found = [line for line in self.lines if line.cause == key]
        self.rows.show_rows(_("Cause: {cause}").format(cause=key), [_issue(line) for line in found])


def _issue(line: IssueLine) -> Behind:
    disputed = line.disputed or 0
    shown = amount(disputed, line.currency) if disputed else ""
    status = line.status.label
    return Behind("issue", line.id, line.account_id, line.account, line.reported_on, line.name, shown, disputed, status)


class RevenuePart(ChartPart):
    """Revenue by month over all accounts, one currency at a time; a bar shows its sales."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Revenue by month"), "chart-revenue", 250, _("all accounts, beside the year before"))
        self.sold: list[RevenueRow] = []
        self.currency: QComboBox = Combo()
        self.currency.setFixedWidth(CURRENCY_PX)
        self.currency.setAccessibleName(_("Currency"))
        self.currency.setObjectName("chart-revenue-currency")
        self.currency.activated.connect(self._draw)
        self.card.add_aside(self.currency)

    def fill(self) -> None:
        """Read all revenue."""
        self.sold = revenue_lines(self.desk.workspace)
        found, shown = money.currencies(self.sold), self.currency.currentText()
        self.currency.clear()
        self.currency.addItems(found)
        self.currency.setCurrentIndex(max(0, found.index(shown) if shown in found else 0) if found else -1)
        self.currency.setVisible(len(found) > 1)
        self._draw()

    def _draw(self) -> None:
        today, currency = self.desk.workspace.today, self.currency.currentText()
        said = money.revenue_sentence(self.sold, today, currency)
        if self.currency.count() > 1:
            said += " " + _("Each currency stands by itself.")
        self.card.show_chart(money.revenue_bars(self.sold, today, currency), said)

    def open_point(self, key: object) -> None:
        """Show what was sold in the month."""
        month, currency = str(key), self.currency.currentText()
        found = [row for row in self.sold if f"{row.on:%Y-%m}" == month and row.currency == currency]
        self.rows.show_rows(_("Revenue in {month}").format(month=month_words(month)), [sale(row) for row in found])


class AgingPart(ChartPart):
    """What one currency's customers owe by how late it is; a part shows its invoices."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Receivables"), "chart-aging", 0, _("all accounts, by days late"))
        self.owed: tuple[Aging, ...] = ()
        self.invoices: dict[int, InvoiceRow] = {}
        self.currency: QComboBox = Combo()
        self.currency.setFixedWidth(CURRENCY_PX)
        self.currency.setAccessibleName(_("Currency"))
        self.currency.setObjectName("chart-aging-currency")
        self.currency.activated.connect(self._draw)
        self.card.add_aside(self.currency)

    def fill(self) -> None:
        """Read what is owed."""
        source = self.desk.workspace
        invoices = invoice_rows(source)
        self.invoices = {invoice.id: invoice for invoice in invoices}
        self.owed = aging.aging(invoices, source.today, unapplied(source))
        found, shown = [owed.currency for owed in self.owed], self.currency.currentText()
        self.currency.clear()
        self.currency.addItems(found)
        self.currency.setCurrentIndex(found.index(shown) if shown in found else 0 if found else -1)
        self.currency.setVisible(len(found) > 1)
        self._draw()

    def _aging(self) -> Aging | None:
        return next((owed for owed in self.owed if owed.currency == self.currency.currentText()), None)

    def _draw(self) -> None:
        owed = self._aging()
        if owed is None:
            self.card.show_chart(aging.aging_stack(Aging("", self.desk.workspace.today, {}, {}, (), 0, ())), "")
            return
        said = aging.aging_sentence(owed)
        if owed.disputed:
            said += " " + _("{amount} of it is disputed.").format(amount=amount(owed.disputed, owed.currency))
        self.card.show_chart(aging.aging_stack(owed), said)

    def open_point(self, key: object) -> None:
        """Show the invoices of the bucket."""
        owed = self._aging()
        if owed is None or not isinstance(key, tuple):
            return
        source, bucket = self.desk.workspace, Bucket(key[1])
        accounts = accounts_of_invoices(source)
        rows = [
            owed_row(self.invoices[number], *accounts[number], source.today)
            for number in owed.invoices[bucket]
            if number in accounts
        ]
        self.rows.show_rows(f"{_('Receivables')}: {bucket.label.lower()}, {owed.currency}", rows)
