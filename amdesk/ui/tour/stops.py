"""The stops of the tour: which control each points at and what is said, and the next useful step at its end."""

from dataclasses import dataclass

from amdesk.model.source import Source
from amdesk.store.queries.five_questions import accounts_to_choose
from amdesk.store.queries.today import troubled
from amdesk.store.queries.waiting import has_accounts
from amdesk.ui.place import Place
from amdesk.words import _


@dataclass(frozen=True)
class Stop:
    """One callout: `points_at` names the control, "" for none."""

    points_at: str
    title: str
    text: str


STOPS = (
    Stop(
        "page-today",
        _("Today says what matters"),
        _("Each morning: what is due, which accounts need you and why, and that nobody is forgotten. In ten seconds."),
    ),
    Stop(
        "rail",
        _("Everything has its place"),
        _("Your accounts, actions, issues and memos; the figures say how much waits. Ctrl+1 to Ctrl+0 go there."),
    ),
    Stop(
        "search-field",
        _("One field finds everything"),
        _("People, accounts, notes, issues, and every command by its name. Ctrl+F from anywhere."),
    ),
    Stop(
        "bar-quick-entry",
        _("Say it in one line"),
        _("Ctrl+Space: “call ada konex 8/10 needs nordic labels, we promise cost sheet fri”. It is understood."),
    ),
    Stop(
        "bar-undo",
        _("Nothing gets lost"),
        _("Each step is saved at once; Ctrl+Z takes it back, also tomorrow. F1 opens the guide for what is in view."),
    ),
)


@dataclass(frozen=True)
class NextStep:
    """What is useful now: a sentence, the words of its button, and the command or the place it leads to."""

    text: str
    button: str
    command: str = ""
    place: Place | None = None


def next_step(source: Source) -> NextStep:
    """Bring in accounts where there are none, ask about one where no map is, else the one that needs you."""
    if not has_accounts(source):
        words = _("It begins with your accounts: bring them in from a file, and the proposed tiers follow.")
        return NextStep(words, _("&Import my accounts"), command="import-file")
    worst = troubled(source, 1)
    if worst and any(one.has_map for one in accounts_to_choose(source)):
        words = _("{account} needs you most today. Its page has the map, the plan and everything else.")
        place = Place("account", worst[0].account_id)
        return NextStep(words.format(account=worst[0].account), _("&Open the account"), place=place)
    words = _("Five questions about one account make a map, a draft plan and a brief in two minutes.")
    return NextStep(words, _("&Five questions"), place=Place("five-questions"))
