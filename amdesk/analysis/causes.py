"""Why issues happen: the causes that count most, and the part of each team (ISS-6)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from amdesk.analysis.issue_spans import Span
from amdesk.analysis.series import Bar, Bars, Part, Stack, Tone
from amdesk.model.rows import IssueLine
from amdesk.words import _, counted, sentence

TEAM_TONES = (Tone.ACCENT, Tone.CUSTOMER, Tone.WARN, Tone.QUIET, Tone.GOOD, Tone.BAD)


def of_span(lines: Iterable[IssueLine], span: Span, today: date) -> list[IssueLine]:
    """The issues reported within a span; those closed elsewhere count like all others."""
    since = span.since(today)
    return [line for line in lines if since is None or line.reported_on >= since]


def ranked_causes(lines: Iterable[IssueLine]) -> list[tuple[str, int]]:
    """How many issues each cause is behind, the most frequent first; issues without a cause are left out."""
    counts = Counter(line.cause for line in lines if line.cause)
    return sorted(counts.items(), key=lambda found: (-found[1], found[0]))


def causes(lines: Iterable[IssueLine]) -> Bars:
    """The Pareto of causes: issues by cause, with the share that is explained so far; a bar opens its issues."""
    found = ranked_causes(lines)
    total = sum(count for _cause, count in found)
    so_far, curve = 0, []
    for _cause, count in found:
        so_far += count
        curve.append(round(so_far / total * 100, 1))
    return Bars(
        _("Why issues happen"),
        tuple(Bar(cause, count, key=cause) for cause, count in found),
        line=tuple(curve),
        line_name=_("Share of all with a cause"),
        unit=_("issues"),
        empty=_("No issue has a cause yet."),
    )


def causes_sentence(lines: Sequence[IssueLine]) -> str:
    """Said in a sentence: the cause behind most, and how many issues have none."""
    found = ranked_causes(lines)
    without = sum(not line.cause for line in lines)
    waiting = sentence(counted(without, _("issue has no cause yet"), _("issues have no cause yet"))) if without else ""
    if not found:
        return waiting or _("No issues.")
    cause, count = found[0]
    total = sum(count for _cause, count in found)
    said = _("{cause} is behind {n} of {total}.").format(cause=cause, n=count, total=total)
    return " ".join(part for part in (said, waiting) if part)


def team_stack(shares: Sequence[tuple[str, int]]) -> Stack:
    """The part each team had, in percent of all that was shared out; never a person's."""
    total = sum(points for _team, points in shares)
    return Stack(
        _("Who had a part"),
        tuple(
            Part(team, round(points / total * 100, 1), TEAM_TONES[i % len(TEAM_TONES)], team)
            for i, (team, points) in enumerate(shares)
            if points
        )
        if total
        else (),
        unit="%",
        empty=_("Nobody's part is known yet."),
    )
