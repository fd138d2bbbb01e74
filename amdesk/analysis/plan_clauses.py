"""What a line of a plan says beside its words: owner, effort, what it waits for and needs, the aim, whom to win."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.analysis.plan_words import Doubt, day_at_end, who
from amdesk.analysis.written_numbers import written_number
from amdesk.letters import folded
from amdesk.model.values import ResourceKind, Stance
from amdesk.words import _

Named = Sequence[tuple[int, str]]
HOURS_A_DAY = 8
OWNER = re.compile(r"(?:^|\s)@(\S*[^\s,.;])")
EFFORT = re.compile(r"(?:^|\s)~(\d+(?:[.,]\d+)?)\s?(h|d)\b", re.IGNORECASE)
NEED = re.compile(
    r"needs\s+(?P<amount>\d[\d.,]*k?)\s*(?P<unit>days?\b|d\b|h\b|hours?\b|[a-z]{3}\b|[€$£])"
    r"\s*(?:of |for )?(?P<what>.*)$",
    re.IGNORECASE,
)
NEEDED = re.compile(r"(needs\s+\d[\d.,]*\s*[dh]\w*\s+)@", re.IGNORECASE)
SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}
TIME_UNITS = ("d", "h")
STANCES = {stance.sign.replace("−", "-"): stance for stance in Stance}
LEAST_OF_A_WORD = 4
"""So many letters say which stance, or that management is meant."""


@dataclass(frozen=True)
class NeedSaid:
    """What an action needs: days of a colleague, money, or something else."""

    kind: ResourceKind
    what: str = ""
    asked: Decimal | None = None
    colleague_id: int | None = None
    colleague: str = ""
    due: date | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class WinSaid:
    """A person to win, to which stance, by when."""

    person_id: int
    person: str
    stance: Stance | None = None
    by: date | None = None


def effort_in(text: str) -> tuple[Decimal | None, str]:
    """The hours of work a line says, and the rest of it."""
    found = EFFORT.search(text)
    if found is None:
        return None, text
    amount = Decimal(found[1].replace(",", "."))
    return amount * (HOURS_A_DAY if found[2].lower() == "d" else 1), EFFORT.sub("", text, count=1)


def owner_in(text: str, colleagues: Named) -> tuple[tuple[int, str] | Doubt | None, str]:
    """Who is named after an @, or the doubt about it, and the line without; None when nobody is.

    Who is needed for some days is not the owner.
    """
    line = NEEDED.sub(r"\1", text)
    found = OWNER.search(line)
    if found is None:
        return None, line
    asked, rest = found[1], OWNER.sub("", line, count=1)
    if colleagues and folded(asked) == folded(_("me")):
        return colleagues[0], rest
    return who(asked, colleagues, "colleague"), rest


def after_said(clause: str, actions: Named, others: Named) -> tuple[int, str] | Doubt:
    """The action of "after 2", the second of its objective, or of "after Trial week"."""
    asked = clause.split(None, 1)[1].strip(" “”\"',.;")
    if asked.isdecimal() and asked.isascii():
        at = int(asked)
        if 1 <= at <= len(actions):
            return actions[at - 1]
        return Doubt(_("There is no action {n} here: it stays in the words.").format(n=asked), asked)
    wanted = folded(asked)
    found = [one for one in (*actions, *others) if folded(one[1]) == wanted]
    found = found or [one for one in (*actions, *others) if folded(one[1]).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    words = _("“{name}” may be more than one action: it stays in the words.")
    none = _("No action begins with “{name}”: it stays in the words.")
    return Doubt((words if found else none).format(name=asked), asked)


def need_said(
    clause: str, today: date, colleagues: Named, currency: str, *, is_set_apart: bool
) -> NeedSaid | Doubt | None:
    """What "needs 2d Tomasz", "needs 5000 EUR" or "needs a demo kit" asks for.

    None when it may mean something else: without a comma before it, only days and money are surely meant.
    """
    found = NEED.match(clause)
    unit = _unit(found["unit"], currency) if found else ""
    amount = written_number(found["amount"].rstrip(".,")) if found else None
    if found is not None and unit and amount is not None:
        due, what = _day_behind(found["what"], today)
        if unit in TIME_UNITS:
            return _days(amount / HOURS_A_DAY if unit == "h" else amount, what, due, colleagues)
        return NeedSaid(ResourceKind.BUDGET, what, amount, due=due)
    if found is not None and (found["unit"] in SYMBOLS or found["unit"].isupper()):
        words = _("Money is asked for in {currency} here: it stays in the words.")
        return Doubt(words.format(currency=currency), found["unit"])
    if not is_set_apart:
        return None
    due, what = _day_behind(clause.split(None, 1)[1], today)
    return NeedSaid(ResourceKind.MATERIAL, what, due=due) if what else None


def _unit(word: str, currency: str) -> str:
    """The unit meant: days, hours or the account's currency; none for any other word."""
    if word.lower() in ("d", "day", "days", "h", "hour", "hours"):
        return word[0].lower()
    return currency if currency and SYMBOLS.get(word, word.upper()) == currency else ""


