"""A new row of any subject: a form in a dialog that keeps what was typed until it is stored or thrown away."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from amdesk.model.fields import Field, FieldError, Kind
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import KEY, DialogCurtain, looking
from amdesk.ui.pages import guide_page
from amdesk.ui.records.expected import WITH, Expected
from amdesk.ui.records.instead import Instead, with_alternative
from amdesk.ui.records.subject import Subject, currency_of, offer_options, subject
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.base import Base

WIDTH_PX = 640
HEIGHT_PX = 620


class NewRecord(QDialog):
    """Asks for the fields of a new row; `created` is its id once it is stored.

    `given` are values that are settled and not asked for, `proposed` ones that can be changed. References choose among
    the rows of `account_id`. Closed with something typed, it comes back with it the next time.
    """

    def __init__(
        self,
        desk: Desk,
        table: str,
        given: Mapping[str, Any],
        proposed: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
        *,
        fields: tuple[str, ...] = (),
        account_id: int | None = None,
        after: "Callable[[Session, Any], object] | None" = None,
    ) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.desk = desk
        self.of = subject(table)
        self.given = dict(given)
        self.after = after
        self.created: int | None = None
        self.setObjectName(f"new-{table.replace('_', '-')}")
        self.setWindowTitle(_("New: {subject}").format(subject=_(self.of.model.singular)))
        offer_help(self, guide_page(table))
        self.letters = {mnemonic(_("&Add"))}
        self.form = Form(self._asked(fields), columns=2, letters=self.letters)
        self.expected = Expected(desk) if table == "touch" else None
        self.instead = Instead(desk, self._values) if table == "refusal" else None
        self._lay_out()
        account = self.given.get("account_id", account_id)
        offer_options(self.form, self.of, desk.workspace, account)
        self.form.set_currency(currency_of(desk.workspace, account))
        self.form.set_values({**_defaults(self.of), **(proposed or {})})
        self._proposed = self.form.values()
        self.form.set_values(desk.drafts.get(self._key(), {}))
        self._expect(account)
        self._offer_instead()
        self.form.focus()

    def _asked(self, names: tuple[str, ...]) -> list[Field]:
        """Required fields first, then those that stand in lists, then the rest."""
        fields = [f for f in self.of.fields if f.name not in self.given and (not names or f.name in names)]
        fields = [f for f in fields if not f.by_verb]
        if names:
            return sorted(fields, key=lambda f: names.index(f.name))
        return sorted(fields, key=lambda f: (not f.required, not f.listed, f.kind is Kind.NOTE))

    def _expect(self, account: int | None) -> None:
        """Let people of the account be chosen for a touch, also when another account is."""
        if self.expected is None:
            return
        if "account_id" in self.form.names():
            account = self.form.values()["account_id"]
            self.form.editor("account_id").edited.connect(self.expected.show_account)
        self.expected.show_account(account)
        self.expected.choose(self.desk.drafts.get(self._key(), {}).get(WITH.name, []))

    def _offer_instead(self) -> None:
        """Propose an alternative where a no is written; it is taken by a click, never by itself."""
        if self.instead is not None:
            self.instead.chosen.connect(self._take_alternative)
            self.form.edited.connect(self.instead.look_soon)
            self.form.typing.connect(self.instead.look_soon)
            self.instead.look()

    def _values(self) -> dict[str, Any]:
        return {**self.given, **self.form.values()}

    def _take_alternative(self, chosen: str) -> None:
        editor = self.form.editor("alternative")
        editor.set_value(with_alternative(str(editor.value() or ""), chosen))
        self.form.focus("alternative")

    def _key(self) -> tuple[str, int | None]:
        return self.of.table, self.given.get("account_id")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), role=TextRole.HEADING))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._fields())
        column.addWidget(area, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(_("&Add"))
        save.setProperty("primary", True)
        save.setObjectName("record-add")
        save.setToolTip("Ctrl+Enter")
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        save.setDefault(True)  # once it is in the dialog: else Enter presses whatever button comes first
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)  # also from within a note
        self.resize(WIDTH_PX, min(HEIGHT_PX, 220 + 70 * ((len(self.form.names()) + 1) // 2)))

    def _fields(self) -> QWidget:
        below = self.expected or self.instead
        if below is None:
            return self.form
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(below)
        column.addStretch(1)
        return both

    def save(self) -> None:
        """Store the row, or say at the field why it cannot be."""
        self.form.clear_errors()
        for name in self.form.names():
            self.form.editor(name).finish()
        if not self.form.check() or (self.expected is not None and not self.expected.finish()):
            return
        values = self._values()
        label = _("Add {subject}: {title}").format(subject=_(self.of.model.singular).lower(), title=self._title(values))
        self.created = self.desk.change(label, lambda session: self._add(session, values), self._refused)
        if self.created is not None:
            self.desk.drafts.pop(self._key(), None)
            self.accept()

    def _title(self, values: dict[str, Any]) -> str:
        title = values.get(self.of.model.title_column)
        return str(getattr(title, "label", title) or "…")

    def _add(self, session: "Session", values: dict[str, Any]) -> int:
        row: Base = self.of.model()
        session.add(row)
        plain = [f.name for f in self.of.fields if not f.dated and values.get(f.name) is not None]
        for name in plain:
            setattr(row, name, values[name])
        session.flush()
        for field in self.of.fields:
            if field.dated and values.get(field.name) is not None:
                setattr(row, field.name, values[field.name])
        if self.expected is not None:
            self.expected.store(session, int(row.id))
        if self.after is not None:
            self.after(session, row)
        session.flush()
        return int(row.id)

    def _refused(self, wrong: FieldError) -> None:
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
            self.form.focus(wrong.field)
        else:
            self.desk.say(wrong.sentence)

    def reject(self) -> None:
        """Close and keep what was typed for the next time, but nothing that was only proposed."""
        typed = {name: value for name, value in self.form.values().items() if value != self._proposed[name]}
        if self.expected is not None and self.expected.chosen:
            typed[WITH.name] = self.expected.chosen
        self.desk.drafts[self._key()] = typed
        super().reject()


def ask_for(
    desk: Desk,
    table: str,
    given: Mapping[str, Any],
    proposed: Mapping[str, Any] | None = None,
    parent: QWidget | None = None,
    *,
    fields: tuple[str, ...] = (),
    account_id: int | None = None,
    after: "Callable[[Session, Any], object] | None" = None,
) -> int | None:
    """Ask for a new row in a dialog; gives its id, or None when it was not stored. See `NewRecord`."""
    if looking().on and any(one.required and one.is_ours_alone for one in subject(table).fields):
        desk.say(_("This is ours alone, and someone is looking. Press {key} first.").format(key=KEY))
        return None
    dialog = NewRecord(desk, table, given, proposed, parent, fields=fields, account_id=account_id, after=after)
    dialog.exec()
    dialog.deleteLater()
    return dialog.created


def mnemonic(words: str) -> str:
    """The letter that is pressed with Alt."""
    return words.partition("&")[2][:1].lower()


def _defaults(of: Subject) -> dict[str, Any]:
    """What a new row holds unless something else is chosen."""
    columns = of.model.__table__.columns
    found = {f.name: columns[f.name].default for f in of.fields if not f.dated}
    return {name: default.arg for name, default in found.items() if default is not None and default.is_scalar}
