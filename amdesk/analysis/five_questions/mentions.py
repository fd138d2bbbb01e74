"""The people named in a field: known ones by the beginnings of their names or by their title, new ones, and titles.

Several stand between commas. "Ada Novak (CFO)" and "CFO (Ada Novak)" give a title, "Ben reports to Ada" a boss, "Ben
listens to Ada" an influence; a title alone ("cfo") is a placeholder for whoever holds it.
"""

import re
from dataclasses import dataclass

from amdesk.analysis.quick_entry import Known, NamedPerson
from amdesk.analysis.quick_entry.letters import whole_words
from amdesk.model.values import LineKind
from amdesk.words import _, listed

BREAK = re.compile(r"[,;\n]+")
WHO = re.compile(
    r"(?P<who>.*?)(?:\s*\((?P<job>[^()]*)\))?"
    r"(?:\s+(?P<joins>reports to|works for|under|listens to|asks|trusts)\s+(?P<whom>[^()]+?)(?:\s*\([^()]*\))?)?\s*",
    re.IGNORECASE,
)
JOINS = {"listens to": LineKind.ADVISES, "asks": LineKind.ADVISES, "trusts": LineKind.TRUSTS}
"""What each word draws: an influence from the one named last; all others are reporting."""
_SHORT = "ceo cfo coo cto cio cmo cpo cso vp svp evp md gm hr it"
_LONG = """
accountant administrator agent analyst assistant board boss buyer chair chairman chairwoman chef chief controller
coordinator director engineer executive foreman head lead leader manager officer operator owner partner planner
president principal procurement purchaser purchasing representative secretary supervisor technician treasurer
"""
SHORT_TITLES = frozenset(_SHORT.split())
TITLES = frozenset(_LONG.split())
LONGEST_TITLE = 6


@dataclass(frozen=True)
class Mention:
    """Someone named: known by `id`, new without one, or a placeholder for a title. `candidates` could all be meant.

    `heeds` is whom they report to, or are influenced by, with the kind of line.
    """

    words: str
    id: int | None
    name: str
    job: str = ""
    is_placeholder: bool = False
    candidates: tuple[NamedPerson, ...] = ()
    heeds: tuple[LineKind, "Mention"] | None = None

    @property
    def everyone(self) -> tuple["Mention", ...]:
        """The one named, and whom they heed."""
        return (self,) if self.heeds is None else (self, self.heeds[1])

    @property
    def said(self) -> str:
        """How it was understood: "Ada Novak", "new: Ben Okafor", "not known by name: CFO"."""
        if self.candidates:
            return _("{words}: which one?").format(words=self.words)
        if self.is_placeholder:
            first = _("not known by name: {title}").format(title=self.name)
        elif self.id is None:
            first = _("new: {name}").format(name=self.name)
        else:
            first = self.name
        first = f"{first} ({self.job})" if self.job and not self.is_placeholder else first
        if self.heeds is None:
            return first
        kind, whom = self.heeds
        pattern = _("{who} reports to {whom}") if kind is LineKind.REPORTS else _("{who} listens to {whom}")
        return pattern.format(who=first, whom=whom.said)


def mentions(text: str, known: Known, account: int) -> tuple[Mention, ...]:
    """Everyone named in a field, in order."""
    return tuple(_mention(part.strip(), known, account) for part in BREAK.split(text) if part.strip())


def _mention(words: str, known: Known, account: int) -> Mention:
    found = WHO.fullmatch(words)
    if found is None or not found["who"].strip():
        return _one(words, "", words, known, account)
    heeds = None
    if found["joins"]:
        kind = JOINS.get(found["joins"].lower(), LineKind.REPORTS)
        heeds = (kind, _one(found["whom"].strip(), "", words, known, account))
    name, job = found["who"].strip(), (found["job"] or "").strip()
    if job and is_title(name) and not is_title(job):  # "head of purchasing (Maria Lopez)"
        name, job = job, name
    who = _one(name, as_title(job) if job else "", words, known, account)
    return Mention(words, who.id, who.name, who.job, who.is_placeholder, who.candidates, heeds)


def _one(name: str, job: str, words: str, known: Known, account: int) -> Mention:
    typed = whole_words(name)
    these = _meant(typed, known, account)
    if len(these) == 1:
        return Mention(words, these[0].id, these[0].name, job or these[0].job)
    if these:
        return Mention(words, None, name, job, candidates=tuple(these))
    if is_title(name):
        title = as_title(name)
        return Mention(words, None, title, title, is_placeholder=True)
    return Mention(words, None, as_name(name), job)


def _meant(typed: tuple[str, ...], known: Known, account: int) -> list[NamedPerson]:
    """Who at the account has such a name, or else such a title."""
    found = known.people_named(typed, account) if typed else None
    return found[1] if found else known.people_doing(account, typed)


def is_title(text: str) -> bool:
    """Whether words name a job and nobody: "cfo", "head of purchasing"; "Ada Chief" is a name."""
    words = text.split()
    if not words or len(words) > LONGEST_TITLE:
        return False
    folded = [word for part in words for word in whole_words(part)]
    holds = any(word in TITLES or word in SHORT_TITLES for word in folded)
    if len(words) == 1:
        return holds
    is_name = sum(word[:1].isupper() for word in words) == len(words)
    return holds and (not is_name or folded[0] in TITLES | SHORT_TITLES or folded[-1] in TITLES)


def as_title(text: str) -> str:
    """A title as it is written: "CFO", "Head of purchasing"."""
    words = [word.upper() if word.lower() in SHORT_TITLES else word for word in text.split()]
    first = words[0]
    return " ".join([first[:1].upper() + first[1:], *words[1:]])


def as_name(text: str) -> str:
    """A name as it is written; one typed all small gets its capitals."""
    if text != text.lower():
        return text
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def which(mention: Mention) -> str:
    """What is asked where several could be meant."""
    names = [person.name for person in mention.candidates[:4]]
    return _("“{words}” could be {names}. Write more of the name.").format(words=mention.name, names=listed(names))
