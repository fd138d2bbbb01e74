"""What the words of a file stand for: one line for each word of a column of choices, with what it means here."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from amdesk.exchange.targets import label_of, targets
from amdesk.exchange.vocabulary import Word, choices_of
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.panel import empty_out
from amdesk.words import _, plural

WORDS_SHOWN = 60


class MeaningTable(QScrollArea):
    """Shows what words mean, column by column, and lets it be corrected.

    `corrected` tells target, word and meaning, "" for left out.
    """

    corrected = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-meanings")
        self.setAccessibleName(_("What the words stand for"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.combos: dict[tuple[str, str], Combo] = {}
        self._lines: list[Word] = []
        self._inside = QWidget()
        self._inside.setProperty("ground", "card")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.setWidget(self._inside)

    def show_words(self, words: Sequence[Word]) -> None:
        """Show the words, the commonest of each column first."""
        shown_words = words[:WORDS_SHOWN]
        lines = [replace(word, meaning="") for word in shown_words]
        if lines != self._lines:
            self._lines = lines
            self._build(shown_words)
        for word in shown_words:
            combo = self.combos[word.target, word.text]
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(word.meaning)))
            combo.blockSignals(False)

    def _build(self, words: Sequence[Word]) -> None:
        empty_out(self._grid)
        self.combos.clear()
        at, column = 0, ""
        for word in words:
            if word.column and word.column != column:
                column = word.column
                heading = _("{column}, as {target}").format(column=column, target=label_of(targets()[word.target]))
                self._grid.addWidget(Elided(heading, role=TextRole.SMALL), at, 0, 1, 3)
                at += 1
            self._add(at, word)
            at += 1
        for place, stretch in enumerate((4, 1, 4)):
            self._grid.setColumnStretch(place, stretch)
        self._grid.setRowStretch(at, 1)

    def _add(self, at: int, word: Word) -> None:
        said = word.text or _("The first person … the second")
        named = f"{word.column}: {word.text}" if word.text else said
        combo = Combo()
        combo.setAccessibleName(_("{word} means").format(word=named))
        combo.addItem(_("– left out –") if word.text else _("– say how –"), "")
        for value, label in choices_of(word.target).items():
            combo.addItem(label, value)
        combo.setProperty("target", word.target)
        combo.setProperty("word", word.text)
        combo.activated.connect(self._tell)
        self.combos[word.target, word.text] = combo
        self._grid.addWidget(Elided(said, role=TextRole.STRONG), at, 0)
        self._grid.addWidget(Text(plural("{n} row", "{n} rows", word.rows), role=TextRole.MUTED), at, 1)
        self._grid.addWidget(combo, at, 2)

    def _tell(self, index: int) -> None:
        combo = self.sender()
        if isinstance(combo, Combo):
            said = (str(combo.property(name)) for name in ("target", "word"))
            self.corrected.emit(*said, str(combo.currentData()))
