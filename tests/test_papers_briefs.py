"""Briefs are printed from a real workspace: one page whatever there is, and nothing internal in the pocket."""

import stat
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from amdesk.__main__ import DONE, main
from amdesk.model.accounts import Account
from amdesk.model.all import Base
from amdesk.model.fields import Kind
from amdesk.model.people import Coverage, Person
from amdesk.model.surveys import Pulse
from amdesk.model.touches import Promise, Touch, TouchPerson
from amdesk.model.values import PromiseBy, Role, Stance, TouchStatus
from amdesk.papers import briefs
from amdesk.papers.briefs import BriefPrint, built_brief
from amdesk.report.styles import PaperSize
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy, sample_as_made

TODAY = date(2026, 11, 21)
PRINTED = datetime(2026, 11, 21, 14, 5)
CANARY = "Zitronenkanarie"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    """The sample workspace."""
    opened = opened_copy(sample_as_made(), tmp_path)
    yield opened
    opened.close()


def konex_of(workspace: Workspace) -> int:
    return int(workspace.select("SELECT id FROM account WHERE name = 'Konex'")[0][0])


def printed(workspace: Workspace, account: int, kind: BriefPrint, size: PaperSize = PaperSize.A4) -> bytes:
    return built_brief(workspace, account, kind, size, printed=PRINTED)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_range().split())


def huge(workspace: Workspace) -> int:
    """An account with more of everything than a page can hold."""
    long = "Überlänge und 終わりのない " * 60
    with workspace.write("Huge") as session:
        account = Account(name="Riesig " * 30, do_nots=long)
        session.add(account)
        session.flush()
        touch = Touch(
            account_id=account.id, on=TODAY, at="15:30", status=TouchStatus.PLANNED, purpose="Sinn " * 50, location="L"
        )
        session.add(touch)
        people = [Person(account_id=account.id, name=f"Person {n} " + "lang " * 20, wants=long) for n in range(60)]
        session.add_all(people)
        session.flush()
        for n, each in enumerate(people):
            each.job, each.stance = "Titel " * 20, Stance.OPPONENT
            each.take_role(Role.DECIDER)
            session.add(TouchPerson(touch_id=touch.id, person_id=each.id))
            session.add(
                Pulse(account_id=account.id, person_id=each.id, on=TODAY - timedelta(days=n), company=5, words=long)
            )
        for n in range(200):
            due = TODAY - timedelta(days=n - 100)
            by = PromiseBy.US if n % 2 else PromiseBy.THEM
            session.add(Promise(account_id=account.id, by=by, text=f"Versprechen {n} " + "Wort " * 40, due=due))
        return account.id


def fill_with_canaries(workspace: Workspace) -> int:
    """Put a telltale word into every internal text of the workspace; gives how many columns there are."""
    told = [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if (described := column.info.get("field")) is not None
        and described.internal
        and described.kind in (Kind.TEXT, Kind.NOTE)
    ]
    with workspace.write("Canaries") as session:
        for table, column in told:
            session.connection().exec_driver_sql(f'UPDATE "{table}" SET "{column}" = ?', (f"{CANARY} {table}",))
    return len(told)


@pytest.mark.parametrize("kind", list(BriefPrint))
def test_every_account_of_the_sample_has_one_page(filled: Workspace, kind: BriefPrint) -> None:
    for (account,) in filled.select("SELECT id FROM account"):
        assert words(printed(filled, account, kind))


@pytest.mark.parametrize("kind", list(BriefPrint))
@pytest.mark.parametrize("size", list(PaperSize))
def test_a_huge_account_has_one_page_and_says_what_was_left_out(
    workspace: Workspace, kind: BriefPrint, size: PaperSize
) -> None:
    found = words(printed(workspace, huge(workspace), kind, size))
    assert "more" in found
    assert "+ 9" in found


def test_the_pocket_shows_nothing_internal(filled: Workspace) -> None:
    assert fill_with_canaries(filled) > 20
    konex = konex_of(filled)
    found = words(printed(filled, konex, BriefPrint.POCKET))
    assert CANARY not in found
    assert CANARY.encode() not in printed(filled, konex, BriefPrint.POCKET)
    hidden = (
        [stance.label for stance in Stance] + [role.label for role in Role] + ["Health", "late", "Avoid", "Internal"]
    )
    assert [word for word in hidden if word in found] == []


