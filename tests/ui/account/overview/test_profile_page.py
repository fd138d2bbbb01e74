"""The profile is filled in place: sections, aims, what was taken up; nothing typed is lost, changes are one step."""

from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.plans import Objective, Plan
from amdesk.model.profile import Acknowledgement, Aim, ProfileEntry
from amdesk.model.values import Section
from amdesk.store.plan_carrying import carry_over
from amdesk.ui.account.overview.inline import InlineForm
from amdesk.ui.account.overview.profile import ProfileView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Chip, Text
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from tests.ui.desks import Konex

W = TypeVar("W", bound=QWidget)
ENTRIES = 'SELECT section, text, source, "on" FROM profile_entry ORDER BY id'


def find(view: QWidget, name: str, kind: type[W] = QAbstractButton) -> W:  # type: ignore[assignment]
    QApplication.processEvents()  # what was just made is shown by the layout
    return next(one for one in view.findChildren(kind, name) if one.isVisible())


def press(qtbot: QtBot, view: QWidget, name: str) -> None:
    qtbot.mouseClick(find(view, name), Qt.MouseButton.LeftButton)


def said(view: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for kind in (Text, Chip) for label in view.findChildren(kind) if label.isVisible()]


def note(view: ProfileView, **values: object) -> int:
    with view.desk.workspace.write("Noted") as session:
        row = ProfileEntry(account_id=view.account_id, **{"section": Section.MISSION, **values})
        session.add(row)
        session.flush()
        number = row.id
    view.refresh()
    return number


def type_entry(qtbot: QtBot, view: ProfileView, text: str, source: str, day: str) -> None:
    qtbot.keyClicks(find(view, "field-text", QPlainTextEdit), text)
    form = find(view, "inline-profile-entry", InlineForm)
    for name, words in (("source", source), ("on", day)):
        editor = form.form.editor(name).control
        editor.setFocus()
        editor.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(editor, words)


def test_an_empty_profile_asks_one_question_and_offers_the_rest(qtbot: QtBot, view: ProfileView) -> None:
    assert "Worth finding out next: What do they say they are here for?" in said(view.sections)
    assert find(view, "overview-more-sections").text() == "+ 11 more"
    press(qtbot, view, "overview-more-sections")
    assert find(view, "overview-add-systems").text() == "+ Systems"


def test_a_section_is_typed_where_it_will_stand_with_source_and_day_in_words(qtbot: QtBot, view: ProfileView) -> None:
    link = find(view, "overview-add-mission")
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    type_entry(qtbot, view, "Keep every line running", "Ada Novak", "told in march 2026")
    qtbot.keyClick(view.sections.form.form.editor("on").control, Qt.Key.Key_Return)  # type: ignore[union-attr]
    assert view.desk.workspace.select(ENTRIES) == [("mission", "Keep every line running", "Ada Novak", "2026-03-01")]
    qtbot.waitUntil(lambda: "Keep every line running" in said(view.sections))
    qtbot.waitUntil(lambda: find(view, "overview-add-vision").hasFocus())
    view.desk.undo()
    assert view.desk.workspace.select(ENTRIES) == []


def test_what_was_typed_comes_back_after_leaving(qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk) -> None:
    press(qtbot, view, "overview-add-mission")
    qtbot.keyClicks(find(view, "field-text", QPlainTextEdit), "Half a thought")
    qtbot.keyClick(find(view, "field-text", QPlainTextEdit), Qt.Key.Key_Escape)
    assert not find_all_visible(view)
    press(qtbot, view, "overview-add-mission")
    assert find(view, "field-text", QPlainTextEdit).toPlainText() == "Half a thought"


def find_all_visible(view: ProfileView) -> list[InlineForm]:
    return [form for form in view.findChildren(InlineForm) if form.isVisible()]


def test_another_account_does_not_see_what_was_typed_and_it_is_there_on_return(
    qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk
) -> None:
    with desk.workspace.write("Other") as session:
        session.add(Account(name="Other"))
    press(qtbot, view, "overview-add-mission")
    qtbot.keyClicks(find(view, "field-text", QPlainTextEdit), "Half a thought")
    view.go_to(Place("account", konex.account + 1))
    assert not find_all_visible(view)
    view.go_to(Place("account", konex.account))
    press(qtbot, view, "overview-add-mission")
    assert find(view, "field-text", QPlainTextEdit).toPlainText() == "Half a thought"


def test_what_is_new_makes_the_old_a_former_entry_one_can_open(qtbot: QtBot, view: ProfileView) -> None:
    number = note(view, text="Wrap and box", on=date(2024, 5, 1))
    qtbot.mouseClick(find(view, f"profile-entry-{number}", QWidget), Qt.MouseButton.LeftButton)
    edit = find(view, "field-text", QPlainTextEdit)
    edit.setPlainText("Keep every line running")
    press(qtbot, view, "inline-renew")
    assert [(text, on) for _section, text, _source, on in view.desk.workspace.select(ENTRIES)] == [
        ("Wrap and box", "2024-05-01"),
        ("Keep every line running", view.desk.workspace.today.isoformat()),
    ]
    qtbot.waitUntil(lambda: "Keep every line running" in said(view.sections))
    assert "Wrap and box" not in said(view.sections)
    press(qtbot, view, "overview-former-mission")
    assert "Wrap and box" in said(view.sections)


