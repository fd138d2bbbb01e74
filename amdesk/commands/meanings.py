"""What the words of a file mean, as said on the command line."""

import argparse
from collections.abc import Sequence
from typing import Protocol

from amdesk.commands.refusing import Refused
from amdesk.exchange.contents import fold
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.reading import shown
from amdesk.exchange.tables import Table
from amdesk.exchange.vocabulary import choices_of, words_of
from amdesk.words import _

WORDS_SHOWN = 12


class Wished(Protocol):
    """A file that wishes may be about."""

    @property
    def table(self) -> Table:
        """Its rows."""

    @property
    def mapping(self) -> ColumnMapping:
        """What its columns become."""

    @property
    def name(self) -> str:
        """What it is called in messages."""


def refuse_idle_wishes(files: Sequence[Wished], args: argparse.Namespace) -> None:
    """Raise Refused for a wish that would have no effect on any of the files."""
    if args.relation:
        _refuse_idle_relation(files)
    for wish in args.value:
        reasons = [_idle(wish, file) for file in files]
        if files and all(reasons):
            raise Refused(reasons[0])


def _refuse_idle_relation(files: Sequence[Wished]) -> None:
    lines = [file for file in files if file.mapping.subject is Subject.LINES]
    if not lines:
        raise Refused(_("--relation is for files of lines between people; say --as lines."))
    if all(file.mapping.has("line.kind") for file in lines):
        sentence = _(
            "--relation has no effect: the column “{column}” of {file} says how people are joined. "
            "Leave it out with --map “{column}=”, or say with --value what its words mean."
        )
        raise Refused(sentence.format(column=lines[0].mapping.column_of("line.kind"), file=lines[0].name))


def _idle(wish: str, file: Wished) -> str:
    """Why a wish has no effect on a file, "" when it has one."""
    name, word, _meaning = _taken_apart(wish)
    mapping = file.mapping
    column = next((c for c in mapping.columns if c.casefold() == name.casefold()), None)
    if column is None:
        sentence = _("There is no column “{column}”; there are {columns}.")
        return sentence.format(column=name, columns=", ".join(mapping.columns))
    if not choices_of(mapping.chosen.get(column, "")):
        sentence = _("The words of “{column}” are no choices here, so “{wish}” has no effect.")
        return sentence.format(column=column, wish=wish)
    words = [each.text for each in words_of(file.table, mapping) if each.column == column]
    if fold(word) in map(fold, words) or not word:
        return ""
    sentence = _("“{column}” holds no “{word}”; it holds {words}.")
    return sentence.format(column=column, word=word, words=", ".join(map(shown, words[:WORDS_SHOWN])) or "–")


def with_meanings(mapping: ColumnMapping, wishes: Sequence[str], relation: str | None) -> ColumnMapping:
    """The mapping with each "Column:word=meaning"; wishes for columns of other files are left to those.

    Raises Refused for a wish that is none, and for an unknown meaning.
    """
    if relation:
        mapping = mapping.with_value("line.kind", "", relation)
    for wish in wishes:
        column, word, meaning = _taken_apart(wish)
        target = next((t for c, t in mapping.chosen.items() if c.casefold() == column.casefold()), None)
        if target is not None:
            mapping = _with(mapping, target, word, meaning)
    return mapping


def _taken_apart(wish: str) -> tuple[str, str, str]:
    """Column, word and meaning of a wish. Raises Refused for one that is none."""
    said, sign, meaning = wish.rpartition("=")
    column, colon, word = said.partition(":")
    if not sign or not colon:
        raise Refused(_("--value takes “Column:word=meaning”, not “{wish}”.").format(wish=wish))
    return column.strip(), word.strip(), meaning.strip()


def _with(mapping: ColumnMapping, target: str, word: str, meaning: str) -> ColumnMapping:
    try:
        return mapping.with_value(target, word, meaning)
    except ValueError as wrong:
        raise Refused(str(wrong)) from None
