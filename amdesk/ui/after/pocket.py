"""The brief as it may lie on the customer's table, on the screen: who is expected, what is owed, what to ask."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from amdesk.analysis.brief import BriefContent, OwedLine, told_words
from amdesk.analysis.series import Tone
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, day, plural

MOST_LINES = 8


def fill_pocket(column: QVBoxLayout, content: BriefContent) -> None:
    """Put what may be read by everyone in the room into a column; `content` is made for the table."""
    for card in (
        _people(content),
        _owed(_("What we owe"), "we-owe", content.we_owe, content.today),
        _owed(_("What we wait for"), "they-owe", content.they_owe, content.today),
        _questions(content),
        _told(content),
        _changes(content),
    ):
        if card is not None:
            column.addWidget(card)


def _card(name: str, title: str) -> Card:
    card = Card(title)
    card.setObjectName(f"room-{name}")
    return card


def _line(card: Card, text: str, aside: str = "") -> None:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(Text(text, wrap=True), 1)
    if aside:
        line.addWidget(Text(aside, role=TextRole.MUTED))
    card.body.addLayout(line)


def _rest(card: Card, count: int) -> None:
    if count > MOST_LINES:
        card.body.addWidget(Text(plural("+ {n} more", "+ {n} more", count - MOST_LINES), role=TextRole.MUTED))


def _people(content: BriefContent) -> Card | None:
    if not content.people:
        return None
    card = _card("people", _("Who is expected") if content.people_expected else _("People"))
    for person in content.people[:MOST_LINES]:
        _line(card, person.name, ", ".join(part for part in (person.job, person.unit) if part))
    _rest(card, len(content.people))
    return card


def _owed(title: str, name: str, lines: Sequence[OwedLine], today: date) -> Card | None:
    if not lines:
        return None
    card = _card(name, title)
    for line in lines[:MOST_LINES]:
        _line(card, line.text, day(line.due, today) if line.due else "")
    _rest(card, len(lines))
    return card


def _questions(content: BriefContent) -> Card | None:
    if not content.ask:
        return None
    card = _card("ask", _("To ask"))
    for line in content.ask:
        _line(card, line.text)
    return card


def _told(content: BriefContent) -> Card | None:
    if content.told is None:
        return None
    card = _card("told", _("Last time you told us …"))
    card.set_side(Tone.CUSTOMER)
    card.body.addWidget(Text(f"“{content.told.words}”", wrap=True))
    card.body.addWidget(Text(told_words(content.told, content.today), role=TextRole.SMALL))
    return card


def _changes(content: BriefContent) -> Card | None:
    if not content.changed:
        return None
    card = _card("changes", _("What changed"))
    for line in content.changed[:MOST_LINES]:
        _line(card, line.text, day(line.on, content.today))
    _rest(card, len(content.changed))
    return card
