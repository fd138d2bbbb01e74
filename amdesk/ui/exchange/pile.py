"""What is to be imported: the tables that were read, which of them is in view, and what would become of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from amdesk.exchange.importing import ImportPlan
from amdesk.exchange.likely import LikelyKey, Meant
from amdesk.exchange.plan import Told
from amdesk.exchange.targets import Subject
from amdesk.exchange.telling import names_account
from amdesk.exchange.together import Part, in_order
from amdesk.ui.exchange import work
from amdesk.ui.kit.labels import shown
from amdesk.words import _, plural

COLUMNS_SHOWN = 6
OF_MAP = (Subject.PEOPLE, Subject.ROLES, Subject.LINES)
REMARKS_SHOWN = 2


@dataclass
class Pile:
    """The tables on their way in; `told` and `plans` say what would become of them, once that is known."""

    reads: list[work.Read] = field(default_factory=list)
    at: int = 0
    refusals: tuple[str, ...] = ()
    told: Told | None = None
    plans: dict[int, ImportPlan] = field(default_factory=dict)

    @classmethod
    def of(cls, harvest: work.Harvest) -> "Pile":
        """What was read, the first table that is wanted in view."""
        wanted = [at for at, read in enumerate(harvest.reads) if read.is_wanted]
        return cls(list(harvest.reads), wanted[0] if wanted else 0, harvest.refusals)

    @property
    def found(self) -> work.Read | None:
        """The table in view."""
        return self.reads[self.at] if self.reads else None

    @property
    def plan(self) -> ImportPlan | None:
        """What would become of the table in view; None while that is not known, or when it is left out."""
        return self.plans.get(id(self.found.table)) if self.found is not None else None

    @property
    def is_one(self) -> bool:
        """Whether no other table waits beside the one in view."""
        return len(self.reads) < 2

    @property
    def wanted(self) -> list[Part]:
        """What is imported, in the order it depends on each other."""
        return in_order([read.part for read in self.reads if read.is_wanted])

    @property
    def taker(self) -> int | None:
        """The one account that takes all that is wanted; None when rows may name others, or nobody takes them."""
        takers = {None if names_account(part.mapping) else part.account for part in self.wanted}
        return takers.pop() if len(takers) == 1 else None

    @property
    def is_of_map(self) -> bool:
        """Whether people or what is between them are wanted."""
        return any(part.mapping.subject in OF_MAP for part in self.wanted)

    @property
    def undecided(self) -> int:
        """How many new rows may be there already and were left for later."""
        meant = {id(read.table): read.meant for read in self.reads}
        return sum(each.key not in meant.get(table, {}) for table, plan in self.plans.items() for each in plan.likely)

    def send_home(self, account: int | None) -> None:
        """Let an account take the rows that name none, of every table that has no taker yet."""
        self.reads = [replace(read, account=account) if read.account is None else read for read in self.reads]

    def put(self, read: work.Read) -> None:
        """Let the table in view be read or meant in another way."""
        self.reads[self.at] = read

    def want(self, at: int, wanted: bool) -> None:
        """Import one of the tables, or leave it out."""
        self.reads[at] = replace(self.reads[at], is_wanted=wanted)

    def answer(self, keys: Sequence[LikelyKey], meant: Meant) -> None:
        """Say of rows in view whether they are there already; a decision left for later is none."""
        found = self.reads[self.at]
        said = {**found.meant, **dict.fromkeys(keys, meant)}
        self.put(replace(found, meant={key: each for key, each in said.items() if each is not Meant.LATER}))

    def forget_plans(self) -> None:
        """Something changed: what would become of the tables is to be looked at anew."""
        self.told, self.plans = None, {}

    def keep_plans(self, told: Told) -> None:
        """What would become of the tables is known."""
        self.told, self.plans = told, work.plans_of(told, self.wanted)

    def remarks(self) -> list[str]:
        """What there is to say of the table in view."""
        found, plan = self.found, self.plan
        if found is None:
            return []
        problems = [_("Row {n}: {what}").format(n=p.number, what=p.sentence) for p in found.table.problems[:2]]
        about_rows = list(self._about_rows(plan)) if plan is not None else []
        guessed = self._about_columns(found, plan)
        about_file = _some(list(plan.remarks)) if plan else []
        return [*self.refusals, *about_rows, *self._doubts(found), *guessed, *problems, *about_file]

    def _about_rows(self, plan: ImportPlan) -> Iterator[str]:
        if plan.refused and not plan.writes:
            yield plan.refused[0].says
        if any(row.lacks_account for row in plan.refused):
            yield _("Say above the columns which account takes the rows that name none.")
        if plan.likely:
            yield _("Some may be there already: press S when it is the same, D when different, L to decide later.")

    def _about_columns(self, found: work.Read, plan: ImportPlan | None) -> Iterator[str]:
        """What the rows were taken for when nobody said it, and which columns are left out."""
        if plan is not None and plan.taken_for and found.mapping.is_sure:
            yield plan.taken_for
        if plan is not None and plan.left_out:
            named = ", ".join(shown(column) for column in plan.left_out[:COLUMNS_SHOWN])
            more = len(plan.left_out) - COLUMNS_SHOWN
            yield _("Left out: {columns}.").format(columns=named + _and_more(more))

    def _doubts(self, found: work.Read) -> list[str]:
        if not found.mapping.is_sure and found.is_wanted:
            return [_("What the rows are was only guessed: look at the choice on the left.")]
        left_out = [read.choices.name for read in self.reads if not read.is_wanted and not read.is_plain]
        sentence = _("{file} is left out for now: say what it holds and tick it.")
        return [sentence.format(file=shown(name)) for name in left_out[:2]]


def _some(remarks: list[str]) -> list[str]:
    """The first remarks, and how many there are more."""
    more = len(remarks) - REMARKS_SHOWN
    return remarks if more < 1 else [*remarks[:REMARKS_SHOWN], _and_more(more).strip()]


def _and_more(more: int) -> str:
    return "" if more < 1 else " " + plural("and {n} more", "and {n} more", more)
