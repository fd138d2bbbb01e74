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


class ReadOnly(WorkspaceError):
    """The workspace can be read but not changed, for a reason."""


class CannotSave(WorkspaceError):
    """A change could not be stored; what was stored before is safe."""


class Replaced(CannotSave):
    """The file was replaced, moved or removed by another program while it was open."""
