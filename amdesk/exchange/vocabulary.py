"""The words of a file that stand for choices of ours: what each means, as guessed or as corrected."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amdesk.exchange.choices import choice_of
from amdesk.exchange.contents import fold
from amdesk.exchange.headers import squashed
from amdesk.exchange.reading import shown
from amdesk.exchange.relations import Relation, told_by_name
from amdesk.exchange.targets import Subject, targets
from amdesk.model.values import IssueStatus, Role
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.exchange.mapping import ColumnMapping
    from amdesk.exchange.tables import Table

ENDED = (
    *("closed", "resolved", "solved", "done", "fixed", "complete", "finished", "declined", "rejected", "withdrawn"),
    *("cancel", "erledigt", "geschlossen", "gelost", "abgeschlossen", "abgelehnt", "resolu", "ferme", "clos"),
    *("cerrad", "resuelt"),
)
"""How words begin that say that an issue came to its end."""
LABEL = "label"
MOST_WORDS = 200


@dataclass(frozen=True)
class Word:
    """A word in a column that fills a choice: how many rows have it, and what it means, "" when it is left out."""

    column: str
    target: str
    text: str
    rows: int
    meaning: str


def choices_of(target: str) -> dict[str, str]:
    """What words of a target may mean, with labels; empty where words are no choices."""
    if target == "person.role":
        return {**{str(role.value): role.label for role in Role}, LABEL: _("Label of the person")}
    if target == "line.kind":
        return {**{relation.value: relation.label for relation in Relation}, LABEL: _("Label of the line")}
    if target == "issue.status":
        return {status.value: status.label for status in (IssueStatus.OPEN, IssueStatus.CLOSED_ELSEWHERE)}
    described = targets()[target].field if target in targets() else None
    if described is None or described.choices is None:
        return {}
    return {str(choice.value): str(getattr(choice, "label", choice.value)) for choice in described.choices}


def meaning_of(target: str, said: str) -> str:
    """The choice of a target that the user named by its value or label.

    Raises ValueError with a sentence for anything else.
    """
    choices = choices_of(target)
    wanted = fold(said).replace("-", " ")
    for value, label in choices.items():
        if wanted in (value.replace("-", " "), fold(label).replace("-", " ")):
            return value
    sentence = _("“{said}” is no choice of {target}; there are {choices}.")
    raise ValueError(sentence.format(said=shown(said), target=target, choices=", ".join(choices) or "–"))


def meant(mapping: "ColumnMapping", target: str, text: str) -> str:
    """What a word means: as corrected, else as guessed; "" for nothing."""
    corrected = mapping.values.get(target, {}).get(fold(text))
    return _guessed(target, text) if corrected is None else corrected


def _guessed(target: str, text: str) -> str:
    if target == "person.role":
        role = choice_of(Role, text)
        return LABEL if role is None else str(role.value)
    if target == "line.kind":
        relation = choice_of(Relation, text)
        return LABEL if relation is None else str(relation.value)
    if target == "issue.status":
        has_ended = squashed(text).startswith(ENDED)
        return str((IssueStatus.CLOSED_ELSEWHERE if has_ended else IssueStatus.OPEN).value)
    described = targets()[target].field
    found = choice_of(described.choices, text) if described is not None and described.choices is not None else None
    return "" if found is None else str(found.value)


def words_of(table: "Table", mapping: "ColumnMapping", file: str = "") -> list[Word]:
    """The words of all columns that fill choices, the commonest first; at most 200 of a column.

    Where no column says how two people are joined, the word "" stands for it; the name of the file may tell.
    """
    found = [] if mapping.subject is not Subject.LINES or mapping.has("line.kind") else [_unsaid(table, mapping, file)]
    for column, target in mapping.chosen.items():
        if choices_of(target):
            at = table.columns.index(column)
            counted = Counter(text for row in table.rows if (text := row.cells[at].strip()))
            common = counted.most_common(MOST_WORDS)
            found += [Word(column, target, text, rows, meant(mapping, target, text)) for text, rows in common]
    return found


def _unsaid(table: "Table", mapping: "ColumnMapping", file: str) -> Word:
    told = told_by_name(file)
    meaning = mapping.values.get("line.kind", {}).get("", "") or (str(told.value) if told else "")
    return Word("", "line.kind", "", len(table.rows), meaning)
