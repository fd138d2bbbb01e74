"""Calendar files for tests, written down in a few words, and who gets them."""

from dataclasses import dataclass
from pathlib import Path

from amdesk.exchange.meetings.invitation import Invitation
from amdesk.exchange.meetings.keeping import as_planned, keep, label_of
from amdesk.exchange.meetings.planning import MeetingsPlan, plan_meetings
from amdesk.exchange.meetings.reading import read_invitations
from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.people import Person
from amdesk.store.workspace import Workspace

HOME = "Europe/Berlin"
ADA = "ATTENDEE;CN=Ada Novak;PARTSTAT=ACCEPTED:mailto:Ada@Konex.example"
BEN = "ATTENDEE;CN=Ben Okafor:mailto:ben@konex.example"
ME = "ATTENDEE;CN=Me:mailto:me@ours.example"
KIM = "ORGANIZER;CN=Kim Lee:mailto:kim@konex.example"


@dataclass(frozen=True)
class Known:
    """The ids of an account with Ada and Ben, another with Cleo, and of Dan, a colleague."""

    konex: int
    ada: int
    ben: int
    acme: int
    cleo: int
    dan: int


def make_known(workspace: Workspace) -> Known:
    with workspace.write("Known") as session:
        konex, acme = Account(name="Konex"), Account(name="Acme", website="https://www.acme.example/")
        session.add_all([konex, acme])
        session.flush()
        ada = Person(account_id=konex.id, name="Ada Novak", mail="a.novak@konex.example; ADA@konex.example")
        ben = Person(account_id=konex.id, name="Ben Okafor", mail="ben@konex.example")
        cleo = Person(account_id=acme.id, name="Cleo Marsh", mail="cleo@gmail.com")
        me = Colleague(name="Me", mail="me@ours.example", is_me=True)
        dan = Colleague(name="Dan", mail="dan@ours.example")
        session.add_all([ada, ben, cleo, me, dan])
        session.flush()
        return Known(konex.id, ada.id, ben.id, acme.id, cleo.id, dan.id)


def event(*lines: str, uid: str = "m1", starts: str = "DTSTART:20261201T143000Z", title: str = "Review") -> str:
    said = [f"UID:{uid}", starts, f"SUMMARY:{title}", *lines]
    return "\r\n".join(["BEGIN:VEVENT", *said, "END:VEVENT"])


def calendar(*events: str, method: str = "REQUEST", zones: str = "") -> str:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *([f"METHOD:{method}"] if method else [])]
    return "\r\n".join([*head, *([zones] if zones else []), *events, "END:VCALENDAR", ""])


def file(folder: Path, text: str, name: str = "meeting.ics") -> Path:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return path


def one_of(workspace: Workspace, folder: Path, text: str, home: str = HOME) -> Invitation:
    (found,) = read_invitations(file(folder, text), workspace.today, home).meetings
    return found


def planned(workspace: Workspace, path: Path, account: int | None = None) -> MeetingsPlan:
    return plan_meetings(workspace, read_invitations(path, workspace.today, HOME), account)


def dropped(workspace: Workspace, folder: Path, text: str, account: int | None = None) -> MeetingsPlan:
    """The plan of a file that was kept as it stood."""
    plan = planned(workspace, file(folder, text), account)
    chosen = [as_planned(one) for one in plan.plans if one.fate.writes and one.account_id is not None]
    if chosen:
        with workspace.write(label_of(chosen, plan.file)) as session:
            keep(session, chosen)
    return plan


def touches(workspace: Workspace, *columns: str) -> list[tuple[object, ...]]:
    """The meetings there are, in the order of their day."""
    named = ", ".join(f'"{column}"' for column in columns)
    return workspace.select(f'SELECT {named} FROM touch ORDER BY "on", at, id')
