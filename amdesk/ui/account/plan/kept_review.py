"""A review as it is held: decisions as typed, with whom, the next day; kept in the file while it lasts."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from amdesk.model.values import ReviewKind
from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.after import DROP_DRAFT, KEEP_DRAFT, kept_text
from amdesk.ui.desk import Desk


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
