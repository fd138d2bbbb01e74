"""What a user's hands do in the window: type, click, answer a dialog."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from amdesk.ui.window import Window

Left = Qt.MouseButton.LeftButton
PATIENCE_MS = 15_000
"""How long a loaded machine may take to show what is waited for."""


def seen(parent: QWidget, name: str) -> Any:
    """The visible widget of a name; it may take a moment to appear."""
    for _moment in range(PATIENCE_MS // 20):
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
    """Run `begin`, which opens a dialog that waits, and let `act` answer it as soon as it is there."""
    answer = _Answer(act)
    begin()
    wait_until(lambda: answer.is_given, PATIENCE_MS)
    answer.stop()
    if answer.problems:
        raise answer.problems[0]


class _Answer:
    """Looks for the dialog, answers it once, and closes it when it still waits long after that."""

    def __init__(self, act: Callable[[QDialog], object]) -> None:
        self.act = act
        self.problems: list[BaseException] = []
        self.is_given = False
        self.looking = QTimer(interval=20)
        self.looking.timeout.connect(self.look)
        self.patience = QTimer(interval=PATIENCE_MS, singleShot=True)
        self.patience.timeout.connect(self.give_up)
        self.looking.start()
        self.patience.start()

    def stop(self) -> None:
        """No timer outlives its dialog: it would close the next one."""
        self.looking.stop()
        self.patience.stop()

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        self.looking.stop()
        self.patience.start()
        try:
            self.act(dialog)
        except BaseException as problem:  # handed over to the test, after the dialog is closed
            self.problems.append(problem)
            dialog.reject()
        self.is_given = True

    def give_up(self) -> None:
        dialog = QApplication.activeModalWidget()
        waits = f"{dialog.objectName()} still waits" if isinstance(dialog, QDialog) else "no dialog opened"
        self.problems.append(AssertionError(waits))
        self.is_given = True
        if isinstance(dialog, QDialog):
            dialog.reject()


def wait_until(test: Callable[[], bool], milliseconds: int = PATIENCE_MS) -> None:
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
