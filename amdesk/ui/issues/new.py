"""A new issue in under a minute: what they said, how bad it is, and a checklist with its days proposed."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model import proposals
from amdesk.model.fields import FieldError
from amdesk.model.proposals import ListOfSteps
from amdesk.model.served import Served, served
from amdesk.model.values import Severity
from amdesk.store.queries.colleagues import me
from amdesk.ui.desk import Desk
from amdesk.ui.issues.proposed import ProposedList, days_of
from amdesk.ui.issues.stranger import StrangerLink
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Link
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.records.subject import currency_of, offer_options
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.issues import Issue

MORE_FIELDS = ("period_from", "period_until", "answered_on", "hours_to_answer", "facts", "venting")
FIELDS = (
    *("account_id", "person_id", "name", "kind", "words", "severity", "subject", "upset", "disputed"),
    *("reported_on", "answer_by"),
)
WIDTH_PX, HEIGHT_PX = 980, 620


class NewIssue(NewRecord):
    """Asks for a new issue, of the account in view or another. The checklist follows kind and severity."""

    def __init__(self, desk: Desk, account_id: int | None, parent: QWidget | None = None) -> None:
        today = desk.workspace.today
        asked = served(desk.workspace, account_id)
        self.account_in_view = account_id
        self.me = me(desk.workspace)
        self.steps = ProposedList(proposals.checklists(desk.workspace))
        self.own_answer_by = False
        self.fold = Link(_("More: periods, times, facts, venting"))
        super().__init__(
            desk,
            "issue",
            {},
            {
                "account_id": account_id,
                "reported_on": today,
                "answer_by": proposals.answer_by(today, Severity.MEDIUM, asked),
            },
            parent,
            fields=FIELDS,
            account_id=account_id,
            after=self._begin,
        )
        kept = desk.drafts.get(self._key(), {})
        if self._account != account_id:
            self._take_account(self._account)
            self.form.set_values(kept)
        self.more.set_values(kept)
        self.unfold(any(value not in (None, "") for value in self.more.values().values()))
        self.fold.clicked.connect(self._turn)
        self._put_steps()
        self.form.edited.connect(self._follow)
        self.steps.chosen.connect(self._propose)
        self._propose()
        self.form.focus("account_id" if self._account is None else "person_id")
        self.resize(WIDTH_PX, HEIGHT_PX)

    @property
    def _account(self) -> int | None:
        chosen: int | None = self.form.values()["account_id"]
        return chosen

    def _key(self) -> tuple[str, int | None]:
        """What was typed for an account comes back where that account is in view."""
        return self.of.table, self.account_in_view

    def _fields(self) -> QWidget:
        """The form, and what can be said later under it, folded."""
        described = {field.name: field for field in self.of.fields}
        self.more = Form([described[name] for name in MORE_FIELDS], columns=2, letters=self.letters)
        whole = QWidget()
        self.fold.setObjectName("new-issue-more")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._put_stranger()
        column.addWidget(self.form)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more)
        column.addStretch(1)
        return whole

    def _put_stranger(self) -> None:
        """Under the name nobody has stands the way to add it."""
        reporter = self.form.editor("person_id")
        place = reporter.layout()
        assert isinstance(reporter, ReferenceEditor) and place is not None
        self.stranger = StrangerLink(self.desk, reporter)
        self.stranger.account = self.account_in_view
        self.stranger.added.connect(self._choose_reporter)
        place.addWidget(self.stranger)

    def _choose_reporter(self, person: int) -> None:
        offer_options(self.form, self.of, self.desk.workspace, self._account)
        self.form.editor("person_id").clear_error()
        self.form.set_values({"person_id": person})
        self.form.focus("name")

    def unfold(self, wanted: bool) -> None:
        """Show or hide periods, times, facts and venting."""
        self.more.setVisible(wanted)
        self.fold.say(_("Less") if wanted else _("More: periods, times, facts, venting"))

    def _turn(self) -> None:
        self.unfold(self.more.isHidden())
        if not self.more.isHidden():
            self.more.focus()

    def _put_steps(self) -> None:
        """The checklist at the right of the form."""
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        taken = whole.takeAt(1)
        area = taken.widget() if taken is not None else None
        assert area is not None
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(area, 1)
        line.addWidget(self.steps)
        whole.insertLayout(1, line, 1)

    # Following what is entered

    def _follow(self, field: str, value: Any) -> None:
        if field == "account_id":
            self._take_account(value)
        if field == "answer_by":
            self.own_answer_by = value is not None
        if field in ("severity", "reported_on", "account_id") and not self.own_answer_by:
            values = self.form.values()
            if values["reported_on"] is not None:
                proposed = proposals.answer_by(values["reported_on"], values["severity"], self._served())
                self.form.set_values({"answer_by": proposed})
        self._propose()

    def _take_account(self, account_id: int | None) -> None:
        """Offer that account's people, and its currency."""
        self.stranger.account = account_id
        offer_options(self.form, self.of, self.desk.workspace, account_id)
        self.form.set_values({"person_id": None})
        self.form.set_currency(currency_of(self.desk.workspace, account_id))

    def _propose(self) -> None:
        """Show the list that fits, or the one chosen, with its days."""
        found, values, today = self.list_in_view(), self.form.values(), self.desk.workspace.today
        if found is None:
            return
        severity = values["severity"] or Severity.MEDIUM
        days = days_of(found, values["reported_on"] or today, values["answer_by"], severity, self._served())
        self.steps.show_list(found, days, today)

    def list_in_view(self) -> ListOfSteps | None:
        """The checklist the issue will begin with."""
        values = self.form.values()
        return self.steps.list_for(values["kind"], values["severity"] or Severity.MEDIUM)

    def _served(self) -> Served:
        """How the account of the issue wants to be served."""
        return served(self.desk.workspace, self._account)

    # Storing

    def save(self) -> None:
        """Store the issue with what was said under More, or say at the field why it cannot be."""
        self.more.clear_errors()
        for name in self.more.names():
            self.more.editor(name).finish()
        if not self.more.check():
            self.unfold(True)
            return
        told = {name: value for name, value in self.more.values().items() if value not in (None, "")}
        self.given = told
        super().save()

    def _refused(self, wrong: FieldError) -> None:
        if wrong.field in self.more.names():
            self.unfold(True)
            self.more.show_error(wrong.field, wrong.sentence)
            self.more.focus(wrong.field)
        else:
            super()._refused(wrong)

    def reject(self) -> None:
        """Close and keep what was typed, under More too."""
        super().reject()
        told = {name: value for name, value in self.more.values().items() if value not in (None, "")}
        self.desk.drafts[self._key()] |= told

    def _begin(self, session: "Session", issue: "Issue") -> None:
        """I own it, and it begins with the checklist in view."""
        issue.owner_id = issue.owner_id or self.me
        found = self.list_in_view()
        if found is not None:
            proposals.begin_list(session, issue, found.id)


def new_issue(desk: Desk, account_id: int | None, parent: QWidget | None) -> int | None:
    """Ask for a new issue and open it; gives its id, or None when it was not stored.

    `account_id` is proposed; without one the dialog asks for that first.
    """
    dialog = NewIssue(desk, account_id, parent)
    dialog.exec()
    created = dialog.created
    dialog.deleteLater()
    if created is not None:
        ((account,),) = desk.workspace.select("SELECT account_id FROM issue WHERE id = ?", (created,))
        desk.open_row("issue", created, account)
    return created
