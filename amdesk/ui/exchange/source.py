"""Which file is read and how: encoding, separator, heading, and what its rows are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.mapping import Subject
from amdesk.exchange.reading import ENCODINGS
from amdesk.exchange.tables import Table, read_text
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.words import _, plural

SEPARATORS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar", " ": "Blanks, columns of one width"}


@dataclass(frozen=True)
class Choices:
    """What the user chose of how to read a file; None leaves it to the reader."""

    path: Path | None = None
    pasted: str = ""
    encoding: str | None = None
    separator: str | None = None
    header: bool | None = None
    sheet: str | None = None
    subject: Subject | None = None

    @property
    def name(self) -> str:
        """What is imported, as the step will be called."""
        if self.path is None:
            return _("a pasted table")
        return self.path.name if self.sheet is None else f"{self.path.name} · {self.sheet}"

    def read(self) -> Table:
        """The table itself. Raises ReadError with a sentence."""
        if self.path is None:
            return read_text(self.pasted, separator=self.separator, header=self.header)
        return read_foreign(
            self.path, encoding=self.encoding, separator=self.separator, header=self.header, sheet=self.sheet
        )


class _Choice(Combo):
    """A combo of values with labels; None stands first and means "guess"."""

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.label = label

    def offer(self, values: Sequence[tuple[Any, str]], held: Any) -> None:
        """Offer other values; `held` is chosen."""
        self.blockSignals(True)
        self.clear()
        for value, text in values:
            self.addItem(shown(text), value)
        self.setCurrentIndex(max(0, next((at for at, (value, _t) in enumerate(values) if value == held), 0)))
        self.blockSignals(False)


class SourcePanel(QWidget):
    """The left side of the import. `altered` tells the new choices, `file_wanted` and `paste_wanted` what was asked."""

    altered = Signal(object)
    file_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices()
        self.file = Text("", role=TextRole.STRONG, wrap=True)
        self.rows = Text("", role=TextRole.MUTED, wrap=True)
        self.subject = _Choice(_("The rows are"), "import-subject")
        self.header = _Choice(_("First row"), "import-header")
        self.separator = _Choice(_("Columns are separated by"), "import-separator")
        self.encoding = _Choice(_("Encoding"), "import-encoding")
        self._labels: dict[str, QLabel] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        choose = Button(_("&Files…"), icon_name="folder", tip=_("Choose other files"))
        choose.setObjectName("import-choose")
        choose.clicked.connect(self.file_wanted)
        paste = Button(_("&Paste"), icon_name="file-text", tip=_("Paste a table that was copied elsewhere"))
        paste.setObjectName("import-paste")
        paste.clicked.connect(self.paste_wanted)
        for widget in (self.file, self.rows):
            column.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(6)
        for button in (choose, paste):
            line.addWidget(button, 1)
        column.addLayout(line)
        for choice in (self.subject, self.header, self.separator, self.encoding):
            label = Text(choice.label, role=TextRole.SMALL)
            label.setBuddy(choice)
            self._labels[choice.objectName()] = label
            column.addSpacing(2)
            column.addWidget(label)
            column.addWidget(choice)
            choice.activated.connect(self._tell)
        column.addStretch(1)

    def _tell(self, index: int) -> None:
        self.choices = Choices(
            self.choices.path,
            self.choices.pasted,
            self.encoding.currentData(),
            self.separator.currentData(),
            self.header.currentData(),
            self.choices.sheet,
            None if self.subject.currentData() is None else Subject(self.subject.currentData()),
        )
        self.altered.emit(self.choices)

    def show_choices(self, choices: Choices, table: Table | None, subject: Subject | None) -> None:
        """Show what was chosen and, once it is read, what the reader found."""
        self.choices = choices
        is_empty = choices.path is None and not choices.pasted
        self.file.setText("" if is_empty else shown(choices.name))
        self.file.setVisible(not is_empty)
        self.rows.setText("" if table is None else _rows_of(table))
        is_text = table is None or not table.sheets
        guessed = _("Guess")
        self.subject.offer(
            [(None, _found(guessed, subject.label if subject else "")), *((s.value, s.label) for s in Subject)],
            choices.subject and choices.subject.value,
        )
        self.header.offer(
            [
                (None, _found(guessed, "" if table is None else _header(table.has_header))),
                (True, _header(True)),
                (False, _header(False)),
            ],
            choices.header,
        )
        self.separator.offer(
            [(None, _found(guessed, _separator(table))), *((sign, _(word)) for sign, word in SEPARATORS.items())],
            choices.separator,
        )
        self.encoding.offer(
            [
                (None, _found(guessed, _(ENCODINGS.get(table.encoding, table.encoding)) if table else "")),
                *((name, _(word)) for name, word in ENCODINGS.items()),
            ],
            choices.encoding,
        )
        is_cards = table is not None and is_text and not table.separator
        self.rows.setVisible(table is not None)
        self._show("import-subject", self.subject, not is_empty)
        self._show("import-header", self.header, not is_cards and not is_empty)
        self._show(
            "import-separator", self.separator, not is_empty and is_text and bool(table is None or table.separator)
        )
        self._show(
            "import-encoding", self.encoding, is_text and choices.path is not None and bool(table and table.encoding)
        )

    def _show(self, name: str, choice: QWidget, visible: bool) -> None:
        choice.setVisible(visible)
        self._labels[name].setVisible(visible)


def _found(guessed: str, what: str) -> str:
    return f"{guessed}: {what}" if what else guessed


def _header(is_one: bool) -> str:
    return _("names the columns") if is_one else _("is a row like the others")


def _separator(table: Table | None) -> str:
    return "" if table is None else _(SEPARATORS.get(table.separator, table.separator))


def _rows_of(table: Table) -> str:
    rows = plural("{n} row", "{n} rows", len(table.rows))
    columns = plural("{n} column", "{n} columns", len(table.columns))
    return f"{rows}, {columns}"
