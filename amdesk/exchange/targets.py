"""What a column of a foreign file may become: values of accounts, people, products and revenue, with their labels."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from amdesk.model.fields import Field, Kind
from amdesk.words import _


class Subject(StrEnum):
    """What the rows of a file are."""

    ACCOUNTS = "accounts"
    PEOPLE = "people"
    PRODUCTS = "products"
    REVENUE = "revenue"
    ROLES = "roles"
    LINES = "lines"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    ISSUES = "issues"
    TOUCHES = "touches"
    MEETINGS = "meetings"
    OPPORTUNITIES = "opportunities"
    CONTRACTS = "contracts"

    @property
    def label(self) -> str:
        """The subject in the user's language."""
        return {
            Subject.ACCOUNTS: _("Accounts"),
            Subject.PEOPLE: _("People"),
            Subject.PRODUCTS: _("Products"),
            Subject.REVENUE: _("Revenue"),
            Subject.ROLES: _("Roles of people"),
            Subject.LINES: _("Lines between people"),
            Subject.INVOICES: _("Invoices"),
            Subject.PAYMENTS: _("Payments"),
            Subject.ISSUES: _("Issues"),
            Subject.TOUCHES: _("Touches"),
            Subject.MEETINGS: _("Meetings"),
            Subject.OPPORTUNITIES: _("Opportunities"),
            Subject.CONTRACTS: _("Contracts"),
        }[self]

    @property
    def can_be_taken(self) -> bool:
        """Whether an account can take the rows that name none: the others name their own, or have none."""
        return self not in (Subject.ACCOUNTS, Subject.PRODUCTS, Subject.REVENUE)


@dataclass(frozen=True)
class Target:
    """A value that a column can fill: `key` such as "person.name" names it, `table` the subject it belongs to.

    `field` is the model's own description; targets without one are worked out by the import (ids, parts of names).
    """

    key: str
    table: str
    name: str
    label: str
    kind: Kind
    field: Field | None = None

    @property
    def limit(self) -> int:
        """How many characters fit."""
        return 300 if self.field is None else self.field.limit


