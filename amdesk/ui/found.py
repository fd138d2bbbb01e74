"""What the search field finds: rows by their words, commands by their names, and where one was before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from amdesk.model.all import SUBJECTS
from amdesk.store import search
from amdesk.store.queries.search_results import Result, marks, results
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import looking
from amdesk.ui.pages import PAGES, TABS, titles
from amdesk.ui.place import Place
from amdesk.ui.synonyms import synonyms
from amdesk.words import _, day

ICONS = {
    "account": "building",
    "person": "user",
    "membership": "user",
    "label": "tag",
    "colleague": "users",
    "team": "users",
    "touch": "message",
    "issue": "message-report",
    "step": "list-check",
    "request": "list-check",
    "intel": "bulb",
    "idea": "bulb",
    "action": "list-check",
    "objective": "target",
    "target": "target",
    "memo": "mail",
    "evidence": "paperclip",
    "opportunity": "star",
    "promise": "flag",
    "common_question": "help-circle",
    "enquiry": "help-circle",
    "contract": "file-text",
    "invoice": "currency-euro",
    "payment": "currency-euro",
    "revenue": "currency-euro",
    "plan": "presentation",
    "review": "presentation",
    "decision": "scale",
    "loss": "heart-broken",
    "product": "briefcase",
    "product_range": "briefcase",
    "unit": "building-store",
    "pulse": "heart-handshake",
}
OF_A_LOSS = "SELECT 1 FROM cause_node WHERE id = ? AND loss_id IS NOT NULL"
COMMANDS_FIRST = 4
RECENT = 8
PAGE_ICONS = {page.name: page.icon for page in PAGES}


@dataclass(frozen=True)
class Found:
    """A line of the list: what it says and what choosing it does.

    `group` is the heading it stands under, `side` stands at its right end; `second` is what Ctrl+Enter does.
    """

    title: str
    line: str
    icon: str
    act: Callable[[], object] = field(repr=False)
    group: str = ""
    side: str = ""
    second: Callable[[], object] | None = None


# Rows


def found_rows(desk: Desk, typed: str) -> list[Found]:
    """What is found by the words typed; choosing it opens it."""
    workspace = desk.workspace
    found = results(workspace, search.find(workspace.raw, typed), typed)
    if looking().on:  # what only hidden words say does not show up at all
        found = [one for one in found if marks(f"{one.title} {one.line} {one.account}", typed.split())]
    return [_found(desk, one) for one in found]


def _found(desk: Desk, result: Result) -> Found:
    account = result.account_id
    when = day(result.on, desk.workspace.today) if result.on else ""
    side = " · ".join(part for part in (when, result.account if result.subject != "account" else "") if part)
    return Found(
        result.title,
        result.line if result.line != result.title else "",
        ICONS.get(result.subject, "notes"),
        partial(open_found, desk, result.subject, result.id, account),
        _(SUBJECTS[result.subject].plural),
        side,
        partial(desk.open_account, account, "overview") if account is not None else None,
    )


def open_found(desk: Desk, subject: str, row: int, account: int | None) -> None:
    """Show a row where it is at home; a file where it hangs, a why of a loss among the losses."""
    if subject == "evidence":
        subject, row, account = _holder(desk, row)
    if subject == "cause_node" and desk.workspace.select(OF_A_LOSS, (row,)):
        desk.go(Place("losses", None, "", subject, row))
    else:
        desk.open_row(subject, row, account)


def _holder(desk: Desk, evidence: int) -> tuple[str, int, int | None]:
    """The row a file hangs on, and its account."""
    ((subject, row),) = desk.workspace.select('SELECT subject, "row" FROM evidence WHERE id = ?', (evidence,))
    found = results(desk.workspace, [search.Hit(subject, row)], "")
    return subject, row, found[0].account_id if found else None


# Commands


def found_commands(desk: Desk, actions: Iterable[QAction], typed: str) -> tuple[list[Found], list[Found]]:
    """The commands whose own words begin as typed, and those found by part of a word or by another word for them."""
    words = typed.casefold().split()
    first: list[tuple[int, Found]] = []
    other: list[Found] = []
    for action in actions:
        name = command_words(action).partition(": ")[0]  # not the step that undo would take back
        if not name_of(action):
            continue
        beginnings = [*name.casefold().split(), *menu_words(action).casefold().split()]
        if all(any(begins.startswith(word) for begins in beginnings) for word in words):
            first.append((_rank(beginnings, words), _command(desk, action)))
        elif all(word in f"{name} {synonyms(name_of(action))}".casefold() for word in words):
            other.append(_command(desk, action))
    in_order = [found for _rank_, found in sorted(first, key=_by_rank)]
    return in_order[:COMMANDS_FIRST], in_order[COMMANDS_FIRST:] + other


def _by_rank(ranked: tuple[int, Found]) -> int:
    return ranked[0]


def _rank(beginnings: Sequence[str], words: Sequence[str]) -> int:
    """0 for the whole name, 1 when it begins so, 2 else; the last of the beginnings is the menu's."""
    return 0 if list(beginnings[:-1]) == list(words) else 1 if beginnings[0].startswith(words[0]) else 2


def command_words(action: QAction) -> str:
    """A command's words without marks for the keyboard."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def menu_words(action: QAction) -> str:
    """The menu a command stands in."""
    menu = action.parent()
    return menu.title().replace("&", "") if isinstance(menu, QMenu) else ""


def name_of(action: QAction) -> str:
    """The name of a command or of the page it leads to."""
    return action.objectName().removeprefix("command-") or str(action.data() or "")


def _command(desk: Desk, action: QAction) -> Found:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    page = str(action.data() or "")
    mark = PAGE_ICONS.get(page) or "command"
    words = command_words(action)
    menu = menu_words(action)
    if action.isEnabled():
        return Found(words, menu, mark, action.trigger, _("Commands"), keys)
    return Found(words, _("not here"), mark, partial(_say_why, desk, words), _("Commands"), keys)


def _say_why(desk: Desk, words: str) -> None:
    desk.say(_("“{command}” needs something it can work on, such as an account in view.").format(command=words))


# Where one was


def recent_places(desk: Desk, places: Iterable[Place]) -> list[Found]:
    """The places visited last, the newest first, each once."""
    found = []
    for place in places:
        title, line = _named(desk, place)
        if title:
            page = place.page if place.account is None else "account"
            mark = PAGE_ICONS.get(page, "building")
            found.append(Found(title, line, mark, partial(desk.go, place), _("Recent")))
    return found[:RECENT]


def _named(desk: Desk, place: Place) -> tuple[str, str]:
    """The words for a place: what it shows, and where; empty for what is gone."""
    where = titles()
    row = ""
    if place.subject in SUBJECTS and place.row is not None:
        found = results(desk.workspace, [search.Hit(place.subject, place.row)], "")
        row = found[0].title if found else ""
    if place.account is None:
        title = where.get(place.page, "")
        return (row, title) if row else (title, "")
    names = desk.workspace.select("SELECT name FROM account WHERE id = ?", (place.account,))
    if not names:
        return "", ""
    tab = where.get(place.tab, "") if any(tab.name == place.tab for tab in TABS) else ""
    return (row, f"{names[0][0]} · {tab}") if row and place.subject != "account" else (names[0][0], tab)
