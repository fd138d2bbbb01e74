"""Five questions about one account: the answers as typed, what they mean, and what comes out of them (DESK-7)."""

from amdesk.analysis.five_questions.answers import FIELDS_OF, UNKNOWN, Answers, Asked, Question, answers_of
from amdesk.analysis.five_questions.mentions import Mention, mentions
from amdesk.analysis.five_questions.outcome import CameOut, Outcome, came_out, outcome, understood

__all__ = [
    "FIELDS_OF",
    "UNKNOWN",
    "Answers",
    "Asked",
    "CameOut",
    "Mention",
    "Outcome",
    "Question",
    "answers_of",
    "came_out",
    "mentions",
    "outcome",
    "understood",
]
