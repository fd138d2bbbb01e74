"""What the page of duplicates does, each within one step."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from amdesk.ui.duplicates.finding import Proposal
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.merging import Taken


def merge_rows(session: "Session", table: str, kept: int, lost: int, taken: "Mapping[str, Taken]") -> bool:
    """Make one of two rows."""
    from amdesk.model.merging import merge

    merge(session, table, kept, lost, taken)
    return True


def keep_apart(session: "Session", pairs: Sequence[Proposal]) -> bool:
    """Never propose these pairs again; those kept apart are proposed again."""
    from amdesk.model.duplicates import KeptApart

    for pair in pairs:
        if pair.apart is not None:
            session.delete(session.get_one(KeptApart, pair.apart))
        else:
            one, other = pair.likely.pair
            session.add(KeptApart(subject=pair.sort.value, row=one, other_row=other))
    return True


def named(pairs: Sequence[Proposal]) -> str:
    """The pairs of a step in words."""
    if len(pairs) > 1:
        return plural("{n} pair", "{n} pairs", len(pairs))
    return _("{one} and {other}").format(one=pairs[0].first.name, other=pairs[0].second.name)
