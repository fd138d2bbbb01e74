"""How did it go? What the card becomes, how it is undone, and what is refused at its place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.people import Person
from amdesk.model.touches import Touch
from amdesk.model.values import Stance
from amdesk.ui.after.card import AfterCard
from amdesk.ui.kit.looking import Curtain, looking
from amdesk.ui.place import Place
from amdesk.ui.window import Window
from tests.ui.after.conftest import CTRL, Hands, card_of, counts, make_meeting, rows
from tests.ui.desks import Konex

TOUCH = 'SELECT status, "on", channel, kind, mood, level_match FROM touch WHERE id = 1'
NEXT = "SELECT \"on\", kind, channel, status FROM touch WHERE status = 'planned'"
STANCE = "SELECT value, since, until, certainty FROM rating WHERE person_id = 1 AND what = 'stance' ORDER BY since"


def tell_all(hands: Hands) -> None:
    """Two promises, a stance move, a score, and the next date as it is proposed."""
    hands.line("we promise cost sheet fri")
    hands.type("they promise the forecast mon")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Plus)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_8)
    hands.press(Qt.Key.Key_Return)


# Keeping


def test_everything_is_told_with_few_keys(window: Window, card: AfterCard, hands: Hands) -> None:
    tell_all(hands)
    assert hands.presses + 1 <= 12
    assert rows(window, TOUCH) == [("held", "2026-11-19", "visit", "meeting", None, 1)]
    me = rows(window, "SELECT id FROM colleague WHERE is_me")[0][0]
    promise = 'SELECT "by", text, owner_id, said_on, due, touch_id FROM promise ORDER BY id'
    assert rows(window, promise) == [
        ("us", "cost sheet", me, "2026-11-19", "2026-11-27", 1),
        ("them", "the forecast", None, "2026-11-19", "2026-11-23", 1),
    ]
    pulse = 'SELECT "on", company, products, person_id, touch_id FROM pulse'
    assert rows(window, pulse) == [("2026-11-19", 8, None, 1, 1)]
    assert rows(window, NEXT) == [("2026-12-21", "check-in", "call", "planned")]


def test_a_stance_is_dated_to_the_day_of_the_meeting(window: Window, card: AfterCard, hands: Hands) -> None:
    tell_all(hands)
    assert rows(window, STANCE)[-2:] == [(0, "2026-01-05", "2026-11-19", None), (1, "2026-11-19", None, "seen")]


def test_what_was_noted_after_the_meeting_stays_in_the_history(window: Window, card: AfterCard, hands: Hands) -> None:
    card.leave()
    with window.desk.whole.write("Friday") as session:
        Person.stance.change(session.get_one(Person, 1), Stance.SUPPORTER, date(2026, 11, 20))
    window.actions_by_name["how-did-it-go"].trigger()
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Plus)
    hands.keep()
    assert [(value, since) for value, since, *_rest in rows(window, STANCE)] == [
        (0, "2026-01-05"),
        (1, "2026-11-20"),
        (2, "2026-11-21"),
    ]


def test_the_lines_are_kept_word_for_word(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.line("they were glad,  really")
    hands.line("we promise cost sheet fri")
    hands.keep()
    assert rows(window, "SELECT typed, note FROM touch WHERE id = 1") == [
        ("they were glad,  really\nwe promise cost sheet fri", "they were glad,  really")
    ]


def test_each_kind_of_line_becomes_what_it_says(window: Window, card: AfterCard, hands: Hands) -> None:
    for line in (
        "heard they plan a warehouse",
        "send the drawings to @ada !fri",
        "needs nordic labels",
        "@ben 6/10 products 7/10",
    ):
        hands.line(line)
    hands.keep()
    assert rows(window, 'SELECT account_id, "on", text FROM intel') == [(1, "2026-11-19", "they plan a warehouse")]
    assert rows(window, "SELECT name, due, person_id FROM action") == [("send the drawings to @ada", "2026-11-27", 1)]
    assert rows(window, "SELECT needs FROM touch WHERE id = 1") == [("nordic labels",)]
    assert rows(window, "SELECT person_id, company, products FROM pulse") == [(2, 6, 7)]


def test_one_undo_takes_all_of_it_back(window: Window, card: AfterCard, hands: Hands) -> None:
    before, stances = counts(window), rows(window, STANCE)
    tell_all(hands)
    assert counts(window) != before
    window.undo()
    assert counts(window) == before
    assert rows(window, STANCE) == stances
    assert rows(window, "SELECT status, typed, note FROM touch") == [("planned", "", "")]


def test_what_was_undone_can_be_brought_back_on_the_card(
    qtbot: QtBot, window: Window, card: AfterCard, hands: Hands
) -> None:
    tell_all(hands)
    window.undo()
    window.actions_by_name["how-did-it-go"].trigger()
    assert card.bring_back.isVisible()
    qtbot.mouseClick(card.bring_back, Qt.MouseButton.LeftButton)
    assert card.lines.lines() == ("we promise cost sheet fri", "they promise the forecast mon")
    assert card.scores.company.value() == 8


def test_an_empty_card_may_be_kept(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return)
    assert rows(window, "SELECT status, typed FROM touch WHERE id = 1") == [("held", "")]
    assert rows(window, "SELECT count(*) FROM pulse") == [(0,)]


def test_no_next_date_books_nothing(window: Window, card: AfterCard, hands: Hands) -> None:
    card.next.on.control.setFocus()
    card.next.on.edit.selectAll()
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Return)
    assert rows(window, NEXT) == []


def test_a_line_that_plans_the_next_meeting_goes_before_the_rhythm(
    window: Window, card: AfterCard, hands: Hands
) -> None:
    hands.line("meet 1 dec 10:00 leeds")
    assert not card.next.on.isEnabled()
    hands.keep()
    assert rows(window, NEXT) == [("2026-12-01", "meeting", "visit", "planned")]


def test_the_next_date_is_for_the_person_whose_rhythm_it_is(window: Window, card: AfterCard, hands: Hands) -> None:
    card.leave()
    with window.desk.whole.write("Rhythm") as session:
        session.get_one(Person, 1).rhythm_days = 14
    window.actions_by_name["how-did-it-go"].trigger()
    hands.press(Qt.Key.Key_Return)
    assert rows(
        window,
        "SELECT t.\"on\", x.person_id FROM touch t JOIN touch_person x ON x.touch_id = t.id WHERE t.status = 'planned'",
    ) == [("2026-12-03", 1)]


# Who came


def test_who_did_not_come_is_kept_as_such(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    hands.keep()
    assert rows(window, "SELECT person_id, came FROM touch_person WHERE touch_id = 1") == [(1, 0)]
    assert rows(window, "SELECT * FROM touch_colleague WHERE touch_id = 1") == []


def test_someone_is_added_by_the_beginning_of_a_name(window: Window, card: AfterCard, hands: Hands) -> None:
    card.guests.name.setFocus()
    hands.type("ben")
    hands.press(Qt.Key.Key_Return)
    hands.keep()
    assert rows(window, "SELECT person_id, came FROM touch_person WHERE touch_id = 1") == [(1, 1), (2, 1)]


def test_a_new_name_is_asked_and_becomes_a_person(window: Window, card: AfterCard, hands: Hands) -> None:
    card.guests.name.setFocus()
    hands.type("zoe hart")
    hands.press(Qt.Key.Key_Return)
    assert rows(window, "SELECT name FROM person WHERE name = 'Zoe Hart'") == []
    hands.press(Qt.Key.Key_Return)
    hands.keep()
    assert rows(window, "SELECT account_id, came_in FROM person WHERE name = 'Zoe Hart'") == [(1, "2026-11-21")]
    assert rows(window, "SELECT person_id FROM touch_person WHERE touch_id = 1") == [(1,), (3,)]


def test_a_new_person_on_the_card_and_in_a_line_is_one(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.type("@zoe 9/10")
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    card.guests.name.setFocus()
    hands.type("zoe")
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.keep()
    assert rows(window, "SELECT count(*) FROM person WHERE name = 'Zoe'") == [(1,)]
    assert rows(window, "SELECT p.name, u.company FROM pulse u JOIN person p ON p.id = u.person_id") == [("Zoe", 9)]


def test_only_who_came_can_have_moved(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Plus)
    hands.keep()
    assert [value for value, *_rest in rows(window, STANCE)][-1] == 0


def test_a_move_can_be_taken_back(card: AfterCard, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Minus)
    assert card.guests.rows[0].chip.text() == "0 → − Sceptic"
    hands.press(Qt.Key.Key_Delete)
    assert card.guests.rows[0].chip.text() == "0 Neutral"


# It did not take place


def test_a_meeting_is_moved_from_the_card(window: Window, card: AfterCard, hands: Hands) -> None:
    card.missed_button.click()
    hands.type("1 dec")
    hands.press(Qt.Key.Key_Tab)
    hands.type("9:30")
    hands.press(Qt.Key.Key_Return)
    assert rows(window, 'SELECT status, "on", at FROM touch') == [("planned", "2026-12-01", "09:30")]


def test_a_meeting_is_cancelled_from_the_card_and_what_was_typed_stays(
    window: Window, card: AfterCard, hands: Hands
) -> None:
    hands.type("they promise a new date mon")
    card.missed_button.click()
    card.missed.cancelled.click()
    hands.type("Ada")
    hands.press(Qt.Key.Key_Return)
    assert rows(window, "SELECT status, cancelled_by, typed FROM touch") == [
        ("cancelled", "Ada", "they promise a new date mon")
    ]
    assert rows(window, "SELECT text, due FROM promise") == [("a new date", "2026-11-23")]


def test_a_meeting_is_not_moved_to_nowhere(window: Window, card: AfterCard, hands: Hands) -> None:
    card.missed_button.click()
    hands.press(Qt.Key.Key_Return)
    assert card.isVisible()
    assert card.missed.on.error() == "Say to which day it was moved."


# Asked and refused


def test_what_could_be_another_contact_is_asked(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.type("call went well")
    hands.keep()
    assert card.isVisible()
    hands.press(Qt.Key.Key_1)
    hands.keep()
    assert rows(window, "SELECT note FROM touch WHERE id = 1") == [("call went well",)]


def test_another_contact_becomes_one_of_its_own(window: Window, card: AfterCard, hands: Hands) -> None:
    hands.type("call ben yesterday about labels")
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    hands.keep()
    assert rows(window, "SELECT \"on\", channel, purpose FROM touch WHERE channel = 'call' AND status = 'held'") == [
        ("2026-11-20", "call", "labels")
    ]


def test_what_the_model_refuses_stands_at_its_line(window: Window, card: AfterCard, hands: Hands) -> None:
    before = counts(window)
    hands.line("all well")
    hands.line(f"we promise {'x' * 400} fri")
    hands.keep()
    assert card.isVisible()
    assert card.lines.rows[1].wrong.text() == "Promise has 400 characters; 300 fit."
    assert card.lines.rows[1].edit.hasFocus()
    assert counts(window) == before


def test_two_scores_are_refused_at_the_line(card: AfterCard, hands: Hands) -> None:
    card.scores.company.setFocus()
    hands.press(Qt.Key.Key_7)
    card.lines.focus()
    hands.type("8/10")
    hands.keep()
    assert card.lines.rows[0].wrong.text().startswith("The company has 7 already and 8 here.")


def test_a_day_to_come_is_refused_at_the_day(card: AfterCard, hands: Hands) -> None:
    card.head.on.control.setFocus()
    card.head.on.edit.selectAll()
    hands.type("1 dec")
    hands.press(Qt.Key.Key_Return)
    assert card.isVisible()
    assert card.head.on.error().startswith("That day is still to come.")


def test_a_date_that_is_none_is_refused_at_its_place(window: Window, card: AfterCard, hands: Hands) -> None:
    card.next.on.control.setFocus()
    card.next.on.edit.selectAll()
    hands.type("sometime")
    hands.press(Qt.Key.Key_Return)
    assert card.isVisible()
    assert "sometime" in card.next.on.error()
    assert rows(window, "SELECT status FROM touch") == [("planned",)]


def test_what_the_file_does_not_take_stays_on_the_card(window: Window, card: AfterCard, hands: Hands) -> None:
    window.desk.whole.read_only_because = "The file may only be read."
    hands.type("all well")
    hands.keep()
    assert card.isVisible()
    assert card.lines.lines() == ("all well",)
    assert "The file may only be read." in window.notices.texts()


# Which meeting, and a check-in that was not planned


def test_ctrl_h_asks_about_the_meeting_that_waits(window: Window, card: AfterCard) -> None:
    assert QKeySequence("Ctrl+H") in window.actions_by_name["how-did-it-go"].shortcuts()
    assert card.title.text() == "How did it go with Konex?"
    assert card.meeting.text() == "Meeting · Visit · 19 Nov 2026, 15:30 · Renewal"


def test_several_that_wait_are_offered_the_latest_first(window: Window) -> None:
    make_meeting(window.desk.whole, Konex(1, 1, 2), date(2026, 11, 12))
    telling = window.telling
    menu = telling.menu(telling._waiting())
    assert [action.text() for action in menu.actions()] == [
        "&1  Konex · 19 Nov 15:30 · Renewal",
        "&2  Konex · 12 Nov 15:30 · Renewal",
    ]
    menu.deleteLater()


def test_an_account_without_a_meeting_logs_a_check_in(
    qtbot: QtBot, window: Window, card: AfterCard, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_Return)
    window.visit(Place("account", 1, "pulse"))
    window.actions_by_name["how-did-it-go"].trigger()
    again = card_of(qtbot, window)
    assert not again.missed_button.isVisible()
    hands.type("8/10 needs nordic labels")
    hands.keep()
    touch = "SELECT account_id, \"on\", channel, needs, typed FROM touch WHERE kind = 'check-in' AND status = 'held'"
    assert rows(window, touch) == [(1, "2026-11-21", "call", "nordic labels", "8/10 needs nordic labels")]
    assert rows(window, "SELECT company, needs FROM pulse") == [(8, "nordic labels")]


def test_a_planned_check_in_is_not_booked_twice(qtbot: QtBot, window: Window, card: AfterCard, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return)
    window.desk.ask_how(1)
    again = card_of(qtbot, window)
    assert again.next.why.text() == "A check-in is planned already: 21 Dec."
    again.enter()
    assert len(rows(window, NEXT)) == 1


def test_a_meeting_that_is_gone_says_so(window: Window, card: AfterCard, hands: Hands) -> None:
    with window.desk.whole.write("Delete") as session:
        session.delete(session.get_one(Touch, 1))
    hands.type("all well")
    hands.keep()
    assert card.isVisible()
    assert card.wrong.text().startswith("This meeting is no longer there.")


# Keys, names, eyes


def test_tab_goes_through_everything_and_round(card: AfterCard, hands: Hands, qtbot: QtBot) -> None:
    seen = []
    for _press in range(16):
        hands.press(Qt.Key.Key_Tab)
        focused = card.focusWidget()
        seen.append(focused.objectName() if focused else "")
    assert seen == [
        "after-came-1",
        "after-add-guest",
        "after-company",
        "after-products",
        "after-mood",
        "after-level",
        "after-next-on",
        "after-next-at",
        "after-next-kind",
        "after-keep",
        "after-missed",
        "after-discard",
        "after-day",
        "after-channel",
        "after-kind",
        "after-line-1",
    ]


def test_everything_one_stands_on_has_a_name(card: AfterCard) -> None:
    nameless = [
        stop.objectName() for stop in card.stops() if not (stop.accessibleName() or getattr(stop, "text", str)())
    ]
    assert nameless == []


def test_ten_is_typed_with_two_digits(card: AfterCard, hands: Hands) -> None:
    card.scores.company.setFocus()
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_0)
    assert card.scores.company.value() == 10


def test_pasted_lines_become_lines(card: AfterCard) -> None:
    from PySide6.QtCore import QMimeData

    mime = QMimeData()
    mime.setText("we promise cost sheet fri\nneeds labels\nall well")
    card.lines.rows[0].edit.insertFromMimeData(mime)
    assert card.lines.lines() == ("we promise cost sheet fri", "needs labels", "all well")


def test_nobody_who_is_looking_reads_the_card(card: AfterCard) -> None:
    looking().set_on(True)
    assert card.findChild(Curtain) is not None
    assert not card.guests.isVisible()
    looking().set_on(False)
    assert card.guests.isVisible()


def test_chips_are_reached_with_alt_and_the_arrow_down(card: AfterCard, hands: Hands) -> None:
    hands.type("we promise cost sheet fri")
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    row = card.lines.rows[0]
    assert any(chip.hasFocus() for chip in row.understood.chips)
    hands.press(Qt.Key.Key_Escape)
    assert row.edit.hasFocus()


def test_a_button_begins_a_line(card: AfterCard, qtbot: QtBot, hands: Hands) -> None:
    hands.type("all well")
    link = card.findChild(QWidget, "after-we-promise")
    assert link is not None
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    hands.type("cost sheet fri")
    assert card.lines.lines() == ("all well", "we promise cost sheet fri")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_and_either_enter_keep_it(window: Window, card: AfterCard, hands: Hands, key: Qt.Key) -> None:
    hands.type("all well")
    hands.press(key, CTRL)
    assert rows(window, "SELECT note FROM touch WHERE id = 1") == [("all well",)]
