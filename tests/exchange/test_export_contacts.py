"""People leave as vCards that follow RFC 6350 to the letter and say nothing internal."""

import json
import re
import stat
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from amdesk.exchange.contacts import read_contacts
from amdesk.exchange.out.contacts import PersonCard, Version, card_text, escape, fold, name_parts, write_contacts
from amdesk.model.base import clean
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy
from tests.exchange.sampled import CANARY, account_called, sample_with_canaries

PROPERTY = re.compile(r"[A-Z-]+(;[A-Z]+=(\"[^\"\x00-\x1f]*\"|[^;:,\"\x00-\x1f]+)(,[^;:,\"]+)*)*:")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("made")
    workspace = opened_copy(sample_with_canaries(), folder)
    yield workspace
    workspace.close()


def card(**says: str) -> PersonCard:
    usual = dict.fromkeys(("uid", "name", "job", "unit", "organisation", "mail", "phone", "mobile", "url", "note"), "")
    return PersonCard(**{**usual, "uid": "u1", "name": "Ada Novak"} | says, address=())  # type: ignore[arg-type]


def judge(raw: bytes) -> None:
    """The standard's rules of lines, folding and escaping."""
    assert raw.endswith(b"END:VCARD\r\n") and raw.count(b"BEGIN:VCARD\r\n") == raw.count(b"END:VCARD\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    for line in re.sub(rb"\r\n[ \t]", b"", raw).decode("utf-8").split("\r\n")[:-1]:
        assert PROPERTY.match(line), line
        name, _colon, value = line.partition(":")
        bare = re.sub(r"\\[\\,;nN]", "", value)
        assert "\\" not in bare and "," not in bare, line
        assert ";" not in bare or name.split(";")[0] in ("N", "ORG", "ADR"), line


@pytest.mark.parametrize("version", Version)
def test_all_people_are_read_back_as_they_are(sample: Workspace, tmp_path: Path, version: Version) -> None:
    path = tmp_path / "people.vcf"
    count = write_contacts(path, sample, version=version)
    judge(path.read_bytes())
    back = read_contacts(path)
    expected = sample.select(
        "SELECT uid, name, mail FROM person WHERE is_placeholder = 0 AND (left_on IS NULL OR left_on > ?)",
        (sample.today.isoformat(),),
    )
    assert count == len(back.cards) and not back.problems
    assert {(c.uid, c.name, *(c.mails or ("",))[:1]) for c in back.cards} == set(expected)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_internal_is_on_a_card(sample: Workspace, tmp_path: Path) -> None:
    write_contacts(tmp_path / "people.vcf", sample, former=True)
    assert CANARY not in (tmp_path / "people.vcf").read_text("utf-8")


def test_one_account_s_people_are_only_its_own(sample: Workspace, tmp_path: Path) -> None:
    write_contacts(tmp_path / "konex.vcf", sample, account_called(sample, "Konex"))
    assert {c.organisation for c in read_contacts(tmp_path / "konex.vcf").cards} == {"Konex"}


def test_naughty_strings_come_back(realdata: Path) -> None:
    told = json.loads((realdata / "naughty_strings" / "blns.json").read_text("utf-8"))
    for each in told:
        text = clean(str(each)).strip()
        if not text:
            continue
        raw = card_text(card(name=text, job=text, note=text)).encode()
        judge(raw)
        (back,) = read_contacts(raw).cards
        assert (back.name, back.title, back.note) == (" ".join(text.split()), " ".join(text.split()), text)


@given(st.text(max_size=300).map(lambda text: clean(text, lines=True).strip()))
def test_any_note_comes_back(text: str) -> None:
    raw = card_text(card(note=text)).encode()
    judge(raw)
    (back,) = read_contacts(raw).cards
    assert back.note.split() == text.split()


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_folding_loses_nothing_and_no_line_is_too_long(line: str) -> None:
    folded = fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(each.encode()) <= 75 for each in folded.split("\r\n"))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Novak", ("Novak", "Ada")),
        ("Anna Maria van der Berg", ("van der Berg", "Anna Maria")),
        ("Novak, Ada", ("Novak", "Ada")),
        ("Cher", ("Cher", "")),
        ("王小明", ("王小明", "")),
    ],
)
def test_a_name_has_its_parts(name: str, parts: tuple[str, str]) -> None:
    assert name_parts(name) == parts


def test_escaping_is_that_of_the_standard() -> None:
    assert escape("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


@pytest.mark.parametrize("version", list(Version), ids=lambda v: v.value)
def test_another_program_reads_every_card_as_it_was_meant(version: Version) -> None:
    name, note = "Zoë " + "Æsir-" * 30 + "王小明", "Zeile 1\nZeile 2 \\ ende"
    address = ("", "", "", "", "")
    job, house, phone = "Chef; Einkauf, Süd", "Łódź & Söhne", "+49 (0) 40 1, 2"
    card = PersonCard("u1", name, job, "", house, "zoe@x.example", phone, "", address, "", note)
    read = vobject.readOne(card_text(card, version))
    assert (read.fn.value, read.title.value, read.org.value) == (card.name, card.job, [card.organisation])
    assert (read.tel.value, read.email.value, read.note.value) == (card.phone, card.mail, card.note)
