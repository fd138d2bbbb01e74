"""Calendar files and invitation mails by the command line."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from amdesk.__main__ import main
from amdesk.store.workspace import Workspace
from tests.exchange.invitations import ADA, KIM, calendar, event, file, make_known, touches

TODAY = "2026-11-21"


@pytest.fixture
def desk(workspace: Workspace) -> Path:
    make_known(workspace)
    workspace.close()
    return workspace.path


def run(desk: Path, *words: object) -> int:
    return main(["import", *map(str, words), "--into", str(desk), "--today", TODAY])


def kept(desk: Path) -> list[tuple[object, ...]]:
    opened = Workspace.open(desk)
    try:
        return touches(opened, "on", "at", "purpose", "status")
    finally:
        opened.close()


def told(capsys: pytest.CaptureFixture[str]) -> Sequence[str]:
    return capsys.readouterr().out.splitlines()


def test_a_meeting_is_kept_and_told(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, calendar(event(KIM, ADA, starts="DTSTART:20261201T153000")))
    assert run(desk, path) == 0
    assert told(capsys) == [
        "meeting.ics: 1 meeting: 1 new.",
        "  new: Tue 1 Dec 2026 15:30, Konex, Review",
        "    not known here: Kim Lee, kim@konex.example",
    ]
    assert kept(desk) == [("2026-12-01", "15:30", "Review", "planned")]


def test_several_files_come_in_one_after_another(desk: Path, tmp_path: Path) -> None:
    first = file(tmp_path, calendar(event(ADA, "SEQUENCE:0", starts="DTSTART:20261201T153000")), "a.ics")
    second = file(tmp_path, calendar(event(ADA, "SEQUENCE:1", starts="DTSTART:20261202T100000")), "b.ics")
    people = file(tmp_path, "Name,Company\nEve,Konex\n", "people.csv")
    assert run(desk, second, people, first) == 0
    assert kept(desk) == [("2026-12-02", "10:00", "Review", "planned")]


def test_a_dry_run_only_looks(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, calendar(event(ADA, starts="DTSTART:20261201T153000")))
    assert run(desk, path, "--dry-run", "--json") == 0
    (meeting,) = json.loads(capsys.readouterr().out)["meetings"]
    assert (meeting["outcome"], meeting["account"], meeting["people"]) == ("added", "Konex", ["Ada Novak"])
    assert kept(desk) == []


def test_nobody_known_asks_for_the_account(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, calendar(event("ATTENDEE:mailto:x@gmail.com")))
    assert run(desk, path) != 0
    assert "Say it with --account NAME" in capsys.readouterr().err
    assert run(desk, path, "--account", "konex") == 0
    assert len(kept(desk)) == 1


def test_a_mail_without_invitation_is_one_sentence(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, file(tmp_path, "From: a@b.c\n\nHello", "hello.eml")) != 0
    assert "There is no invitation in hello.eml" in capsys.readouterr().err
