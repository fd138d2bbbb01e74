"""Keeps what depends on facts and on the day: each account's health, its trend and its concerns.

`keep` brings the accounts a step touched up to date before its commit; `catch_up` makes what a new day or a large
import leaves missing. Both take the facts of many accounts at once, and leave the arithmetic to analysis.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from amdesk.analysis import concerns, health
from amdesk.model.facts import AccountFacts
from amdesk.model.health_rows import Band
from amdesk.model.source import Source
from amdesk.model.values import Status
from amdesk.store import states, touched
from amdesk.store.cipher import Connection
from amdesk.store.queries import health as facts_of
from amdesk.store.queries.contacts import contacts
from amdesk.store.states import Earlier, State
from amdesk.store.workspace import Changes, Workspace

AT_ONCE = 100
"""More accounts than this are not brought up to date inside a step: they are marked, and made in one go after it."""
TREND_WEEKS = 13
SETTINGS = frozenset({"health_weights"})
KEPT = frozenset({"account_state", "account_concern"})


@dataclass
class Upkeep:
    """What is watched on one workspace; `when_stale` is called after a commit that left many accounts to be made."""

    workspace: Workspace
    when_stale: Callable[[], object]
    is_stale: bool = False

    def before_commit(self, workspace: Workspace, changed: dict[str, frozenset[int]]) -> None:
        """Bring the accounts the open step touched up to date, or mark them when they are many."""
        if touched.READ.isdisjoint(changed):
            return
        accounts = None
        if not touched.concerns_all(workspace.raw, changed, SETTINGS):
            accounts = _without_the_gone(workspace, touched.accounts_touched(workspace.raw, changed))
        if accounts is None or len(accounts) > AT_ONCE:
            states.mark_missing(workspace.raw, workspace.today, accounts)
            self.is_stale = True
        elif accounts:
            made = states_of(workspace, accounts)
            states.keep(workspace.raw, made, states.said_since(workspace, accounts))

    def after_commit(self, changes: Changes) -> None:
        """Have the marked accounts made."""
        if self.is_stale:
            self.is_stale = False
            self.when_stale()


def _without_the_gone(workspace: Workspace, accounts: set[int]) -> set[int]:
    there = {number for (number,) in workspace.select("SELECT id FROM account")} if accounts else set()
    if accounts - there:
        states.forget_words(workspace.raw, accounts - there)
    return accounts & there


def keep(workspace: Workspace, when_stale: Callable[[], object] | None = None) -> Upkeep:
    """From now on every commit keeps the states of the accounts it touched.

    Where a step touched many, `when_stale` is called after it: `catch_up` at once, unless the caller prefers a job of
    its own that calls `missing_states` in a worker and `store_missing` afterwards.
    """
    upkeep = Upkeep(workspace, when_stale or (lambda: catch_up(workspace)))
    workspace.watch.derived_from = {**workspace.watch.derived_from, **dict.fromkeys(KEPT, touched.READ | KEPT)}
    workspace.watch.known.clear()
    workspace.before_commit.append(upkeep.before_commit)
    workspace.on_commit.append(upkeep.after_commit)
    return upkeep


def catch_up(workspace: Workspace) -> bool:
    """Make what is missing for today: after a night, a restore or a large import; tells whether anything was."""
    if workspace.read_only_because:
        return False
    renewed = workspace.refresh_day()
    made = missing_states(workspace)
    return store_missing(workspace, made) or renewed


def missing_states(source: Source) -> list[State]:
    """The states today lacks, and for accounts without a past the weekly ones of 13 weeks; only reads.

    May run in a worker on a reader of its own.
    """
    lacking = states.missing(source, source.today)
    if not lacking:
        return []
    new = set(lacking) - states.begun(source, source.today)
    past = past_states(source, new) if new else []
    return past + states_of(source, _some_or_all(source, lacking), past)


def _some_or_all(source: Source, accounts: Collection[int]) -> Collection[int] | None:
    """None, which reads without a condition, when these are all there are."""
    ((count,),) = source.select("SELECT count(*) FROM account")
    return None if len(accounts) == count else accounts


def store_missing(workspace: Workspace, made: Collection[State]) -> bool:
    """Store what `missing_states` made, except for accounts that a step brought up to date meanwhile."""
    lacking = set(states.missing(workspace, workspace.today))
    wanted = [state for state in made if state.account_id in lacking]
    if not wanted:
        return False
    since = states.said_since(workspace, None)

    def change(raw: Connection) -> None:
        states.close_days(raw, workspace.today)
        states.keep(raw, wanted, since)

    workspace.keep_derived(change, KEPT)
    return True


def past_states(source: Source, accounts: Collection[int]) -> list[State]:
    """The weekly states of 13 weeks before today, from the facts as they were; days with too little known stay out."""
    weights = _weights(source)
    these = _some_or_all(source, accounts)
    days = [source.today - timedelta(weeks=back) for back in range(TREND_WEEKS, 0, -1)]
    touches = contacts(source, days[0], days[-1], these)
    found = []
    for day in days:
        for facts in facts_of.account_facts(source, day, these, touches=touches):
            made = health.health(facts, weights)
            if made.score is not None:
                found.append(State(facts.id, day, made, is_history=True))
    return found


def states_of(source: Source, accounts: Collection[int] | None, past: Collection[State] = ()) -> list[State]:
    """The states of today with trend, movement and concerns; `past` are earlier ones that are not stored yet."""
    weights = _weights(source)
    earlier = {**_earlier_of(past, source.today), **states.earlier(source, source.today, accounts)}
    facts = facts_of.account_facts(source, source.today, accounts)
    return [_state(one, weights, earlier.get(one.id, Earlier())) for one in facts]


def _earlier_of(past: Collection[State], today: date) -> dict[int, Earlier]:
    by_account: dict[int, list[State]] = {}
    for state in past:
        by_account.setdefault(state.account_id, []).append(state)
    return {account: _one_earlier(made, today) for account, made in by_account.items()}


def _one_earlier(made: list[State], today: date) -> Earlier:
    scores = tuple((s.day, s.health.score) for s in made if s.health.score is not None)
    then = next((s for s in reversed(made) if s.day <= today - timedelta(days=states.COMPARED_DAYS)), None)
    if then is None:
        return Earlier(scores)
    parts = tuple((p.name, p.score) for p in then.health.parts if p.score is not None)
    return Earlier(scores, then.health.score, parts)


def _state(facts: AccountFacts, weights: dict[str, int], earlier: Earlier) -> State:
    now = health.health(facts, weights)
    if facts.status is Status.LOST:
        now = replace(now, score=None, band=Band.UNKNOWN)
    moved = health.movement(now.score, earlier.before)
    movers = health.movers(now.parts, dict(earlier.parts_before)) if moved is not None else ()
    now = replace(now, movement=moved, movers=movers)
    trend = states.trend(earlier.scores, now.score, facts.day, TREND_WEEKS)
    return State(facts.id, facts.day, now, trend, concerns.concerns(replace(facts, health=now)))


def _weights(source: Source) -> dict[str, int]:
    return {**health.WEIGHTS, **facts_of.weights(source)}
