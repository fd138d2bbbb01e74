"""What rows refer to by its title: an issue, an invoice, a range, a colleague of ours."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from amdesk.exchange.contents import fold
from amdesk.exchange.plan import Draft
from amdesk.exchange.reading import shown
from amdesk.model.natural import OURS
from amdesk.model.source import Source
from amdesk.words import _


class Titles:
    """The rows of a table by their titles, within an account unless `within` says otherwise; nothing is guessed."""

    def __init__(self, source: Source, table: str, title: str = "name", within: str = "account_id") -> None:
        self.source = source
        self.query = f'SELECT {within}, "{title}", id FROM "{table}" WHERE "{title}" <> \'\' ORDER BY id'
        self.unknown: dict[str, None] = {}
        """What is the title of no row, or of several."""

    @cached_property
    def rows(self) -> dict[tuple[int, str], list[int]]:
        """The rows by account and folded title, read when the first is looked for."""
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for within, title, row in self.source.select(self.query):
            found[within, fold(title)].append(row)
        return found

    def meant(self, said: str, account: int = 0) -> int | None:
        """The one row with a title; None for none and for several, which are remembered as unknown."""
        rows = self.rows.get((account, fold(said)), ())
        if len(rows) == 1:
            return rows[0]
        self.unknown[said] = None
        return None

    def remarks(self, sentence: str) -> list[str]:
        """The sentence for each title that was not known; it has a place for the `title`."""
        return [sentence.format(title=shown(said)) for said in self.unknown]


def unknown_issue() -> str:
    """The sentence about the title of an issue nobody knows."""
    return _("There is no issue “{title}” of that account, or several; import the issues first.")


class ColleagueRows:
    """Who of ours a file names; a list of amdesk brings colleagues along, any other only names those who are here."""

    def __init__(self, source: Source, program: str) -> None:
        self.brings_them = program == OURS
        self.titles = Titles(source, "colleague", within="0")
        self.new: list[Draft] = []

    def knows(self, said: str) -> bool:
        """Whether somebody of ours has the name."""
        return (0, fold(said)) in self.titles.rows

    def meant(self, said: str) -> int | None:
        """The colleague with a name, made where the file may; None for nobody."""
        if self.brings_them and not self.knows(said):
            self.new.append(Draft("colleague", -len(self.new) - 1, {"name": said}))
            self.titles.rows[0, fold(said)].append(self.new[-1].row)
        return self.titles.meant(said)

    def remarks(self) -> Sequence[str]:
        """Who is no colleague here."""
        return self.titles.remarks(_("“{title}” is no colleague here, or not plain, and is left out."))
