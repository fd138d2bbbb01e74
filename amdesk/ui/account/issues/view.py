"""One issue of the account, worked in: the list at the left, the checklist in the middle, what belongs to it right."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.model.proposals import begin_list, checklists, fuller_list
from amdesk.model.values import PulseKind
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.call import CallCard
from amdesk.ui.account.issues.choosing import ChooseList
from amdesk.ui.account.issues.forensics import ForensicsCard
from amdesk.ui.account.issues.head import IssueHead, RefusalCard
from amdesk.ui.account.issues.listing import IssueList
from amdesk.ui.account.issues.opening import save_evidence
from amdesk.ui.account.issues.phases import Checklist
from amdesk.ui.account.issues.reading import Content, content_of, issue_of, lines_of
from amdesk.ui.account.issues.says import GapKind, gaps
from amdesk.ui.account.issues.side import SideCards
from amdesk.ui.account.plan.drawer import Drawer
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.issues.new import new_issue
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.ui.kit.panel import Columns, Empty, Scroll, Separator
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import ask_for
from amdesk.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from amdesk.model.issues import Issue
    from amdesk.report.issue_report import IssuePrint

REFUSAL_FIELDS = ("reason", "alternative", "agreed_by", "cause", "at_stake", "accepted", "on")
TRANSACTION_FIELDS = ("document", "on", "charged", "right", "note", "invoice_id")
REQUEST_FIELDS = ("text", "team_id", "colleague_id", "asked_on", "due", "step_id")
FEEDBACK_FIELDS = ("company", "words", "person_id", "on")
ACTION_FIELDS = ("name", "owner_id", "due", "how")
WIDE_PX = 760


class IssueView(AccountTab):
    """The issue in view with everything that can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("issue-view")
        self.issue_id: int | None = None
        self.content: Content | None = None
        self.listing = IssueList()
        self.head = IssueHead()
        self.refusal = RefusalCard()
        self.call = CallCard()
        self.choose = ChooseList()
        self.checklist = Checklist(desk)
        self.forensics = ForensicsCard(desk)
        self.side = SideCards(desk)
        self.drawer = Drawer(desk)
        self.more = MenuButton(_("More"), fill=self.fill_more)
        self.more.setObjectName("issue-more")
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
        self.head.reopen.clicked.connect(self.reopen)
        self.head.decline.clicked.connect(self.decline)
        self.refusal.asked.connect(self.fill_gap)
        self.side.gap_asked.connect(self.fill_gap)
        self.call.answered.connect(self.close_issue)
        self.choose.chosen.connect(self.use_list)
        self.checklist.team_asked.connect(self.ask_of_team)
        self.side.opened.connect(self.open_form)
        self.side.asked.connect(self.ask)
        self.forensics.opened.connect(self.open_form)
        self.forensics.asked.connect(self.ask)
        self.drawer.closed.connect(self._drawer_closed)

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
        found = gaps(content)
        self.refusal.show_gaps(found)
        if not found or not content.is_open:
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

    def fill_more(self, menu: QMenu) -> None:
        """What else can be done with the issue."""
        content = self.content
        if content is None:
            return
        menu.addAction(_("Edit this issue"), self.edit)
        if content.line.answered_on is None:
            menu.addAction(_("The first answer was given today"), self.note_answer)
        if content.is_open:
            self._offer_steps(menu, content)
        menu.addSeparator()
        self._offer_papers(menu)
        if content.files or any(step.evidence for step in content.steps):
            act = partial(save_evidence, self.desk, content.line.id, self)
            menu.addAction(_("Save the evidence as one packet…"), act)
        menu.addSeparator()
        menu.addAction(_("Delete this issue"), self.delete)

    def _offer_papers(self, menu: QMenu) -> None:
        """The report and the letters: on paper, and the letters as text to copy."""
        from amdesk.report.issue_report import IssuePrint

        for kind in IssuePrint:
            menu.addAction(menu_safe(_("{paper}…").format(paper=kind.label)), partial(self.print_issue, kind))
        menu.addAction(_("Copy the update for the customer"), partial(self.copy_letter, IssuePrint.UPDATE))
        menu.addAction(_("Copy the debrief"), partial(self.copy_letter, IssuePrint.DEBRIEF))

    def _offer_steps(self, menu: QMenu, content: Content) -> None:
        lists = checklists(self.desk.workspace)
        numbers = {step.number for step in content.steps}
        fuller = fuller_list(lists, numbers) if content.steps else None
        if fuller is not None:
            words = _("Change to the {list} list").format(list=menu_safe(fuller.title.lower()))
            menu.addAction(words, partial(self.use_list, fuller.id))
        spare = {step.number: step for one in lists for step in one.steps if step.optional}
        wanted = [step for number, step in spare.items() if number not in numbers]
        if wanted and content.steps:
            optional = menu.addMenu(_("Add a step"))
            for step in wanted:
                optional.addAction(menu_safe(step.name), partial(self.add_step, step.id))

    # Doing

    def _do(self, label: str, act: "Callable[[Session], Any]", undo: bool = False) -> bool:
        """One step about the issue in view; what is refused is said above the checklist."""
        content = self.content
        if content is None:
            return False
        label = label.format(issue=content.line.name)
        done = bool(self.desk.change(label, act, self._refused))
        if done:
            self.refusal.hide()
            if undo:
                self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
        self.refresh()
        return done

    def _refused(self, wrong: FieldError) -> None:
        self.refusal.say(wrong.sentence)

    @property
    def _issue(self) -> int:
        assert self.issue_id is not None
        return self.issue_id

    def begin(self) -> None:
        """Ask for a new issue of this account."""
        new_issue(self.desk, self.account_id, self)

    def resolve(self) -> None:
        """The customer's problem is solved, or what is missing is shown with the links that do it."""
        if self._do(_("Resolve {issue}"), partial(doing.resolve, issue=self._issue), undo=True):
            return
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
        label = _("Close {issue}") if went_well else _("Reopen {issue} after the review call")
        act = partial(doing.close, self.desk.workspace, number=self._issue, went_well=went_well, said=said)
        if self._do(label, act, undo=True):
            self.call.hide()

    def reopen(self) -> None:
        """It came back; everything done so far is kept."""
        self._do(_("Reopen {issue}"), partial(doing.reopen, number=self._issue), undo=True)

    def decline(self) -> None:
        """Ask for the reason, the alternative and who agreed; a reason that is none is refused there.

        Before they were heard and answered it is said what comes first.
        """
        if sentence := doing.why_not_declined(self.desk.workspace, self._issue):
            self.refusal.say(sentence)
            self.area.ensureWidgetVisible(self.refusal)
            return
        given = {"account_id": self.account_id, "issue_id": self._issue}
        proposed = {"on": self.desk.workspace.today}
        ask_for(self.desk, "refusal", given, proposed, self, fields=REFUSAL_FIELDS, after=doing.decline)
        self.refresh()

    def fill_gap(self, kind: GapKind) -> None:
        """Do what a gap asks for."""
        issue, today = self._issue, self.desk.workspace.today
        if kind is GapKind.CONFIRMED:
            self._do(_("The customer confirmed: {issue}"), partial(doing.confirm, issue=issue, on=today))
        elif kind is GapKind.CALL:
            act = partial(doing.date_call, self.desk.workspace, number=issue)
            self._do(_("Date the review call: {issue}"), act)
        elif kind is GapKind.STEPS and self.content is not None and self.content.next_step is not None:
            self.checklist.open_step(self.content.next_step.id)
        elif kind is GapKind.LIST:
            self.choose.combo.setFocus()

    def note_answer(self) -> None:
        """Note that the customer had the first answer today."""
        act = partial(doing.answered, issue=self._issue, on=self.desk.workspace.today)
        self._do(_("First answer: {issue}"), act)

    def use_list(self, checklist: int) -> None:
        """Take over a checklist; every tick stays."""

        def act(session: "Session") -> bool:
            begin_list(session, _issue_of(session, self._issue), checklist)
            return True

        self._do(_("Choose the checklist of {issue}"), act)

    def add_step(self, template: int) -> None:
        """Switch on an optional step."""
        self._do(_("Add a step to {issue}"), partial(doing.add_optional, issue=self._issue, template=template))

    def delete(self) -> None:
        """Delete the issue and everything in it; it can be undone."""
        self._do(_("Delete issue: {issue}"), partial(doing.delete_issue, issue=self._issue), undo=True)

    def ask_of_team(self, step: int) -> None:
        """Ask for a request to a team or colleague for a step, due when the step is."""
        due = next((one.due for one in self.content.steps if one.id == step), None) if self.content else None
        self._ask_request({"step_id": step, "due": due})

    def _ask_request(self, proposed: dict[str, Any]) -> None:
        given, today = {"issue_id": self._issue}, self.desk.workspace.today
        proposed = {"asked_on": today, **proposed}
        ask_for(self.desk, "request", given, proposed, self, fields=REQUEST_FIELDS, account_id=self.account_id)
        self.refresh()

    def ask(self, table: str) -> None:
        """Ask for a new row that belongs to the issue."""
        if table == "request":
            self._ask_request({})
            return
        given: dict[str, Any] = {"issue_id": self._issue}
        proposed: dict[str, Any] = {}
        fields: tuple[str, ...] = ()
        if table == "team_share":
            fields = ("team_id", "share")
        elif table == "credit_note":
            proposed = {"on": self.desk.workspace.today}
            fields = ("number", "on", "amount", "signed_off_on")
        elif table == "disputed_line":
            fields = TRANSACTION_FIELDS
        elif table == "pulse":
            given |= {"account_id": self.account_id, "kind": PulseKind.CLOSING}
            reporter = self.content.reporter_id if self.content is not None else None
            proposed, fields = {"on": self.desk.workspace.today, "person_id": reporter}, FEEDBACK_FIELDS
        elif table == "involved":
            fields = ("team_id", "colleague_id", "part")
        elif table == "action":
            given["account_id"] = self.account_id
            fields = ACTION_FIELDS
        ask_for(self.desk, table, given, proposed, self, fields=fields, account_id=self.account_id)
        self.refresh()

    # Paper and letters

    def print_issue(self, kind: "IssuePrint") -> None:
        """Show the report or a letter as it would be printed."""
        from amdesk.ui.printing.issue import preview_issue

        preview_issue(self.desk, self._issue, self.window(), kind)

    def copy_letter(self, kind: "IssuePrint") -> None:
        """Copy a letter as text; what would give something away is shown first."""
        from amdesk.papers.issue_reports import LeaksFound, issue_letter

        try:
            letter = issue_letter(self.desk.workspace, self._issue, kind)
        except LeaksFound:
            self.print_issue(kind)
            return
        QGuiApplication.clipboard().setText(letter.text)
        self.desk.say(_("Copied: {letter}").format(letter=letter.about), Tone.GOOD)

    # The form at the right

    def edit(self) -> None:
        """Edit all fields of the issue."""
        self.open_form("issue", self._issue)

    def open_form(self, table: str, row: int) -> None:
        """Edit a row at the right."""
        self.drawer.open(table, row, self.account_id)
        self.side.setVisible(False)
        self.drawer.forms[table].focus()

    def _drawer_closed(self) -> None:
        self.side.setVisible(True)


def _issue_of(session: "Session", issue: int) -> "Issue":
    from amdesk.model.issues import Issue

    return session.get_one(Issue, issue)