ACCOUNT = (
    *("name", "number", "status", "tier", "tier_reason", "potential", "potential_reason", "industry", "website"),
    *("phone", "mail", "street", "postcode", "city", "region", "country", "currency", "customer_since", "lost_on"),
    *("channel", "rhythm_days", "do_nots", "served_agreed_by", "served_agreed_on", "pinned", "came_in", "note"),
)
PERSON = (
    *("name", "job", "mail", "phone", "mobile", "is_placeholder", "joined_on", "left_on", "left_to", "channel"),
    *("rhythm_days", "authority_note", "wants", "wants_privately", "way_of_deciding", "feelings", "note"),
    *("stance", "influence", "interest", "authority", "came_in"),
)
ROLE = ("since", "until", "certainty")
PRODUCT = ("name", "number", "note")
LINE = ("strength", "since", "until", "certainty", "label", "note")
REVENUE = ("on", "amount", "currency", "quantity", "margin", "kind", "document", "note")
INVOICE = ("number", "on", "due", "amount", "currency", "disputed", "note")
PAYMENT = ("on", "amount", "currency", "note")
ISSUE = (
    *("name", "kind", "subject", "severity", "upset", "words", "facts", "venting", "reported_on", "answer_by"),
    *("answered_on", "resolved_on", "closed_on", "confirmed_on", "review_on", "disputed", "currency", "period_from"),
    *("period_until", "cause", "reopened", "typed", "hours_to_answer"),
)
TOUCH = (
    *("on", "at", "zone", "minutes", "status", "channel", "kind", "purpose", "location", "agenda", "note", "needs"),
    *("mood", "two_way", "level_match", "typed", "calendar_uid", "calendar_occurrence", "calendar_sequence"),
    *("calendar_stamp", "cancelled_by", "went_badly"),
)
OPPORTUNITY = (
    *("name", "kind", "hunting", "stage", "value", "currency", "probability", "closes_on", "closed_on", "why"),
    *("their_words", "note"),
)
CONTRACT = ("name", "units", "value", "currency", "starts", "ends", "notice_by", "renews", "signed_by", "note")
COLUMNS = {
    **{"account": ACCOUNT, "person": PERSON, "product": PRODUCT, "revenue": REVENUE, "line": LINE},
    **{"person_role": ROLE},
    **{"invoice": INVOICE, "payment": PAYMENT, "issue": ISSUE, "touch": TOUCH},
    **{"opportunity": OPPORTUNITY, "contract": CONTRACT},
}
"""The columns a file can fill, by table."""
WORKED_OUT = (
    ("account", "id", "Id", Kind.TEXT),
    ("account", "parent", "Parent account", Kind.TEXT),
    ("account", "parent_id", "Id of the parent account", Kind.TEXT),
    ("account", "counterpart", "Wants to deal with", Kind.TEXT),
    ("person", "id", "Id", Kind.TEXT),
    ("person", "given", "First name", Kind.TEXT),
    ("person", "family", "Last name", Kind.TEXT),
    ("person", "role", "Buying role or label", Kind.TEXT),
    ("person", "labels", "Labels", Kind.TEXT),
    ("person", "reports_to", "Reports to", Kind.TEXT),
    ("person", "currency", "Currency", Kind.CURRENCY),
    ("unit", "name", "Unit or site", Kind.TEXT),
    ("line", "from", "From", Kind.TEXT),
    ("line", "to", "To", Kind.TEXT),
    ("line", "kind", "How they are joined", Kind.TEXT),
    *((table, "id", "Id", Kind.TEXT) for table in ("invoice", "payment", "issue", "touch", "opportunity", "contract")),
    ("invoice", "paid", "Paid, or how much", Kind.TEXT),
    ("invoice", "paid_on", "Paid on", Kind.DATE),
    ("invoice", "written_off", "Written off, or how much", Kind.TEXT),
    ("invoice", "issue", "Issue", Kind.TEXT),
    ("payment", "invoice", "Invoice", Kind.TEXT),
    ("issue", "topic", "Topic", Kind.TEXT),
    ("issue", "subtopic", "Part of the topic", Kind.TEXT),
    ("issue", "detail", "Detail", Kind.TEXT),
    ("issue", "passed_on", "Passed on to us on", Kind.TEXT),
    ("issue", "in_time", "Answered in time", Kind.TEXT),
    ("issue", "contested", "Customer contested the answer", Kind.TEXT),
    ("issue", "said_openly", "What the account says in public", Kind.TEXT),
    ("issue", "status", "Status", Kind.TEXT),
    ("issue", "people", "Reported by", Kind.TEXT),
    ("issue", "owner", "Owner", Kind.TEXT),
    ("touch", "until", "End", Kind.TEXT),
    ("touch", "people", "People", Kind.TEXT),
    ("touch", "absent", "Did not come", Kind.TEXT),
    ("touch", "colleagues", "Colleagues", Kind.TEXT),
    ("touch", "issue", "Issue", Kind.TEXT),
    ("opportunity", "people", "Who decides", Kind.TEXT),
    ("opportunity", "colleagues", "Who had a part", Kind.TEXT),
    ("opportunity", "range", "Range", Kind.TEXT),
    ("opportunity", "owner", "Owner", Kind.TEXT),
    ("product", "id", "Id", Kind.TEXT),
    ("product_range", "name", "Range", Kind.TEXT),
    ("revenue", "unit_price", "Price of one", Kind.MONEY),
    ("revenue", "discount", "Discount", Kind.NUMBER),
)
TABLES_OF = {
    Subject.ACCOUNTS: ("account", "person", "unit"),
    Subject.PEOPLE: ("person", "account", "unit"),
    Subject.PRODUCTS: ("product", "product_range"),
    Subject.REVENUE: ("revenue", "account", "product", "product_range"),
    Subject.ROLES: ("person", "person_role", "account"),
    Subject.LINES: ("line", "account"),
    Subject.INVOICES: ("invoice", "account"),
    Subject.PAYMENTS: ("payment", "account"),
    Subject.ISSUES: ("issue", "account"),
    Subject.TOUCHES: ("touch", "account"),
    Subject.MEETINGS: ("touch", "account"),
    Subject.OPPORTUNITIES: ("opportunity", "account"),
    Subject.CONTRACTS: ("contract", "account"),
}
"""Which tables a file of a subject can fill."""


@cache
def targets() -> dict[str, Target]:
    """Every target by its key."""
    from amdesk.model.all import SUBJECTS
    from amdesk.model.base import fields_of

    found: dict[str, Target] = {}
    for table, names in COLUMNS.items():
        fields = {field.name: field for field in fields_of(SUBJECTS[table])}
        for name in names:
            field = fields[name]
            found[f"{table}.{name}"] = Target(f"{table}.{name}", table, name, field.label, field.kind, field)
    for table, name, label, kind in WORKED_OUT:
        key = "range.name" if table == "product_range" else f"{table}.{name}"
        found[key] = Target(key, table, name, label, kind)
    return found


def offered(subject: Subject) -> list[Target]:
    """The targets a file of a subject can fill, its own first."""
    tables = TABLES_OF[subject]
    return sorted((t for t in targets().values() if t.table in tables), key=lambda t: tables.index(t.table))


def label_of(target: Target) -> str:
    """A target as a person reads it: "Account: City"."""
    owner = {
        "account": _("Account"),
        "person": _("Person"),
        "person_role": _("Buying role"),
        "unit": _("Unit or site"),
        "product": _("Product"),
        "product_range": _("Product range"),
        "revenue": _("Revenue"),
        "line": _("Line"),
        "invoice": _("Invoice"),
        "payment": _("Payment"),
        "issue": _("Issue"),
        "touch": _("Touch"),
        "opportunity": _("Opportunity"),
        "contract": _("Contract"),
    }[target.table]
    return owner if target.table in ("product_range", "unit") else f"{owner}: {_(target.label)}"
