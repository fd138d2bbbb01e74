"""Roles and lines of people: found by the other program's id or by name, given once, told in words."""

from pathlib import Path

import pytest

from amdesk.analysis.map_influence import asked, by_influence, most_asked, with_lines
from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import ImportPlan, Outcome, carry_out, facts_of, plan_import
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.out.lists import list_of
from amdesk.exchange.plan import ImportRefused
from amdesk.exchange.tables import read_text
from amdesk.model.people import Line
from amdesk.model.values import LineKind
from amdesk.store.queries.map import account_map
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned

PEOPLE = "contact id,contact name,company\n1,Ada Novak,Konex\n2,Ben Okafor,Konex\n3,Cleo Ito,Konex\n4,Dan Roy,Acme\n"
ROLES = "contact id,role\n1,Decision Maker\n1,Decision Maker\n2,Donor\n3,Influencer\n"


@pytest.fixture
def peopled(workspace: Workspace) -> Workspace:
    imported(workspace, PEOPLE, Subject.PEOPLE)
    return workspace


def mapped(workspace: Workspace, text: str, subject: Subject, *meanings: tuple[str, str, str]) -> ImportPlan:
    """The plan of a table in which words were given meanings."""
    table = read_text(text)
    mapping: ColumnMapping = guess(table, subject, facts_of(workspace))
    for target, word, meaning in meanings:
        mapping = mapping.with_value(target, word, meaning)
    return plan_import(workspace, table, mapping, file="pasted", today=workspace.today)


def lines(workspace: Workspace) -> list[tuple[str, str, str]]:
    query = (
        "SELECT a.name, l.kind, b.name FROM line l JOIN person a ON a.id = l.source_id "
        "JOIN person b ON b.id = l.target_id ORDER BY l.id"
    )
    return [(a, kind, b) for a, kind, b in workspace.select(query)]


def test_roles_become_buying_roles_and_other_words_labels(peopled: Workspace) -> None:
    imported(peopled, ROLES, Subject.ROLES)
    assert peopled.select("SELECT person_id, role FROM person_role ORDER BY id") == [(1, "decider"), (3, "influencer")]
    assert peopled.select("SELECT person_id, text FROM label") == [(2, "Donor")]
    assert not planned(peopled, ROLES, Subject.ROLES).writes


def test_a_word_can_be_given_another_meaning(peopled: Workspace) -> None:
    said = (("person.role", "Influencer", "label"), ("person.role", "Donor", "sponsor"))
    carry_out(peopled, mapped(peopled, ROLES, Subject.ROLES, *said))
    assert peopled.select("SELECT person_id, role FROM person_role ORDER BY id") == [(1, "decider"), (2, "sponsor")]
    assert peopled.select("SELECT text FROM label") == [("Influencer",)]


def test_an_unknown_meaning_is_refused(peopled: Workspace) -> None:
    with pytest.raises(ValueError, match="no choice"):
        mapped(peopled, ROLES, Subject.ROLES, ("person.role", "Donor", "king"))


def test_a_role_of_nobody_known_is_refused(peopled: Workspace) -> None:
    plan = planned(peopled, "contact id,role\n9,Donor\n", Subject.ROLES)
    assert [row.says for row in plan.refused] == ["contact id: “9” is nobody known here. Import the people first."]


def test_roles_are_one_step_that_can_be_undone(peopled: Workspace) -> None:
    imported(peopled, ROLES, Subject.ROLES)
    peopled.undo()
    assert count(peopled, "person_role") == count(peopled, "label") == 0


def test_who_asks_is_advised(peopled: Workspace) -> None:
    text = "from,to,kind\n1,2,asks\nCleo Ito,Ben Okafor,advises\n4,1,old friend of the house\n"
    plan = imported(peopled, text, Subject.LINES)
    assert plan.outcomes[0].title == "Ada Novak asks Ben Okafor"
    assert lines(peopled) == [
        ("Ben Okafor", "advises", "Ada Novak"),
        ("Cleo Ito", "advises", "Ben Okafor"),
        ("Dan Roy", "peer", "Ada Novak"),
    ]
    assert peopled.select("SELECT label FROM line WHERE kind = 'peer'") == [("old friend of the house",)]
    assert not planned(peopled, text, Subject.LINES).writes


def test_a_word_that_is_no_kind_of_line_stands_on_the_map_and_leaves_with_exports(peopled: Workspace) -> None:
    imported(peopled, "from,to,kind\n2,1,Employee\n", Subject.LINES)
    (line,) = account_map(peopled, 1).lines
    assert (line.kind, line.words) == (LineKind.PEER, "Employee")
    listed = list_of(peopled, Line)
    assert listed.rows[0][listed.columns.index("Label")] == "Employee"


def test_without_a_word_for_it_the_user_says_how_people_are_joined(peopled: Workspace) -> None:
    with pytest.raises(ImportRefused, match="how the first person"):
        planned(peopled, "from,to\n1,2\n", Subject.LINES)
    carry_out(peopled, mapped(peopled, "from,to\n1,2\n", Subject.LINES, ("line.kind", "", "leads")))
    assert lines(peopled) == [("Ben Okafor", "reports", "Ada Novak")]


