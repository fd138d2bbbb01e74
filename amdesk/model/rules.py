"""Rules that hold for what a step leaves behind, whichever way the change came: form, board, import or plain SQL."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from amdesk.model.accounts import Account, TierDefault, Unit
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base
from amdesk.model.fields import FieldError
from amdesk.model.issue_rules import READ_AT_ONCE, Before, Changed, keep_the_rules
from amdesk.model.people import Line, bosses
from amdesk.model.values import LineKind, Tier
from amdesk.words import _


def check_changes(session: Session, changed: Changed, before: Before) -> None:
    """Refuse a step that leaves something impossible behind; `changed` names the rows by table.

    The rows are read anew: plain SQL may have changed them behind the objects of `session`. Raises FieldError with a
    sentence that says what is missing.
    """
    with Session(session.connection(), autoflush=False) as stored:
        stored.info.update(session.info)
        for table, rows in changed.items():
            if table in SUBJECTS:
                _each_holds_together(stored, SUBJECTS[table], rows)
        if "line" in changed:
            _no_circles(stored, changed["line"])
        if "account" in changed:
            _none_within_itself(stored, Account, changed["account"], _("An account cannot be part of itself."))
        if "unit" in changed:
            _none_within_itself(stored, Unit, changed["unit"], _("A unit cannot be part of itself."))
        if "tier_default" in changed:
            _one_row_for_each_tier(stored)
        keep_the_rules(stored, changed, before)


def _each_holds_together(session: Session, subject: type[Base], rows: frozenset[int]) -> None:
    if subject.hold_together is Base.hold_together:
        return
    numbers = sorted(rows)
    for at in range(0, len(numbers), READ_AT_ONCE):
        for row in session.scalars(select(subject).where(subject.id.in_(numbers[at : at + READ_AT_ONCE]))):
            row.hold_together()


def _no_circles(session: Session, lines: frozenset[int]) -> None:
    for number in lines:
        line = session.get(Line, number)
        if line is None:
            continue
        if line.source_id == line.target_id:
            raise FieldError("target_id", _("A line joins two different people."))
        if line.kind is LineKind.REPORTS and line.until is None and line.source_id in _above(session, line.target_id):
            raise FieldError("target_id", _("Nobody reports to someone below: that would make a circle."))


def _above(session: Session, person: int) -> list[int]:
    query = select(Line.source_id, Line.target_id).where(Line.kind == LineKind.REPORTS, Line.until.is_(None))
    chain = {source: target for source, target in session.execute(query)}
    return bosses(chain, person)


def _none_within_itself(
    session: Session, subject: type[Account] | type[Unit], rows: frozenset[int], sentence: str
) -> None:
    query = select(subject.id, subject.parent_id).where(subject.parent_id.is_not(None))
    chain = {row: parent for row, parent in session.execute(query) if parent is not None}
    if any(row in chain and row in bosses(chain, row) for row in rows):
        raise FieldError("parent_id", sentence)


def _one_row_for_each_tier(session: Session) -> None:
    counts = Counter(session.scalars(select(TierDefault.tier)))
    for tier in Tier:
        if counts[tier] > 1:
            sentence = _("What {tier} accounts ask for stands in the table already: change that line.")
            raise FieldError("tier", sentence.format(tier=tier.label.lower()))
        if not counts[tier]:
            sentence = _("Each tier keeps its line; without it nothing would say how often {tier} accounts are called.")
            raise FieldError("tier", sentence.format(tier=tier.label.lower()))
