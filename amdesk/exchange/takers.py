"""Which subject's rows are taken by whom."""

from collections.abc import Callable, Mapping

from amdesk.exchange.line_rows import LineRows
from amdesk.exchange.parts import Parts, Taker
from amdesk.exchange.role_rows import RoleRows
from amdesk.exchange.targets import Subject

TAKERS: Mapping[Subject, Callable[[Parts], Taker]] = {
    Subject.ROLES: RoleRows,
    Subject.LINES: LineRows,
}
