"""The brief for the train: everything, marked internal."""

from collections.abc import Iterator, Sequence
from datetime import date

from amdesk.analysis.brief import BriefContent, people_words
from amdesk.analysis.brief_advice import Advice
from amdesk.model.brief_rows import BriefPerson
from amdesk.model.values import UNKNOWN_SIGN
from amdesk.report.blocks import Block, Columns, Rule, Text
from amdesk.report.brief.parts import ABOVE, WHO_LIMIT, Detail, changes, cut, head, owed, rest, told, top
from amdesk.report.charts import ChartBlock
from amdesk.report.items import Figure, Figures, Item
from amdesk.report.styles import SMALL, SMALL_MUTED, STEP, SUBSECTION
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, plural

CARES_LIMIT = 100
PART_GAP = STEP * 1.2
"""Points between say, ask and avoid: more than between the lines of one."""
ADVICE_LIMIT = 150


def train(content: BriefContent, detail: Detail, figures: Sequence[Figure]) -> Iterator[Block]:
    """The blocks of the page."""
    yield from top(content)
    if figures:
        yield Figures(figures, after=STEP)
    yield from people(content, detail)
    yield owed(content, detail, _("What we owe them"), _("What they owe us"))
    yield from advice(content, detail)
    yield from story(content, detail)


def people(content: BriefContent, detail: Detail) -> Iterator[Block]:
    """Who is in the room: roles, stance, what they care about, when they were last met."""
    if not content.people:
        return
    yield head(cut(people_words(content), WHO_LIMIT * 2))
    yield from people_table(content.people, content.today, detail)


def people_table(them: Sequence[BriefPerson], today: date, detail: Detail) -> Iterator[Block]:
    """People as a table, and how many were left out."""
    columns = (
        Column(_("Person"), 1.9),
        Column(_("Roles"), 1.0),
        Column(_("Stance"), 0.8),
        Column(_("Cares about"), 2.1),
        Column(_("Last met"), 0.7),
    )
    shown = them[: detail.people]
    yield Table(columns, [person_row(person, today, detail) for person in shown], pad=STEP * 0.6, after=STEP)
    yield from rest(len(them), detail.people)


def person_row(person: BriefPerson, today: date, detail: Detail) -> Row:
    """A person's row of the table."""
    title = ", ".join(part for part in (person.name, person.job) if part)
    stance = f"{person.stance.sign} {person.stance.label}" if person.stance else f"{UNKNOWN_SIGN} {_('Not known')}"
    cares = " · ".join(part for part in (person.wants, person.wants_privately) if part.strip())
    return Row(
        (
            Cell(cut(title, WHO_LIMIT), strong=True),
            ", ".join(role.label for role in person.roles),
            stance,
            cut(cares, min(CARES_LIMIT, detail.words)),
            last_met(person, today),
        )
    )


def last_met(person: BriefPerson, today: date) -> str:
    """How long ago a person was last in touch with us."""
    if person.last_touch is None:
        return _("never")
    return plural("{n} day ago", "{n} days ago", (today - person.last_touch).days)


def advice(content: BriefContent, detail: Detail) -> Iterator[Block]:
    """Say, ask, avoid below each other, each line with its reason at the right."""
    yield Rule(before=STEP * 2, after=STEP * 0.75)
    for name, lines in ((_("Say"), content.say), (_("Ask"), content.ask), (_("Avoid"), content.avoid)):
        yield Columns([[Text(name, SUBSECTION, after=0.0)], advice_items(lines, detail)], (1.0, 9.0), after=PART_GAP)
    yield Rule(before=0.0, after=0.0)


def advice_items(lines: Sequence[Advice], detail: Detail) -> list[Block]:
    """The lines of one of say, ask, avoid."""
    if not lines:
        return [Text(_("Nothing in particular."), SMALL_MUTED)]
    shown = lines[: min(detail.lines, 3)]
    return [Item(cut(line.text, ADVICE_LIMIT), aside=cut(line.reason, 70), style=SMALL) for line in shown]


def story(content: BriefContent, detail: Detail) -> Iterator[Block]:
    """What one of them told us and what changed, and satisfaction with its events beside it."""
    said = list(told(content.told, content.today, _("Last time you told us …"), detail))
    left = [*said, *changes(content, detail, columns=1)]
    if not detail.chart or not any(line.points for line in content.series.lines):
        yield from (*said, *changes(content, detail))
        return
    chart = ChartBlock(content.series, detail.chart, titled=False, after=0.0)
    yield Columns([left, [head(_("Satisfaction and events")), chart]], before=ABOVE, after=0.0)
