"""An account's page: who it is and how it stands above, its eight tabs below. A tab keeps its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import AccountHead
from amdesk.model.values import Status, Tier
from amdesk.store.queries.accounts import account_head
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.bands import BAND_SIGNS, BAND_TONES, STATUS_TONES, moved
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Chip, Elided, TextRole, plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.ui.pages import TABS
from amdesk.ui.place import Place
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _, day, lowered, plural


def health_words(health: int | None, movement: int | None) -> str:
    """A health figure with its movement: "Health 72 ▼ 6"."""
    if health is None:
        return _("Health not known")
    return f"{_('Health {score}').format(score=health)} {moved(movement)}".strip()


class AccountHeader(View):
    """Name, tier, health and what comes next, in one line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.account_id = 0
        self.name = Elided("", role=TextRole.TITLE)
        self.name.setObjectName("account-name")
        self.tier = Chip("", Tone.ACCENT)
        self.status = Chip("", Tone.BAD)
        self.health = Chip("")
        self.next = Elided("", role=TextRole.MUTED)
        self.next.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 12, 20, 4)
        line.setSpacing(10)
        line.addWidget(self.name)
        for chip in (self.tier, self.status, self.health):
            line.addWidget(chip)
        line.addWidget(self.next, 1)

    def fill(self) -> None:
        """Read the account's head."""
        if not self.account_id:
            return
        head = account_head(self.desk.workspace, self.account_id)
        self.name.setText(head.name)
        self.tier.say(_("{tier} account").format(tier=head.tier.label) if head.tier is Tier.KEY else head.tier.label)
        self.status.setVisible(head.status is not Status.ACTIVE)
        self.status.say(head.status.label, STATUS_TONES.get(head.status, Tone.QUIET))
        self.health.setVisible(not looking().on)
        self.health.say(
            health_words(head.health.score, head.health.movement),
            BAND_TONES[head.health.band],
            BAND_SIGNS[head.health.band],
        )
        reasons = [f"{part.label}: {part.evidence}" for part in head.health.parts]
        plain_tip(self.health, "\n".join([*reasons, *head.health.caps]))
        self.next.setText(" · ".join(self._next(head)))

    def _next(self, head: AccountHead) -> list[str]:
        today = self.desk.workspace.today
        words = []
        if head.next_meeting is not None:
            when = day(head.next_meeting, today)
            words.append(_("Next: {what} {when}").format(what=lowered(head.next_meeting_what), when=when))
        if head.plan_status is not None:
            on = f" {day(head.plan_on, today)}" if head.plan_on else ""
            words.append(_("plan {status}").format(status=head.plan_status.label.lower()) + on)
        if head.open_issues:
            words.append(plural("{n} issue open", "{n} issues open", head.open_issues))
        return words


class AccountPage(View):
    """The page; its tabs are made on their first visit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.account_id = 0
        self.header = AccountHeader(desk)
        self.tabs = TabRow([(page.name, _(page.title)) for page in TABS], "tab")
        self.tabs.setAccessibleName(_("Parts of the account"))
        self.stack = QStackedWidget()
        self.made: dict[str, AccountTab] = {}
        self.left_at: dict[int, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self._choose)

    def _top(self) -> QWidget:
        top = QFrame()
        top.setObjectName("bar")
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 20, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        column.addLayout(line)
        return top

    def fill(self) -> None:
        """The header and the tabs read for themselves."""

    def go_to(self, place: Place) -> None:
        """Show an account on the tab named, or on the one it was left at."""
        if place.account is None:
            return
        self.account_id = place.account
        self.header.account_id = place.account
        self.header.refresh()
        name = place.tab or self.left_at.get(place.account, "overview")
        self._show_tab(name, place)

    def place(self) -> Place | None:
        """The account and tab in view."""
        return Place("account", self.account_id, self.left_at[self.account_id]) if self.account_id else None

    def stands_on(self) -> tuple[int, int | None] | None:
        """What is chosen in the tab in view."""
        tab = self.stack.currentWidget()
        return tab.stands_on() if isinstance(tab, AccountTab) else None

    def _choose(self, name: str) -> None:
        if self.account_id:
            self.desk.go(Place("account", self.account_id, name))

    def _show_tab(self, name: str, place: Place) -> None:
        self.tabs.choose(name)
        if not self.isVisible() and self.focusWidget() in self.tabs.buttons.values():  # it returns there
            self.tabs.buttons[name].setFocus()
        self.left_at[self.account_id] = name
        tab = self.made.get(name)
        if tab is None:
            made = next(page for page in TABS if page.name == name).make(self.desk)
            assert isinstance(made, AccountTab)
            tab = made
            tab.setObjectName(f"tab-page-{name}")
            self.made[name] = tab
            self.stack.addWidget(tab)
        tab.go_to(Place("account", self.account_id, name, place.subject, place.row))
        self.stack.setCurrentWidget(tab)
