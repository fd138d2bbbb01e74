"""What a line can name: accounts, people and issues; one without an id is offered as new."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedAccount:
    """An account by its name; `id` is None for one that is to be made."""

    id: int | None
    name: str
    place: str = ""


@dataclass(frozen=True)
class NamedPerson:
    """A person by name and job; `id` is None for one that is to be made, `account_id` then None for a new account."""

    id: int | None
    name: str
    account_id: int | None
    job: str = ""
    has_left: bool = False


@dataclass(frozen=True)
class NamedIssue:
    """An issue by number and name."""

    id: int
    name: str
    account_id: int
    is_open: bool = True
