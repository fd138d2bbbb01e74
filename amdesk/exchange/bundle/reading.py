"""Reading a bundle without trusting it: only its own members, counted and checked against their digests."""

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from amdesk.exchange.bundle.packing import ATTACHMENTS, CONTENT, FORMAT, MANIFEST, SUFFIX, VERSION
from amdesk.exchange.bundle.rows import Row, Rows
from amdesk.exchange.bundle.states import State, States
from amdesk.exchange.bundle.subjects import HOUSE, ON_ANY_ROW, Stored, account_tables, as_stored, subject
from amdesk.exchange.reading import ReadError
from amdesk.model.fields import FieldError, Kind
from amdesk.store import schema
from amdesk.store.evidence import MOST_BYTES
from amdesk.words import _

LARGEST_BUNDLE_BYTES = 1_000_000_000
LARGEST_CONTENT_BYTES = 200_000_000
LARGEST_MANIFEST_BYTES = 5_000_000
HIGHEST_RATIO = 300
"""Unpacked to packed, from a megabyte on; rows of JSON reach 40."""
RATIO_COUNTS_FROM_BYTES = 1_000_000
MOST_MEMBERS = 20_000
PIECE_BYTES = 1 << 20
_ATTACHMENT = re.compile(re.escape(ATTACHMENTS) + r"[0-9a-f]{64}")
_SHA = re.compile(r"[0-9a-f]{64}")
_UID = re.compile(r"[0-9A-Za-z-]{1,64}")
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True)
class Bundle:
    """An account out of another workspace.

    `whose` is the uid of the colleague who made it, `made` the instant, `told` the columns it says something of by
    table; `shared` are the states in which others handed rows to that colleague, by their uids.
    """

    path: Path
    account: str
    whose: str
    made: str
    with_internal: bool
    rows: Rows
    told: Mapping[str, frozenset[str]]
    shared: Mapping[str, States]
    attachments: frozenset[str]

    @property
    def name(self) -> str:
        """The name of the account."""
        return str(self.rows.by_key["account"][self.account].cells.get("name") or "")

    def attachment(self, sha: str) -> bytes:
        """The bytes of an attachment, checked once more. Raises ReadError when they are not what they were."""
        with _opened(self.path) as packed:
            return _member(packed, ATTACHMENTS + sha, MOST_BYTES, sha, self.path.name)


def is_bundle(path: Path) -> bool:
    """Whether a file claims to be the bundle of an account: by its ending, or by what lies in it."""
    if path.suffix.lower() == SUFFIX:
        return True
    try:
        with zipfile.ZipFile(path) as packed:
            return {MANIFEST, CONTENT} <= set(packed.namelist())
    except (*_BROKEN, OSError):
        return False


def read_bundle(path: Path) -> Bundle:
    """The account in a bundle; nothing of it is unpacked to the disk.

    Raises ReadError with a sentence when it is no bundle, holds anything else, is damaged, far too large, made by a
    newer amdesk, or says what cannot be kept.
    """
    _refuse_what_is_no_file(path)
    with _opened(path) as packed:
        sizes = _judged(packed, path.name)
        manifest = _json(_member(packed, MANIFEST, LARGEST_MANIFEST_BYTES, None, path.name), path.name)
        members = _judged_manifest(manifest, sizes, path.name)
        for name, digest in members.items():
            if name != CONTENT:
                _member(packed, name, MOST_BYTES, digest, path.name)
        content = _json(_member(packed, CONTENT, LARGEST_CONTENT_BYTES, members[CONTENT], path.name), path.name)
    return _understood(path, manifest, content, frozenset(n[len(ATTACHMENTS) :] for n in members if n != CONTENT))


# The archive


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        status = path.stat()
    except OSError as trouble:
        raise ReadError(_("{file} cannot be read: {why}.").format(file=path.name, why=trouble.strerror)) from None
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(_("{file} is not an ordinary file. Choose a file.").format(file=path.name))
    if status.st_size > LARGEST_BUNDLE_BYTES:
        raise ReadError(_("{file} is far too large for an account. It was not opened.").format(file=path.name))


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except _BROKEN:
        raise ReadError(_("{file} is not an account handed over by amdesk.").format(file=path.name)) from None


def _judged(packed: zipfile.ZipFile, file: str) -> dict[str, int]:
    """The sizes the members claim, by name, after everything that can be said of them without unpacking."""
    found = packed.infolist()
    names = [member.filename for member in found]
    if MANIFEST not in names or CONTENT not in names:
        raise ReadError(_("{file} is not an account handed over by amdesk.").format(file=file))
    strange = next((n for n in names if n not in (MANIFEST, CONTENT) and not _ATTACHMENT.fullmatch(n)), None)
    if strange is not None or len(set(names)) < len(names) or len(names) > MOST_MEMBERS:
        sentence = _("{file} holds what does not belong into an account handed over by amdesk. It was not opened.")
        raise ReadError(sentence.format(file=file))
    if any(member.flag_bits & _ENCRYPTED for member in found):
        raise ReadError(_("{file} is protected by a password. Ask for it without one.").format(file=file))
    if sum(member.file_size for member in found) > LARGEST_BUNDLE_BYTES or any(map(_is_bomb, found)):
        raise ReadError(_("{file} is far too large for an account. It was not opened.").format(file=file))
    return {member.filename: member.file_size for member in found}


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_COUNTS_FROM_BYTES and member.file_size > HIGHEST_RATIO * member.compress_size


