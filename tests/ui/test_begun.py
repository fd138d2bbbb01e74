"""Five questions begun are offered again where one looks: on Today, and on the account's overview."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amdesk.analysis.five_questions import Answers, Asked
from amdesk.model.people import Person
from amdesk.model.values import Role
from amdesk.store.queries.five_questions import KEEP, TABLES
from amdesk.ui.account.overview.profile import ProfileView
from amdesk.ui.begun import begun, worth_asking
from amdesk.ui.desk import Desk
from amdesk.ui.kit.row import Row
from amdesk.ui.place import Place
from amdesk.ui.today.page import TodayPage
from tests.ui.desks import Konex


def keep(desk: Desk, konex: Konex, answers: Answers) -> None:
    values = (str(konex.account), answers.as_text())
    desk.workspace.keep_derived(lambda raw: raw.execute(KEEP, values) and None, TABLES)


TWO = Answers(at=2).with_text(Asked.DECIDERS, "Ada").with_text(Asked.USERS, "?")


def test_today_offers_to_go_on_and_opens_where_one_was(desk: Desk, konex: Konex, qtbot: QtBot) -> None:
    went: list[Place] = []
    desk.travelled.connect(went.append)
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert not page.begun.isVisible()
    keep(desk, konex, TWO)
    qtbot.waitUntil(page.begun.isVisible)
    row = page.begun.findChild(Row, f"begun-{konex.account}")
    assert row is not None and row.accessibleName() == "Konex. 2 of 5 are answered"
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert went == [Place("five-questions", konex.account)]


def test_what_was_told_is_not_offered_again(desk: Desk, konex: Konex) -> None:
    keep(desk, konex, Answers(TWO.texts, told=True))
    assert begun(desk.workspace) == []


def test_the_overview_offers_them_while_no_role_is_known(desk: Desk, konex: Konex, qtbot: QtBot) -> None:
    view = ProfileView(desk)
    qtbot.addWidget(view)
    view.account_id = konex.account
    view.refresh()
    assert not view.begun.isHidden()
    with desk.workspace.write("Role") as session:
        session.get_one(Person, konex.ada).take_role(Role.DECIDER)
    view.refresh()
    assert view.begun.isHidden()


def test_the_overview_says_how_far_one_came(desk: Desk, konex: Konex) -> None:
    keep(desk, konex, TWO)
    assert [one.says for one in worth_asking(desk.workspace, konex.account)] == ["2 of 5 are answered"]
