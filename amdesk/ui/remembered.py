"""What the program remembers of windows and choices on this machine."""

from PySide6.QtCore import QSettings

from amdesk import paths


def settings() -> QSettings:
    """The settings of this machine, in a private file."""
    return QSettings(str(paths.state_folder() / "window.ini"), QSettings.Format.IniFormat)
