"""Running a command of the window from within a view, by its name."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


def run_command(view: QWidget, name: str) -> bool:
    """Do what the menu entry `name` of the window around `view` does; False when there is none."""
    action = view.window().findChild(QAction, f"command-{name}")
    if not isinstance(action, QAction):
        return False
    action.trigger()
    return True
