"""The card of an issue without a checklist: one is proposed from kind and severity, another can be chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from amdesk.model.proposals import ListOfSteps, proposed_list
from amdesk.model.rows import IssueLine
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, plural


class ChooseList(Card):
    """`chosen` comes with the checklist to begin with."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Checklist"))
        self.setObjectName("issue-choose-checklist")
        self.words = Text("", role=TextRole.MUTED, wrap=True)
        self.combo = Combo()
        self.combo.setObjectName("issue-checklist-choice")
        self.combo.setAccessibleName(_("Checklist"))
        self.button = Button(_("Begin"), primary=True)
        self.button.setObjectName("issue-checklist-begin")
        self.button.clicked.connect(self._choose)
        self.body.addWidget(self.words)
        line = QHBoxLayout()
        line.addWidget(self.combo, 1)
        line.addWidget(self.button)
        self.body.addLayout(line)

    def show_lists(self, lists: list[ListOfSteps], line: IssueLine) -> None:
        """Offer the lists, the proposed one first chosen."""
        held = self.combo.currentData() if self.combo.hasFocus() else None
        proposed = proposed_list(lists, line.kind, line.severity)
        self.combo.clear()
        for one in lists:
            self.combo.addItem(f"{one.title} · {plural('{n} step', '{n} steps', len(one.usual))}", one.id)
        ids = [one.id for one in lists]
        wanted = held or (proposed.id if proposed is not None else None)
        if wanted in ids:
            self.combo.setCurrentIndex(ids.index(wanted))
        if proposed is not None:
            self.words.setText(
                _("{list} is proposed for a {kind} of this severity. It can be changed to a fuller list later.").format(
                    list=proposed.title, kind=line.kind.label.lower()
                )
            )

    def _choose(self) -> None:
        found = self.combo.currentData()
        if found is not None:
            self.chosen.emit(int(found))
