"""What the search field finds beside rows: the commands of the menus and the tabs of the account in view, by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from amdesk.ui.desk import Desk
from amdesk.ui.found import PAGE_ICONS, Found
from amdesk.ui.pages import TABS
from amdesk.ui.place import Place
from amdesk.ui.synonyms import synonyms
from amdesk.words import _

FIRST = 4
"""How many commands stand before what else is found."""
ARTICLES = frozenset(_("the a an my").split())
"""Words that say nothing about which command is meant: "the week" is the week."""


@dataclass(frozen=True)
class _Offer:
    """A command that fits: `rank` is 0 for the whole name, 1 when it begins so, 2 when its words do, 3 else."""

    rank: int
    is_elsewhere: bool
    found: Found


def found_commands(
    desk: Desk, actions: Iterable[QAction], typed: str, here: Place | None
) -> tuple[list[Found], list[Found], list[Found]]:
    """The commands and tabs whose name begins as typed, those of which other words do, and the rest.

    The rest is found by part of a word or by another word. What cannot be done here comes after what can.
    """
    words = _telling(typed)
    offers = [*_commands(desk, actions, words), *_tabs(desk, here, words)]
    offers.sort(key=attrgetter("rank", "is_elsewhere"))
    first, rest = offers[:FIRST], offers[FIRST:]
    return (
        [offer.found for offer in first if offer.rank < 2],
        [offer.found for offer in first if offer.rank == 2],
        [offer.found for offer in (*(late for late in first if late.rank > 2), *rest)],
    )


def _telling(text: str) -> list[str]:
    """The words of a text that tell something; all of them when none does."""
    words = text.casefold().split()
    return [word for word in words if word not in ARTICLES] or words


def _rank(words: list[str], name: str, more: str, other: str) -> int | None:
    """How well a command of this name fits; `more` is where it stands, `other` the other words for it."""
    own = _telling(name)
    beginnings = [*name.casefold().split(), *more.casefold().split()]
    if all(any(begins.startswith(word) for begins in beginnings) for word in words):
        return 0 if own == words else 1 if own[:1] and own[0].startswith(words[0]) else 2
    return 3 if all(word in f"{name} {other}".casefold() for word in words) else None


# Commands


def _commands(desk: Desk, actions: Iterable[QAction], words: list[str]) -> Iterator[_Offer]:
    for action in actions:
        name = command_words(action).partition(": ")[0]  # not the step that undo would take back
        if not name_of(action):
            continue
        rank = _rank(words, name, menu_words(action), synonyms(name_of(action)))
        if rank is not None:
            yield _Offer(rank, not action.isEnabled(), _command(desk, action))


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


# Tabs


def _tabs(desk: Desk, here: Place | None, words: list[str]) -> Iterator[_Offer]:
    """The tabs of the account in view."""
    if here is None or here.account is None:
        return
    for (name,) in desk.workspace.select("SELECT name FROM account WHERE id = ?", (here.account,)):
        for tab in TABS:
            rank = _rank(words, _(tab.title), "", "")
            if rank is not None:
                go = partial(desk.go, Place("account", here.account, tab.name))
                yield _Offer(rank, False, Found(_(tab.title), name, "building", go, _("Commands")))
