"""The checklists: the supplied ones, own ones and their versions, each with its ordered steps, in one place (ISS-2)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from amdesk.analysis.series import Tone
from amdesk.model import checklists as drafting
from amdesk.model.fields import FieldError
from amdesk.model.proposals import ListOfSteps, checklists
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.place import Place
from amdesk.ui.records.form import RecordForm
from amdesk.ui.records.panel import RecordsPanel
from amdesk.ui.records.subject import subject
from amdesk.ui.view import View
from amdesk.words import _, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

COLUMNS = ("number", "name", "phase", "needs_evidence")
FORM_PX = 270


class ChecklistsView(View):
    """One list in view: what it is called and for at the right, its steps in order at the left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("checklists")
        self.lists: list[ListOfSteps] = []
        self.panels: dict[int, RecordsPanel] = {}
        self.choice = Combo()
        self.choice.setObjectName("checklists-choice")
        self.choice.setAccessibleName(_("Checklist"))
        self.choice.activated.connect(self._choose)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("checklists-sentence")
        self.trouble = Text("", wrap=True)
        self.trouble.setObjectName("checklists-refused")
        self.trouble.set_tone(Tone.BAD)
        self.trouble.hide()
        self.steps = QStackedWidget()
        self.form = RecordForm(desk, subject("checklist"), closable=False)
        self.form.setMaximumWidth(FORM_PX)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.choice)
        for words, name, act in (
            (_("+ Checklist"), "checklists-add", self.begin),
            (_("New version"), "checklists-new-version", self.make_version),
            (_("Earlier"), "checklists-earlier", self.move_up),
            (_("Later"), "checklists-later", self.move_down),
            (_("Delete this list"), "checklists-delete", self.delete),
        ):
            button = Button(words)
            button.setObjectName(name)
            button.clicked.connect(act)
            head.addWidget(button)
        head.addStretch(1)
        split = QSplitter()
        split.addWidget(self.steps)
        split.addWidget(self.form)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.trouble)
        column.addWidget(split, 1)

    # Showing

    @property
    def current(self) -> int | None:
        """The list in view."""
        found = self.choice.currentData()
        return found if isinstance(found, int) else None

    def fill(self) -> None:
        """Read the lists and show the one in view."""
        wanted = self.current
        self.lists = checklists(self.desk.workspace)
        self.choice.clear()
        for one in self.lists:
            self.choice.addItem(one.title, one.id)
        if self.lists:
            self.choice.setCurrentIndex(max(0, self.choice.findData(wanted)))
        self._show()

    def show_list(self, number: int) -> None:
        """Bring another list into view."""
        self.refresh()
        self.choice.setCurrentIndex(max(0, self.choice.findData(number)))
        self._show()

    def _show(self) -> None:
        number = self.current
        self.steps.setVisible(number is not None)
        self.form.setVisible(number is not None)
        found = next((one for one in self.lists if one.id == number), None)
        if number is None or found is None:
            self.sentence.setText(_("No checklist. Add one: it begins with the steps every customer gets."))
            return
        self.form.show_row(number, None)
        self.steps.setCurrentWidget(self._panel(number))
        self.sentence.setText(_words(found))

    def _panel(self, number: int) -> RecordsPanel:
        if number not in self.panels:
            desk = self.desk
            panel = RecordsPanel(desk, "checklist_step", given={"checklist_id": number}, columns=COLUMNS)
            panel.add_button.setText(_("+ Step"))
            panel.table.sort_by("number")
            self.panels[number] = panel
            self.steps.addWidget(panel)
        return self.panels[number]

    def go_to(self, place: Place) -> None:
        """Show the list a place names, or the one its step stands in."""
        row = place.row
        if place.subject == "checklist_step" and row is not None:
            found = self.desk.workspace.select("SELECT checklist_id FROM checklist_step WHERE id = ?", (row,))
            row = found[0][0] if found else None
        if row is not None:
            self.show_list(row)
            if place.subject == "checklist_step":
                self._panel(row).go_to(place)

    # Doing

    def _choose(self, place: int) -> None:
        self.trouble.hide()
        self._show()

    def _do(self, label: str, act: "Callable[[Session], int]") -> int | None:
        self.trouble.hide()
        return self.desk.change(label, act, self._refused)

    def _refused(self, wrong: FieldError) -> None:
        self.trouble.setText(wrong.sentence)
        self.trouble.show()

    def begin(self) -> None:
        """A list of one's own; it begins with the steps every customer gets."""
        made = self._do(_("Add a checklist"), drafting.begin)
        if made is not None:
            self.show_list(made)
            self.form.focus()

    def make_version(self) -> None:
        """A copy to be changed; issues go on with the steps they began with."""
        number = self.current
        if number is None:
            return
        made = self._do(_("New version of a checklist"), drafting.Copy(number))
        if made is not None:
            self.show_list(made)

    def delete(self) -> None:
        """Delete the list in view; issues keep their steps."""
        number = self.current
        if number is not None and self._do(_("Delete a checklist"), drafting.Deletion(number)):
            self.desk.say(_("Delete a checklist"), Tone.QUIET, _("Undo"), self.desk.undo)

    def move_up(self) -> None:
        """Let the chosen step come earlier."""
        self._move(-1)

    def move_down(self) -> None:
        """Let the chosen step come later."""
        self._move(1)

    def _move(self, by: int) -> None:
        number = self.current
        keys = self._panel(number).table.chosen_keys() if number is not None else []
        rows = [key for key in keys if isinstance(key, int)]
        if len(rows) != 1:
            self._refused(FieldError("number", _("Choose the one step to be moved.")))
            return
        if self._do(_("Move a step of a checklist"), drafting.Move(rows[0], by)):
            self._panel(number or 0).table.choose(rows)


def _words(one: ListOfSteps) -> str:
    steps = plural("{n} step", "{n} steps", len(one.usual))
    optional = len(one.steps) - len(one.usual)
    if optional:
        steps += ", " + plural("{n} more to switch on", "{n} more to switch on", optional)
    if one.is_own and one.kind is not None:
        return _("{steps}. Proposed for: {kind}, while no newer one is.").format(
            steps=steps, kind=one.kind.label.lower()
        )
    if one.is_own:
        return _("{steps}. Say what it is for, and it is proposed there.").format(steps=steps)
    return _("{steps}. Supplied; a new version of it is yours to change.").format(steps=steps)
