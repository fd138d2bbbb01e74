"""Random edits of the kinds people and imports make."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from amdesk.model.accounts import Account
from amdesk.model.issues import Issue
from amdesk.model.money import Revenue
from amdesk.model.people import Person
from amdesk.model.touches import Promise, Touch
from amdesk.model.values import Role, Severity, Stance, TouchKind, TouchStatus
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)
WORDS = ("Ångström", "hand-over", "Ελλάδα", "цена", "北京办事处", "مرحبا", "O'Brien", "100 %", "😀", "naïve")


def near(chance: random.Random) -> date:
    """A day within a year of today."""
    return TODAY + timedelta(days=chance.randint(-365, 60))


def some_text(chance: random.Random) -> str:
    """A few words in several scripts."""
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 5)))


def _any(session: Session, chance: random.Random, cls: type) -> object | None:
    rows = session.scalars(select(cls)).all()
    return chance.choice(rows) if rows else None


def _account(session: Session, chance: random.Random) -> Account:
    found = _any(session, chance, Account)
    if isinstance(found, Account) and chance.random() > 0.15:
        return found
    account = Account(name=some_text(chance), note=some_text(chance))
    session.add(account)
    session.flush()
    return account


def add_touch(session: Session, chance: random.Random) -> None:
    """A touch, held or planned."""
    account = _account(session, chance)
    session.add(
        Touch(
            account_id=account.id,
            on=near(chance),
            status=chance.choice(list(TouchStatus)),
            kind=chance.choice(list(TouchKind)),
            note=some_text(chance),
        )
    )


def add_revenue(session: Session, chance: random.Random) -> None:
    """Some lines of revenue."""
    account = _account(session, chance)
    for _line in range(chance.randint(1, 4)):
        session.add(Revenue(account_id=account.id, on=near(chance), amount=chance.randint(-500, 100_000)))


def add_person(session: Session, chance: random.Random) -> None:
    """A person with a stance, a title and roles."""
    person = Person(account_id=_account(session, chance).id, name=some_text(chance), note=some_text(chance))
    session.add(person)
    session.flush()
    person.stance = chance.choice(list(Stance))
    person.job = some_text(chance)
    person.set_roles(tuple(chance.sample(list(Role), 2)))


def add_issue(session: Session, chance: random.Random) -> None:
    """An issue and a promise."""
    account = _account(session, chance)
    session.add(
        Issue(
            account_id=account.id,
            name=some_text(chance),
            reported_on=near(chance),
            answer_by=near(chance),
            severity=chance.choice(list(Severity)),
        )
    )
    session.add(Promise(account_id=account.id, text=some_text(chance), due=near(chance)))


def change_person(session: Session, chance: random.Random) -> None:
    """Another stance, influence or account."""
    person = _any(session, chance, Person)
    if isinstance(person, Person):
        person.stance = chance.choice(list(Stance))
        person.influence = chance.randint(1, 5)
        person.account_id = _account(session, chance).id
        person.left_on = chance.choice([None, near(chance)])


def delete_something(session: Session, chance: random.Random) -> None:
    """One row of any subject, with all that belongs to it."""
    row = _any(session, chance, chance.choice([Account, Person, Touch, Issue, Revenue]))
    if row is not None:
        session.delete(row)


def move_everything(session: Session, chance: random.Random) -> None:
    """All touches and revenue of one account go to another, by plain SQL."""
    for table in ("touch", "revenue", "issue"):
        values = {"a": _account(session, chance).id, "b": _account(session, chance).id}
        session.execute(text(f"UPDATE {table} SET account_id = :a WHERE account_id = :b"), values)


def close_old(session: Session, chance: random.Random) -> None:
    """Bulk changes by plain SQL."""
    session.execute(
        text("UPDATE touch SET status = 'held', note = note || ' x' WHERE \"on\" < :d"), {"d": near(chance).isoformat()}
    )
    session.execute(text("DELETE FROM revenue WHERE id % 7 = :n"), {"n": chance.randint(0, 6)})
    session.execute(text("UPDATE promise SET status = 'kept' WHERE id % 3 = 0"))


EDITS: tuple[Callable[[Session, random.Random], None], ...] = (
    add_touch,
    add_touch,
    add_revenue,
    add_person,
    add_issue,
    change_person,
    delete_something,
    move_everything,
    close_old,
)


def random_edit(workspace: Workspace, chance: random.Random) -> None:
    """One step of one or two random edits."""
    with workspace.write("Edit") as session:
        for edit in chance.sample(EDITS, chance.randint(1, 2)):
            edit(session, chance)
            session.flush()
