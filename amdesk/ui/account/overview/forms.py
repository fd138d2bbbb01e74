"""Fields of the account itself, edited in place: each is stored when it is left."""

from typing import TYPE_CHECKING, Any

from amdesk.model.fields import FieldError
from amdesk.store.queries.records import Shape, record_rows
from amdesk.ui.account.overview.part import Part
from amdesk.ui.desk import Desk
from amdesk.ui.kit.form import Form
from amdesk.ui.records.subject import offer_options, subject, values_of
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SERVED = ("rhythm_days", "channel", "counterpart_id", "do_nots", "served_agreed_by", "served_agreed_on")
DETAILS = (
    "name",
    "status",
    "tier",
    "tier_reason",
    "number",
    "industry",
    "customer_since",
    "website",
    "phone",
    "mail",
    "street",
    "postcode",
    "city",
    "region",
    "country",
    "currency",
    "potential",
    "potential_reason",
    "note",
)


class FieldsPart(Part):
    """Some fields of the account as a form."""

    def __init__(self, desk: Desk, title: str, name: str, fields: tuple[str, ...], columns: int = 1) -> None:
        super().__init__(desk, title, name)
        self.of = subject("account")
        by_name = {field.name: field for field in self.of.fields}
        self.asked_for = tuple(by_name[field] for field in fields)
        self.fields = Form(self.asked_for, columns=columns)
        self.fields.edited.connect(self.store)
        self.body.addWidget(self.fields)
        self.title_of = ""
        dated = tuple(field.name for field in self.asked_for if field.dated)
        self.shape = Shape("account", tuple(field for field in fields if field not in dated), dated, {})

    def fill(self) -> None:
        """Read the fields; what is being typed stays."""
        source = self.desk.workspace
        offer_options(self.fields, self.of, source, self.account_id)
        cells = record_rows(source, self.shape, self.account_id)
        if cells == self._shown:
            return
        self._shown = cells
        with source.read() as session:
            account = session.get_one(self.of.model, self.account_id)
            values, self.title_of = values_of(account, self.asked_for), account.title
        self.fields.set_values(values)

    def store(self, field: str, value: Any) -> None:
        """Store a field as a step of its own, or say at it why it cannot be."""
        account = self.account_id
        label = next(_(one.label) for one in self.asked_for if one.name == field)

        def act(session: "Session") -> None:
            setattr(session.get_one(self.of.model, account), field, value)

        def refused(wrong: FieldError) -> None:
            self.fields.show_error(field, wrong.sentence)

        self.fields.editor(field).clear_error()
        self.desk.change(_("Change {label} of {what}").format(label=label, what=self.title_of), act, refused)
