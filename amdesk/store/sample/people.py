"""People of the sample workspace with their history: positions, ratings, buying roles and who covers them."""

from datetime import date
from typing import Any

from amdesk.model.accounts import Account
from amdesk.model.people import Coverage, Membership, Person, PersonRole, Rating
from amdesk.model.values import Certainty, Channel, Money, Rated, Role
from amdesk.store.sample.tables import Sample, Says, read, rows_of

KNOWN_SINCE = -600
"""Days from today since when a person is known of whom nothing else is said."""


def put_people(sample: Sample) -> list[Says]:
    """Make all people, their lines, groups and buying steps; gives back what the table says of each person."""
    first, *others = read("people")
    spoken = [_put_person(sample, says) for says in rows_of(first)]
    for table in others:
        for says in rows_of(table):
            sample.put(table["of"], says)
    return spoken


def _put_person(sample: Sample, says: Says) -> Says:
    more = dict(says.get("more", {}))
    certainty = Certainty(more.pop("sure", "guessed"))
    came_in = more.get("came_in", more.get("joined_on", _first_day(says)))
    about = {"key": says["key"], "account": says["account"], "name": says["name"], "came_in": came_in, **more}
    if not more.get("is_placeholder"):
        about["mail"] = f"{says['key']}@{says['account']}.example"
    if "channel" in says:
        about["channel"] = Channel(says["channel"])
    person = sample.put("person", about)
    sample.session.flush()
    since = sample.days.on(came_in)
    _put_positions(sample, person, says, since)
    _put_ratings(sample, person, says, since, certainty)
    _put_roles(sample, person, says["roles"], since, certainty)
    _put_coverage(sample, person, says.get("cover", ""), since)
    return says


def _first_day(says: Says) -> int:
    stance = says.get("stance")
    return min(int(stance[0][0]), -1) if stance else KNOWN_SINCE


def _put_positions(sample: Sample, person: Person, says: Says, since: date) -> None:
    job = says["job"]
    held = job if isinstance(job, list) else [[since, job, says.get("unit")]]
    days = [spell[0] if isinstance(spell[0], date) else sample.days.on(spell[0]) for spell in held]
    for number, (_since, title, unit) in enumerate(held):
        until = days[number + 1] if number + 1 < len(days) else None
        unit_id = sample.id_of("unit", unit) if unit else None
        position = Membership(person_id=person.id, job=title, unit_id=unit_id, since=days[number], until=until)
        sample.session.add(position)


def _put_ratings(sample: Sample, person: Person, says: Says, since: date, certainty: Certainty) -> None:
    for what in Rated:
        if (said := says.get(what.value)) is None:
            continue
        history = said if isinstance(said, list) else [[since, said]]
        _put_history(sample, person, what, history, certainty)


def _put_history(sample: Sample, person: Person, what: Rated, history: list[Any], certainty: Certainty) -> None:
    days = [day if isinstance(day, date) else sample.days.on(day) for day, _value in history]
    for number, (_day, value) in enumerate(history):
        if what is Rated.AUTHORITY:
            value = Money.parse(value, sample.session.get_one(Account, person.account_id).currency).minor
        until = days[number + 1] if number + 1 < len(days) else None
        says = {"what": what, "value": value, "since": days[number], "until": until, "certainty": certainty}
        sample.session.add(Rating(person_id=person.id, **says))


def _put_roles(sample: Sample, person: Person, roles: str, since: date, certainty: Certainty) -> None:
    """Roles as "decider user:-700:-260": since and until a day where said."""
    for said in roles.split():
        role, *days = said.split(":")
        begins = sample.days.on(int(days[0])) if days else since
        ends = sample.days.on(int(days[1])) if len(days) > 1 else None
        sample.session.add(
            PersonRole(person_id=person.id, role=Role(role), since=begins, until=ends, certainty=certainty)
        )


def _put_coverage(sample: Sample, person: Person, cover: str, since: date) -> None:
    """Coverage as "me:30 tomasz:90": a colleague and every how many days."""
    for said in cover.split():
        colleague, every = said.split(":")
        says = {"colleague_id": sample.id_of("colleague", colleague), "every_days": int(every)}
        sample.session.add(Coverage(person_id=person.id, since=since, until=person.left_on, **says))
