"""Quick entry: one typed line understood as a touch, meeting, piece of intelligence, issue, action, enquiry or note."""

from amdesk.analysis.quick_entry.entry import Choice, Decision, Entry, EntryKind, Meaning, Promised, Question, Span
from amdesk.analysis.quick_entry.known import Known
from amdesk.analysis.quick_entry.named import NamedAccount, NamedIssue, NamedPerson
from amdesk.analysis.quick_entry.reading import understand

__all__ = [
    "Choice",
    "Decision",
    "Entry",
    "EntryKind",
    "Known",
    "Meaning",
    "NamedAccount",
    "NamedIssue",
    "NamedPerson",
    "Promised",
    "Question",
    "Span",
    "understand",
]
