"""The facts of many accounts on a day, read set by set; `analysis.health` and `analysis.concerns` judge them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from amdesk.model.facts import (
    AccountFacts,
    ContractFacts,
    IssueFacts,
    Overdue,
    Paying,
    PlanFacts,
    Receivables,
    Sales,
)
from amdesk.model.source import Source
from amdesk.model.values import IssueKind, PlanStatus, Severity, Status, Tier
from amdesk.store.queries import facts_sql, people, pulse, tiers
from amdesk.store.queries.cells import day as day_of
from amdesk.store.queries.contacts import Contacts, contacts
from amdesk.store.queries.scope import says, scoped

Row = TypeVar("Row")
Those = Collection[int] | None

PLAN_DAYS, LATE_DAYS, PAYING_DAYS = 90, 30, 180


def account_facts(
    source: Source, day: date, accounts: Those = None, *, touches: Contacts | None = None
) -> list[AccountFacts]:
    """What is known on a day of some accounts, or of all.

    For several days in turn read the `touches` once; then only what health needs is read of each day.
    """
    met = touches or contacts(source, day, day, accounts)
    needs = tiers.tier_needs(source)
    these = says(day, accounts)
    rows = source.select(scoped(facts_sql.ACCOUNTS, accounts), these)
    agreed = dict(source.select(scoped(facts_sql.RHYTHMS, accounts), these))
    rhythms = {row[0]: agreed.get(row[0]) or needs[Tier(row[3])].check_in_days for row in rows}
    roles = people.roles_by_person(source, day, accounts)
    found = {
        "people": people.people_facts(source, day, accounts, rhythms, roles, met),
        "issues": _issues(source, day, accounts),
        "scores": pulse.scores(source, day, accounts, roles),
    }
    single: dict[str, Mapping[int, Any]] = {
        "last_issue": {who: day_of(on) for who, on in source.select(scoped(facts_sql.LAST_ISSUES, accounts), these)},
        "receivables": _receivables(source, day, accounts),
        "sales": _sales(source, day, accounts),
        "plan": _plans(source, day, accounts),
        **(_only_today(source, day, accounts) if touches is None else {}),
    }
    return [_facts(row, day, needs[Tier(row[3])], rhythms[row[0]], found, single) for row in rows]


def _facts(
    row: tuple[Any, ...],
    day: date,
    needs: Any,
    rhythm: int,
    many: Mapping[str, Mapping[int, Any]],
    single: Mapping[str, Mapping[int, Any]],
) -> AccountFacts:
    """The facts of one account: several rows of each of `many` parts, at most one of each `single` part."""
    lists: dict[str, Any] = {part: tuple(rows.get(row[0], ())) for part, rows in many.items()}
    parts: dict[str, Any] = {part: rows[row[0]] for part, rows in single.items() if row[0] in rows}
    number, name, status, _tier, came_in, last_touch, last_check_in, next_meeting, next_check_in = row
    return AccountFacts(
        id=number,
        name=name,
        status=Status(status),
        day=day,
        needs=needs,
        rhythm_days=rhythm,
        known_since=day_of(came_in),
        last_touch=day_of(last_touch),
        last_check_in=day_of(last_check_in),
        next_meeting=day_of(next_meeting),
        next_check_in=day_of(next_check_in),
        **lists,
        **parts,
    )


def _gathered(pairs: Iterable[tuple[int, Row]]) -> dict[int, tuple[Row, ...]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for account, row in pairs:
        found[account].append(row)
    return {account: tuple(rows) for account, rows in found.items()}


def _issues(source: Source, day: date, accounts: Those) -> Mapping[int, Any]:
    rows = source.select(scoped(facts_sql.ISSUES, accounts), says(day, accounts))
    return _gathered(
        (
            account,
            IssueFacts(
                number,
                name,
                IssueKind(kind),
                Severity(severity),
                date.fromisoformat(reported),
                day_of(answer_by),
                day_of(answered),
                disputed,
            ),
        )
        for account, number, name, kind, severity, reported, answer_by, answered, disputed in rows
    )


def _receivables(source: Source, day: date, accounts: Those) -> dict[int, tuple[Receivables, ...]]:
    late = says(day, accounts, late_before=LATE_DAYS)
    unapplied = {
        (account, currency): amount
        for account, currency, amount in source.select(scoped(facts_sql.UNAPPLIED, accounts), says(day, accounts))
    }
    return _gathered(
        (account, Receivables(currency, owed - unapplied.get((account, currency), 0), overdue))
        for account, currency, owed, overdue in source.select(scoped(facts_sql.RECEIVABLES, accounts), late)
    )


def _sales(source: Source, day: date, accounts: Those) -> dict[int, Sales]:
    last = _last_complete_month(day)
    months = {f"m{back}": _month(last - back) for back in (0, 2, 11, 12, 14, 23)}
    these = {**says(day, accounts), **months}
    return {
        account: Sales(last - _month_number(first) + 1, *sums)
        for account, first, *sums in source.select(scoped(facts_sql.SALES, accounts), these)
    }


def _last_complete_month(day: date) -> int:
    """The last month that is over, counted from the year 0; a month is not complete before it has ended."""
    return day.year * 12 + day.month - 2


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _plans(source: Source, day: date, accounts: Those) -> dict[int, PlanFacts]:
    since = says(day, accounts, since=PLAN_DAYS)
    done = {who: (due, on_time) for who, due, on_time in source.select(scoped(facts_sql.PLAN_ACTIONS, accounts), since)}
    these = {**says(day, accounts), "today": source.today.isoformat()}
    return {
        who: PlanFacts(PlanStatus(status), *done.get(who, (0, 0)), bool(only_sells))
        for who, status, only_sells in source.select(scoped(facts_sql.PLANS, accounts), these)
    }


def _only_today(source: Source, day: date, accounts: Those) -> dict[str, Mapping[int, Any]]:
    """What concerns ask for beside health."""
    these = says(day, accounts)
    paying = says(day, accounts, half_year=PAYING_DAYS, year=2 * PAYING_DAYS)
    promises = source.select(scoped(facts_sql.PROMISES, accounts), these)
    rivals = source.select(scoped(facts_sql.COMPETITORS, accounts), these)
    reviews = source.select(scoped(facts_sql.REVIEWS, accounts), these)
    snoozed: dict[int, tuple[str, ...]] = _gathered(
        (who, rule) for who, rule in source.select(scoped(facts_sql.SNOOZED, accounts), these)
    )
    return {
        "paying": {who: Paying(*rest) for who, *rest in source.select(scoped(facts_sql.PAYING, accounts), paying)},
        "overdue_promises": {who: Overdue(count, date.fromisoformat(oldest)) for who, count, oldest in promises},
        "contracts": _contracts(source.select(scoped(facts_sql.CONTRACTS, accounts), these)),
        "objectives": _gathered(source.select(scoped(facts_sql.OBJECTIVES, accounts), these)),
        "competitor": {who: (date.fromisoformat(on), name) for who, on, name in rivals},
        "snoozed": {who: frozenset(rules) for who, rules in snoozed.items()},
        "last_review": {who: day_of(last) for who, last, _ahead in reviews if last},
        "next_review": {who: day_of(ahead) for who, _last, ahead in reviews if ahead},
    }


def _contracts(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[ContractFacts, ...]]:
    return _gathered(
        (who, ContractFacts(name, day_of(ends), day_of(notice_by), bool(renews)))
        for who, name, ends, notice_by, renews in rows
    )


def weights(source: Source) -> dict[str, int]:
    """The weights of the parts of health as the user set them; empty while nothing was set."""
    rows = source.select("SELECT value FROM setting WHERE name = 'health_weights'")
    return {name: int(weight) for name, weight in json.loads(rows[0][0]).items()} if rows else {}
