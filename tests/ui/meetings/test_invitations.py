"""Invitations dropped on the window: one card, Enter keeps it, and all of it is one step."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui.app import open_desk
from amdesk.ui.meetings.calendar import CalendarDialog
from amdesk.ui.meetings.invitation import InvitationDialog
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.exchange.invitations import ADA, BEN, KIM, Known, calendar, event, file, make_known, touches

Shown = TypeVar("Shown", bound=QDialog)
LOCAL = "DTSTART:20261201T153000"


@pytest.fixture
def known(workspace: Workspace) -> Known:
    made = make_known(workspace)
    workspace.close()
    return made


@pytest.fixture
def window(known: Known, workspace: Workspace, qtbot: QtBot) -> Iterator[Window]:
    opened = open_desk(workspace.path, TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=15_000)
    yield opened
    opened.close()


def drop(window: Window, *paths: Path) -> None:
    """Let files fall on the middle of the window."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert window.filing.takes(carried)
    how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 400), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), *how))


def shown(qtbot: QtBot, window: Window, kind: type[Shown]) -> Shown:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=10_000)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def box(dialog: QDialog, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox), name
    return found


def press(dialog: QDialog, key: Qt.Key = Qt.Key.Key_Return) -> None:
    target: QWidget = dialog.focusWidget() or dialog
    QTest.keyClick(target, key)


def said(window: Window) -> list[str]:
    return window.notices.texts()


def test_a_drop_and_enter_keep_the_meeting(qtbot: QtBot, window: Window, known: Known, tmp_path: Path) -> None:
    drop(window, file(tmp_path, calendar(event(ADA, BEN, "DTEND:20261201T161500", starts=LOCAL))))
    card = shown(qtbot, window, InvitationDialog)
    assert (card.title.text(), card.when.text()) == ("Review", "Tue 1 Dec 2026 15:30–16:15")
    press(card)
    assert touches(window.desk.workspace, "account_id", "on", "at", "purpose", "status") == [
        (known.konex, "2026-12-01", "15:30", "Review", "planned")
    ]
    assert window.desk.workspace.select("SELECT count(*) FROM touch_person") == [(2,)]
    window.undo()
    assert touches(window.desk.workspace, "id") == []


