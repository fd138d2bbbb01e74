"""What the words of a file mean, as said on the command line."""

from collections.abc import Sequence

from amdesk.commands.refusing import Refused
from amdesk.exchange.mapping import ColumnMapping
from amdesk.words import _


def with_meanings(mapping: ColumnMapping, wishes: Sequence[str], relation: str | None) -> ColumnMapping:
    """The mapping with each "Column:word=meaning"; wishes for columns that fill nothing are left to other files.

    Raises Refused for a wish that is none, and for an unknown meaning.
    """
    if relation:
        mapping = mapping.with_value("line.kind", "", relation)
    for wish in wishes:
        said, sign, meaning = wish.rpartition("=")
        column, colon, word = said.partition(":")
        if not sign or not colon:
            raise Refused(_("--value takes “Column:word=meaning”, not “{wish}”.").format(wish=wish))
        target = next((t for c, t in mapping.chosen.items() if c.casefold() == column.strip().casefold()), None)
        if target is not None:
            mapping = _with(mapping, target, word.strip(), meaning.strip())
    return mapping


def _with(mapping: ColumnMapping, target: str, word: str, meaning: str) -> ColumnMapping:
    try:
        return mapping.with_value(target, word, meaning)
    except ValueError as wrong:
        raise Refused(str(wrong)) from None
