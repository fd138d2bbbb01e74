"""How far a round has come, kept in the file: it can be left at any time and taken up again."""

import json
from contextlib import suppress
from datetime import date

from amdesk.analysis.rounds import RoundItem, RoundKind, RoundStep, is_same_round
from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.after import KEEP_DRAFT, kept_text
from amdesk.ui.desk import Desk

Key = tuple[RoundStep, str, int]


class KeptRound:
    """What of a round was gone through: `later` was left, `through` was talked about; `answered` counts answers."""

    def __init__(self, desk: Desk, kind: RoundKind) -> None:
        self.desk, self.kind = desk, kind
        self.later: set[Key] = set()
        self.through: set[Key] = set()
        self.answered = 0
        self.begun = desk.whole.today
        self._read()

    def _read(self) -> None:
        text = kept_text(self.desk.whole, f"round:{self.kind.value}")
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            said = json.loads(text) if text else {}
            begun = date.fromisoformat(said["begun"])
            if is_same_round(self.kind, begun, self.begun):
                later, through = (
                    {(RoundStep(step), str(subject), int(row)) for step, subject, row in said[name]}
                    for name in ("later", "through")
                )
                self.later, self.through = later, through
                self.answered, self.begun = int(said["answered"]), begun

    def is_past(self, item: RoundItem) -> bool:
        """Whether an item was gone through already."""
        return item.key in self.later or item.key in self.through

    def leave(self, item: RoundItem) -> None:
        """Leave an item for later."""
        self.later.add(item.key)
        self.keep()

    def pass_by(self, item: RoundItem) -> None:
        """An item was talked about, or stays as it is."""
        self.through.add(item.key)
        self.answered += 1
        self.keep()

    def count(self, answers: int) -> None:
        """So many more were answered."""
        self.answered += answers
        self.keep()

    def begin(self) -> None:
        """Go through everything again, also what was left for later."""
        self.later, self.through, self.answered = set(), set(), 0
        self.begun = self.desk.whole.today
        self.keep()

    def keep(self) -> None:
        """Write down how far it has come."""
        said = {
            "begun": self.begun.isoformat(),
            "later": sorted((step.value, subject, row) for step, subject, row in self.later),
            "through": sorted((step.value, subject, row) for step, subject, row in self.through),
            "answered": self.answered,
        }

        def write(raw: Connection) -> None:
            raw.execute(KEEP_DRAFT, (f"round:{self.kind.value}", json.dumps(said)))

        with suppress(WorkspaceError):  # the round goes on; only where it stood is not known next time
            self.desk.whole.keep_derived(write, frozenset())
