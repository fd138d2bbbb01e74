"""What a line typed into a plan says: an action with all that belongs to it, an objective with its measure and day.

`Meet the CFO @carla by fri ~3h, after Trial week, needs 2d Tomasz, how: over lunch`,
`Grow: Second line for Plant B: pilot orders 0 > 4 by end of June, for: Enter the Nordics, win: Ada ++ by March`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from amdesk.analysis.plan_clauses import (
    NeedSaid,
    WinSaid,
    after_said,
    aim_said,
    effort_in,
    need_said,
    owner_in,
    wins_said,
)
from amdesk.analysis.plan_words import Doubt, day_at_end, unread_day
from amdesk.analysis.written_numbers import written_number
from amdesk.letters import folded
from amdesk.model.values import Side
from amdesk.words import _

Named = Sequence[tuple[int, str]]
HOW = re.compile(r"(?<=\S)[\s,;]+how:\s*(?P<how>\S.*)$", re.IGNORECASE | re.DOTALL)
OF_ACTIONS = re.compile(r"(\s*[,;]\s*|\s+)(?=(?:after|needs)\s)", re.IGNORECASE)
OF_OBJECTIVES = re.compile(r"(\s*[,;]\s*|\s+)(?=(?:for|win):)", re.IGNORECASE)
FIGURE = r"[-+−]?(?:\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?![\d])(?:[.,]\d+)?|\d[\d.,]*)(?:[kM]\b)?"
MEASURE = re.compile(
    rf"^(?P<measure>.*?)(?<![\w.,])(?P<start>{FIGURE})\s?%?\s*(?:->|→|>)\s*(?P<goal>{FIGURE})\s*(?P<unit>.*)$"
)


@dataclass(frozen=True)
class Around:
    """What an action's line can name beside colleagues: its objective's actions in order, the plan's others, money."""

    actions: Named = ()
    others: Named = ()
    currency: str = ""


@dataclass(frozen=True)
class Theirs:
    """What an objective's line can name: the customer's aims and people."""

    aims: Named = ()
    people: Named = ()


