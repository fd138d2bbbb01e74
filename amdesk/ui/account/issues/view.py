"""One issue of the account, worked in: the list at the left, the checklist in the middle, what belongs to it right."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model.proposals import checklists
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.asking import ask_to_add
from amdesk.ui.account.issues.call import CallCard
from amdesk.ui.account.issues.choosing import ChooseList
from amdesk.ui.account.issues.deeds import Deeds
from amdesk.ui.account.issues.forensics import ForensicsCard
from amdesk.ui.account.issues.head import IssueHead, RefusalCard
from amdesk.ui.account.issues.listing import IssueList
from amdesk.ui.account.issues.more import MoreMenu
from amdesk.ui.account.issues.phases import Checklist
from amdesk.ui.account.issues.reading import Content, content_of, issue_of, lines_of
from amdesk.ui.account.issues.says import GapKind, gaps
from amdesk.ui.account.issues.side import SideCards
from amdesk.ui.account.plan.drawer import Drawer
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.issues.new import new_issue
from amdesk.ui.kit.panel import Columns, Empty, Scroll, Separator
from amdesk.ui.place import Place
from amdesk.words import _

WIDE_PX = 760
BELONGS = ("issue_id", "loss_id")
"""Fields that only say what a row hangs on: in a form beside the issue they say nothing."""
KEPT = ("issue", "step")
"""What its form does not delete: the issue's menu does that, and a step stays in its list."""


