"""What may be there twice: the rows to compare, the pairs the user keeps apart, and what hangs on a row."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from amdesk.model.duplicate_rows import Candidate, Hanging
from amdesk.model.source import Source

PEOPLE = """
SELECT p.id, p.name, p.account_id, a.name, p.mail, p.phone, p.mobile, a.country FROM person p
JOIN account a ON a.id = p.account_id WHERE NOT p.is_placeholder AND p.left_on IS NULL ORDER BY p.id
"""
ACCOUNTS = """
SELECT id, name, mail, phone, number, website, street, postcode, city, country, parent_id FROM account ORDER BY id
"""
PRODUCTS = "SELECT id, name, number FROM product ORDER BY id"
POINTING = """
SELECT m.name, f."from" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
WHERE m.type = 'table' AND f."table" = ? ORDER BY m.name, f."from"
"""
ON_ANY_ROW = ("evidence",)
"""Tables whose rows hang on a row of any subject, and which a person would count."""
NEVER_COUNTED = frozenset({"placement"})
STANDS_FOR = {"touch_person": "touch", "opportunity_person": "opportunity", "camp_member": "camp"}
"""A link to a person counts as what it links to."""


def people(source: Source) -> list[Candidate]:
    """Everyone who has a name and has not left."""
    ids = _ids(source, "person")
    return [
        Candidate(row, name, account_id, account, _said(mail), _said(phone, mobile), country=country, ids=ids[row])
        for row, name, account_id, account, mail, phone, mobile, country in source.select(PEOPLE)
    ]


def accounts(source: Source) -> list[Candidate]:
    """Every account."""
    ids = _ids(source, "account")
    return [
        Candidate(
            row,
            name,
            mails=_said(mail),
            phones=_said(phone),
            number=number,
            website=website,
            street=street,
            postcode=postcode,
            city=city,
            country=country,
            parent_id=parent,
            ids=ids[row],
        )
        for row, name, mail, phone, number, website, street, postcode, city, country, parent in source.select(ACCOUNTS)
    ]


def products(source: Source) -> list[Candidate]:
    """Every product."""
    ids = _ids(source, "product")
    return [Candidate(row, name, number=number, ids=ids[row]) for row, name, number in source.select(PRODUCTS)]


CANDIDATES = {"person": people, "account": accounts, "product": products}
"""The rows to compare, by table."""


def candidates(source: Source, table: str) -> list[Candidate]:
    """The rows of a table to compare."""
    return CANDIDATES[table](source)


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _ids(source: Source, table: str) -> defaultdict[int, frozenset[tuple[str, str]]]:
    found: defaultdict[int, frozenset[tuple[str, str]]] = defaultdict(frozenset)
    query = "SELECT row, program, key FROM origin WHERE subject = ? AND row IS NOT NULL AND program <> 'amdesk'"
    for row, program, key in source.select(query, (table,)):
        found[row] |= {(program, key)}
    return found


def kept_apart(source: Source, table: str) -> dict[tuple[int, int], int]:
    """The pairs the user keeps apart, the lower id first, each with the number of the row that says so."""
    query = 'SELECT id, "row", other_row FROM kept_apart WHERE subject = ?'
    return {(min(one, two), max(one, two)): number for number, one, two in source.select(query, (table,))}


def hanging(source: Source, table: str, rows: Iterable[int]) -> dict[int, list[Hanging]]:
    """What hangs on each of the rows, the most of it first."""
    wanted = list(rows)
    counts: dict[int, Counter[str]] = {row: Counter() for row in wanted}
    for subject, sql in _countings(source, table):
        for row, count in source.select(sql, (json.dumps(wanted),)):
            counts[row][STANDS_FOR.get(subject, subject)] += count
    return {row: [Hanging(*each) for each in found.most_common()] for row, found in counts.items()}


def _countings(source: Source, table: str) -> Iterator[tuple[str, str]]:
    """For each table that points here, how to count its rows by the row they point to."""
    these = "IN (SELECT value FROM json_each(?)) GROUP BY 1"
    for pointing, column in source.select(POINTING, (table,)):
        if pointing not in NEVER_COUNTED:
            yield pointing, f'SELECT "{column}", count(*) FROM "{pointing}" WHERE "{column}" {these}'
    for anywhere in ON_ANY_ROW:
        of = f"subject = '{table}' AND"
        yield anywhere, f'SELECT "row", count(*) FROM "{anywhere}" WHERE {of} "row" {these}'
