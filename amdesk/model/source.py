"""What queries read from."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol


class Source(Protocol):
    """What queries read from: the workspace in the window's thread, or a reader of its own in another."""

    @property
    def today(self) -> date:
        """The day that counts as today."""

    def select(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a plain SQL query."""
