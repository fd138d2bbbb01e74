"""What was corrected of a mapping is done again by itself, also for the refused rows of the same file."""

from pathlib import Path

import pytest

from amdesk.__main__ import main
from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import ImportPlan, carry_out, facts_of, plan_import
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.rejected import write_rejected
from amdesk.exchange.tables import Table, read_table, read_text
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported

SALES = "Wer,Wann,Wieviel\nKonex,2026-01-05,5.00\nAcme,2026-01-06,much\n"
MEANT = {"Wer": "account.name", "Wann": "revenue.on", "Wieviel": "revenue.amount"}


def corrected(table: Table, workspace: Workspace, subject: Subject | None = Subject.REVENUE) -> ColumnMapping:
    mapping = guess(table, subject, facts_of(workspace))
    for column, target in MEANT.items():
        mapping = mapping.with_column(column, target)
    return mapping


def taken(workspace: Workspace, table: Table, mapping: ColumnMapping) -> ImportPlan:
    plan = plan_import(workspace, table, mapping, file="sales.csv", today=workspace.today)
    carry_out(workspace, plan)
    return plan


def test_a_corrected_mapping_is_found_again_by_the_headers(workspace: Workspace) -> None:
    taken(workspace, read_text(SALES), corrected(read_text(SALES), workspace))
    later = guess(read_text("Wieviel,Wer,Wann\n7.00,Konex,2026-02-01\n"), None, facts_of(workspace))
    assert (later.subject, later.is_sure, dict(later.chosen)) == (Subject.REVENUE, True, MEANT)


def test_undoing_the_import_forgets_what_was_said_for_it(workspace: Workspace) -> None:
    taken(workspace, read_text(SALES), corrected(read_text(SALES), workspace))
    workspace.undo()
    assert guess(read_text(SALES), None, facts_of(workspace)).subject is not Subject.REVENUE
    assert not count(workspace, "setting")


def test_refused_rows_come_back_mended_with_the_mapping_kept(workspace: Workspace, tmp_path: Path) -> None:
    table = read_text(SALES)
    plan = taken(workspace, table, corrected(table, workspace))
    path = tmp_path / "refused.csv"
    assert write_rejected(path, table, plan) == 1
    path.write_text(path.read_text("utf-8-sig").replace("much", "8.00"), "utf-8")
    again = read_table(path)
    assert again.columns == (*table.columns, "Why it was refused")
    mapping = guess(again, None, facts_of(workspace))
    assert dict(mapping.chosen) == MEANT and not taken(workspace, again, mapping).refused
    assert workspace.select("SELECT sum(amount) FROM revenue") == [(1_300,)]


def test_words_given_another_meaning_keep_it(workspace: Workspace) -> None:
    imported(workspace, "contact id,contact name,company\n1,Ada,Konex\n", Subject.PEOPLE)
    roles = read_text("contact id,role\n1,Donor\n")
    mapping = guess(roles, Subject.ROLES, facts_of(workspace)).with_value("person.role", "Donor", "sponsor")
    taken(workspace, roles, mapping)
    assert guess(roles, None, facts_of(workspace)).values == {"person.role": {"donor": "sponsor"}}


def test_what_is_guessed_right_is_not_kept(workspace: Workspace) -> None:
    imported(workspace, "company,city\nKonex,Berlin\n")
    assert not count(workspace, "setting")


@pytest.mark.parametrize("again", [[], ["--as", "revenue"]])
def test_the_command_line_remembers_too(tmp_path: Path, again: list[str]) -> None:
    file, desk = tmp_path / "sales.csv", tmp_path / "desk.amdesk"
    file.write_text(SALES, "utf-8")
    wishes = [word for column, target in MEANT.items() for word in ("--map", f"{column}={target}")]
    assert main(["import", str(file), "--into", str(desk), "--as", "revenue", *wishes]) == 0
    file.write_text(SALES.replace("much", "9.00"), "utf-8")
    assert main(["import", str(file), "--into", str(desk), *again]) == 0
    workspace = Workspace.open(desk)
    assert workspace.select("SELECT sum(amount) FROM revenue") == [(1_400,)]
    workspace.close()
