"""What changed since a day, in words, read from the journal: "changes since agreed", "since the last review".

Only what is different in the end counts: what was changed and changed back, or undone, is no change.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from amdesk.model.page_rows import Change
from amdesk.model.source import Source
from amdesk.model.values import (
    ActionStatus,
    IssueStatus,
    OpportunityStage,
    PlanStatus,
    PromiseStatus,
    ResourceKind,
    Severity,
    Side,
    Stance,
    Status,
    Tier,
)
from amdesk.words import _, full_day

Shown = Callable[[Source, Any], str]


def _text(_source: Source, value: Any) -> str:
    return str(value).strip() or _("nothing") if value is not None else _("nothing")


def _day(_source: Source, value: Any) -> str:
    return full_day(date.fromisoformat(value)) if value else _("no date")


def _choice(words: Any) -> Shown:
    def show(_source: Source, value: Any) -> str:
        return str(words(value).label) if value is not None else _("not known")

    return show


def _title(table: str, column: str = "name") -> Shown:
    query = f'SELECT "{column}" FROM "{table}" WHERE id = ?'
    lost = f"SELECT before->>'$.{column}' FROM journal WHERE tbl = '{table}' AND row = ? AND op = 'D' ORDER BY id DESC"

    def show(source: Source, value: Any) -> str:
        rows = source.select(query, (value,)) or source.select(lost, (value,)) if value is not None else []
        return str(rows[0][0]) if rows else _("nobody") if table in ("person", "colleague") else _("nothing")

    return show


@dataclass(frozen=True)
class Told:
    """A column whose change is told: its word, how values are shown, whether it needs agreement again.

    A `quiet` one is told without its values: a wording or a note.
    """

    label: str
    show: Shown = _text
    needs_agreement: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Tale:
    """How changes of a table's rows are told; `whose` finds its rows, `home` is the column that says where they belong.

    `title` is the column a row is called by, or the reference it is called after.
    """

    word: str
    title: str
    columns: Mapping[str, Told]
    whose: str
    home: str = ""
    title_of: Shown = _text
    comes_with_agreement: bool = False
    goes_with_agreement: bool = False


OF_PLAN = "plan_id = :plan"
OF_PLAN_ACTIONS = "objective_id IN (SELECT id FROM objective WHERE plan_id = :plan)"
OF_ACCOUNT = "account_id = :account"
WAS_HERE = {
    "plan_id": "first.home = :plan",
    "objective_id": (
        "first.home IN (SELECT id FROM objective WHERE plan_id = :plan UNION "
        "SELECT o.row FROM journal o WHERE o.tbl = 'objective' AND o.op = 'D' AND o.before->>'$.plan_id' = :plan)"
    ),
    "account_id": "first.home = :account",
}
"""By the column that says where a row belongs: whether what it held at first was the plan or account in question."""
ELSEWHERE = {
    "plan_id": "{row} moved to another plan",
    "objective_id": "{row} moved to another plan",
    "account_id": "{row} moved to another account",
}
PLAN_TALES = {
    "plan": Tale(
        "Plan",
        "name",
        {
            "name": Told("name", quiet=True),
            "starts": Told("from", _day, True),
            "ends": Told("until", _day, True),
            "summary": Told("summary", quiet=True),
            "needs": Told("needs", quiet=True),
            "next_review": Told("next review", _day),
        },
        "id = :plan",
    ),
    "objective": Tale(
        "Objective",
        "name",
        {
            "name": Told("wording", quiet=True),
            "side": Told("side", _choice(Side), True),
            "why_us": Told("why for us", quiet=True),
            "why_them": Told("why for them", quiet=True),
            "aim_id": Told("their aim", _title("aim", "text"), True),
            "measure": Told("measure", needs_agreement=True),
            "measure_unit": Told("unit", needs_agreement=True),
            "start": Told("start"),
            "goal": Told("goal", needs_agreement=True),
            "actual": Told("actual"),
            "due": Told("date", _day, True),
        },
        OF_PLAN,
        "plan_id",
        comes_with_agreement=True,
        goes_with_agreement=True,
    ),
    "action": Tale(
        "Action",
        "name",
        {
            "name": Told("wording", quiet=True),
            "owner_id": Told("owner", _title("colleague"), True),
            "due": Told("date", _day, True),
            "objective_id": Told("objective", _title("objective"), True),
            "after_id": Told("waits for", _title("action"), True),
            "effort_hours": Told("effort in hours", needs_agreement=True),
            "status": Told("status", _choice(ActionStatus)),
            "how": Told("how", quiet=True),
            "note": Told("note", quiet=True),
        },
        OF_PLAN_ACTIONS,
        "objective_id",
        goes_with_agreement=True,
    ),
    "target": Tale(
        "Person to win",
        "person_id",
        {
            "person_id": Told("person", _title("person"), True),
            "objective_id": Told("objective", _title("objective"), True),
            "stance_wanted": Told("stance wanted", _choice(Stance), True),
            "by": Told("date", _day, True),
            "approach": Told("approach", quiet=True),
            "owner_id": Told("owner", _title("colleague"), True),
        },
        OF_PLAN,
        "plan_id",
        _title("person"),
        comes_with_agreement=True,
        goes_with_agreement=True,
    ),
    "resource": Tale(
        "Resource",
        "what",
        {
            "what": Told("wording", quiet=True),
            "kind": Told("kind", _choice(ResourceKind), True),
            "action_id": Told("for action", _title("action"), True),
            "colleague_id": Told("colleague", _title("colleague"), True),
            "asked": Told("asked", needs_agreement=True),
            "granted": Told("granted", needs_agreement=True),
            "used": Told("used"),
            "due": Told("date", _day, True),
        },
        OF_PLAN,
        "plan_id",
        comes_with_agreement=True,
        goes_with_agreement=True,
    ),
}
ACCOUNT_TALES = {
    "account": Tale(
        "Account",
        "name",
        {"status": Told("status", _choice(Status)), "tier": Told("tier", _choice(Tier))},
        "id = :account",
    ),
    "person": Tale("Person", "name", {"left_on": Told("left on", _day)}, OF_ACCOUNT, "account_id"),
    "issue": Tale(
        "Issue",
        "name",
        {"status": Told("status", _choice(IssueStatus)), "severity": Told("severity", _choice(Severity))},
        OF_ACCOUNT,
        "account_id",
    ),
    "opportunity": Tale(
        "Opportunity",
        "name",
        {"stage": Told("stage", _choice(OpportunityStage)), "closes_on": Told("closes on", _day)},
        OF_ACCOUNT,
        "account_id",
    ),
    "promise": Tale(
        "Promise",
        "text",
        {"status": Told("status", _choice(PromiseStatus)), "due": Told("date", _day)},
        OF_ACCOUNT,
        "account_id",
    ),
    "contract": Tale(
        "Contract",
        "name",
        {"ends": Told("until", _day), "notice_by": Told("notice by", _day)},
        OF_ACCOUNT,
        "account_id",
    ),
    "plan": Tale("Plan", "name", {"status": Told("status", _choice(PlanStatus))}, OF_ACCOUNT, "account_id"),
}
NOTED = """
SELECT j.row, j.op, j.before, s.at FROM journal j JOIN journal_step s ON s.id = j.step
WHERE j.tbl = '{table}' AND s.at > :since AND j.row IN (SELECT id FROM "{table}" WHERE {whose}) ORDER BY j.id
"""
NOTED_GONE = """
SELECT j.row, j.op, j.before, s.at FROM journal j JOIN journal_step s ON s.id = j.step
WHERE j.tbl = '{table}' AND s.at > :since AND j.row IN (SELECT first.row FROM (
  SELECT j.row, j.before->>'$.{home}' AS home, min(j.id) FROM journal j JOIN journal_step s ON s.id = j.step
  WHERE j.tbl = '{table}' AND s.at > :since AND json_type(j.before, '$.{home}') IS NOT NULL GROUP BY j.row
 ) AS first WHERE {was_here})
 AND j.row NOT IN (SELECT id FROM "{table}" WHERE {whose}) ORDER BY j.id
