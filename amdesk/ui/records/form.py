"""One existing row of any subject as a form: each field is stored when it is left, as a step of its own."""

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.model.fields import FieldError, Kind
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.panel import Card, Flow, Scroll
from amdesk.ui.records.subject import Subject, currency_of, offer_options, values_of
from amdesk.ui.records.verbs import VERBS, Question, Verb
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEAST_WIDTH_PX = 320
WORDS = re.compile(r"\w+")


class RecordForm(Card):
    """The form of the row shown, all fields but those named in `without`; `closed` when the user has done with it."""

    closed = Signal()

    def __init__(self, desk: Desk, of: Subject, *, closable: bool = True, without: tuple[str, ...] = ()) -> None:
        super().__init__(_(of.model.singular))
        self.desk = desk
        self.of = of
        self.row: int | None = None
        self.name = ""
        self.setObjectName(f"{of.table.replace('_', '-')}-form")
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        if closable:
            close = IconButton("x", _("Close the form"))
            close.clicked.connect(self.closed)
            self.add_aside(close)
        self.form = Form([f for f in of.fields if not self._is_frame(f.name) and f.name not in without])
        self.form.edited.connect(self._store)
        self._verbs = QWidget()
        self._verb_flow = Flow(self._verbs)
        scroll = Scroll(margin=0)
        page = scroll.widget()
        if page is not None:
            page.setProperty("ground", "card")
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        self.body.addWidget(self._verbs)
        self.body.addWidget(scroll, 1)

    def _is_frame(self, name: str) -> bool:
        """What a row belongs to is not changed by typing."""
        field = next(f for f in self.of.fields if f.name == name)
        return field.kind is Kind.REFERENCE and field.required and name == "account_id"

    def show_row(self, row: int, account_id: int | None) -> None:
        """Read a row and show it; what is being typed stays."""
        if row != self.row:
            self.form.clear_errors()
        self.row = row
        offer_options(self.form, self.of, self.desk.workspace, account_id)
        with self.desk.workspace.read() as session:
            found = session.get(self.of.model, row)
            if found is None:
                self.clear()
                return
            values = values_of(found, self.of.fields)
            self.name = found.title
            verbs = [verb for verb in VERBS.get(self.of.table, ()) if verb.can(found)]
        self.form.set_currency(values.get("currency") or currency_of(self.desk.workspace, account_id))
        self.form.set_values(values)
        self.set_title(self.name)
        self._offer(verbs)

    def clear(self) -> None:
        """Show no row."""
        self.row = None

    def focus(self, field: str = "") -> None:
        """Go to a field, or to the first."""
        self.form.focus(field)

    def _offer(self, verbs: list[Verb | Question]) -> None:
        self._verb_flow.clear()
        for verb in verbs:
            button = Button(_(verb.word))
            button.setObjectName(f"verb-{'-'.join(WORDS.findall(verb.word.lower()))}")
            if verb.key:
                button.setShortcut(verb.key)
            button.clicked.connect(_Do(self, verb))
            self._verb_flow.addWidget(button)
        self._verbs.setVisible(bool(verbs))

    def _store(self, field: str, value: Any) -> None:
        row = self.row
        if row is None:
            return
        label = next(_(f.label) for f in self.of.fields if f.name == field)

        def act(session: "Session") -> None:
            setattr(session.get_one(self.of.model, row), field, value)

        self.form.editor(field).clear_error()
        self.desk.change(_("Change {label} of {what}").format(label=label, what=self.name), act, self._refused)

    def do(self, verb: Verb | Question) -> None:
        """Do a verb as one step, or ask what it needs first."""
        row = self.row
        if row is None:
            return
        if isinstance(verb, Question):
            verb.ask(self.desk, row, self)
            return

        def act(session: "Session") -> None:
            verb.do(session.get_one(self.of.model, row))

        self.desk.change(f"{_(verb.word)}: {self.name}", act, self._refused)

    def _refused(self, wrong: FieldError) -> None:
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
        else:
            self.desk.say(wrong.sentence)


class _Do:
    """Does a verb with the row the form shows."""

    def __init__(self, form: RecordForm, verb: Verb | Question) -> None:
        self.form = form
        self.verb = verb

    def __call__(self, checked: bool = False) -> None:
        self.form.do(self.verb)
