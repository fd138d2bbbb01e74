"""Every command of the window: its words, its shortcut and its menu, in one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from amdesk.ui.kit.icons import icon
from amdesk.ui.kit.looking import KEY
from amdesk.ui.pages import ASIDE, PAGES
from amdesk.words import _

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Command:
    """A command: `name` is also the name of the method that does it, with dashes for underscores."""

    name: str
    text: str
    keys: QKeySequence.StandardKey | str = ""
    icon: str = ""
    more_keys: str = ""


LINE = Command("", "")
MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "&File",
        (
            Command("new-workspace", "&New workspace…", Key.New),
            Command("open-workspace", "&Open workspace…", Key.Open),
            Command("save-copy", "&Save a copy…", Key.SaveAs),
            Command("back-up", "&Back up now"),
            LINE,
            Command("import-file", "&Import…", "Ctrl+I", "file-import"),
            Command("export-file", "&Export…", "Ctrl+Shift+E", "file-export"),
            Command("duplicates", "&Duplicates…", "Ctrl+Shift+M", "copy"),
            Command("print-plan", "&Print the plan…", Key.Print, "printer"),
            Command("print-brief", "Print the &brief…", "Ctrl+Shift+B", "printer"),
            Command("print-managers-page", "Print the ma&nager's page…", "", "printer"),
            Command("print-hand-over", "Print a &hand-over page…", "", "printer"),
            Command("print-map", "Print the &map…", "", "printer"),
            Command("save-map", "Save the map as a &file…", "", "download"),
            LINE,
            Command("settings", "S&ettings…", Key.Preferences, "settings"),
            Command("quit", "&Quit", Key.Quit),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", Key.Undo, "arrow-back-up"),
            Command("redo", "&Redo", "Ctrl+Shift+Z", "arrow-forward-up"),
            LINE,
            Command("search", "&Find anything", Key.Find, "search"),
            Command("run-command", "Run a &command", "Ctrl+K"),
            LINE,
            Command("accept-tiers", "Proposed &tiers…", "Ctrl+Shift+R", "scale"),
        ),
    ),
    (
        "&New",
        (
            Command("quick-entry", "&Quick entry", "Ctrl+Space", "plus", "Ctrl+Shift+Space"),
            Command("five-questions", "&Five questions…", "Ctrl+Shift+Q", "help-circle"),
            LINE,
            Command("new-account", "&Account", "Ctrl+Shift+A", "building"),
            Command("new-person", "&Person at this account", "Ctrl+Shift+P", "user"),
            Command("how-did-it-go", "&How did it go?…", "Ctrl+H", "message"),
            Command("new-touch", "&Touch", "Ctrl+Shift+T", "message"),
            Command("new-issue", "&Issue", "Ctrl+Shift+I", "message-report"),
            Command("new-intel", "Piece of in&telligence", "Ctrl+Shift+L", "bulb"),
            Command("new-action", "A&ction", "Ctrl+Shift+C", "list-check"),
        ),
    ),
    (
        "&Go",
        (
            Command("back", "&Back", "Alt+Left", "chevron-left"),
            Command("forward", "&Forward", "Alt+Right", "chevron-right"),
        ),
    ),
    (
        "&View",
        (
            Command("brief", "&Brief", "Ctrl+B", "presentation"),
            Command("meeting-mode", "&Meeting mode", "F9", "users"),
            Command("pin", "&Pin this account", "", "pin"),
            Command("someone-is-looking", "&Someone is looking", KEY, "eye-off"),
            Command("turn-theme", "&Light or dark", "Ctrl+Shift+D", "moon"),
        ),
    ),
    (
        "&Help",
        (
            Command("help", "&Help for this view", Key.HelpContents, "help-circle"),
            Command("take-tour", "Take the &tour", "", "school"),
            Command("about", "&About amdesk"),
        ),
    ),
)


def add_menus(window: QMainWindow, doers: Sequence[object], go_to_page: Callable[[str], object]) -> dict[str, QAction]:
    """Fill the window's menu bar; each command is done by the first of `doers` that can. Gives the actions by name."""
    actions: dict[str, QAction] = {}
    for title, commands in MENUS:
        menu = window.menuBar().addMenu(_(title))
        for command in commands:
            if command is LINE:
                menu.addSeparator()
            else:
                actions[command.name] = _add(menu, command, doers)
        if title == "&Go":
            _add_pages(menu, go_to_page)
    return actions


def _add(menu: QMenu, command: Command, doers: Sequence[object]) -> QAction:
    action = menu.addAction(_(command.text))
    action.setObjectName(f"command-{command.name}")
    if command.keys:
        action.setShortcuts([QKeySequence(keys) for keys in (command.keys, command.more_keys) if keys])
    if command.icon:
        action.setIcon(icon(command.icon))
    method = command.name.replace("-", "_")
    doer = next(one for one in doers if hasattr(one, method))
    action.triggered.connect(_Plain(getattr(doer, method)))
    return action


def _add_pages(menu: QMenu, go_to_page: Callable[[str], object]) -> None:
    menu.addSeparator()
    for page in (*PAGES, *(aside for aside in ASIDE if aside.shortcut)):
        action = menu.addAction(_(page.title))
        action.setShortcut(page.shortcut)
        action.setData(page.name)
        action.triggered.connect(_Visit(page.name, go_to_page))


class _Plain:
    """Calls a method without what the signal says."""

    def __init__(self, method: Callable[[], object]) -> None:
        self.method = method

    def __call__(self, checked: bool = False) -> None:
        self.method()


class _Visit:
    """Goes to one page when called."""

    def __init__(self, name: str, go_to_page: Callable[[str], object]) -> None:
        self.name = name
        self.go_to_page = go_to_page

    def __call__(self, checked: bool = False) -> None:
        self.go_to_page(self.name)
