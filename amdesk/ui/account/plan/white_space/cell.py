"""Editing one cell of the white space over the place where it stands: who has it, worth, ours."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.line_editors import LineEditor
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.pages import guide_page
from amdesk.ui.records.subject import subject
from amdesk.words import _

RIVAL = Field("competitor", "Which competitor", Kind.TEXT, internal=True)
GUESSES = {"potential": CellState.OPEN, "ours": CellState.OURS}
"""What an amount says of a cell nobody knew."""
WIDE_PX = 420


def cell_fields() -> list[Field]:
    """Who has it, which competitor, worth and ours; nobody may know who has it."""
    own = {one.name: one for one in subject("white_cell").fields}
    return [replace(own["state"], required=False), RIVAL, own["potential"], own["ours"]]


class CellDialog(QDialog):
    """`values` are what was entered; closed with Esc it keeps what was typed for the next time."""

    def __init__(self, desk: Desk, cell: WhiteRow, currency: str, rivals: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.desk = desk
        self.key = (f"white-cell-{cell.range_id}-{cell.unit_id or 0}", parent.property("account"))
        self.setObjectName("white-cell-editor")
        where = f"{cell.range} · {cell.unit or _('whole account')}"
        self.setWindowTitle(where)
        offer_help(self, guide_page("white_cell"))
        self.form = Form(cell_fields(), columns=2)
        self.form.set_currency(currency)
        self.known = {name: getattr(cell, name) for name in ("state", "competitor", "potential", "ours")}
        self.form.set_values({**self.known, **desk.drafts.get(self.key, {})})
        self.form.edited.connect(self._follow)
        self._offer(rivals)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(_("&Keep"))
        save.setProperty("primary", True)
        save.setObjectName("white-cell-keep")
        save.setDefault(True)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        column.addWidget(Text(where, role=TextRole.STRONG))
        column.addWidget(self.form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(WIDE_PX)
        self.form.focus()

    def _offer(self, rivals: Sequence[str]) -> None:
        editor = self.form.editor("competitor")
        if isinstance(editor, LineEditor):
            finder = QCompleter(list(rivals), self)
            finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.edit.setCompleter(finder)

    def _follow(self, name: str, value: Any) -> None:
        """What is typed says who has the cell, as long as nobody said otherwise."""
        state = self.form.editor("state")
        if name == "state" and value is not CellState.COMPETITOR:
            self.form.editor("competitor").set_value("")
        elif name == "competitor" and value:
            state.set_value(CellState.COMPETITOR)
        elif name in GUESSES and value and state.value() is None:
            state.set_value(GUESSES[name])

    @property
    def values(self) -> dict[str, Any]:
        """What was entered."""
        return self.form.values()

    def save(self) -> None:
        """Keep the cell, or say at the field why it cannot be kept."""
        for name in self.form.names():
            self.form.editor(name).finish()
        if self.form.check():
            self.desk.drafts.pop(self.key, None)
            self.accept()

    def reject(self) -> None:
        """Close and keep what was typed for the next time."""
        typed = {name: value for name, value in self.values.items() if value != self.known[name]}
        if typed:
            self.desk.drafts[self.key] = typed
        super().reject()

    def stand_at(self, corner: QPoint) -> None:
        """Stand below the cell, on the screen as a whole."""
        room = self.screen().availableGeometry()
        size = self.sizeHint()
        x = min(corner.x(), room.right() - size.width())
        y = min(corner.y(), room.bottom() - size.height())
        self.move(max(x, room.left()), max(y, room.top()))
