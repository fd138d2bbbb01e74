"""What the kinds of happenings in a timeline are called."""

from amdesk.analysis.series import Tone
from amdesk.model.rows import TimelineEntry
from amdesk.words import _

SUBJECT_WORDS = {
    "touch": "Touch",
    "issue": "Issue",
    "pulse": "Score",
    "intel": "Intelligence",
    "plan": "Plan",
    "objective": "Objective",
    "promise": "Promise",
    "invoice": "Invoice",
    "contract": "Contract",
    "price_step": "Price",
    "opportunity": "Opportunity",
    "review": "Review",
    "loss": "Loss",
    "person": "Person",
    "spoke_up": "Spoke up",
}
KIND_WORDS = {
    "promised-by-us": "we promised",
    "promised-by-them": "they promised",
    "spoke-up": "spoke up for us",
    "late": "kept late",
    "overdue": "became overdue",
    "check-in": "check-in",
    "not-told": "how did it go?",
    "cancelled": "cancelled",
}
TONES = {
    "touch": Tone.ACCENT,
    "issue": Tone.BAD,
    "loss": Tone.BAD,
    "pulse": Tone.CUSTOMER,
    "intel": Tone.CUSTOMER,
}
BAD_KINDS = ("overdue", "late", "broken", "not-told")


def subject_word(entry: TimelineEntry) -> str:
    """What kind of thing happened."""
    return _(SUBJECT_WORDS.get(entry.subject, entry.subject.replace("_", " ").capitalize()))


def kind_word(entry: TimelineEntry) -> str:
    """What happened to it."""
    return _(KIND_WORDS.get(entry.kind, entry.kind.replace("-", " ")))


def subject_tone(entry: TimelineEntry) -> Tone:
    """How it looks; the word says it too."""
    return Tone.BAD if entry.kind in BAD_KINDS else TONES.get(entry.subject, Tone.QUIET)
