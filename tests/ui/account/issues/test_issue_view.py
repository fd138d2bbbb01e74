"""An issue is worked in: steps, refusals, two ends, reopening, a no; every gesture can be undone."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.issues import REVIEW_AFTER_DAYS, CauseNode, CreditNote, Issue, Refusal
from amdesk.model.values import Cause, Severity
from amdesk.ui.account.issues.asking import FIELDS
from amdesk.ui.account.issues.doing import decline
from amdesk.ui.account.issues.says import gaps, says
from amdesk.ui.account.issues.tab import IssuesTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.place import Place
from amdesk.ui.records.deleting import delete_rows
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.records.subject import subject
from tests.ui.account.issues.conftest import Seen, log_issue, look_at
from tests.ui.desks import Konex


def test_the_sentence_says_what_is_next_and_how_long_they_waited(seen: Seen) -> None:
    said = seen.child("issue-sentence").text()
    assert said == (
        "Step 1 of 7 is next: hear the customer out and log it in their words; the customer has waited 3 days."
    )


def test_late_steps_are_counted_in_the_sentence(seen: Seen) -> None:
    with seen.desk.workspace.write("Due"):
        seen.desk.workspace.raw.execute("UPDATE step SET due = '2026-11-20' WHERE number IN (1, 2)")
    seen.look()
    assert "; 2 steps are late;" in seen.child("issue-sentence").text()


def test_ticking_two_steps_moves_the_issue_on_and_undo_takes_one_back(seen: Seen) -> None:
    seen.tick(1)
    seen.tick(3)
    assert seen.one("SELECT count(*) FROM step WHERE status = 'done'") == 2
    assert seen.child("issue-sentence").text().startswith("Step 2 of 7 is next")
    seen.undo()
    assert seen.desk.workspace.select("SELECT number FROM step WHERE status = 'done'") == [(1,)]
    assert not seen.step(3).box.isChecked()


def test_the_phase_in_work_is_open_and_the_others_are_folded(seen: Seen) -> None:
    opened = [phase.value for phase, card in seen.view.checklist.cards.items() if card.is_open()]
    assert opened == ["listen"]
    seen.tick(1)
    seen.prove(2)
    seen.tick(2)
    seen.tick(3)
    assert seen.view.checklist.cards[seen.view.content.phase].property("strong")
    assert seen.view.content.phase.value == "put-right"


def test_answering_the_customer_notes_the_first_answer(seen: Seen) -> None:
    seen.tick(3)
    assert seen.one("SELECT answered_on FROM issue") == "2026-11-21"
    seen.undo()
    assert seen.one("SELECT answered_on FROM issue") is None


def test_a_step_that_needs_evidence_is_refused_at_the_step_and_offers_to_add_it(seen: Seen) -> None:
    seen.tick(2)
    assert seen.one("SELECT status FROM step WHERE number = 2") == "open"
    line = seen.step(2)
    assert not line.box.isChecked()
    assert "needs evidence" in line.trouble.text() and not line.said.isHidden()
    line.add_proof.click()
    assert line.is_unfolded()


def test_with_a_note_of_who_confirmed_it_the_step_is_ticked(seen: Seen) -> None:
    seen.prove(2, "Priyanka Nair, on the phone, 20 Nov")
    seen.tick(2)
    assert seen.one("SELECT name FROM evidence") == "Priyanka Nair, on the phone, 20 Nov"
    assert seen.one("SELECT status FROM step WHERE number = 2") == "done"


def test_a_step_is_left_out_only_with_a_reason_and_taken_up_again(seen: Seen) -> None:
    detail = seen.unfold(9)
    detail.leave_out.click()
    seen.qtbot.keyClick(detail.reason, Qt.Key.Key_Return)
    assert seen.one("SELECT status FROM step WHERE number = 9") == "open"
    assert "why" in seen.step(9).trouble.text()
    detail.reason.setText("Nothing to automate")
    seen.qtbot.keyClick(detail.reason, Qt.Key.Key_Return)
    seen.look()
    assert seen.one("SELECT skipped_because FROM step WHERE number = 9") == "Nothing to automate"
    assert "Nothing to automate" in detail.skipped.text()
    detail.again.click()
    assert seen.one("SELECT status FROM step WHERE number = 9") == "open"


def test_a_step_is_left_out_by_one_click_of_five_reasons(seen: Seen) -> None:
    detail = seen.unfold(9)
    detail.leave_out.click()
    buttons = detail.reasons.findChildren(Button)
    assert len(buttons) == 5
    buttons[0].click()
    assert seen.one("SELECT skipped_because FROM step WHERE number = 9") == "Does not apply here"


def test_what_cannot_be_skipped_offers_no_skipping(seen: Seen) -> None:
    assert seen.unfold(1).leave_out.isHidden()


def test_owner_day_and_note_of_a_step_are_stored_and_undone(seen: Seen) -> None:
    me = seen.one("SELECT id FROM colleague WHERE is_me")
    seen.step(1).give_to(me)
    detail = seen.unfold(1)
    note = detail.form.editor("note").control
    note.setPlainText("Call after nine")
    note.left.emit()
    assert seen.desk.workspace.select("SELECT owner_id, note FROM step WHERE number = 1") == [(me, "Call after nine")]
    seen.undo()
    seen.undo()
    assert seen.desk.workspace.select("SELECT owner_id, note FROM step WHERE number = 1") == [(None, "")]


def test_typing_in_a_note_survives_a_change_elsewhere(seen: Seen) -> None:
    note = seen.unfold(1).form.editor("note").control
    note.setFocus()
    seen.qtbot.keyClicks(note, "half a")
    seen.tick(3)
    assert note.toPlainText() == "half a"


def test_the_owner_menu_names_colleagues_and_nobody(seen: Seen) -> None:
    line = seen.step(1)
    menu = line.owner_menu()
    assert [action.text() for action in menu.actions()] == ["Me", "Nobody"]


# The first end


def test_resolving_is_refused_naming_all_that_is_missing_with_links_that_do_it(seen: Seen) -> None:
    seen.click("issue-resolve")
    words = seen.child("issue-refused-words").text()
    assert seen.status() == "open"
    for part in ("7 steps open: 1, 2, 3, 9, 15, 16 and 17", "customer has not confirmed", "review call is not dated"):
        assert part in words
    for kind in ("steps", "confirmed", "call"):
        assert not seen.child(f"issue-refused-gap-{kind}").isHidden()


def test_the_links_of_a_refusal_do_what_is_missing(seen: Seen) -> None:
    seen.click("issue-resolve")
    seen.click("issue-refused-gap-steps")
    assert seen.step(1).is_unfolded()
    seen.click("issue-refused-gap-confirmed")
    assert seen.one("SELECT confirmed_on FROM issue") == "2026-11-21"
    seen.click("issue-gap-call")
    assert seen.one("SELECT count(*) FROM touch WHERE kind = 'review-call' AND status = 'planned'") == 1
    assert [gap.kind.value for gap in gaps(seen.view.content, seen.desk.workspace.today)] == ["steps"]


def test_the_last_step_dates_the_review_call_and_plans_it_in_one_step(seen: Seen) -> None:
    seen.tick(17)
    on = (seen.desk.workspace.today + timedelta(days=REVIEW_AFTER_DAYS + 2)).isoformat()  # that day is a Saturday
    assert seen.one("SELECT review_on FROM issue") == on
    touch = seen.desk.workspace.select('SELECT "on", status, issue_id, purpose FROM touch')
    assert touch == [(on, "planned", seen.issue, "Review call: Overcharged")]
    assert seen.one("SELECT person_id FROM touch_person") is not None
    seen.undo()
    assert seen.one("SELECT count(*) FROM touch") == 0
    assert seen.one("SELECT review_on FROM issue") is None


def test_dating_the_call_by_its_link_ticks_the_step_that_asks_for_it(seen: Seen) -> None:
    seen.click("issue-gap-call")
    assert seen.one("SELECT status FROM step WHERE number = 17") == "done"


def resolve(seen: Seen) -> None:
    seen.finish_steps()
    seen.click("issue-gap-confirmed")
    seen.click("issue-resolve")
    assert seen.status() == "resolved"


def test_an_issue_lives_to_resolved_and_is_closed_by_a_call_that_went_well(seen: Seen) -> None:
    resolve(seen)
    assert "review call on 22 Feb 2027 closes it" in seen.child("issue-sentence").text()
    assert not seen.step(1).box.isEnabled()
    assert seen.step(1).box.toolTip() == "<qt>Reopen the issue to change its steps.</qt>"
    seen.click("issue-close")
    assert seen.status() == "resolved"
    seen.click("issue-call-well")
    words = "Answer first: Does it run well? Are the bills right? Is there anything new?"
    assert (seen.status(), seen.child("issue-call-refused").text()) == ("resolved", words)
    answer_call(seen, runs="yes", bills="yes", new="no")
    seen.child("issue-call-said").setText("all is fine")
    seen.click("issue-call-well")
    assert seen.status() == "closed"
    held = seen.desk.workspace.select("SELECT status, \"on\", note FROM touch WHERE kind = 'review-call'")
    note = "Does it run well? Yes. Are the bills right? Yes. Is there anything new? No. All is fine."
    assert held == [("held", "2026-11-21", note)]
    seen.undo()
    assert seen.status() == "resolved"
    assert seen.one("SELECT status FROM touch") == "planned"


def answer_call(seen: Seen, **answers: str) -> None:
    for question, answer in answers.items():
        seen.child(f"issue-call-{question}-{answer}").click()


def test_what_is_new_is_written_down_before_the_issue_is_closed(seen: Seen) -> None:
    resolve(seen)
    seen.click("issue-close")
    answer_call(seen, runs="yes", bills="yes", new="yes")
    seen.click("issue-call-well")
    assert (seen.status(), seen.child("issue-call-refused").text()) == ("resolved", "Write down what is new.")
    seen.child("issue-call-said").setText("They open a second shop")
    seen.click("issue-call-well")
    assert seen.status() == "closed"


@pytest.mark.parametrize("question", ["runs", "bills"])
def test_with_a_no_the_issue_cannot_be_closed_but_is_reopened(seen: Seen, question: str) -> None:
    resolve(seen)
    seen.click("issue-close")
    answer_call(seen, **{"runs": "yes", "bills": "yes", "new": "no", question: "no"})
    assert not seen.child("issue-call-well").isEnabled()
    seen.click("issue-call-badly")
    assert seen.status() == "open"
    seen.undo()
    assert seen.status() == "resolved"


def test_a_call_that_went_badly_reopens_and_asks_for_a_new_call(seen: Seen) -> None:
    resolve(seen)
    seen.click("issue-close")
    seen.click("issue-call-badly")
    assert (seen.status(), seen.child("issue-call-refused").text()[:21]) == ("resolved", "Say what went badly: ")
    seen.child("issue-call-said").setText("The old line is on the bill again")
    seen.click("issue-call-badly")
    assert (seen.status(), seen.one("SELECT reopened FROM issue")) == ("open", 1)
    assert seen.one("SELECT count(*) FROM step WHERE status = 'done'") == 7
    assert [gap.kind.value for gap in gaps(seen.view.content, seen.desk.workspace.today)] == ["confirmed", "call"]
    assert seen.child("issue-call").isHidden()


def test_not_held_yet_leaves_everything_as_it_is(seen: Seen) -> None:
    resolve(seen)
    seen.click("issue-close")
    seen.child("issue-call-later").click()
    assert seen.child("issue-call").isHidden()
    assert seen.status() == "resolved"


def test_reopening_keeps_the_ticks_and_asks_for_a_new_review_call_and_can_be_undone(seen: Seen) -> None:
    resolve(seen)
    seen.click("issue-reopen")
    assert seen.status() == "open"
    assert seen.one("SELECT review_on IS NULL FROM issue") == 1
    assert seen.one("SELECT count(*) FROM step WHERE status = 'done'") == 7
    seen.undo()
    assert seen.status() == "resolved"


def test_resolving_is_undone_as_one_step(seen: Seen) -> None:
    resolve(seen)
    seen.undo()
    assert seen.status() == "open"
    assert not seen.child("issue-resolve").isHidden()


# A no


def refusal(seen: Seen, **says: Any) -> NewRecord:
    given = {"account_id": seen.view.account_id, "issue_id": seen.issue}
    dialog = NewRecord(seen.desk, "refusal", given, {}, seen.view, fields=FIELDS["refusal"], after=decline)
    dialog.form.set_values(says)
    return dialog


def test_a_complaint_offers_no_declining(seen: Seen) -> None:
    assert seen.child("issue-decline").isHidden()


def test_a_no_before_they_were_heard_and_answered_says_what_comes_first(request_seen: Seen) -> None:
    request_seen.tick(1)
    request_seen.click("issue-decline")
    words = request_seen.child("issue-refused-words").text()
    assert words == "Hear them out and answer first: step 3 is not done. A no comes after that."
    request_seen.click("issue-refused-gap-steps")
    assert request_seen.step(3).is_unfolded()


def test_our_policy_is_no_reason(request_seen: Seen) -> None:
    assert not request_seen.child("issue-decline").isHidden()
    dialog = refusal(request_seen, reason="It's our policy", alternative="Free delivery", agreed_by="Head of sales")
    dialog.save()
    assert "What can we do instead?" in dialog.form.editor("reason").error()
    assert request_seen.status() == "open"
    assert request_seen.one("SELECT count(*) FROM refusal") == 0
    dialog.close()


def test_where_a_no_is_written_what_was_accepted_before_is_offered_and_taken_by_a_click(request_seen: Seen) -> None:
    with request_seen.desk.workspace.write("A no of last year") as session:
        account = request_seen.view.account_id
        one = {"account_id": account, "reason": "Below cost", "cause": Cause.POLICY, "agreed_by": "Head of sales"}
        session.add(Refusal(**one, alternative="Half of it, twice", accepted=True))
        session.add(Refusal(**one, alternative="Nothing they wanted", accepted=False))
    dialog = refusal(request_seen, reason="Below cost at this volume")
    offered = [button.text() for button in dialog.instead.findChildren(Button)] if dialog.instead else []
    assert offered == ["Half of it, twice"]
    assert dialog.form.values()["alternative"] == ""
    for _time in range(2):
        dialog.findChild(Button, "instead-1").click()
    assert dialog.form.values()["alternative"] == "Half of it, twice"
    dialog.form.set_values({"alternative": "A yearly price"})
    dialog.findChild(Button, "instead-1").click()
    assert dialog.form.values()["alternative"] == "A yearly price; Half of it, twice"
    dialog.close()


def test_a_no_with_reason_and_alternative_declines_the_request_and_can_be_undone(request_seen: Seen) -> None:
    says: dict[str, Any] = {
        "reason": "Below cost at this volume",
        "alternative": "Yearly price",
        "agreed_by": "Head of sales",
    }
    says["cause"] = Cause.POLICY
    for number in (1, 3):
        request_seen.tick(number)
    dialog = refusal(request_seen, **says)
    dialog.save()
    request_seen.look()
    assert (request_seen.status(), request_seen.one("SELECT count(*) FROM refusal")) == ("declined", 1)
    assert request_seen.child("issue-sentence").text().startswith("Declined on 21 Nov 2026")
    request_seen.undo()
    assert (request_seen.status(), request_seen.one("SELECT count(*) FROM refusal")) == ("open", 0)


# Lists and the rest


@pytest.mark.parametrize(
    ("severity", "proposed"), [(Severity.LOW, "Short"), (Severity.MEDIUM, "Full"), (Severity.CRITICAL, "Full")]
)
def test_an_issue_without_a_list_gets_one_proposed(
    qtbot: QtBot, desk: Desk, konex: Konex, severity: Severity, proposed: str
) -> None:
    seen = look_at(qtbot, desk, konex, log_issue(desk.workspace, konex, "", severity=severity))
    combo = seen.child("issue-checklist-choice")
    assert combo.currentText().startswith(proposed)
    assert seen.view.content.next_step is None
    seen.click("issue-checklist-begin")
    assert seen.one("SELECT count(*) FROM step") == {"Short": 7, "Full": 17}[proposed]
    assert seen.one("SELECT count(*) FROM step WHERE due IS NULL") == 0


def test_changing_to_the_full_list_keeps_every_tick(seen: Seen) -> None:
    seen.tick(1)
    full = seen.one("SELECT id FROM checklist WHERE name = 'Full'")
    seen.view.deeds.use_list(full)
    assert seen.one("SELECT count(*) FROM step") == 17
    assert seen.desk.workspace.select("SELECT number FROM step WHERE status = 'done'") == [(1,)]
    seen.undo()
    assert seen.one("SELECT count(*) FROM step") == 7


def test_an_optional_step_is_switched_on(seen: Seen) -> None:
    menu = QMenu(seen.view)
    seen.view.more.fill(menu)
    texts = [action.text() for action in menu.actions()]
    assert "Change to the full list" in texts
    template = seen.one("SELECT id FROM checklist_step WHERE number = 22")
    seen.view.deeds.add_step(template)
    assert seen.one("SELECT name FROM step WHERE number = 22") == "Contain it now: stop what makes it worse"


def test_a_why_is_typed_under_another(seen: Seen) -> None:
    seen.click("issue-add-why")
    entry = seen.child("issue-why-entry")
    for text in ("Billed for a closed line", "Closing form never arrived"):  # each asks for the why under it
        entry.setText(text)
        seen.qtbot.keyClick(entry, Qt.Key.Key_Return)
        seen.look()
    first = seen.one("SELECT min(id) FROM cause_node")
    assert entry.placeholderText() == "Why: Closing form never arrived?"
    seen.qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.isHidden()
    assert seen.view.findChildren(QObject, f"issue-why-kind-{first}") == []  # what has a why is no root
    root = seen.child(f"issue-why-{first + 1}")
    root.kind_menu().actions()[0].trigger()
    assert seen.one("SELECT category FROM cause_node WHERE parent_id IS NOT NULL") == "process"
    assert seen.desk.workspace.select("SELECT parent_id, text FROM cause_node ORDER BY id") == [
        (None, "Billed for a closed line"),
        (first, "Closing form never arrived"),
    ]


def test_a_why_met_before_is_picked_with_its_category(seen: Seen, konex: Konex) -> None:
    with seen.desk.workspace.write("Before") as session:
        for number in range(2):
            other = Issue(account_id=konex.account, name=f"Other {number}", reported_on=seen.desk.workspace.today)
            session.add(other)
            session.flush()
            session.add(CauseNode(issue_id=other.id, text="The form goes to operations only", category=Cause.PROCESS))
    seen.look()
    menu = seen.view.side.whys.library_menu()
    (process,) = menu.actions()
    of_it = process.menu()
    assert isinstance(of_it, QMenu)
    (pick,) = of_it.actions()
    assert pick.text().endswith("2 times")
    pick.trigger()
    mine = f"SELECT text, category FROM cause_node WHERE issue_id = {seen.issue}"
    assert seen.desk.workspace.select(mine) == [("The form goes to operations only", "process")]
    seen.look()
    assert seen.child("issue-why-library").isHidden()
    seen.undo()
    assert seen.desk.workspace.select(mine) == []


def test_deleting_an_issue_takes_its_steps_and_its_call_and_undo_brings_them_back(seen: Seen) -> None:
    seen.click("issue-gap-call")
    seen.view.deeds.delete()
    assert seen.one("SELECT count(*) FROM step") == 0
    assert seen.one("SELECT status FROM touch") == "cancelled"
    assert not seen.view.empty.isHidden()
    seen.undo()
    assert seen.one("SELECT count(*) FROM step") == 7
    assert seen.one("SELECT status FROM touch") == "planned"
    delete_rows(seen.desk, subject("issue"), [seen.issue], "from a list")
    assert seen.one("SELECT status FROM touch") == "cancelled"
    seen.undo()
    assert seen.one("SELECT status FROM touch") == "planned"


def test_a_place_opens_the_step_it_names(seen: Seen) -> None:
    step = seen.one("SELECT id FROM step WHERE number = 15")
    seen.view.go_to(Place("account", seen.view.account_id, "issues", "step", step))
    assert seen.step(15).is_unfolded()


def test_a_closed_elsewhere_issue_says_so_and_can_be_reopened(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    from amdesk.model.values import IssueStatus

    seen = look_at(qtbot, desk, konex, log_issue(desk.workspace, konex, "", status=IssueStatus.CLOSED_ELSEWHERE))
    assert says(seen.view.content, desk.workspace.today).startswith("Closed elsewhere")
    seen.click("issue-reopen")
    assert (seen.status(), seen.view.choose.isHidden()) == ("open", False)


@pytest.mark.parametrize(
    "table",
    ["request", "involved", "disputed_line", "refusal", "team_share", "credit_note", "step", "issue"],
)
def test_every_list_of_issues_can_be_reached_from_the_tab(qtbot: QtBot, desk: Desk, konex: Konex, table: str) -> None:
    tab = IssuesTab(desk)
    qtbot.addWidget(tab)
    log_issue(desk.workspace, konex)
    tab.go_to(Place("account", konex.account, "issues"))
    tab.show()
    tab.asked.add(table.replace("_", "-"))
    tab.show_tab(table.replace("_", "-"))
    assert tab.panels[table.replace("_", "-")].table.objectName() == f"{table.replace('_', '-')}-table"


def test_what_is_pressed_while_something_changes_is_still_clicked_when_let_go(seen: Seen) -> None:
    link = seen.child("issue-add-credit-note")
    seen.view.side.asked.disconnect()
    asked: list[str] = []
    seen.view.side.asked.connect(asked.append)
    QTest.mousePress(link, Qt.MouseButton.LeftButton)
    with seen.desk.workspace.write("Meanwhile") as session:
        session.add(CreditNote(issue_id=seen.issue, number="CN-1", amount=500))
    QTest.qWait(60)
    QTest.mouseRelease(link, Qt.MouseButton.LeftButton)
    assert asked == ["credit_note"]
    seen.qtbot.waitUntil(lambda: seen.view.content is not None and bool(seen.view.content.detail.credit_notes))


@pytest.fixture
def active(seen: Seen) -> Seen:
    """The view with the keyboard in it."""
    with seen.qtbot.waitActive(seen.view):
        seen.view.activateWindow()
    return seen


def test_esc_closes_the_form_and_the_keyboard_is_where_it_was(active: Seen) -> None:
    edit = active.child("issue-edit")
    edit.setFocus()
    edit.click()
    assert active.view.drawer.shown == ("issue", active.issue)
    active.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert active.view.drawer.shown is None
    assert edit.hasFocus()


def test_what_hangs_on_an_issue_is_deleted_from_its_form_and_the_issue_is_not(active: Seen) -> None:
    with active.desk.workspace.write("Give back") as session:
        session.add(CreditNote(issue_id=active.issue, number="CN-1", amount=500))
    active.view.open_form("issue", active.issue)
    active.view.open_form("credit_note", 1)
    assert active.view.findChild(QWidget, "issue-form-delete") is None
    active.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert active.one("SELECT count(*) FROM credit_note") == 0
    assert active.view.drawer.shown is None
    active.undo()
    assert active.one("SELECT count(*) FROM credit_note") == 1


def test_with_the_last_step_of_a_phase_done_the_keyboard_goes_on_to_the_next(active: Seen) -> None:
    for number in (1, 3):
        active.tick(number)
    active.prove(2)
    active.view.checklist.turn_step(active.step(2).step.id)
    box = active.child("issue-step-tick-2")
    with active.qtbot.waitActive(active.view):
        active.view.activateWindow()
    box.setFocus()
    active.qtbot.waitUntil(box.hasFocus)
    box.click()
    active.look()
    assert active.child("issue-step-tick-9").hasFocus()


def test_tab_goes_through_an_unfolded_step_before_the_next_one(seen: Seen) -> None:
    seen.prove(2)
    found = []
    widget = seen.child("issue-step-row-2")
    while widget is not seen.child("issue-step-tick-3"):
        widget = widget.nextInFocusChain()
        found.append(widget.objectName())
    proof = seen.one("SELECT id FROM evidence")
    wanted = ["issue-step-owner-2", "issue-step-add-evidence-2", "field-owner-id", "field-due", "field-note"]
    wanted += [f"evidence-remove-{proof}", "evidence-note", "issue-step-ask-team"]
    assert [name for name in found if name in wanted] == wanted


def test_a_review_call_whose_day_is_past_is_dated_anew_before_the_issue_is_resolved(seen: Seen) -> None:
    seen.finish_steps()
    seen.click("issue-gap-confirmed")
    with seen.desk.workspace.write("Long ago") as session:
        session.get_one(Issue, seen.issue).review_on = seen.desk.workspace.today - timedelta(days=1)
    seen.look()
    seen.click("issue-resolve")
    assert seen.child("issue-refused-words").text() == "Not resolved yet: the day of the review call is past."
    seen.click("issue-refused-gap-call")
    seen.click("issue-resolve")
    assert seen.status() == "resolved"
