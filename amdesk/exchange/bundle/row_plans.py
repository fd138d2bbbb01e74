"""What is the case with each row and field of a bundle, and what was chosen for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from amdesk.exchange.bundle.states import Fate
from amdesk.exchange.bundle.subjects import Stored
from amdesk.model.all import SUBJECTS
from amdesk.words import _


class Side(Enum):
    """Which of two states is wanted."""

    HERE = "here"
    THERE = "there"


RowKey = tuple[str, str]
"""The table of a row and what tells it apart there."""
Choices = Mapping[RowKey, Side | Mapping[str, Side]]
"""What the user chose: a side for a whole row, or for some of its columns; the rest goes by the rule."""


OPEN_TO_CHOICE = (Fate.CONFLICT, Fate.DECIDED)
"""What both places say differently."""


@dataclass(frozen=True)
class FieldPlan:
    """A field that differs: its label, and how it reads here and there."""

    column: str
    label: str
    fate: Fate
    here: str
    there: str


@dataclass(frozen=True)
class RowPlan:
    """What is the case with one row. `id` is 0 for one that is not here; `there` are its cells as they would be kept.

    `asks` tells whether the user has something to decide. `needs` are the rows deleted here that it cannot be without;
    `brings` counts the rows that come with it where it was deleted here and is taken all the same.
    """

    table: str
    key: str
    title: str
    fate: Fate
    fields: tuple[FieldPlan, ...] = ()
    id: int = 0
    there: Mapping[str, Stored] = field(default_factory=dict)
    asks: bool = False
    needs: tuple[RowKey, ...] = ()
    brings: int = 0

    @property
    def word(self) -> str:
        """What kind of row it is."""
        return _(SUBJECTS[self.table].singular)

    def columns_taken(self, choices: Choices) -> list[str]:
        """The columns whose value there is taken: by the rule what only changed there, and what was chosen."""
        chosen = choices.get((self.table, self.key), {})
        if isinstance(chosen, Side):
            return [each.column for each in self.fields] if chosen is Side.THERE else []
        usual = {each.column: Side.THERE if each.fate is Fate.CHANGED_THERE else Side.HERE for each in self.fields}
        return [column for column, side in usual.items() if chosen.get(column, side) is Side.THERE]
