"""A form that opens where its row will stand: text, source and day are typed in place, and nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.ui.account.overview import doing
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.records.deleting import delete_rows
from amdesk.ui.records.subject import currency_of, offer_options, subject
from amdesk.words import _

KEEPS = ("Ctrl+Return", "Ctrl+Enter")


@dataclass(frozen=True)
class Wish:
    """What is typed in place: the `fields` of a row of `table`, a new one unless `row` says which.

    `given` are values that are settled, `proposed` ones to begin with. With `renews` what is typed can also stand
    beside the row as newer, so that the row becomes history.
    """

    table: str
    account: int
    fields: tuple[str, ...]
    given: Mapping[str, Any] = field(default_factory=dict)
    proposed: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    renews: bool = False
    name: str = ""

    @property
    def key(self) -> tuple[str, int | None]:
        """Under which the desk keeps what was typed and not stored."""
        return f"inline-{self.table}-{self.name or self.row or 'new'}", self.account


class InlineForm(QWidget):
    """Asks for a row in place; `left` when it is stored, deleted or given up."""

    left = Signal()

    def __init__(self, desk: Desk, wish: Wish) -> None:
        super().__init__()
        self.desk, self.wish = desk, wish
        self.of = subject(wish.table)
        self.setObjectName(f"inline-{wish.table.replace('_', '-')}")
        by_name = {one.name: one for one in self.of.fields}
        self.form = Form([by_name[name] for name in wish.fields], columns=2)
        offer_options(self.form, self.of, desk.workspace, wish.account)
        self.form.set_currency(currency_of(desk.workspace, wish.account))
        self.form.set_values(dict(wish.proposed))
        self._proposed = self.form.values()
        self.form.set_values(desk.drafts.get(wish.key, {}))
        self._lay_out()
        for keys in KEEPS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)
        for name in wish.fields:
            control = self.form.editor(name).control
            if isinstance(control, QLineEdit):
                control.returnPressed.connect(self.keep)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(8)
        column.addWidget(self.form)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._button(_("Keep"), "inline-keep", self.keep, primary=True))
        if self.wish.row is not None and self.wish.renews:
            tip = _("Keeps what was known before as history")
            line.addWidget(self._button(_("This is new"), "inline-renew", self.renew, tip=tip))
        line.addWidget(self._button(_("Cancel"), "inline-cancel", self.give_up))
        if self.wish.row is not None:
            line.addWidget(self._button(_("Delete"), "inline-delete", self.delete, quiet=True))
        line.addStretch(1)
        line.addWidget(Text(_("Ctrl+Enter keeps, Esc leaves"), role=TextRole.SMALL))
        column.addLayout(line)

    def _button(
        self, text: str, name: str, act: Any, *, primary: bool = False, quiet: bool = False, tip: str = ""
    ) -> Button:
        button = Button(text, primary=primary, quiet=quiet, tip=tip)
        button.setObjectName(name)
        button.clicked.connect(partial(_without_words, act))
        return button

    def focus(self) -> None:
        """Stand in the first field."""
        self.form.focus()

    def has_focus(self) -> bool:
        """Whether someone is typing here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def keep(self) -> None:
        """Store what is typed, or say at the field why it cannot be."""
        values = self._values()
        if values is None:
            return
        row, table = self.wish.row, self.wish.table
        if row is None:
            self._store(_("Add {subject}: {title}"), partial(doing.add_row, table=table, values=values))
        else:
            self._store(_("Change {subject}: {title}"), partial(doing.change_row, table=table, row=row, values=values))

    def renew(self) -> None:
        """Store what is typed as newer than the row, of today unless another day was typed."""
        values = self._values()
        if values is not None:
            if values["on"] is None or values["on"] == self._proposed["on"]:
                values["on"] = self.desk.workspace.today
            self._store(_("Renew {subject}: {title}"), partial(doing.add_row, table=self.wish.table, values=values))

    def delete(self) -> None:
        """Delete the row as a step that can be undone."""
        row = self.wish.row
        if row is None:
            return
        if delete_rows(self.desk, self.of, [row], self._title(self._proposed)):
            self._done()

    def _values(self) -> dict[str, Any] | None:
        self.form.clear_errors()
        for name in self.form.names():
            self.form.editor(name).finish()
        return {**self.wish.given, **self.form.values()} if self.form.check() else None

    def _label(self, words: str, values: Mapping[str, Any]) -> str:
        return words.format(subject=_(self.of.model.singular).lower(), title=self._title(values))

    def _title(self, values: Mapping[str, Any]) -> str:
        return shown(str(values.get(self.of.model.title_column) or "…"))

    def _store(self, words: str, act: Any) -> None:
        if self.desk.change(self._label(words, self.form.values()), act, self._refused) is not None:
            self._done()

    def _done(self) -> None:
        self.desk.drafts.pop(self.wish.key, None)
        self._proposed = self.form.values()
        self.left.emit()

    def _refused(self, wrong: FieldError) -> None:
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
            self.form.focus(wrong.field)
        else:
            self.desk.say(wrong.sentence, Tone.WARN)

    def give_up(self) -> None:
        """Close; what was typed comes back the next time."""
        self.keep_draft()
        self.left.emit()

    def keep_draft(self) -> None:
        """Let the desk keep what was typed and not stored."""
        typed = {name: value for name, value in self.form.values().items() if value != self._proposed[name]}
        if typed:
            self.desk.drafts[self.wish.key] = typed
        else:
            self.desk.drafts.pop(self.wish.key, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)


def _without_words(act: Any, checked: bool = False) -> None:
    act()
