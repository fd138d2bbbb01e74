"""What `import` says afterwards: what was taken for what, what became of the rows, and what was left out."""

from typing import Any

from amdesk.exchange.importing import ImportPlan, Outcome
from amdesk.exchange.reading import shown
from amdesk.words import _, plural

REFUSED_SHOWN = 20
REMARKS_SHOWN = 10
LIKELY_SHOWN = 10
COLUMNS_SHOWN = 12


def columns_in_words(columns: list[str]) -> str:
    """Names of columns, the first ones of many."""
    named = ", ".join(map(shown, columns[:COLUMNS_SHOWN]))
    more = len(columns) - COLUMNS_SHOWN
    return named if more < 1 else named + " " + plural("and {n} more", "and {n} more", more)


def tell(done: list[ImportPlan], only_looked: bool) -> None:
    """Print what became of each file, or would become of it."""
    for plan in done:
        print(f"{plan.file}: {plan.sentence if only_looked else plan.sentence_afterwards}")
        _tell_mapping(plan)
        _tell_some([_row(row.number, row.says) for row in plan.refused], REFUSED_SHOWN)
        if any(row.lacks_account for row in plan.refused):
            print("  " + _("--account NAME takes the rows that name no account."))
        if plan.likely:
            _tell_likely(plan)
        _tell_some(list(plan.remarks), REMARKS_SHOWN)


def _tell_mapping(plan: ImportPlan) -> None:
    """What the file was taken for, when nobody said it, and which columns were left out."""
    if plan.taken_for:
        print(f"  {plan.taken_for} " + _("--as says otherwise."))
    if plan.left_out:
        print("  " + _("Left out: {columns}.").format(columns=columns_in_words(list(plan.left_out))))


def _row(number: int, says: str) -> str:
    return _("row {n}: {why}").format(n=number, why=says)


def _tell_some(sentences: list[str], most: int, indent: str = "  ") -> None:
    """The first of many sentences, and how many there are more."""
    for sentence in sentences[:most]:
        print(indent + sentence)
    if (more := len(sentences) - most) > 0:
        print(indent + plural("and {n} more", "and {n} more", more))


def _tell_likely(plan: ImportPlan) -> None:
    """Who and what may be there twice; nothing is merged without being looked at."""
    one = "{n} may be there twice; compare the two under Duplicates:"
    print("  " + plural(one, "{n} may be there twice; compare them under Duplicates:", len(plan.likely)))
    _tell_some([_row(each.number, f"{each.title} {each.says}") for each in plan.likely], LIKELY_SHOWN, "    ")


def as_json(plan: ImportPlan) -> dict[str, Any]:
    """All of it for programs."""
    mapping = plan.mapping
    return {
        "file": plan.file,
        "subject": mapping.subject.value,
        "program": plan.program,
        "mapping": dict(mapping.chosen),
        "guessed": mapping.is_guessed,
        "left_out": [column for column in mapping.columns if column not in mapping.chosen],
        **{
            outcome.value: {table: counts[outcome] for table, counts in plan.counts.items() if counts[outcome]}
            for outcome in (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED)
        },
        "changes": [
            {"row": row.number, "title": row.title, "field": c.field, "before": c.before, "after": c.after}
            for row in plan.outcomes
            for c in row.changes
        ],
        "refused": [{"row": row.number, "column": row.column, "reason": row.sentence} for row in plan.refused],
        "may_be_there_twice": [
            {"row": each.number, "table": each.table, "title": each.title, "other": each.other_title, "why": each.why}
            for each in plan.likely
        ],
        "remarks": list(plan.remarks),
    }
