"""The cover: whose plan it is, for which period, and how far it was agreed."""

from collections.abc import Iterator

from amdesk.report.account_plan.content import AccountPlanContent, period, standing
from amdesk.report.blocks import Block, Rule, Space, Text
from amdesk.report.styles import BODY, BODY_MUTED, MUTED, STEP, Style, Weight
from amdesk.words import _

NAME = Style(32.0, 40.0, Weight.BOLD)
WHAT = Style(13.0, 18.0, colour=MUTED)
LINE = Style(12.0, 18.0)
DOWN_SHARE = 0.28
"""How far down the page the name stands."""


def cover(content: AccountPlanContent, room: float) -> Iterator[Block]:
    """The blocks of the cover on a page with `room` points of height."""
    yield Space(room * DOWN_SHARE)
    yield Text(_("Account plan"), WHAT)
    yield Text(content.head.name, NAME, after=STEP * 2)
    yield Rule()
    plan = content.plan
    if plan is None:
        yield Text(_("There is no plan yet."), BODY_MUTED)
        return
    yield Text(plan.name, LINE)
    yield Text(period(plan), LINE, after=STEP * 2)
    yield Text(standing(plan), BODY_MUTED)
    if plan.summary:
        yield Space(STEP * 4)
        yield Text(plan.summary, BODY)
    if content.me:
        yield Space(STEP * 4)
        yield Text(content.me, BODY_MUTED)
