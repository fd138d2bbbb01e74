"""An import of records is whole or nothing, wherever it breaks, and large files arrive as small ones do."""

import pytest

from amdesk.exchange.carrying import carry_out
from amdesk.exchange.mapping import Subject
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned
from tests.exchange.test_records import EACH, PEOPLE

TABLES = (
    "account",
    "person",
    "invoice",
    "payment",
    "issue",
    "touch",
    "touch_person",
    "opportunity",
    "contract",
    "origin",
)


class Stopped(Exception):
    """The user stopped it, or the disk did."""


@pytest.mark.parametrize(("subject", "text", "table", "arriving"), EACH)
def test_whatever_breaks_leaves_nothing_behind(
    workspace: Workspace, subject: Subject, text: str, table: str, arriving: int
) -> None:
    imported(workspace, PEOPLE, Subject.PEOPLE)
    before = [count(workspace, name) for name in TABLES]
    points = 0
    while True:
        asked = 0

        def tell(share: float, last: int = points) -> None:
            nonlocal asked
            asked += 1
            if asked > last:
                raise Stopped

        try:
            carry_out(workspace, planned(workspace, text, subject), tell)
        except Stopped:
            assert [count(workspace, name) for name in TABLES] == before
            points += 1
        else:
            break
    assert points > 5 and count(workspace, table) == arriving


def test_many_invoices_arrive_once(workspace: Workspace) -> None:
    rows = [f"R{n},Customer {n % 40},2026-01-{n % 28 + 1:02},{n}.50,{'yes' if n % 2 else 'no'}" for n in range(1, 3001)]
    text = "invoice,customer,date,amount,paid\n" + "\n".join(rows) + "\n"
    imported(workspace, text, Subject.INVOICES)
    assert [count(workspace, name) for name in ("account", "invoice", "payment")] == [40, 3000, 1500]
    assert not planned(workspace, text, Subject.INVOICES).writes
