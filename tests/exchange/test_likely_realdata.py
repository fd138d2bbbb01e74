"""Duplicates in files of other programs: proposed at most, and a list of one person in many spellings is found."""

from pathlib import Path

from amdesk.analysis.duplicates import Sort, likely_pairs
from amdesk.exchange.foreign import read_foreign
from amdesk.model.merging import merge
from amdesk.store.queries.duplicates import candidates
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned


def test_same_named_accounts_of_salesforce_stay_apart_and_are_proposed(workspace: Workspace, realdata: Path) -> None:
    file = realdata / "salesforce_npsp" / "Account.csv"
    plan = planned(workspace, file)
    imported(workspace, file)
    assert count(workspace, "account") == 167
    names = {row.id: row.name for row in candidates(workspace, "account")}
    found = likely_pairs(Sort.ACCOUNT, candidates(workspace, "account"))
    same = [each for each in found if names[each.first] == names[each.second]]
    assert same and all("different ids in the program they come from" in each.against for each in same)
    assert len({each.row for each in plan.likely}) == len(plan.likely)


def test_all_that_is_proposed_can_be_merged_and_importing_again_adds_nothing(
    workspace: Workspace, realdata: Path
) -> None:
    folder = realdata / "salesforce_npsp"
    for name in ("Account.csv", "Contact.csv"):
        imported(workspace, folder / name)
    for table in ("account", "person"):
        while found := likely_pairs(Sort(table), candidates(workspace, table)):
            with workspace.write("Merge") as session:
                merge(session, table, found[0].first, found[0].second, {})
    left = count(workspace, "account"), count(workspace, "person")
    assert left < (167, 102)
    for name in ("Account.csv", "Contact.csv"):
        assert not planned(workspace, folder / name).adds_or_changes
        imported(workspace, folder / name)
    assert (count(workspace, "account"), count(workspace, "person")) == left


def test_one_person_as_many_programs_write_him_is_proposed(workspace: Workspace, realdata: Path) -> None:
    for path in sorted((realdata / "vcard").glob("John_Doe_*.vcf")):
        if read_foreign(path).rows:
            imported(workspace, path)
    rows = candidates(workspace, "person")
    spellings = {row.id for row in rows if "Richter" in row.name and row.account == "IBM"}
    pairs = {each.pair for each in likely_pairs(Sort.PERSON, rows)}
    assert len(spellings) == 3
    assert {(one, other) for one in spellings for other in spellings if one < other} <= pairs
