"""A desk and a small account to try views on."""

from dataclasses import dataclass

from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.model.values import Stance, Tier
from amdesk.store.workspace import Workspace


@dataclass(frozen=True)
class Konex:
    """The ids of an account with two people."""

    account: int
    ada: int
    ben: int


def make_konex(workspace: Workspace) -> Konex:
    with workspace.write("Konex") as session:
        account = Account(name="Konex", tier=Tier.KEY, currency="EUR", came_in=workspace.today)
        session.add(account)
        session.flush()
        ada = Person(account_id=account.id, name="Ada Novak")
        ben = Person(account_id=account.id, name="Ben Okafor")
        session.add_all([ada, ben])
        session.flush()
        ada.stance = Stance.NEUTRAL
        ada.job = "CFO"
        return Konex(account.id, ada.id, ben.id)
