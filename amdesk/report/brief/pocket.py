"""The brief for the pocket: what may lie on the customer's table, and lines to write on."""

from collections.abc import Iterator, Sequence

from amdesk.analysis.brief import BriefContent
from amdesk.model.brief_rows import BriefPerson
from amdesk.report.blocks import Block
from amdesk.report.brief.parts import WHO_LIMIT, Detail, beside, changes, cut, head, owed, rest, told, top
from amdesk.report.items import TO_DO, Item
from amdesk.report.styles import BODY, SMALL
from amdesk.words import _


def pocket(content: BriefContent, detail: Detail) -> Iterator[Block]:
    """The blocks of the page above the lines to write on; `content` holds only what the customer may see."""
    yield from top(content)
    yield from people(content.people, content.people_expected, detail)
    yield owed(content, detail, _("What we owe"), _("What we wait for"))
    yield from questions(content, detail)
    yield from told(content.told, content.today, _("Last time you told us …"), detail)
    if content.changed:
        yield from changes(content, detail)


def people(them: Sequence[BriefPerson], expected: bool, detail: Detail) -> Iterator[Block]:
    """Who is expected, with title and unit."""
    if not them:
        return
    yield head(_("Who is expected") if expected else _("People"))
    yield beside(person_item(person) for person in them[: detail.people])
    yield from rest(len(them), detail.people)


def person_item(person: BriefPerson) -> Item:
    """A person: name, title and unit."""
    about = ", ".join(part for part in (person.job, person.unit) if part)
    return Item(cut(person.name, WHO_LIMIT), note=cut(about, 80), style=BODY)


def questions(content: BriefContent, detail: Detail) -> Iterator[Block]:
    """What to ask."""
    if content.ask:
        yield head(_("To ask"))
        for line in content.ask:
            yield Item(cut(line.text, detail.words), TO_DO, style=SMALL)
