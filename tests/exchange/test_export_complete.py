"""The whole workspace leaves as one JSON file: every table, every row, always in the same order."""

import base64
import json
import stat
from pathlib import Path

from amdesk.exchange.out.complete import tables_of, write_complete
from amdesk.store import derived, evidence
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy
from tests.exchange.sampled import sample_with_canaries


def test_every_row_of_every_table_is_in_it(tmp_path: Path) -> None:
    sample = opened_copy(sample_with_canaries(), tmp_path)
    path = tmp_path / "all.json"
    count = write_complete(path, sample)
    told = json.loads(path.read_text("utf-8"))
    assert set(told["tables"]) == set(tables_of(sample)) >= {"account", "person", "journal", "evidence"}
    for table, rows in told["tables"].items():
        found = sample.select(f'SELECT * FROM "{table}" ORDER BY id')
        assert [tuple(row.values()) for row in rows] == found, table
    assert count == sum(len(rows) for rows in told["tables"].values())
    assert all(row["uid"] for row in told["tables"]["person"]) and told["version"] == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    sample.close()


def test_the_same_workspace_gives_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    write_complete(tmp_path / "1.json", workspace)
    write_complete(tmp_path / "2.json", workspace)
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_files_come_as_base64_or_not_at_all(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.write("Evidence") as session:
        evidence.attach(workspace, session, "account", 1, "a.txt", b"\x00\xffbytes")
    path = tmp_path / "all.json"
    write_complete(path, workspace)
    (kept,) = json.loads(path.read_text("utf-8"))["content"].values()
    assert base64.b64decode(kept) == b"\x00\xffbytes"
    write_complete(path, workspace, with_content=False)
    assert "content" not in json.loads(path.read_text("utf-8"))


def test_only_what_is_worked_out_is_left_out(workspace: Workspace) -> None:
    tables = {name for (name,) in workspace.select("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables - set(tables_of(workspace)) <= derived.UNJOURNALED
