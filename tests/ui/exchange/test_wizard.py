"""The import in the window: nothing is written before the button, everything can be undone after it."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.exchange.importing import Outcome, carry_out
from amdesk.exchange.mapping import Subject
from amdesk.model.accounts import Account
from amdesk.ui.desk import Desk
from amdesk.ui.exchange.arriving import take_dropped
from amdesk.ui.exchange.source import Choices
from amdesk.ui.exchange.wizard import ImportWizard
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Link, Text
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import NewRecord
from tests.exchange.desk import count, planned

CUSTOMERS = "customer_id,company_name,contact_name,xyz\nA1,Konex,Ada Novak,CFO\nB2,Acme,Ben Okafor,Buyer\n"


def accounts(desk: Desk) -> list[str]:
    return [name for (name,) in desk.workspace.select("SELECT name FROM account ORDER BY id")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS, "utf-8")
    return path


def opened(desk: Desk, qtbot: QtBot, *paths: Path) -> ImportWizard:
    wizard = ImportWizard(desk, paths)
    qtbot.addWidget(wizard)
    wizard.show()
    settle(qtbot, desk)
    return wizard


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10_000)


def test_a_file_is_shown_before_it_is_imported(desk: Desk, qtbot: QtBot, file: Path) -> None:
    wizard = opened(desk, qtbot, file)
    assert wizard.sentence.text() == "2 accounts and 2 people will be added."
    assert wizard.preview.table is not None and len(wizard.preview.table.shown_keys()) == 2
    assert wizard.run_button.isEnabled() and accounts(desk) == []


def test_importing_goes_to_the_page_and_offers_undo(desk: Desk, qtbot: QtBot, file: Path) -> None:
    wizard = opened(desk, qtbot, file)
    said: list[tuple[str, object, str, object]] = []
    desk.announced.connect(lambda *words: said.append(words))
    with qtbot.waitSignals([desk.travelled, desk.committed], timeout=10_000):
        wizard.run_button.click()
    assert accounts(desk) == ["Konex", "Acme"]
    assert [(words[0], words[2]) for words in said] == [("Imported: 2 accounts, 2 people", "Undo")]
    desk.undo()
    assert accounts(desk) == []


def test_a_column_that_was_left_out_can_be_used(desk: Desk, qtbot: QtBot, file: Path) -> None:
    wizard = opened(desk, qtbot, file)
    combo = wizard.columns.combos["xyz"]
    combo.setCurrentIndex(combo.findData("person.job"))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot, desk)
    assert wizard.mapping is not None and wizard.mapping.chosen["xyz"] == "person.job"
    assert wizard.plan is not None and wizard.plan.mapping is wizard.mapping


def test_what_the_rows_are_can_be_chosen(desk: Desk, qtbot: QtBot, file: Path) -> None:
    wizard = opened(desk, qtbot, file)
    wizard.source.subject.setCurrentIndex(2)
    wizard.source.subject.activated.emit(2)
    settle(qtbot, desk)
    assert wizard.mapping is not None and wizard.mapping.subject.value == "people"


def test_refused_rows_can_be_looked_at_alone(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    sales = tmp_path / "sales.csv"
    sales.write_text("date,customer,amount\n2026-01-05,Konex,5.00\n2026-01-06,,6.00\n2026-01-07,Acme,7.00\n", "utf-8")
    wizard = opened(desk, qtbot, sales)
    button = wizard.findChild(Button, f"import-filter-{Outcome.REFUSED.value}")
    assert button is not None and button.text() == "Refused 1"
    button.click()
    assert wizard.preview.table is not None and len(wizard.preview.table.shown_keys()) == 1


def test_a_file_that_cannot_be_read_says_why_in_place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = tmp_path / "page.csv"
    page.write_text("<html><body>no table</body></html>", "utf-8")
    wizard = opened(desk, qtbot, page)
    assert wizard.sentence.text().startswith("page.csv is a web page")
    assert not wizard.run_button.isEnabled()


def test_a_table_can_be_pasted(desk: Desk, qtbot: QtBot) -> None:
    wizard = opened(desk, qtbot)
    QGuiApplication.clipboard().setText("company_name\tcity\nKonex\tBerlin\nAcme\tRome\n")
    wizard.paste()
    settle(qtbot, desk)
    wizard.run_button.click()
    settle(qtbot, desk)
    assert accounts(desk) == ["Konex", "Acme"]


def test_people_without_an_organisation_go_to_the_account_one_chooses(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with desk.workspace.write("Konex") as session:
        session.add(Account(name="Konex"))
    people = tmp_path / "people.csv"
    people.write_text("first name,last name,email\nAda,Novak,ada@konex.de\nBen,Okafor,ben@konex.de\n", "utf-8")
    wizard = opened(desk, qtbot, people)
    assert not wizard.run_button.isEnabled()
    wizard.home.editor.edit.setText("konex")
    wizard.home.editor.finish()
    settle(qtbot, desk)
    assert wizard.sentence.text() == "2 people will be added."


def test_the_managers_of_a_file_go_to_an_account_made_for_them_and_their_lines_find_them(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    nodes, edges, bosses = tmp_path / "nodes.csv", tmp_path / "advice.csv", tmp_path / "reports.csv"
    nodes.write_text("id,age,tenure,level,dept\n1,33.0,9.0,3.0,4.0\n2,42.0,20.0,2.0,4.0\n", "utf-8")
    edges.write_text("from,to\n1,2\n2,1\n", "utf-8")
    bosses.write_text("from,to\n1,2\n", "utf-8")
    wizard = opened(desk, qtbot, nodes, bosses, edges)
    wizard.show_part(0)
    wizard.want_part(0, True)
    settle(qtbot, desk)
    assert "Say above the columns which account takes the rows that name none." in wizard.remarks.text()

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewRecord)
        dialog.form.set_values({"name": "Silicon Systems"})
        dialog.save()

    QTimer.singleShot(0, name_it)
    wizard.findChildren(Link, "import-home-new")[0].click()
    settle(qtbot, desk)
    assert wizard.home.editor.edit.text() == "Silicon Systems"
    for at, rows in ((1, "1 row"), (2, "2 rows")):
        wizard.show_part(at)
        assert rows in [text.text() for text in wizard.meanings.findChildren(Text)]
    gone: list[Place] = []
    desk.travelled.connect(gone.append)
    wizard.run_button.click()
    settle(qtbot, desk)
    assert gone == [Place("account", 1, "map")]
    assert count(desk.workspace, "person") == 2 and count(desk.workspace, "line") == 2


def test_files_dropped_while_an_account_is_in_view_go_to_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with desk.workspace.write("Two") as session:
        session.add_all([Account(name="Konex"), Account(name="Acme")])
    people, bought = tmp_path / "people.csv", tmp_path / "sales.csv"
    people.write_text("first name,last name,email\nAda,Novak,ada@konex.de\n", "utf-8")
    bought.write_text("date,customer,amount\n2026-01-05,,5.00\n", "utf-8")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in (people, bought)])
    window = QWidget()
    qtbot.addWidget(window)
    take_dropped(desk, carried, window, 2)
    (wizard,) = window.findChildren(ImportWizard)
    settle(qtbot, desk)
    assert wizard.home.editor.edit.text() == "Acme"
    assert wizard.sentence.text() == "1 person will be added. 1 row is refused."


def test_several_files_arrive_as_one_step_in_their_order(desk: Desk, qtbot: QtBot, file: Path, tmp_path: Path) -> None:
    sales = tmp_path / "sales.csv"
    sales.write_text("date,customer_id,customer,amount\n2026-01-05,A1,Konex,5.00\n", "utf-8")
    wizard = opened(desk, qtbot, sales, file)
    listed = [wizard.parts.item(row).text() for row in range(wizard.parts.count())]
    assert listed == ["Accounts · customers.csv", "Revenue · sales.csv"] and not wizard.parts.isHidden()
    assert wizard.sentence.text() == "2 accounts, 2 people and 1 revenue line will be added."
    assert accounts(desk) == []
    qtbot.keyClick(wizard.parts, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert accounts(desk) == ["Konex", "Acme"] and count(desk.workspace, "revenue") == 1
    desk.undo()
    assert accounts(desk) == [] and count(desk.workspace, "revenue") == 0


def test_one_of_several_files_can_be_looked_at_and_left_out(
    desk: Desk, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more.csv"
    more.write_text("company_name,city\nGlobex,Rome\n", "utf-8")
    wizard = opened(desk, qtbot, file, more)
    qtbot.keyClick(wizard.parts, Qt.Key.Key_Down)
    assert wizard.found is not None and wizard.found.choices.name == "more.csv"
    assert wizard.preview.table is not None and len(wizard.preview.table.shown_keys()) == 1
    qtbot.keyClick(wizard.parts, Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert wizard.sentence.text() == "2 accounts and 2 people will be added."
    wizard.run_button.click()
    settle(qtbot, desk)
    assert accounts(desk) == ["Konex", "Acme"]


def test_a_file_that_is_not_plain_waits_among_others_until_it_is_ticked(
    desk: Desk, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n", "utf-8")
    wizard = opened(desk, qtbot, odd, file)
    assert wizard.run_button.isEnabled() and "odd.csv is left out for now" in wizard.remarks.text()


def test_the_sheets_of_a_workbook_are_chosen_and_imported_together(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for title, rows in (
        ("Sales", [("date", "customer", "amount"), ("2026-01-05", "Konex", "5.00")]),
        ("Empty", []),
        ("Customers", [("company_name", "city"), ("Konex", "Bonn"), ("Acme", "Rome")]),
    ):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "all.xlsx")
    wizard = opened(desk, qtbot, tmp_path / "all.xlsx")
    assert [read.choices.sheet for read in wizard.reads] == ["Customers", "Sales"]
    wizard.run_button.click()
    settle(qtbot, desk)
    assert accounts(desk) == ["Konex", "Acme"] and count(desk.workspace, "revenue") == 1
    step = desk.workspace.next_undo()
    assert step is not None and step.label.startswith("Import all.xlsx · Customers, all.xlsx · Sales")


@pytest.mark.parametrize(("wrong", "right"), [("cp1251", "cp1252"), ("utf-16", "utf-8")])
def test_the_preview_follows_another_encoding_at_once(
    desk: Desk, qtbot: QtBot, tmp_path: Path, wrong: str, right: str
) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes("company_name;city\nMüller & Söhne;Köln\nAcme;Rom\n".encode(right))
    wizard = opened(desk, qtbot, path)
    for encoding in (wrong, right):
        choice = wizard.source.encoding
        choice.setCurrentIndex(choice.findData(encoding))
        choice.activated.emit(choice.currentIndex())
        settle(qtbot, desk)
        shows = wizard.preview.table is not None and "Müller & Söhne" in wizard.preview.table.as_tsv()
        assert shows is (encoding == right) and wizard.source.encoding.currentData() == encoding
    choice = wizard.source.separator
    choice.setCurrentIndex(choice.findData("|"))
    choice.activated.emit(choice.currentIndex())
    settle(qtbot, desk)
    assert wizard.found is not None and wizard.found.table.columns == ("company_name;city",)
    assert accounts(desk) == []


def test_a_workspace_that_changed_meanwhile_is_looked_at_anew(desk: Desk, qtbot: QtBot, file: Path) -> None:
    wizard = opened(desk, qtbot, file)
    with desk.workspace.write("Konex") as session:
        from amdesk.model.accounts import Account

        session.add(Account(name="Konex"))
    wizard.run_button.click()
    settle(qtbot, desk)
    assert accounts(desk) == ["Konex"]
    assert wizard.run_button.isEnabled()
    wizard.run_button.click()
    settle(qtbot, desk)
    assert accounts(desk) == ["Konex", "Acme"]


def test_stopping_imports_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    lines = "".join(f"2026-01-05,Customer {n % 50},{n}.00\n" for n in range(20_000))
    many.write_text("date,customer,amount\n" + lines, "utf-8")
    wizard = opened(desk, qtbot, many)
    wizard.run_button.click()
    wizard.reject()
    settle(qtbot, desk)
    assert wizard.sentence.text() == "Stopped. Nothing was imported."
    assert accounts(desk) == []


def test_a_word_is_given_another_meaning_in_the_window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    people, roles = tmp_path / "people.csv", tmp_path / "roles.csv"
    people.write_text("contact id,contact name,company\n1,Ada Novak,Konex\n2,Ben Okafor,Konex\n", "utf-8")
    roles.write_text("ContactId,Role,OpportunityId\n1,Donor,5\n2,Influencer,5\n9,Donor,5\n", "utf-8")
    carry_out(desk.workspace, planned(desk.workspace, people, Subject.PEOPLE, "salesforce"))
    wizard = opened(desk, qtbot, roles)
    combo = wizard.meanings.combos["person.role", "Donor"]
    assert wizard.tabs.buttons["words"].text() == "2 words stand for …" and combo.currentData() == "label"
    assert not wizard.rejected_button.isHidden()
    combo.setCurrentIndex(combo.findData("sponsor"))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot, desk)
    with qtbot.waitSignals([desk.committed], timeout=10_000):
        wizard.run_button.click()
    assert desk.workspace.select("SELECT person_id, role FROM person_role") == [(1, "sponsor"), (2, "influencer")]


def test_how_people_are_joined_is_said_where_no_column_does(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    carry_out(desk.workspace, planned(desk.workspace, "contact id,contact name,company\n1,A,Konex\n2,B,Konex\n"))
    file = tmp_path / "edges.csv"
    file.write_text("from,to\n1,2\n", "utf-8")
    wizard = opened(desk, qtbot)
    wizard.read(Choices(file, subject=Subject.LINES))
    settle(qtbot, desk)
    assert not wizard.run_button.isEnabled()
    assert wizard.tabs.current() == "words", "what must be said is in view"
    wizard.give_meaning("line.kind", "", "asks")
    settle(qtbot, desk)
    assert wizard.sentence.text() == "1 line between people will be added."
    assert wizard.preview.table is not None and wizard.plan is not None
    assert wizard.plan.outcomes[0].title == "A asks B"


def test_what_was_guessed_and_left_out_is_said_in_the_window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "issues.csv"
    file.write_text("Account,Issue,Date,Colour\nKonex,Wrong label,2026-08-01,red\n", "utf-8")
    wizard = opened(desk, qtbot, file)
    assert "Taken for issues by its headings." in wizard.remarks.text()
    assert "Left out: Colour." in wizard.remarks.text()


def test_many_files_leave_the_window_as_small_as_the_smallest_screen(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    files = []
    for n in range(8):
        files.append(tmp_path / f"customers {n}.csv")
        files[-1].write_text(f"Company,City\nKonex {n},Leeds\nAcme {n},Rome\n", "utf-8")
    wizard = opened(desk, qtbot, *files)
    wizard.show()
    assert wizard.minimumSizeHint().height() <= 700 and wizard.minimumSizeHint().width() <= 1240
