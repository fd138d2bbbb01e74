"""A review as it is held: decisions as typed, with whom, the next day; kept in the file while it lasts, then stored."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from amdesk.analysis.plan_lines import ActionSaid
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.plans import Plan
from amdesk.model.reviews import Decision, Review
from amdesk.model.rows import PlanContent
from amdesk.model.values import ReviewKind
from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.after import DROP_DRAFT, KEEP_DRAFT, kept_text
from amdesk.ui.desk import Desk
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ReviewDraft:
    """What a review has come to so far."""

    kind: str = ReviewKind.MANAGER.value
    decisions: tuple[str, ...] = ()
    typing: str = ""
    with_whom: str = ""
    next_words: str = ""
    step: int = 0


class KeptReview:
    """The review of one plan that is not finished."""

    def __init__(self, desk: Desk, plan_id: int) -> None:
        self.desk, self.key = desk, f"review:{plan_id}"
        self.draft = self._read()

    def _read(self) -> ReviewDraft:
        text = kept_text(self.desk.whole, self.key)
        try:
            said = json.loads(text) if text else {}
            return replace(ReviewDraft(**said), decisions=tuple(said.get("decisions", ())))
        except (ValueError, TypeError):
            return ReviewDraft()

    def keep(self, draft: ReviewDraft) -> None:
        """Write down how it stands now."""
        if draft == self.draft:
            return
        self.draft = draft
        text = json.dumps(asdict(draft), ensure_ascii=False)

        def write(raw: Connection) -> None:
            raw.execute(KEEP_DRAFT, (self.key, text))

        self._write(write)

    def drop(self) -> None:
        """It is held and stored."""

        def write(raw: Connection) -> None:
            raw.execute(DROP_DRAFT, (self.key,))

        self._write(write)

    def _write(self, write: Callable[[Connection], None]) -> None:
        with suppress(WorkspaceError):  # what was typed stays on the screen
            self.desk.whole.keep_derived(write, frozenset())


def store_review(
    session: "Session",
    plan: PlanContent,
    kind: ReviewKind,
    with_whom: str,
    decisions: list[ActionSaid],
    next_on: date | None,
) -> int:
    """The review that was held with its decisions, and the plan's next one: one ahead stays when no day is given."""
    today = session.info["today"]
    row = session.get_one(Plan, plan.id)
    next_on = next_on or day_ahead(row.next_review, today)
    held = Review(
        name=_("Review of {plan}").format(plan=plan.name)[:NAME_LIMIT],
        kind=kind,
        account_id=plan.account_id,
        on=today,
        held=True,
        with_whom=with_whom,
        next_on=next_on,
    )
    session.add(held)
    session.flush()
    for said in decisions:
        session.add(
            Decision(
                review_id=held.id, account_id=plan.account_id, text=said.name, owner_id=said.owner_id, due=said.due
            )
        )
    row.next_review = next_on
    session.flush()
    return held.id


def day_ahead(day: date | None, today: date) -> date | None:
    """A day that is still to come."""
    return day if day is not None and day > today else None
