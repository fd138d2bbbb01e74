"""The people of many accounts on a day with the contact to each, and who of ours visited whom."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from amdesk.model.facts import PersonFacts, Visit
from amdesk.model.source import Source
from amdesk.model.values import Channel, Role, Stance
from amdesk.store.queries.cells import day as day_of
from amdesk.store.queries.cells import holds
from amdesk.store.queries.contacts import Contacts
from amdesk.store.queries.scope import says, scoped

PEOPLE = """
SELECT p.id, p.account_id, p.name, p.rhythm_days, p.came_in, p.left_on, p.is_placeholder FROM person p
WHERE p.account_id {these} AND coalesce(p.joined_on, '') <= :on ORDER BY p.id
"""
ROLES = f"""
SELECT r.person_id, r.role FROM person_role r JOIN person p ON p.id = r.person_id
WHERE p.account_id {{these}} AND {holds("r")}
"""
RATINGS = f"""
SELECT r.person_id, r.what, r.value FROM rating r JOIN person p ON p.id = r.person_id
WHERE p.account_id {{these}} AND r.what IN ('stance', 'influence') AND r.value IS NOT NULL AND {holds("r")}
ORDER BY r.since
"""


def roles_by_person(source: Source, day: date, accounts: Collection[int] | None) -> dict[int, tuple[Role, ...]]:
    """The buying roles held on a day, by person, in the order of `Role`."""
    held: dict[int, set[str]] = defaultdict(set)
    for who, role in source.select(scoped(ROLES, accounts), says(day, accounts)):
        held[who].add(role)
    known: dict[frozenset[str], tuple[Role, ...]] = {}
    for names in {frozenset(names) for names in held.values()}:
        known[names] = tuple(role for role in Role if role.value in names)
    return {who: known[frozenset(names)] for who, names in held.items()}


def people_facts(
    source: Source,
    day: date,
    accounts: Collection[int] | None,
    rhythms: Mapping[int, int],
    roles: Mapping[int, tuple[Role, ...]],
    contacts: Contacts,
) -> dict[int, list[PersonFacts]]:
    """The people of each account on a day, who has left included; `rhythms` are the agreed days by account."""
    these = says(day, accounts)
    ratings = {(who, what): value for who, what, value in source.select(scoped(RATINGS, accounts), these)}
    found: dict[int, list[PersonFacts]] = defaultdict(list)
    for number, account, name, own_rhythm, came_in, left_on, is_placeholder in source.select(
        scoped(PEOPLE, accounts), these
    ):
        rhythm = own_rhythm or rhythms[account]
        stance = ratings.get((number, "stance"))
        found[account].append(
            PersonFacts(
                number,
                name,
                roles.get(number, ()),
                None if stance is None else STANCES[stance],
                ratings.get((number, "influence")),
                rhythm,
                day_of(came_in),
                day_of(left_on),
                bool(is_placeholder),
                *contacts.on(number, day, rhythm),
            )
        )
    return found


STANCES = {stance.value: stance for stance in Stance}


VISITS = """
SELECT t.id, p.id, p.name, c.id, c.name, t."on", t.channel, t.kind = 'issue-work' OR t.issue_id IS NOT NULL,
 (SELECT min(x.id) FROM action x JOIN objective o ON o.id = x.objective_id JOIN "plan" n ON n.id = o.plan_id
  WHERE n.account_id = t.account_id AND x.person_id = p.id AND coalesce(x.done_on, x.due) BETWEEN
   date(t."on", '-7 days') AND date(t."on", '+7 days')),
 a.counterpart_id, coalesce(w.name, '')
FROM touch t JOIN account a ON a.id = t.account_id JOIN touch_person tp ON tp.touch_id = t.id
JOIN person p ON p.id = tp.person_id JOIN touch_colleague tc ON tc.touch_id = t.id
JOIN colleague c ON c.id = tc.colleague_id LEFT JOIN colleague w ON w.id = a.counterpart_id
WHERE t.account_id = ? AND t.status = 'held' AND tp.came = 1 AND t."on" BETWEEN ? AND ? ORDER BY t."on", t.id, c.id
"""
VISITS_OF_DAYS = 365


def visits(source: Source, account_id: int, since: date | None = None) -> list[Visit]:
    """Who of ours came to whom, of one year unless said otherwise, oldest first: what collisions are found in."""
    start = since or source.today - timedelta(days=VISITS_OF_DAYS)
    return [
        Visit(touch, who, person, ours, colleague, date.fromisoformat(on), Channel(channel), bool(work), *rest)
        for touch, who, person, ours, colleague, on, channel, work, *rest in source.select(
            VISITS, (account_id, start.isoformat(), source.today.isoformat())
        )
    ]
