"""Files that arrive in the window, by drop: each kind goes where it is understood."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from amdesk.exchange.meetings.reading import is_invitation
from amdesk.ui.desk import Desk
from amdesk.ui.exchange.wizard import open_import
from amdesk.ui.meetings.arriving import DROPPED, take_calendar_text, take_invitations


def take_dropped(desk: Desk, dropped: QMimeData, window: QWidget, account: int | None) -> None:
    """Take what was dropped while `account` was in view: files, or a meeting dragged out of another program."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    if paths:
        take_files(desk, paths, window, account)
    elif dropped.hasFormat(DROPPED):
        take_calendar_text(desk, bytes(dropped.data(DROPPED).data()).decode("utf-8", "replace"), window)


def take_files(desk: Desk, paths: Sequence[Path], window: QWidget, account: int | None) -> None:
    """Invitations are asked about at once; tables, contacts and accounts of colleagues open the import."""
    if all(map(is_invitation, paths)):
        take_invitations(desk, paths, window)
    else:
        open_import(desk, sorted(paths, key=is_invitation), window, account)
