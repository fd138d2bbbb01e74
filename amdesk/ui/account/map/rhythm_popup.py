"""A small panel at a cell of coverage: who of ours, and every how many days."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from amdesk.model.coverage_rows import OurColleague
from amdesk.ui.account.map.popup import Popup
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.words import _

OFFERED = (14, 30, 60, 90, 180)
LEAST, MOST = 1, 730
COLLEAGUE_WIDE = 170


class RhythmPopup(Popup):
    """`decided` comes with the colleague and the days."""

    decided = Signal(int, int)

    def __init__(self, person: str, ours: Sequence[OurColleague], colleague: int, days: int, parent: QWidget) -> None:
        super().__init__(_("Who looks after {name}, and how often?").format(name=person), "coverage-rhythm", parent)
        self.ours = tuple(ours)
        self.who = Combo()
        self.who.setObjectName("coverage-colleague")
        self.who.setAccessibleName(_("Who of ours"))
        self.who.setMinimumWidth(COLLEAGUE_WIDE)
        self.who.addItems([one.name for one in self.ours])
        self.who.setCurrentIndex(next((at for at, one in enumerate(self.ours) if one.id == colleague), 0))
        self.days = QSpinBox()
        self.days.setObjectName("coverage-days")
        self.days.setAccessibleName(_("Every how many days"))
        self.days.setRange(LEAST, MOST)
        self.days.setSuffix(_(" days"))
        self.days.setValue(days)
        self.keep = Button(_("&Keep"), primary=True)
        self.keep.setObjectName("coverage-keep")
        self.keep.clicked.connect(self._decide)
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.who, 1)
        line.addWidget(self.days)
        self.column.addLayout(line)
        offers = QHBoxLayout()
        offers.setSpacing(4)
        for days in OFFERED:
            button = Button(str(days), quiet=True)
            button.setObjectName(f"coverage-days-{days}")
            button.setAccessibleName(_("Every {n} days").format(n=days))
            button.clicked.connect(partial(self._offer, days))
            offers.addWidget(button)
        offers.addStretch(1)
        offers.addWidget(self.keep)
        self.column.addLayout(offers)

    def _offer(self, days: int, checked: bool = False) -> None:
        self.days.setValue(days)
        self._decide()

    def focus_first(self) -> None:
        """Stand on the days, ready to type others."""
        self.days.setFocus()
        self.days.selectAll()

    def _decide(self, checked: bool = False) -> None:
        days, place = self.days.value(), self.who.currentIndex()
        self.close()
        if place >= 0:
            self.decided.emit(self.ours[place].id, days)
