"""Only a whole workspace opens; whatever else is at the path is told apart and not altered (figures 5 and 6)."""

import hashlib
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.store import cipher, errors, opening, schema
from amdesk.store.workspace import Workspace
from tests.store.child import in_child
from tests.store.dump import state

TODAY = date(2026, 11, 21)
GENEROUS_SECONDS = 4.0
NOBODY = 65534
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small workspace."""
    path = tmp_path_factory.mktemp("whole") / "desk.amdesk"
    made = Workspace.create(path, today=TODAY)
    with made.write("Fill") as session:
        for number in range(20):
            account = Account(name=f"Account {number}", note="a longer note " * 30)
            session.add(account)
            session.flush()
            session.add_all(Person(account_id=account.id, name=f"Person {n}", note="ä" * 50) for n in range(5))
    made.undo()
    made.redo()
    made.close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    """A whole workspace of its own."""
    path = tmp_path / "desk.amdesk"
    path.write_bytes(whole)
    return path


def altered(path: Path, at: int, new: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(new)


def by_sql(path: Path, *statements: str) -> None:
    raw = driver.connect(str(path), isolation_level=None)
    raw.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def not_there(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Dear Sir or Madam, " * 2000)


def picture(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 33)


def another_program(path: Path) -> None:
    path.unlink()
    by_sql(path, "CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO account(name) VALUES ('x')")


def newer(path: Path) -> None:
    altered(path, 60, (99).to_bytes(4, "big"))


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_by_a_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def tail_of_zeros(path: Path) -> None:
    size = path.stat().st_size
    altered(path, size // 2, bytes(size - size // 2))


def head_of_zeros(path: Path) -> None:
    altered(path, 0, bytes(4096))


def wrong_page_size(path: Path) -> None:
    altered(path, 16, (777).to_bytes(2, "big"))


def foreign_trigger(path: Path) -> None:
    by_sql(path, "CREATE TRIGGER t AFTER INSERT ON account BEGIN DELETE FROM person; END")


def trigger_named_like_the_search(path: Path) -> None:
    by_sql(path, "CREATE TRIGGER search_data AFTER INSERT ON account BEGIN DELETE FROM person; END")


def view_for_a_table(path: Path) -> None:
    by_sql(path, "ALTER TABLE product RENAME TO other", "CREATE VIEW product AS SELECT * FROM other")


def column_more(path: Path) -> None:
    by_sql(path, "ALTER TABLE account ADD COLUMN more TEXT")


def orphan(path: Path) -> None:
    by_sql(path, "PRAGMA foreign_keys=OFF", "DELETE FROM account WHERE id = 3")


def write_ahead(path: Path) -> None:
    altered(path, 18, b"\x02\x02")


def version_none(path: Path) -> None:
    altered(path, 60, bytes(4))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def text_that_is_none(path: Path) -> None:
    content = path.read_bytes()
    at = content.index(b"a longer note")
    altered(path, at, b"\xff\xfe")


REFUSED: list[tuple[Callable[[Path], None], type[errors.WorkspaceError]]] = [
    (not_there, errors.Missing),
    (empty, errors.NotAWorkspace),
    (text, errors.NotAWorkspace),
    (picture, errors.NotAWorkspace),
    (another_program, errors.NotAWorkspace),
    (newer, errors.Newer),
    (cut_in_half, errors.Damaged),
    (cut_by_a_byte, errors.Damaged),
    (tail_of_zeros, errors.Damaged),
    (head_of_zeros, errors.PassphraseNeeded),
    (wrong_page_size, errors.Damaged),
    (foreign_trigger, errors.Damaged),
    (trigger_named_like_the_search, errors.Damaged),
    (view_for_a_table, errors.Damaged),
    (column_more, errors.Damaged),
    (orphan, errors.Damaged),
    (write_ahead, errors.Damaged),
    (version_none, errors.Damaged),
    (text_that_is_none, errors.Damaged),
    (folder, errors.NotAWorkspace),
    (fifo, errors.NotAWorkspace),
]


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.iterdir() if p.is_file())
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize(("spoil", "kind"), REFUSED, ids=[spoil.__name__ for spoil, _kind in REFUSED])
def test_what_is_no_whole_workspace_is_refused_by_its_kind_and_left_as_it_was(
    path: Path, spoil: Callable[[Path], None], kind: type[errors.WorkspaceError]
) -> None:
    spoil(path)
    before = fingerprint(path.parent)
    begun = time.monotonic()
    with pytest.raises(errors.WorkspaceError) as refused:
        Workspace.open(path, today=TODAY)
    assert time.monotonic() - begun < GENEROUS_SECONDS
    assert type(refused.value) is kind
    assert path.name in str(refused.value) and str(refused.value).endswith((".", "?"))
    assert fingerprint(path.parent) == before


def test_no_drive_is_told_apart_from_no_file(tmp_path: Path) -> None:
    with pytest.raises(errors.Missing, match="drive"):
        Workspace.open(tmp_path / "nowhere" / "desk.amdesk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["Q&A 100% #1?x.amdesk", "ä ö 北京 😀.amdesk", "a'b\"c;d.amdesk", "-rf.amdesk", "?mode=memory.amdesk"]
)
def test_any_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    Workspace.create(tmp_path / name, today=TODAY).close()
    Workspace.open(tmp_path / name, today=TODAY).close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_whole_workspace_opens_and_is_not_altered_by_it(path: Path) -> None:
    before = fingerprint(path.parent)
    Workspace.open(path, today=TODAY).close()
    assert fingerprint(path.parent) == before


def as_anyone(work: Callable[[], None]) -> None:
    """Run `work` in a process of a user who is not root."""

    def less() -> None:
        if ROOT:
            os.setegid(NOBODY)
            os.seteuid(NOBODY)
        work()

    in_child(less)


@pytest.fixture
def anyones(whole: bytes) -> Iterator[Path]:
    """A whole workspace in a folder that belongs to a user who is not root."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.amdesk"
        path.write_bytes(whole)
        if ROOT:
            os.chown(folder, NOBODY, NOBODY)
            os.chown(path, NOBODY, NOBODY)
        yield path
        path.parent.chmod(0o700)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@needs_fork
