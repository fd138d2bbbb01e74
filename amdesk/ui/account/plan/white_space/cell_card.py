"""What is known of the current cell of the white space, in a sentence, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _

KEYS = "Enter edits · 1 ours · 2 competitor's · 3 open · 4 not wanted · 0 not known · + makes it an opportunity"


class CellCard(Card):
    """`edit_asked` and `turn_asked` tell the cell."""

    edit_asked = Signal(object)
    turn_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cell: WhiteRow | None = None
        self.says = Text("", wrap=True)
        self.edit = Button(_("Edit the cell"))
        self.edit.setObjectName("white-space-edit")
        self.edit.clicked.connect(self._ask_edit)
        self.turn = Button(_("Make it an opportunity"), primary=True)
        self.turn.setObjectName("white-space-turn")
        self.turn.clicked.connect(self._ask_turn)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.says, 1)
        line.addWidget(self.edit)
        line.addWidget(self.turn)
        self.body.addLayout(line)
        self.body.addWidget(Text(_(KEYS), role=TextRole.SMALL, wrap=True))

    def show_cell(self, cell: WhiteRow | None, words: str) -> None:
        """Say what is known of a cell; None for names and sums."""
        self.cell = cell
        self.says.setText(words)
        self.edit.setEnabled(cell is not None)
        self.turn.setEnabled(cell is not None and cell.state is not CellState.NOT_WANTED)
        is_sale = cell is not None and cell.opportunity_id is not None
        self.turn.setText(_("Open the opportunity") if is_sale else _("Make it an opportunity"))

    def _ask_edit(self) -> None:
        if self.cell is not None:
            self.edit_asked.emit(self.cell)

    def _ask_turn(self) -> None:
        if self.cell is not None:
            self.turn_asked.emit(self.cell)
