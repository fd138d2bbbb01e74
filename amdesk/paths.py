"""Where things lie: the program's resources and the user's folders, in a checkout, a wheel and a bundle alike."""

import sys
from functools import cache
from pathlib import Path

import platformdirs

SUFFIX = ".amdesk"


@cache
def resources() -> Path:
    """The folder `resources`, beside the package in a checkout, inside it in a wheel, unpacked in a bundle."""
    package = Path(__file__).resolve().parent
    bundle = Path(getattr(sys, "_MEIPASS", package))
    for folder in (package / "resources", package.parent / "resources", bundle / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("amdesk is incomplete: its folder 'resources' is missing. Install it again.")


def private_folder(path: Path) -> Path:
    """Make `path` and its parents, readable by the user alone, and return it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def state_folder() -> Path:
    """Window state, drafts and digests: what belongs to this machine and not to a workspace."""
    return private_folder(Path(platformdirs.user_state_dir("amdesk", appauthor=False)))


def log_folder() -> Path:
    """Logs without customers' text."""
    return private_folder(Path(platformdirs.user_log_dir("amdesk", appauthor=False)))


def documents_folder() -> Path:
    """Where a new workspace is offered to be kept."""
    return Path(platformdirs.user_documents_dir())
