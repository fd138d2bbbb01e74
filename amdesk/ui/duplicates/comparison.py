"""Two rows side by side: why they may be one, what hangs on each, what differs, and what is to be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.duplicates import Sort
from amdesk.model.all import SUBJECTS
from amdesk.model.duplicate_rows import Candidate, Hanging
from amdesk.model.merging import Taken
from amdesk.store.queries.duplicates import hanging
from amdesk.ui.desk import Desk
from amdesk.ui.duplicates.field_table import FieldTable
from amdesk.ui.duplicates.fields import Compared, Fate, all_from, are_there, compared
from amdesk.ui.duplicates.finding import Proposal
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, listed, lowered, plural

MOST_COUNTED = 6


class Side(Card):
    """One of the two: its name, where it is, what hangs on it, and a button that takes all its values."""

    opened = Signal(int)

    def __init__(self, name: str, take: str) -> None:
        super().__init__()
        self.setObjectName(f"duplicate-{name}")
        self.row: Candidate | None = None
        self.name = Elided("", role=TextRole.STRONG)
        self.where = Elided("", role=TextRole.MUTED)
        self.hangs = Text("", role=TextRole.SMALL, wrap=True)
        self.take_button = Button(take, quiet=True)
        self.take_button.setObjectName(f"duplicate-take-{name}")
        self.open_button = Button(_("Open"), quiet=True, icon_name="arrow-up-right")
        self.open_button.setObjectName(f"duplicate-open-{name}")
        self.open_button.clicked.connect(self._open)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.take_button)
        line.addWidget(self.open_button)
        line.addStretch(1)
        for widget in (self.name, self.where, self.hangs):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addLayout(line)

    def show_row(self, row: Candidate, found: Sequence[Hanging]) -> None:
        """Show a row with what hangs on it."""
        self.row = row
        self.name.setText(row.name)
        where = [row.account, row.city, row.country] if not row.account else [row.account]
        ids = [_("id {key}").format(key=key) for _program, key in sorted(row.ids)]
        self.where.setText(" · ".join(part for part in (*where, *row.mails, *ids) if part))
        self.where.setVisible(bool(self.where.text()))
        self.hangs.setText(hangs_on(found))

    def _open(self) -> None:
        if self.row is not None:
            self.opened.emit(self.row.id)


class Comparison(QWidget):
    """`merged` asks to merge with the choices made, `separated` to keep the pair apart, `skipped` for the next pair."""

    merged = Signal()
    separated = Signal()
    skipped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.proposal: Proposal | None = None
        self.left_id, self.right_id = 0, 0
        self.fields: list[Compared] = []
        self.reason = Text("", role=TextRole.BODY, wrap=True)
        self.reason.setObjectName("duplicate-reason")
        self.left = Side("left", _("Take all of the &left"))
        self.right = Side("right", _("Take all of the &right"))
        self.table = FieldTable()
        self.hint = Text(
            _("Left and Right choose the value of a field, B keeps both texts. What hangs on either stays."),
            role=TextRole.SMALL,
            wrap=True,
        )
        self.merge_button = Button(_("&Merge"), primary=True, tip=_("Ctrl+Enter"))
        self.merge_button.setObjectName("duplicate-merge")
        self.apart_button = Button(_("They are &different"), tip=_("Never propose them again (Ctrl+D)"))
        self.apart_button.setObjectName("duplicate-apart")
        self.next_button = Button(_("&Next pair"), tip=_("Ctrl+Down"))
        self.next_button.setObjectName("duplicate-next")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(10)
        for side in (self.left, self.right):
            sides.addWidget(side, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.hint, 1)
        for button in (self.next_button, self.apart_button, self.merge_button):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card()
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.reason)
        column.addLayout(sides)
        column.addWidget(card, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.taken.connect(self._take)
        self.left.take_button.clicked.connect(self._take_left)
        self.right.take_button.clicked.connect(self._take_right)
        self.left.opened.connect(self._open)
        self.right.opened.connect(self._open)
        self.merge_button.clicked.connect(self.merged)
        self.apart_button.clicked.connect(self.separated)
        self.next_button.clicked.connect(self.skipped)

    # Showing

    def show_pair(self, proposal: Proposal) -> None:
        """Set two rows side by side; the one more hangs on stands at the left, and choices made for a pair stay.

        A pair of which one is gone since it was proposed is not shown: what is proposed now is being looked for.
        """
        source, sort = self.desk.workspace, proposal.sort
        rows = {row.id: row for row in (proposal.first, proposal.second)}
        if not are_there(source, sort, rows):
            self.clear()
            return
        hang = hanging(source, sort.value, rows)
        same = self.proposal is not None and self.proposal.key == proposal.key
        if not same:
            counts = {row: sum(each.count for each in found) for row, found in hang.items()}
            self.left_id, self.right_id = sorted(rows, key=lambda row: (-counts[row], row))
        chosen = {field.name: field.taken for field in self.fields} if same else {}
        self.proposal = proposal
        fields = compared(source, sort, self.left_id, self.right_id)
        self.fields = [each.taking(chosen.get(each.name, each.taken)) for each in fields]
        self.left.show_row(rows[self.left_id], hang[self.left_id])
        self.right.show_row(rows[self.right_id], hang[self.right_id])
        self.reason.setText(says(proposal))
        self.apart_button.setText(_("Propose them a&gain") if proposal.apart else _("They are &different"))
        self.table.show_fields(self.fields)
        if not same and self.fields:
            self.table.choose([self.fields[0].name])

    def clear(self) -> None:
        """Show no pair."""
        self.proposal, self.fields = None, []

    def taken(self) -> dict[str, Taken]:
        """Whose value of each field will stand."""
        return {field.name: field.taken for field in self.fields if field.fate is not Fate.SAME}

    # Choosing

    def _take(self, names: list[str], side: Taken) -> None:
        self.fields = [field.taking(side) if field.name in names else field for field in self.fields]
        self.table.show_fields(self.fields)

    def _take_left(self) -> None:
        self.fields = all_from(self.fields, Taken.KEPT)
        self.table.show_fields(self.fields)

    def _take_right(self) -> None:
        self.fields = all_from(self.fields, Taken.OTHER)
        self.table.show_fields(self.fields)

    def _open(self, row: int) -> None:
        if self.proposal is None:
            return
        candidate = self.proposal.first if self.proposal.first.id == row else self.proposal.second
        self.desk.open_row(self.proposal.sort.value, row, candidate.account_id or None)


def hangs_on(found: Sequence[Hanging]) -> str:
    """What hangs on a row in words: "12 touches, 3 lines between people and 1 issue"."""
    words = [_count(each) for each in found[:MOST_COUNTED]]
    more = sum(each.count for each in found[MOST_COUNTED:])
    words += [_("{n} more").format(n=more)] if more else []
    return _("Hangs on it: {what}").format(what=listed(words)) if words else _("Nothing hangs on it.")


def _count(each: Hanging) -> str:
    subject = SUBJECTS[each.table]
    return f"{each.count} {lowered(_(subject.singular if each.count == 1 else subject.plural))}"


def says(proposal: Proposal) -> str:
    """Why the two may be one, as a sentence."""
    if proposal.apart:
        return _("You keep these two apart.")
    likely = proposal.likely
    if not likely.reasons:
        return _("Nothing they hold says that these two are the same. Merge them only if you know it.")
    return f"{likely.how_sure.capitalize()}: {likely.says}."


def title_of(sort: Sort, count: int) -> str:
    """How many pairs of a sort, in words."""
    return {
        Sort.PERSON: plural("{n} pair of people", "{n} pairs of people", count),
        Sort.ACCOUNT: plural("{n} pair of accounts", "{n} pairs of accounts", count),
        Sort.PRODUCT: plural("{n} pair of products", "{n} pairs of products", count),
    }[sort]
