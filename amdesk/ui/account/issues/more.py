"""The menu of what else can be done with an issue: its fields, steps, papers, evidence, and deleting it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from amdesk.model.proposals import checklists, fuller_list
from amdesk.ui.account.issues.opening import save_evidence
from amdesk.ui.account.issues.papers import copy_letter, show_paper
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.words import _


class MoreMenu(MenuButton):
    """The button with the menu.

    `edit_asked`, `answer_given` and `delete_asked` are about the issue, `list_chosen` names a fuller checklist,
    `step_chosen` the template of an optional step.
    """

    edit_asked = Signal()
    answer_given = Signal()
    delete_asked = Signal()
    list_chosen = Signal(int)
    step_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("More"), fill=self.fill)
        self.setObjectName("issue-more")
        self.desk = desk
        self.content: Content | None = None

    def fill(self, menu: QMenu) -> None:
        """Offer what can be done now."""
        content = self.content
        if content is None:
            return
        menu.addAction(_("Edit this issue"), self.edit_asked.emit)
        if content.line.answered_on is None:
            menu.addAction(_("The first answer was given today"), self.answer_given.emit)
        if content.is_open:
            self._offer_steps(menu, content)
        menu.addSeparator()
        self._offer_papers(menu, content.line.id)
        if content.files or any(step.evidence for step in content.steps):
            act = partial(save_evidence, self.desk, content.line.id, self)
            menu.addAction(_("Save the evidence as one packet…"), act)
        menu.addSeparator()
        menu.addAction(_("Delete this issue"), self.delete_asked.emit)

    def _offer_papers(self, menu: QMenu, issue: int) -> None:
        """The report and the letters: on paper, and the letters as text to copy."""
        from amdesk.report.issue_report import IssuePrint

        for kind in IssuePrint:
            words = menu_safe(_("{paper}…").format(paper=kind.label))
            menu.addAction(words, partial(show_paper, self.desk, issue, kind, self))
        copies = (
            (_("Copy the update for the customer"), IssuePrint.UPDATE),
            (_("Copy the debrief"), IssuePrint.DEBRIEF),
        )
        for words, kind in copies:
            menu.addAction(words, partial(copy_letter, self.desk, issue, kind, self))

    def _offer_steps(self, menu: QMenu, content: Content) -> None:
        lists = checklists(self.desk.workspace)
        numbers = {step.number for step in content.steps}
        fuller = fuller_list(lists, numbers) if content.steps else None
        if fuller is not None:
            words = _("Change to the {list} list").format(list=menu_safe(fuller.title.lower()))
            menu.addAction(words, partial(self.list_chosen.emit, fuller.id))
        spare = {step.number: step for one in lists for step in one.steps if step.optional}
        wanted = [step for number, step in spare.items() if number not in numbers]
        if wanted and content.steps:
            optional = menu.addMenu(_("Add a step"))
            for step in wanted:
                optional.addAction(menu_safe(step.name), partial(self.step_chosen.emit, step.id))
