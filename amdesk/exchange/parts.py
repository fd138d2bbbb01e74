"""What the readers of rows share: the file, and the accounts and people that rows are about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from amdesk.exchange.account_rows import AccountSection
from amdesk.exchange.matching import Doubt
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.person_rows import PersonSection
from amdesk.exchange.plan import Draft, Outcome
from amdesk.exchange.product_rows import ProductSection
from amdesk.exchange.sections import Columns, Taken
from amdesk.exchange.tables import Table
from amdesk.exchange.titles import ColleagueRows
from amdesk.model.source import Source


@dataclass(frozen=True)
class Parts:
    """One file on its way in; `account` is the one the user named for rows that name none."""

    file: str
    table: Table
    columns: Columns
    accounts: AccountSection
    people: PersonSection
    products: ProductSection
    colleagues: ColleagueRows
    source: Source
    program: str
    today: date
    account: int | None

    def account_for(self, cells: tuple[str, ...]) -> int:
        """The account of a row, made when the file is the first to name it.

        Raises CellRefused when the row names none.
        """
        if (met := self.accounts.met_before(cells)) is not None:
            return met.row
        return self.accounts.taken(cells).row if self.account is None or self.names_one(cells) else self.account

    def names_one(self, cells: tuple[str, ...]) -> bool:
        """Whether a row says which account it is about."""
        return bool(self.accounts.read(cells).keys() & {"name", "id", "number"})

    def account_in(self, cells: tuple[str, ...]) -> int | None:
        """The account a row names, else the one the user named; nothing is made.

        Raises CellRefused when two fit equally well.
        """
        values = self.accounts.read(cells)
        try:
            found = self.accounts.known.find(values.get("id"), values.get("name"))
        except Doubt as doubt:
            raise CellRefused(self.accounts.column("name", "id"), str(doubt)) from None
        return self.account if found is None else found


class Taker(Protocol):
    """Takes the rows of a subject one by one, and tells in the end what is to be written."""

    def take(self, cells: tuple[str, ...]) -> Taken:
        """What becomes of a row. Raises CellRefused."""

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The rows to write, by table."""

    def counts(self) -> Mapping[str, Counter[Outcome]]:
        """How many rows of which table have which outcome."""

    def remarks(self) -> Sequence[str]:
        """Sentences about the whole file."""
