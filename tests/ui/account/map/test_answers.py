"""Each gap of the map offers what answers it at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from amdesk.analysis.map_warnings import map_warnings
from amdesk.model.accounts import Account
from amdesk.model.values import Role, Tier
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.answers import ANSWERS, WORDS, Answer, answer_of, answer_words
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.analysis.maps import a_map, somebody
from tests.analysis.test_map_warnings_come_and_go import COME_AND_GO
from tests.ui.account.map.conftest import Hand, People


def press(view: MapView, hand: Hand, name: str) -> None:
    """Click the link of a gap."""
    link = view.headline.findChild(QAbstractButton, name)
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    hand.settle()


def rules(view: MapView) -> list[str]:
    return [warning.rule for warning in view.warnings]


def test_every_warning_has_an_answer() -> None:
    assert ANSWERS.keys() == COME_AND_GO.keys()
    assert set(WORDS) == set(Answer)


def test_a_card_drawn_already_asks_for_its_name() -> None:
    vacant = somebody(7, is_placeholder=True, roles=(Role.DECIDER,))
    drawn = next(w for w in map_warnings(a_map(vacant)) if w.rule == "no-decider")
    assert answer_of(drawn) is Answer.NAME
    assert answer_words(drawn) == "Name who follows"


def test_somebody_who_must_exist_is_drawn_with_the_role(
    desk: Desk, workspace: Workspace, people: People, view: MapView, hand: Hand
) -> None:
    with workspace.write("A key account") as session:
        session.get_one(Account, people.account).tier = Tier.KEY
    hand.settle()
    view.headline.toggle()
    before = len(view.people)
    press(view, hand, "map-answer-no-user")
    assert len(view.people) == before + 1
    drawn = view.chosen_people()[0]
    assert drawn.is_placeholder
    assert drawn.roles == (Role.USER,)
    desk.undo()
    hand.settle()
    assert len(view.people) == before


def test_a_decider_nobody_met_shows_the_way(people: People, view: MapView, hand: Hand) -> None:
    assert "decider-never-met" in rules(view)
    view.headline.toggle()
    press(view, hand, "map-answer-decider-never-met")
    assert people.ada in view.canvas.chosen
