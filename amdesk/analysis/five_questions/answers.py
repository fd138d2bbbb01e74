"""The five questions, their fields, and the answers as they were typed; kept as a draft until all is told."""

import json
from dataclasses import dataclass, replace
from enum import Enum

from amdesk.model.values import Template
from amdesk.words import _

UNKNOWN = "?"
"""What stands in a field for "I don't know": a placeholder is drawn on the map where someone must exist."""


class Asked(Enum):
    """A field: one thing that is asked for."""

    DECIDERS = "deciders"
    USERS = "users"
    LISTENED_TO = "listened-to"
    AIMS = "aims"
    PROMISES = "promises"
    MEETING = "meeting"

    @property
    def are_people(self) -> bool:
        """Whether the field takes names."""
        return self in (Asked.DECIDERS, Asked.USERS, Asked.LISTENED_TO)


class Question(Enum):
    """One of the five, in their order."""

    WHO_DECIDES = "who-decides"
    WHO_USES = "who-uses"
    WHAT_THEY_WANT = "what-they-want"
    WHAT_WE_PROMISED = "what-we-promised"
    WHEN_WE_MEET = "when-we-meet"


FIELDS_OF = {
    Question.WHO_DECIDES: (Asked.DECIDERS,),
    Question.WHO_USES: (Asked.USERS, Asked.LISTENED_TO),
    Question.WHAT_THEY_WANT: (Asked.AIMS,),
    Question.WHAT_WE_PROMISED: (Asked.PROMISES,),
    Question.WHEN_WE_MEET: (Asked.MEETING,),
}
SENTENCES = {
    Question.WHO_DECIDES: _("Who decides?"),
    Question.WHO_USES: _("Who uses it, and who is listened to?"),
    Question.WHAT_THEY_WANT: _("What do they want this year?"),
    Question.WHAT_WE_PROMISED: _("What did we promise?"),
    Question.WHEN_WE_MEET: _("When do you meet next?"),
}


@dataclass(frozen=True)
class Answers:
    """What was typed into each field, the question one stands at, and the plan wanted; `told` once all was stored."""

    texts: tuple[tuple[Asked, str], ...] = ()
    at: int = 0
    template: Template | None = None
    told: bool = False

    def text(self, field: Asked) -> str:
        """What was typed into a field."""
        return dict(self.texts).get(field, "")

    def with_text(self, field: Asked, text: str) -> "Answers":
        """The answers with another text in one field."""
        return replace(self, texts=tuple(sorted((dict(self.texts) | {field: text}).items(), key=_order)))

    def is_unknown(self, field: Asked) -> bool:
        """Whether "I don't know" was said."""
        return self.text(field).strip() == UNKNOWN

    @property
    def answered(self) -> int:
        """How many of the five questions have an answer, "I don't know" included."""
        return sum(any(self.text(field).strip() for field in fields) for fields in FIELDS_OF.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed at all."""
        return not self.answered

    def as_text(self) -> str:
        """The answers as they are kept."""
        kept = {
            "texts": {field.value: text for field, text in self.texts if text},
            "at": self.at,
            "template": self.template.value if self.template else "",
            "told": self.told,
        }
        return json.dumps(kept, ensure_ascii=False)


def _order(pair: tuple[Asked, str]) -> int:
    return list(Asked).index(pair[0])


def answers_of(text: str) -> Answers:
    """The answers kept in a text; none at all where it cannot be read."""
    try:
        kept = json.loads(text) if text else {}
        texts = tuple((Asked(field), str(typed)) for field, typed in kept.get("texts", {}).items())
        template = Template(kept["template"]) if kept.get("template") else None
        at = min(max(0, int(kept.get("at", 0))), len(Question) - 1)
        return Answers(texts, at, template, bool(kept.get("told")))
    except (ValueError, AttributeError, TypeError):
        return Answers()
