"""Files of well-known programs, recognised by their headers: Salesforce, HubSpot, Google, Outlook, LinkedIn."""

from collections.abc import Iterable

from amdesk.exchange.address_books import ADDRESS_BOOKS
from amdesk.exchange.headers import squashed
from amdesk.exchange.hubspot import HUBSPOT
from amdesk.exchange.layout import Layout
from amdesk.exchange.outlook import OUTLOOK
from amdesk.exchange.salesforce import SALESFORCE
from amdesk.exchange.targets import Subject

LAYOUTS = (*SALESFORCE, *HUBSPOT, *ADDRESS_BOOKS, *OUTLOOK)


def recognised(columns: Iterable[str], subject: Subject | None) -> Layout | None:
    """The program a file with these columns comes from, or None; limited to a subject when one is given."""
    headers = {squashed(column) for column in columns}
    fitting = (layout for layout in LAYOUTS if layout.fits(headers))
    return next((layout for layout in fitting if subject in (None, layout.subject)), None)
