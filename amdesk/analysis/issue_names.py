"""Names of our own people in what is told of an issue: found before the customer's paper is made (ISS-6)."""

from collections.abc import Iterable, Sequence

from amdesk.analysis.issue_whys import hiding
from amdesk.analysis.leaks import Leak, LeakKind, Text

TOLD_OF = frozenset({"issue", "step", "disputed_line", "credit_note"})
"""Subjects whose words tell of an issue."""


def names_of_ours(shown: Iterable[Text], colleagues: Sequence[tuple[str, str]]) -> list[Leak]:
    """Each name of a colleague, with their team, in texts that tell of an issue, in their order."""
    pattern = hiding(colleagues).pattern
    if pattern is None:
        return []
    return [
        Leak(LeakKind.COLLEAGUE, text, found.group())
        for text in shown
        if text.subject in TOLD_OF
        for found in pattern.finditer(text.words)
    ]
