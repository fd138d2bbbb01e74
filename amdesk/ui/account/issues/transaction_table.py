"""The table of transactions in dispute, with the keys that judge them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from amdesk.analysis.disputed import Verdict, verdict
from amdesk.analysis.series import Tone
from amdesk.model.issue_rows import DisputedRow
from amdesk.ui.account.issues.money import amount
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.table import Table
from amdesk.words import _

TONES = {Verdict.RIGHT: Tone.GOOD, Verdict.WRONG: Tone.BAD, Verdict.UNCLEAR: Tone.WARN}
VERDICTS = {
    Verdict.RIGHT: (Qt.Key.Key_R, "Right"),
    Verdict.WRONG: (Qt.Key.Key_W, "Wrong: say what would be right"),
    Verdict.UNCLEAR: (Qt.Key.Key_U, "Not clear yet"),
}
"""The key of each, and what the menu says."""
MOST_ROWS, ROW_PX, FRAME_PX = 12, 34, 4


class TransactionTable(Table):
    """The transactions: R, W and U are told by `judged` with the rows chosen, Delete by `deleted`."""

    judged = Signal(object, object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.currency = ""
        super().__init__(self._columns(), parent, name="issue-transactions-table", row_height=ROW_PX)
        self.setObjectName("issue-transactions-table")
        self.setAccessibleName(_("Transactions in dispute"))
        self.set_menu(self._fill_menu_of)

    def _columns(self) -> tuple[TableColumn, ...]:
        return (
            TableColumn("document", _("Document"), width=112, strong=True),
            TableColumn("on", _("Day"), ColumnKind.DATE, 104),
            TableColumn("charged", _("Charged"), ColumnKind.MONEY, 72, text=self._charged),
            TableColumn("right", _("Right"), ColumnKind.MONEY, 62, text=self._right),
            TableColumn("difference", _("Difference"), ColumnKind.MONEY, 86, text=self._difference),
            TableColumn("verdict", _("Found"), ColumnKind.CHIP, 106, value=_label, tone=_tone),
            TableColumn("note", _("Note"), width=76, muted=True),
        )

    def _amount(self, minor: int | None) -> str:
        return "" if minor is None else amount(minor, self.currency).rpartition(" ")[0]

    def _charged(self, line: DisputedRow) -> str:
        return self._amount(line.charged)

    def _right(self, line: DisputedRow) -> str:
        return self._amount(line.right)

    def _difference(self, line: DisputedRow) -> str:
        return self._amount(line.difference)

    def show_lines(self, lines: Sequence[DisputedRow], currency: str) -> None:
        """Show transactions, as high as they need."""
        self.currency = currency
        self.set_rows(lines, [line.id for line in lines])
        self.setVisible(bool(lines))
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the columns need more room, the bar below them must not hide a row."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        header, lines = self.horizontalHeader(), min(self.model().rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if header.length() > self.width() else 0
        self.setFixedHeight(header.sizeHint().height() + ROW_PX * lines + FRAME_PX + bar)

    def chosen_rows(self) -> list[int]:
        """The transactions chosen now."""
        return [key for key in self.chosen_keys() if isinstance(key, int)]

    def _fill_menu_of(self, menu: QMenu, keys: object) -> None:
        rows = self.chosen_rows()
        for found, (key, words) in VERDICTS.items():
            menu.addAction(_(words), QKeySequence(key), partial(self.judged.emit, found, rows))
        menu.addAction(_("Delete"), QKeySequence(QKeySequence.StandardKey.Delete), partial(self.deleted.emit, rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R, W, U judge; Delete deletes."""
        keys = {key: found for found, (key, _words) in VERDICTS.items()}
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        rows = self.chosen_rows()
        if plain and rows and event.key() in keys:
            self.judged.emit(keys[Qt.Key(event.key())], rows)
        elif plain and rows and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(rows)
        else:
            super().keyPressEvent(event)


def _label(line: DisputedRow) -> str:
    return "" if looking().on else verdict(line).label


def _tone(line: DisputedRow) -> Tone:
    return Tone.QUIET if looking().on else TONES[verdict(line)]
