"""What the rows of a file are, told by its headers: each subject in turn says whether the file is its own."""

from collections.abc import Callable, Mapping

from amdesk.exchange.headers import explicit, squashed
from amdesk.exchange.mapping import ColumnMapping
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import Subject

DESCRIBED = frozenset(
    f"account.{name}"
    for name in (
        *("street", "postcode", "city", "region", "country", "industry", "website", "tier", "potential"),
        *("customer_since", "parent", "parent_id", "currency"),
    )
)
"""What is said of an organisation, never of a person, a day or a deal."""
ACCOUNTS = ("account.name", "account.id", "account.number")
PEOPLE = ("person.name", "person.family", "person.given")
PRODUCT_WORDS = ("sku", "artikel", "produkt", "produit", "stockcode")
GENERAL_BOXES = ("info", "office", "mail", "contact", "kontakt", "sales", "service", "support", "hello", "post")
"""Mail addresses that belong to nobody."""
TELLING: Mapping[Subject, str] = {
    Subject.INVOICES: (
        "due duedate dueon payby scheduleddate scheduledate paid ispaid paidon paiddate paidamount amountpaid "
        "paymentdate datepaid paymentstatus amountdue faellig faelligam falligam faelligkeit falligkeit bezahlt "
        "bezahltam echeance dateecheance paye vencimiento pagado writtenoff"
    ),
    Subject.OPPORTUNITIES: (
        "stage stagename dealstage opportunity opportunityname opportunityid deal dealname dealid closedate "
        "expectedclosedate probability likelihood pipeline abschlussdatum wahrscheinlichkeit"
    ),
    Subject.ISSUES: (
        "issue issueid complaint complaintid consumercomplaintnarrative case caseid casenumber ticket ticketid "
        "ticketnumber severity priority prioritat prioritaet reportedon datereceived dateopened openedon closedat "
        "resolvedon resolveddate reklamation beschwerde reclamation"
    ),
    Subject.CONTRACTS: (
        "contract contractname contractnumber contractid vertrag vertragsnummer contrat contrato noticeby noticedate "
        "kundigungsfrist kuendigungsfrist renews autorenew autorenewal expires expirydate laufzeitende"
    ),
}
"""Headers that only one subject has."""
PAYMENT_WORDS = frozenset(("payment", "paymentid", "paymentdate", "datepaid", "receiptid", "zahlungsdatum"))
TRAITS = frozenset(("age", "gender", "sex", "birthday", "tenure", "seniority", "alter", "geschlecht", "geburtstag"))
CONTACTS_TOLD = ("touch.purpose", "touch.note", "touch.channel", "touch.at", "touch.minutes", "touch.people")
MEETING_WORDS = frozenset(("start", "end", "starttime", "endtime", "attendees", "meeting", "teilnehmer", "termin"))
Mapped = Mapping[Subject, ColumnMapping]


def told_by_headers(table: Table, mapped: Mapped) -> Subject | None:
    """What the rows are; None when it is not plain. `mapped` reads the file as each subject would."""
    headers = [squashed(column) for column in table.columns]
    return next((subject for subject, is_its_own in ASKED if is_its_own(table, headers, mapped)), None)


def names_account(mapping: ColumnMapping) -> bool:
    """Whether a column says whose the rows are."""
    return any(map(mapping.has, ACCOUNTS))


def _has_telling(subject: Subject) -> Callable[[Table, list[str], Mapped], bool]:
    words = frozenset(TELLING[subject].split())

    def is_its_own(table: Table, headers: list[str], mapped: Mapped) -> bool:
        mapping = mapped[subject]
        return bool(words.intersection(headers)) and names_account(mapping) and not mapping.lacks()

    return is_its_own


def _is_payments(table: Table, headers: list[str], mapped: Mapped) -> bool:
    """A day of payment and an invoice it is for, without what invoices themselves say."""
    mapping, told = mapped[Subject.PAYMENTS], set(headers)
    is_told = bool(told & PAYMENT_WORDS) and mapping.has("payment.on", "payment.amount")
    return is_told and names_account(mapping) and not mapped[Subject.INVOICES].has("invoice.on")


def _is_foreign(table: Table, headers: list[str], mapped: Mapped) -> bool:
    """Whether headers of deals, invoices or orders stand there although what those need is missing."""
    words = " ".join(
        (TELLING[Subject.INVOICES], TELLING[Subject.OPPORTUNITIES], "paymentmethod isclosed iswon freight")
    )
    return bool(set(words.split()).intersection(headers))


