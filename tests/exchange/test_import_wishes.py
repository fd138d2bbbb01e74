"""The command line says what was guessed and left out, and refuses what would have no effect."""

from pathlib import Path

import pytest

from amdesk.__main__ import DONE, REFUSED, main
from amdesk.commands.subjects import words
from amdesk.exchange.targets import Subject

PEOPLE = "Company,Name,E-mail,Role\nKonex,Ada Novak,ada@konex.example,Donor\nKonex,Ben Ok,ben@konex.example,Decider\n"
LINES = "From,To,Relation\nAda Novak,Ben Ok,advice\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.amdesk"


def brought(desk: Path, name: str, text: str, *more: str) -> int:
    path = desk.parent / name
    path.write_text(text, "utf-8")
    return main(["import", str(path), "--into", str(desk), *more])


def test_what_was_guessed_and_left_out_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brought(desk, "a.csv", "Company,City,Flag\nKonex,Leeds,x\nAcme,Rome,y\n") == DONE
    assert capsys.readouterr().out.splitlines() == [
        "a.csv: Added 2 accounts.",
        "  Taken for accounts by its headings. --as says otherwise.",
        "  Left out: Flag.",
    ]


def test_a_file_that_is_not_plain_says_what_it_may_be(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brought(desk, "p.csv", "product_name,supplier,stock,reorder,size\nOil,1,2,3,4\nFat,2,3,4,5\n") == REFUSED
    said = capsys.readouterr().err
    assert "Taken for products, these columns would be left out: supplier, stock, reorder, size." in said


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ("Rolle:Donor=label", "There is no column “Rolle”; there are Company, Name, E-mail, Role."),
        ("Role:Donr=label", "“Role” holds no “Donr”; it holds Donor, Decider."),
        ("Name:Ada=label", "The words of “Name” are no choices here, so “Name:Ada=label” has no effect."),
    ],
)
def test_a_word_that_is_not_there_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str], wish: str, says: str
) -> None:
    assert brought(desk, "p.csv", PEOPLE, "--value", wish) == REFUSED
    assert says in capsys.readouterr().err


def test_a_relation_beside_a_column_of_kinds_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought(desk, "p.csv", PEOPLE)
    assert brought(desk, "l.csv", LINES, "--relation", "asks") == REFUSED
    assert "--relation has no effect: the column “Relation” of l.csv says how people are joined." in (
        capsys.readouterr().err
    )
    assert brought(desk, "l.csv", LINES, "--relation", "asks", "--map", "Relation=") == DONE


def test_one_row_is_here_already_and_several_are(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text, says in (("Company,City\nKonex,Leeds\n", "1 account is"), ("Company,City\nA,X\nB,Y\n", "2 accounts are")):
        brought(desk, "a.csv", text, "--as", "accounts")
        capsys.readouterr()
        brought(desk, "a.csv", text, "--as", "accounts")
        assert f"Nothing is new: {says} here already." in capsys.readouterr().out


def test_rows_without_account_say_how_to_name_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rejected = desk.parent / "rejected.csv"
    text = PEOPLE + ",Cleo Ito,cleo@x.example,\n"
    assert brought(desk, "p.csv", text, "--rejected", str(rejected)) == DONE
    assert "--account NAME takes the rows that name no account." in capsys.readouterr().out
    assert "--account" not in rejected.read_text("utf-8-sig")


def test_what_may_be_twice_is_said_in_full(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought(desk, "a.csv", "Company,City\nThe Long Name of a Company of Packers and Movers,Leeds\n")
    brought(desk, "b.csv", "Company,City\nThe Long Name of a Company of Packers and Movers Ltd,Leeds\n")
    said = capsys.readouterr().out
    assert "may be The Long Name of a Company of Packers and Movers: " in said and "legal form" in said


def test_every_word_of_import_can_be_exported(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought(desk, "p.csv", PEOPLE)
    for subject in Subject:
        out = desk.parent / f"{subject.value}.csv"
        said = ["export", "csv", "--internal", "--subject", subject.value, "--from", str(desk), "--to", str(out)]
        assert main(said) == DONE, subject
    assert "origin" not in words() and "meetings" in words()


def test_two_files_about_the_same_people_count_them_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first, second = book.active, book.create_sheet("More")
    for row in (("Company", "Name", "E-mail"), ("Konex", "Ada Novak", "ada@konex.example")):
        first.append(row)
    for row in (("Company", "Name", "Phone", "E-mail"), ("Konex", "Ada Novak", "+49 30 12345", "ada@konex.example")):
        second.append(row)
    path = desk.parent / "book.xlsx"
    book.save(path)
    assert main(["import", str(path), "--into", str(desk)]) == DONE
    capsys.readouterr()
    main(["list", "people", "--from", str(desk)])
    assert "1 person" in capsys.readouterr().out
