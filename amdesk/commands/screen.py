"""Whether there is a screen and what Qt needs for it, said in one sentence where something is missing."""

import ctypes
import os
import sys

from amdesk.commands.refusing import Refused
from amdesk.words import _

PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 libfontconfig1 libdbus-1-3 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0"
)
"""What PySide6 needs of Debian and Ubuntu that its wheel does not bring."""
NEEDED_FOR_XCB = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")


def has_screen() -> bool:
    """Whether windows can be shown: always but on Linux without a display."""
    return not _is_plain_linux() or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_plain_linux() -> bool:
    return sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM")


def missing(what: str) -> str:
    """The sentence for a system library that Qt lacks."""
    said = _("Qt lacks a library of the system ({what}); this brings it: apt-get install -y {packages}")
    return said.format(what=what, packages=PACKAGES)


def refuse_without_screen() -> None:
    """Raise Refused where no window can be shown; Qt itself would only abort."""
    if not has_screen():
        raise Refused(
            _(
                "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). The commands import, list, "
                "export, check, backup and demo work without one."
            )
        )
    if _is_plain_linux() and os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        for library in NEEDED_FOR_XCB:
            try:
                ctypes.CDLL(library)
            except OSError:
                raise Refused(missing(library)) from None


def load_qt() -> None:
    """Import Qt, or raise Refused with the line that installs what it lacks."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as trouble:
        said = str(trouble)
        if ".so" in said:
            raise Refused(missing(said.partition(":")[0])) from None
        raise