def _day_behind(words: str, today: date) -> tuple[date | None, str]:
    due, rest = day_at_end(f"· {words}", today)
    return due, rest.removeprefix("·").removesuffix(" by").strip(" ,;")


def _days(amount: Decimal, what: str, due: date | None, colleagues: Named) -> NeedSaid:
    is_management = len(what) >= LEAST_OF_A_WORD and folded(ResourceKind.MANAGEMENT.label).startswith(folded(what))
    if not what or is_management:
        return NeedSaid(ResourceKind.MANAGEMENT if is_management else ResourceKind.DAYS, "", amount, due=due)
    found = who(what, colleagues, "colleague")
    if isinstance(found, Doubt):
        return NeedSaid(ResourceKind.DAYS, what, amount, due=due, doubts=(found,))
    return NeedSaid(ResourceKind.DAYS, "", amount, *found, due=due)


def aim_said(words: str, aims: Named) -> tuple[int, str] | None:
    """The one of their aims that words are, begin or stand in."""
    wanted = folded(words.strip(" ,;"))
    if not wanted:
        return None
    for fits in (_is, _begins, _holds):
        found = [aim for aim in aims if fits(folded(aim[1]), wanted)]
        if len(found) == 1:
            return found[0]
    return None


def _is(aim: str, wanted: str) -> bool:
    return aim == wanted


def _begins(aim: str, wanted: str) -> bool:
    return aim.startswith(wanted)


def _holds(aim: str, wanted: str) -> bool:
    return wanted in aim


def wins_said(words: str, today: date, people: Named) -> tuple[tuple[WinSaid, ...], tuple[str, ...], tuple[Doubt, ...]]:
    """Whom "Ada ++ by June, Ben +" wins, the parts nobody is found for, and the doubts about them."""
    wins: list[WinSaid] = []
    lost: list[str] = []
    doubts: list[Doubt] = []
    for part in filter(None, (part.strip() for part in re.split("[,;]", words))):
        by, rest = day_at_end(part, today)
        stance, name = _stance_behind(rest)
        found = who(name, people, "person")
        if isinstance(found, Doubt):
            lost.append(part)
            doubts.append(found)
        else:
            wins.append(WinSaid(*found, stance, by))
    return tuple(wins), tuple(lost), tuple(doubts)


def _stance_behind(words: str) -> tuple[Stance | None, str]:
    name, _space, last = words.rpartition(" ")
    sign = last.replace("−", "-").replace("–", "-")
    if name and sign in STANCES:
        return STANCES[sign], name.strip()
    if name and len(last) >= LEAST_OF_A_WORD:
        for stance in Stance:
            if folded(stance.label).startswith(folded(last)):
                return stance, name.strip()
    return None, words
