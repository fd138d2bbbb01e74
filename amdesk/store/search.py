"""Full-text search over everything that has words, kept in step by set-based statements before each commit."""

from dataclasses import dataclass

from amdesk.store.cipher import Connection
from amdesk.store.folding import folded

CODES = 32
"""A row of the index is `id * CODES + code of its subject`: newest first without a second table."""

TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(text, content='', contentless_delete=1, prefix='2', "
    'tokenize="unicode61 remove_diacritics 2");'
)


@dataclass(frozen=True)
class Searched:
    """A subject with the columns whose words are found; the first one is its title in the result list."""

    subject: str
    code: int
    columns: tuple[str, ...]

    @property
    def words(self) -> str:
        """The SQL expression of all its words."""
        return "folded(" + " || ' ' || ".join(f"coalesce(\"{c}\", '')" for c in self.columns) + ")"


SEARCHED = (
    Searched("account", 0, ("name", "number", "industry", "city", "country", "note")),
    Searched("person", 1, ("name", "mail", "phone", "wants", "note")),
    Searched("touch", 2, ("purpose", "note", "needs")),
    Searched("issue", 3, ("name", "words", "facts")),
    Searched("intel", 4, ("text", "said_by", "implication")),
    Searched("action", 5, ("name", "how", "note")),
    Searched("objective", 6, ("name", "why_us", "why_them", "measure")),
    Searched("memo", 7, ("subject", "text", "understood")),
    Searched("evidence", 8, ("name", "note")),
    Searched("opportunity", 9, ("name", "their_words", "note")),
    Searched("promise", 10, ("text",)),
    Searched("common_question", 11, ("question", "answer", "tags")),
    Searched("contract", 12, ("name", "note")),
    Searched("profile_entry", 13, ("text",)),
    Searched("aim", 14, ("text",)),
    Searched("plan", 15, ("name", "summary")),
    Searched("loss", 16, ("words", "need_unmet", "promise_broken")),
    Searched("product", 17, ("name", "number")),
    Searched("review", 18, ("name", "summary")),
)
BY_CODE = {s.code: s for s in SEARCHED}


def update(raw: Connection, step: int, changed: frozenset[str]) -> None:
    """Bring the index up to date with the rows a step changed."""
    for searched in SEARCHED:
        if searched.subject in changed:
            rows = "SELECT row FROM journal WHERE step = ? AND +tbl = ?"
            _renew(raw, searched, rows, (step, searched.subject))


def _renew(raw: Connection, searched: Searched, rows: str, parameters: tuple[object, ...]) -> None:
    raw.execute(f"DELETE FROM search WHERE rowid IN (SELECT row * {CODES} + {searched.code} FROM ({rows}))", parameters)
    raw.execute(
        f"INSERT INTO search(rowid, text) SELECT id * {CODES} + {searched.code}, {searched.words} "
        f'FROM "{searched.subject}" WHERE id IN ({rows}) ORDER BY id',
        parameters,
    )


def rebuild(raw: Connection) -> None:
    """Make the whole index anew, as after a migration or damage."""
    raw.execute("INSERT INTO search(search) VALUES ('delete-all')")
    for searched in SEARCHED:
        raw.execute(
            f"INSERT INTO search(rowid, text) SELECT id * {CODES} + {searched.code}, {searched.words} "
            f'FROM "{searched.subject}" ORDER BY id'
        )


def match_of(typed: str) -> str:
    """What the user typed as a query of the index: every word must occur, the last one may be unfinished."""
    words = ['"' + folded(word).replace('"', '""') + '"' for word in typed.replace("\0", " ").split()]
    return " ".join([*words[:-1], words[-1] + "*"]) if words else ""


@dataclass(frozen=True)
class Hit:
    """A row that was found."""

    subject: str
    id: int


def find(raw: Connection, typed: str, limit: int = 50) -> list[Hit]:
    """The newest rows in which all typed words occur; nothing for fewer than two characters."""
    if len(typed.strip()) < 2:
        return []
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
    found = raw.execute(query, (match_of(typed), limit)).fetchall()
    return [Hit(BY_CODE[rowid % CODES].subject, rowid // CODES) for (rowid,) in found]
