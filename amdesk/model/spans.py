"""Stretches of time as spells have them: since a day until, not including, another; None has no end on that side."""

from collections.abc import Iterable, Sequence
from datetime import date

Span = tuple[date | None, date | None]


def _closed(span: Span) -> tuple[date, date]:
    return span[0] or date.min, span[1] or date.max


def _opened(since: date, until: date) -> Span:
    return (None if since == date.min else since), (None if until == date.max else until)


def without(span: Span, covered: Iterable[Span]) -> list[Span]:
    """What is left of a span where none of `covered` holds, in order."""
    at, end = _closed(span)
    left: list[Span] = []
    for since, until in sorted(map(_closed, covered)):
        if since > at and at < min(since, end):
            left.append(_opened(at, min(since, end)))
        at = max(at, until)
    return [*left, _opened(at, end)] if at < end else left


def touching(spans: Sequence[Span]) -> list[list[int]]:
    """The places of spans that overlap or follow one another without a gap, group by group in the order of time."""
    groups: list[list[int]] = []
    reached: date | None = None
    for place in sorted(range(len(spans)), key=lambda place: _closed(spans[place])):
        since, until = _closed(spans[place])
        if reached is not None and since <= reached:
            groups[-1].append(place)
            reached = max(reached, until)
        else:
            groups.append([place])
            reached = until
    return groups


def whole(spans: Iterable[Span]) -> Span:
    """From the earliest beginning to the latest end."""
    closed = [_closed(span) for span in spans]
    return _opened(min(since for since, _until in closed), max(until for _since, until in closed))
