"""Many meetings of a calendar as a list with ticks; those whose account is not plain get one for many at once."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.meetings.keeping import Chosen, as_planned
from amdesk.exchange.meetings.planning import Fate, MeetingPlan, MeetingsPlan, when_words
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.table import Table
from amdesk.ui.meetings.accounts import AccountChoice
from amdesk.ui.meetings.arriving import store
from amdesk.words import _, listed, plural

SIZE = (1200, 620)
TONES = {Fate.ADDED: Tone.GOOD, Fate.CHANGED: Tone.ACCENT, Fate.CANCELLED: Tone.BAD}


@dataclass(frozen=True)
class Line:
    """One meeting of the list as it stands now."""

    plan: MeetingPlan
    wanted: bool
    account_id: int | None
    account: str

    @property
    def may_be_wanted(self) -> bool:
        """Whether a tick means something."""
        return self.plan.fate.writes and self.has_account

    @property
    def has_account(self) -> bool:
        """Whether it is plain with whom it is: an account that is here, or one that is made for it."""
        return self.account_id is not None or bool(self.plan.new_account)


class CalendarDialog(QDialog):
    """Nothing is stored before its button is pressed; all that is ticked is one step."""

    def __init__(self, desk: Desk, plan: MeetingsPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.desk, self.plan = desk, plan
        today = desk.workspace.today
        self.lines = [Line(one, one.is_wanted(today), one.account_id, one.account) for one in plan.plans]
        self.setObjectName("calendar-dialog")
        self.setWindowTitle(_("Meetings from a calendar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_help(self, "week")
        self.sentence = Text(plan.sentence, role=TextRole.HEADING, wrap=True)
        self.sentence.setObjectName("calendar-sentence")
        self.remarks = Text("  ".join(plan.remarks), role=TextRole.MUTED, wrap=True)
        self.remarks.setVisible(bool(plan.remarks))
        self.table = Table(_columns(plan.plans), name=_("Meetings"), empty=_("No meeting fits."))
        self.table.setObjectName("calendar-meetings")
        self.account = AccountChoice(desk.whole, plan.plans[0])
        self.new_people = QCheckBox("")
        self.new_people.setObjectName("calendar-new-people")
        self.keep_button = Button("", primary=True)
        self.keep_button.setObjectName("calendar-keep")
        self.keep_button.setDefault(True)
        self.leave_button = Button(_("Cancel"))
        self._lay_out()
        self.table.row_edited.connect(self._tick)
        self.table.opened.connect(self._turn)
        self.table.set_menu(self._fill_menu)
        self.account.edited.connect(self._give_account)
        self.keep_button.clicked.connect(self.keep)
        self.leave_button.clicked.connect(self.reject)
        self.resize(*SIZE)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self.sentence, self.remarks, FilterBar(self.table, hint=_("Search the meetings"))):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        giving = QHBoxLayout()
        giving.addWidget(Text(_("The chosen rows are with"), role=TextRole.MUTED))
        giving.addWidget(self.account, 1)
        giving.addStretch(1)
        column.addLayout(giving)
        line = QHBoxLayout()
        line.addWidget(self.new_people)
        line.addStretch(1)
        line.addWidget(self.leave_button)
        line.addWidget(self.keep_button)
        column.addLayout(line)

    # Showing

    def _show(self) -> None:
        held = self.table.chosen_keys()
        self.table.set_rows(self.lines, list(range(len(self.lines))))
        self.table.choose(held)
        wanted = [line for line in self.lines if line.wanted]
        self.keep_button.setText(plural("&Keep {n} meeting", "&Keep {n} meetings", len(wanted)))
        self.keep_button.setEnabled(bool(wanted))
        likely = {mail for line in wanted for mail in _likely(line)}
        words = plural(
            "Also add {n} unknown person of these accounts",
            "Also add {n} unknown people of these accounts",
            len(likely),
        )
        self.new_people.setText(words)
        self.new_people.setVisible(bool(likely))

    def _tick(self, key: Hashable, name: str, value: Any) -> None:
        self._want([key], bool(value))

    def _turn(self, key: Hashable) -> None:
        if isinstance(key, int):
            self._want([key], not self.lines[key].wanted)

    def _want(self, keys: list[Hashable], wanted: bool, checked: bool = False) -> None:
        for key in keys:
            if isinstance(key, int):
                line = self.lines[key]
                self.lines[key] = replace(line, wanted=wanted and line.may_be_wanted)
        if wanted and any(isinstance(key, int) and not self.lines[key].has_account for key in keys):
            self.account.show_error(_("Which account are these meetings with?"))
        self._show()

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        menu.addAction(_("Keep")).triggered.connect(partial(self._want, keys, True))
        menu.addAction(_("Leave out")).triggered.connect(partial(self._want, keys, False))

    def _give_account(self) -> None:
        """The chosen rows that are new are with this account, and are ticked."""
        account = self.account.account
        if account is None:
            return
        name = self.account.edit.text()
        keys = [key for key in self.table.chosen_keys() if isinstance(key, int)]
        bare = [at for at, line in enumerate(self.lines) if not line.has_account]
        for at in keys or bare:
            line = self.lines[at]
            if line.plan.fate is Fate.ADDED:
                self.lines[at] = replace(line, account_id=account, account=name, wanted=True)
        self.account.clear_error()
        self._show()

    # Keeping

    def chosen(self) -> list[Chosen]:
        """What is ticked."""
        found = []
        for line in self.lines:
            if line.wanted:
                plan = replace(
                    line.plan,
                    account_id=line.account_id,
                    account=line.account,
                    new_account="" if line.account_id is not None else line.plan.new_account,
                    guests=line.plan.guests.at(line.account_id),
                )
                one = as_planned(plan)
                new = tuple(s.invited for s in plan.guests.strangers if s.is_likely)
                found.append(replace(one, new_people=new if self.new_people.isChecked() else ()))
        return found

    def keep(self) -> None:
        """Store what is ticked as one step."""
        chosen = self.chosen()
        if chosen and store(self.desk, self.plan, chosen):
            self.accept()


def _likely(line: Line) -> list[str]:
    guests = line.plan.guests.at(line.account_id)
    return [one.invited.mail for one in guests.strangers if one.is_likely] if line.plan.fate is Fate.ADDED else []


def _columns(plans: Sequence[MeetingPlan]) -> list[TableColumn]:
    """The columns; who and the remark only where a meeting says one."""
    lines = [Line(plan, False, None, "") for plan in plans]
    return [
        TableColumn("wanted", _("Keep"), ColumnKind.CHECK, 54, value=_wanted),
        TableColumn("when", _("When"), width=232, value=_sort, text=_when),
        TableColumn("title", _("What"), strong=True, text=_title, locked=True),
        TableColumn("account", _("Account"), width=130, text=_account),
        TableColumn("people", _("Who"), width=150, text=_people, muted=True, visible=any(map(_people, lines))),
        TableColumn("fate", "", ColumnKind.CHIP, 96, text=_fate, tone=_tone),
        TableColumn("why", _("Remark"), width=260, text=_why, muted=True, visible=any(map(_why, lines))),
    ]


def _wanted(line: Line) -> bool:
    return line.wanted


def _sort(line: Line) -> str:
    return f"{line.plan.invitation.on.isoformat()} {line.plan.invitation.at}"


def _when(line: Line) -> str:
    one = line.plan.invitation
    return when_words(one.on, one.at, one.minutes)


def _title(line: Line) -> str:
    return line.plan.title or _("(no title)")


def _account(line: Line) -> str:
    return line.account or _("which one?")


def _people(line: Line) -> str:
    return listed([guest.name for guest in line.plan.guests.people if guest.is_expected][:4])


def _fate(line: Line) -> str:
    return line.plan.fate.label


def _tone(line: Line) -> Tone:
    return TONES.get(line.plan.fate, Tone.QUIET)


def _why(line: Line) -> str:
    changes = "; ".join(f"{change.field}: {change.before or '–'} → {change.after}" for change in line.plan.changes)
    return changes or line.plan.sentence
