"""What was found, as lines to choose from: names that begin so first, then by subject, the newest first."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from amdesk.model.source import Source
from amdesk.store.folding import compared
from amdesk.store.queries.cells import chosen, day
from amdesk.store.searched import SEARCHED, Searched

TITLE_LENGTH, LINE_LENGTH = 120, 90
LONGEST_READ = 4000
"""Signs of a text that are looked through for the words around what was typed."""


class Hit(Protocol):
    """A row that was found, as the search index names it."""

    @property
    def subject(self) -> str:
        """The word of its subject."""

    @property
    def id(self) -> int:
        """Its id."""


class Result(NamedTuple):
    """A row that was found: its title, the words around what was typed, its day, and the account it belongs to."""

    subject: str
    id: int
    title: str
    line: str
    on: date | None
    account_id: int | None
    account: str


def _query(searched: Searched) -> str:
    words = " || ".join(f"coalesce(nullif(t.\"{column}\", '') || ' · ', '')" for column in searched.columns[1:]) or "''"
    return (
        f"SELECT t.id, {searched.title}, substr({words}, 1, {LONGEST_READ}), {searched.day}, {searched.of}, "
        f"a.id, coalesce(a.name, '') FROM \"{searched.subject}\" t LEFT JOIN account a ON a.id = {searched.account} "
        "WHERE t.id IN (SELECT value FROM json_each(?))"
    )


FOUND = {searched.subject: _query(searched) for searched in SEARCHED}


def results(source: Source, hits: Sequence[Hit], typed: str) -> list[Result]:
    """The rows found as lines: kinds of which a title begins with what was typed first, and in them these titles."""
    wanted = [(hit.subject, hit.id) for hit in hits]
    found = _read(source, wanted, tuple(typed.split()))
    by_subject: dict[str, list[Result]] = {}
    for key in wanted:
        if key in found:
            by_subject.setdefault(key[0], []).append(found[key])
    named, others = list[Result](), list[Result]()
    for lines in by_subject.values():
        first, rest = _parted(lines, typed)
        (named if first else others).extend([*first, *rest])
    return named + others


def begin_so(lines: Iterable[Result], typed: str) -> set[str]:
    """The kinds of which a title begins with what was typed."""
    return {line.subject for line in _parted(lines, typed)[0]}


def _parted(lines: Iterable[Result], typed: str) -> tuple[list[Result], list[Result]]:
    """The lines of which the title begins with what was typed, and the others."""
    begins, first, rest = compared(typed.strip()), list[Result](), list[Result]()
    for line in lines:
        (first if compared(line.title).startswith(begins) else rest).append(line)
    return first, rest


def _read(source: Source, wanted: Iterable[tuple[str, int]], words: Sequence[str]) -> dict[tuple[str, int], Result]:
    ids: dict[str, list[int]] = {}
    for subject, row in wanted:
        ids.setdefault(subject, []).append(row)
    found = {}
    for subject, rows in ids.items():
        for row, title, text, on, of, account_id, account in source.select(FOUND[subject], (chosen(rows),)):
            around = excerpt(text, words)
            said = f"{of} · {around}" if of and around else of or around
            named = " ".join(title[: TITLE_LENGTH * 2].split())[:TITLE_LENGTH]
            found[subject, row] = Result(subject, row, named, said, day(on), account_id, account)
    return found


def excerpt(text: str, words: Sequence[str]) -> str:
    """The part of a text around the first typed word in it, on one line; its beginning when none is in it."""
    line = " ".join(text.split()).removesuffix(" ·")
    begin = max(0, _first_mark(line, words) - LINE_LENGTH // 3)
    cut = line[begin : begin + LINE_LENGTH].strip()
    return ("… " if begin else "") + cut + (" …" if begin + LINE_LENGTH < len(line) else "")


def marks(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the typed words stand in a text, as they are compared: without case and accents, at the start of words."""
    plain, places = _compared(text)
    found = []
    for word in _plain(tuple(words)):
        at = _mark(plain, word, 0)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = _mark(plain, word, at + 1)
    return sorted(found)


def _first_mark(text: str, words: Iterable[str]) -> int:
    """Where the first of the typed words stands in a text, 0 when none does."""
    plain, places = _compared(text)
    found = [at for word in _plain(tuple(words)) if (at := _mark(plain, word, 0)) >= 0]
    return places[min(found)] if found else 0


def _mark(plain: str, word: str, start: int) -> int:
    """Where a word begins in a text, both as they are compared; -1 when it does not. Signs without spaces count all."""
    at = plain.find(word, start)
    while at > 0 and plain[at - 1].isalnum() and word.isascii():
        at = plain.find(word, at + 1)
    return at


@lru_cache(maxsize=64)
def _plain(words: tuple[str, ...]) -> frozenset[str]:
    """The typed words as they are compared."""
    return frozenset(compared(word).replace(" ", "") for word in words) - {""}


def _compared(text: str) -> tuple[str, Sequence[int]]:
    """A text as it is compared, and for each of its signs the place it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    signs, places = [], []
    for place, sign in enumerate(text):
        for part in compared(sign) if not sign.isspace() else " ":
            signs.append(part)
            places.append(place)
    return "".join(signs), places
