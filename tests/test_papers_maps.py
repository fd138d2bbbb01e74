"""The map alone, from a real workspace: vectors on every sheet, nothing of ours for the customer, SVG and pictures."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from amdesk.__main__ import DONE, main
from amdesk.analysis.map_arrangements import Arrangement
from amdesk.model.accounts import Account, Unit
from amdesk.model.colleagues import Colleague
from amdesk.model.people import Coverage, Group, GroupMember, Label, Line, Membership, Person
from amdesk.model.values import GroupKind, LineKind, Role, Stance
from amdesk.papers.maps import MapWish, built_map, map_content, png_of, svg_of, write_map
from amdesk.report.styles import PaperSize
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)
LONG_AGO = date(2025, 1, 10)
PRINTED = datetime(2026, 11, 21, 14, 5)
INTERNAL = ("Zitrone", "Decider", "++", "Nora", "NB", "advises", "camp", "never", "Hottechi", "Signs above", "Internal")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def konex(tmp_path: Path) -> Iterator[Workspace]:
    """Ada leads Ben and Cleo; everything that can be thought of them is known."""
    opened = Workspace.create(tmp_path / "konex.amdesk", today=TODAY)
    with opened.write("Konex") as session:
        account, other = Account(name="Konex"), Account(name="Hottechi")
        nora = Colleague(name="Nora Blake")
        session.add_all([account, other, nora])
        session.flush()
        unit = Unit(account_id=account.id, name="Finance & Control")
        made = {name: Person(account_id=account.id, name=name, came_in=LONG_AGO) for name in ("Ada", "Ben", "Cleo")}
        made["Dan"] = Person(account_id=other.id, name="Dan of another", came_in=LONG_AGO)
        made["Eve"] = Person(account_id=account.id, name="Signs above 250,000", is_placeholder=True, came_in=LONG_AGO)
        session.add_all([unit, *made.values()])
        session.flush()
        for who, boss in (("Ben", "Ada"), ("Cleo", "Ada")):
            session.add(Line(source_id=made[who].id, target_id=made[boss].id, kind=LineKind.REPORTS, since=LONG_AGO))
        for who, to in (("Ben", "Cleo"), ("Dan", "Ada")):
            session.add(Line(source_id=made[who].id, target_id=made[to].id, kind=LineKind.ADVISES, since=LONG_AGO))
        made["Ada"].stance, made["Ada"].influence, made["Ada"].interest = Stance.CHAMPION, 5, 9
        made["Ada"].take_role(Role.DECIDER, LONG_AGO)
        camp = Group(account_id=account.id, name="Build it camp", kind=GroupKind.CAMP)
        session.add_all([camp, Label(person_id=made["Ben"].id, text="Zitrone")])
        session.flush()
        session.add(GroupMember(group_id=camp.id, person_id=made["Ben"].id, since=LONG_AGO))
        session.add(Coverage(person_id=made["Ada"].id, colleague_id=nora.id, since=LONG_AGO))
        session.add(Membership(person_id=made["Ada"].id, job="Head of finance", unit_id=unit.id, since=LONG_AGO))
    yield opened
    opened.close()


def pages(workspace: Workspace, wish: MapWish) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(built_map(map_content(workspace, 1, wish), wish, printed=PRINTED))


def words(document: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_every_arrangement_is_one_page_of_vectors_with_every_name(konex: Workspace, arrangement: Arrangement) -> None:
    document = pages(konex, MapWish(arrangement))
    assert len(document) == 1
    kinds = {found.type for found in document[0].get_objects()}
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds and pdfium.FPDF_PAGEOBJ_PATH in kinds
    found = words(document)
    for name in ("Ada", "Ben", "Cleo", "Internal"):
        assert name in found


def test_the_ground_of_an_arrangement_is_on_paper_too(konex: Workspace) -> None:
    assert "Manage closely" in words(pages(konex, MapWish(Arrangement.POWER_INTEREST)))
    assert "Finance & Control" in words(pages(konex, MapWish(Arrangement.UNITS)))
    covered = words(pages(konex, MapWish(Arrangement.COVERAGE)))
    assert "Nora Blake" in covered and "Nobody of ours" in covered


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A3, PaperSize.A2])
def test_a_map_lies_on_the_long_side_of_any_sheet(konex: Workspace, size: PaperSize) -> None:
    wide, high = pages(konex, MapWish(size=size)).get_page_size(0)
    assert (wide, high) == pytest.approx((size.value[1], size.value[0]), abs=0.1)


def test_several_sheets_each_say_their_place_and_carry_marks(konex: Workspace) -> None:
    document = pages(konex, MapWish(sheets=2))
    assert len(document) == 4
    said = [page.get_textpage().get_text_range() for page in document]
    for number, text in enumerate(said):
        assert f"Row {number // 2 + 1}, column {number % 2 + 1} of 2 × 2" in text


def test_every_sheet_says_the_title_and_the_first_one_the_signs(konex: Workspace) -> None:
    document = pages(konex, MapWish(sheets=2))
    said = [document[place].get_textpage().get_text_range() for place in range(4)]
    assert all("Account map – Konex · Row" in page for page in said)
    assert ["Band: stance" in page for page in said] == [True, False, False, False]


def test_a_printed_hierarchy_begins_with_its_gaps_unless_it_is_for_the_customer(konex: Workspace) -> None:
    assert "gap" in map_content(konex, 1, MapWish()).sentence
    assert map_content(konex, 1, MapWish(for_customer=True)).sentence == ""


def test_cards_too_small_for_more_say_forename_and_surname(konex: Workspace) -> None:
    with konex.write("Many") as session:
        session.add_all(Person(account_id=1, name=f"Barbara Wea{n:03}", came_in=LONG_AGO) for n in range(160))
    said = words(pages(konex, MapWish()))
    assert said.count("Barbara") == 160 and said.count("Wea") == 160


def test_two_sheets_side_by_side_show_the_same_strip(konex: Workspace) -> None:
    document = pages(konex, MapWish(sheets=2))
    left, right = (document[i].render(scale=1).to_pil().convert("L") for i in (0, 1))
    strip, margin, top, bottom = 34, 48, 90, 480
    wide = left.width - 2 * margin
    one = left.crop((margin + wide - strip + 2, top, margin + wide - 2, bottom))
    other = right.crop((margin + 2, top, margin + strip - 2, bottom))
    assert one.size == other.size
    differing = sum(abs(a - b) > 90 for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert differing < 0.01 * len(one.tobytes())


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("sheets", [1, 2])
def test_the_customer_sees_names_titles_and_units_and_nothing_of_ours(
    konex: Workspace, arrangement: Arrangement, sheets: int
) -> None:
    wish = MapWish(arrangement, for_customer=True, sheets=sheets)
    found = words(pages(konex, wish)) + svg_of(map_content(konex, 1, wish))
    for name in ("Ada", "Ben", "Cleo", "Head of finance"):
        assert name in found
    for secret in (*INTERNAL, "Build it", "Dan of another", "Manage closely"):
        assert secret not in found, secret


def test_stance_is_told_by_its_sign_where_there_is_no_colour(konex: Workspace) -> None:
    found = words(pages(konex, MapWish()))
    assert "++" in found and "◆ Decider" in found and "advises" in found


def test_what_is_folded_is_counted_on_paper(konex: Workspace) -> None:
    ada = konex.select("SELECT id FROM person WHERE name = 'Ada'")[0][0]
    found = words(pages(konex, MapWish(folded=frozenset({ada}))))
    assert "+ 2 people below" in found and "Cleo" not in found


def test_the_svg_is_wellformed_and_keeps_names_as_text(konex: Workspace) -> None:
    with konex.write("Hostile") as session:
        session.get_one(Person, 2).name = "<b>Ben & Söhne</b>"
    root = ElementTree.fromstring(svg_of(map_content(konex, 1, MapWish())))
    texts = {"".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ada", "Cleo"} <= texts and any("<b>Ben & Söhne" in text for text in texts)
    assert root.find("{http://www.w3.org/2000/svg}image") is None


def test_the_picture_is_a_png_of_the_maps_own_size(konex: Workspace) -> None:
    picture = png_of(map_content(konex, 1, MapWish()), PRINTED)
    wide, high = int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
    assert picture.startswith(b"\x89PNG\r\n") and 800 < wide <= 8000 and 300 < high <= 8000


@pytest.mark.parametrize(("name", "begins"), [("m.pdf", b"%PDF"), ("m.svg", b"<svg"), ("m.PNG", b"\x89PNG")])
def test_the_ending_says_what_is_written(konex: Workspace, tmp_path: Path, name: str, begins: bytes) -> None:
    write_map(konex, 1, tmp_path / name, MapWish())
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_map_is_exported_from_the_command_line(
    konex: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    konex.close()
    told = ["export", "map", "--from", str(tmp_path / "konex.amdesk"), "--account", "Konex"]
    target = tmp_path / "map.pdf"
    said = ["--arrangement", "coverage", "--paper", "a3", "--sheets", "2", "--most-asked"]
    assert main([*told, "--to", str(target), *said]) == DONE
    assert len(pypdfium2.PdfDocument(target)) == 4
    assert str(target) in capsys.readouterr().out
    assert main([*told, "--to", str(tmp_path / "map.docx")]) != DONE
    assert ".pdf, .svg or .png" in capsys.readouterr().err
