"""Files of well-known programs, recognised by their headers: amdesk, Salesforce, HubSpot, Google, Outlook, LinkedIn."""

from collections.abc import Iterable

from amdesk.exchange.address_books import ADDRESS_BOOKS
from amdesk.exchange.headers import squashed
from amdesk.exchange.hubspot import HUBSPOT
from amdesk.exchange.layout import Layout
from amdesk.exchange.outlook import OUTLOOK
from amdesk.exchange.own_lists import own_list
from amdesk.exchange.salesforce import SALESFORCE
from amdesk.exchange.targets import Subject

LAYOUTS = (*SALESFORCE, *HUBSPOT, *ADDRESS_BOOKS, *OUTLOOK)


def recognised(columns: Iterable[str], subject: Subject | None) -> Layout | None:
    """The program a file with these columns comes from, or None; limited to a subject when one is given."""
    columns = tuple(columns)
    if (ours := own_list(columns, subject)) is not None:
        return ours
    headers = {squashed(column) for column in columns}
    fitting = (layout for layout in LAYOUTS if layout.fits(headers))
    return next((layout for layout in fitting if subject in (None, layout.subject)), None)
