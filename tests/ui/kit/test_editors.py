"""Editors give back what they are given, understand what is typed, and say what they cannot keep."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.model.values import Stance
from amdesk.ui.kit.amounts import amount_text, parse_amount
from amdesk.ui.kit.choice_editors import Combo, ReferenceEditor
from amdesk.ui.kit.date_editor import DateEditor
from amdesk.ui.kit.editor import Editor
from amdesk.ui.kit.editors import make_editor
from amdesk.ui.kit.form import Form, Lock
from amdesk.ui.kit.labels import Text
from amdesk.ui.kit.line_editors import parse_time

TODAY = date(2026, 11, 21)


class Size(Enum):
    """A choice for these tests."""

    SMALL = "small"
    VERY_LARGE = "very-large"


def made(qtbot, kind: Kind, **says: Any) -> Editor:
    editor = make_editor(Field("thing", "Thing", kind, **says))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def type_in(editor: Editor, text: str, qtbot, key: Qt.Key = Qt.Key.Key_Return) -> None:
    line = editor.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, key)


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        (Kind.TEXT, "Konex <b>& Co</b>", {}),
        (Kind.NOTE, "two\nlines <img src=x>", {"limit": 1000}),
        (Kind.WHOLE, 1234, {}),
        (Kind.NUMBER, Decimal("1234.5678"), {}),
        (Kind.SCALE, 4, {"low": 1, "high": 5}),
        (Kind.YES, True, {}),
        (Kind.DATE, date(2026, 12, 5), {}),
        (Kind.INSTANT, datetime(2026, 12, 5, 14, 30, tzinfo=UTC), {}),
        (Kind.TIME, "15:30", {}),
        (Kind.MONEY, 123456789, {}),
        (Kind.PERCENT, 40, {"low": 0, "high": 100}),
        (Kind.CHOICE, Size.VERY_LARGE, {"choices": Size}),
        (Kind.MAIL, "ada@konex.example", {}),
        (Kind.PHONE, "+44 113 496 0000", {}),
        (Kind.LINK, "https://konex.example", {}),
        (Kind.CURRENCY, "EUR", {}),
    ],
)
def test_every_kind_gives_back_what_it_is_given_and_stays_silent(qtbot, kind: Kind, value: Any, says: Any) -> None:
    editor = made(qtbot, kind, **says)
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_value(value)
        assert editor.finish()
    assert editor.value() == value


def test_a_year_has_no_thousands(qtbot) -> None:
    editor = made(qtbot, Kind.YEAR)
    type_in(editor, "2026", qtbot)
    assert editor.finish() and editor.value() == 2026
    editor.set_value(2027)
    assert editor.edit.text() == "2027"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.YES])
def test_every_kind_can_be_empty(qtbot, kind: Kind) -> None:
    editor = made(qtbot, kind, choices=Size)
    editor.set_value(None)
    assert editor.value() in (None, "")
    assert editor.problem() == ""


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.TEXT, "  Ada ", "Ada"),
        (Kind.WHOLE, "1,234", 1234),
        (Kind.NUMBER, "0.125", Decimal("0.125")),
        (Kind.MONEY, "1.234,50", 123450),
        (Kind.MONEY, "EUR 12k", 1200000),
        (Kind.PERCENT, "40 %", 40),
        (Kind.DATE, "2026-12-05", date(2026, 12, 5)),
        (Kind.TIME, "3 pm", "15:00"),
        (Kind.CURRENCY, "eur", "EUR"),
    ],
)
def test_what_is_typed_is_told_once_when_finished(qtbot, kind: Kind, typed: str, value: Any) -> None:
    editor = made(qtbot, kind)
    told: list[Any] = []
    editor.edited.connect(told.append)
    type_in(editor, typed, qtbot)
    editor.finish()
    assert told == [value]


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (Kind.WHOLE, "many", "“many” is not a number."),
        (Kind.WHOLE, "1.5", "Only whole numbers."),
        (Kind.WHOLE, "800", "From 1 to 730."),
        (Kind.MONEY, "1.2345,678", "EUR has 2 digits behind the point."),
        (Kind.MONEY, "2.505,123", "EUR has 2 digits behind the point."),
        (Kind.DATE, "soonish", "is not a date"),
        (Kind.TIME, "25:00", "is not a time"),
        (Kind.MAIL, "ada at konex", "is not a mail address"),
        (Kind.CURRENCY, "EURO", "three letters"),
        (Kind.TEXT, "x" * 12, "At most 10 characters; this has 12."),
    ],
)
def test_what_cannot_be_is_said_and_not_told(qtbot, kind: Kind, typed: str, sentence: str) -> None:
    editor = made(qtbot, kind, low=1, high=730 if kind is Kind.WHOLE else None, limit=10)
    with qtbot.assertNotEmitted(editor.edited):
        type_in(editor, typed, qtbot)
    assert sentence in editor.error()
    assert editor.findChild(QLineEdit).text() == typed
    assert not editor.finish()


def test_escape_brings_the_last_value_back(qtbot) -> None:
    editor = made(qtbot, Kind.TEXT)
    editor.set_value("Ada")
    type_in(editor, "Bob", qtbot, Qt.Key.Key_Escape)
    assert editor.value() == "Ada"


def test_leaving_the_field_tells_the_text(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    editor, other = (make_editor(Field(name, name, Kind.TEXT)) for name in ("one", "two"))
    column.addWidget(editor)
    column.addWidget(other)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    editor.setFocus()
    qtbot.keyClicks(editor.control, "Ada")
    with qtbot.waitSignal(editor.edited) as told:
        other.setFocus()
    assert told.args == ["Ada"]


def test_unfinished_text_is_told_as_a_draft(qtbot) -> None:
    editor = made(qtbot, Kind.NOTE, limit=1000)
    with qtbot.waitSignal(editor.typing, timeout=3000) as told:
        qtbot.keyClicks(editor.control, "They promise")
    assert told.args == ["They promise"]


def test_a_note_keeps_pasted_markup_as_text_and_within_its_limit(qtbot) -> None:
    editor = made(qtbot, Kind.NOTE, limit=20)
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("<b>bold</b> and much more of it")
    editor.control.insertFromMimeData(mime)
    assert editor.value() == "<b>bold</b> and much"


def test_dots_are_set_by_digit_arrow_and_mouse_and_cleared(qtbot) -> None:
    editor = made(qtbot, Kind.SCALE, low=1, high=5)
    told: list[int | None] = []
    editor.edited.connect(told.append)
    qtbot.keyClick(editor.control, Qt.Key.Key_3)
    qtbot.keyClick(editor.control, Qt.Key.Key_Right)
    qtbot.mouseClick(editor.control, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    qtbot.keyClick(editor.control, Qt.Key.Key_Delete)
    assert told == [3, 4, 1, None]
    assert editor.control.accessibleDescription() == "not known"


def test_a_choice_offers_not_known_unless_it_must_be_given(qtbot) -> None:
    free, needed = made(qtbot, Kind.CHOICE, choices=Stance), made(qtbot, Kind.CHOICE, choices=Size, required=True)
    assert [free.combo.itemText(0), free.combo.count()] == ["Not known", len(Stance) + 1]
    assert [needed.combo.itemText(at) for at in range(2)] == ["Small", "Very large"]
    assert needed.problem() == "Thing is needed."
    with qtbot.waitSignal(needed.edited) as told:
        needed.combo.activated.emit(1)
    assert told.args == [Size.VERY_LARGE]


def test_the_list_of_choices_is_long_enough_for_all_of_them(qtbot) -> None:
    editor = made(qtbot, Kind.CHOICE, choices=tuple(Stance))
    combo = editor.findChild(Combo)
    combo.showPopup()
    view = combo.view()
    last = view.visualRect(combo.model().index(combo.count() - 1, 0))
    assert view.viewport().rect().contains(last)
    combo.hidePopup()


def test_the_list_of_choices_is_wide_enough_for_the_longest(qtbot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems(["A", "A choice of many words in a narrow field"])
    combo.setFixedWidth(90)
    combo.show()
    combo.showPopup()
    assert combo.view().viewport().width() >= combo.view().sizeHintForColumn(0)
    combo.hidePopup()


def test_a_reference_is_found_without_accents_and_refuses_strangers(qtbot) -> None:
    editor = made(qtbot, Kind.REFERENCE)
    assert isinstance(editor, ReferenceEditor)
    editor.set_options([(1, "Grace Hopper"), (2, "Zoë Ångström"), (3, "Zoë Ångström")])
    type_in(editor, "grace hopper", qtbot)
    assert editor.value() == 1 and editor.edit.text() in ("Grace Hopper", "grace hopper")
    type_in(editor, "Nobody", qtbot)
    assert editor.error() == "“Nobody” is not in the list."
    editor.set_value(3)
    assert editor.finish() and editor.value() == 3
    editor.combo.completer().setCompletionPrefix("angst")
    assert editor.combo.completer().completionCount() == 2
    type_in(editor, "hop", qtbot)  # the beginning of a word that only one has
    assert (editor.value(), editor.edit.text()) == (1, "Grace Hopper")
    type_in(editor, "ang", qtbot)
    assert editor.error() == "“ang” is not in the list."


def test_emptying_a_reference_tells_none(qtbot) -> None:
    editor = made(qtbot, Kind.REFERENCE)
    editor.set_options([(1, "Grace Hopper")])
    editor.set_value(1)
    with qtbot.waitSignal(editor.edited) as told:
        editor.edit.clear()
        editor.finish()
    assert told.args == [None]


def test_dates_are_understood_while_typing_and_picked_from_a_calendar(qtbot) -> None:
    editor = DateEditor(Field("due", "Due", Kind.DATE), today=lambda: TODAY)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.keyClicks(editor.edit, "end of march")
    assert editor.understood() == "Wed 31 Mar 2027"
    qtbot.keyClick(editor.edit, Qt.Key.Key_Up)
    assert editor.value() == date(2027, 4, 1)
    with qtbot.waitSignal(editor.edited) as told:
        editor.open_calendar().clicked.emit(QDate(2026, 12, 24))
    assert told.args == [date(2026, 12, 24)]


def test_minor_units_follow_the_currency(qtbot) -> None:
    editor = made(qtbot, Kind.MONEY)
    editor.set_value(12345)
    editor.set_currency("JPY")
    assert editor.edit.text() == "12,345"
    editor.set_currency("KWD")
    assert editor.edit.text() == "12.345"
    assert editor.value() == 12345


@given(st.integers(-(10**13) + 1, 10**13 - 1), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_every_amount_is_read_as_it_is_written(minor: int, currency: str) -> None:
    assert parse_amount(amount_text(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("€ 1,234.50", 123450),
        ("1'234.5", 123450),
        ("1 234,5", 123450),
        ("−12", -1200),
        ("1.5m", 150000000),
        ("1.234", 123400),
    ],
)
def test_amounts_are_read_in_many_hands(text: str, minor: int) -> None:
    assert parse_amount(text, "EUR") == minor


@given(st.text(max_size=20))
def test_any_amount_is_a_number_or_a_sentence(text: str) -> None:
    try:
        assert isinstance(parse_amount(text, "EUR"), int)
    except ValueError as problem:
        assert str(problem)


@pytest.mark.parametrize(("text", "clock"), [("9", "09:00"), ("930", "09:30"), ("15.30", "15:30"), ("12am", "00:00")])
def test_times_are_read_in_many_hands(text: str, clock: str) -> None:
    assert parse_time(text) == clock


FIELDS = [
    Field("name", "Name", Kind.TEXT, required=True),
    Field("note", "Note <b>", Kind.NOTE, internal=True, limit=100),
    Field("budget", "Budget", Kind.MONEY, hint="Per year"),
    Field("gone", "Has left", Kind.YES),
]


@pytest.fixture
def form(qtbot) -> Form:
    shown = Form(FIELDS, columns=2)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_form_tells_which_field_was_edited(form: Form, qtbot) -> None:
    with qtbot.waitSignal(form.edited) as told:
        type_in(form.editor("name"), "Ada", qtbot)
    assert told.args == ["name", "Ada"]
    assert form.values() == {"name": "Ada", "note": "", "budget": None, "gone": False}


def test_a_form_shows_errors_at_the_field_and_stands_there(form: Form) -> None:
    assert not form.check()
    assert form.editor("name").error() == "Name is needed."
    form.set_values({"name": "Ada", "unknown": 1})
    assert form.check()
    form.show_error("budget", "No budget without a year.")
    assert form.editor("budget").error() == "No budget without a year."


def test_new_values_do_not_destroy_what_is_being_typed(form: Form, qtbot) -> None:
    form.focus("name")
    qtbot.keyClicks(form.editor("name").control, "Ad")
    form.set_values({"name": "Old", "budget": 100})
    assert form.editor("name").control.text() == "Ad"
    assert form.values()["budget"] == 100


def test_labels_lead_to_their_editors_and_internal_ones_carry_a_lock(form: Form) -> None:
    labels = [label for label in form.findChildren(Text) if label.buddy()]
    assert [label.buddy() for label in labels] == [form.editor(field.name).control for field in FIELDS]
    assert labels[0].text() == "&Name *"
    assert [lock.accessibleName() for lock in form.findChildren(Lock)] == ["Internal: never on the customer's paper"]


def test_screen_readers_hear_label_hint_and_error(form: Form) -> None:
    budget = form.editor("budget")
    reader = QAccessible.queryAccessibleInterface(budget.control)
    assert reader.text(QAccessible.Text.Name) == "Budget"
    assert reader.text(QAccessible.Text.Description) == "Per year"
    budget.show_error("Too much.")
    assert reader.text(QAccessible.Text.Description) == "Too much."


def test_an_instant_is_typed_in_local_time(qtbot) -> None:
    editor = made(qtbot, Kind.INSTANT)
    type_in(editor, "5 Dec 2026 15:30", qtbot)
    assert editor.value() == datetime(2026, 12, 5, 15, 30).astimezone(UTC)
    assert editor.value().utcoffset() == timedelta(0)
