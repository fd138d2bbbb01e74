"""Which subject's rows are taken by whom."""

from collections.abc import Callable, Mapping

from amdesk.exchange.invoice_rows import InvoiceRows
from amdesk.exchange.issue_rows import IssueRows
from amdesk.exchange.line_rows import LineRows
from amdesk.exchange.parts import Parts, Taker
from amdesk.exchange.payment_rows import PaymentRows
from amdesk.exchange.role_rows import RoleRows
from amdesk.exchange.sale_rows import ContractRows, OpportunityRows
from amdesk.exchange.targets import Subject
from amdesk.exchange.touch_rows import MeetingRows, TouchRows

TAKERS: Mapping[Subject, Callable[[Parts], Taker]] = {
    Subject.ROLES: RoleRows,
    Subject.LINES: LineRows,
    Subject.INVOICES: InvoiceRows,
    Subject.PAYMENTS: PaymentRows,
    Subject.ISSUES: IssueRows,
    Subject.TOUCHES: TouchRows,
    Subject.MEETINGS: MeetingRows,
    Subject.OPPORTUNITIES: OpportunityRows,
    Subject.CONTRACTS: ContractRows,
}
