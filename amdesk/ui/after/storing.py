"""Keeping the card: everything it says in one named step, dated to the day of the meeting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from amdesk.analysis.after import Card, Guest, Outcome, Told, scores
from amdesk.analysis.after.checks import MOVED, NEXT, WHOLE, guest_place, line_place
from amdesk.analysis.check_ins import USUAL
from amdesk.analysis.quick_entry import Entry, EntryKind, NamedPerson
from amdesk.model.after_rows import AfterFacts
from amdesk.model.fields import NAME_LIMIT, FieldError
from amdesk.model.values import Certainty, Channel, PulseKind, Stance, TouchKind, TouchStatus
from amdesk.ui.desk import Desk
from amdesk.ui.quick_entry import rows
from amdesk.ui.quick_entry.rows import Stored, Writing
from amdesk.ui.quick_entry.storing import Step, step_for, store_in
from amdesk.words import _, full_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.people import Person
    from amdesk.model.touches import Touch


@dataclass(frozen=True)
class Kept:
    """What is to be kept: the card, what it was filled from, what its lines say, and for whom the next touch is."""

    facts: AfterFacts
    card: Card
    told: Told
    next_guest: Guest | None


def keep(desk: Desk, kept: Kept, refused: Callable[[FieldError], object]) -> Stored | None:
    """Keep a card as one step; None when it was refused, which `refused` is told with the place as its field."""
    entries = [entry for _at, entry in (*kept.told.parts, *kept.told.own)]
    act = partial(_store, kept, step_for(desk, entries))
    return desk.change(label(kept), act, refused)


def label(kept: Kept) -> str:
    """What the step is called."""
    pattern = {
        Outcome.HELD: _("How it went: {account}, {day}"),
        Outcome.MOVED: _("Meeting moved: {account}, {day}"),
        Outcome.CANCELLED: _("Meeting cancelled: {account}, {day}"),
    }[kept.card.outcome]
    on = kept.card.moved_on if kept.card.outcome is Outcome.MOVED else kept.card.on
    return pattern.format(account=kept.facts.account, day=full_day(on or kept.card.on))


@contextmanager
def _at(session: "Session", place: str) -> Iterator[None]:
    """What the model refuses inside belongs to this place of the card."""
    try:
        yield
        session.flush()
    except FieldError as wrong:
        raise FieldError(place, wrong.sentence) from None


def _store(kept: Kept, step: Step, session: "Session") -> Stored:
    with _at(session, WHOLE):
        touch = _touch(kept, session)
    people = _guests(kept, step, touch, session)
    _settle(kept, touch, session)
    stored = Stored("touch", touch.id, kept.facts.account_id)
    parts = []
    for at, entry in kept.told.parts:
        with _at(session, line_place(at)):
            parts.append(_part(kept, step, session, _introduced(entry, people, kept, step, session), stored))
    for at, entry in kept.told.own:
        with _at(session, line_place(at)):
            store_in(_introduced(entry, people, kept, step, session), step, session)
    if kept.card.outcome is Outcome.HELD:
        _pulses(kept, parts, stored, session)
        _next(kept, step, people, session)
    return stored


def _touch(kept: Kept, session: "Session") -> "Touch":
    """The meeting's touch, or a new one for a contact that was not planned."""
    from amdesk.model.touches import Touch

    card = kept.card
    if kept.facts.touch_id is not None:
        touch = session.get_one(Touch, kept.facts.touch_id)
    else:
        touch = Touch(account_id=kept.facts.account_id, on=card.on, status=TouchStatus.HELD)
        session.add(touch)
        session.flush()
    touch.typed = _under(touch.typed, card.written)
    session.flush()
    return touch


def _under(before: str, lines: tuple[str, ...]) -> str:
    """`lines` under what stands there already."""
    return "\n".join([*([before] if before.strip() else []), *lines])


def _settle(kept: Kept, touch: "Touch", session: "Session") -> None:
    """What became of the meeting, and what was said in it."""
    card = kept.card
    entries = [entry for _place, entry in kept.told.parts]
    touch.note = _under(touch.note, tuple(one.line for one in entries if one.kind is EntryKind.NOTE and one.text))
    touch.needs = _under(touch.needs, tuple(need for one in entries for need in one.needs))
    touch.issue_id = touch.issue_id or next((one.issue.id for one in entries if one.issue), None)
    with _at(session, MOVED):
        if card.outcome is Outcome.MOVED and card.moved_on is not None:
            touch.move(card.moved_on, card.moved_at)
        elif card.outcome is Outcome.CANCELLED:
            touch.cancel(card.cancelled_by)
    if card.outcome is Outcome.HELD:
        with _at(session, WHOLE):
            touch.on, touch.channel, touch.kind = card.on, card.channel, card.kind
            touch.mood, touch.level_match = card.mood, card.level_match
            touch.hold()


People = dict[str, int]
"""The ids of those who are new, by the names they were given."""


