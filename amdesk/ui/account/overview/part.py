"""The base of the Overview's cards: each reads for one account, and asks for new rows in place.

A card notes the tables it reads, as views do, and leaves them alone until one of them, the day or the account changes.
"""

from collections.abc import Callable, Hashable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.store.workspace import Changes
from amdesk.ui.account.overview.inline import InlineForm, Wish
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.theme import themes

LABEL_PX = 108
WORDS = "words"
"""The name of the layout that holds the words of a line, for what else stands under them."""


class Part(Card):
    """A card; `show_account` reads it, `ask` opens the form of what is named, `unfolded` is what the user opened."""

    def __init__(self, desk: Desk, title: str, name: str) -> None:
        super().__init__(title)
        self.desk = desk
        self.account_id = 0
        self.asked: Hashable = None
        self.unfolded: frozenset[Hashable] = frozenset()
        self.form: InlineForm | None = None
        self._shown: object = None
        self._tables: set[str] = set()
        self._read_on: date | None = None
        desk.committed.connect(self._notice)
        self.setObjectName(f"overview-{name}")
        themes().changed.connect(self.forget)
        looking().changed.connect(self.forget)

    def show_account(self, account: int) -> None:
        """Show an account, reading what may be other than before; what was typed for another stays with it."""
        if account != self.account_id:
            self._put_away()
            self.asked, self.unfolded = None, frozenset()
            self.account_id = account
            self._read_on = None
        source = self.desk.workspace
        if self._read_on == source.today and self._tables:
            source.watch.note_tables(self._tables)
            return
        with source.watch.noting() as tables:
            self._fill_in_place()
        self._tables, self._read_on = set(tables), source.today

    def _notice(self, changes: Changes) -> None:
        if changes.touches(self._tables):
            self._read_on = None

    def _fill_in_place(self) -> None:
        is_typed_in = self.form is not None and self.form.has_focus()
        self.fill()
        if is_typed_in and self.form is not None and not self.form.has_focus():
            self.form.focus()

    def fill(self) -> None:
        """Read and show what is new."""
        raise NotImplementedError

    def forget(self) -> None:
        """Make everything anew the next time."""
        self._shown = self._read_on = None

    def shows_new(self, *content: object) -> bool:
        """Whether the card must be made anew; then what is being typed is kept, and the card is empty."""
        now = (self.account_id, self.asked, self.unfolded, *content)
        if now == self._shown:
            return False
        self._shown = now
        self._put_away()
        self.clear()
        return True

    # Asking in place

    def ask(self, key: Hashable, checked: bool = False) -> None:
        """Open the form of what is named, ready to type."""
        self.asked = key
        self.fill()
        if self.form is not None:
            self.form.focus()

    def add_form(self, into: QVBoxLayout, wish: Wish) -> None:
        """Show the form that is asked for."""
        self.form = InlineForm(self.desk, wish)
        self.form.left.connect(self.close_form)
        into.addWidget(self.form)

    def close_form(self) -> None:
        """Show the card without a form; the keyboard goes where it can go on."""
        was, self.asked = self.asked, None
        self.fill()
        following = self.findChild(QWidget, self.name_after(was))
        if isinstance(following, QWidget):
            following.setFocus()

    def name_after(self, key: Hashable) -> str:
        """The name of what the keyboard goes to when the form of `key` is done."""
        return ""

    def _put_away(self) -> None:
        if self.form is not None:
            self.form.keep_draft()
            self.form = None

    def unfold(self, key: Hashable, checked: bool = False) -> None:
        """Open or fold what is named."""
        self.unfolded = self.unfolded ^ {key}
        self.fill()

    # What cards are made of

    def link(self, words: str, name: str, act: Callable[..., object], *given: Hashable) -> Link:
        """Words that do something when clicked or entered."""
        link = Link(words)
        link.setObjectName(name)
        link.clicked.connect(partial(act, *given))
        return link

    def line(self, words: str, aside: str, act: Callable[[], object], chip: Chip | None = None) -> Row:
        """A line that opens something: the words, what stands quietly under them, a chip at the right."""
        row = Row(". ".join(part for part in (words, aside, chip.accessibleName() if chip else "") if part))
        column = QVBoxLayout()
        column.setObjectName(WORDS)
        column.setSpacing(1)
        column.addWidget(Text(words, wrap=True))
        if aside:
            column.addWidget(Text(aside, role=TextRole.SMALL, wrap=True))
        row.line.addLayout(column, 1)
        if chip is not None:
            row.line.addWidget(chip)
        row.clicked.connect(act)
        return row


def labelled(label: str, *widgets: QWidget) -> QHBoxLayout:
    """A quiet label with what belongs to it beside it, one below the other."""
    whole = QHBoxLayout()
    whole.setSpacing(8)
    said = Text(label, role=TextRole.MUTED, wrap=True)
    said.setFixedWidth(LABEL_PX)
    said.setContentsMargins(0, 6, 0, 0)
    said.setAlignment(Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    whole.addWidget(said)
    whole.addLayout(column, 1)
    return whole