@dataclass(frozen=True)
class ActionSaid:
    """An action as it was typed; `stranger` is the name of an owner nobody here has, who stays in the words."""

    name: str
    due: date | None = None
    owner_id: int | None = None
    owner: str = ""
    hours: Decimal | None = None
    stranger: str = ""
    how: str = ""
    after_id: int | None = None
    after: str = ""
    needs: tuple[NeedSaid, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def owner_or(self, me: int | None) -> int | None:
        """Who is named, I when nobody is; nobody when it is not known who is meant."""
        return None if self.stranger else self.owner_id or me


@dataclass(frozen=True)
class ObjectiveSaid:
    """An objective as it was typed."""

    name: str
    side: Side | None = None
    measure: str = ""
    start: Decimal | None = None
    goal: Decimal | None = None
    unit: str = ""
    due: date | None = None
    aim_id: int | None = None
    aim: str = ""
    wins: tuple[WinSaid, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def action_said(text: str, today: date, colleagues: Named = (), around: Around | None = None) -> ActionSaid:
    """What an action's line says; the first of `colleagues` is me. What else can be said of it needs `around`."""
    if around is None:
        hours, text = effort_in(text)
        return _dated(replace(_owned(text, colleagues), hours=hours), today)
    how, text = _how(text)
    hours, text = effort_in(text)
    owned = _owned(text, colleagues)
    main, *clauses = OF_ACTIONS.split(owned.name)
    due, name = day_at_end(main, today)
    said = replace(owned, name=name, due=due, hours=hours, how=how)
    for mark, clause in zip(clauses[::2], clauses[1::2], strict=True):
        with_it = _needing if clause.lower().startswith("needs") else _waiting
        said = with_it(said, mark, clause, today, colleagues, around)
    return _with_unread(said, today)


def decision_said(text: str, today: date, colleagues: Named = ()) -> ActionSaid:
    """What a decision says: who and by when; all else, effort too, stays in its words."""
    return _dated(_owned(text, colleagues), today)


def objective_said(text: str, today: date, theirs: Theirs | None = None) -> ObjectiveSaid:
    """What an objective's line says; which aim it serves and whom it wins needs `theirs`."""
    main, *clauses = OF_OBJECTIVES.split(text) if theirs is not None else [text]
    due, main = day_at_end(main, today)
    unread, doubt = unread_day(main, today)
    side, main = _side(main.removesuffix(unread).rstrip() if unread else main)
    said = replace(_measured(main), side=side, due=due, doubts=(doubt,) if doubt else ())
    said = replace(said, name=f"{said.name} {unread}".strip())
    for mark, clause in zip(clauses[::2], clauses[1::2], strict=True):
        said = _with_theirs(said, mark, clause, today, theirs or Theirs())
    return said


def _how(text: str) -> tuple[str, str]:
    found = HOW.search(text)
    return (found["how"].strip(), text[: found.start()]) if found else ("", text)


def _owned(text: str, colleagues: Named) -> ActionSaid:
    """Who is to do it; a name that is not surely one of ours stays in the words, with the doubt."""
    owner, rest = owner_in(text, colleagues)
    if owner is None:
        return ActionSaid(rest.strip())
    if isinstance(owner, Doubt):
        return ActionSaid(text.strip(), stranger=owner.words, doubts=(owner,))
    return ActionSaid(rest.strip(), owner_id=owner[0], owner=owner[1])


def _dated(said: ActionSaid, today: date) -> ActionSaid:
    due, name = day_at_end(said.name, today)
    return _with_unread(replace(said, name=name, due=due), today)


def _with_unread(said: ActionSaid, today: date) -> ActionSaid:
    doubt = unread_day(said.name, today)[1] if said.due is None else None
    return replace(said, doubts=(*said.doubts, doubt)) if doubt else said


def _needing(said: ActionSaid, mark: str, clause: str, today: date, colleagues: Named, around: Around) -> ActionSaid:
    """An action with something more that it needs; a day behind it is the action's when that has none yet."""
    need = need_said(clause, today, colleagues, around.currency, is_set_apart=bool(mark.strip()))
    if need is None or isinstance(need, Doubt):
        return replace(said, name=said.name + mark + clause, doubts=said.doubts + ((need,) if need else ()))
    due = said.due or need.due
    need = need if said.due is not None else replace(need, due=None)
    return replace(said, due=due, needs=(*said.needs, need), doubts=said.doubts + need.doubts)


def _waiting(said: ActionSaid, mark: str, clause: str, today: date, colleagues: Named, around: Around) -> ActionSaid:
    """An action with what it waits for; without a comma, words that name no action are no doubt."""
    due, words = day_at_end(clause, today)
    if words.lower() == "after":  # "after fri" is no day by which, and no action
        return replace(said, name=said.name + mark + clause)
    said = replace(said, due=said.due or due)
    after = after_said(words, around.actions, around.others)
    if isinstance(after, Doubt):
        doubts = said.doubts + ((after,) if mark.strip() else ())
        return replace(said, name=said.name + mark + words, doubts=doubts)
    return replace(said, after_id=after[0], after=after[1])


def _with_theirs(said: ObjectiveSaid, mark: str, clause: str, today: date, theirs: Theirs) -> ObjectiveSaid:
    """An objective with the aim it serves, or the people it wins; what is not understood stays in the words."""
    kind, _colon, words = clause.partition(":")
    if kind.lower() == "for":
        aim = aim_said(words, theirs.aims)
        if aim is None:
            sentence = _("None of their aims begins with “{words}”.").format(words=words.strip())
            return replace(said, name=said.name + mark + clause, doubts=(*said.doubts, Doubt(sentence, words.strip())))
        return replace(said, aim_id=aim[0], aim=aim[1])
    wins, lost, doubts = wins_said(words, today, theirs.people)
    name = f"{said.name}{mark}{kind}: {', '.join(lost)}" if lost else said.name
    return replace(said, name=name, wins=said.wins + wins, doubts=said.doubts + doubts)


def _measured(text: str) -> ObjectiveSaid:
    name, colon, measured = text.rpartition(":")
    found = MEASURE.match(measured.strip()) if colon else None
    if found is None or not name.strip():
        return ObjectiveSaid(text)
    start, goal = written_number(found["start"]), written_number(found["goal"])
    if start is None or goal is None:
        return ObjectiveSaid(text)
    return ObjectiveSaid(name.strip(), None, found["measure"].strip(), start, goal, found["unit"].strip())


def _side(text: str) -> tuple[Side | None, str]:
    word, colon, rest = text.partition(":")
    for side in Side:
        if colon and rest.strip() and folded(word.strip()) in (side.value, folded(side.label)):
            return side, rest.strip()
    return None, text
