"""The register of refusals: noes by true cause with the money at stake, to argue against a policy with (ISS-8)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amdesk.analysis.series import Bar, Bars
from amdesk.model.issue_figure_rows import NoRow
from amdesk.model.values import Cause, Money
from amdesk.words import _, listed, plural


@dataclass(frozen=True)
class NoesOfCause:
    """The noes with one true cause; `at_stake` in minor units by currency, the largest first."""

    cause: Cause | None
    noes: tuple[NoRow, ...]
    at_stake: tuple[tuple[str, int], ...]

    @property
    def label(self) -> str:
        """The cause in words."""
        return self.cause.label if self.cause is not None else _("Not known")

    @property
    def accepted(self) -> int:
        """How often the alternative was accepted."""
        return sum(no.accepted for no in self.noes)

    @property
    def money(self) -> str:
        """The money at stake, each currency by itself; "" where none is known."""
        return listed([f"{Money(minor, currency).short} {currency}" for currency, minor in self.at_stake])


def register(noes: Iterable[NoRow]) -> list[NoesOfCause]:
    """The noes by true cause, the one met most often first."""
    by_cause: dict[Cause | None, list[NoRow]] = {}
    for no in noes:
        by_cause.setdefault(no.cause, []).append(no)
    found = [NoesOfCause(cause, tuple(rows), _stakes(rows)) for cause, rows in by_cause.items()]
    return sorted(found, key=lambda one: (-len(one.noes), one.label))


def _stakes(noes: Sequence[NoRow]) -> tuple[tuple[str, int], ...]:
    sums: Counter[str] = Counter()
    for no in noes:
        if no.at_stake:
            sums[no.currency] += no.at_stake
    return tuple(sorted(sums.items(), key=lambda found: (-found[1], found[0])))


def noes_bars(found: Sequence[NoesOfCause]) -> Bars:
    """How many noes each true cause is behind; a bar opens them."""
    bars = tuple(Bar(one.label, len(one.noes), key=one.label, hint=one.money) for one in found)
    return Bars(_("Why we say no"), bars, empty=_("No request was declined."), horizontal=True)


def noes_sentence(found: Sequence[NoesOfCause]) -> str:
    """Said in a sentence: the cause behind most, what was at stake there, how often an alternative was taken."""
    total = sum(len(one.noes) for one in found)
    if not total:
        return _("No request was declined in this span.")
    first = found[0]
    said = _("{cause} is behind {n} of {noes}").format(
        cause=first.label, n=len(first.noes), noes=plural("{n} no", "{n} noes", total)
    )
    if first.money:
        said += _(", with {money} at stake").format(money=first.money)
    taken = sum(one.accepted for one in found)
    return _("{said}; {n} of {all} alternatives were accepted.").format(said=said, n=taken, all=total)
