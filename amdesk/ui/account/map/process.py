"""The buying process as a band above the map: steps in order, who acts, gaps; one band for each kind of purchase."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.buying_process import gaps_of, of_purchase, process_line, purchases, usual_steps
from amdesk.analysis.series import Tone
from amdesk.model.coverage_rows import StepOfBuying
from amdesk.model.fields import FieldError
from amdesk.model.people import BuyingStep, Person
from amdesk.model.rows import AccountMap
from amdesk.store.queries.coverage import buying_steps
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.process_step import StepBox
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.looking import Curtained
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.records.subject import offer_options, subject
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EDITED = ("name", "person_id", "days", "criteria")


class ProcessBand(Card):
    """`people_meant` comes with the people of the step chosen, for the map to show them."""

    people_meant = Signal(list)
    find_out_asked = Signal(str)

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self.deeds = deeds
        self.steps: list[StepOfBuying] = []
        self.purchase = ""
        self.chosen: int | None = None
        self.shown: AccountMap | None = None
        self.boxes: dict[int, StepBox] = {}
        self._kinds: list[str] = []
        self.setObjectName("map-process")
        self.setAccessibleName(_("Buying process"))
        self.words = Elided("", role=TextRole.STRONG)
        self.words.setObjectName("process-sentence")
        self.kind = Combo()
        self.kind.setObjectName("process-purchase")
        self.kind.setAccessibleName(_("Kind of purchase"))
        self.kind.setFixedWidth(240)
        self.kind.activated.connect(self._choose_kind)
        self.new_kind = QLineEdit()
        self.new_kind.setObjectName("process-new-purchase")
        self.new_kind.setPlaceholderText(_("New kind of purchase, then Enter"))
        self.new_kind.setAccessibleName(_("New kind of purchase"))
        self.new_kind.setFixedWidth(230)
        self.new_kind.returnPressed.connect(self._begin_kind)
        self.new_kind.hide()
        self.add = Button(_("+ &Step"))
        self.add.setObjectName("process-add-step")
        self.add.clicked.connect(self._add_step)
        self.usual = Button(_("Begin with the &usual steps"))
        self.usual.setObjectName("process-usual")
        self.usual.clicked.connect(self._begin_usual)
        self.line = QHBoxLayout()
        self.line.setSpacing(0)
        self._make_editor()
        self._lay_out()
        Curtained(self)

    def _make_editor(self) -> None:
        fields = {field.name: field for field in subject("buying_step").fields}
        self.form = Form([replace(fields[name], hint="") for name in EDITED], columns=4)
        self.form.edited.connect(self._set)
        self.editor = QWidget()
        self.editor.setObjectName("process-editor")
        self.gap_words = Text("", role=TextRole.MUTED)
        self.draw = Link(_("Draw a card for them"))
        self.draw.setObjectName("process-draw")
        self.draw.clicked.connect(self._draw_placeholder)
        self.ask = Link(_("Plan to find out"))
        self.ask.setObjectName("process-find-out")
        self.ask.clicked.connect(self._find_out)
        remove = IconButton("trash", _("Remove this step"))
        remove.setObjectName("process-remove")
        remove.clicked.connect(self._remove_chosen)
        close = IconButton("x", _("Close"))
        close.clicked.connect(self.close_step)
        column = QVBoxLayout(self.editor)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.form)
        line = QHBoxLayout()
        line.setSpacing(14)
        for part in (self.gap_words, self.draw, self.ask):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(remove)
        line.addWidget(close)
        column.addLayout(line)
        self.editor.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.words, 1)
        for part in (self.usual, self.new_kind, self.kind, self.add):
            head.addWidget(part)
        self.body.addLayout(head)
        self.body.addLayout(self.line)
        self.body.addWidget(self.editor)

    # Showing

    def show_process(self, shown: AccountMap) -> None:
        """Show how the account of a map buys."""
        if self.shown is None or shown.account_id != self.shown.account_id:
            self.purchase, self.chosen = "", None
        self.shown = shown
        every = buying_steps(self.deeds.desk.workspace, shown.account_id)
        self._kinds = list(dict.fromkeys([*purchases(every), *([self.purchase] if self.purchase else [])]))
        if self.purchase not in self._kinds and self._kinds:
            self.purchase = self._kinds[0]
        before, self.steps = self.steps, of_purchase(every, self.purchase)
        self.words.setText(process_line(self.steps))
        self._show_kinds()
        if before != self.steps:
            self._show_steps()
        self._show_editor()

    def _show_kinds(self) -> None:
        self.kind.clear()
        self.kind.addItems([kind or _("Every purchase") for kind in self._kinds] or [_("Every purchase")])
        self.kind.addItem(_("New kind of purchase…"))
        self.kind.setCurrentIndex(self._kinds.index(self.purchase) if self.purchase in self._kinds else 0)
        self.usual.setVisible(not self.steps)

    def _show_steps(self) -> None:
        held = next((i for i, box in self.boxes.items() if box.hasFocus()), None)
        empty_out(self.line)
        self.boxes = {}
        for number, step in enumerate(self.steps, 1):
            box = StepBox(step, number, is_chosen=step.id == self.chosen, is_first=number == 1)
            for signal, slot in (
                (box.chosen, self.choose),
                (box.opened, self.open_step),
                (box.moved, self._move),
                (box.dropped, self._drop),
                (box.removed, self._remove),
                (box.walked, self._walk),
            ):
                signal.connect(slot)
            self.boxes[step.id] = box
            self.line.addWidget(box)
            box.show()
        self.line.addStretch(1)
        if held in self.boxes:
            self.boxes[held].setFocus()

    def _show_editor(self) -> None:
        step = self._step(self.chosen)
        self.editor.setVisible(step is not None)
        if step is None or self.shown is None:
            return
        offer_options(self.form, subject("buying_step"), self.deeds.desk.workspace, self.shown.account_id)
        self.form.set_values({name: getattr(step, name) for name in EDITED})
        gap = step in gaps_of(self.steps)
        words = _("{name} is a card without a name.") if step.person else _("Nobody is known.")
        self.gap_words.setText(words.format(name=step.person))
        self.gap_words.set_tone(Tone.WARN)
        self.gap_words.setVisible(gap)
        self.ask.setVisible(gap)
        self.draw.setVisible(gap and step.person_id is None)

    def _step(self, number: int | None) -> StepOfBuying | None:
        return next((step for step in self.steps if step.id == number), None)

    def show_now(self) -> None:
        """Show what was just stored, or put back what was refused."""
        if self.shown is not None:
            self.show_process(self.shown)

    # Choosing

    def choose(self, number: int) -> None:
        """Choose a step and show who acts on the map; once more closes it."""
        if self.chosen == number:
            self.close_step()
            return
        self.chosen = number
        self._mark()
        step = self._step(number)
        if step is not None:
            self.people_meant.emit([step.person_id] if step.person_id is not None else [])

    def open_step(self, number: int) -> None:
        """Open a step, ready to type."""
        self.chosen = number
        self._mark()
        self.form.focus("name")

    def close_step(self, checked: bool = False) -> None:
        """No step is chosen."""
        self.chosen = None
        self._mark()
        self.people_meant.emit([])

    def _mark(self) -> None:
        for number, box in self.boxes.items():
            box.is_chosen = number == self.chosen
            box.update()
        self._show_editor()

    def _walk(self, number: int, by: int) -> None:
        order = list(self.boxes)
        place = order.index(number) + by
        if 0 <= place < len(order):
            self.boxes[order[place]].setFocus()

    # Changing

    def _change(self, label: str, act: Any, wrong: Any = None) -> Any:
        done = self.deeds.change(label, act, wrong)
        self.show_now()
        return done

    def _add_step(self, checked: bool = False) -> None:
        place = max((step.place for step in self.steps), default=0) + 1
        made = self._change(_("Add a step of buying"), partial(self._make, [(_("New step"), None)], place))
        if made:
            self.open_step(made)
            editor = self.form.editor("name")
            if isinstance(editor.control, QLineEdit):
                editor.control.selectAll()

    def _begin_usual(self, checked: bool = False) -> None:
        people = self.shown.people if self.shown is not None else ()
        own = [p for p in people if p.account_id == self.deeds.account_id]
        self._change(_("Begin the buying process"), partial(self._make, usual_steps(own), 1))

    def _make(self, steps: list[tuple[str, int | None]], place: int, session: "Session") -> int:
        rows = [
            BuyingStep(
                account_id=self.deeds.account_id, purchase=self.purchase, place=place + at, name=name, person_id=who
            )
            for at, (name, who) in enumerate(steps)
        ]
        session.add_all(rows)
        session.flush()
        return rows[-1].id

    def _set(self, name: str, value: Any) -> None:
        step = self._step(self.chosen)
        if step is None or getattr(step, name) == value:
            return

        def act(session: "Session") -> bool:
            setattr(session.get_one(BuyingStep, step.id), name, value)
            return True

        self.form.clear_errors()
        if self.deeds.change(_("Change step “{step}”").format(step=step.name), act, self._refused):
            self.show_now()

    def _refused(self, wrong: FieldError) -> None:
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
        else:
            self.deeds.desk.say(wrong.sentence)

    def _move(self, number: int, by: int) -> None:
        order = list(self.boxes)
        self._put(number, order.index(number) + by)

    def _drop(self, number: int, where: QPoint) -> None:
        """Put a step where it was dropped: before the box whose left half it lies on."""
        others = [box for i, box in self.boxes.items() if i != number]
        self._put(number, sum(box.mapToGlobal(box.rect().center()).x() < where.x() for box in others))

    def _put(self, number: int, place: int) -> None:
        order = [step.id for step in self.steps]
        if not 0 <= place < len(order) or order.index(number) == place:
            return
        order.remove(number)
        order.insert(place, number)

        def act(session: "Session") -> bool:
            for at, each in enumerate(order, 1):
                session.get_one(BuyingStep, each).place = at
            return True

        step = self._step(number)
        self._change(_("Move step “{step}”").format(step=step.name if step else ""), act)
        self.boxes[number].setFocus()

    def _remove_chosen(self, checked: bool = False) -> None:
        if self.chosen is not None:
            self._remove(self.chosen)

    def _remove(self, number: int) -> None:
        step = self._step(number)
        if step is None:
            return

        def act(session: "Session") -> bool:
            session.delete(session.get_one(BuyingStep, number))
            return True

        label = _("Remove step “{step}”").format(step=step.name)
        self.chosen = None
        if self._change(label, act):
            self.deeds.desk.say(label, Tone.QUIET, _("Undo"), self.deeds.desk.undo)

    def _draw_placeholder(self, checked: bool = False) -> None:
        step = self._step(self.chosen)
        if step is None:
            return

        def act(session: "Session") -> bool:
            name = _("Someone: {step}").format(step=step.name.lower())
            someone = Person(account_id=self.deeds.account_id, name=name, is_placeholder=True)
            someone.came_in = session.info["today"]
            session.add(someone)
            session.flush()
            session.get_one(BuyingStep, step.id).person_id = someone.id
            return True

        self._change(_("Draw a card for “{step}”").format(step=step.name), act)

    def _find_out(self, checked: bool = False) -> None:
        step = self._step(self.chosen)
        if step is not None:
            self.find_out_asked.emit(_("Find out who acts when they buy: {step}").format(step=step.name.lower()))

    # Kinds of purchase

    def _choose_kind(self, place: int) -> None:
        if place >= max(1, len(self._kinds)):
            self.kind.hide()
            self.new_kind.show()
            self.new_kind.setFocus()
            return
        self.purchase = self._kinds[place] if self._kinds else ""
        self.chosen = None
        self.show_now()

    def _begin_kind(self) -> None:
        name = " ".join(self.new_kind.text().split())
        self.new_kind.clear()
        self.new_kind.hide()
        self.kind.show()
        if name:
            self.purchase, self.chosen = name, None
        self.show_now()
