"""Rows an import would make although the workspace, or the file itself, may hold them already under another spelling.

They are only told. What becomes of each the user says; unsaid, it arrives as new and is proposed among the duplicates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from amdesk.analysis.duplicates import Likely, Sort, likely_pairs
from amdesk.exchange.drafting import Drafts
from amdesk.exchange.plan import Draft
from amdesk.model.duplicate_rows import Candidate
from amdesk.model.source import Source
from amdesk.store.queries.duplicates import candidates, kept_apart
from amdesk.words import _


class Meant(Enum):
    """What the user says of a row that may be there already."""

    LATER = "later"
    SAME = "same"
    DIFFERENT = "different"

    @property
    def label(self) -> str:
        """The answer in the user's language."""
        return {
            Meant.LATER: _("decide later"),
            Meant.SAME: _("same"),
            Meant.DIFFERENT: _("different"),
        }[self]


LikelyKey = tuple[str, int]
"""The table of a new row and the row of the file that makes it."""


@dataclass(frozen=True)
class MayBe:
    """A new row that may be one that is here (`other` above 0) or another new one (below).

    `number` is the row of the file that makes it, as a person counts.
    """

    table: str
    number: int
    row: int
    other: int
    title: str
    other_title: str
    why: str

    @property
    def key(self) -> LikelyKey:
        """What tells it from others of the file."""
        return self.table, self.number

    @property
    def says(self) -> str:
        """As which one it may be there, and why."""
        return _("may be {other}: {why}").format(other=self.other_title, why=self.why)


def may_be(
    source: Source, rows: Mapping[str, Drafts], made: Mapping[tuple[str, int], int], program: str
) -> tuple[MayBe, ...]:
    """The new rows that may be there already, each with the likeliest other, in the order of the file.

    `made` tells for each new row, by table and number, which row of the file makes it.
    """
    found: list[MayBe] = []
    for sort in Sort:
        drafts = rows[sort.value]
        new = [draft for draft in drafts.drafts.values() if draft.is_new and (sort.value, draft.row) in made]
        if new:
            found += _of_sort(source, sort, rows, new, made, program)
    return tuple(sorted(found, key=lambda each: (each.number, each.table)))


def _of_sort(
    source: Source,
    sort: Sort,
    rows: Mapping[str, Drafts],
    new: Iterable[Draft],
    made: Mapping[tuple[str, int], int],
    program: str,
) -> Iterable[MayBe]:
    accounts = rows["account"].known.names
    known = {each.id: each for each in candidates(source, sort.value)}
    coming = {draft.row: _candidate(draft, accounts, program) for draft in new}
    everyone = {**known, **coming}
    best: dict[int, Likely] = {}
    for likely in likely_pairs(sort, everyone.values(), kept_apart(source, sort.value), coming.keys()):
        best.setdefault(_later_of(likely), likely)
    for row, likely in best.items():
        other = everyone[likely.first if likely.second == row else likely.second]
        title = f"{other.name} · {other.account}" if other.account else other.name
        yield MayBe(sort.value, made[sort.value, row], row, other.id, coming[row].name, title, likely.says)


def _later_of(likely: Likely) -> int:
    """Of a pair the new row, of two new ones that which stands further down in the file."""
    return min(likely.first, likely.second)


def _candidate(draft: Draft, accounts: Mapping[int, str], program: str) -> Candidate:
    values = {name: value for name, value in draft.values.items() if value not in (None, "")}
    account = int(values.get("account_id") or 0)

    def said(*names: str) -> tuple[str, ...]:
        return tuple(str(values[name]) for name in names if name in values)

    plain = ("number", "website", "street", "postcode", "city", "country")
    return Candidate(
        draft.row,
        str(values.get("name") or ""),
        account,
        accounts.get(account, "") if account else "",
        said("mail"),
        said("phone", "mobile"),
        parent_id=values.get("parent_id"),
        ids=frozenset({(program, draft.key)} if draft.key else ()),
        **{name: str(values.get(name, "")) for name in plain},
    )
