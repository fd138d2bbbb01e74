"""Tables of other programs: read as they are, or refused with a sentence."""

import io
import json
import os
import random
import stat
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from amdesk.exchange.reading import ENCODINGS, decode
from amdesk.exchange.tables import ReadError, Table, read_table, read_text, write_csv
from amdesk.exchange.writing import guard, unguard

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def table_of(folder: Path, content: bytes | str, **chosen: object) -> Table:
    file = folder / "table.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(file, **chosen)  # type: ignore[arg-type]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def workbook_with(folder: Path, sheet_xml: str) -> Path:
    """A workbook whose one sheet is the given XML, as an attacker would write it."""
    plain = io.BytesIO()
    Workbook().save(plain)
    file = folder / "book.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, sheet_xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return file


def saved(folder: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = folder / "book.xlsx"
    book.save(file)
    return file


# Text with separators


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_separator_is_recognised(tmp_path, separator):
    table = table_of(tmp_path, "Name,City,Sales\nAcme,Köln,12\nBeta,Bern,13\n".replace(",", separator))
    assert (table.separator, table.columns) == (separator, ("Name", "City", "Sales"))


def test_a_decimal_comma_does_not_pass_for_a_separator(tmp_path):
    assert cells(table_of(tmp_path, "Name;Sales\nAcme;1,5\nBeta;2,5\n")) == [("Acme", "1,5"), ("Beta", "2,5")]


def test_one_column_of_company_names_with_commas_in_quotes_stays_one_column(tmp_path):
    assert table_of(tmp_path, 'Company\n"Acme, Inc."\n"Beta, Ltd."\n').columns == ("Company",)


def test_columns_of_one_width_are_read(tmp_path):
    path = tmp_path / "orders.txt"
    path.write_text(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118 12  129.73\n", "utf-8")
    assert cells(read_table(path)) == [
        ("00004", "0001", "19970101", "2", "29.33"),
        ("00004", "0001", "19970118", "12", "129.73"),
    ]


def test_names_of_several_words_are_no_columns(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("Ada Novak\nBen Okafor\nCleo Ito\n", "utf-8")
    assert len(read_table(path).columns) == 1


def test_excels_first_line_names_the_separator(tmp_path):
    table = table_of(tmp_path, "sep=;\r\nName;City\r\nAcme;Bern\r\n")
    assert (table.columns, table.rows[0].number) == (("Name", "City"), 3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(tmp_path, end):
    assert cells(table_of(tmp_path, end.join(["Name,City", "Acme,Bern", "Beta,Köln"]))) == [
        ("Acme", "Bern"),
        ("Beta", "Köln"),
    ]


def test_a_row_is_numbered_by_its_first_line(tmp_path):
    table = table_of(tmp_path, 'Name,Note\nAcme,"one\ntwo"\n\nBeta,x\n')
    assert [row.number for row in table.rows] == [2, 5]


def test_a_short_row_is_padded_and_a_long_one_is_reported_and_kept(tmp_path):
    table = table_of(tmp_path, "Name,City\nAcme\nBeta,Bern,extra\n")
    assert cells(table) == [("Acme", "", ""), ("Beta", "Bern", "extra")]
    assert [problem.number for problem in table.problems] == [3]
    assert table.columns == ("Name", "City", "Column 3")


def test_column_names_are_made_unique(tmp_path):
    assert table_of(tmp_path, "Name,,Name,name\nx,1,y,z\n").columns == ("Name", "Column 2", "Name 2", "name 3")


def test_columns_without_name_or_content_are_dropped(tmp_path):
    assert table_of(tmp_path, "Name,City,,,\nAcme,Bern,,,\n").columns == ("Name", "City")


def test_a_zero_character_is_shown_and_reported(tmp_path):
    table = table_of(tmp_path, b"Name,City\nAc\0me,Bern\n")
    assert (cells(table), table.problems[0].number) == ([("Ac␀me", "Bern")], 2)


def test_text_after_a_closing_quote_is_reported_and_costs_no_row(tmp_path):
    table = table_of(tmp_path, 'Name,City\n"Acme"x,Bern\nBeta,Köln\n')
    assert (cells(table), len(table.problems)) == ([("Acmex", "Bern"), ("Beta", "Köln")], 1)


def test_a_quote_left_open_at_the_end_costs_no_row(tmp_path):
    table = table_of(tmp_path, 'Name,City\nAcme,"Bern\nBeta,Köln\n')
    assert (cells(table), table.problems[0].number) == ([("Acme", '"Bern'), ("Beta", "Köln")], 2)


def test_the_title_above_a_report_is_left_out_and_said(tmp_path):
    table = table_of(tmp_path, "Sales report\n\nName,City,Sales\nAcme,Bern,1\nBeta,Köln,2\n")
    assert (table.columns, table.problems[0].number) == (("Name", "City", "Sales"), 1)


def test_headings_can_be_overruled(tmp_path):
    assert table_of(tmp_path, "Name,City\nAcme,Bern\n", header=False).columns == ("Column 1", "Column 2")


def test_a_file_with_nothing_in_it_is_an_empty_table(tmp_path):
    assert table_of(tmp_path, b"").columns == ()


def test_a_pasted_block_is_read():
    table = read_text("Name\tMail\nAda\tada@example.org\n")
    assert (table.columns, cells(table)) == (("Name", "Mail"), [("Ada", "ada@example.org")])


def test_a_pasted_list_of_people_has_no_headings():
    assert not read_text("Ada Byron\tada@example.org\nBen Ode\tben@example.org").has_header


@pytest.mark.parametrize(
    "content",
    [
        b'a,b\n1,"' + b"x" * 5_000_000,
        b'a,b\n1,"' + b"x y\n" * 1_250_000,
        b",".join(b"%d" % n for n in range(50_000)) + b"\n1\n",
        b"a,b\n" + b"1,2\n" * 200_100,
        b"<html><table><tr><td>Name</td></tr></table></html>",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        bytes(range(1, 9)) * 500,
        b"PK\x03\x04 and then nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    ],
    ids=["open-quote", "open-quote-lines", "wide", "long", "page", "pdf", "binary", "torn-zip", "old-office"],
)
@pytest.mark.timeout(30)
def test_what_is_no_table_is_refused_without_holding_up(tmp_path, content):
    with pytest.raises(ReadError, match=r"\.$"):
        table_of(tmp_path, content)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(ReadError):
            read_table(path)


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_a_pipe_does_not_hang_the_reader(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ReadError, match="ordinary file"):
        read_table(tmp_path / "pipe.csv")


# Encodings

GERMAN = "Name,Ort\nMüller & Söhne,Köln\nGrößer AG,Zürich\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", GERMAN),
        ("utf-8-sig", GERMAN),
        ("utf-16", GERMAN),
        ("utf-16-le", GERMAN),
        ("utf-16-be", GERMAN),
        ("utf-32", GERMAN),
        ("cp1252", GERMAN.replace("AG", "AG – “neu” €")),
        ("latin-1", GERMAN),
        ("cp1250", "Název,Město\nŠkoda,Plzeň\nŁódzka Spółka,Wrocław\n"),
        ("cp1251", "Имя,Город\nОбщество Ромашка,Москва\nИванов и сыновья,Казань\n"),
        ("cp932", "会社名,住所\n株式会社サンプル,東京都千代田区\n山田商店,大阪市北区\n"),
    ],
)
def test_the_encoding_is_guessed(tmp_path, encoding, text):
    lines = [tuple(line.split(",")) for line in text.splitlines()]
    table = table_of(tmp_path, text.encode(encoding))
    assert [table.columns, *cells(table)] == lines


def test_a_wrong_guess_can_be_corrected(tmp_path):
    raw = "Имя,Город\nИрина,Омск\n".encode("cp866")
    assert table_of(tmp_path, raw, encoding="cp866").columns == ("Имя", "Город")


def test_an_encoding_that_does_not_fit_is_refused_with_advice(tmp_path):
    with pytest.raises(ReadError, match="Choose another encoding"):
        table_of(tmp_path, GERMAN.encode("cp1252"), encoding="utf-8")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_offered_is_known(encoding):
    assert decode("Name".encode(encoding), encoding)[0] == "Name"


@given(st.binary(max_size=300))
def test_any_bytes_can_be_shown(raw):
    text, encoding = decode(raw)
    assert decode(raw, encoding)[0] == text


# Writing


@given(st.text(max_size=30))
def test_guarded_text_starts_no_formula_and_comes_back(text):
    assert not guard(text).startswith(FORMULA_STARTS)
    assert unguard(guard(text)) == text


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r\x1f"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WRITTEN, WRITTEN), max_size=6))
def test_what_is_written_is_read_back(tmp_path_factory, rows):
    file = tmp_path_factory.mktemp("csv") / "written.csv"
    write_csv(file, ["Key", "One", "Two"], [("k", *row) for row in rows])
    assert cells(read_table(file, separator=",", header=True)) == [("k", *row) for row in rows]


def test_numbers_and_days_are_written_bare(tmp_path):
    write_csv(tmp_path / "a.csv", ["Sum", "Day"], [[Decimal("-5.20"), date(2026, 12, 5)], ["-5.20", None]])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == ["Sum,Day", "-5.20,2026-12-05", "'-5.20,"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions elsewhere")
def test_a_written_file_is_private(tmp_path):
    write_csv(tmp_path / "a.csv", ["A"], [["x"]])
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600


def test_a_failing_export_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_csv(tmp_path / "a.csv", ["A"], ([str(1 // n)] for n in (1, 0)))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.csv", "old")]


# Workbooks


def test_typed_cells_become_the_text_a_person_would_write(tmp_path):
    values = ["Acme", 12, 12.0, 0.1, True, date(2026, 12, 5), datetime(2026, 12, 5, 14, 30), None, "007"]
    table = read_table(saved(tmp_path, ("Sheet", [list("abcdefghi"), values])))
    expected = ("Acme", "12", "12", "0.1", "TRUE", "2026-12-05", "2026-12-05 14:30:00", "", "007")
    assert table.rows[0].cells == expected


def test_the_first_sheet_with_content_is_taken_and_all_are_named(tmp_path):
    book = saved(tmp_path, ("Cover", []), ("Accounts", [["Name", "City"], ["Acme", "Bern"]]), ("More", [["Sum", "Of"]]))
    table = read_table(book)
    assert (table.sheet, table.sheets) == ("Accounts", ("Cover", "Accounts", "More"))
    assert read_table(book, sheet="More", header=True).columns == ("Sum", "Of")


def test_an_unknown_sheet_is_refused(tmp_path):
    with pytest.raises(ReadError, match="no sheet “Nope”"):
        read_table(saved(tmp_path, ("Sheet", [["a"]])), sheet="Nope")


def test_a_workbook_is_known_by_its_content_not_by_its_name(tmp_path):
    book = saved(tmp_path, ("Sheet", [["Name", "City"], ["Acme", "Bern"]])).rename(tmp_path / "export.csv")
    assert read_table(book).columns == ("Name", "City")


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path):
    xml = SHEET.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="C{0}"><v>3</v></c></row>'
    table = read_table(workbook_with(tmp_path, xml.format(row.format(1) + row.format(2))))
    assert cells(table) == [("1", "", "3"), ("1", "", "3")]


def test_characters_xlsx_writes_as_numbers_are_themselves_again(tmp_path):
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    xml = SHEET.format('<row r="1">' + cell.format("A_x000D_B") + cell.format("_x005F_x000D_") + "</row>")
    assert read_table(workbook_with(tmp_path, xml), header=False).rows[0].cells == ("A\rB", "_x000D_")


@pytest.mark.timeout(30)
def test_one_far_cell_does_not_hang_the_reader(tmp_path):
    row = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    file = workbook_with(tmp_path, SHEET.format(row.format(1, "A") + row.format(1_048_576, "XFD")))
    with pytest.raises(ReadError, match="goes beyond row 200,000"):
        read_table(file)


@pytest.mark.timeout(30)
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    file = workbook_with(
        tmp_path, SHEET.format('<row r="1"><c t="inlineStr"><is><t>' + "a" * 30_000_000 + "</t></is></c></row>")
    )
    with pytest.raises(ReadError, match="unpacks to far more"):
        read_table(file)


def test_a_billion_laughs_are_refused(tmp_path):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>' + SHEET.format(
        '<row r="1"><c t="inlineStr"><is><t>&e9;</t></is></c></row>'
    )
    with pytest.raises(ReadError):
        read_table(workbook_with(tmp_path, xml))


def test_other_archives_are_refused_by_kind(tmp_path):
    file = tmp_path / "letter.odt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(ReadError, match="not an XLSX workbook"):
        read_table(file)


def test_random_damage_is_answered_with_a_sentence(tmp_path):
    raw = bytearray(saved(tmp_path, ("Sheet", [["Name", "City"], ["Acme", "Bern"]])).read_bytes())
    dice = random.Random(7)
    for _ in range(150):
        damaged = bytearray(raw)
        for _ in range(3):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            table_of(tmp_path, bytes(damaged))
        except ReadError as refusal:
            assert str(refusal).endswith(".")


# Files made by other programs


def test_hard_csv_files_give_the_published_answers(realdata):
    for file in sorted((realdata / "csv_spectrum" / "csvs").glob("*.csv")):
        answer = json.loads((realdata / "csv_spectrum" / "json" / f"{file.stem}.json").read_text("utf-8"))
        table = read_table(file)
        rows = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]
        if file.stem == "location_coordinates":  # its answer is one object, and of another phone number than the file
            rows, answer = [{**rows[0], "Contact Phone Number": answer["Contact Phone Number"]}], [answer]
        assert rows == answer, file.name


def test_salesforce_exports_in_an_old_encoding_are_read(realdata):
    table = read_table(realdata / "salesforce_dataloader" / "accountData.csv")
    assert (table.encoding, len(table.rows), table.problems) == ("cp1252", 423, ())
    assert any("Crédito Inmobiliar" in cell for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("name", "separator", "rows", "columns"),
    [
        ("DimReseller", "|", 701, 20),
        ("Employee", "\t", 290, 16),
        ("FactCallCenter", "|", 120, 14),
        ("SalesPerson", "\t", 17, 9),
    ],
)
def test_files_without_headings_lose_no_row(realdata, name, separator, rows, columns):
    table = read_table(realdata / "adventureworks" / f"{name}.csv")
    assert (table.has_header, table.separator, len(table.rows), len(table.columns)) == (False, separator, rows, columns)


@pytest.mark.parametrize(
    "folder",
    ["northwind", "salesforce_npsp", "chinook", "online_retail", "networks", "names", "complaints_cfpb", "telco_churn"],
)
def test_exports_with_headings_are_recognised_and_even(realdata, folder):
    for file in (realdata / folder).glob("*.csv"):
        table = read_table(file)
        assert (table.has_header, table.problems) == (True, ()), file.name


def test_purchases_in_columns_of_one_width_are_read_whole(realdata):
    table = read_table(realdata / "cdnow" / "CDNOW_sample.txt")
    assert (len(table.rows), len(table.columns), table.has_header) == (6919, 5, False)


def test_ids_written_as_fractions_stay_as_written(realdata):
    table = read_table(realdata / "online_retail" / "2010-12-01.csv")
    assert table.rows[0].cells[table.columns.index("CustomerID")] == "17850.0"


def test_naughty_strings_come_back_equal(realdata, tmp_path):
    strings = json.loads((realdata / "naughty_strings" / "blns.json").read_text("utf-8"))
    write_csv(tmp_path / "n.csv", ["Number", "Text"], enumerate(strings))
    table = read_table(tmp_path / "n.csv")
    assert [row.cells[1] for row in table.rows] == strings


def test_every_workbook_is_read_or_refused_with_a_sentence(realdata):
    refused = {}
    for file in sorted((realdata / "xlsx").rglob("*.xls?")):
        try:
            read_table(file)
        except ReadError as refusal:
            refused[file.name] = str(refusal)
    assert set(refused) == {"issue252.xlsx", "pass_protected.xlsx", "strict_iso_paths.xlsx"}
    assert all(sentence.endswith(".") for sentence in refused.values())
