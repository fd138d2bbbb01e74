"""The parts of the brief below say, ask and avoid: what they told us, what is owed, who comes, what changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis.brief import BriefContent, OwedLine, people_words, told_words
from amdesk.analysis.series import Tone
from amdesk.model.brief_rows import BriefPerson
from amdesk.model.values import UNKNOWN_SIGN
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.words import _, day, full_day, plural

MOST_ROWS = 8


def fill_parts(column: QVBoxLayout, content: BriefContent, desk: Desk) -> None:
    """Put what has something to say below say, ask and avoid into a column."""
    for card in (
        told_card(content),
        reasons_card(content),
        owed_card("we-owe", _("What we owe them"), content.we_owe, content, desk),
        owed_card("they-owe", _("What they owe us"), content.they_owe, content, desk),
        people_card(content, desk),
        changes_card(content, desk),
    ):
        if card is not None:
            column.addWidget(card)


def opening_row(name: str, desk: Desk, subject: str, number: int, account: int) -> Row:
    """A row that opens what it stands for."""
    row = Row(name)
    row.clicked.connect(partial(desk.open_row, subject, number, account))
    return row


def told_card(content: BriefContent) -> Card | None:
    """What one of them told us last, word for word."""
    if content.told is None:
        return None
    card = Card(_("Last time you told us …"))
    card.setObjectName("brief-told")
    card.set_side(Tone.CUSTOMER)
    card.body.addWidget(Text(f"“{content.told.words}”", wrap=True, selectable=True))
    card.body.addWidget(Text(told_words(content.told, content.today), role=TextRole.SMALL))
    return card


def owed_card(name: str, title: str, lines: Sequence[OwedLine], content: BriefContent, desk: Desk) -> Card | None:
    """What one side still owes the other."""
    if not lines:
        return None
    card = Card(title)
    card.setObjectName(f"brief-{name}")
    card.body.setSpacing(0)
    for line in lines[:MOST_ROWS]:
        aside = line.aside(content.today)
        row = opening_row(f"{line.text}. {aside}", desk, line.subject, line.id, content.account_id)
        row.add_words(line.text, line.note)
        when = Text(aside, role=TextRole.MUTED)
        when.set_tone(Tone.BAD if line.days_late else None)
        row.line.addWidget(when)
        card.body.addWidget(row)
    add_more(card, len(lines))
    return card


def add_more(card: Card, count: int) -> None:
    """Say how many rows were left out, when any were."""
    if count > MOST_ROWS:
        left = count - MOST_ROWS
        card.body.addWidget(Text(plural("+ {n} more", "+ {n} more", left), role=TextRole.MUTED))


def people_card(content: BriefContent, desk: Desk) -> Card | None:
    """Who is expected: title, roles, stance, what they care about, when they were last met."""
    if not content.people:
        return None
    card = Card(people_words(content))
    card.setObjectName("brief-people")
    card.body.setSpacing(0)
    for person in content.people[:MOST_ROWS]:
        card.body.addWidget(person_row(person, content, desk))
    add_more(card, len(content.people))
    return card


def person_row(person: BriefPerson, content: BriefContent, desk: Desk) -> Row:
    """One person, opening the map."""
    title = ", ".join(part for part in (person.name, person.job) if part)
    stance = f"{person.stance.sign} {person.stance.label}" if person.stance else f"{UNKNOWN_SIGN} {_('Not known')}"
    rated = "" if looking().on else stance
    parts = (", ".join(role.label for role in person.roles), rated, " ".join(person.wants.split()))
    row = opening_row(title, desk, "person", person.id, content.account_id)
    row.add_words(title, " · ".join(part for part in parts if part))
    if not looking().on:
        row.line.addWidget(Text(met_words(person, content), role=TextRole.MUTED))
    return row


def met_words(person: BriefPerson, content: BriefContent) -> str:
    """When a person was last in touch with us."""
    if person.last_touch is None:
        return _("never met")
    return plural("{n} day ago", "{n} days ago", (content.today - person.last_touch).days)


def changes_card(content: BriefContent, desk: Desk) -> Card | None:
    """What changed since they were last met."""
    if not content.changed:
        return None
    card = Card(_("What changed since {day}").format(day=full_day(content.since)))
    card.setObjectName("brief-changes")
    card.body.setSpacing(0)
    for line in content.changed[:MOST_ROWS]:
        row = opening_row(line.text, desk, line.subject, line.id, content.account_id)
        row.line.addWidget(Elided(line.text), 1)
        row.line.addWidget(Text(day(line.on, content.today), role=TextRole.MUTED))
        card.body.addWidget(row)
    add_more(card, len(content.changed))
    return card


def reasons_card(content: BriefContent) -> Card | None:
    """Anniversaries of resolved issues: reasons to call."""
    if not content.reasons_to_call:
        return None
    card = Card(_("Reasons to call"))
    card.setObjectName("brief-reasons")
    for reason in content.reasons_to_call[:MOST_ROWS]:
        card.body.addWidget(Text(reason, wrap=True))
    return card