def test_no_pocket_of_any_account_shows_anything_internal(filled: Workspace) -> None:
    fill_with_canaries(filled)
    accounts = [account for (account,) in filled.select("SELECT id FROM account")]
    assert [each for each in accounts if CANARY in words(printed(filled, each, BriefPrint.POCKET))] == []
    assert CANARY in words(printed(filled, konex_of(filled), BriefPrint.TRAIN))


def test_the_train_shows_what_the_pocket_hides(filled: Workspace) -> None:
    found = words(printed(filled, konex_of(filled), BriefPrint.TRAIN))
    wanted = ("Internal, not for the customer", "Champion", "Health", "Say", "Ask", "Avoid", "Satisfaction and events")
    assert [each for each in wanted if each not in found] == []
    assert "No calls before 9" in found


def test_the_successor_reads_the_account_in_five_minutes(filled: Workspace) -> None:
    found = words(printed(filled, konex_of(filled), BriefPrint.SUCCESSOR))
    wanted = (
        "Hand-over · Internal, not for the customer",
        "As it stands on 21 Nov 2026",
        "What they want",
        "20 per cent more output at Plant B",
        "Stops at Plant A down by 31 a year",
        "People to know first",
        "Adaeze Okonjo-Bright, Chief",
        "Shift figures of Plant B",
        "Open issues",
        "Overcharged for three months",
        "No calls before 9",
        "In the first weeks",
        "Get the bills right and we talk about Plant B.",
    )
    assert [each for each in wanted if each not in found] == []
    assert "Selling anything" not in found


def test_the_pocket_says_who_what_for_what_is_owed_and_has_lines(filled: Workspace) -> None:
    found = words(printed(filled, konex_of(filled), BriefPrint.POCKET))
    wanted = (
        "Bills put right, and how we go on",
        "Leeds office, room Calder",
        "Helen Ashdown-Reyes",
        "Cost sheet for the CFO",
        "Shift figures of Plant B",
        "Get the bills right and we talk about Plant B.",
        "Notes",
    )
    assert [each for each in wanted if each not in found] == []


def test_competitors_are_not_named_in_the_pocket(filled: Workspace) -> None:
    konex = konex_of(filled)
    rivals = [name for (name,) in filled.select("SELECT name FROM competitor")]
    found = words(printed(filled, konex, BriefPrint.POCKET))
    assert rivals
    assert [name for name in rivals if name in found] == []


@pytest.mark.parametrize("kind", list(BriefPrint))
def test_the_same_workspace_prints_the_same_bytes(filled: Workspace, kind: BriefPrint) -> None:
    konex = konex_of(filled)
    assert printed(filled, konex, kind) == printed(filled, konex, kind)


@pytest.mark.parametrize(
    "name", ["מפעל תל אביב", "مصنع القاهرة", "कोनेक्स", "株式会社東京", "서울 공장", "<b>Konex</b> & Co"]
)
def test_names_in_any_script_come_out(workspace: Workspace, name: str) -> None:
    with workspace.write("Account") as session:
        account = Account(name=name)
        session.add(account)
        session.flush()
        ada = Person(account_id=account.id, name=name)
        session.add(ada)
        session.flush()
        session.add(Coverage(person_id=ada.id, colleague_id=workspace.select("SELECT id FROM colleague")[0][0]))
        number = account.id
    for kind in BriefPrint:
        assert words(printed(workspace, number, kind))


def test_an_account_with_nothing_still_has_lines_to_write_on(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.write("New account") as session:
        session.add(Account(name="Nil"))
    briefs.print_brief(workspace, 1, tmp_path / "nil.pdf", printed=PRINTED)
    found = words((tmp_path / "nil.pdf").read_bytes())
    assert "No meeting is planned." in found
    assert "Notes" in found
    assert stat.S_IMODE((tmp_path / "nil.pdf").stat().st_mode) == 0o600


def test_an_unknown_account_or_meeting_is_refused(filled: Workspace) -> None:
    with pytest.raises(LookupError):
        briefs.brief_content(filled, 4711)
    with pytest.raises(LookupError):
        briefs.brief_content(filled, konex_of(filled), 4711)


@pytest.mark.parametrize(("options", "kind"), [((), "Notes"), (("--train",), "Internal")])
def test_the_command_line_prints_a_brief(
    filled: Workspace, tmp_path: Path, options: tuple[str, ...], kind: str
) -> None:
    filled.close()
    out = tmp_path / "konex.pdf"
    said = ["export", "brief", "--from", str(filled.path), "--account", "konex", "--to", str(out)]
    assert main([*said, "--today", "2026-11-21", *options]) == DONE
    assert kind in words(out.read_bytes())
