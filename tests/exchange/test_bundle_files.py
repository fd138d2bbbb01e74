"""A bundle is not trusted: foreign files, bombs, other paths, changed bytes and impossible values are refused."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.exchange.bundle.packing import export_bundle
from amdesk.exchange.bundle.reading import is_bundle, read_bundle
from amdesk.exchange.reading import ReadError
from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.store import evidence
from amdesk.store.workspace import Workspace


@pytest.fixture
def bundle(workspace: Workspace, tmp_path: Path) -> Path:
    with workspace.write("Konex") as session:
        konex = Account(name="Konex")
        session.add(konex)
        session.flush()
        session.add(Person(account_id=konex.id, name="Ada Novak"))
        evidence.attach(workspace, session, "account", konex.id, "a.txt", b"bytes")
    path = tmp_path / "Konex.amdesk-account"
    export_bundle(workspace, 1, path)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def written(path: Path, kept: dict[str, bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compress) as packed:
        for name, raw in kept.items():
            packed.writestr(name, raw)
    return path


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The bundle with other rows, its digest made right: as someone does who means it."""
    kept = members(path)
    content = json.loads(kept["data.json"])
    change(content)
    kept["data.json"] = json.dumps(content).encode()
    manifest = json.loads(kept["manifest.json"])
    manifest["members"]["data.json"]["sha256"] = hashlib.sha256(kept["data.json"]).hexdigest()
    return written(path, kept | {"manifest.json": json.dumps(manifest).encode()})


def refused(path: Path, said: str) -> None:
    with pytest.raises(ReadError, match=said) as why:
        read_bundle(path)
    assert str(why.value).endswith((".", "it.")) and "Traceback" not in str(why.value)


def test_a_good_one_is_read(bundle: Path) -> None:
    found = read_bundle(bundle)
    assert found.name == "Konex" and is_bundle(bundle)
    (sha,) = found.attachments
    assert found.attachment(sha) == b"bytes"


@pytest.mark.parametrize("raw", [b"", b"x", b"PK\x03\x04broken", b"%PDF-1.4", b"SQLite format 3\0"])
def test_what_is_no_bundle_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.amdesk-account"
    path.write_bytes(raw)
    refused(path, "not an account handed over by amdesk")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    refused(tmp_path / "gone.amdesk-account", "cannot be read")
    refused(tmp_path, "not an ordinary file")


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "att/../x", "C:\\x", "CON.txt", "att/" + "A" * 64, "att/short", "x.html", "att/"]
)
def test_any_other_member_is_refused(bundle: Path, name: str) -> None:
    refused(written(bundle, members(bundle) | {name: b"x"}), "what does not belong")


def test_a_member_twice_is_refused(bundle: Path) -> None:
    kept = members(bundle)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(bundle, "a") as packed:
        packed.writestr("data.json", kept["data.json"])
    refused(bundle, "what does not belong")


def test_changed_bytes_are_refused(bundle: Path) -> None:
    kept = members(bundle)
    refused(written(bundle, kept | {"data.json": kept["data.json"].replace(b"Ada", b"Eve")}), "damaged or was changed")


def test_a_changed_attachment_is_refused(bundle: Path) -> None:
    kept = members(bundle)
    name = next(name for name in kept if name.startswith("att/"))
    refused(written(bundle, kept | {name: b"other"}), "damaged or was changed")


def test_an_attachment_nobody_listed_is_refused(bundle: Path) -> None:
    refused(written(bundle, members(bundle) | {"att/" + "0" * 64: b"x"}), "damaged or was changed")


def test_a_missing_attachment_is_refused(bundle: Path) -> None:
    kept = {name: raw for name, raw in members(bundle).items() if not name.startswith("att/")}
    refused(written(bundle, kept), "damaged or was changed")


def test_a_bomb_is_refused_before_it_is_unpacked(bundle: Path) -> None:
    refused(written(bundle, members(bundle) | {"data.json": b" " * 60_000_000}), "far too large")


def test_a_newer_one_is_refused(bundle: Path) -> None:
    kept = members(bundle)
    for key in ("version", "schema"):
        manifest = json.loads(kept["manifest.json"]) | {key: 99}
        refused(written(bundle, kept | {"manifest.json": json.dumps(manifest).encode()}), "newer amdesk")


@pytest.mark.parametrize("raw", [b"[]", b"{", b"\xff", b"[" * 100_000, b"{}", b'{"format": "amdesk account"}', b"null"])
def test_a_manifest_that_is_none_is_refused(bundle: Path, raw: bytes) -> None:
    refused(written(bundle, members(bundle) | {"manifest.json": raw}), "amdesk|damaged")


def _row(table: str, **values: object) -> Callable[[dict[str, Any]], object]:
    def change(content: dict[str, Any]) -> object:
        return content["rows"][table][0].update(values)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _row("person", uid="'; DROP TABLE person; --"),
        _row("person", uid=None),
        _row("person", evil="x"),
        _row("person", name=["a"]),
        _row("person", name={"a": 1}),
        _row("person", account_id=None),
        _row("person", left_on="soon"),
        _row("person", channel="pigeon"),
        _row("person", is_placeholder=7),
        _row("person", rhythm_days=10**30),
        _row("person", rhythm_days="x"),
        _row("person", name="x" * 1000),
        _row("evidence", subject='account" WHERE 1=1; --'),
        _row("evidence", subject="sqlite_master"),
        _row("evidence", row=None),
        _row("evidence", sha="../../etc/passwd"),
        lambda content: content["rows"].update(setting=[{"name": "x", "value": "y"}]),
        lambda content: content["rows"]["account"].append({**content["rows"]["account"][0], "uid": "0" * 16}),
        lambda content: content["rows"]["person"].append(content["rows"]["person"][0]),
        lambda content: content["rows"].update(person=7),
        lambda content: content["house"].update(setting={"a": {}}),
        lambda content: content["house"].update(team={"a": {"name": 1.5}}),
        lambda content: content.pop("account"),
        lambda content: content.pop("shared"),
        lambda content: content.update(shared=[1]),
    ],
)
def test_impossible_rows_are_refused(bundle: Path, change: Callable[[dict[str, Any]], object]) -> None:
    refused(changed(bundle, change), "damaged or was changed|cannot be kept")


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_bytes_that_flip_are_refused_or_change_nothing(
    workspace: Workspace, tmp_path: Path, place: int, flip: int
) -> None:
    path = tmp_path / "one.amdesk-account"
    if not workspace.select("SELECT 1 FROM account"):
        with workspace.write("Konex") as session:
            session.add(Account(name="Konex"))
    export_bundle(workspace, 1, path)
    raw = bytearray(path.read_bytes())
    raw[place % len(raw)] ^= flip
    path.write_bytes(bytes(raw))
    try:
        found = read_bundle(path)
    except ReadError:
        return
    assert found.name == "Konex"
