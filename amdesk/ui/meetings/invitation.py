"""One invitation as a small card: what, when, with whom, with which account. Enter keeps it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.exchange.meetings.keeping import Chosen, as_planned
from amdesk.exchange.meetings.planning import Fate, MeetingsPlan, when_words
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button, menu_safe
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.sign import Sign
from amdesk.ui.meetings.accounts import AccountChoice
from amdesk.ui.meetings.arriving import store
from amdesk.ui.meetings.people import InvitedPeople
from amdesk.words import _

WIDTH_PX = 560
LONGEST_AGENDA = 240


class InvitationDialog(QDialog):
    """Nothing is stored before its button is pressed; all of it is one step."""

    def __init__(self, desk: Desk, plan: MeetingsPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.desk, self.whole, self.plan = desk, plan, plan.plans[0]
        self.setObjectName("invitation")
        self.setWindowTitle(_("Invitation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_help(self, "week")
        self.changes: dict[str, QCheckBox] = {}
        self.people = InvitedPeople()
        self.account = AccountChoice(desk.whole, self.plan) if self.plan.fate is Fate.ADDED else None
        self.keep_button = Button(_button(self.plan.fate), primary=True)
        self.keep_button.setObjectName("invitation-keep")
        self.keep_button.setDefault(True)
        self.leave_button = Button(_("Leave it"))
        self.leave_button.setObjectName("invitation-leave")
        self._lay_out()
        self.keep_button.clicked.connect(self.keep)
        self.leave_button.clicked.connect(self.reject)
        self.setMinimumWidth(WIDTH_PX)
        self._begin()

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addLayout(self._head())
        for text in self._said():
            column.addWidget(text)
        self._add_changes(column)
        if self.account is not None:
            label = Text(_("Account"), role=TextRole.SMALL)
            label.setBuddy(self.account)
            column.addWidget(label)
            column.addWidget(self.account)
            self.account.edited.connect(self._show_people)
        if self.plan.fate in (Fate.ADDED, Fate.CHANGED):
            column.addWidget(Text(_("Who is expected"), role=TextRole.SMALL))
            column.addWidget(self.people)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.leave_button)
        line.addWidget(self.keep_button)
        column.addSpacing(4)
        column.addLayout(line)

    def _head(self) -> QHBoxLayout:
        icon, ink = ("x", Ink.BAD) if self.plan.fate is Fate.CANCELLED else ("calendar-event", Ink.ACCENT)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Sign(icon, 22, ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        small = _kind_of(self.plan.fate)
        if self.plan.account and self.account is None:
            small = f"{small} · {self.plan.account}"
        words.addWidget(Text(small, role=TextRole.MUTED))
        self.title = Text(shown(self.plan.title) or _("(no title)"), role=TextRole.HEADING, wrap=True)
        self.title.setObjectName("invitation-title")
        words.addWidget(self.title)
        head.addLayout(words, 1)
        return head

    def _said(self) -> list[Text]:
        """When, where, what about, and what should be known of it."""
        one, texts = self.plan.invitation, []
        self.when = Text(when_words(one.on, one.at, one.minutes), role=TextRole.STRONG)
        self.when.setObjectName("invitation-when")
        texts.append(self.when)
        if one.there:
            texts.append(Text(_("There: {time}").format(time=one.there), role=TextRole.MUTED))
        if one.place:
            texts.append(Text(shown(one.place), wrap=True))
        if one.agenda:
            agenda = one.agenda if len(one.agenda) <= LONGEST_AGENDA else one.agenda[:LONGEST_AGENDA] + "…"
            texts.append(Text(agenda, role=TextRole.MUTED, wrap=True))
        for sentence in (self.plan.sentence, self._how_known(), *self.whole.remarks):
            if sentence:
                texts.append(Text(sentence, role=TextRole.MUTED, wrap=True))
        return texts

    def _how_known(self) -> str:
        return _("The account was found {how}.").format(how=self.plan.by) if self.plan.by else ""

    def _add_changes(self, column: QVBoxLayout) -> None:
        """What an update changes, each with a tick; a purpose written here is left unless it is asked for."""
        for name, change in zip(self.plan.fields, self.plan.changes, strict=True):
            before = f"{shown(change.before)} → " if change.before else ""
            box = QCheckBox(menu_safe(f"{change.field}: {before}{shown(change.after)}"))
            box.setObjectName(f"invitation-change-{name}")
            own = name == "purpose" and self.plan.touch is not None and self.plan.touch.purpose_is_own
            box.setChecked(not own)
            self.changes[name] = box
            if name != "people":
                column.addWidget(box)

    def _begin(self) -> None:
        if self.account is not None:
            self.account.begin(self.plan)
            self.account.setAccessibleName(_("Account"))
        self._show_people()
        if self.account is not None and not self.plan.has_account:
            self._ask_account()
        else:
            self.keep_button.setFocus()

    def _ask_account(self) -> None:
        if self.account is not None:
            self.account.show_error(_("Which account is this meeting with?"))
            self.account.setFocus()

    def _show_people(self) -> None:
        account = self.plan.account_id if self.account is None else self.account.account
        if self.account is not None and self.account.value() is not None:
            self.account.clear_error()
        self.people.show_guests(self.plan.guests.at(account), account)

    # Keeping

    def chosen(self) -> Chosen | None:
        """What was chosen; None while the account is not known."""
        if self.account is None:
            left = frozenset(name for name, box in self.changes.items() if not box.isChecked())
            people = self.people.people() if self.plan.fate is Fate.CHANGED else as_planned(self.plan).people
            return Chosen(self.plan, self.plan.account_id, people, self.people.new_people(), left)
        self.account.finish()
        if self.account.value() is None:
            return None
        name = self.account.new_account
        people, new = self.people.people(), self.people.new_people()
        return Chosen(self.plan, self.account.account, people, new, frozenset(), name)

    def keep(self) -> None:
        """Store the meeting as one step."""
        chosen = self.chosen()
        if chosen is None:
            self._ask_account()
        elif store(self.desk, self.whole, [chosen]):
            self.accept()


def _kind_of(fate: Fate) -> str:
    return {
        Fate.CHANGED: _("This meeting changes"),
        Fate.CANCELLED: _("This meeting is cancelled"),
        Fate.ANSWERED: _("An answer to an invitation"),
    }.get(fate, _("New meeting"))


def _button(fate: Fate) -> str:
    return {
        Fate.CHANGED: _("&Take the change"),
        Fate.CANCELLED: _("&Cancel it here too"),
        Fate.ANSWERED: _("&Note it"),
    }.get(fate, _("&Keep it"))
