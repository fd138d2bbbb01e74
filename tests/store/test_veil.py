"""The veil lies over every table, and lets everything through that is no secret."""

from collections.abc import Iterator

import pytest

from amdesk.model.accounts import Account
from amdesk.model.fields import FieldError
from amdesk.model.people import Person
from amdesk.model.plans import Competitor
from amdesk.model.values import Stance
from amdesk.store import schema, veil
from amdesk.store.veil import Veiled
from amdesk.store.workspace import Workspace


@pytest.fixture
def veiled(workspace: Workspace) -> Iterator[Veiled]:
    """The workspace with two accounts, while someone looks at the first."""
    with workspace.write("Begin") as session:
        konex, other = Account(name="Konex"), Account(name="Aldermoor Dairy", number="4711")
        session.add_all((konex, other, Competitor(name="Opentech")))
        session.flush()
        ada = Person(name="Ada Osei", account_id=konex.id, note="Loses her temper", wants="A quiet year")
        session.add_all((ada, Person(name="Bo Lind", account_id=other.id, mail="bo@aldermoor.example")))
        session.flush()
        ada.stance = Stance.SCEPTIC
    made = Veiled(workspace, 1)
    yield made
    made.close()


def test_every_table_is_behind_the_veil_or_known_to_be_open(workspace: Workspace) -> None:
    rows = workspace.select("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    covered = {view.split('"')[1] for view in veil.views()}
    assert {name for (name,) in rows if not name.startswith("search")} == covered | veil.OPEN
    assert schema.VERSION


def test_internal_fields_are_empty_and_ratings_are_gone(veiled: Veiled) -> None:
    assert veiled.select("SELECT note, wants FROM person WHERE account_id = 1") == [("", "")]
    with veiled.read() as session:
        ada = session.get_one(Person, 1)
        assert (ada.name, ada.stance) == ("Ada Osei", None)


def test_other_accounts_and_their_people_have_no_names(veiled: Veiled) -> None:
    shown = [name.lstrip(veil.MARK) for (name,) in veiled.select("SELECT name FROM account ORDER BY id")]
    assert shown == ["Konex", "Another account"]
    assert veiled.select("SELECT number FROM account WHERE id = 2") == [("",)]
    assert [n.lstrip(veil.MARK) for (n,) in veiled.select("SELECT name FROM person ORDER BY id")] == [
        "Ada Osei",
        "Someone",
    ]
    assert veiled.select("SELECT mail FROM person WHERE id = 2") == [("",)]
    assert veiled.select("SELECT count(*) FROM competitor") == [(0,)]


def test_a_card_named_by_an_amount_does_not_tell_it(veiled: Veiled) -> None:
    with veiled.whole.write("Someone") as session:
        session.add(Person(name="Someone signs above 250,000", account_id=1))
    (name,) = veiled.select("SELECT name FROM person ORDER BY id DESC LIMIT 1")[0]
    assert name.replace(veil.MARK, "") == "Someone signs above •••"


def test_looking_at_another_account_turns_it_round(veiled: Veiled) -> None:
    veiled.look_at(2)
    shown = [name.lstrip(veil.MARK) for (name,) in veiled.select("SELECT name FROM account ORDER BY id")]
    assert shown == ["Another account", "Aldermoor Dairy"]


def test_a_new_name_is_hidden_from_the_next_reading_on(veiled: Veiled) -> None:
    def learn(changes: object) -> None:
        veiled.learn(changes)  # type: ignore[arg-type]

    veiled.whole.on_commit.append(learn)
    with veiled.write("Rename") as session:
        session.get_one(Account, 2).name = "Quillbrook"
        session.get_one(Account, 1).note = "no"
    with veiled.write("Site") as session:
        session.get_one(Account, 1).industry = "Supplies Quillbrook"
    assert veiled.blotted("As at Quillbrook").replace(veil.MARK, "") == "As at another company"  # type: ignore[union-attr]
    assert "Quillbrook" not in veiled.select("SELECT industry FROM account WHERE id = 1")[0][0]


def test_workers_read_through_the_veil_too(veiled: Veiled) -> None:
    with veiled.reader() as reader:
        assert reader.select("SELECT note FROM person WHERE id = 1") == [("",)]


def test_what_is_written_goes_to_the_whole_and_hidden_fields_stay(veiled: Veiled) -> None:
    with veiled.write("Phone") as session:
        session.get_one(Person, 1).phone = "+44 1"
    assert veiled.whole.select("SELECT phone, note FROM person WHERE id = 1") == [("+44 1", "Loses her temper")]
    assert veiled.select("SELECT phone FROM person WHERE id = 1") == [("+44 1",)]


def test_a_blot_is_refused_where_words_are_stored(veiled: Veiled) -> None:
    blotted = veiled.select("SELECT name FROM account WHERE id = 2")[0][0]
    with pytest.raises(FieldError) as refused, veiled.write("Name") as session:
        session.get_one(Account, 2).name = blotted
    assert refused.value.field == "name"
    assert veiled.whole.select("SELECT name FROM account WHERE id = 2") == [("Aldermoor Dairy",)]


def test_history_and_the_journal_say_nothing(veiled: Veiled) -> None:
    assert veiled.history("person", 1) == []
    assert veiled.select("SELECT count(*) FROM journal") == [(0,)]


def test_undo_takes_back_the_last_step_of_the_whole(veiled: Veiled) -> None:
    with veiled.write("Phone") as session:
        session.get_one(Person, 1).phone = "+44 1"
    veiled.undo()
    assert veiled.select("SELECT phone FROM person WHERE id = 1") == [("",)]
