"""The card half filled, kept in the workspace while one types; what was discarded or kept can be brought back."""

from contextlib import suppress

from amdesk.analysis.after import Card
from amdesk.analysis.after.keeping import as_text, from_text
from amdesk.model.after_rows import AfterFacts
from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.after import (
    DROP_DRAFT,
    FORGET_OLDEST,
    KEEP_DRAFT,
    RENAME_DRAFT,
    card_key,
    kept_text,
    put_away_key,
)
from amdesk.ui.desk import Desk

DRAFTS = frozenset({"draft"})


class KeptCard:
    """The card of one meeting, or of one account, as it waits."""

    def __init__(self, desk: Desk, account: int, touch: int | None) -> None:
        self.desk = desk
        self.key, self.away_key = card_key(account, touch), put_away_key(account, touch)
        self._last = kept_text(desk.whole, self.key)

    @classmethod
    def of(cls, desk: Desk, facts: AfterFacts) -> "KeptCard":
        """The card of what it is filled from."""
        return cls(desk, facts.account_id, facts.touch_id)

    def card(self) -> Card | None:
        """The card half filled."""
        return from_text(self._last)

    def put_away(self) -> Card | None:
        """The card that was discarded or kept last."""
        return from_text(kept_text(self.desk.whole, self.away_key))

    def keep(self, card: Card | None, tell: bool = False) -> bool:
        """Write the card as it stands, None for an untouched one; `tell` lets the views know. False when it failed."""
        text = "" if card is None else as_text(card)
        if text == self._last and not tell:
            return True

        def write(raw: Connection) -> None:
            if text:
                raw.execute(KEEP_DRAFT, (self.key, text))
            else:
                raw.execute(DROP_DRAFT, (self.key,))

        with suppress(WorkspaceError):  # what was typed stays on the card
            self.desk.whole.keep_derived(write, DRAFTS if tell else frozenset())
            self._last = text
            return True
        return False

    def put_aside(self, card: Card | None) -> None:
        """Take the card off Today; what stands on it can be brought back."""

        def write(raw: Connection) -> None:
            raw.execute(DROP_DRAFT, (self.key,))
            if card is not None:
                raw.execute(KEEP_DRAFT, (self.away_key, as_text(card)))
                raw.execute(FORGET_OLDEST)

        with suppress(WorkspaceError):
            self.desk.whole.keep_derived(write, DRAFTS)
            self._last = ""


def adopt(desk: Desk, account: int, touch: int) -> bool:
    """Let the card of a meeting that is gone wait as one of its account; False where none was begun."""
    if not kept_text(desk.whole, card_key(account, touch)):
        return False

    def write(raw: Connection) -> None:
        raw.execute(RENAME_DRAFT, (card_key(account, None), card_key(account, touch)))

    with suppress(WorkspaceError):
        desk.whole.keep_derived(write, DRAFTS)
    return True
