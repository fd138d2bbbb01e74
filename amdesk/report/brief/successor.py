"""The hand-over page: an account in five minutes for whoever takes it over; internal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from amdesk.analysis.brief_successor import LeftLine, Successor
from amdesk.report.blocks import Block, Columns, Heading, Text
from amdesk.report.brief.parts import ABOVE, NAME_LIMIT, WHO_LIMIT, Detail, cut, head, owed, rest, told
from amdesk.report.brief.train import people_table
from amdesk.report.items import Figure, Figures, Item
from amdesk.report.styles import BODY_MUTED, SMALL, SMALL_MUTED, STEP
from amdesk.words import _, full_day

MORE_WANTS = 2
"""Wants are short and stand beside what takes more room."""
FIRST_STEPS_MORE = 2
"""What is to be done first has twice the lines of the other lists."""


def page(content: Successor, detail: Detail, figures: Sequence[Figure]) -> Iterator[Block]:
    """The blocks of the page."""
    yield Heading(cut(content.account, NAME_LIMIT), 0)
    stands = _("As it stands on {day}").format(day=full_day(content.today))
    ahead = _("Next: {meeting}").format(meeting=content.meeting_words) if content.meeting else content.meeting_words
    yield Text(f"{stands} · {cut(ahead, 200)}", BODY_MUTED, after=STEP * 0.5)
    yield Figures(figures, after=STEP)
    yield story(content, detail)
    if content.people:
        yield head(_("People to know first"))
        yield from people_table(content.people, content.today, detail)
    yield owed(content, detail, _("What we owe them"), _("What they owe us"))
    never = [LeftLine(line.text) for line in content.never]
    columns = [listed(_("Open issues"), content.issues, detail), listed(_("Never"), never, detail)]
    yield Columns(columns, before=ABOVE, after=STEP)
    yield from first_weeks(content, detail)


def details() -> Iterator[Detail]:
    """From everything down to the least, in small steps: every line counts on the one page."""
    for people, lines, words in (
        (12, 8, 200),
        (10, 7, 180),
        (9, 6, 170),
        (8, 5, 150),
        (7, 5, 130),
        (6, 4, 120),
        (5, 4, 110),
        (4, 4, 100),
        (5, 3, 100),
        (4, 3, 90),
        (3, 3, 80),
        (3, 2, 80),
        (2, 1, 60),
    ):
        yield Detail(people, lines, words, 2 * words, 0.0, 0.0)


def story(content: Successor, detail: Detail) -> Block:
    """What they want, beside what has worked and what they told us last."""
    worked = listed(_("What has worked, in their words"), content.worked, detail) if content.worked else []
    said = list(told(content.told, content.today, _("Last time they told us …"), detail))
    wants = listed(_("What they want"), content.wants, replace(detail, lines=detail.lines + MORE_WANTS))
    return Columns([wants, [*worked, *said]], before=ABOVE, after=STEP)


def listed(title: str, lines: Sequence[LeftLine], detail: Detail) -> list[Block]:
    """A list under its heading."""
    return [head(title), *items(lines, detail)]


def items(lines: Sequence[LeftLine], detail: Detail) -> Iterator[Block]:
    """The lines of a list, the day or reason of each at the right."""
    if not lines:
        yield Text(_("Nothing that we know of."), SMALL_MUTED)
    for line in lines[: detail.lines]:
        yield Item(cut(line.text, detail.words), aside=cut(line.aside, WHO_LIMIT), style=SMALL)
    yield from rest(len(lines), detail.lines)


def first_weeks(content: Successor, detail: Detail) -> Iterator[Block]:
    """What to ask and to say in the first weeks."""
    if content.first_steps:
        yield head(_("In the first weeks"))
    count = detail.lines * FIRST_STEPS_MORE
    for line in content.first_steps[:count]:
        yield Item(cut(line.text, detail.words), aside=cut(line.reason, WHO_LIMIT), style=SMALL)
    yield from rest(len(content.first_steps), count)
