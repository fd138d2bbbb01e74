"""Who may be there twice: names in any form, numbers, addresses; what speaks against it; and how many are looked at."""

from collections.abc import Iterator
from typing import TypedDict, Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis import duplicates
from amdesk.analysis.duplicates import Likely, Sort, compare, likely_pairs
from amdesk.analysis.duplicates.names import halves, same_phone
from amdesk.analysis.duplicates.weighing import Said, Traits, weigh_people
from amdesk.model.duplicate_rows import Candidate


class More(TypedDict, total=False):
    """What else a candidate may say."""

    country: str
    parent_id: int
    ids: frozenset[tuple[str, str]]


def person(row: int, name: str, account: int = 1, mail: str = "", phone: str = "", **more: Unpack[More]) -> Candidate:
    mails, phones = (mail,) if mail else (), (phone,) if phone else ()
    return Candidate(row, name, account, f"Account {account}", mails, phones, **more)


def account(row: int, name: str, **more: Unpack[More]) -> Candidate:
    return Candidate(row, name, **more)


def people(*rows: Candidate) -> list[Likely]:
    return likely_pairs(Sort.PERSON, rows)


def accounts(*rows: Candidate) -> list[Likely]:
    return likely_pairs(Sort.ACCOUNT, rows)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ada Lovelace", "ADA LOVELACE", "same name, same account"),
        ("Jürgen Müller", "Dr. Juergen Mueller", "same name, same account"),
        ("José Peña", "Jose Pena", "same name, same account"),
        ("Ada Lovelace", "Lovelace, Ada", "first and last name swapped"),
        ("Jean-Luc Picard", "JeanLuc Picard", "same name, written otherwise"),
        ("Ada Lovelace", "A. Lovelace", "same last name, first name as initial"),
        ("Ada Lovelace", "Lovelace A", "same last name, first name as initial"),
        ("Ada Lovelace", "Ada Lovlace", "names differ by one letter"),
        ("Ada Lovelace", "Ada Lovealce", "names differ by one letter"),
        ("Ada King", "Ada Augusta King", "same name with one part more"),
        ("王小明", "王小明", "same name, same account"),
    ],
)
def test_two_ways_to_write_a_name_are_proposed_at_one_account(one: str, other: str, reason: str) -> None:
    (found,) = people(person(1, one), person(2, other))
    assert found.reasons == (reason,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "Ben Okafor"),
        ("Anna Lee", "Ada Lee"),
        ("Room 12", "Room 13"),
        ("Jan", "Jon"),
        ("Al Bo", "Al"),
        ("???", "????"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert people(person(1, one), person(2, other)) == []


def test_one_name_at_two_accounts_is_nobody_twice_without_more() -> None:
    assert people(person(1, "John Smith"), person(2, "John Smith", account=2)) == []


def test_one_name_and_one_phone_at_two_accounts_is() -> None:
    (found,) = people(
        person(1, "John Smith", phone="+44 20 7946 0958"), person(2, "John Smith", account=2, phone="(020) 7946-0958")
    )
    assert found.reasons == ("same name", "same phone")


def test_one_mail_address_is_enough_whatever_the_account() -> None:
    (found,) = people(
        person(1, "Ada King", mail="ADA@konex.com"), person(2, "Ada Byron", account=2, mail="ada@konex.com")
    )
    assert found.reasons == ("same mail address",)


def test_a_mail_box_of_the_house_and_its_switchboard_join_nobody() -> None:
    mail, phone = "info@konex.com", "020 7946 0958"
    assert people(person(1, "Ada King", 1, mail, phone), person(2, "Ben Okafor", 1, mail, phone)) == []


def test_other_mail_addresses_and_other_ids_speak_against_it() -> None:
    one, other = person(1, "Ada King", mail="ada@konex.com"), person(2, "Ada King", mail="a.king@konex.com")
    (found,) = people(one, other)
    assert found.against == ("different mail addresses",)
    assert found.confidence < people(person(1, "Ada King"), person(2, "Ada King"))[0].confidence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme GmbH", "ACME Gmbh & Co. KG"),
        ("Acme, Inc.", "Acme Incorporated"),
        ("Müller S.A.", "Mueller SA"),
        ("The Acme Company", "Acme Ltd"),
        ("Acme Sp. z o.o.", "Acme"),
        ("O'Neil Ltd", "ONeil Limited"),
        ("Smith & Sons", "Smith and Sons"),
        ("Acme Corporation", "Acme Corportion"),
        ("Save-a-lot Markets", "Savealot Markets"),
    ],
)
def test_accounts_of_one_name_but_for_form_and_spelling_are_proposed(one: str, other: str) -> None:
    assert len(accounts(account(1, one), account(2, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Acme", "Zenith"), ("Store 12", "Store 13"), ("Acme", "Acme Logistics"), ("???", "????")]
)
def test_accounts_of_other_names_are_not(one: str, other: str) -> None:
    assert accounts(account(1, one), account(2, other)) == []


def test_a_legal_form_alone_is_a_name() -> None:
    assert accounts(account(1, "AG"), account(2, "GmbH")) == []


def test_same_named_accounts_with_ids_of_one_program_are_proposed_at_most() -> None:
    ids = [frozenset({("Salesforce", key)}) for key in ("001A", "001B")]
    (found,) = accounts(account(1, "Acme", ids=ids[0]), account(2, "Acme", ids=ids[1]))
    assert found.against == ("different ids in the program they come from",)
    assert found.how_sure == "perhaps"


def test_another_country_keeps_same_named_accounts_apart() -> None:
    assert accounts(account(1, "Acme", country="Spain"), account(2, "Acme", country="France")) == []


def test_a_subsidiary_is_no_duplicate() -> None:
    assert accounts(account(1, "Acme AG"), account(2, "Acme GmbH", parent_id=1)) == []


def test_products_of_one_name_are_proposed_unless_their_numbers_differ() -> None:
    rows = [
        Candidate(1, "Bolt M8"),
        Candidate(2, "bolt m8"),
        Candidate(3, "Nut", number="7"),
        Candidate(4, "Nut", number="8"),
    ]
    assert [each.pair for each in likely_pairs(Sort.PRODUCT, rows)] == [(1, 2)]


def test_a_pair_kept_apart_is_not_proposed() -> None:
    rows = [person(7, "Ada King"), person(3, "Ada King")]
    assert likely_pairs(Sort.PERSON, rows, apart={(3, 7)}) == []


def test_only_pairs_with_certain_rows_are_looked_for_when_wanted() -> None:
    rows = [person(row, "Ada King") for row in (1, 2, 3)]
    assert [each.pair for each in likely_pairs(Sort.PERSON, rows, about={3})] == [(1, 3), (2, 3)]


def test_any_two_can_be_compared() -> None:
    found = compare(Sort.ACCOUNT, account(1, "Acme", country="Spain"), account(2, "Zenith", country="France"))
    assert (found.reasons, found.confidence) == ((), 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+44 20 7946 0958", "020 7946 0958", True),
        ("0044 (0)20 7946-0958", "+442079460958", True),
        ("1 (555) 123-4567", "555.123.4567", True),
        ("555 123 4567 ext. 12", "555 123 4567 x12", True),
        ("555 123 4567 ext. 12", "555 123 4567 ext. 13", False),
        ("+44 20 7946 0958", "+49 20 7946 0958", False),
        ("12345", "12345", False),
        ("", "", False),
    ],
)
def test_two_numbers_reach_the_same_telephone(one: str, other: str, same: bool) -> None:
    assert same_phone(one, other) is same_phone(other, one) is same


LETTERS = st.text(st.sampled_from("abc"), min_size=6, max_size=12)


@given(LETTERS, st.integers(0, 11), st.sampled_from("abc"), st.sampled_from(["more", "less", "other", "swapped"]))
def test_what_differs_by_one_letter_always_meets(word: str, at: int, letter: str, how: str) -> None:
    at = min(at, len(word) - 2)
    changed = {
        "more": word[:at] + letter + word[at:],
        "less": word[:at] + word[at + 1 :],
        "other": word[:at] + letter + word[at + 1 :],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[how]
    assert halves(word) & halves(changed)


@given(st.lists(st.sampled_from(["Ada King", "King, Ada", "A. King", "Ben Ito", "Ada Kin"]), max_size=8))
def test_nobody_is_a_duplicate_of_themselves_and_no_pair_comes_twice(names: list[str]) -> None:
    found = people(*(person(row, name) for row, name in enumerate(names, 1)))
    pairs = [each.pair for each in found]
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)


def test_of_thousands_only_those_that_share_something_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand people would be fifty million pairs."""
    looked_at = []

    def weigh(one: Traits, other: Traits) -> Iterator[Said]:
        looked_at.append((one.row.id, other.row.id))
        return weigh_people(one, other)

    rules = duplicates._RULES[Sort.PERSON]
    monkeypatch.setitem(duplicates._RULES, Sort.PERSON, (*rules[:2], weigh))
    rows = [person(row, f"{chr(97 + row % 26) * 4} {row:05d} {'xyz'[row % 3] * 5}", row % 500) for row in range(10_000)]
    assert len(people(*rows, person(10_000, rows[7].name, rows[7].account_id))) == 1
    assert len(looked_at) < 100_000