def test_a_second_boss_is_dotted_and_a_circle_refused(peopled: Workspace) -> None:
    plan = imported(peopled, "from,to,kind\n1,2,reports to\n1,3,reports to\n2,1,reports to\n3,3,peer\n", Subject.LINES)
    assert [kind for _a, kind, _b in lines(peopled)] == ["reports", "dotted"]
    assert [row.outcome for row in plan.outcomes[2:]] == [Outcome.UNCHANGED, Outcome.REFUSED]


def test_a_longer_circle_is_refused(peopled: Workspace) -> None:
    plan = planned(peopled, "from,to,kind\n1,2,reports to\n2,3,reports to\n3,1,reports to\n", Subject.LINES)
    assert [row.number for row in plan.refused] == [4]


def test_what_stands_there_from_both_ends_arrives_once(peopled: Workspace) -> None:
    plan = imported(peopled, "from,to,kind\n1,2,advises\n2,1,advises\n1,2,advises\n2,1,advises\n", Subject.LINES)
    assert lines(peopled) == [("Ada Novak", "advises", "Ben Okafor")]
    assert plan.remarks == ("Every relation stands in the file from both ends; each arrives once.",)


def test_a_line_corrected_here_stays_corrected(peopled: Workspace) -> None:
    text = "from,to,kind\n1,2,asks\n3,2,golf\n"
    imported(peopled, text, Subject.LINES)
    with peopled.write("Correct lines") as session:
        for line in session.query(Line):
            line.kind = LineKind.CONFLICT
    assert not planned(peopled, text, Subject.LINES).writes


def test_the_roles_of_salesforce_arrive_once_each(workspace: Workspace, realdata: Path) -> None:
    folder = realdata / "salesforce_npsp"
    for name in ("Account.csv", "Contact.csv"):
        imported(workspace, folder / name)
    imported(workspace, folder / "OpportunityContactRole.csv", Subject.ROLES)
    assert (count(workspace, "person_role"), count(workspace, "label")) == (90, 126)
    assert not planned(workspace, folder / "OpportunityContactRole.csv").writes


def test_the_relations_of_salesforce_arrive_once_each(workspace: Workspace, realdata: Path) -> None:
    folder = realdata / "salesforce_npsp"
    for name in ("Account.csv", "Contact.csv", "npe4__Relationship__c.csv"):
        imported(workspace, folder / name)
    pairs = workspace.select("SELECT DISTINCT min(source_id, target_id), max(source_id, target_id) FROM line")
    between = (
        "SELECT count(*) FROM line l JOIN person a ON a.id = source_id JOIN person b ON b.id = target_id "
        "WHERE a.account_id <> b.account_id"
    )
    assert (count(workspace, "line"), len(pairs), workspace.select(between)) == (62, 61, [(45,)])
    assert not planned(workspace, folder / "npe4__Relationship__c.csv").writes


def test_krackhardts_managers_arrive_with_all_their_lines(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, "company\nManufacturer\n")
    folder = realdata / "networks"
    imported(workspace, folder / "ht_reports_nodes.csv", Subject.PEOPLE, account=1)
    for name in ("ht_reports_edges.csv", "ht_advice_edges.csv", "ht_friends_edges.csv"):
        imported(workspace, folder / name, Subject.LINES, account=1)
        assert not planned(workspace, folder / name, Subject.LINES, account=1).writes
    assert workspace.select("SELECT kind, count(*) FROM line GROUP BY kind ORDER BY kind") == [
        ("advises", 190),
        ("reports", 20),
        ("trusts", 102),
    ]


def test_manager_2_is_found_as_the_most_asked_of_krackhardts_managers(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, "company\nManufacturer\n")
    folder = realdata / "networks"
    imported(workspace, folder / "ht_reports_nodes.csv", Subject.PEOPLE, account=1)
    for name in ("ht_reports_edges.csv", "ht_advice_edges.csv"):
        imported(workspace, folder / name, Subject.LINES, account=1)
    shown = account_map(workspace, 1)
    names = {person.id: person.name for person in shown.people}
    (first, *_others) = most_asked(shown.lines)
    assert (names[first], asked(shown.lines)[first]) == ("2", 18)
    places = by_influence(list(names), shown.lines)
    middle = [sum(place[i] for place in places.values()) / len(places) for i in (0, 1)]
    far = {who: abs(x - middle[0]) + 2 * abs(y - middle[1]) for who, (x, y) in places.items()}
    assert first in sorted(far, key=far.__getitem__)[:5]
    few = with_lines(shown, set(LineKind), of_most_asked=True)
    assert sum(line.kind is LineKind.ADVISES for line in few.lines) == sum(
        asked(shown.lines)[who] for who in most_asked(shown.lines)
    )


def test_an_id_alone_names_whoever_has_it_and_renames_nobody(peopled: Workspace) -> None:
    imported(peopled, "contact id,mobile\n1,+49 30 1234567\n7,+49 30 7654321\n", Subject.PEOPLE, account=1)
    assert peopled.select("SELECT name, mobile FROM person WHERE mobile <> '' ORDER BY id") == [
        ("Ada Novak", "+49 30 1234567"),
        ("7", "+49 30 7654321"),
    ]