class IssueView(AccountTab):
    """The issue in view with everything that can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("issue-view")
        self.issue_id: int | None = None
        self.content: Content | None = None
        self.refused: Content | None = None
        self.deeds = Deeds(desk, self)
        self.listing = IssueList()
        self.head = IssueHead()
        self.refusal = RefusalCard()
        self.call = CallCard()
        self.choose = ChooseList()
        self.checklist = Checklist(desk)
        self.forensics = ForensicsCard(desk)
        self.side = SideCards(desk)
        self.drawer = Drawer(desk, without=BELONGS, keeps=KEPT)
        self.came_from = ""
        self.more = MoreMenu(desk)
        self.head.line.addWidget(self.more)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.area = Scroll()
        self.area.body.setContentsMargins(16, 14, 20, 16)
        self.columns = Columns(proportion=(2.35, 1.0), collapse_below=WIDE_PX, gap=14)
        for widget in (self.refusal, self.call, self.choose, self.checklist, self.forensics):
            self.columns.left.addWidget(widget)
        self.columns.left.addWidget(self.side.whys)
        self.columns.left.addWidget(self.side.remedies)
        self.columns.right.addWidget(self.side)
        self.columns.left.setSpacing(10)
        self.area.body.setSpacing(10)
        self.area.body.addWidget(self.head)
        self.area.body.addWidget(self.columns)
        self.area.body.addStretch(1)
        self.empty = Empty(
            _("No issue here. When the customer complains, calls for help or asks for something, write it down here."),
            _("Log an issue"),
            self.begin,
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 14, 8, 12)
        column.addWidget(self.listing)
        self.whole = QHBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(left)
        self.whole.addWidget(Separator(upright=True))
        self.whole.addWidget(self.area, 1)
        self.whole.addWidget(self.empty, 1)
        self.whole.addWidget(self.drawer)

    def _connect(self) -> None:
        self.listing.opened.connect(self.show_issue)
        self.listing.asked.connect(self.begin)
        self.head.resolve.clicked.connect(self.resolve)
        self.head.close_.clicked.connect(self.ask_for_call)
        self.head.reopen.clicked.connect(self.deeds.reopen)
        self.head.decline.clicked.connect(self.decline)
        self.more.edit_asked.connect(self.edit)
        self.more.answer_given.connect(self.deeds.note_answer)
        self.more.list_chosen.connect(self.deeds.use_list)
        self.more.step_chosen.connect(self.deeds.add_step)
        self.more.delete_asked.connect(self.deeds.delete)
        self.deeds.refused.connect(self._refuse)
        self.deeds.ended.connect(self._deed_ended)
        self.call.answered.connect(self.close_issue)
        self.choose.chosen.connect(self.deeds.use_list)
        self.checklist.team_asked.connect(self.ask_of_team)
        self.drawer.closed.connect(self._drawer_closed)
        for asking in (self.refusal.asked, self.side.gap_asked):
            asking.connect(self.fill_gap)
        for card in (self.side, self.forensics):
            card.opened.connect(self.open_form)
            card.asked.connect(self.ask)
        self.forensics.amount_asked.connect(self.ask_what_is_right)

    # Showing

    def fill(self) -> None:
        """Read the account's issues and the one in view."""
        if not self.account_id:
            return
        source = self.desk.workspace
        lines = lines_of(source, self.account_id)
        ids = [line.id for line, _late in lines]
        if self.issue_id not in ids:
            self._leave()
            self.issue_id = ids[0] if ids else None
        self.listing.show_issues(lines, self.issue_id, source.today)
        self.area.setVisible(self.issue_id is not None)
        self.empty.setVisible(self.issue_id is None)
        self.content = content_of(source, self.issue_id) if self.issue_id is not None else None
        if self.content is not None:
            self._show(self.content)
        self.deeds.content = self.more.content = self.content

    def _show(self, content: Content) -> None:
        source = self.desk.workspace
        self.head.show_content(content, source.today)
        self.choose.setVisible(not content.steps and content.is_open)
        if not content.steps:
            self.choose.show_lists(checklists(source), content.line)
        self.checklist.setVisible(bool(content.steps))
        self.checklist.show_content(content)
        self.forensics.setVisible(content.looks_into_money)
        self.forensics.show_content(content)
        self.side.show_content(content)
        found = gaps(content, source.today)
        self.refusal.show_gaps(found)
        if not content.is_open or (not found and content != self.refused):
            self.refusal.hide()
        if content.is_open:
            self.call.hide()
        self.drawer.renew(self.account_id)

    def show_issue(self, issue: int) -> None:
        """Show another issue of the account."""
        if issue != self.issue_id:
            self._leave()
            self.issue_id = issue
        self.refresh()

    def _leave(self) -> None:
        self.refusal.hide()
        self.call.hide()
        self.drawer.leave()
        self.area.verticalScrollBar().setValue(0)

    def go_to(self, place: Place) -> None:
        """Show the account's issues, and the row a place names."""
        super().go_to(place)
        if place.row is None or not place.subject:
            return
        issue = issue_of(self.desk.workspace, place.subject, place.row)
        if issue is None:
            return
        self.show_issue(issue)
        if place.subject == "step":
            self.checklist.open_step(place.row)
        elif place.subject in ("cause_node", "credit_note", "team_share", "disputed_line", "request", "involved"):
            self.open_form(place.subject, place.row)

    # Doing

    def _refuse(self, sentence: str) -> None:
        self.refused = self.content
        self.refusal.say(sentence)

    def _deed_ended(self, done: bool) -> None:
        if done:
            self.refusal.hide()
        self.refresh()

    def begin(self) -> None:
        """Ask for a new issue of this account."""
        new_issue(self.desk, self.account_id, self)

    def resolve(self) -> None:
        """The customer's problem is solved, or what is missing is shown with the links that do it."""
        if not self.deeds.resolve():
            self.area.ensureWidgetVisible(self.refusal)

    def ask_for_call(self) -> None:
        """Ask how the review call went."""
        if self.content is not None:
            held = self.content.call_held_on
            resolved = self.content.line.resolved_on
            is_ours = held is not None and resolved is not None and held >= resolved
            self.call.ask(self.content.detail.review_on, held if is_ours else None)

    def close_issue(self, went_well: bool, said: str) -> None:
        """Close after a call that went well; open again after one that did not."""
        if self.deeds.close(went_well, said):
            self.call.hide()

    def decline(self) -> None:
        """Ask for the reason, the alternative and who agreed; a reason that is none is refused there.

        Before they were heard and answered it is said what comes first.
        """
        if self.issue_id is None:
            return
        if sentence := doing.why_not_declined(self.desk.workspace, self.issue_id):
            self.refusal.say(sentence)
            self.area.ensureWidgetVisible(self.refusal)
        else:
            self.ask("refusal")

    def fill_gap(self, kind: GapKind) -> None:
        """Do what a gap asks for."""
        if kind is GapKind.STEPS and self.content is not None and self.content.next_step is not None:
            self.checklist.open_step(self.content.next_step.id)
        elif kind is GapKind.LIST:
            self.choose.combo.setFocus()
        else:
            self.deeds.fill_gap(kind)

    def ask(self, table: str) -> None:
        """Ask for a new row that belongs to the issue."""
        if self.content is not None:
            self.came_from = _place_of_keyboard()
            ask_to_add(self.desk, self.content, table, self)
            self.refresh()
            QTimer.singleShot(0, self, self._go_back)  # what was made anew is shown only then

    def ask_of_team(self, step: int) -> None:
        """Ask for a request to a team or colleague for a step, due when the step is."""
        if self.content is not None:
            due = next((one.due for one in self.content.steps if one.id == step), None)
            ask_to_add(self.desk, self.content, "request", self, step_id=step, due=due)
            self.refresh()

    # The form at the right

    def edit(self) -> None:
        """Edit all fields of the issue."""
        if self.issue_id is not None:
            self.open_form("issue", self.issue_id)

    def open_form(self, table: str, row: int, field: str = "") -> None:
        """Edit a row at the right, from its first field or another."""
        self.came_from = _place_of_keyboard()
        self.drawer.open(table, row, self.account_id)
        self.side.setVisible(False)
        self.drawer.forms[table].focus(field)

    def ask_what_is_right(self, line: int) -> None:
        """Let the amount be typed that would have been right."""
        self.open_form("disputed_line", line, "right")

    def _drawer_closed(self) -> None:
        self.side.setVisible(True)
        self._go_back()

    def _go_back(self) -> None:
        """Stand where something was asked for or opened; the widget may have been made anew meanwhile."""
        named = self.findChildren(QWidget, self.came_from) if self.came_from else []
        for widget in named:
            if widget.isVisible():
                widget.setFocus()
        self.came_from = ""


def _place_of_keyboard() -> str:
    """The name of what has the keyboard."""
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""
