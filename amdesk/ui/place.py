"""Where one is in the program: a page, and within it an account, a tab, a row. Back and forward walk along these."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """An address inside the window; `subject` and `row` name what is to be shown there, when anything in particular.

    `beside` is a second row of the subject, to be shown beside the first.
    """

    page: str
    account: int | None = None
    tab: str = ""
    subject: str = ""
    row: int | None = None
    beside: int | None = None
