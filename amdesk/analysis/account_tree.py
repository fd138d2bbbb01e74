"""Groups of companies: what an account brings and owes by itself, and together with its subsidiaries (ACC-5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amdesk.analysis.trees import in_tree_order
from amdesk.model.group_rows import Company
from amdesk.model.rows import AccountLine
from amdesk.model.values import Money
from amdesk.words import _, counted, plural

Amounts = tuple[Money, ...]
"""One amount for each currency, in the order of their letters; currencies are never added to one another."""


@dataclass(frozen=True)
class Figures:
    """Revenue of 12 months and of the 12 before, what is outstanding, and the issues that are open."""

    revenue_12: Amounts = ()
    revenue_before: Amounts = ()
    outstanding: Amounts = ()
    open_issues: int = 0
    critical_issues: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            added(self.revenue_12, other.revenue_12),
            added(self.revenue_before, other.revenue_before),
            added(self.outstanding, other.outstanding),
            self.open_issues + other.open_issues,
            self.critical_issues + other.critical_issues,
        )


@dataclass(frozen=True)
class Member:
    """A company in its group: `depth` below the top, its `own` figures, and those `together` with what is below it."""

    company: Company
    depth: int
    own: Figures
    together: Figures
    has_subsidiaries: bool


def added(one: Amounts, other: Amounts) -> Amounts:
    """Both, summed by currency; what comes to nothing is left out."""
    sums: dict[str, int] = {}
    for amount in (*one, *other):
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return tuple(Money(sums[currency], currency) for currency in sorted(sums) if sums[currency])


def together(parents: Mapping[int, int | None], own: Mapping[int, Figures]) -> dict[int, Figures]:
    """The figures of every account with those of all that is below it."""
    depths = in_tree_order(parents)
    sums = {account: own.get(account, Figures()) for account in depths}
    for account in reversed(depths):
        above = parents[account]
        if depths[account] and above is not None:
            sums[above] = sums[above] + sums[account]
    return sums


def sums_of_parents(lines: Sequence[AccountLine]) -> dict[int, Figures]:
    """What every account of a list that has subsidiaries comes to together with them; lists know nothing of bills."""
    above = {line.parent_id for line in lines if line.parent_id is not None}
    within = [line for line in lines if line.parent_id is not None or line.id in above]
    parents = {line.id: line.parent_id for line in within}
    found = together(parents, {line.id: _of_line(line) for line in within})
    return {parent: found[parent] for parent in above & found.keys()}


def _of_line(line: AccountLine) -> Figures:
    now, before = Money(line.revenue_12, line.currency), Money(line.revenue_before, line.currency)
    return Figures(added((now,), ()), added((before,), ()), (), line.open_issues, line.critical_issues)


def group(companies: Iterable[Company]) -> list[Member]:
    """A group of companies as a tree read from above, siblings in the order given."""
    by_id = {company.id: company for company in companies}
    parents = {company.id: company.parent_id for company in by_id.values()}
    own = {company.id: figures(company) for company in by_id.values()}
    sums = together(parents, own)
    above = set(parents.values())
    return [
        Member(by_id[account], depth, own[account], sums[account], account in above)
        for account, depth in in_tree_order(parents).items()
    ]


def figures(company: Company) -> Figures:
    """What a company brings and owes by itself."""
    return Figures(
        added((Money(company.revenue_12, company.currency),), ()),
        added((Money(company.revenue_before, company.currency),), ()),
        added(company.outstanding, ()),
        company.open_issues,
        company.critical_issues,
    )


def amounts_text(amounts: Amounts) -> str:
    """Amounts without minor units: "412,300 EUR + 20,000 SEK"; a dash for nothing."""
    return " + ".join(f"{amount.short} {amount.currency}" for amount in amounts) or "–"


def issues_text(found: Figures) -> str:
    """The issues in words: "3 open issues, 1 of them critical"."""
    words = plural("{n} open issue", "{n} open issues", found.open_issues)
    if not found.critical_issues:
        return words
    return words + plural(", {n} of them critical", ", {n} of them critical", found.critical_issues)


def group_sentence(members: list[Member]) -> str:
    """What the whole group comes to, said in a sentence."""
    if len(members) < 2:
        return _("Not part of a group, as far as is known.")
    whole = members[0].together
    many = counted(len(members), _("company"), _("companies"))
    said = _("{many} together: {revenue} in 12 months, {outstanding} outstanding, {issues}.").format(
        many=many,
        revenue=amounts_text(whole.revenue_12),
        outstanding=amounts_text(whole.outstanding) if whole.outstanding else _("nothing"),
        issues=issues_text(whole) if whole.open_issues else _("no open issue"),
    )
    return said[:1].upper() + said[1:]
