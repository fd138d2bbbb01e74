"""A new user with no manual: from nothing to a printed plan, all of it undone, and redone after a restart."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from amdesk import papers
from amdesk.model.values import Template
from amdesk.store.plan_templates import plan_template
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.view import MapView
from amdesk.ui.app import open_desk
from amdesk.ui.place import Place
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.journeys import hands
from tests.ui.account.map.conftest import Hand

COUNTED = ("account", "person", "line", "plan", "objective", "action", "issue")
BEGUN = plan_template(next(iter(Template)))
"""The supplied plan the user begins with: the first of the list."""
EVERYTHING = dict(zip(COUNTED, (1, 2, 1, 1, 1, 1, 1), strict=True)) | {
    "objective": len(BEGUN.objectives) + 1,
    "action": sum(len(objective["actions"]) for objective in BEGUN.objectives) + 1,
    "done": 2,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty workspace."""
    file = tmp_path / "mine.amdesk"
    Workspace.create(file, today=TODAY).close()
    return file


def counts(window: Window) -> dict[str, int]:
    select = window.desk.workspace.select
    done = select("SELECT count(*) FROM step WHERE status = 'done'")[0][0]
    return {table: select(f'SELECT count(*) FROM "{table}"')[0][0] for table in COUNTED} | {"done": done}


def one(window: Window, sql: str) -> int:
    return int(window.desk.workspace.select(sql)[0][0])


def add_named(dialog: QDialog, name: str) -> None:
    hands.type_into(dialog, "field-name", name)
    hands.click(dialog, "record-add")


def make_account(window: Window) -> int:
    hands.answering(lambda dialog: add_named(dialog, "Konex"), window.actions_by_name["new-account"].trigger)
    return one(window, "SELECT id FROM account")


def draw_the_map(window: Window) -> None:
    hands.click(window, "tab-map")
    view = window.findChild(MapView)
    assert view is not None
    hand = Hand(view)
    for name in ("Ada Novak", "Ben Okafor"):
        hands.click(window, "map-add-person")
        hand.type_name(name)
    ada, ben = (one(window, f"SELECT id FROM person WHERE name = '{n}'") for n in ("Ada Novak", "Ben Okafor"))
    hand.drag(hand.middle(ben), hand.upper_edge(ada))


def write_the_plan(window: Window) -> None:
    hands.click(window, "tab-plan")
    hands.answering(
        lambda dialog: hands.click(dialog, "plan-template-begin"), window.views["account"].made["plan"].main.begin_plan
    )
    hands.type_into(window, "plan-add-objective", "Renew the frame contract")
    hands.press(window, "plan-add-objective")
    objective = one(window, "SELECT id FROM objective WHERE name = 'Renew the frame contract'")
    hands.type_into(window, f"plan-add-action-{objective}", "Meet the CFO")
    hands.press(window, f"plan-add-action-{objective}")


def log_the_issue(window: Window) -> None:
    hands.answering(lambda dialog: add_named(dialog, "Overcharged"), window.actions_by_name["new-issue"].trigger)
    QTest.qWait(50)
    for number in (1, 3):
        hands.click(window, f"issue-step-tick-{number}")


def words_of(pdf: Path) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_a_new_user_finds_the_way_prints_undoes_everything_and_redoes_it(
    qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    window = hands.ready(open_desk(path, TODAY))
    account = make_account(window)
    draw_the_map(window)
    write_the_plan(window)
    log_the_issue(window)
    assert counts(window) == EVERYTHING

    pdf = tmp_path / "plan.pdf"
    papers.print_account_plan(window.desk.workspace, account, pdf)
    words = words_of(pdf)
    assert all(name in words for name in ("Konex", "Renew the frame contract", "Meet the CFO"))

    while window.actions_by_name["undo"].isEnabled():
        window.actions_by_name["undo"].trigger()
        QTest.qWait(10)
    assert set(counts(window).values()) == {0}
    window.close()

    again = hands.ready(open_desk(path, TODAY))
    while again.actions_by_name["redo"].isEnabled():
        again.actions_by_name["redo"].trigger()
        QTest.qWait(10)
    assert counts(again) == EVERYTHING
    again.visit(Place("account", account, "map"))
    QTest.qWait(50)
    again.close()