def _is_revenue(table: Table, headers: list[str], mapped: Mapped) -> bool:
    return not mapped[Subject.REVENUE].lacks()


def _is_lines(table: Table, headers: list[str], mapped: Mapped) -> bool:
    mapping = mapped[Subject.LINES]
    ends = [squashed(mapping.column_of(end) or "") for end in ("line.from", "line.to")]
    is_plain = ends == ["from", "to"] or ends == ["source", "target"] or ends == ["von", "an"]
    return is_plain and all(t.startswith(("line.", "account.")) for t in mapping.chosen.values())


def _is_touches(table: Table, headers: list[str], mapped: Mapped) -> bool:
    """A day with an account, something said or done, and nothing that describes the account."""
    mapping = mapped[Subject.TOUCHES]
    if mapping.lacks() or not (names_account(mapping) or mapping.has("touch.people")):
        return False
    describes = DESCRIBED & set(mapped[Subject.ACCOUNTS].chosen.values())
    has_mail = mapped[Subject.PEOPLE].has("person.mail")
    return not describes and not has_mail and any(map(mapping.has, CONTACTS_TOLD))


def _is_meetings(table: Table, headers: list[str], mapped: Mapped) -> bool:
    return _is_touches(table, headers, mapped) and bool(MEETING_WORDS.intersection(headers))


def _is_people(table: Table, headers: list[str], mapped: Mapped) -> bool:
    """Names or mail addresses of people, unless the rows describe the organisations they stand beside."""
    mapping, as_accounts = mapped[Subject.PEOPLE], mapped[Subject.ACCOUNTS]
    named = any(map(mapping.has, PEOPLE))
    if _begins_with_account(headers) and not mapping.has("person.id"):
        describes = DESCRIBED & set(as_accounts.chosen.values()) or any(map(mapping.has, ACCOUNTS[1:]))
        return mapping.has("account.name") and not describes and (named or _has_own_boxes(table, mapping))
    return mapping.has("person.family") or mapping.has("person.given") or (named and mapping.has("person.mail"))


def _begins_with_account(headers: list[str]) -> bool:
    return bool(headers) and headers[0] in explicit("account.id") | explicit("account.name")


def _has_own_boxes(table: Table, mapping: ColumnMapping) -> bool:
    """Whether the mail addresses are those of people rather than of a front desk."""
    column = mapping.column_of("person.mail")
    if column is None:
        return False
    at = table.columns.index(column)
    boxes = [row.cells[at].partition("@")[0].strip().casefold() for row in table.rows if "@" in row.cells[at]]
    return bool(boxes) and sum(box in GENERAL_BOXES for box in boxes) * 2 < len(boxes)


def _is_named_accounts(table: Table, headers: list[str], mapped: Mapped) -> bool:
    return _begins_with_account(headers) or any(header in explicit("account.name") for header in headers)


def _is_products(table: Table, headers: list[str], mapped: Mapped) -> bool:
    telling = any("product" in header or header in PRODUCT_WORDS for header in headers)
    return telling and not mapped[Subject.PRODUCTS].lacks()


def _is_traits(table: Table, headers: list[str], mapped: Mapped) -> bool:
    """What only people have, beside an id of theirs: the account they are at is said elsewhere."""
    return bool(TRAITS.intersection(headers)) and mapped[Subject.PEOPLE].has("person.id")


def _is_accounts(table: Table, headers: list[str], mapped: Mapped) -> bool:
    mapping = mapped[Subject.ACCOUNTS]
    return mapping.has("account.name") and len(mapping.chosen) > 2


ASKED: tuple[tuple[Subject | None, Callable[[Table, list[str], Mapped], bool]], ...] = (
    (Subject.OPPORTUNITIES, _has_telling(Subject.OPPORTUNITIES)),
    (Subject.PAYMENTS, _is_payments),
    (Subject.INVOICES, _has_telling(Subject.INVOICES)),
    (Subject.CONTRACTS, _has_telling(Subject.CONTRACTS)),
    (Subject.ISSUES, _has_telling(Subject.ISSUES)),
    (None, _is_foreign),
    (Subject.REVENUE, _is_revenue),
    (Subject.MEETINGS, _is_meetings),
    (Subject.TOUCHES, _is_touches),
    (Subject.LINES, _is_lines),
    (Subject.PEOPLE, _is_people),
    (Subject.ACCOUNTS, _is_named_accounts),
    (Subject.PEOPLE, _is_traits),
    (Subject.PRODUCTS, _is_products),
    (Subject.ACCOUNTS, _is_accounts),
)
"""Who is asked, in turn: subjects with headers of their own first, accounts last."""
