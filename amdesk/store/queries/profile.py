"""The customer profile: entries by section, aims, and where their words were taken up."""

from collections import defaultdict

from amdesk.model.profile_rows import AcknowledgedRow, AimRow, ProfileText, current
from amdesk.model.source import Source
from amdesk.model.values import Section
from amdesk.store.queries import cells

ENTRIES = 'SELECT id, section, text, "on", source FROM profile_entry WHERE account_id = ? ORDER BY id'
AIMS = """
SELECT id, text, year, measure, source, "on", reached FROM aim WHERE account_id = ?
ORDER BY reached, year IS NULL, year DESC, id
"""
SERVING = f"""
SELECT o.aim_id, o.id, o.name, p.id, p.name FROM objective o JOIN plan p ON p.id = o.plan_id
WHERE p.account_id = ? AND p.status <> 'closed' AND o.aim_id IS NOT NULL
ORDER BY {cells.THE_ONE_IN_WORK_FIRST}, o.place, o.id
"""
FREE = """
SELECT o.id, o.name FROM objective o WHERE o.plan_id = ? AND o.aim_id IS NULL ORDER BY o.place, o.id
"""
PLAN = f"""
SELECT p.id FROM "plan" p WHERE p.account_id = ? AND p.status <> 'closed'
ORDER BY {cells.THE_ONE_IN_WORK_FIRST} LIMIT 1
"""
ACKNOWLEDGED = """
SELECT id, section, words, "on", "where" FROM acknowledgement WHERE account_id = ? ORDER BY "on" DESC, id DESC
"""
ORDER = {section: at for at, section in enumerate(Section)}


def profile(source: Source, account_id: int) -> list[ProfileText]:
    """The aims of this account that are not reached, newest first, then its profile in the order of the sections.

    Of the profile what holds now; see `entries` for what it took the place of.
    """
    aims = [
        ProfileText(aim.id, None, aim.text, aim.on, aim.source)
        for aim in aim_rows(source, account_id)
        if not aim.reached
    ]
    return aims + current(entries(source, account_id))


def entries(source: Source, account_id: int) -> list[ProfileText]:
    """All entries of the profile, former ones too, in the order of the sections."""
    texts = [
        ProfileText(row, Section(part), text, cells.day(on), told)
        for row, part, text, on, told in source.select(ENTRIES, (account_id,))
    ]
    return sorted(texts, key=lambda text: ORDER[text.section] if text.section else 0)


def aim_rows(source: Source, account_id: int) -> list[AimRow]:
    """The aims of an account: those not reached first, the latest year before the others.

    An objective that serves one from another plan than the one in work is told with its plan.
    """
    serving: dict[int, list[tuple[int, str]]] = defaultdict(list)
    in_work = plan_in_work(source, account_id)
    for aim, objective, name, plan, plan_name in source.select(SERVING, (account_id, source.today.isoformat())):
        serving[aim].append((objective, name if plan == in_work else f"{name} · {plan_name}"))
    return [
        AimRow(row, text, year, measure, told, cells.day(on), bool(reached), tuple(serving[row]))
        for row, text, year, measure, told, on, reached in source.select(AIMS, (account_id,))
    ]


def plan_in_work(source: Source, account_id: int) -> int | None:
    """The plan of an account whose period is now, else the latest; None when there is none that is not closed."""
    found = source.select(PLAN, (account_id, source.today.isoformat()))
    return int(found[0][0]) if found else None


def free_objectives(source: Source, plan_id: int) -> list[tuple[int, str]]:
    """The objectives of a plan that serve no aim yet, by id and name."""
    return [(number, name) for number, name in source.select(FREE, (plan_id,))]


def acknowledged(source: Source, account_id: int) -> list[AcknowledgedRow]:
    """Where their words were taken up, the newest first."""
    return [
        AcknowledgedRow(row, Section(part), words, cells.day(on), where)
        for row, part, words, on, where in source.select(ACKNOWLEDGED, (account_id,))
    ]
