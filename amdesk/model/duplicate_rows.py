"""What is compared when the same person, account or product may be there twice."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Candidate:
    """One row as far as it tells whether another one is the same.

    `account_id` and `account` say where a person is; they stay empty for the others. `ids` are the ids other programs
    gave the row, each with the program. A row that an import would make has a number below 0.
    """

    id: int
    name: str
    account_id: int = 0
    account: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    number: str = ""
    website: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    parent_id: int | None = None
    ids: frozenset[tuple[str, str]] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Hanging:
    """How many rows of a subject hang on a row."""

    table: str
    count: int
