"""The user's own currency: of sums over accounts, and of what names none."""

from amdesk.model.source import Source

OWN = "SELECT value FROM setting WHERE name = 'currency'"
USUAL = "EUR"
"""The user's own currency where no other was chosen."""


def own_currency(source: Source) -> str:
    """The user's own currency, three letters."""
    found = source.select(OWN)
    return str(found[0][0]) if found and found[0][0] else USUAL
