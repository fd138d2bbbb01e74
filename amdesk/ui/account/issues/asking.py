"""What is asked for when something is added to an issue, and what is proposed for it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from amdesk.model.values import PulseKind
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.desk import Desk
from amdesk.ui.records.dialog import ask_for

FIELDS = {
    "refusal": ("reason", "alternative", "agreed_by", "cause", "at_stake", "accepted", "on"),
    "request": ("text", "team_id", "colleague_id", "asked_on", "due", "step_id"),
    "disputed_line": ("document", "on", "charged", "right", "note", "invoice_id"),
    "credit_note": ("number", "on", "amount", "signed_off_on"),
    "team_share": ("team_id", "share"),
    "involved": ("team_id", "colleague_id", "part"),
    "action": ("name", "owner_id", "due", "how"),
    "pulse": ("company", "words", "person_id", "on"),
}
"""What is asked for, by subject, in reading order."""
OF_THE_ACCOUNT = ("refusal", "action", "pulse")
"""Subjects that belong to the account as well."""
DATED_TODAY = {"refusal": "on", "request": "asked_on", "credit_note": "on", "pulse": "on"}
"""The day that is today unless another is chosen."""


def ask_to_add(desk: Desk, content: Content, table: str, parent: QWidget, **proposed: Any) -> None:
    """Ask for a row that belongs to the issue; a no declines it."""
    line = content.line
    given: dict[str, Any] = {"issue_id": line.id}
    if table in OF_THE_ACCOUNT:
        given["account_id"] = line.account_id
    if table in DATED_TODAY:
        proposed[DATED_TODAY[table]] = desk.workspace.today
    if table == "pulse":
        given["kind"] = PulseKind.CLOSING
        proposed["person_id"] = content.reporter_id
    after = doing.decline if table == "refusal" else None
    ask_for(
        desk,
        table,
        given,
        proposed,
        parent,
        fields=FIELDS.get(table, ()),
        account_id=line.account_id,
        after=after,
    )
