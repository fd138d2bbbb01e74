"""Importing a table: planned row by row without writing anything, then carried out as one step or not at all."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from amdesk.exchange.account_rows import AccountSection
from amdesk.exchange.boss_rows import BossRows
from amdesk.exchange.carrying import carry_out
from amdesk.exchange.currencies import Currencies
from amdesk.exchange.drafting import Drafts
from amdesk.exchange.gathering import gathering
from amdesk.exchange.likely import may_be
from amdesk.exchange.mapping import ColumnMapping, Facts, Subject, fold
from amdesk.exchange.matching import UNKNOWN_PROGRAM, Known
from amdesk.exchange.meaning import AccountMissing, CellRefused
from amdesk.exchange.parts import Parts, Taker
from amdesk.exchange.person_rows import PersonSection
from amdesk.exchange.plan import ImportOutdated, ImportPlan, ImportRefused, Outcome, RowOutcome
from amdesk.exchange.product_rows import ProductSection
from amdesk.exchange.reading import shown
from amdesk.exchange.remembered import remembered
from amdesk.exchange.revenue_lines import RevenueLines
from amdesk.exchange.rows import Row
from amdesk.exchange.sections import Columns, Met, Taken
from amdesk.exchange.tables import Table
from amdesk.exchange.takers import TAKERS
from amdesk.exchange.titles import ColleagueRows
from amdesk.exchange.unit_rows import UnitSection
from amdesk.model.source import Source
from amdesk.words import _, plural

__all__ = ["ImportOutdated", "ImportPlan", "ImportRefused", "Outcome", "carry_out", "facts_of", "plan_import"]

ROWS_BETWEEN_LOOKS = 2_000
Progress = Callable[[float], None]


def facts_of(source: Source) -> Facts:
    """What the workspace knows that helps to guess a mapping."""
    names = source.select("SELECT name FROM account")
    return Facts(frozenset(fold(name) for (name,) in names), remembered(source))


def plan_import(
    source: Source,
    table: Table,
    mapping: ColumnMapping,
    *,
    file: str,
    today: date,
    program: str = "",
    account: int | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """What importing the table would do to the workspace; nothing is written.

    `program` says whose ids the file holds when that is known better than the mapping; `account` takes the people of
    rows that name no organisation. `progress` is told the share done and may raise to stop.
    Raises ImportRefused with a sentence when the mapping lacks something.
    """
    if lacking := mapping.lacks():
        raise ImportRefused(lacking)
    known_by = program or mapping.program or UNKNOWN_PROGRAM
    with gathering():
        return _Planning(source, table, mapping, known_by, today, account).plan(file, progress)


class _Planning:
    """The sections of one import, and the way a row takes through them."""

    def __init__(
        self, source: Source, table: Table, mapping: ColumnMapping, program: str, today: date, account: int | None
    ) -> None:
        self.source, self.table, self.mapping, self.program = source, table, mapping, program
        self.account, self.today = account, today
        self.columns = Columns(table, mapping)
        self.colleagues = ColleagueRows(source, program)
        known = Known.load(source, "account", program)
        self.accounts = AccountSection(self.columns, known, source, mapping.subject, self.colleagues)
        known, currencies = Known.load(source, "person", program, "account_id"), Currencies(self.accounts, source)
        self.people = PersonSection(self.columns, known, source, today, currencies)
        self.units = UnitSection(self.columns, source)
        self.bosses = BossRows(self.people, source, program, today)
        ranges = Known.load(source, "product_range", program)
        self.products = ProductSection(self.columns, Known.load(source, "product", program), ranges, source)
        self.lines = RevenueLines(self.columns, self.accounts, source) if mapping.subject is Subject.REVENUE else None
        self.line_counts: Counter[Outcome] = Counter()
        self.named_after_people = 0
        self.made: dict[tuple[str, int], int] = {}
        self.newest = (0, 0, 0)

    def _note_made(self, row: Row) -> None:
        """Remember which row of the file made a new account, person or product."""
        newest = (self.accounts.rows.newest, self.people.rows.newest, self.products.rows.newest)
        if newest != self.newest:
            self.newest = newest
            for made in zip(("account", "person", "product"), newest, strict=True):
                self.made.setdefault(made, row.number)

    def _taker(self, file: str) -> Taker | None:
        """Who takes the rows of the other subjects."""
        making = TAKERS.get(self.mapping.subject)
        sections = (self.accounts, self.people, self.products, self.colleagues)
        parts = (self.table, self.columns, *sections, self.source, self.program, self.today, self.account)
        return None if making is None else making(Parts(file, *parts))

    def plan(self, file: str, progress: Progress | None) -> ImportPlan:
        """Take every row and gather what comes of it."""
        taker = self._taker(file)
        usual = {
            Subject.ACCOUNTS: self._account_row,
            Subject.PEOPLE: self._person_row,
            Subject.PRODUCTS: self._product_row,
            Subject.REVENUE: self._revenue_row,
        }
        take = usual[self.mapping.subject] if taker is None else taker.take
        outcomes = []
        for done, row in enumerate(self.table.rows):
            if progress is not None and done % ROWS_BETWEEN_LOOKS == 0:
                progress(done / len(self.table.rows))
            outcomes.append(self._outcome(row, take))
            self._note_made(row)
        remarks = (*self.accounts.settle_parents(), *self.bosses.settle(), *self.columns.remarks(), *self._remarks())
        rows: dict[str, Drafts] = {
            "account": self.accounts.rows,
            "person": self.people.rows,
            "unit": self.units.rows,
            "product_range": self.products.ranges,
            "product": self.products.rows,
        }
        return ImportPlan(
            file,
            self.mapping,
            outcomes,
            {
                **{table: list(each.drafts.values()) for table, each in rows.items()},
                "line": self.bosses.drafts(),
                "colleague": self.colleagues.new,
                **(taker.drafts() if taker else {}),
            },
            self.lines.new if self.lines else [],
            {**self._counts(rows), **(taker.counts() if taker else {})},
            (*remarks, *(taker.remarks() if taker else ())),
            self.program,
            last_step(self.source),
            may_be(self.source, rows, self.made, self.program),
            left_out=tuple(self.mapping.left_out(self.table)),
        )

    def _counts(self, rows: dict[str, Drafts]) -> dict[str, Counter[Outcome]]:
        counts = {table: counted for table, each in rows.items() if (counted := each.counts())}
        if self.bosses.tally:
            counts["line"] = self.bosses.tally
        if self.colleagues.new:
            counts["colleague"] = Counter({Outcome.ADDED: len(self.colleagues.new)})
        return {**counts, "revenue": self.line_counts} if self.line_counts else counts

    def _remarks(self) -> list[str]:
        remarks = [*self.colleagues.remarks()]
        if self.accounts.known.other_ids:
            one = "{n} account has the name of one that is here under another id; they are kept apart."
            many = "{n} accounts have the name of one that is here under another id; they are kept apart."
            remarks.append(plural(one, many, self.accounts.known.other_ids))
        if self.accounts.rows.notes_kept:
            one = "The note of {n} account here stays as it is, since what the file holds was only guessed."
            many = "The notes of {n} accounts here stay as they are, since what the file holds was only guessed."
            remarks.append(plural(one, many, self.accounts.rows.notes_kept))
        if self.named_after_people:
            one = "{n} account is named after its person, since the file names no company."
            many = "{n} accounts are named after their person, since the file names no company."
            remarks.append(plural(one, many, self.named_after_people))
        return remarks

    def _outcome(self, row: Row, take: Callable[[tuple[str, ...]], Taken]) -> RowOutcome:
        try:
            line = take(row.cells)
        except CellRefused as refused:
            title = shown(next((cell for cell in row.cells if cell.strip()), ""))
            lacks = isinstance(refused, AccountMissing)
            return RowOutcome(row.number, Outcome.REFUSED, title, (), refused.column, refused.sentence, lacks)
        return RowOutcome(row.number, line.outcome, line.title, line.changes)

    def _account_row(self, cells: tuple[str, ...]) -> Taken:
        values = self.accounts.read(cells)
        person = self.people.read(cells)
        name = self.people.name_in(person) if person else ""
        is_person = bool(name) and "name" not in values
        account = self.accounts.take(cells, values, name)
        self.named_after_people += is_person and account.outcome is Outcome.ADDED
        title, unit = self.accounts.known.names[account.row], self.units.take(cells, account.row)
        if not name:
            return _line(title, account, *([unit.met] if unit else []))
        met = self.people.take(person, account.row, unit)
        self.bosses.note(cells, met.row, account.row, self.accounts.part(cells))
        return _line(title, account, met)

    def _person_row(self, cells: tuple[str, ...]) -> Taken:
        person = self.people.read(cells)
        if not (name := self.people.named_in(person)):
            raise CellRefused(self.people.column("name", "family", "given"), _("The row names no person."))
        account = self._account_of(cells)
        met = self.people.take(person, account.row, self.units.take(cells, account.row))
        self.bosses.note(cells, met.row, account.row, self.accounts.part(cells))
        return _line(f"{name} · {self.accounts.known.names[account.row]}", met, account)

    def _account_of(self, cells: tuple[str, ...]) -> Met:
        values = self.accounts.read(cells)
        if not values.keys() & {"name", "id", "number"}:
            if self.account is None:
                raise AccountMissing(self.accounts.column("name", "id"), _("No organisation is named."))
            return Met(self.account, Outcome.UNCHANGED)
        return self.accounts.taken(cells)

    def _product_row(self, cells: tuple[str, ...]) -> Taken:
        met = self.products.take(cells, self.products.read(cells), renames=True)
        if met is None:
            raise CellRefused(self.products.column("name", "number"), _("The row names no product."))
        return _line(self.products.known.names[met.row], met)

    def _revenue_row(self, cells: tuple[str, ...]) -> Taken:
        assert self.lines is not None
        values = self.lines.read(cells)
        product = self.products.taken(cells)
        product_values = {} if product else self.products.read(cells)
        account = self.accounts.taken(cells)
        self.lines.check(account.row, values)
        product = product or self.products.take(cells, product_values, renames=False)
        is_new = self.lines.take(account.row, None if product is None else product.row, values)
        outcome = Outcome.ADDED if is_new else Outcome.UNCHANGED
        self.line_counts[outcome] += 1
        return Taken(self.accounts.known.names[account.row], outcome)


def _line(title: str, *met: Met) -> Taken:
    outcome = max((each.outcome for each in met), key=lambda outcome: outcome.weight)
    return Taken(title, outcome, tuple(change for each in met for change in each.changes))


def last_step(source: Source) -> int:
    """The number of the last step of the workspace."""
    found = source.select("SELECT coalesce(max(id), 0) FROM journal_step")
    return int(found[0][0])
