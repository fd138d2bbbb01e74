"""What a user's hands do in the window: type, click, answer a dialog."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from amdesk.ui.window import Window

Left = Qt.MouseButton.LeftButton


def seen(parent: QWidget, name: str) -> Any:
    """The visible widget of a name; it may take a moment to appear."""
    for _moment in range(100):
        found = [widget for widget in parent.findChildren(QWidget, name) if widget.isVisible()]
        if found:
            return found[0]
        QTest.qWait(20)
    raise AssertionError(f"{name} is not to be seen")


def click(parent: QWidget, name: str) -> None:
    """Click a widget in its middle."""
    QTest.mouseClick(seen(parent, name), Left)
    QTest.qWait(20)


def type_into(parent: QWidget, name: str, text: str) -> None:
    """Type into a field as if from the keyboard."""
    field = seen(parent, name)
    field.setFocus()
    QTest.keyClicks(field, text)


def press(parent: QWidget, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Press a key in a field."""
    QTest.keyClick(seen(parent, name), key)
    QTest.qWait(20)


def answering(act: Callable[[QDialog], object], begin: Callable[[], object]) -> None:
    """Run `begin`, which opens a dialog that waits, and let `act` answer it."""
    problems: list[BaseException] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, QDialog), "no dialog opened"
            act(dialog)
        except BaseException as problem:  # handed over to the test below, after the dialog is closed
            problems.append(problem)
            if isinstance(dialog, QDialog):
                dialog.reject()

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            problems.append(AssertionError(f"{dialog.objectName()} still waits"))
            dialog.reject()

    QTimer.singleShot(150, answer)
    QTimer.singleShot(3000, give_up)
    begin()
    if problems:
        raise problems[0]


def wait_until(test: Callable[[], bool], milliseconds: int = 8000) -> None:
    """Let the program go on until something is true."""
    loop = QEventLoop()
    waited = 0
    while not test():
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        waited += 20
        assert waited < milliseconds, "it did not happen in time"


def ready(window: Window) -> Window:
    """The window once everything in it works and nothing is being worked out."""
    wait_until(lambda: bool(window.property("ready")) and not window.desk.jobs.running())
    window.activateWindow()
    return window
