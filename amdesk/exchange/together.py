"""Several files, or the sheets of a workbook, brought in as one step: what comes later finds what came before.

To show what all of them would do, the step is done and taken back before anything is stored.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from amdesk.exchange.carrying import carry, carry_out, refuse_when_outdated
from amdesk.exchange.gathering import gathering
from amdesk.exchange.importing import last_step, plan_import
from amdesk.exchange.likely import LikelyKey, Meant
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.plan import ImportPlan, ImportRefused, Outcome, Told, label_start
from amdesk.exchange.reading import shown
from amdesk.exchange.tables import Table
from amdesk.store.workspace import Workspace
from amdesk.words import _

FIRST = (
    *(Subject.ACCOUNTS, Subject.PRODUCTS, Subject.PEOPLE),
    *(Subject.ISSUES, Subject.OPPORTUNITIES, Subject.INVOICES),
)
"""What others refer to comes before them."""

Progress = Callable[[float], None]


class LookedOnly(Exception):
    """The step is taken back: it was only done to be looked at."""


@dataclass(frozen=True)
class Part:
    """One table on its way in: a file or a sheet, as the step calls it; `account` takes rows that name none.

    `meant` is what the user said of rows that may be there already.
    """

    name: str
    table: Table
    mapping: ColumnMapping
    account: int | None = None
    meant: Mapping[LikelyKey, Meant] = field(default_factory=dict)


@dataclass(frozen=True)
class Together(Told):
    """What several parts do in one step."""

    plans: tuple[ImportPlan, ...]
    file: str
    counts: Mapping[str, Counter[Outcome]]
    seen_step: int

    @classmethod
    def of(cls, plans: Sequence[ImportPlan], seen_step: int, newest: Mapping[str, int]) -> "Together":
        """The plans as one, named after the files; `newest` tells for each table the last row before the first of them.

        What one file adds and another changes is added; what several change changes once.
        """
        counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
        for plan in plans:
            for table, counted in plan.counts.items():
                counts[table].update(counted)
        for table, counted in counts.items():
            drafts = (draft for plan in plans for draft in plan.drafts.get(table, ()) if draft.changes_something)
            if counted[Outcome.CHANGED]:
                counted[Outcome.CHANGED] = len({d.row for d in drafts if 0 < d.row <= newest.get(table, 0)})
        return cls(tuple(plans), ", ".join(plan.file for plan in plans), counts, seen_step)

    @property
    def refusals(self) -> int:
        """How many rows do not arrive."""
        return sum(plan.refusals for plan in self.plans)

    @property
    def writes(self) -> bool:
        """Whether carrying it out changes anything."""
        return any(plan.writes for plan in self.plans)


def in_order(parts: Sequence[Part]) -> list[Part]:
    """The parts as they depend on each other, those of `FIRST` before the rest as given."""
    return sorted(parts, key=_order_of_part)


def _order_of_part(part: Part) -> int:
    return order_of(part.mapping)


def order_of(mapping: ColumnMapping) -> int:
    """Where a file comes among others, by what its rows are."""
    subject = mapping.subject
    return FIRST.index(subject) if subject in FIRST else len(FIRST)


def look(workspace: Workspace, parts: Sequence[Part], progress: Progress | None = None) -> Together:
    """What bringing in all parts in this order would do; afterwards nothing is different.

    Raises ImportRefused, which names the part.
    """
    seen, plans = last_step(workspace), list[ImportPlan]()
    newest = dict(workspace.raw.execute("SELECT name, seq FROM sqlite_sequence"))
    try:
        with workspace.write(label_start()) as session:
            for part in parts:
                plans.append(_plan(workspace, part, progress))
                carry(workspace, session, plans[-1], progress)
            raise LookedOnly
    except LookedOnly:
        return Together.of(plans, seen, newest)


def bring_in(workspace: Workspace, parts: Sequence[Part], wanted: Told, progress: Progress | None = None) -> None:
    """Do what was looked at, as one step or not at all.

    Raises ImportOutdated when the workspace was changed since, and a WorkspaceError when the file does not take it.
    """
    if isinstance(wanted, ImportPlan):
        carry_out(workspace, replace(wanted, meant=parts[0].meant), progress)
        return
    assert isinstance(wanted, Together)
    with gathering(), workspace.write(wanted.label) as session:
        refuse_when_outdated(workspace, wanted.seen_step)
        for share in _shares(parts, progress):
            carry(workspace, session, _plan(workspace, share[0], None), share[1])


def _shares(parts: Sequence[Part], progress: Progress | None) -> Iterator[tuple[Part, Progress | None]]:
    """Each part with what tells its share of the whole."""
    for at, part in enumerate(parts):

        def tell(share: float, before: int = at) -> None:
            if progress is not None:
                progress((before + share) / len(parts))

        yield part, tell


def _plan(workspace: Workspace, part: Part, progress: Progress | None) -> ImportPlan:
    try:
        plan = plan_import(
            workspace,
            part.table,
            part.mapping,
            file=part.name,
            today=workspace.today,
            account=part.account,
            progress=progress,
        )
        return replace(plan, meant=part.meant)
    except ImportRefused as refused:
        raise ImportRefused(_("{file}: {why}").format(file=shown(part.name), why=refused)) from None
