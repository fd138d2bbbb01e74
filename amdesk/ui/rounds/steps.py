"""The parts of a round at its side: how much each still has, which one is in work, how far one has come."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis.rounds import STEPS, RoundItem, RoundKind, RoundStep, time_left
from amdesk.analysis.series import Tone
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.meter import Meter
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.kit.row import Row
from amdesk.words import _, plural

WIDTH_PX = 264


class StepRow(Row):
    """One part; a click goes on with it."""

    chosen = Signal(object)

    def __init__(self, step: RoundStep, count: int, *, in_work: bool) -> None:
        left = plural("{n} left", "{n} left", count) if count else _("done")
        super().__init__(f"{step.label}: {left}")
        self.step = step
        self.setObjectName(f"round-part-{step.value}")
        self.setEnabled(count > 0)
        sign = Text("✓" if not count else "▸" if in_work else "", role=TextRole.STRONG)
        sign.setFixedWidth(14)
        sign.set_tone(Tone.ACCENT if in_work else Tone.GOOD)
        self.line.addWidget(sign)
        role = TextRole.STRONG if in_work else TextRole.BODY if count else TextRole.MUTED
        self.line.addWidget(Text(step.label, role=role, wrap=True), 1)
        self.line.addWidget(Text(str(count) if count else "", role=role))
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.step)


class StepsCard(Card):
    """All parts of a round in their order; `chosen` names the one to go on with."""

    chosen = Signal(object)

    def __init__(self, kind: RoundKind) -> None:
        super().__init__(_("What it goes through"))
        self.kind = kind
        self.setObjectName("round-parts")
        self.setFixedWidth(WIDTH_PX)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.progress = QVBoxLayout()
        self.body.addLayout(self.rows)
        self.body.addLayout(self.progress)
        self.body.addStretch(1)

    def show_round(self, items: Sequence[RoundItem], gone: int) -> None:
        """Show what is left of each part, and that so many things were gone through."""
        empty_out(self.rows)
        empty_out(self.progress)
        now = items[0].step if items else None
        for step in STEPS[self.kind]:
            row = StepRow(step, sum(item.step is step for item in items), in_work=step is now)
            row.chosen.connect(self.chosen)
            self.rows.addWidget(row)
        total = gone + len(items)
        said = _("{n} of {all} gone through").format(n=gone, all=total)
        if total:
            self.progress.addWidget(Meter(gone / total, None, Tone.ACCENT, said))
        rest = f"{said}, {time_left(items)}" if items else said
        self.progress.addWidget(Text(rest, role=TextRole.SMALL, wrap=True))
