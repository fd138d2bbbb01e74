"""The money of an issue: disputed, credited and signed off, left; and its credit notes."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis.issue_money import CreditRow, IssueMoney, money_of
from amdesk.analysis.series import Part, Stack, Tone
from amdesk.model.values import Money
from amdesk.ui.account.issues.bar import BareBar
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.words import _, day, plural

SHOWN_NOTES = 3


def amount(minor: int, currency: str) -> str:
    """An amount without cents when it has none: "4,780 EUR"."""
    exact = Money(minor, currency).decimal
    whole = exact.to_integral_value()
    return f"{number(int(whole) if whole == exact else exact)} {currency}"


def card_row(first: str, second: str, aside: str, name: str) -> Row:
    """A line of a card with a quiet second line and something at the right."""
    line = Row(", ".join(part for part in (first, second, aside) if part))
    line.setObjectName(name)
    line.line.setContentsMargins(2, 3, 2, 3)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(first, wrap=True))
    if second:
        column.addWidget(Text(second, role=TextRole.SMALL, wrap=True))
    line.line.addLayout(column, 1)
    if aside:
        line.line.addWidget(Text(aside))
    return line


def money_stack(money: IssueMoney, currency: str) -> Stack:
    """What the customer has signed off, what waits for that, and what is left, in major units."""
    parts = (
        (_("credited"), money.signed, Tone.GOOD),
        (_("not signed off"), money.waiting, Tone.WARN),
        (_("to go"), money.left, Tone.QUIET),
    )
    return Stack(
        _("Money in dispute"),
        tuple(
            Part(name, float(Money(minor, currency).decimal), tone, name) for name, minor, tone in parts if minor > 0
        ),
        unit=currency,
    )


def money_words(money: IssueMoney, currency: str) -> str:
    """Said in words: what is credited, what waits to be signed off, what is to go."""
    parts = [_("nothing credited yet")]
    if money.signed:
        count = plural("{n} note", "{n} notes", money.signed_notes)
        parts = [_("{amount} credited in {notes}").format(amount=amount(money.signed, currency), notes=count)]
    if money.waiting:
        parts.append(_("{amount} waits to be signed off").format(amount=amount(money.waiting, currency)))
    if money.left:
        parts.append(_("{amount} to go").format(amount=amount(money.left, currency)))
    if money.over:
        parts.append(_("{amount} more than is in dispute").format(amount=amount(money.over, currency)))
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]


class MoneyCard(Card):
    """The card. `opened` asks for a credit note's form, `asked` for a new one."""

    opened = Signal(str, int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Money"))
        self.setObjectName("issue-money")
        self.shown: object = None
        self.shows_all = False
        self.content: Content | None = None
        self.today = date.min

    def show_content(self, content: Content, today: date) -> None:
        """Show the money of an issue; what is the same stays as it is."""
        line = content.line
        state = (line.id, line.disputed, line.currency, content.detail.credit_notes, self.shows_all)
        if state == self.shown:
            return
        if self.content is not None and self.content.line.id != line.id:
            self.shows_all = False
        self.shown, self.content, self.today = state, content, today
        self.clear()
        disputed, notes = line.disputed or 0, content.detail.credit_notes
        said = _("in dispute {amount}").format(amount=amount(disputed, line.currency)) if disputed else ""
        self.set_aside(said)
        if disputed or notes:
            money = money_of(disputed, notes)
            self.body.addWidget(BareBar(money_stack(money, line.currency)))
            self.body.addWidget(Text(money_words(money, line.currency), role=TextRole.SMALL, wrap=True))
        else:
            self.body.addWidget(Text(_("No money in dispute."), role=TextRole.MUTED, wrap=True))
        self._fill_notes(notes, line.currency, today)

    def _fill_notes(self, notes: tuple[CreditRow, ...], currency: str, today: date) -> None:
        """Those that wait to be signed off first."""
        ordered = sorted(notes, key=lambda note: note[4] is not None)
        for row, name, on, minor, signed in ordered if self.shows_all else ordered[:SHOWN_NOTES]:
            state = _("signed off {day}").format(day=day(signed, today)) if signed else _("not signed off")
            second = " · ".join(part for part in (day(on, today) if on else "", state) if part)
            line = card_row(name, second, amount(minor, currency), f"issue-credit-note-{row}")
            line.clicked.connect(partial(self.opened.emit, "credit_note", row))
            self.body.addWidget(line)
        if len(notes) > SHOWN_NOTES and not self.shows_all:
            rest = Link(_("and {n} more").format(n=len(notes) - SHOWN_NOTES))
            rest.setObjectName("issue-credit-notes-more")
            rest.clicked.connect(self._show_all)
            self.body.addWidget(rest)
        more = Link(_("+ credit note"))
        more.setObjectName("issue-add-credit-note")
        more.clicked.connect(self._ask)
        self.body.addWidget(more)

    def _ask(self) -> None:
        self.asked.emit("credit_note")

    def _show_all(self) -> None:
        self.shows_all = True
        if self.content is not None:
            self.show_content(self.content, self.today)
