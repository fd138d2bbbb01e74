"""Whatever is set on a subject is checked by what its column says, and refused with a sentence that names the field."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.model.accounts import Account
from amdesk.model.all import SUBJECTS
from amdesk.model.base import checked, clean, fields_of
from amdesk.model.fields import MONEY_LIMIT, NAME_LIMIT, NOTE_LIMIT, Field, FieldError, Kind
from amdesk.model.issues import Issue
from amdesk.model.money import Revenue
from amdesk.model.people import Person
from amdesk.model.values import Severity, Tier
from amdesk.store.workspace import Workspace

ALL_FIELDS = [(subject, field) for subject, cls in SUBJECTS.items() for field in fields_of(cls)]


def refused(field: Field, value: object) -> str:
    with pytest.raises(FieldError) as refusal:
        checked(field, value)
    assert refusal.value.field == field.name
    return refusal.value.sentence


@pytest.mark.parametrize(("subject", "field"), ALL_FIELDS, ids=[f"{s}.{f.name}" for s, f in ALL_FIELDS])
def test_every_field_knows_its_name_and_label(subject: str, field: Field) -> None:
    assert field.name and field.label
    assert (field.kind is Kind.CHOICE) == (field.choices is not None)
    assert (field.kind is Kind.REFERENCE) == (field.subject is not None)
    assert field.subject is None or field.subject in SUBJECTS


def test_a_name_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(FieldError, match="Name is needed") as refusal:
        Account(name="  ")
    assert refusal.value.field == "name"


def test_a_new_row_without_its_name_is_refused_when_it_is_stored(workspace: Workspace) -> None:
    with pytest.raises(FieldError) as refusal, workspace.write("Nameless") as session:
        session.add(Account())
    assert refusal.value.field == "name"


def test_a_text_that_is_too_long_says_how_long_it_is_and_what_fits() -> None:
    sentence = refused(Field("name", "Name", Kind.TEXT), "x" * (NAME_LIMIT + 1))
    assert "301" in sentence and "300" in sentence


def test_a_note_keeps_a_hundred_thousand_characters_and_its_lines() -> None:
    note = "a\n\tb\n" * (NOTE_LIMIT // 5)
    assert checked(Field("note", "Note", Kind.NOTE, limit=NOTE_LIMIT), note) == note


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Ada \t Lovelace ", "Ada Lovelace"),
        ("Ada\nLovelace", "Ada Lovelace"),
        ("Ada\u202eevil", "Adaevil"),
        ("a\0b\x07c", "abc"),
        ("lone \ud800 half", "lone ? half"),
        ("Zoë 😀 北京", "Zoë 😀 北京"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_a_line_of_text_is_cleaned(written: str, kept: str) -> None:
    assert Account(name=written).name == kept


def test_line_ends_of_all_systems_are_one_in_a_note() -> None:
    assert clean("a\r\nb\rc\nd", lines=True) == "a\nb\nc\nd"


@given(written=st.text(max_size=80))
def test_a_cleaned_text_stays_as_it_is(written: str) -> None:
    for lines in (False, True):
        once = clean(written, lines=lines)
        assert clean(once, lines=lines) == once
        once.encode()


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_rating_out_of_range_says_the_range(value: int) -> None:
    assert "1 to 5" in refused(Field("mood", "Mood", Kind.SCALE, low=1, high=5), value)


@pytest.mark.parametrize("value", ["3", 3.0, True, Decimal(3), None.__class__])
def test_only_a_whole_number_is_one(value: object) -> None:
    assert "whole number" in refused(Field("n", "Count", Kind.WHOLE), value)


@pytest.mark.parametrize("amount", [MONEY_LIMIT + 1, -MONEY_LIMIT - 1, 2**63])
def test_an_amount_too_large_to_sum_is_refused(amount: int) -> None:
    with pytest.raises(FieldError, match="too large"):
        Revenue(amount=amount)


@given(amount=st.integers(-MONEY_LIMIT, MONEY_LIMIT))
def test_every_amount_within_the_limit_is_kept_exactly(amount: int) -> None:
    assert Revenue(amount=amount).amount == amount


def test_a_choice_may_be_given_by_its_value() -> None:
    assert Account(name="Acme", tier="key").tier is Tier.KEY


def test_a_choice_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(FieldError, match="gold") as refusal:
        Account(name="Acme", tier="gold")
    assert refusal.value.field == "tier"


@pytest.mark.parametrize("value", ["2026-11-21", 20261121, datetime(2026, 11, 21, 8, 0)])
def test_only_a_date_is_a_date(value: object) -> None:
    with pytest.raises(FieldError, match="date"):
        Person(name="Ada", left_on=value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e20", "ten", [], -1])
def test_a_number_that_cannot_be_kept_is_refused(value: object) -> None:
    refused(Field("hours", "Hours", Kind.NUMBER, low=0), value)


@given(value=st.decimals(-1000, 1000, places=4))
def test_a_number_comes_back_exactly(value: Decimal, workspace: Workspace) -> None:
    with workspace.write("Number") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        row = Revenue(account_id=account.id, on=date(2026, 1, 1), amount=0, quantity=value)
        session.add(row)
        session.flush()
        number = row.id
    with workspace.read() as session:
        assert session.get(Revenue, number).quantity == value


def test_what_is_not_known_stays_unknown() -> None:
    assert Issue(name="Late", severity=Severity.LOW, upset=None).upset is None


def test_every_required_field_is_asked_for_when_it_is_taken_away() -> None:
    for _subject, field in ALL_FIELDS:
        if field.required and field.kind is not Kind.MONEY:
            assert field.label in refused(field, None)
