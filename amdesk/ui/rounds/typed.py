"""What a line typed into a round means, by the part it is typed in."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from amdesk.analysis.dates import parse_day
from amdesk.analysis.plan_lines import action_said, decision_said
from amdesk.analysis.rounds import DECIDED_ON, RoundItem, RoundStep
from amdesk.model.source import Source
from amdesk.store.queries.colleagues import colleagues, me
from amdesk.store.queries.managers_page import managers_facts
from amdesk.store.queries.rounds import review_in_work
from amdesk.ui.rounds import doing
from amdesk.ui.rounds.choices import Choice
from amdesk.ui.understood import Understood, of_action
from amdesk.words import _

DECISION = "Decision: what, @who, by when. Enter with nothing typed goes on"
HINTS = {
    RoundStep.INTEL: "An action that answers it: what, who, by when; or a reason's number (at once with Alt)",
    RoundStep.PURPOSE: "What the meeting is for",
    RoundStep.HELD: "Held, and the next one is on: in 4 weeks, 18 Dec …",
    RoundStep.RHYTHMS: "Another rhythm: every 45 days",
    **dict.fromkeys(DECIDED_ON, DECISION),
}
"""What can be typed, by part; the others are answered by keys alone."""
ASKED_IN_NUMBERS = (RoundStep.HELD, RoundStep.RHYTHMS)
"""Parts whose line may be a number: it says a day or days, and is not that of an answer."""


def answer_named(item: RoundItem, offered: Sequence[Choice], words: str) -> Choice | None:
    """The answer whose number alone was typed; None when the words mean something else."""
    number = int(words) if words.isdecimal() and item.step not in ASKED_IN_NUMBERS else 0
    return offered[number - 1] if 0 < number <= len(offered) else None


def meant(source: Source, item: RoundItem, words: str) -> Choice:
    """What was typed to an item, as a choice.

    Raises ValueError with a sentence when it cannot be understood.
    """
    return OF_STEP.get(item.step, _decision)(source, item, words)


def understood(source: Source, item: RoundItem, words: str) -> Understood:
    """What is understood of an action or a decision as it is typed; other lines say nothing of it."""
    if item.step is RoundStep.INTEL:
        return of_action(action_said(words, source.today, colleagues(source)))
    if item.step in DECIDED_ON:
        return of_action(decision_said(words, source.today, colleagues(source)))
    return Understood()


def _action(source: Source, item: RoundItem, words: str) -> Choice:
    said = action_said(words, source.today, colleagues(source))
    label = _("Add action: {name}").format(name=said.name)
    return Choice("action", words, label, partial(doing.act_on, item=item, said=said, owner=me(source)))


def _purpose(_source: Source, item: RoundItem, words: str) -> Choice:
    label = _("Purpose: {what}").format(what=words)
    return Choice("purpose", words, label, partial(doing.say_purpose, item=item, words=words))


def _decision(source: Source, item: RoundItem, words: str) -> Choice:
    said = decision_said(words, source.today, colleagues(source))
    label = _("Decision: {what}").format(what=said.name)
    return Choice("decide", words, label, partial(doing.decide, item=item, said=said, review=review_in_work(source)))


def _held(source: Source, _item: RoundItem, words: str) -> Choice:
    on = parse_day(words, source.today)
    if on <= source.today:
        raise ValueError(_("The next review lies ahead: such as “in 4 weeks”."))
    review, manager = review_in_work(source), managers_facts(source).manager
    act = partial(doing.hold, review=review, with_whom=manager, next_on=on)
    return Choice("held", words, _("Review with the manager held"), act)


def _rhythm(_source: Source, item: RoundItem, words: str) -> Choice:
    found = re.search(r"\d+", words)
    if found is None:
        raise ValueError(_("Say how many days: such as “every 45 days”."))
    label = _("Rhythm of {account}").format(account=item.account)
    act = partial(doing.check_in_every, item=item, days=int(found.group()))
    return Choice("rhythm", words, label, act, passes=True)


OF_STEP: dict[RoundStep, Callable[[Source, RoundItem, str], Choice]] = {
    RoundStep.INTEL: _action,
    RoundStep.PURPOSE: _purpose,
    RoundStep.HELD: _held,
    RoundStep.RHYTHMS: _rhythm,
}
