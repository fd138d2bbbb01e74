"""The lines of the manager's page: what I need, what changed, is at risk, was won and decided (REV-2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.attention import BAND_WORDS
from amdesk.analysis.measured import is_measured_on_sales, sales_share
from amdesk.analysis.series import Tone
from amdesk.model.health_rows import Band
from amdesk.model.managers_rows import Asked, Decided, Happened, Happening, ManagersFacts, Noes
from amdesk.model.values import ResourceKind
from amdesk.words import _, day, lowered, plural

ORDER = {Band.BAD: 0, Band.WATCH: 1, Band.UNKNOWN: 2, Band.GOOD: 3}
CONCERNS_SAID = 2


@dataclass(frozen=True)
class PageLine:
    """A line: what, why below it, who or how much beside it; `subject` and `row` are what it opens."""

    words: str
    note: str = ""
    aside: str = ""
    tone: Tone = Tone.QUIET
    subject: str = "account"
    row: int | None = None
    account_id: int | None = None


def amount(money: int, facts: ManagersFacts) -> str:
    """Money in major units of the user's currency: "412,000 EUR"."""
    return f"{money:,} {facts.currency}".replace("-", "−")


# What I need


def needs(facts: ManagersFacts) -> Iterator[PageLine]:
    """Resources and management time asked for, decisions waited for, the noes by cause, and how I am measured."""
    in_order = sorted(facts.asked, key=lambda one: one.kind is not ResourceKind.MANAGEMENT)
    yield from (_ask(one, facts) for one in in_order)
    for plan in facts.proposed:
        since = _("proposed {day}").format(day=day(plan.on, facts.today)) if plan.on else ""
        words = _("Your agreement to the plan of {account}").format(account=plan.account)
        yield PageLine(words, plan.plan, since, Tone.ACCENT, "plan", plan.plan_id, plan.account_id)
    yield from (_noes(one, facts) for one in facts.noes)
    if is_measured_on_sales(facts.goals):
        words = _("Goals that do not rest mainly on sales: {n} % of their weight do now")
        yield PageLine(words.format(n=sales_share(facts.goals)), tone=Tone.WARN, subject="kpi_goal")


def _ask(one: Asked, facts: ManagersFacts) -> PageLine:
    is_late = one.due is not None and one.due < facts.today
    by = _("by {day}").format(day=day(one.due, facts.today)) if one.due else ""
    what = one.what or one.kind.label
    who = one.colleague if one.colleague and one.colleague not in what else ""
    words = ": ".join(part for part in (how_much(one), ", ".join(part for part in (who, what) if part)) if part)
    return PageLine(words, one.account, by, Tone.BAD if is_late else Tone.QUIET, "account", None, one.account_id)


def how_much(one: Asked) -> str:
    """What is asked for with its unit: "2 days", "2 days of management time", "4,000 budget"."""
    figure = f"{one.asked.normalize():,f}"
    if one.kind is ResourceKind.DAYS:
        return _("{n} days").format(n=figure) if one.asked != 1 else _("1 day")
    if one.kind is ResourceKind.MANAGEMENT:
        return _("{n} days of your time").format(n=figure) if one.asked != 1 else _("1 day of your time")
    return f"{figure} {one.kind.label.lower()}"


def _noes(one: Noes, facts: ManagersFacts) -> PageLine:
    cause = one.cause.label.lower() if one.cause else _("a cause not named")
    words = _("{noes} because of {cause}").format(noes=plural("{n} no", "{n} noes", one.count), cause=cause)
    note = plural("{n} alternative accepted", "{n} alternatives accepted", one.accepted)
    stake = amount(one.money, facts) if one.money is not None else _("stake not known")
    return PageLine(words, note, stake, Tone.WARN, "refusal")


# What changed, what is at risk, what was won


def changed(facts: ManagersFacts) -> Iterator[PageLine]:
    """Accounts that came and went, then those that changed band, the worse ones first."""
    for one in facts.happened:
        if one.what in (Happening.LOST, Happening.NEW, Happening.WON_BACK):
            yield _moved(one, facts)
    for change in sorted(facts.band_changes, key=lambda c: (ORDER[c.now] > ORDER[c.before], c.account)):
        better = ORDER[change.now] > ORDER[change.before]
        figures_ = (change.health_before, change.health)
        scores = " → ".join("–" if score is None else str(score) for score in figures_)
        words = f"{BAND_WORDS[change.before]} → {BAND_WORDS[change.now]}"
        tone = Tone.GOOD if better else Tone.BAD
        aside = f"{'▲' if better else '▼'} {scores}"
        yield PageLine(change.account, words, aside, tone, "account", change.account_id, change.account_id)


def _moved(one: Happened, facts: ManagersFacts) -> PageLine:
    said = {
        Happening.LOST: _("Lost: {account}"),
        Happening.NEW: _("New: {account}"),
        Happening.WON_BACK: _("Won back: {account}"),
    }[one.what].format(account=one.account)
    tone = Tone.BAD if one.what is Happening.LOST else Tone.GOOD
    aside = amount(one.money, facts) if one.money is not None else day(one.on, facts.today)
    return PageLine(said, one.name, aside, tone, "account", one.account_id, one.account_id)


def at_risk(facts: ManagersFacts) -> Iterator[PageLine]:
    """The accounts that read bad, then those that need attention, each with why and what it brings."""
    risky = [one for one in facts.troubled if one.band in (Band.BAD, Band.WATCH)]
    for one in sorted(risky, key=lambda t: (ORDER[t.band], -facts.worths.get(t.account_id, 0))):
        why = ". ".join(concern.sentence for concern in one.concerns[:CONCERNS_SAID])
        worth = facts.worths.get(one.account_id)
        aside = amount(worth, facts) if worth else ""
        tone = Tone.BAD if one.band is Band.BAD else Tone.WARN
        name = f"{one.account} · {one.health}" if one.health is not None else one.account
        yield PageLine(name, why, aside, tone, "account", one.account_id, one.account_id)


def won(facts: ManagersFacts) -> Iterator[PageLine]:
    """Opportunities won, issues resolved, plans agreed."""
    patterns = {
        Happening.WON: _("Won: {name}"),
        Happening.RESOLVED: _("Resolved: {name}"),
        Happening.AGREED: _("Agreed: {name}"),
    }
    order = list(patterns)
    mine = [one for one in facts.happened if one.what in patterns]
    for one in sorted(mine, key=lambda h: (order.index(h.what), -(h.money or 0), -h.on.toordinal())):
        aside = amount(one.money, facts) if one.what is Happening.WON and one.money is not None else ""
        tone = Tone.GOOD if one.what is Happening.WON else Tone.QUIET
        words = patterns[one.what].format(name=one.name)
        yield PageLine(
            words, one.account, aside or day(one.on, facts.today), tone, "account", one.account_id, one.account_id
        )


def decided(one: Decided, today: date) -> PageLine:
    note = " · ".join(part for part in (one.account, one.owner) if part)
    if one.kept_on is not None:
        said, tone = _("✓ kept {day}").format(day=lowered(day(one.kept_on, today))), Tone.GOOD
    elif one.due is not None and one.due < today:
        said, tone = plural("{n} day late", "{n} days late", (today - one.due).days), Tone.BAD
    else:
        said = _("by {day}").format(day=day(one.due, today)) if one.due else _("no date")
        tone = Tone.QUIET
    return PageLine(one.text, note, said, tone, "decision", one.id, one.account_id)
