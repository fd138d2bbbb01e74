"""Asking why an opportunity was won or lost: in our words, in theirs, and who had a part in it (PLAN-8)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.store.queries.colleagues import colleagues
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button, menu_safe
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.pages import guide_page
from amdesk.ui.records.subject import subject
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PART = Field("part", "Who had a part", Kind.REFERENCE)
WIDE_PX = 560
NAME = "SELECT name FROM opportunity WHERE id = ?"
HELD = "SELECT why, their_words FROM opportunity WHERE id = ?"
TOOK_PART = "SELECT colleague_id FROM opportunity_colleague WHERE opportunity_id = ? ORDER BY id"


class HadPart(QWidget):
    """A field that finds a colleague, and those chosen so far; each is taken away again by a click."""

    def __init__(self, options: list[tuple[int, str]], chosen: list[int]) -> None:
        super().__init__()
        self.names = dict(options)
        self.chosen = [one for one in chosen if one in self.names]
        self.editor = ReferenceEditor(PART)
        self.editor.edit.setPlaceholderText(_("Type a name, then the next one"))
        # queued: the list of names must not change while a choice from it is still being told
        self.editor.edited.connect(self.add, Qt.ConnectionType.QueuedConnection)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(_("Who of ours had a part (it takes a team)"), role=TextRole.MUTED))
        column.addWidget(self.editor)
        column.addWidget(self._chips)
        self._show()

    def add(self, one: int | None) -> None:
        """One more had a part."""
        if one is not None and one not in self.chosen:
            self.chosen.append(one)
            self._show()

    def _leave_out(self, one: int, checked: bool = False) -> None:
        self.chosen.remove(one)
        self._show()
        self.editor.setFocus()

    def _show(self) -> None:
        self.editor.set_value(None)
        self.editor.set_options([(one, name) for one, name in self.names.items() if one not in self.chosen])
        self._flow.clear()
        for one in self.chosen:
            chip = Button(menu_safe(shown(self.names[one])), icon_name="x")
            chip.setAccessibleName(_("{name}: had no part").format(name=self.names[one]))
            chip.clicked.connect(partial(self._leave_out, one))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self.chosen))

    def finish(self) -> bool:
        """Take the name that is being typed; False when nobody bears it."""
        if not self.editor.finish():
            return False
        self.add(self.editor.value())
        return True


class WhyDialog(QDialog):
    """Asks why; `done` stores it. What was typed and not kept comes back the next time."""

    def __init__(self, desk: Desk, opportunity: int, parent: QWidget, *, won: bool) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.desk, self.opportunity, self.won = desk, opportunity, won
        source = desk.workspace
        self.name = str(source.select(NAME, (opportunity,))[0][0])
        self.key = ("opportunity-won" if won else "opportunity-lost", opportunity)
        self.setObjectName("opportunity-why")
        title = _("Won: {what}") if won else _("Lost: {what}")
        self.setWindowTitle(title.format(what=self.name))
        offer_help(self, guide_page("opportunity"))
        own = {one.name: one for one in subject("opportunity").fields}
        self.form = Form([own["why"], own["their_words"]])
        why, words = source.select(HELD, (opportunity,))[0]
        self.form.set_values({"why": why, "their_words": words, **desk.drafts.get(self.key, {})})
        took_part = [int(one) for (one,) in source.select(TOOK_PART, (opportunity,))]
        self.had_part = HadPart(colleagues(source), took_part)
        self._lay_out()
        self.form.focus("why")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), role=TextRole.HEADING, wrap=True))
        asks = _("Why did they choose us?") if self.won else _("Why did they not choose us?")
        column.addWidget(Text(asks + " " + _("One of the two is enough."), role=TextRole.MUTED, wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.had_part)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        save = buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(_("&Won") if self.won else _("&Lost"))
        save.setProperty("primary", True)
        save.setObjectName("opportunity-why-keep")
        save.setDefault(True)
        save.setShortcut("Ctrl+Return")
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(WIDE_PX)

    def save(self) -> None:
        """End the opportunity, or say at the field what is missing."""
        self.form.clear_errors()
        for name in self.form.names():
            self.form.editor(name).finish()
        if not self.form.check() or not self.had_part.finish():
            return
        if self.desk.change(self.windowTitle(), self._end, self._refused):
            self.desk.drafts.pop(self.key, None)
            self.accept()

    def _end(self, session: "Session") -> bool:
        from amdesk.model.opportunities import Opportunity, OpportunityColleague

        values = self.form.values()
        row = session.get_one(Opportunity, self.opportunity)
        (row.win if self.won else row.lose)(values["why"], values["their_words"])
        held = session.query(OpportunityColleague).filter_by(opportunity_id=self.opportunity).all()
        for one in held:
            if one.colleague_id not in self.had_part.chosen:
                session.delete(one)
        known = {one.colleague_id for one in held}
        for colleague in self.had_part.chosen:
            if colleague not in known:
                session.add(OpportunityColleague(opportunity_id=self.opportunity, colleague_id=colleague))
        return True

    def _refused(self, wrong: FieldError) -> None:
        self.form.show_error(wrong.field if wrong.field in self.form.names() else "why", wrong.sentence)
        self.form.focus("why")

    def reject(self) -> None:
        """Close and keep what was typed for the next time."""
        typed = {name: value for name, value in self.form.values().items() if value}
        self.desk.drafts[self.key] = typed
        super().reject()


def ask_why_won(desk: Desk, opportunity: int, parent: QWidget) -> bool:
    """Ask why it was won; False when it was left as it is."""
    return _ask(desk, opportunity, parent, won=True)


def ask_why_lost(desk: Desk, opportunity: int, parent: QWidget) -> bool:
    """Ask why it was lost; False when it was left as it is."""
    return _ask(desk, opportunity, parent, won=False)


def _ask(desk: Desk, opportunity: int, parent: QWidget, *, won: bool) -> bool:
    dialog = WhyDialog(desk, opportunity, parent.window(), won=won)
    done = bool(dialog.exec())
    title = dialog.windowTitle()
    dialog.deleteLater()
    if done:
        desk.say(title, Tone.GOOD if won else Tone.QUIET, _("Undo"), desk.undo)
    return done
