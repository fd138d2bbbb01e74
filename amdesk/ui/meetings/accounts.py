"""Which account a meeting is with: one there is, or a new one named after the house of who invites."""

from typing import Any

from amdesk.exchange.meetings.matching import ANYBODY, Guests, host_of
from amdesk.exchange.meetings.planning import MeetingPlan
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.words import _

NEW = -1
ACCOUNTS = "SELECT id, name FROM account ORDER BY name COLLATE NOCASE"
FIELD = Field("meeting_account", "Account", Kind.REFERENCE, required=True)


class AccountChoice(ReferenceEditor):
    """One of the accounts, or a new one; `new_account` is its name when that is chosen."""

    def __init__(self, source: Source, plan: MeetingPlan) -> None:
        super().__init__(FIELD)
        self.proposed = plan.new_account or _named_after(plan.guests)
        options: list[tuple[Any, str]] = [(number, name) for number, name in source.select(ACCOUNTS)]
        if self.proposed:
            options.append((NEW, _("New account: {name}").format(name=self.proposed)))
        self.set_options(options)

    def begin(self, plan: MeetingPlan) -> None:
        """Choose the account of a plan, or the new one it names."""
        self.set_value(NEW if plan.new_account else plan.account_id)

    @property
    def account(self) -> int | None:
        """The account that is there already."""
        value = self.value()
        return value if isinstance(value, int) and value != NEW else None

    @property
    def new_account(self) -> str:
        """The name of the account to be made, "" for none."""
        return self.proposed if self.value() == NEW else ""


def _named_after(guests: Guests) -> str:
    """The first house of strangers as a name: "kim@north-star.example" makes "North Star"."""
    hosts = (host_of(one.invited.mail) for one in guests.strangers)
    host = next((host for host in hosts if host and host not in ANYBODY), "")
    labels = host.split(".")
    if len(labels) < 2:
        return ""
    is_short = len(labels) > 2 and len(labels[-2]) <= 3
    return labels[-3 if is_short else -2].replace("-", " ").title()
