"""Frozen rows of what was found out, with what answers it and what came of it."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import ActionStatus, Certainty, Effect, IntelKind


@dataclass(frozen=True)
class FindingAction:
    """An action that rests on a piece of intelligence."""

    id: int
    name: str
    owner: str
    due: date | None
    status: ActionStatus


@dataclass(frozen=True)
class Finding:
    """A piece of intelligence; `no_action` is the reason for doing nothing, `effect` what came of it in the end."""

    id: int
    account_id: int | None
    account: str
    on: date
    kind: IntelKind
    text: str
    said_by: str
    certainty: Certainty | None
    implication: str
    no_action: str
    effect: Effect | None
    actions: tuple[FindingAction, ...]

    @property
    def waits(self) -> bool:
        """Whether neither an action nor a reason for none answers it."""
        return not self.actions and not self.no_action

    @property
    def is_over(self) -> bool:
        """Whether all that was to be done is done, but nobody has said yet what came of it."""
        settled = bool(self.actions) and not any(action.status.is_open for action in self.actions)
        return settled and self.effect is None