def _member(packed: zipfile.ZipFile, name: str, most: int, digest: str | None, file: str) -> bytes:
    """A member's bytes, at most `most` whatever the archive claims, with the digest the manifest names."""
    pieces, size = [], 0
    try:
        with packed.open(name) as source:
            while piece := source.read(PIECE_BYTES):
                size += len(piece)
                if size > most:
                    raise ReadError(_("{file} is far too large for an account. It was not opened.").format(file=file))
                pieces.append(piece)
    except (*_BROKEN, KeyError):
        raise ReadError(_damaged(file)) from None
    raw = b"".join(pieces)
    if digest is not None and hashlib.sha256(raw).hexdigest() != digest:
        raise ReadError(_damaged(file))
    return raw


def _damaged(file: str) -> str:
    return _("{file} is damaged or was changed on its way. Ask for it again.").format(file=file)


def _json(raw: bytes, file: str) -> dict[str, Any]:
    try:
        found = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ReadError(_damaged(file)) from None
    if not isinstance(found, dict):
        raise ReadError(_damaged(file))
    return found


def _judged_manifest(manifest: Mapping[str, Any], sizes: Mapping[str, int], file: str) -> dict[str, str]:
    """The digests the manifest names, which must be of exactly the members there are."""
    if manifest.get("format") != FORMAT:
        raise ReadError(_("{file} is not an account handed over by amdesk.").format(file=file))
    version, made_by = manifest.get("version"), manifest.get("schema")
    if not isinstance(version, int) or not isinstance(made_by, int):
        raise ReadError(_damaged(file))
    if version > VERSION or made_by > schema.VERSION:
        raise ReadError(_("{file} was made by a newer amdesk. Install that one to read it.").format(file=file))
    members = manifest.get("members")
    if not isinstance(members, dict) or members.keys() | {MANIFEST} != sizes.keys():
        raise ReadError(_damaged(file))
    digests = {name: member.get("sha256") for name, member in members.items() if isinstance(member, dict)}
    wrong = [n for n, digest in digests.items() if n != CONTENT and digest != n[len(ATTACHMENTS) :]]
    if len(digests) < len(members) or wrong or not all(isinstance(digest, str) for digest in digests.values()):
        raise ReadError(_damaged(file))
    return {name: str(digest) for name, digest in digests.items()}


# The rows


def _understood(
    path: Path, manifest: Mapping[str, Any], content: Mapping[str, Any], attachments: frozenset[str]
) -> Bundle:
    try:
        told = {str(t): frozenset(map(str, columns)) for t, columns in manifest["tables"].items()}
        rows = Rows(house={t: dict(_things(t, things)) for t, things in content["house"].items()})
        for table in account_tables():
            for each in content["rows"].get(table, ()):
                _take(rows, table, each, told)
        account = str(content["account"])
        if set(content["rows"]) - set(account_tables()) or set(rows.by_key.get("account", ())) != {account}:
            raise ValueError("other rows than those of one account")
        return Bundle(
            path,
            account,
            str(manifest["from"]),
            datetime.fromisoformat(manifest["made"]).astimezone(UTC).isoformat(timespec="seconds"),
            bool(manifest["with_internal"]),
            rows,
            told,
            {str(whose): _states(states) for whose, states in content["shared"].items()},
            attachments,
        )
    except FieldError as wrong:
        sentence = _("{file} holds a value that cannot be kept: {why}")
        raise ReadError(sentence.format(file=path.name, why=wrong.sentence)) from None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise ReadError(_damaged(path.name)) from None


def _take(rows: Rows, table: str, told: Mapping[str, Any], columns: Mapping[str, frozenset[str]]) -> None:
    of = subject(table)
    cells = dict(told)
    uid = _uid(cells.pop("uid")) if of.has_uid else ""
    if cells.keys() != columns[table] or not cells.keys() <= of.fields.keys():
        raise ValueError("other columns than those told")
    if uid in rows.by_key.get(table, {}):
        raise ValueError("a row that comes twice")
    kept = {column: _cell(table, column, cell) for column, cell in cells.items()}
    needed = of.filled | {"row"} if table in ON_ANY_ROW else of.filled
    if any(kept[column] is None for column in needed & kept.keys()):
        raise ValueError("a row without what it needs")
    if table in ON_ANY_ROW and not _holds(str(kept["subject"])):
        raise ValueError("it hangs on nothing of an account")
    if kept.get("sha") and not _SHA.fullmatch(str(kept["sha"])):
        raise ValueError("no digest")
    rows.put(table, kept, uid)


def _holds(table: str) -> bool:
    """Whether rows of the table can have something hanging on them."""
    return table in account_tables() and subject(table).has_uid


def _things(table: str, things: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    for uid, told in things.items():
        cells = {column: _cell(table, column, cell) for column, cell in told.items()}
        if cells.keys() != set(HOUSE[table]):
            raise ValueError("other columns than house things have")
        yield _uid(uid), Row(table, uid, cells)


def _uid(text: Any) -> str:
    if not isinstance(text, str) or not _UID.fullmatch(text):
        raise ValueError("no uid")
    return text


def _cell(table: str, column: str, cell: Any) -> Stored:
    if not isinstance(cell, str | int | None) or isinstance(cell, bool):
        raise ValueError("a cell of another kind")
    field = subject(table).fields[column]
    if field.kind is Kind.REFERENCE or (table in ON_ANY_ROW and column == "row"):
        return None if cell is None else str(cell)
    return as_stored(field, cell)


def _states(states: Mapping[str, Any]) -> States:
    return {str(t): {str(key): _state(state) for key, state in held.items()} for t, held in states.items()}


def _state(state: Mapping[str, Any]) -> State:
    return {str(column): str(digest) for column, digest in state.items()}
