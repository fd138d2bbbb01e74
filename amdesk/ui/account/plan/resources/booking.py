"""Who of ours is asked for how much in which quarter, over all plans, and where more is asked than there is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.store.queries.booked import Booked
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.panel import Card, Separator
from amdesk.words import _, listed, plural


def quarter_name(year: int, quarter: int) -> str:
    """A quarter as it is called: "Q1 2027"."""
    return _("Q{quarter} {year}").format(quarter=quarter, year=year)


def over_words(one: Booked) -> str:
    """Why a colleague is over-booked in a quarter: what is asked of what there is, and by whom."""
    most = max(one.asked, one.granted, one.used)
    words = _("{who}, {quarter}: {most} d of {has} d, {plans}: {parts}.")
    parts = [_("{account} {n} d ({what})").format(account=p.account, n=number(p.most), what=p.what) for p in one.parts]
    return words.format(
        who=one.colleague,
        quarter=quarter_name(one.year, one.quarter),
        most=number(most),
        has=number(one.has or 0),
        plans=plural("{n} plan", "{n} plans", len(one.plans)),
        parts=listed(parts),
    )


class BookingCard(Card):
    """Colleagues down, quarters across; each cell over all plans, with what this account takes of it."""

    def __init__(self) -> None:
        super().__init__(_("Colleagues by quarter, over all plans"))
        self.setObjectName("resources-booking")

    def show_booked(self, days: Sequence[Booked], plans: set[int], loose: int) -> None:
        """Show the colleagues these plans ask for; over-booked ones stand on top with the evidence.

        `loose` resources of these plans ask for days of nobody or by no day, and stand in no quarter.
        """
        self.clear()
        mine = {one.colleague_id for one in days if one.plans & plans}
        shown = [one for one in days if one.colleague_id in mine]
        if not shown:
            words = _("No colleague is asked for by a day yet: name who, how many days, and by when.")
            self.body.addWidget(Text(words, role=TextRole.MUTED, wrap=True))
            return
        for one in shown:
            if one.is_over:
                self._add_over(one)
        self.body.addLayout(_quarters(shown, plans))
        if loose:
            asks, ask = (
                "{n} more asks for days of nobody, or by no day.",
                "{n} more ask for days of nobody, or by no day.",
            )
            self.body.addWidget(Text(plural(asks, ask, loose), role=TextRole.SMALL, wrap=True))

    def _add_over(self, one: Booked) -> None:
        self.body.addWidget(Chip(_("over-booked"), Tone.BAD, "!"))
        self.body.addWidget(Text(over_words(one), wrap=True, selectable=True))


def _quarters(shown: Sequence[Booked], plans: set[int]) -> QGridLayout:
    """Colleagues down, quarters across."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    quarters = sorted({(one.year, one.quarter) for one in shown})
    people = sorted({(one.colleague, one.colleague_id) for one in shown})
    found = {(one.colleague_id, one.year, one.quarter): one for one in shown}
    for across, quarter in enumerate(quarters, 1):
        grid.addWidget(Text(quarter_name(*quarter), role=TextRole.MUTED), 0, across)
        grid.setColumnStretch(across, 1)
    for down, (name, colleague) in enumerate(people):
        grid.addWidget(Separator(), 2 * down + 1, 0, 1, len(quarters) + 1)
        grid.addWidget(Text(name), 2 * down + 2, 0, Qt.AlignmentFlag.AlignTop)
        for across, quarter in enumerate(quarters, 1):
            cell = _cell(found.get((colleague, *quarter)), plans)
            grid.addWidget(cell, 2 * down + 2, across, Qt.AlignmentFlag.AlignTop)
    return grid


def _cell(one: Booked | None, plans: set[int]) -> QWidget:
    """A colleague's quarter in two or three lines."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if one is None:
        column.addWidget(Text("–", role=TextRole.MUTED))
        return room
    has = _(" of {n} d").format(n=number(one.has)) if one.has is not None else _(" d")
    first = Text(_("{n}{has} asked").format(n=number(one.asked), has=has))
    if one.is_over:
        first = Text(f"! {first.text()}", role=TextRole.STRONG)
        first.set_tone(Tone.BAD)
    column.addWidget(first)
    said = _("granted {granted} · used {used}").format(granted=number(one.granted), used=number(one.used))
    column.addWidget(Text(said, role=TextRole.SMALL))
    here = [part for part in one.parts if part.plan in plans]
    if len(here) < len(one.parts):
        asked = number(sum((part.asked for part in here), start=one.asked * 0))
        column.addWidget(Text(_("of it here {n} d").format(n=asked), role=TextRole.SMALL))
    return room
