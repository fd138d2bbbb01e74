"""Adding whom a line names and nobody knows yet."""

from PySide6.QtWidgets import QApplication, QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.records.dialog import ask_for


def add_stranger(desk: Desk, kind: str, name: str, parent: QWidget, account_id: int | None = None) -> None:
    """Ask for the colleague, or the person of an account, a line names; the keyboard comes back to where it was."""
    focus = QApplication.focusWidget()
    given = {"account_id": account_id} if kind == "person" else {}
    ask_for(desk, kind, given, {"name": name}, parent, account_id=account_id)
    if focus is not None:
        focus.setFocus()
