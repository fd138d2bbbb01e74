"""Refused rows are saved with their reasons, mended, and imported in their turn."""

from pathlib import Path

from amdesk.__main__ import main
from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.mapping import Subject
from amdesk.exchange.rejected import write_rejected
from amdesk.exchange.tables import read_text
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned

INVOICES = 'invoice,customer,amount\n=R1,Konex,5.00\nR2,"Konex, north",much\nR3,Konex,\n'


def test_refused_rows_are_mended_and_imported(workspace: Workspace, tmp_path: Path) -> None:
    plan = imported(workspace, INVOICES, Subject.INVOICES)
    path = tmp_path / "refused.csv"
    assert write_rejected(path, read_text(INVOICES), plan) == len(plan.refused) == 2
    assert read_foreign(path).columns == ("invoice", "customer", "amount", "Why it was refused")
    mended = path.read_text("utf-8-sig").replace("much", "7.00").replace("Konex,,", "Konex,8.00,")
    path.write_text(mended, "utf-8")
    assert not imported(workspace, path, Subject.INVOICES).refused
    assert count(workspace, "invoice") == 3 and not planned(workspace, path, Subject.INVOICES).writes


def test_the_command_line_saves_refused_rows(tmp_path: Path) -> None:
    file, refused = tmp_path / "invoices.csv", tmp_path / "refused.csv"
    file.write_text(INVOICES, "utf-8")
    words = ["import", str(file), "--into", str(tmp_path / "desk.amdesk"), "--as", "invoices"]
    assert main([*words, "--rejected", str(refused)]) == 0
    assert "much" in refused.read_text("utf-8-sig")


def test_words_and_relations_are_given_on_the_command_line(tmp_path: Path) -> None:
    desk = tmp_path / "desk.amdesk"
    (tmp_path / "people.csv").write_text("contact id,contact name,company\n1,Ada,Konex\n2,Ben,Konex\n", "utf-8")
    (tmp_path / "roles.csv").write_text("contact id,role\n1,Donor\n2,Influencer\n", "utf-8")
    (tmp_path / "edges.csv").write_text("from,to\n1,2\n", "utf-8")
    into = ["--into", str(desk)]
    assert main(["import", str(tmp_path / "people.csv"), *into, "--as", "people"]) == 0
    values = ["--value", "role:Donor=sponsor", "--value", "role:Influencer=label"]
    assert main(["import", str(tmp_path / "roles.csv"), *into, "--as", "roles", *values]) == 0
    assert main(["import", str(tmp_path / "edges.csv"), *into, "--as", "lines", "--relation", "asks"]) == 0
    workspace = Workspace.open(desk)
    assert workspace.select("SELECT person_id, role FROM person_role") == [(1, "sponsor")]
    assert workspace.select("SELECT person_id, text FROM label") == [(2, "Influencer")]
    assert workspace.select("SELECT source_id, kind, target_id FROM line") == [(2, "advises", 1)]
    workspace.close()
