"""A form made from fields: label, editor, hint and error for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.editor import Editor
from amdesk.ui.kit.editors import make_editor
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.line_editors import MoneyEditor
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

WIDE_KINDS = (Kind.NOTE,)
COLUMN_GAP_PX, ROW_GAP_PX = 16, 12


class Form(QWidget):
    """Editors for `fields` in reading order over one or more columns; notes take the whole width.

    `edited` comes with name and value when the user has finished with a field, `typing` with name and unfinished text.
    `letters` are those that buttons or another form beside this one have as their mnemonics; its own are added to them.
    """

    edited = Signal(str, object)
    typing = Signal(str, str)

    def __init__(
        self,
        fields: Sequence[Field],
        parent: QWidget | None = None,
        *,
        columns: int = 1,
        letters: set[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._cells: dict[str, QWidget] = {}
        self._fields = tuple(fields)
        self._columns = columns
        self._letters = letters if letters is not None else set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP_PX)
        self._grid.setVerticalSpacing(ROW_GAP_PX)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(len(self._fields), 1)
        for field in self._fields:
            self._cells[field.name] = self._cell(field)
        looking().changed.connect(self._place)
        self._place()

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    def names(self) -> list[str]:
        """The fields in order."""
        return list(self._editors)

    def values(self) -> dict[str, Any]:
        """What is entered now, by name."""
        return {name: editor.value() for name, editor in self._editors.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values without telling them as edited; a field being typed in keeps its text, unknown names pass."""
        for name, value in values.items():
            if name in self._editors and not self._editors[name].is_typing():
                self._editors[name].set_value(value)

    def set_options(self, name: str, options: Sequence[tuple[Any, str]]) -> None:
        """Offer (id, label) pairs in the reference `name`."""
        editor = self._editors[name]
        if isinstance(editor, ReferenceEditor):
            editor.set_options(options)

    def set_currency(self, currency: str) -> None:
        """Read and write every amount in `currency`."""
        for editor in self._editors.values():
            if isinstance(editor, MoneyEditor):
                editor.set_currency(currency)

    def check(self) -> bool:
        """Whether everything can be kept; shows each error and goes to the first."""
        wrong = [editor for editor in self._editors.values() if editor.problem()]
        for editor in wrong:
            editor.show_error(editor.problem())
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def show_error(self, name: str, sentence: str) -> None:
        """Say at a field what is wrong with it."""
        self._editors[name].show_error(sentence)

    def clear_errors(self) -> None:
        """Take all errors away."""
        for editor in self._editors.values():
            editor.clear_error()

    def focus(self, name: str = "") -> None:
        """Go to a field, or to the first."""
        wanted = name or next((each for each in self._editors if not self._cells[each].isHidden()), "")
        if wanted:
            self._editors[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        """Put every field in its place; what is ours alone has none while someone is looking."""
        row = column = 0
        for field in self._fields:
            cell = self._cells[field.name]
            self._grid.removeWidget(cell)
            cell.setVisible(not (looking().on and field.is_ours_alone))
            if cell.isHidden():
                continue
            width = self._columns if field.kind in WIDE_KINDS else 1
            if column + width > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(cell, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
            column += width

    def _cell(self, field: Field) -> QWidget:
        editor = make_editor(field)
        self._editors[field.name] = editor
        editor.edited.connect(self._tell_edited)
        editor.typing.connect(self._tell_typing)
        editor.setDisabled(field.by_verb)
        cell = QWidget(self)
        whole = QVBoxLayout(cell)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._head(field, editor))
        whole.addWidget(editor)
        if field.hint:
            whole.addWidget(Text(_(field.hint), role=TextRole.SMALL, wrap=True))
        return cell

    def _head(self, field: Field, editor: Editor) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(5)
        words = " " if field.kind is Kind.YES else self._with_letter(_(field.label)) + (" *" if field.required else "")
        label = Text(words, role=TextRole.MUTED)
        label.setBuddy(editor.control)
        if field.required:
            plain_tip(label, _("Needed"))
        line.addWidget(label)
        if field.internal:
            line.addWidget(Lock())
        line.addStretch(1)
        return line

    def _with_letter(self, label: str) -> str:
        """The label with the first letter nobody has as its mnemonic."""
        safe = label.replace("&", "&&")
        for at, letter in enumerate(label):
            if letter.isalpha() and letter.lower() not in self._letters and "&" not in label:
                self._letters.add(letter.lower())
                return f"{label[:at]}&{label[at:]}"
        return safe

    def _tell_edited(self, value: object) -> None:
        editor = self.sender()
        if isinstance(editor, Editor):
            self.edited.emit(editor.field.name, value)

    def _tell_typing(self, text: str) -> None:
        editor = self.sender()
        if isinstance(editor, Editor):
            self.typing.emit(editor.field.name, text)


class Lock(Sign):
    """The sign of what never leaves the house."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lock", 13, parent=parent)
        said = _("Internal: never on the customer's paper")
        self.setAccessibleName(said)
        plain_tip(self, said)
