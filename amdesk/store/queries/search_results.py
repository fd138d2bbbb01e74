"""What was found, as lines to choose from: people and accounts whose names begin so first, then the newest rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from amdesk.model.source import Source
from amdesk.store.queries.cells import chosen
from amdesk.words import _

NAMES_AT_MOST = 8
LINE_LENGTH = 90
SHORTEST = 2


class Hit(Protocol):
    """A row that was found, as the search index names it."""

    @property
    def subject(self) -> str:
        """The word of its subject."""

    @property
    def id(self) -> int:
        """Its id."""


@dataclass(frozen=True)
class Result:
    """A row that was found: its title, the words around what was typed, and the account it belongs to."""

    subject: str
    id: int
    title: str
    line: str
    account_id: int | None
    account: str


def _by_account(title: str, words: str) -> str:
    """The SQL pieces of a subject that names its account itself: title, words, account."""
    return f'SELECT t.id, {title}, {words}, t.account_id FROM "{{table}}" t'


QUERIES = {
    "account": "SELECT t.id, t.name, t.city || ' ' || t.country || ' ' || t.note, t.id AS account_id FROM account t",
    "person": _by_account(
        "t.name",
        "coalesce((SELECT job FROM membership m WHERE m.person_id = t.id AND m.until IS NULL LIMIT 1), '')"
        " || ' ' || t.mail || ' ' || t.phone || ' ' || t.wants",
    ),
    "touch": _by_account("coalesce(nullif(t.purpose, ''), t.note)", "t.\"on\" || ' ' || t.note || ' ' || t.needs"),
    "issue": _by_account("t.name", "t.words || ' ' || t.facts"),
    "intel": _by_account("t.text", "t.said_by || ' ' || t.implication"),
    "action": (
        "SELECT t.id, t.name, coalesce(t.due, '') || ' ' || t.how || ' ' || t.note, "
        "coalesce(t.account_id, (SELECT p.account_id FROM objective o JOIN plan p ON p.id = o.plan_id "
        "WHERE o.id = t.objective_id), (SELECT account_id FROM issue WHERE id = t.issue_id)) AS account_id "
        "FROM action t"
    ),
    "objective": (
        "SELECT t.id, t.name, t.why_us || ' ' || t.why_them || ' ' || t.measure, p.account_id "
        "FROM objective t JOIN plan p ON p.id = t.plan_id"
    ),
    "memo": "SELECT t.id, t.subject, t.text || ' ' || t.understood, NULL AS account_id FROM memo t",
    "evidence": "SELECT t.id, t.name, t.note, NULL AS account_id FROM evidence t",
    "opportunity": _by_account("t.name", "t.their_words || ' ' || t.note"),
    "promise": _by_account("t.text", "coalesce(t.due, '')"),
    "common_question": "SELECT t.id, t.question, t.answer || ' ' || t.tags, NULL AS account_id FROM common_question t",
    "contract": _by_account("t.name", "t.note"),
    "profile_entry": _by_account("t.text", "t.section"),
    "aim": _by_account("t.text", "t.measure"),
    "plan": _by_account("t.name", "t.summary"),
    "loss": _by_account("t.words", "t.need_unmet || ' ' || t.promise_broken"),
    "product": "SELECT t.id, t.name, t.number, NULL AS account_id FROM product t",
    "review": _by_account("t.name", "t.summary"),
}
FOUND = {
    subject: f"SELECT f.*, coalesce(a.name, '') FROM ({query.replace('{table}', subject)} "
    "WHERE t.id IN (SELECT value FROM json_each(?))) f LEFT JOIN account a ON a.id = f.account_id"
    for subject, query in QUERIES.items()
}
NAMED = {
    subject: f"SELECT id FROM {subject} WHERE name LIKE ?1 ESCAPE '\\' OR name LIKE ?2 ESCAPE '\\' "
    "ORDER BY name NOT LIKE ?1 ESCAPE '\\', name LIMIT ?3"
    for subject in ("account", "person")
}


def subject_label(subject: str) -> str:
    """The word of a subject as it stands beside a result."""
    return _(LABELS.get(subject, subject.replace("_", " ").capitalize()))


LABELS = {
    "intel": "Intelligence",
    "common_question": "Common question",
    "profile_entry": "Profile",
    "loss": "Lost account",
}


def results(source: Source, hits: Sequence[Hit], typed: str, limit: int = 50) -> list[Result]:
    """The rows to choose from, at most `limit`; nothing for fewer than two characters."""
    if len(typed.strip()) < SHORTEST:
        return []
    wanted = dict.fromkeys((*_named(source, typed.strip()), *((hit.subject, hit.id) for hit in hits)))
    found = _read(source, wanted, typed.split())
    return [found[key] for key in wanted if key in found][:limit]


def _named(source: Source, typed: str) -> list[tuple[str, int]]:
    """The accounts and people one of whose names begins with what was typed."""
    escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    says = (f"{escaped}%", f"% {escaped}%", NAMES_AT_MOST)
    return [(subject, row) for subject, query in NAMED.items() for (row,) in source.select(query, says)]


def _read(source: Source, wanted: Iterable[tuple[str, int]], words: Sequence[str]) -> dict[tuple[str, int], Result]:
    ids: dict[str, list[int]] = {}
    for subject, row in wanted:
        ids.setdefault(subject, []).append(row)
    found = {}
    for subject, rows in ids.items():
        if subject in FOUND:
            for row, title, text, account_id, account in source.select(FOUND[subject], (chosen(rows),)):
                shown = " ".join((title or "").split())
                result = Result(subject, row, shown[:LINE_LENGTH], excerpt(text or "", words), account_id, account)
                found[subject, row] = result
    return found


def excerpt(text: str, words: Sequence[str]) -> str:
    """The part of a text around the first typed word in it, on one line; its beginning when none is in it."""
    line = " ".join(text.split())
    folded = line.casefold()
    at = next((place for word in words if (place := folded.find(word.casefold())) >= 0), 0)
    begin = max(0, at - LINE_LENGTH // 3)
    cut = line[begin : begin + LINE_LENGTH].strip()
    return ("… " if begin else "") + cut + (" …" if begin + LINE_LENGTH < len(line) else "")
