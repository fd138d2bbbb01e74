"""Pictures of the main views of a window, each waited for until it is drawn; for the guide and where no screen is."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.theme import ThemeChoice, themes
from amdesk.ui.pages import ASIDE, PAGES, TABS
from amdesk.ui.place import Place
from amdesk.ui.tabs import TabRow
from amdesk.ui.window import Window

SIZE = (1440, 900)
ACCOUNT_TABS = "tab"
SETTLE_MS = 250
MOST_LOOKS = 12
LONGEST_WAIT_MS = 15_000
SHOWN_ACCOUNT = """
SELECT a.id FROM account a LEFT JOIN account_summary s ON s.account_id = a.id
ORDER BY (SELECT count(*) FROM person WHERE account_id = a.id) + (SELECT count(*) FROM plan WHERE account_id = a.id) * 5
 + (SELECT count(*) FROM issue WHERE account_id = a.id) DESC, s.revenue_12 DESC, a.id LIMIT 1
"""
"""The account with the most to show."""


def take(
    window: Window,
    folder: Path,
    size: tuple[int, int] = SIZE,
    theme: ThemeChoice = ThemeChoice.LIGHT,
    *,
    looking_on: bool = False,
    parts: bool = False,
) -> list[Path]:
    """Save a picture of every page and of every tab of the fullest account in `folder`; gives the files in order.

    `size` is in pixels. Pictures that are there already are replaced. `looking_on` takes them as they are while
    someone is looking; with `parts` every tab within a page has its picture too.
    """
    program = QApplication.instance()
    if isinstance(program, QApplication):
        themes().apply(program, theme)
    window.resize(*size)
    window.show()
    _settle(window)
    taken = []
    places = list(_places(window))
    looking().set_on(looking_on)
    for number, (name, place) in enumerate(places, 1):
        window.visit(place)
        path = folder / f"{number:02}-{name}.png"
        still(window).save(str(path))
        taken.append(path)
        if parts:
            taken += _take_parts(window, path)
    return taken


def _take_parts(window: Window, whole: Path) -> Iterator[Path]:
    """A picture of every other tab within the page whose picture is `whole`."""
    rows = [row for row in window.findChildren(TabRow) if row.isVisible() and row.prefix != ACCOUNT_TABS]
    for row in rows:
        first = row.current()
        for name, button in row.buttons.items():
            if button.isVisible() and name != first:
                button.click()
                path = whole.with_name(f"{whole.stem}-{name}.png")
                still(window).save(str(path))
                yield path
        row.buttons[first].click()


def _places(window: Window) -> Iterator[tuple[str, Place]]:
    for page in (*PAGES, *(aside for aside in ASIDE if aside.shortcut)):
        yield page.name, Place(page.name)
    for (account,) in window.desk.workspace.select(SHOWN_ACCOUNT):
        for tab in TABS:
            yield f"account-{tab.name}", Place("account", account, tab.name)


def _settle(window: Window) -> None:
    """Wait until nothing is worked out in the background any more."""
    waited = 0
    while waited < LONGEST_WAIT_MS:
        _wait(SETTLE_MS)
        waited += SETTLE_MS
        if not window.desk.jobs.running() and window.property("ready"):
            return


def still(window: Window) -> QImage:
    """How the window looks once nothing is worked out any more and it looks the same twice: texts wrap late."""
    QApplication.setCursorFlashTime(0)
    _settle(window)
    picture = window.grab().toImage()
    for _round in range(MOST_LOOKS):
        _settle(window)
        again = window.grab().toImage()
        if again == picture:
            break
        picture = again
    return picture


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
