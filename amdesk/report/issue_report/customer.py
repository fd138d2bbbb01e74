"""The report of an issue for the customer: what they told us, what was found, done and comes next."""

from collections.abc import Iterator

from amdesk.analysis.issue_told import Told
from amdesk.model.values import IssueStatus
from amdesk.report.blocks import Block, Heading, Text
from amdesk.report.issue_report.parts import DAY, GAP, amount, on, transactions
from amdesk.report.items import DONE, TO_DO, Item, Quote, Signatures
from amdesk.report.styles import BODY, BODY_MUTED, STEP
from amdesk.report.tables import Column, Row, Table
from amdesk.words import _, full_day


def customer(told: Told) -> Iterator[Block]:
    """The blocks of the report."""
    yield Heading(told.name, 0)
    yield Text(reported(told), BODY_MUTED, after=STEP * 2)
    yield Text(told.sentence, BODY, after=STEP * 2)
    if told.words:
        yield Heading(_("What you told us"))
        yield Quote(told.words)
    if told.facts:
        yield Heading(_("What we found"))
        yield Text(told.facts, BODY, after=STEP * 2)
    if told.disputed:
        yield Heading(_("The transactions in question"))
        yield from transactions(told.disputed, told.currency)
    if told.credits or told.money:
        yield from money(told)
    yield from steps(told)
    yield from ending(told)


def reported(told: Told) -> str:
    """When it was told, and by whom."""
    day = full_day(told.reported_on)
    if told.reporter:
        return _("Told us by {name} on {day}.").format(name=told.reporter, day=day)
    return _("Told us on {day}.").format(day=day)


def money(told: Told) -> Iterator[Block]:
    """The amounts, and the credit notes one by one."""
    yield Heading(_("The amounts"))
    if told.money:
        yield Text(told.money, BODY, after=STEP * 2)
    if told.credits:
        columns = [Column(_("Credit note"), 2.0), Column(_("Day"), points=DAY), Column(_("Amount"), 1.0, numbers=True)]
        rows = [
            Row([number, on(day), amount(minor, told.currency), on(signed) or _("to be signed off by you")])
            for _id, number, day, minor, signed in told.credits
        ]
        yield Table([*columns, Column(_("Signed off"), 1.4)], rows, gap=GAP)


def steps(told: Told) -> Iterator[Block]:
    """What is done with its days, and what is still to come."""
    if told.done:
        yield Heading(_("What we have done"))
        for step in told.done:
            yield Item(step.words, DONE, aside=on(step.on))
    if told.coming and told.status is IssueStatus.OPEN:
        yield Heading(_("What comes next"))
        for step in told.coming:
            yield Item(step.words, TO_DO)
    if told.alternative:
        yield Heading(_("What we offer instead"))
        yield Text(told.alternative, BODY, after=STEP * 2)


def ending(told: Told) -> Iterator[Block]:
    """The call to come, and where to sign that it is put right."""
    if told.review_on is not None and told.review_on > told.today:
        words = _("On {day} we call you to hear whether it has stayed right.")
        yield Text(words.format(day=full_day(told.review_on)), BODY, before=STEP * 2, after=STEP * 2)
    if told.status is not IssueStatus.DECLINED:
        ours = f"{told.me}, {_('account manager')}" if told.me else _("Account manager")
        yield Signatures([ours, _("For {account}").format(account=told.account)], _("Date"))