def test_a_correction_changes_the_entry_itself(qtbot: QtBot, view: ProfileView) -> None:
    number = note(view, text="Wrapp and box")
    qtbot.mouseClick(find(view, f"profile-entry-{number}", QWidget), Qt.MouseButton.LeftButton)
    find(view, "field-text", QPlainTextEdit).setPlainText("Wrap and box")
    press(qtbot, view, "inline-keep")
    assert [text for _section, text, _source, _on in view.desk.workspace.select(ENTRIES)] == ["Wrap and box"]


def test_an_empty_text_is_refused_at_the_field(qtbot: QtBot, view: ProfileView) -> None:
    press(qtbot, view, "overview-add-mission")
    press(qtbot, view, "inline-keep")
    assert view.sections.form is not None
    assert view.sections.form.form.editor("text").error() == "Text is needed."
    assert view.desk.workspace.select(ENTRIES) == []


def test_what_may_be_out_of_date_is_a_warning(view: ProfileView) -> None:
    today = view.desk.workspace.today
    note(view, section=Section.STRUCTURES, text="Plants report to operations", on=today - timedelta(days=200))
    note(view, section=Section.MISSION, text="Wrap and box", on=today - timedelta(days=200))
    assert [words for words in said(view.sections) if "out of date" in words] == ["! may be out of date"]


def test_their_mission_is_taken_up_in_place(qtbot: QtBot, view: ProfileView) -> None:
    note(view, text="Keep every line running")
    press(qtbot, view, "overview-taken-mission")
    form = view.sections.form
    assert form is not None and form.form.values()["words"] == "Keep every line running"
    qtbot.keyClicks(form.form.editor("where").control, "First line of our offer")
    press(qtbot, view, "inline-keep")
    with view.desk.workspace.read() as session:
        (row,) = session.query(Acknowledgement)
        assert (row.section, row.where, row.on) == (
            Section.MISSION,
            "First line of our offer",
            view.desk.workspace.today,
        )
    qtbot.waitUntil(lambda: "✓ Taken up: Keep every line running" in said(view.sections))


def with_aim(desk: Desk, konex: Konex, *, plan: bool) -> None:
    with desk.workspace.write("Aim") as session:
        session.add(Aim(account_id=konex.account, text="Enter the Nordics", year=2026))
        if plan:
            today = desk.workspace.today
            made = Plan(account_id=konex.account, name="Plan", starts=today, ends=today.replace(year=2027))
            session.add(made)
            session.flush()
            session.add(Objective(plan_id=made.id, name="Labels for the cold"))


def test_an_aim_nobody_serves_says_so_and_begins_an_objective_in_one_step(
    qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk
) -> None:
    with_aim(desk, konex, plan=True)
    view.refresh()
    assert "! no objective serves this" in said(view.aims)
    menu = find(view, "aim-serve-1").menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "New objective for it",
        "Labels for the cold",
    ]
    menu.actions()[0].trigger()
    assert desk.workspace.select("SELECT name, aim_id FROM objective ORDER BY id") == [
        ("Labels for the cold", None),
        ("Enter the Nordics", 1),
    ]
    qtbot.waitUntil(lambda: "! no objective serves this" not in said(view.aims))
    assert find(view, "aim-served-by-2").text() == "Enter the Nordics"
    desk.undo()
    assert desk.workspace.select("SELECT count(*) FROM objective") == [(1,)]


def test_an_objective_there_is_can_serve_an_aim(view: ProfileView, konex: Konex, desk: Desk) -> None:
    with_aim(desk, konex, plan=True)
    view.refresh()
    menu = find(view, "aim-serve-1").menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Labels for the cold").trigger()
    assert desk.workspace.select("SELECT aim_id FROM objective") == [(1,)]
    with desk.workspace.write("Carry") as session:
        following = carry_over(session, 1, {("objective", 1)})
    view.refresh()
    served = [find(view, f"aim-served-by-{objective}").text() for objective in (1, 2)]
    assert served == ["Labels for the cold", f"Labels for the cold · {following.name}"]


def test_without_a_plan_the_step_leads_to_one(qtbot: QtBot, view: ProfileView, konex: Konex, desk: Desk) -> None:
    with_aim(desk, konex, plan=False)
    view.refresh()
    went: list[Place] = []
    desk.travelled.connect(went.append)
    press(qtbot, view, "aim-plan-1")
    assert went == [Place("account", konex.account, "plan")]


def test_while_someone_is_looking_nobody_sees_what_we_do_not_serve(
    view: ProfileView, konex: Konex, desk: Desk, qtbot: QtBot
) -> None:
    with_aim(desk, konex, plan=True)
    looking().set_on(True)
    view.refresh()
    assert "Enter the Nordics" in said(view.aims)
    assert "! no objective serves this" not in said(view.aims)
    assert view.family.isHidden() and view.health.isHidden()
