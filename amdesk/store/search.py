"""Full-text search over everything that has words, kept in step by set-based statements before each commit."""

from itertools import groupby
from typing import NamedTuple

from amdesk.store.cipher import Connection
from amdesk.store.folding import compared
from amdesk.store.searched import SEARCHED, Searched

IDS = 1 << 40
"""A row of the index is `code of its subject * IDS + id`: by subject, and within each the newest first."""
BEYOND = 1 << 62

TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(text, content='', contentless_delete=1, prefix='2 3 4 5 6', "
    'tokenize="unicode61 remove_diacritics 2");\n'
    "CREATE VIRTUAL TABLE search_words USING fts5vocab(search, instance);"
)
INDEXED_PREFIX = 6
"""Beginnings of words up to this length have an index of their own."""
MOST_COMPLETIONS = 12
GATHER = "INSERT INTO search(search, rank) VALUES ('hashsize', 8000000)"
"""How many bytes of words are gathered before they are sorted into the file; an import passes through fewer lots."""
SHORTEST = 2
FIRST_OF_EACH = 8
"""So many rows of one subject are shown before those of the next, as long as other subjects have any."""
BY_CODE = {s.code: s for s in SEARCHED}
LOWEST = min(BY_CODE) * IDS


def update(raw: Connection, step: int, changed: frozenset[str]) -> None:
    """Bring the index up to date with the rows a step changed."""
    for searched in SEARCHED:
        if searched.subject in changed:
            rows = "SELECT row FROM journal WHERE step = ? AND +tbl = ?"
            _renew(raw, searched, rows, (step, searched.subject))


def _renew(raw: Connection, searched: Searched, rows: str, parameters: tuple[object, ...]) -> None:
    base = searched.code * IDS
    raw.execute(f"DELETE FROM search WHERE rowid IN (SELECT row + {base} FROM ({rows} AND op <> 'I'))", parameters)
    raw.execute(f"{_insertion(searched)} WHERE t.id IN ({rows}) ORDER BY t.id", parameters)


def _insertion(searched: Searched) -> str:
    base = searched.code * IDS
    return f'INSERT INTO search(rowid, text) SELECT t.id + {base}, folded({searched.words}) FROM "{searched.subject}" t'


def rebuild(raw: Connection) -> None:
    """Make the whole index anew, as after a migration or damage."""
    raw.execute("INSERT INTO search(search) VALUES ('delete-all')")
    for searched in reversed(SEARCHED):
        raw.execute(f"{_insertion(searched)} ORDER BY t.id")


def match_of(raw: Connection, typed: str) -> str:
    """What the user typed as a query of the index: every word must occur, and each may be unfinished.

    A single sign is a whole word: half the index begins with it.
    """
    return " AND ".join(_begins(raw, compared(word)) for word in typed.replace("\0", " ").split())


def _begins(raw: Connection, word: str) -> str:
    """A query for words that begin so.

    A long beginning is completed from the words there are: the index would first gather every row of all of them.
    """
    if len(word) < SHORTEST:
        return _quoted(word)
    completions = _completions(raw, word) if len(word) > INDEXED_PREFIX and word.isalnum() else ()
    if not completions:
        return f"{_quoted(word)}*"
    return f"({' OR '.join(map(_quoted, completions))})"


def _completions(raw: Connection, word: str) -> tuple[str, ...]:
    """Every word of the index that begins so; none when they are too many."""
    found: list[str] = []
    at = word
    while len(found) <= MOST_COMPLETIONS:
        row = raw.execute("SELECT term FROM search_words WHERE term >= ? LIMIT 1", (at,)).fetchone()
        if row is None or not row[0].startswith(word):
            return tuple(found)
        found.append(row[0])
        at = row[0] + "\0"
    return ()


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


class Hit(NamedTuple):
    """A row that was found."""

    subject: str
    id: int


def find(raw: Connection, typed: str, limit: int = 50) -> list[Hit]:
    """The rows in which all typed words occur, the newest of each subject first; none for fewer than two signs.

    The first few of every subject, then more of each while there is room; together in the order of subjects.
    """
    if len(typed.strip()) < SHORTEST or not (match := match_of(raw, typed)):
        return []
    chosen: dict[Hit, int] = {}
    for row in _gathered(raw, match, limit):
        hit = Hit(BY_CODE[row // IDS].subject, row % IDS)
        if hit in chosen or len(chosen) < limit:
            chosen[hit] = max(row, chosen.get(hit, 0))
    return sorted(chosen, key=chosen.__getitem__, reverse=True)


def _gathered(raw: Connection, match: str, limit: int) -> list[int]:
    """The first rows of each subject, then those beyond the first that were met on the way."""
    first: list[int] = []
    more: list[int] = []
    below = BEYOND
    while len(first) < limit and below > LOWEST:
        rows = _rows(raw, match, below, limit)
        together: list[int] = []
        for _code, found in groupby(rows, key=_code_of):
            together = list(found)
            first += together[:FIRST_OF_EACH]
            more += together[FIRST_OF_EACH:]
        if len(rows) < limit:
            break
        below = rows[-1] // IDS * IDS if len(together) >= FIRST_OF_EACH else rows[-1]
    return first + more


def _code_of(row: int) -> int:
    return row // IDS  # which subject it belongs to


def _rows(raw: Connection, match: str, below: int, limit: int) -> list[int]:
    query = "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
    return [row for (row,) in raw.execute(query, (match, below, limit))]


__all__ = ["SEARCHED", "TABLE", "Hit", "Searched", "find", "match_of", "rebuild", "update"]
