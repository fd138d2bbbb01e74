"""Guessing a mapping: by what was corrected before, by known programs, by headers, and by what stands in the cells."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from amdesk.exchange.contents import by_content, suits
from amdesk.exchange.headers import meanings, squashed
from amdesk.exchange.layout import Layout
from amdesk.exchange.layouts import recognised
from amdesk.exchange.mapping import ColumnMapping, Facts
from amdesk.exchange.own_lists import is_other_list
from amdesk.exchange.phone_columns import phone_columns
from amdesk.exchange.remembered import chosen_again, key_of, subject_of
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import TABLES_OF, Subject, targets
from amdesk.exchange.telling import told_by_headers

SURE, LIKELY, PERHAPS = 0.95, 0.8, 0.55


def guess(table: Table, subject: Subject | None = None, facts: Facts | None = None) -> ColumnMapping:
    """The likeliest mapping of a table, of any subject unless one is given; what was corrected before is kept."""
    facts = facts or Facts()
    kept = facts.remembered.get(key_of(table.columns)) if table.has_header else None
    if kept is not None and subject in (None, subject_of(kept)):
        return _as_remembered(table, kept)
    found = _guessed(table, subject, facts)
    if subject is None or not table.has_header:
        return found
    plain = _guessed(table, None, facts)
    return replace(found, is_corrected=plain.subject is not subject or not plain.is_sure)


def _as_remembered(table: Table, kept: Mapping[str, Any]) -> ColumnMapping:
    chosen = chosen_again(kept, table.columns)
    subject = subject_of(kept)
    layout = recognised(table.columns, subject)
    sure = dict.fromkeys(chosen, 1.0)
    program = layout.program if layout else ""
    return ColumnMapping(subject, table.columns, chosen, sure, kept["values"], program, is_corrected=True)


def _guessed(table: Table, subject: Subject | None, facts: Facts) -> ColumnMapping:
    layout = recognised(table.columns, subject) if table.has_header else None
    if layout is not None:
        return mapped(table, layout.subject, facts, layout)
    if subject is not None:
        return mapped(table, subject, facts)
    by_subject = {each: mapped(table, each, facts) for each in Subject} if table.has_header else {}
    found = told_by_headers(table, by_subject) if by_subject else None
    if found is None:
        return replace(mapped(table, Subject.ACCOUNTS, facts), is_sure=False, is_guessed=True)
    guessed = by_subject[found]
    is_sure = not _loses_most(table, guessed) and not is_other_list(table.columns)
    return replace(guessed, is_sure=is_sure, is_guessed=True)


def _loses_most(table: Table, mapping: ColumnMapping) -> bool:
    """Whether more of a file would be left out than taken; addresses that nobody asked for do not count."""
    lost = [column for column in mapping.left_out(table) if not meanings(column, Subject.ACCOUNTS)]
    return len(lost) > len(mapping.chosen)


def mapped(table: Table, subject: Subject, facts: Facts, layout: Layout | None = None) -> ColumnMapping:
    """The columns of a table as values of a subject: first what a program means by its headers, then what anybody does.

    Each target takes one column.
    """
    chosen: dict[str, str] = {}
    confidence: dict[str, float] = {}
    known = layout.columns if layout else {}

    def take(column: str, target: str, how_sure: float) -> None:
        if target and column not in chosen and target not in chosen.values():
            chosen[column], confidence[column] = target, how_sure

    for column, target in (phone_columns(table) if layout and layout.program == "google" else {}).items():
        take(column, target, 1.0)
    for column in table.columns:
        take(column, known.get(squashed(column), ""), 1.0)
    left = [column for column in table.columns if squashed(column) not in known]
    ranked = [(rank, column, meant) for column in left for rank, meant in enumerate(meanings(column, subject))]
    for rank, column, meant in sorted(ranked, key=_by_rank):
        if targets()[meant].table in TABLES_OF[subject] and suits(table, column, meant):
            take(column, meant, SURE if rank == 0 else LIKELY)
    _prefer_names(chosen)
    if layout is None:
        for column, meant in by_content(table, subject, facts.accounts, chosen):
            take(column, meant, PERHAPS)
    ordered = {column: chosen[column] for column in table.columns if column in chosen}
    return ColumnMapping(subject, table.columns, ordered, confidence, program=layout.program if layout else "")


def _by_rank(ranked: tuple[int, str, str]) -> int:
    return ranked[0]


def _prefer_names(chosen: dict[str, str]) -> None:
    """A whole name beside its parts is only another spelling; the one mail address beside a person is the person's."""
    filled = set(chosen.values())
    if {"person.given", "person.family"} <= filled:
        for column in [c for c, target in chosen.items() if target == "person.name"]:
            del chosen[column]
    if filled & {"person.family", "person.name"} and "person.mail" not in filled:
        chosen.update({c: "person.mail" for c, target in chosen.items() if target == "account.mail"})
