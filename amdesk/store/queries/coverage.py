"""Who of ours looks after whom, how an account buys, and who spoke up for us, by plain SQL."""

from amdesk.model.coverage_rows import Cover, OurColleague, SpokenUp, StepOfBuying
from amdesk.model.source import Source
from amdesk.store.queries.cells import day, holds

COVERS = f"""
SELECT v.person_id, v.colleague_id, v.every_days, v.since FROM coverage v JOIN person p ON p.id = v.person_id
JOIN colleague c ON c.id = v.colleague_id
WHERE p.account_id = :account AND {holds("v")} AND coalesce(c.left_on, '9999') > :on ORDER BY v.id
"""
OURS = """
SELECT c.id, c.name, c.function, c.is_me FROM colleague c WHERE coalesce(c.left_on, '9999') > :on
ORDER BY NOT c.is_me, -(SELECT count(*) FROM coverage v JOIN person p ON p.id = v.person_id
 WHERE v.colleague_id = c.id AND p.account_id = :account), c.name, c.id
"""
STEPS = """
SELECT s.id, s.purchase, s.place, s.name, s.person_id, coalesce(p.name, ''),
 p.id IS NOT NULL AND p.is_placeholder = 0 AND p.left_on IS NULL, s.days, s.criteria
FROM buying_step s LEFT JOIN person p ON p.id = s.person_id WHERE s.account_id = ? ORDER BY s.place, s.id
"""
SPOKEN = """
SELECT s.id, s.person_id, s."on", s."where", s.result FROM spoke_up s JOIN person p ON p.id = s.person_id
WHERE p.account_id = ? ORDER BY s."on" DESC, s.id DESC
"""


def covers(source: Source, account_id: int) -> list[Cover]:
    """Who of ours looks after whom of an account today."""
    says = {"account": account_id, "on": source.today.isoformat()}
    return [Cover(who, ours, every, day(since)) for who, ours, every, since in source.select(COVERS, says)]


def our_colleagues(source: Source, account_id: int) -> list[OurColleague]:
    """Everyone of ours: me first, then who looks after most people of the account."""
    rows = source.select(OURS, {"account": account_id, "on": source.today.isoformat()})
    return [OurColleague(number, name, function, bool(is_me)) for number, name, function, is_me in rows]


def buying_steps(source: Source, account_id: int) -> list[StepOfBuying]:
    """The steps of all kinds of purchase of an account, in order."""
    return [
        StepOfBuying(number, purchase, place, name, who, person, bool(known), days, criteria)
        for number, purchase, place, name, who, person, known, days, criteria in source.select(STEPS, (account_id,))
    ]


def spoken_up(source: Source, account_id: int) -> list[SpokenUp]:
    """When people of an account spoke up for us, newest first."""
    return [
        SpokenUp(number, who, day(on), where, result)
        for number, who, on, where, result in source.select(SPOKEN, (account_id,))
    ]
