"""What can be wrong with a workspace: each error is a sentence of what happened, what is safe and what to do."""

from pathlib import Path

from amdesk.words import _


class WorkspaceError(Exception):
    """Something about the file, the disk, the key or the lock; `str()` of it may be shown to anyone."""


class Missing(WorkspaceError):
    """There is no such file, or no such folder or drive."""


class NotAWorkspace(WorkspaceError):
    """The file is something else; it was not altered."""


class Newer(WorkspaceError):
    """The file was written by a newer amdesk; it was not altered."""


class Damaged(WorkspaceError):
    """The file is a workspace, but not whole; it was not altered."""


class NotAllowed(WorkspaceError):
    """The system does not let this user read or write there."""


class WrongPassphrase(WorkspaceError):
    """The passphrase does not open the file, or the file is no workspace."""


class PassphraseNeeded(WrongPassphrase):
    """The file is protected, or no workspace."""


class InUse(WorkspaceError):
    """Another window or machine has the workspace open."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(
            _("{file} is open elsewhere: {holder}. Close it there, then try again. Nothing was changed.").format(
                file=path.name, holder=holder
            )
        )
        self.holder = holder


class LeftBehind(InUse):
    """Another machine left its lock beside the workspace, and no program that can be asked holds it."""

    def __init__(self, path: Path, holder: str) -> None:
        said = _("{file} was left open elsewhere: {holder}. As far as this machine can tell no program holds it now.")
        WorkspaceError.__init__(self, said.format(file=path.name, holder=holder))
        self.holder = holder


class ReadOnly(WorkspaceError):
    """The workspace can be read but not changed, for a reason."""


class CannotSave(WorkspaceError):
    """A change could not be stored; what was stored before is safe."""


class Replaced(CannotSave):
    """The file was replaced, moved or removed by another program while it was open."""


PRIMARY = 0xFF
"""SQLite's extended error codes carry their kind in the lowest byte."""
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26


def damaged(path: Path) -> str:
    """The sentence for a file that is not whole."""
    return _("{file} is damaged. It was not changed. Restore the newest backup: it lies beside it.").format(
        file=path.name
    )


def meant(trouble: BaseException, path: Path) -> WorkspaceError | None:
    """What a failure of the driver while writing means to the user; None when it is a fault of the program."""
    said = _said(getattr(trouble, "sqlite_errorcode", 0) & PRIMARY)
    return None if said is None else said[0](said[1].format(file=path.name))


def _said(code: int) -> tuple[type[WorkspaceError], str] | None:
    if code in (FULL, IOERR):
        return CannotSave, _(
            "The drive of {file} takes no more: it is full, or it fails. What was saved before is safe; make room or "
            "save to another drive, then do it again."
        )
    if code in (READONLY, CANTOPEN):
        return Replaced, _(
            "{file} cannot be written any more: it was replaced, moved or protected. Save to another place."
        )
    if code in (BUSY, LOCKED):
        return CannotSave, _("{file} is being written by another program. Try again.")
    if code in (CORRUPT, NOTADB):
        return Damaged, _("{file} is damaged; the change was not stored. Restore the newest backup: it lies beside it.")
    return None