def test_escape_leaves_it(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    drop(window, file(tmp_path, calendar(event(ADA))))
    press(shown(qtbot, window, InvitationDialog), Qt.Key.Key_Escape)
    assert touches(window.desk.workspace, "id") == []


def test_an_update_shows_old_and_new(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    drop(window, file(tmp_path, calendar(event(ADA, "SEQUENCE:0", starts=LOCAL))))
    press(shown(qtbot, window, InvitationDialog))
    moved = event(ADA, "SEQUENCE:1", "LOCATION:York", starts="DTSTART:20261203T100000")
    drop(window, file(tmp_path, calendar(moved), "second.ics"))
    card = shown(qtbot, window, InvitationDialog)
    assert box(card, "invitation-change-when").text() == "When: Tue 1 Dec 2026 15:30 → Thu 3 Dec 2026 10:00"
    box(card, "invitation-change-location").setChecked(False)
    press(card)
    assert touches(window.desk.workspace, "on", "at", "location") == [("2026-12-03", "10:00", "")]


def test_a_cancellation_says_who_and_cancels(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    drop(window, file(tmp_path, calendar(event(ADA, starts=LOCAL))))
    press(shown(qtbot, window, InvitationDialog))
    drop(window, file(tmp_path, calendar(event(KIM, "SEQUENCE:1", starts=LOCAL), method="CANCEL"), "second.ics"))
    card = shown(qtbot, window, InvitationDialog)
    assert card.plan.sentence == "Kim Lee cancelled it." and "cancel" in card.keep_button.text().lower()
    press(card)
    assert touches(window.desk.workspace, "status", "cancelled_by") == [("cancelled", "They (Kim Lee)")]


def test_the_account_is_asked_when_nobody_is_known(qtbot: QtBot, window: Window, known: Known, tmp_path: Path) -> None:
    drop(window, file(tmp_path, calendar(event("ATTENDEE:mailto:x@gmail.com", starts=LOCAL))))
    card = shown(qtbot, window, InvitationDialog)
    assert card.account is not None and card.account.error() == "Which account is this meeting with?"
    card.keep_button.click()
    assert card.isVisible() and touches(window.desk.workspace, "id") == []
    card.account.edit.setFocus()
    QTest.keyClicks(card.account.edit, "acme")
    card.keep_button.click()
    assert touches(window.desk.workspace, "account_id") == [(known.acme,)]


def test_a_stranger_s_house_can_become_an_account_with_that_person(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    who = "ORGANIZER;CN=Eve Stone:mailto:eve@north-star.example"
    drop(window, file(tmp_path, calendar(event(who, starts=LOCAL))))
    card = shown(qtbot, window, InvitationDialog)
    assert card.account is not None and card.account.proposed == "North Star"
    card.account.edit.setText("New account: North Star")
    card.account.finish()
    box(card, "invited-new-eve@north-star.example").setChecked(True)
    card.keep_button.click()
    assert window.desk.workspace.select(
        "SELECT a.name, p.name FROM touch t JOIN account a ON a.id = t.account_id JOIN person p ON p.account_id = a.id"
    ) == [("North Star", "Eve Stone")]


def test_whoever_is_unticked_is_not_expected(qtbot: QtBot, window: Window, known: Known, tmp_path: Path) -> None:
    drop(window, file(tmp_path, calendar(event(ADA, BEN, starts=LOCAL))))
    card = shown(qtbot, window, InvitationDialog)
    box(card, f"invited-{known.ben}").setChecked(False)
    card.keep_button.click()
    assert window.desk.workspace.select("SELECT person_id FROM touch_person") == [(known.ada,)]


def test_a_whole_calendar_is_a_list_with_ticks(qtbot: QtBot, window: Window, known: Known, tmp_path: Path) -> None:
    old = event(ADA, uid="a", starts="DTSTART:20250101T090000")
    new = event(ADA, uid="b", starts=LOCAL)
    whose = event(uid="c", starts="DTSTART:20261202T090000", title="Lunch")
    drop(window, file(tmp_path, calendar(old, new, whose, method="")))
    dialog = shown(qtbot, window, CalendarDialog)
    assert [line.wanted for line in dialog.lines] == [False, True, False]
    assert dialog.keep_button.text() == "&Keep 1 meeting"
    dialog.table.choose([2])
    dialog.account.set_value(known.acme)
    dialog.account.edited.emit(known.acme)
    assert [line.wanted for line in dialog.lines] == [False, True, True]
    dialog.keep_button.click()
    assert touches(window.desk.workspace, "account_id", "purpose") == [(known.konex, "Review"), (known.acme, "Lunch")]
    window.undo()
    assert touches(window.desk.workspace, "id") == []


def test_meetings_that_went_out_from_amdesk_name_the_accounts_they_make(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    own = ("X-AMDESK-ACCOUNT;X-UID=00112233445566aa:Umbrella", "X-AMDESK-KIND:check-in")
    drop(window, file(tmp_path, calendar(event(*own, starts=LOCAL, title="Umbrella: Prices"))))
    card = shown(qtbot, window, InvitationDialog)
    assert card.title.text() == "Prices"
    press(card)
    several = (event(*own, uid=uid, starts=LOCAL, title="Umbrella: More") for uid in ("m2", "m3"))
    drop(window, file(tmp_path, calendar(*several), "more.ics"))
    press(shown(qtbot, window, CalendarDialog))
    rows = window.desk.whole.select(
        "SELECT a.uid, a.name, t.purpose, t.kind FROM touch t JOIN account a ON a.id = t.account_id ORDER BY t.id"
    )
    umbrella = ("00112233445566aa", "Umbrella")
    assert rows == [(*umbrella, what, "check-in") for what in ("Prices", "More", "More")]


def test_two_versions_dropped_together_are_one_meeting(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    first = file(tmp_path, calendar(event(ADA, "SEQUENCE:0", starts=LOCAL)), "a.ics")
    second = file(tmp_path, calendar(event(ADA, "SEQUENCE:1", starts="DTSTART:20261203T100000")), "b.ics")
    drop(window, second, first)
    press(shown(qtbot, window, InvitationDialog))
    assert touches(window.desk.workspace, "on") == [("2026-12-03",)]


def test_what_cannot_be_read_is_said(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    drop(window, file(tmp_path, "From: a@b.c\n\nHello", "hello.eml"))
    qtbot.waitUntil(lambda: any("There is no invitation in hello.eml" in text for text in said(window)))


def test_what_is_here_already_is_only_said(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = file(tmp_path, calendar(event(ADA, "DTSTAMP:20261120T080000Z", starts=LOCAL)))
    drop(window, path)
    press(shown(qtbot, window, InvitationDialog))
    drop(window, path)
    qtbot.waitUntil(lambda: "This meeting is here already, as it stands." in said(window))


def test_a_meeting_dragged_out_of_a_mail_program_is_read(qtbot: QtBot, window: Window) -> None:
    carried = QMimeData()
    carried.setData("text/calendar", calendar(event(ADA, starts=LOCAL)).encode())
    assert window.filing.takes(carried)
    window.filing.take(carried)
    press(shown(qtbot, window, InvitationDialog))
    assert touches(window.desk.workspace, "on") == [("2026-12-01",)]
