"""The line above the map while it shows how things would stand if somebody left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from amdesk.analysis.map_what_if import WhatIf, what_if_line, what_if_words
from amdesk.analysis.series import Tone
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.kit.sign import Sign
from amdesk.words import _, lowered

MOST_SAID = 5


class WhatIfBar(Card):
    """Says what changes; `back_asked` ends it, `people_meant` names who would be out of reach."""

    back_asked = Signal()
    people_meant = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.found: WhatIf | None = None
        self.setObjectName("map-what-if-bar")
        self.setAccessibleName(_("What if"))
        self.words = Text("", role=TextRole.STRONG, wrap=True)
        self.words.setObjectName("what-if-sentence")
        self.show_lost = Button(_("&Show whom"))
        self.show_lost.setObjectName("what-if-show")
        self.show_lost.clicked.connect(self._show)
        self.back = Button(_("&Back to how it is"))
        self.back.setObjectName("what-if-back")
        self.back.clicked.connect(self._back)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Sign("alert-triangle", 18, Ink.WARN))
        line.addWidget(self.words, 1)
        line.addWidget(self.show_lost)
        line.addWidget(self.back)
        self.body.addLayout(line)
        self.said = QVBoxLayout()
        self.said.setSpacing(3)
        self.body.addLayout(self.said)
        self.hide()

    def show_what_if(self, found: WhatIf, names: dict[int, str]) -> None:
        """Say what changes if somebody leaves."""
        self.found = found
        self.words.setText(what_if_line(found))
        empty_out(self.said)
        said = what_if_words(found, names)
        for sentence in said[:MOST_SAID]:
            self.said.addWidget(Text(sentence, wrap=True))
        answered = [warning.sentence for warning in found.gone]
        for sentence in answered[:1]:
            text = Text(_("No longer true: {what}").format(what=lowered(sentence)), role=TextRole.MUTED, wrap=True)
            text.set_tone(Tone.GOOD)
            self.said.addWidget(text)
        self.show_lost.setVisible(bool(found.lost or found.cut_off))
        self.show()

    def _show(self, checked: bool = False) -> None:
        if self.found is not None:
            self.people_meant.emit(list(dict.fromkeys([*self.found.lost, *self.found.cut_off])))

    def _back(self, checked: bool = False) -> None:
        self.back_asked.emit()
