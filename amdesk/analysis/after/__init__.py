"""After a meeting: the card "How did it go?" as values, what its lines mean, and when to meet next."""

from amdesk.analysis.after.card import Card, Guest, Outcome, blank
from amdesk.analysis.after.lines import Told, book_at, read_line, told
from amdesk.analysis.after.rhythm import Proposal, next_touch
from amdesk.analysis.after.scores import scores

__all__ = [
    "Card",
    "Guest",
    "Outcome",
    "Proposal",
    "Told",
    "blank",
    "book_at",
    "next_touch",
    "read_line",
    "scores",
    "told",
]
