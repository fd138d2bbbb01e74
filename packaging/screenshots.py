"""Makes a picture of every view of the sample workspace; `--guide` renews the pictures of the guide.

python packaging/screenshots.py --to DIR [--theme light|dark] [--size 1440x900] [--today 2026-11-21] [--looking]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from amdesk.store import sample
from amdesk.store.workspace import Workspace
from amdesk.ui import pictures
from amdesk.ui.app import open_desk
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.theme import ThemeChoice
from amdesk.ui.window import Window

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "resources" / "guide" / "pictures"
GUIDE_SIZE = (1280, 800)
GUIDE_WIDTH = 880
DIALOG_AFTER_MS = 900


def size(text: str) -> tuple[int, int]:
    """Width and height of "1440x900", in pixels."""
    width, height = text.lower().split("x")
    return int(width), int(height)


def made_sample(today: date) -> Path:
    """A fresh sample workspace in a folder of its own."""
    path = Path(tempfile.mkdtemp(prefix="amdesk-pictures-")) / "sample.amdesk"
    workspace = Workspace.create(path, today=today)
    sample.fill(workspace)
    workspace.close()
    return path


def take_dialog(folder: Path, name: str, open_it: Callable[[], object]) -> None:
    """Open a dialog that waits for the user, take its picture and close it."""

    def look() -> None:
        shown: QWidget | None = QApplication.activeModalWidget()
        if shown is not None:
            shown.grab().save(str(folder / f"dialog-{name}.png"))
            shown.close()

    QTimer.singleShot(DIALOG_AFTER_MS, look)
    open_it()


def take_dialogs(window: Window, folder: Path) -> None:
    """The dialogs one meets most."""
    take_dialog(folder, "settings", window.filing.settings)
    take_dialog(folder, "guide", window.helping.help)
    take_dialog(folder, "new-account", window.creating.new_account)
    take_dialog(folder, "new-person", window.creating.new_person)
    take_dialog(folder, "new-touch", window.creating.new_touch)
    take_dialog(folder, "new-issue", window.creating.new_issue)
    take_dialog(folder, "print-plan", window.filing.print_plan)


MEETING = "SELECT account_id, id FROM touch WHERE status = 'planned' AND \"on\" = ? ORDER BY at DESC LIMIT 1"
TOLD = (
    "we promise the cost sheet fri",
    "send the drawings to the plant !mon",
    "They were glad the bills are right now.",
)


def press(key: Qt.Key, with_key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    if focused is not None:
        QTest.keyClick(focused, key, with_key)


def type_line(line: str) -> None:
    """Type a line where the focus is, and go on to the next."""
    focused = QApplication.focusWidget()
    if focused is not None:
        QTest.keyClicks(focused, line)
    press(Qt.Key.Key_Return)


def take_meeting(window: Window, folder: Path) -> list[Path]:
    """Meeting mode for the last meeting of the day with a few notes, then the card it becomes."""
    taken = [folder / "90-meeting-mode.png", folder / "91-after.png"]
    for account, touch in window.desk.whole.select(MEETING, (window.desk.whole.today.isoformat(),)):
        window.desk.hold_meeting(account, touch)
        QTest.qWait(DIALOG_AFTER_MS)
        for line in TOLD:
            type_line(line)
        QTest.qWait(DIALOG_AFTER_MS)
        window.grab().save(str(taken[0]))
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        looking().set_on(False)
        QTest.qWait(DIALOG_AFTER_MS)
        window.grab().save(str(taken[1]))
        press(Qt.Key.Key_Escape)
    return [path for path in taken if path.is_file()]


def main() -> int:
    """Take the pictures and say where they lie."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=ROOT / "pictures")
    parser.add_argument("--theme", choices=[c.value for c in ThemeChoice], default="light")
    parser.add_argument("--size", type=size, default=pictures.SIZE)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--looking", action="store_true", help="as they are while someone is looking (F8)")
    parser.add_argument("--guide", action="store_true", help="renew the guide's pictures instead")
    chosen = parser.parse_args()
    folder = GUIDE if chosen.guide else chosen.to
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    window = open_desk(made_sample(chosen.today), chosen.today)
    wanted = GUIDE_SIZE if chosen.guide else chosen.size
    theme = ThemeChoice(chosen.theme)
    taken = pictures.take(window, folder, wanted, theme, looking_on=chosen.looking, parts=not chosen.guide)
    taken += take_meeting(window, folder)
    if chosen.guide:
        for path in taken:
            small = QImage(str(path)).scaledToWidth(GUIDE_WIDTH, Qt.TransformationMode.SmoothTransformation)
            small.save(str(path.with_name(path.name.split("-", 1)[1])))
            path.unlink()
    else:
        take_dialogs(window, folder)
    window.close()
    sys.stdout.write(f"Pictures lie in {folder}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
