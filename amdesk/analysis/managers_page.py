"""The manager's page, one page before the pack: what changed, at risk, kept and won, what I need, what was decided.

Screen and paper draw the same parts and lines. Source: REV-2.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from amdesk.analysis.managers_lines import ORDER, PageLine, amount, at_risk, changed, decided, needs, won
from amdesk.analysis.series import Tone
from amdesk.model.health_rows import Band
from amdesk.model.managers_rows import Happening, ManagersFacts
from amdesk.words import _, counted, full_day, plural, sentence


class Part(Enum):
    """A part of the page."""

    NEEDS = "needs"
    CHANGED = "changed"
    RISK = "risk"
    WON = "won"
    DECIDED = "decided"

    @property
    def label(self) -> str:
        """The heading."""
        return {
            Part.NEEDS: _("What I need from you"),
            Part.CHANGED: _("What changed"),
            Part.RISK: _("At risk, and why"),
            Part.WON: _("Kept and won"),
            Part.DECIDED: _("Last time's decisions"),
        }[self]

    @property
    def empty(self) -> str:
        """What stands where there is nothing to say."""
        return {
            Part.NEEDS: _(
                "Nothing: no resource is asked for, no plan waits for your agreement, and nothing was refused."
            ),
            Part.CHANGED: _("No account reads otherwise than before."),
            Part.RISK: _("No account gives cause for concern."),
            Part.WON: _("Nothing was won, resolved or agreed yet."),
            Part.DECIDED: _("Nothing was decided last time."),
        }[self]


@dataclass(frozen=True)
class PageFigure:
    """A figure at the top of the page."""

    name: str
    value: str
    note: str
    tone: Tone = Tone.QUIET


@dataclass(frozen=True)
class ManagersPage:
    """The page: its sentence, four figures, and the lines of each part, the weightiest first."""

    today: date
    since: date
    me: str
    manager: str
    sentence: str
    period: str
    figures: tuple[PageFigure, ...]
    parts: dict[Part, tuple[PageLine, ...]]


def managers_page(facts: ManagersFacts) -> ManagersPage:
    """What is told to the manager, of these facts."""
    parts = {
        Part.NEEDS: tuple(needs(facts)),
        Part.CHANGED: tuple(changed(facts)),
        Part.RISK: tuple(at_risk(facts)),
        Part.WON: tuple(won(facts)),
        Part.DECIDED: tuple(decided(one, facts.today) for one in facts.decided),
    }
    return ManagersPage(
        facts.today,
        facts.since,
        facts.me,
        facts.manager,
        opening(facts, parts),
        _period(facts),
        tuple(figures(facts)),
        parts,
    )


def _period(facts: ManagersFacts) -> str:
    pattern = _("since the last review, {day}") if facts.reviewed else _("since {day}, as no review was held yet")
    return pattern.format(day=full_day(facts.since))


def opening(facts: ManagersFacts, parts: dict[Part, tuple[PageLine, ...]]) -> str:
    """Said in sentences: what is wanted, and how things went."""
    wanted = len(parts[Part.NEEDS])
    asked = counted(wanted, _("thing is needed from you"), _("things are needed from you"))
    said = [sentence(asked) if wanted else _("Nothing is needed from you.")]
    fell = sum(ORDER[one.now] < ORDER[one.before] for one in facts.band_changes)
    rose = sum(ORDER[one.now] > ORDER[one.before] for one in facts.band_changes)
    if fell:
        said.append(sentence(counted(fell, _("account reads worse"), _("accounts read worse"))))
    if rose:
        said.append(sentence(counted(rose, _("account reads better"), _("accounts read better"))))
    return " ".join(said)


def figures(facts: ManagersFacts) -> Iterator[PageFigure]:
    """Revenue at risk, money won, money refused, decisions kept."""
    risky = [one for one in facts.troubled if one.band is Band.BAD]
    revenue = sum(facts.worths.get(one.account_id, 0) for one in risky)
    share = round(100 * revenue / total) if (total := sum(facts.worths.values())) > 0 else 0
    note = plural("{n} account", "{n} accounts", len(risky))
    note += f", {_('{n} % of the revenue').format(n=share)}" if revenue else ""
    yield PageFigure(
        _("Revenue at risk"), amount(revenue, facts) if risky else "0", note, Tone.BAD if revenue else Tone.QUIET
    )
    gained = [one for one in facts.happened if one.what is Happening.WON]
    money = [one.money for one in gained if one.money is not None]
    value = amount(sum(money), facts) if money else _("not known") if gained else "0"
    yield PageFigure(_("Won"), value, plural("{n} opportunity", "{n} opportunities", len(gained)))
    stakes = [one.money for one in facts.noes if one.money is not None]
    count = sum(one.count for one in facts.noes)
    value = amount(sum(stakes), facts) if stakes else _("not known") if count else "0"
    noes = plural("{n} no", "{n} noes", count) if count else _("no request was refused")
    yield PageFigure(_("At stake in noes"), value, noes, Tone.WARN if count else Tone.QUIET)
    yield _kept(facts)


def _kept(facts: ManagersFacts) -> PageFigure:
    total = len(facts.decided)
    kept = sum(one.kept_on is not None for one in facts.decided)
    late = sum(one.kept_on is None and one.due is not None and one.due < facts.today for one in facts.decided)
    if not total:
        return PageFigure(_("Decisions kept"), "–", _("nothing was decided"))
    value = _("{n} of {all}").format(n=kept, all=total)
    note = plural("{n} late", "{n} late", late) if late else _("none late")
    return PageFigure(_("Decisions kept"), value, note, Tone.WARN if late else Tone.QUIET)
