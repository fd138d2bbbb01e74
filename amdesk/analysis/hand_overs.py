"""How an issue was passed from desk to desk, and how long each team let us wait (ISS-4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.model.issue_rows import RequestRow
from amdesk.words import _, plural

Span = tuple[date, date]


@dataclass(frozen=True)
class HandOvers:
    """How often the work went on to another team, and the days each team was waited for, the longest first.

    Days on which a team was asked several things at once count once. `open_for` is the team that lets us wait longest
    now, with its days.
    """

    count: int
    waits: tuple[tuple[str, int], ...]
    open_for: tuple[str, int] | None = None

    @property
    def sentence(self) -> str:
        """Said in one sentence, "" when nothing was asked of anyone."""
        parts = []
        if self.count:
            parts.append(plural("Passed on {n} time", "Passed on {n} times", self.count))
        if self.waits:
            team, days = self.waits[0]
            waited = plural("{n} day", "{n} days", days)
            parts.append(_("{team} was waited for longest, {days}").format(team=team, days=waited))
        return "; ".join(parts) + "." if parts else ""


def hand_overs(requests: Sequence[RequestRow], today: date) -> HandOvers:
    """The hand-overs and waits of one issue; requests without the day of asking are left out.

    Each request to another team than the one before is a hand-over; the first hands over from us.
    """
    asked = sorted((each for each in requests if each.asked_on is not None), key=_order)
    teams = [_team(each) for each in asked]
    count = sum(team != before for team, before in zip(teams, ["", *teams], strict=False))
    spans: dict[str, list[Span]] = {}
    for each, team in zip(asked, teams, strict=True):
        assert each.asked_on is not None
        spans.setdefault(team, []).append((each.asked_on, each.answered_on or today))
    waits = sorted(((team, _days(found)) for team, found in spans.items()), key=lambda wait: (-wait[1], wait[0]))
    return HandOvers(count, tuple(wait for wait in waits if wait[1]), _longest_open(asked, today))


def _order(request: RequestRow) -> date:
    return request.asked_on or date.min


def _team(request: RequestRow) -> str:
    return request.team or request.who or _("somebody")


def _days(spans: Iterable[Span]) -> int:
    """Days covered by spans, each day once."""
    total, reached = 0, date.min
    for begin, end in sorted(spans):
        begin = max(begin, reached)
        if end > begin:
            total += (end - begin) // timedelta(days=1)
            reached = end
    return total


def _longest_open(asked: Iterable[RequestRow], today: date) -> tuple[str, int] | None:
    waiting = [(_team(each), each.days_waiting(today) or 0) for each in asked if each.answered_on is None]
    return max(waiting, key=lambda wait: wait[1], default=None)