"""
"""What belonged here and does not any more: deleted, or moved elsewhere."""
STANCES = """
SELECT p.id, p.name, r.since, r.value,
 (SELECT b.value FROM rating b WHERE b.person_id = p.id AND b.what = 'stance' AND b.until = r.since
  ORDER BY b.id DESC LIMIT 1)
FROM person p JOIN rating r ON r.person_id = p.id
WHERE p.account_id = :account AND r.what = 'stance' AND r.since > :day AND r.since <= :today ORDER BY r.since, r.id
"""


@dataclass
class _Past:
    """A row as it was: `first` its first note, `values` what its columns held before the changes, `last` when."""

    first: str
    last: str
    values: dict[str, Any] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)


def plan_changes(source: Source, plan_id: int, since: date | datetime) -> list[Change]:
    """What changed in a plan since a day or an instant, the latest first; what alters the agreement is marked (PLAN-1).

    Aims, dates, goals, people and resources need agreement again; done, wording and notes do not.
    """
    return _told(source, PLAN_TALES, {"plan": plan_id}, since)


def account_changes(source: Source, account_id: int, since: date | datetime) -> list[Change]:
    """What changed at an account since a day or an instant, the latest first, moved stances by the day they moved."""
    found = _told(source, ACCOUNT_TALES, {"account": account_id}, since)
    return sorted([*found, *_moved_stances(source, account_id, since)], key=_latest_first, reverse=True)


def _latest_first(change: Change) -> tuple[date, str, int]:
    return change.on, change.table, change.row


def _told(source: Source, tales: Mapping[str, Tale], whose: dict[str, int], since: date | datetime) -> list[Change]:
    says = {**whose, "since": _instant(since)}
    changes = [change for table, tale in tales.items() for change in _of_table(source, table, tale, says)]
    return sorted(changes, key=_latest_first, reverse=True)


def _instant(since: date | datetime) -> str:
    """A day means its end: what was changed on the day itself belongs to what was agreed on it."""
    at = since if isinstance(since, datetime) else datetime.combine(since, time.max)
    return at.astimezone().astimezone(tz=UTC).isoformat(timespec="milliseconds")


def _of_table(source: Source, table: str, tale: Tale, says: dict[str, Any]) -> Iterator[Change]:
    for row, past in _pasts(source.select(NOTED.format(table=table, whose=tale.whose), says)).items():
        yield from _alive(source, table, tale, row, past)
    if tale.home:
        gone = NOTED_GONE.format(table=table, home=tale.home, was_here=WAS_HERE[tale.home], whose=tale.whose)
        for row, past in _pasts(source.select(gone, says)).items():
            if past.first != "I":
                yield Change(
                    _on(past.last), table, row, _gone(source, table, tale, row, past), tale.goes_with_agreement
                )


def _gone(source: Source, table: str, tale: Tale, row: int, past: _Past) -> str:
    """Removed, moved elsewhere, or standing alone now; a row that is moved is called by its name of today."""
    left = source.select(f'SELECT "{tale.title}", "{tale.home}" FROM "{table}" WHERE id = ?', (row,))
    if not left:
        return _("{row} removed").format(row=_named(source, tale, past.values.get(tale.title)))
    title, home = left[0]
    words = _(ELSEWHERE[tale.home]) if home is not None else _("{row} stands alone now")
    return words.format(row=_named(source, tale, title))


def _pasts(notes: list[tuple[Any, ...]]) -> dict[int, _Past]:
    """Each noted row as it was before the first change of each of its columns."""
    found: dict[int, _Past] = {}
    for row, op, before, at in notes:
        past = found.setdefault(row, _Past(op, at))
        past.last = at
        for column, value in json.loads(before or "{}").items():
            past.values.setdefault(column, value)
            past.days[column] = at
    return found


def _alive(source: Source, table: str, tale: Tale, row: int, past: _Past) -> Iterator[Change]:
    columns = list(tale.columns)
    names = ", ".join(f'"{column}"' for column in (tale.title, *columns))
    values = source.select(f'SELECT {names} FROM "{table}" WHERE id = ?', (row,))[0]
    name = _named(source, tale, values[0])
    if past.first == "I":
        what = _("{row} added").format(row=name)
        yield Change(_on(past.last), table, row, what, tale.comes_with_agreement)
        return
    for column, now in zip(columns, values[1:], strict=True):
        if column in past.values and past.values[column] != now:
            told = tale.columns[column]
            what = _said(source, name, told, past.values[column], now)
            yield Change(_on(past.days[column]), table, row, what, told.needs_agreement)


def _named(source: Source, tale: Tale, title: Any) -> str:
    """A row as its change begins: "Objective “Renew”", or its word alone when it has no title."""
    return f"{_(tale.word)} “{tale.title_of(source, title)}”" if title else _(tale.word)


def _said(source: Source, row: str, told: Told, before: Any, now: Any) -> str:
    if told.quiet:
        return _("{row}: {label} reworded").format(row=row, label=_(told.label))
    return _("{row}: {label} {before} → {now}").format(
        row=row, label=_(told.label), before=told.show(source, before), now=told.show(source, now)
    )


def _on(at: str) -> date:
    """The user's day of a noted instant."""
    return datetime.fromisoformat(at).astimezone().date()


def _moved_stances(source: Source, account_id: int, since: date | datetime) -> Iterator[Change]:
    day = since.date() if isinstance(since, datetime) else since
    says = {"account": account_id, "day": day.isoformat(), "today": source.today.isoformat()}
    show = _choice(Stance)
    for person, name, on, now, before in source.select(STANCES, says):
        if now != before:
            what = _("{name}: stance {before} → {now}").format(
                name=name, before=show(source, before), now=show(source, now)
            )
            yield Change(date.fromisoformat(on), "person", person, what)
