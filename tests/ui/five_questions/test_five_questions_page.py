"""Five questions by the keyboard: people, aims, promises, a meeting and a draft plan come out, as one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.analysis.five_questions import Asked
from amdesk.model.accounts import Account
from amdesk.model.people import Line, Person
from amdesk.model.values import LineKind, Role
from amdesk.ui.desk import Desk
from amdesk.ui.five_questions.page import ASK, CAME_OUT, CHOOSE, FiveQuestionsPage
from amdesk.ui.place import Place
from tests.ui.desks import Konex

Key = Qt.Key
COUNTED = ("person", "person_role", "line", "aim", "promise", "touch", "plan", "objective", "action")


class Hands:
    """Types where the focus is."""

    def __init__(self, page: FiveQuestionsPage) -> None:
        self.page = page

    def focused(self) -> Asked | None:
        return next((asked for asked, field in self.page.asking.fields.items() if field.line.hasFocus()), None)

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def type(self, text: str, enter: bool = True) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        if enter:
            self.press(Key.Key_Return)

    def answer(self, *texts: str) -> None:
        for text in texts:
            self.type(text)


@pytest.fixture
def page(desk: Desk, konex: Konex, qtbot: QtBot) -> FiveQuestionsPage:
    made = FiveQuestionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    desk.travelled.connect(lambda place: made.go_to(place) if place.page == "five-questions" else None)
    return made


@pytest.fixture
def hands(page: FiveQuestionsPage, konex: Konex, qtbot: QtBot) -> Hands:
    """At the first question about Konex."""
    page.go_to(Place("five-questions", konex.account))
    qtbot.waitUntil(page.asking.fields[Asked.DECIDERS].line.hasFocus)
    return Hands(page)


def counts(desk: Desk) -> dict[str, int]:
    return {table: desk.workspace.select(f'SELECT count(*) FROM "{table}"')[0][0] for table in COUNTED}


def roles(desk: Desk) -> set[tuple[str, str]]:
    query = "SELECT p.name, r.role FROM person p JOIN person_role r ON r.person_id = p.id"
    return set(desk.workspace.select(query))


def test_everything_comes_out_of_typed_words_and_enter(desk: Desk, page: FiveQuestionsPage, hands: Hands) -> None:
    hands.answer(
        "nov", "ben, dana scully (plant manager)", "ada", "open in Norway", "cost sheet fri", "tue 15:30 leeds"
    )
    assert page.stack.currentIndex() == CAME_OUT
    assert roles(desk) == {
        ("Ada Novak", "decider"),
        ("Ada Novak", "influencer"),
        ("Ben Okafor", "user"),
        ("Dana Scully", "user"),
    }
    assert page.summary.sentence.text() == (
        "3 people on the map, 1 aim, 1 promise, a draft plan with 4 objectives and next meeting Tue 24 Nov."
    )
    select = desk.workspace.select
    assert select("SELECT text, due FROM promise") == [("cost sheet", "2026-11-27")]
    assert select('SELECT "on", at, location, status FROM touch') == [("2026-11-24", "15:30", "leeds", "planned")]
    assert select("SELECT count(DISTINCT side) FROM objective") == [(4,)]
    assert select("SELECT count(*) FROM objective o JOIN aim a ON a.id = o.aim_id WHERE a.text = 'Open in Norway'") == [
        (1,)
    ]


def test_all_of_it_is_one_step_and_the_answers_come_back_with_undo(
    desk: Desk, page: FiveQuestionsPage, hands: Hands
) -> None:
    before = counts(desk)
    hands.answer("nov", "ben", "", "open in Norway", "", "tue 15:30")
    page.undo()
    assert counts(desk) == before
    assert page.stack.currentIndex() == ASK
    assert page.asking.fields[Asked.AIMS].line.text() == "open in Norway"


def test_who_decides_is_expected_at_the_meeting(desk: Desk, hands: Hands) -> None:
    hands.answer("nov", "", "", "", "", "tue 15:30")
    query = "SELECT p.name FROM touch_person t JOIN person p ON p.id = t.person_id"
    assert desk.workspace.select(query) == [("Ada Novak",)]


def test_not_knowing_draws_a_placeholder_by_one_key(desk: Desk, page: FiveQuestionsPage, hands: Hands) -> None:
    QTest.keyClick(page.asking.unknown_button, Key.Key_Space)
    hands.answer("", "", "", "", "")
    found = desk.workspace.select(
        "SELECT p.name FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.is_placeholder"
    )
    assert found == [("Whoever decides",)]


def test_whoever_is_found_takes_the_place_of_the_placeholder_with_its_lines(
    desk: Desk, page: FiveQuestionsPage, hands: Hands, konex: Konex
) -> None:
    hands.answer("?", "", "", "", "", "")
    (vacant,) = desk.workspace.select("SELECT id FROM person WHERE is_placeholder")[0]
    with desk.workspace.write("Line") as session:
        session.add(Line(source_id=konex.ben, target_id=vacant, kind=LineKind.REPORTS))
    page.go_to(Place("five-questions", konex.account))
    hands.answer("Dana Scully", "", "", "", "", "")
    with desk.workspace.read() as session:
        dana = session.get_one(Person, vacant)
        assert (dana.name, dana.is_placeholder, dana.roles) == ("Dana Scully", False, (Role.DECIDER,))


def test_a_title_alone_is_drawn_as_a_placeholder(desk: Desk, hands: Hands) -> None:
    hands.answer("head of purchasing", "", "", "", "", "")
    assert ("Head of purchasing", "decider") in roles(desk)
    assert desk.workspace.select("SELECT name FROM person WHERE is_placeholder") == [("Head of purchasing",)]
    assert desk.workspace.select("SELECT count(*) FROM target") == [(0,)]


def test_who_reports_and_who_is_listened_to_become_lines(desk: Desk, hands: Hands, konex: Konex) -> None:
    hands.answer("nov", "ben reports to ada", "dana listens to ben", "", "", "")
    lines = desk.workspace.select("SELECT source_id, target_id, kind FROM line ORDER BY id")
    dana = desk.workspace.select("SELECT id FROM person WHERE name = 'Dana'")[0][0]
    assert lines == [(konex.ben, konex.ada, "reports"), (konex.ben, dana, "advises")]


def test_tab_completes_a_name_without_regard_to_accents(desk: Desk, page: FiveQuestionsPage, konex: Konex) -> None:
    with desk.workspace.write("Chloé") as session:
        session.add(Person(account_id=konex.account, name="Chloé Ångström"))
    page.go_to(Place("five-questions", konex.account))
    hands = Hands(page)
    hands.type("nov", enter=False)
    hands.press(Key.Key_Tab)
    hands.type(", ang", enter=False)
    hands.press(Key.Key_Tab)
    assert page.asking.fields[Asked.DECIDERS].line.text() == "Ada Novak, Chloé Ångström"


def test_two_that_could_be_meant_are_asked_before_one_goes_on(
    desk: Desk, page: FiveQuestionsPage, hands: Hands, konex: Konex
) -> None:
    with desk.workspace.write("Adam") as session:
        session.add(Person(account_id=konex.account, name="Adam Berg"))
    QTest.qWait(10)
    hands.type("ad")
    field = page.asking.fields[Asked.DECIDERS]
    assert field.line.hasFocus() and field.understood.text().startswith("“ad” could be Ada Novak and Adam Berg")


def test_a_meeting_without_a_day_is_asked_at_its_field(desk: Desk, page: FiveQuestionsPage, hands: Hands) -> None:
    hands.answer("", "", "", "", "", "sometime")
    assert page.stack.currentIndex() == ASK
    assert page.asking.fields[Asked.MEETING].understood.text().startswith("On which day?")


@pytest.mark.parametrize(
    "back", [(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier), (Key.Key_Left, Qt.KeyboardModifier.AltModifier)]
)
def test_one_goes_back_a_question_by_key(hands: Hands, back: tuple[Key, Qt.KeyboardModifier]) -> None:
    hands.answer("nov")
    assert hands.focused() is Asked.USERS
    hands.press(*back)
    assert hands.focused() is Asked.DECIDERS


def test_leaving_keeps_the_answers_and_one_goes_on_where_one_was(
    desk: Desk, page: FiveQuestionsPage, hands: Hands, konex: Konex, qtbot: QtBot
) -> None:
    went: list[Place] = []
    desk.travelled.connect(went.append)
    before = counts(desk)
    hands.answer("nov", "ben", "")
    hands.type("open in Nor", enter=False)
    hands.press(Key.Key_Escape)
    assert went[-1] == Place("account", konex.account, "overview") and counts(desk) == before
    again = FiveQuestionsPage(desk)
    qtbot.addWidget(again)
    again.show()
    again.go_to(Place("five-questions", konex.account))
    assert again.asking.question.text() == "What do they want this year?"
    assert again.asking.fields[Asked.AIMS].line.text() == "open in Nor"


def test_a_plan_that_is_there_stays(desk: Desk, page: FiveQuestionsPage, hands: Hands, konex: Konex) -> None:
    hands.answer("nov", "", "", "", "", "")
    page.go_to(Place("five-questions", konex.account))
    hands.answer("", "ben", "", "", "", "")
    assert desk.workspace.select('SELECT count(*) FROM "plan"') == [(1,)]
    assert "the plan that is there stays" in page.summary.sentence.text()


def test_enter_takes_whichever_way_on_one_stands_on(page: FiveQuestionsPage, hands: Hands, desk: Desk) -> None:
    gone: list[Place] = []
    desk.travelled.connect(gone.append)
    hands.answer("nov", "", "", "", "", "")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    assert [place.tab for place in gone] == ["map"]


def test_the_plan_can_be_drafted_from_another_template(desk: Desk, page: FiveQuestionsPage, hands: Hands) -> None:
    page.asking.template.setCurrentIndex(page.asking.template.findText("Win back"))
    page.asking.template.activated.emit(page.asking.template.currentIndex())
    hands.answer("nov", "", "", "", "", "")
    assert desk.workspace.select('SELECT name FROM "plan"') == [("Win back, Nov 2026 – Oct 2027",)]


def test_without_an_account_one_chooses_it_by_a_few_letters(desk: Desk, page: FiveQuestionsPage, qtbot: QtBot) -> None:
    with desk.workspace.write("Acme") as session:
        session.add(Account(name="Ácme Foods"))
    page.go_to(Place("five-questions"))
    assert page.stack.currentIndex() == CHOOSE
    qtbot.waitUntil(page.choosing.search.hasFocus)
    Hands(page).type("acme")
    assert page.stack.currentIndex() == ASK and page.asking.title.text() == "Five questions about Ácme Foods"


def test_an_account_that_goes_away_takes_the_questions_with_it(
    desk: Desk, page: FiveQuestionsPage, hands: Hands, konex: Konex, qtbot: QtBot
) -> None:
    with desk.workspace.write("Delete") as session:
        session.delete(session.get_one(Account, konex.account))
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHOOSE)