def test_a_file_of_someone_else_is_not_allowed(anyones: Path) -> None:
    def work() -> None:
        anyones.chmod(0)
        with pytest.raises(errors.NotAllowed):
            Workspace.open(anyones)

    as_anyone(work)


@needs_fork
@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o700), (0o400, 0o500), (0o600, 0o500)])
def test_what_may_only_be_read_opens_read_only_and_says_why(anyones: Path, file: int, folder: int) -> None:
    def work() -> None:
        anyones.chmod(file)
        anyones.parent.chmod(folder)
        before = fingerprint(anyones.parent)
        opened = Workspace.open(anyones, today=TODAY)
        assert "read" in opened.read_only_because
        assert opened.select("SELECT count(*) FROM account") == [(20,)]
        with pytest.raises(errors.ReadOnly), opened.write("Refused"):
            pass
        assert not opened.refresh_day()
        opened.close()
        assert fingerprint(anyones.parent) == before

    as_anyone(work)


@needs_fork
def test_a_new_workspace_where_none_may_be_made_is_not_allowed(anyones: Path) -> None:
    def work() -> None:
        anyones.parent.chmod(0o500)
        with pytest.raises(errors.NotAllowed):
            Workspace.create(anyones.with_name("new.amdesk"))

    as_anyone(work)


