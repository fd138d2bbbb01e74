"""Each transaction in dispute looked into: typed, pasted, dropped or taken from invoices, then right or wrong."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from amdesk.analysis.disputed import Verdict, disputed
from amdesk.analysis.series import Tone
from amdesk.model.issue_rows import DisputedRow
from amdesk.ui.account.issues import transactions
from amdesk.ui.account.issues.money import amount
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.account.issues.right_for_all import RightForAll
from amdesk.ui.account.issues.transaction_table import TransactionTable
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.words import _, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


class ForensicsCard(Card):
    """The table of one issue's transactions.

    `opened` asks for the form of a transaction, `asked` for a new one, `amount_asked` for what would have been right;
    R, W and U say right, wrong, not clear.
    """

    opened = Signal(str, int)
    asked = Signal(str)
    amount_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Transactions in dispute"))
        self.setObjectName("issue-transactions")
        self.desk = desk
        self.content: Content | None = None
        self.lines: tuple[DisputedRow, ...] = ()
        self.setAcceptDrops(True)
        self.sentence = Text("", wrap=True)
        self.sentence.setObjectName("issue-transactions-sentence")
        self.take = Link("")
        self.take.setObjectName("issue-take-sum")
        self.take.clicked.connect(self.take_sum)
        self.trouble = Text("", role=TextRole.SMALL, wrap=True)
        self.trouble.setObjectName("issue-transactions-trouble")
        self.trouble.set_tone(Tone.BAD)
        self.trouble.hide()
        self.table = TransactionTable()
        self.table.opened.connect(self._open)
        self.table.pasted.connect(self.paste)
        self.table.judged.connect(self.judge)
        self.table.deleted.connect(self.delete)
        self.right = RightForAll()
        self.right.answered.connect(self._set_right)
        self.right.refused.connect(self.say)
        self.right.left.connect(self._go_back_to_table)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.table)
        self.body.addWidget(self.right)
        self.body.addWidget(self.trouble)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for words, name, slot in (
            (_("+ Transaction"), "issue-add-transaction", self._ask),
            (_("From invoices…"), "issue-from-invoices", self.choose_invoices),
            (_("Paste"), "issue-paste-transactions", self.paste),
            (_("From a file…"), "issue-transactions-file", self.choose_file),
        ):
            button = Button(words, quiet=True)
            button.setObjectName(name)
            button.clicked.connect(slot)
            line.addWidget(button)
        line.addStretch(1)
        return line

    # Showing

    def show_content(self, content: Content) -> None:
        """Show the transactions of an issue."""
        if self.content is not None and self.content.line.id != content.line.id:
            self.say("")
            self.right.hide()
        self.content, self.lines = content, content.disputed
        lines = content.disputed
        currency, stated = content.line.currency, content.line.disputed
        found = disputed(lines, currency)
        self.sentence.setText(
            found.sentence or _("None yet. Paste them from a spreadsheet, drop a file here, or choose invoices.")
        )
        self.sentence.setHidden(looking().on)  # without the amounts nothing is known of right and wrong
        self.take.setVisible(bool(found.wrong) and found.too_much != stated)
        self.take.say(_("Take {amount} as the sum in dispute").format(amount=amount(found.too_much, currency)))
        self.table.show_lines(lines, currency)

    def say(self, words: str) -> None:
        """Show what was not understood below the table."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    # Doing

    @property
    def issue(self) -> int:
        """The issue in view."""
        assert self.content is not None
        return self.content.line.id

    def _ask(self) -> None:
        self.asked.emit("disputed_line")

    def _open(self, key: object) -> None:
        self.opened.emit("disputed_line", key)

    def _change(self, label: str, act: "Callable[[Session], bool]") -> None:
        assert self.content is not None
        self.desk.change(label.format(issue=self.content.line.name), act)

    def judge(self, found: Verdict, rows: Sequence[int]) -> None:
        """Mark transactions; what is wrong asks for the amount that would be right, of several once for all."""
        if not rows:
            return
        if found is Verdict.WRONG:
            if len(rows) == 1:
                self.amount_asked.emit(rows[0])
            else:
                self.right.ask(rows, self._currency())
            return
        label = plural("Look into {n} transaction", "Look into {n} transactions", len(rows)) + ": {issue}"
        self._change(label, partial(transactions.judge, found, rows))

    def _set_right(self, rows: Sequence[int], right: int) -> None:
        label = plural("Right amount of {n} transaction", "Right amount of {n} transactions", len(rows)) + ": {issue}"
        self._change(label, partial(transactions.set_right, rows, right))
        self._go_back_to_table()

    def _go_back_to_table(self) -> None:
        self.say("")
        self.table.setFocus()

    def delete(self, rows: Sequence[int]) -> None:
        """Delete transactions; it can be undone."""
        if rows:
            self._change(_("Delete transactions of {issue}"), partial(transactions.delete, rows))
            self.desk.say(_("Deleted."), Tone.QUIET, _("Undo"), self.desk.undo)

    def take_sum(self) -> None:
        """Let the sum of the wrong ones be the sum in dispute."""
        assert self.content is not None
        found = disputed(self.lines, self.content.line.currency)
        self._change(_("Sum in dispute of {issue}"), partial(transactions.take_sum, self.issue, found.too_much))

    def choose_invoices(self) -> None:
        """Choose among the account's invoices; those of the periods concerned come first."""
        from amdesk.ui.account.issues.invoices import InvoiceChoice

        chosen = InvoiceChoice(self.desk, self.issue, self.window())
        chosen.taken.connect(self._take_invoices)
        chosen.open()

    def _take_invoices(self, invoices: list[int]) -> None:
        self._change(_("Invoices in dispute: {issue}"), partial(transactions.add_invoices, self.issue, invoices))

    def paste(self) -> None:
        """Take a block copied from a spreadsheet."""
        self._keep(transactions.pasted(self._currency()))

    def choose_file(self) -> None:
        """Take the transactions of a CSV or XLSX file."""
        kinds = _("Tables (*.csv *.xlsx *.txt *.tsv)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Transactions in dispute"), "", kinds)
        if path:
            self.keep_file(Path(path))

    def keep_file(self, path: Path) -> None:
        """Take the transactions of a file."""
        self._keep(transactions.of_file(path, self._currency()))

    def _currency(self) -> str:
        assert self.content is not None
        return self.content.line.currency

    def _keep(self, read: transactions.Read) -> None:
        if read.lines:
            self._change(_("Transactions in dispute: {issue}"), partial(transactions.add, self.issue, read.lines))
        self.say(read.sentence)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the transactions of the files dropped."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.keep_file(Path(url.toLocalFile()))
