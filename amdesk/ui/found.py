"""What the search field finds: rows by their words, and where one was before; commands have a module of their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from amdesk.model.all import SUBJECTS
from amdesk.store import search
from amdesk.store.queries.search_results import Result, begin_so, marks, results
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import looking
from amdesk.ui.pages import PAGES, TABS, titles
from amdesk.ui.place import Place
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


def found_rows(desk: Desk, typed: str) -> tuple[list[Found], list[Found]]:
    """What is found by the words typed, kinds of which a name begins so apart from the others."""
    workspace = desk.workspace
    found = results(workspace, search.find(workspace.raw, typed), typed)
    if looking().on:  # what only hidden words say does not show up at all
        found = [one for one in found if marks(f"{one.title} {one.line} {one.account}", typed.split())]
    named = begin_so(found, typed)
    return (
        [_found(desk, one) for one in found if one.subject in named],
        [_found(desk, one) for one in found if one.subject not in named],
    )


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
