"""The commands that begin something new: account, person, touch, issue, intelligence, action."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from amdesk.model.values import Channel, TouchStatus
from amdesk.store.queries.colleagues import me
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.words import _

TOUCH_FIELDS = ("account_id", "channel", "kind", "on", "at", "status", "purpose", "note", "needs", "location")
MEETING_FIELDS = ("account_id", "on", "at", "minutes", "channel", "kind", "purpose", "location", "agenda", "status")
ACTION_FIELDS = ("name", "account_id", "owner_id", "due", "person_id", "how")
INTEL_FIELDS = ("text", "account_id", "kind", "on", "said_by", "certainty", "person_id", "implication")
ACCOUNT_FIELDS = ("name", "tier", "status", "city", "country", "industry", "currency", "customer_since", "website")
PERSON_FIELDS = ("name", "job", "unit_id", "mail", "phone", "stance", "influence", "channel", "wants", "note")


class Creating:
    """Each method asks for a new row, for the account in view where there is one."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self.desk = desk
        self.window = window
        self.account: int | None = None

    def _ask(self, table: str, fields: tuple[str, ...], proposed: dict[str, Any]) -> int | None:
        from amdesk.ui.records.dialog import ask_for

        if self.account is not None and "account_id" in fields:
            proposed = {"account_id": self.account, **proposed}
        return ask_for(self.desk, table, {}, proposed, self.window, fields=fields, account_id=self.account)

    def new_account(self) -> None:
        """A new account; its page opens."""
        today = self.desk.workspace.today
        from amdesk.ui.records.dialog import ask_for

        created = ask_for(self.desk, "account", {"came_in": today}, {}, self.window, fields=ACCOUNT_FIELDS)
        if created is not None:
            self.desk.go(Place("account", created, "overview"))

    def new_person(self) -> None:
        """A new person at the account in view; its map opens."""
        if self.account is None:
            return
        from amdesk.ui.records.dialog import ask_for

        given = {"account_id": self.account, "came_in": self.desk.workspace.today}
        created = ask_for(self.desk, "person", given, {}, self.window, fields=PERSON_FIELDS)
        if created is not None:
            self.desk.open_row("person", created, self.account)

    def new_touch(self) -> None:
        """A contact that was, or a meeting to come."""
        self._ask("touch", TOUCH_FIELDS, {"on": self.desk.workspace.today})

    def new_meeting(self, on: date) -> None:
        """A meeting on a day to come; a past one is a touch that was held."""
        is_past = on < self.desk.workspace.today
        status = TouchStatus.HELD if is_past else TouchStatus.PLANNED
        self._ask("touch", MEETING_FIELDS, {"on": on, "status": status, "channel": Channel.VISIT})

    def new_issue(self) -> None:
        """A complaint, cry for help or request."""
        from amdesk.ui.issues.new import new_issue

        new_issue(self.desk, self.account, self.window)

    def new_intel(self) -> None:
        """A piece of intelligence."""
        self._ask("intel", INTEL_FIELDS, {"on": self.desk.workspace.today})

    def new_action(self) -> None:
        """An action; I own it unless someone else is chosen."""
        self._ask("action", ACTION_FIELDS, {"owner_id": me(self.desk.workspace)})

    def pin(self) -> None:
        """Pin the account in view to the rail, or take it off."""
        account = self.account
        if account is None:
            return
        name, pinned = self.desk.workspace.select("SELECT name, pinned FROM account WHERE id = ?", (account,))[0]
        from amdesk.model.accounts import Account

        label = (_("Unpin {name}") if pinned else _("Pin {name}")).format(name=name)
        self.desk.change(label, lambda session: setattr(session.get_one(Account, account), "pinned", not pinned))
