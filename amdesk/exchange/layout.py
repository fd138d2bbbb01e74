"""The layout of a well-known program's export: by which headers it is recognised, and what they mean."""

from dataclasses import dataclass

from amdesk.exchange.targets import Subject


@dataclass(frozen=True)
class Layout:
    """The headers of a program's export, squashed: all of `needs` and one of `some` must be there.

    `columns` tells the target of each header it knows; the rest is guessed as in any file.
    """

    program: str
    subject: Subject
    needs: str
    some: str
    columns: dict[str, str]

    def fits(self, headers: set[str]) -> bool:
        """Whether a file with these squashed headers comes from the program."""
        some = set(self.some.split())
        return headers.issuperset(self.needs.split()) and (not some or bool(headers & some))


def columns_of(text: str) -> dict[str, str]:
    """What headers mean, written as "header=target"; nothing after the sign leaves a column out."""
    return dict(pair.split("=") for pair in text.split())
