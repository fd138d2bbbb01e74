"""Everything in the workspace that must not stand on a customer's paper, and what was released by hand (PLAN-9)."""

from collections.abc import Iterable, Iterator, Sequence

from amdesk.analysis.issue_names import names_of_ours
from amdesk.analysis.leaks import Leak, Secrets, Text
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.words import _

WORDS = (Kind.TEXT, Kind.NOTE)
REPEATS = frozenset({("plan", "proposed"), ("competitor", "name"), ("release", "reason")})
"""Internal fields that are no secret of their own: a plan's frozen words, names looked for by themselves, reasons."""
NAMED = ("account", "person", "colleague", "team", "unit", "product", "product_range")
OTHERS_OF_OURS = """
SELECT c.name, coalesce(t.name, '') FROM colleague c LEFT JOIN team t ON t.id = c.team_id WHERE NOT c.is_me
"""
"""Our own people but for the account manager, who signs."""
RELEASED = 'SELECT kind, subject, "row", field_name, words FROM release'

Key = tuple[str, str, int | None, str, str]


class LeaksFound(Exception):
    """The customer's paper was not made: each of `leaks` is to be mended, or released with a reason."""

    def __init__(self, leaks: Sequence[Leak]) -> None:
        super().__init__(" ".join(leak.sentence for leak in leaks))
        self.leaks = tuple(leaks)


def secrets(source: Source) -> Secrets:
    """Every internal text with its place, the competitors' names, and the names that give nothing away."""
    rivals = [name for (name,) in source.select("SELECT name FROM competitor WHERE name <> ''")]
    names = [name for table in NAMED for (name,) in source.select(f'SELECT name FROM "{table}"')]
    return Secrets(list(internal_texts(source)), rivals, names)


def internal_texts(source: Source) -> Iterator[Text]:
    """The internal texts of all subjects that say something."""
    for table, model in SUBJECTS.items():
        for field in fields_of(model):
            if field.internal and field.kind in WORDS and not field.dated and (table, field.name) not in REPEATS:
                yield from _texts(source, table, model, field)


def _texts(source: Source, table: str, model: type[Base], field: Field) -> Iterator[Text]:
    title = next((f for f in fields_of(model) if f.name == model.title_column and f.kind in WORDS), None)
    shown = f't."{title.name}"' if title is not None and title.name != field.name else "''"
    sql = f'SELECT t.id, {shown}, t."{field.name}" FROM "{table}" t WHERE t."{field.name}" <> \'\''
    for row, name, words in source.select(sql):
        whose = _("{subject} “{name}”").format(subject=_(model.singular), name=name) if name else _(model.singular)
        place = _("{whose}, {field}").format(whose=whose, field=_(field.label).lower())
        yield Text(place, words, table, row, field.name)


def unreleased(source: Source, shown: Iterable[Text]) -> list[Leak]:
    """What the shown texts would give away and nobody has released."""
    shown = list(shown)
    found = secrets(source).leaks(shown) + names_of_ours(shown, source.select(OTHERS_OF_OURS))
    if not found:
        return []
    released: set[Key] = set(source.select(RELEASED))
    return [leak for leak in found if leak.key not in released]


def refuse_leaks(source: Source, shown: Iterable[Text]) -> None:
    """Do nothing when the texts may be shown to the customer.

    Raises LeaksFound otherwise.
    """
    found = unreleased(source, shown)
    if found:
        raise LeaksFound(found)
