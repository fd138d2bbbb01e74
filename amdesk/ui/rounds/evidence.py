"""What stands below a thing of a round: why it is so, the last words, what comes next."""

from collections.abc import Callable, Iterator

from amdesk.analysis.attention import BAND_WORDS
from amdesk.analysis.rounds import Fact, RoundItem, RoundStep
from amdesk.analysis.tiers import tier_lines
from amdesk.analysis.workload import hours_sentence, key_capacity, workload
from amdesk.model.source import Source
from amdesk.store.queries import round_facts
from amdesk.store.queries.tiers import tier_needs, tier_worths
from amdesk.store.queries.workload import issues_of_a_year
from amdesk.ui.workload import assumptions
from amdesk.words import _, day, full_day, plural

LONGEST = 280
PLAN_STEPS = (RoundStep.OFF_TRACK, RoundStep.PLANS)
OBJECTIVES_SAID = 5


def evidence(source: Source, item: RoundItem) -> list[Fact]:
    """The facts of the item itself, of its kind, and of its account."""
    own = OF_STEP.get(item.step)
    found = [*item.facts, *(own(source, item) if own else ())]
    if item.account_id is not None:
        found += _of_account(source, item.account_id)
    return [fact for fact in found if fact.words]


def _of_account(source: Source, account: int) -> Iterator[Fact]:
    yield Fact(_("Health"), _health(source, account))
    yield Fact(_("Last words"), _last(source, account))
    yield Fact(_("Next"), _next(source, account))


def _health(source: Source, account: int) -> str:
    health, reasons = round_facts.health_with_reasons(source, account)
    score = _("not enough known") if health.score is None else f"{health.score}, {BAND_WORDS[health.band]}"
    return "\n".join([score, *reasons])


def _last(source: Source, account: int) -> str:
    found = round_facts.last_words(source, account)
    if found is None:
        return _("No contact is known.")
    on, channel, words, people = found
    who = _("with {people}").format(people=people) if people else ""
    when = " ".join(part for part in (f"{full_day(on)}, {channel.label.lower()}", who) if part)
    return f"{when}\n“{_cut(words)}”" if words else when


def _next(source: Source, account: int) -> str:
    lines = []
    meeting, action = round_facts.next_meeting_of(source, account), round_facts.next_action_of(source, account)
    if meeting is not None:
        on, channel, purpose = meeting
        when = f"{channel.label}, {day(on, source.today)}"
        lines.append(f"{when}: {purpose}" if purpose else when)
    if action is not None:
        name, due, owner = action
        lines.append(" · ".join(part for part in (name, owner, day(due, source.today)) if part))
    return "\n".join(lines) or _("Nothing is planned.")


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _of_promise(source: Source, item: RoundItem) -> Iterator[Fact]:
    if item.subject == "promise":
        on, person = round_facts.promised(source, item.id)
        said = ", ".join(part for part in (full_day(on) if on else "", person) if part)
        yield Fact(_("Promised"), said)


def _of_meeting(source: Source, item: RoundItem) -> Iterator[Fact]:
    names = [
        f"{name} ({stance.label.lower()})" if stance else name for name, stance in round_facts.guests(source, item.id)
    ]
    yield Fact(_("Who comes"), ", ".join(names) or _("nobody is named yet"))


def _of_late_plan(source: Source, item: RoundItem) -> Iterator[Fact]:
    for name, due, owner in round_facts.late_actions(source, item.id):
        late = plural("{n} day late", "{n} days late", (source.today - due).days)
        yield Fact(_("Late"), " · ".join(part for part in (name, owner, late) if part))


def _of_plan(source: Source, item: RoundItem) -> Iterator[Fact]:
    names = round_facts.objectives_of(source, item.id)
    more = plural("and {n} more", "and {n} more", len(names) - OBJECTIVES_SAID)
    yield Fact(_("Objectives"), "\n".join(names[:OBJECTIVES_SAID] + ([more] if len(names) > OBJECTIVES_SAID else [])))


def _of_change(source: Source, item: RoundItem) -> Iterator[Fact]:
    health, _reasons = round_facts.health_with_reasons(source, item.id)
    moved = ", ".join(f"{label.lower()} {points:+d}".replace("-", "−") for label, points in health.movers)
    yield Fact(_("What moved"), moved)


def _of_memo(source: Source, item: RoundItem) -> Iterator[Fact]:
    yield Fact(_("What it asks for"), _cut(round_facts.memo_words(source, item.id)))


def _of_tier(source: Source, item: RoundItem) -> Iterator[Fact]:
    """What the proposal means for the year, were it the only one taken."""
    worths, needs, assumed = tier_worths(source), tier_needs(source), assumptions(source)
    lines = tier_lines(worths, key_capacity(assumed))
    now = {line.id: line.tier for line in lines}
    then = now | {line.id: line.proposed for line in lines if line.id == item.id}
    issues = issues_of_a_year(source)
    work = [workload(tiers.values(), needs, issues, assumed) for tiers in (now, then)]
    yield Fact(_("Workload"), hours_sentence(*work))


OF_STEP: dict[RoundStep, Callable[[Source, RoundItem], Iterator[Fact]]] = {
    RoundStep.LATE: _of_promise,
    RoundStep.WAITING: _of_promise,
    RoundStep.PURPOSE: _of_meeting,
    RoundStep.BANDS: _of_change,
    RoundStep.OFF_TRACK: _of_late_plan,
    RoundStep.PLANS: _of_plan,
    RoundStep.MEMOS: _of_memo,
    RoundStep.TIERS: _of_tier,
}