def test_a_file_that_another_program_is_writing_is_not_allowed_now(path: Path) -> None:
    other = driver.connect(str(path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(errors.NotAllowed, match="another program"):
        Workspace.open(path, today=TODAY)
    other.execute("ROLLBACK")
    other.close()
    Workspace.open(path, today=TODAY).close()


def test_a_trusted_file_is_still_compared_with_its_schema(path: Path) -> None:
    foreign_trigger(path)
    with pytest.raises(errors.Damaged):
        Workspace.open(path, today=TODAY, trusted=True)


def test_an_endless_view_cannot_hold_the_opening_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "ANSWER_WITHIN_SECONDS", 0.0)
    monkeypatch.setattr(opening, "SLOWEST_BYTES_A_SECOND", 10**15)
    monkeypatch.setattr(opening, "STEPS_BETWEEN_LOOKS", 100)
    with pytest.raises(errors.Damaged):
        Workspace.open(path, today=TODAY)


def test_a_link_opens_the_file_it_points_to_and_takes_the_same_lock(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.amdesk"
    link.symlink_to(path)
    opened = Workspace.open(link, today=TODAY)
    with pytest.raises(errors.InUse):
        Workspace.open(path, today=TODAY)
    opened.close()


def test_a_new_workspace_never_takes_the_place_of_a_file(path: Path) -> None:
    before = fingerprint(path.parent)
    with pytest.raises(FileExistsError):
        Workspace.create(path, today=TODAY)
    assert fingerprint(path.parent) == before


def test_a_new_workspace_without_its_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(errors.Missing, match="drive"):
        Workspace.create(tmp_path / "nowhere" / "desk.amdesk")


def test_the_schema_of_the_model_is_the_one_in_the_resources(workspace: Workspace) -> None:
    statements = tuple(part.strip() for part in schema.from_model().split(";\n") if part.strip())
    assert statements == schema.statements()
    assert schema.differences(workspace.raw) == []


# Figure 6


def mutant(whole: bytes, chance: random.Random) -> bytes:
    """The workspace with bytes, pages, the header or its end changed at random."""
    page, content = 4096, bytearray(whole)
    pages = len(content) // page
    kind = chance.choice(("havoc", "havoc", "swap", "cut", "header", "text", "zero"))
    if kind == "havoc":
        for _time in range(chance.choice((1, 3, 10, 100))):
            content[chance.randrange(len(content))] = chance.randrange(256)
    elif kind == "swap":
        one, two = chance.randrange(pages) * page, chance.randrange(pages) * page
        content[one : one + page], content[two : two + page] = content[two : two + page], content[one : one + page]
    elif kind == "cut":
        del content[chance.randrange(len(content)) :]
    elif kind == "header":
        content[chance.randrange(100)] = chance.randrange(256)
    elif kind == "text":
        at = content.find(b"note", chance.randrange(len(content)))
        content[at : at + 2] = bytes((chance.randrange(256), chance.randrange(256)))
    else:
        at = chance.randrange(pages) * page
        content[at : at + page] = bytes(page)
    return bytes(content)


def use(opened: Workspace) -> None:
    """Read every row, search, and change something: readable, or refused with a sentence."""
    state(opened.raw)
    try:
        opened.select("SELECT count(*) FROM search WHERE search MATCH '\"note\"*'")
        with opened.write("Edit") as session:
            session.add(Account(name="New"))
    except errors.WorkspaceError:
        return
    except driver.DatabaseError as trouble:
        assert trouble.sqlite_errorcode & errors.PRIMARY in (errors.CORRUPT, 1)


def judge(tmp_path: Path, whole: bytes, count: int, seed: int) -> tuple[int, int]:
    chance = random.Random(seed)
    opened = refused = 0
    for number in range(count):
        path = tmp_path / f"{number}.amdesk"
        path.write_bytes(mutant(whole, chance))
        before = path.read_bytes()
        try:
            mutated = Workspace.open(path, today=TODAY)
        except errors.WorkspaceError:
            refused += 1
            assert path.read_bytes() == before
        else:
            opened += 1
            use(mutated)
            mutated.close()
        path.unlink(missing_ok=True)
    return opened, refused


def test_two_hundred_mutants_are_refused_or_readable(tmp_path: Path, whole: bytes) -> None:
    opened, refused = judge(tmp_path, whole, 200, seed=1)
    assert opened + refused == 200
    assert refused > 50


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_thousand_mutants_are_refused_or_readable(tmp_path: Path, whole: bytes) -> None:
    """The full size of figure 6: `pytest --slow tests/store/test_opening.py -k two_thousand`."""
    opened, refused = judge(tmp_path, whole, 2000, seed=2)
    assert opened + refused == 2000


# Protected by a passphrase


@pytest.fixture(scope="session")
def protected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workspace with the passphrase "correct horse"."""
    path = tmp_path_factory.mktemp("protected") / "desk.amdesk"
    made = Workspace.create(path, "correct horse", today=TODAY)
    with made.write("Fill") as session:
        session.add(Account(name="CANARY Ltd"))
    made.close()
    return path.read_bytes()


@pytest.fixture
def safe(tmp_path: Path, protected: bytes) -> Path:
    """A protected workspace of its own."""
    path = tmp_path / "safe.amdesk"
    path.write_bytes(protected)
    return path


def test_a_protected_workspace_opens_with_its_passphrase_and_keeps_it(safe: Path) -> None:
    opened = Workspace.open(safe, "correct horse", today=TODAY)
    with opened.write("Edit") as session:
        session.add(Account(name="CANARY Two"))
    opened.undo()
    backup = opened.back_up()
    opened.close()
    for file in (safe, backup):
        assert b"CANARY" not in file.read_bytes() and b"CREATE TABLE" not in file.read_bytes()
    again = Workspace.open(backup, "correct horse", today=TODAY)
    assert again.select("SELECT name FROM account") == [("CANARY Ltd",)]
    again.close()


@pytest.mark.parametrize(("passphrase", "kind"), [("", errors.PassphraseNeeded), ("wrong", errors.WrongPassphrase)])
def test_without_its_passphrase_a_protected_workspace_stays_shut(
    safe: Path, passphrase: str, kind: type[errors.WorkspaceError]
) -> None:
    before = fingerprint(safe.parent)
    with pytest.raises(errors.WorkspaceError) as refused:
        Workspace.open(safe, passphrase, today=TODAY)
    assert type(refused.value) is kind
    assert "not an amdesk workspace" in str(refused.value)
    assert fingerprint(safe.parent) == before


@pytest.mark.parametrize("at", [200, 5000, -300])
def test_one_changed_byte_of_a_protected_workspace_is_noticed(safe: Path, at: int) -> None:
    position = at % safe.stat().st_size
    altered(safe, position, bytes([safe.read_bytes()[position] ^ 1]))
    before = fingerprint(safe.parent)
    with pytest.raises((errors.Damaged, errors.WrongPassphrase)):
        Workspace.open(safe, "correct horse", today=TODAY)
    assert fingerprint(safe.parent) == before


def test_a_plain_workspace_needs_no_passphrase_and_ignores_one(path: Path) -> None:
    Workspace.open(path, "whatever", today=TODAY).close()


def test_another_protected_database_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.touch()
    raw = cipher.connect(path, cipher.key_for(path, "correct horse"))
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    with pytest.raises(errors.NotAWorkspace):
        Workspace.open(path, "correct horse", today=TODAY)