def _guests(kept: Kept, step: Step, touch: "Touch", session: "Session") -> People:
    """Who came and where they stand now; new people and colleagues are made first."""
    made: People = {}
    if kept.card.outcome is not Outcome.HELD:
        return made
    for place, guest in enumerate(kept.card.guests):
        with _at(session, guest_place(place)):
            if guest.ours:
                _ours(guest, touch, session)
            else:
                number = guest.id if guest.id is not None else _new_person(guest.name, kept, step, session)
                made[guest.name] = number
                _theirs(guest, number, kept, touch, session)
    return made


def _new_person(name: str, kept: Kept, step: Step, session: "Session") -> int:
    from amdesk.model.people import Person

    person = Person(account_id=kept.facts.account_id, name=name, came_in=step.today)
    session.add(person)
    session.flush()
    return person.id


def _theirs(guest: Guest, number: int, kept: Kept, touch: "Touch", session: "Session") -> None:
    from amdesk.model.people import Person
    from amdesk.model.touches import TouchPerson

    row = session.query(TouchPerson).filter_by(touch_id=touch.id, person_id=number).first()
    if row is not None:
        row.came = guest.came
    elif guest.came:
        session.add(TouchPerson(touch_id=touch.id, person_id=number))
    if guest.came and guest.moved_to is not None and guest.moved_to is not guest.stance:
        _move(session.get_one(Person, number), guest.moved_to, kept.card.on)


def _move(person: "Person", stance: Stance, on: date) -> None:
    """The stance holds since the meeting; since today where another was noted after it, which stays as it was."""
    spell = type(person).stance.current(person)
    is_newer = spell is not None and spell.since is not None and spell.since > on
    type(person).stance.change(person, stance, None if is_newer else on, Certainty.SEEN)


def _ours(guest: Guest, touch: "Touch", session: "Session") -> None:
    from amdesk.model.colleagues import Colleague
    from amdesk.model.touches import TouchColleague

    number = guest.id
    if number is None and guest.came:
        colleague = Colleague(name=guest.name)
        session.add(colleague)
        session.flush()
        number = colleague.id
    row = session.query(TouchColleague).filter_by(touch_id=touch.id, colleague_id=number).first()
    if row is None and guest.came:
        session.add(TouchColleague(touch_id=touch.id, colleague_id=number))
    elif row is not None and not guest.came:
        session.delete(row)


def _introduced(entry: Entry, made: People, kept: Kept, step: Step, session: "Session") -> Entry:
    """The entry with the ids of the people who are new at the account; each is made once."""
    people = []
    for person in entry.people:
        if person.id is None and person.account_id == kept.facts.account_id:
            if person.name not in made:
                made[person.name] = _new_person(person.name, kept, step, session)
            person = replace(person, id=made[person.name])
        people.append(person)
    return replace(entry, people=tuple(people))


def _part(kept: Kept, step: Step, session: "Session", entry: Entry, stored: Stored) -> Entry:
    """What one line of the meeting becomes beside its words; its day is the meeting's."""
    people = tuple(person.id for person in entry.people if person.id is not None)
    writing = Writing(session, entry, kept.facts.account_id, people, kept.card.on, step.me)
    if entry.kind.is_intel:
        rows.intel(writing)
    elif entry.kind is EntryKind.ISSUE:
        rows.issue(writing, step.lists)
    elif entry.kind is EntryKind.TO_DO:
        rows.action(writing)
    elif entry.kind is EntryKind.ASKS:
        rows.enquiry(writing)
    rows.promises(writing, stored)
    return entry


def _pulses(kept: Kept, entries: list[Entry], stored: Stored, session: "Session") -> None:
    """The scores: of who gave them, or of the only one who came."""
    from amdesk.model.surveys import Pulse

    only = kept.card.came[0] if len(kept.card.came) == 1 else None
    for scored in scores(kept.card, entries):
        person: NamedPerson | Guest | None = scored.person or only
        made = Pulse(
            account_id=kept.facts.account_id,
            person_id=person.id if person else None,
            on=kept.card.on,
            kind=PulseKind.CHECK_IN,
            company=scored.company,
            products=scored.products,
            needs="; ".join(scored.needs)[:NAME_LIMIT],
            touch_id=stored.id,
        )
        session.add(made)
    session.flush()


def _channel(kept: Kept) -> Channel:
    """How they like to be met; a check-in is a call, another meeting like this one, where nobody said."""
    usual = USUAL if kept.card.next_kind is TouchKind.CHECK_IN else kept.card.channel
    return kept.facts.next_channel or usual


def _next(kept: Kept, step: Step, made: People, session: "Session") -> None:
    """The next meeting, unless a line plans it."""
    from amdesk.model.touches import Touch, TouchColleague, TouchPerson

    card = kept.card
    if card.next_on is None or kept.told.plans is not None:
        return
    with _at(session, NEXT):
        touch = Touch(
            account_id=kept.facts.account_id,
            on=card.next_on,
            at=card.next_at,
            status=TouchStatus.PLANNED,
            channel=_channel(kept),
            kind=card.next_kind,
        )
        session.add(touch)
        session.flush()
        if kept.next_guest is not None:
            session.add(TouchPerson(touch_id=touch.id, person_id=made[kept.next_guest.name]))
        if step.me is not None:
            session.add(TouchColleague(touch_id=touch.id, colleague_id=step.me))
