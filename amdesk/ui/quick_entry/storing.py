"""Storing an entry: everything of one line in one named step, and the sentence that says what was stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from amdesk.analysis.quick_entry import Entry, EntryKind
from amdesk.model import proposals
from amdesk.store.queries.colleagues import me
from amdesk.ui.desk import Desk
from amdesk.ui.quick_entry import rows
from amdesk.ui.quick_entry.parts import day_words, time_words
from amdesk.ui.quick_entry.rows import Stored
from amdesk.words import _, listed, plural, sentence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST_LABEL = 200


@dataclass(frozen=True)
class Step:
    """What the step needs beside the entry: the day, me, and the checklists there are."""

    today: date
    me: int | None
    lists: Sequence[proposals.ListOfSteps]


def store(desk: Desk, entry: Entry) -> Stored | None:
    """Store an entry as one step; None when it was refused, which is then said."""
    step = step_for(desk, [entry])
    line = " ".join(entry.line.split())
    cut = line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + "…"
    return desk.change(_("Quick entry: {line}").format(line=cut), partial(store_in, entry, step))


def step_for(desk: Desk, entries: Iterable[Entry]) -> Step:
    """What the step of some entries needs beside them."""
    lists = proposals.checklists(desk.whole) if any(one.kind is EntryKind.ISSUE for one in entries) else ()
    return Step(desk.whole.today, me(desk.whole), lists)


def store_in(entry: Entry, step: Step, session: "Session") -> Stored:
    """Write the rows of one entry into the session of a step."""
    account = rows.account_of(session, entry, step.today)
    people = rows.people_of(session, entry, account, step.today)
    writing = rows.Writing(session, entry, account, people, step.today, step.me)
    if entry.kind.is_touch:
        stored = rows.touch(writing)
    elif entry.kind.is_intel:
        stored = rows.intel(writing)
    elif entry.kind is EntryKind.ISSUE:
        stored = rows.issue(writing, step.lists)
    elif entry.kind is EntryKind.TO_DO:
        stored = rows.action(writing)
    else:
        stored = rows.enquiry(writing)
    rows.pulse(writing, stored)
    rows.promises(writing, stored)
    return stored


def said(entry: Entry, today: date) -> str:
    """What was stored, as a sentence: "Call with Ada Novak, Konex: score 8, one need and a promise by Fri 27 Nov"."""
    what = entry.kind.label
    if entry.people:
        what = _("{what} with {people}").format(what=what, people=entry.people_named)
    if entry.account is not None:
        what = _("{what}, {account}").format(what=what, account=entry.account.name)
    details = _details(entry, today)
    return sentence(f"{what}: {listed(details)}" if details else _("{what} is stored").format(what=what))


def _details(entry: Entry, today: date) -> list[str]:
    found = []
    if entry.day is not None:
        when = day_words(entry.day, today)
        found.append(f"{when} {time_words(entry.time, entry.minutes)}" if entry.time else when)
    found += [_("score {n}").format(n=entry.company)] if entry.company is not None else []
    found += [_("products {n}").format(n=entry.products)] if entry.products is not None else []
    found += [plural("one need", "{n} needs", len(entry.needs))] if entry.needs else []
    for promise in entry.promises:
        due = _(" by {day}").format(day=day_words(promise.due, today)) if promise.due else ""
        found.append(_("a promise") + due)
    return found
