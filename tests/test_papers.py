"""What is printed is gathered from a real workspace: every plan of the sample, one by one and all together."""

import stat
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from amdesk import papers
from amdesk.analysis.series import Lines
from amdesk.analysis.white_space import wallet
from amdesk.model.accounts import Account
from amdesk.model.source import Source
from amdesk.model.values import Tier
from amdesk.papers import plans
from amdesk.papers.figures import short
from amdesk.report.account_plan import EVERYTHING, TOLD, PlanSection
from amdesk.report.account_plan.told import told_plan
from amdesk.report.page import PrintingStopped
from amdesk.report.styles import PaperSize
from amdesk.store.workspace import Reader, Workspace
from tests.copies import opened_copy, sample_as_made

PRINTED = datetime(2026, 11, 21, 14, 5)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample workspace."""
    opened = opened_copy(sample_as_made(), tmp_path_factory.mktemp("sample"))
    yield opened
    opened.close()


def account_named(source: Source, name: str) -> int:
    return int(source.select("SELECT id FROM account WHERE name = ?", (name,))[0][0])


def words(document: Any) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_the_plan_of_konex_is_gathered_whole(filled: Workspace) -> None:
    content = papers.account_plan_content(filled, account_named(filled, "Konex"))
    assert content.plan and content.objectives and content.aims and content.profile and content.buying
    assert content.drawing.cards and content.position and content.presences and content.served and content.issues
    assert [figure.name for figure in content.figures] == ["Satisfaction", "Revenue 12 months", "Overdue"]


def test_everything_of_konex_stands_on_paper(filled: Workspace, tmp_path: Path) -> None:
    konex = account_named(filled, "Konex")
    papers.print_account_plan(filled, konex, tmp_path / "konex.pdf", EVERYTHING, printed=PRINTED)
    content = papers.account_plan_content(filled, konex)
    found = words(pypdfium2.PdfDocument(tmp_path / "konex.pdf"))
    wanted = [o.name for o in content.objectives] + [a.name for a, _o in content.actions()]
    wanted += [t.person for t in content.plan.targets] if content.plan else []
    assert [each for each in wanted if each not in found] == []


def test_the_position_says_the_share_of_wallet_with_what_is_not_known(filled: Workspace, tmp_path: Path) -> None:
    konex = account_named(filled, "Konex")
    cells = filled.select("SELECT state, potential, ours FROM white_cell WHERE account_id = ?", (konex,))
    assert {state for state, _potential, _ours in cells} & {"ours", "competitor"}
    papers.print_account_plan(filled, konex, tmp_path / "konex.pdf", frozenset({PlanSection.POSITION}), printed=PRINTED)
    found = words(pypdfium2.PdfDocument(tmp_path / "konex.pdf"))
    assert "Share of wallet:" in found
    shown = papers.account_plan_content(filled, konex).white_space
    assert shown is not None
    assert wallet(shown.all()).sentence in found


def test_the_position_prints_the_white_space_and_the_pipeline_with_its_sums(filled: Workspace, tmp_path: Path) -> None:
    konex = account_named(filled, "Konex")
    papers.print_account_plan(filled, konex, tmp_path / "konex.pdf", frozenset({PlanSection.POSITION}), printed=PRINTED)
    found = " ".join(words(pypdfium2.PdfDocument(tmp_path / "konex.pdf")).split())
    # Plant B: a competitor has Linewatch, 44,000 of 120,000 are ours; in all 412,300 of 734,000, 321,700 to win
    for said in ("Opentech → qualified", "44,000 of 120,000", "412,300 of 734,000", "321,700 to win", "1 not known"):
        assert said in found
    # 60,000 at 25 %, 84,000 at 50 % and 18,000 at 40 % are 15,000 + 42,000 + 7,200
    assert "Three opportunities are open, worth 162,000 EUR, 64,200 EUR by probability." in found
    assert "Ingvild Sæther" in found


def test_the_customers_edition_has_no_word_of_the_position(filled: Workspace) -> None:
    content = papers.account_plan_content(filled, account_named(filled, "Konex"))
    told = told_plan(content, frozenset(TOLD)).content
    assert (told.position, told.presences, told.white_space, told.opportunities) == ((), (), None, ())


def test_a_printed_plan_is_for_the_user_alone(filled: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    papers.print_account_plan(filled, account_named(filled, "Konex"), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_workspace_prints_the_same_bytes(filled: Workspace, tmp_path: Path) -> None:
    konex = account_named(filled, "Konex")
    for name in ("a.pdf", "b.pdf"):
        papers.print_account_plan(filled, konex, tmp_path / name, EVERYTHING, printed=PRINTED)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_every_account_of_the_sample_prints(filled: Workspace) -> None:
    for (account_id,) in filled.select("SELECT id FROM account"):
        content = papers.account_plan_content(filled, account_id)
        assert papers.built_account_plan(content, frozenset({PlanSection.FIRST}), PaperSize.LETTER, printed=PRINTED)


def test_all_plans_stand_in_one_document_with_contents_and_bookmarks(filled: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    told: list[tuple[int, int]] = []
    count = papers.print_all(filled, path, printed=PRINTED, progress=lambda page, total: told.append((page, total)))
    document = pypdfium2.PdfDocument(path)
    names = [
        papers.plan_name(filled, each).removeprefix("Account plan – ") for each in papers.accounts_with_plan(filled)
    ]
    tops = [entry.get_title() for entry in document.get_toc() if entry.level == 0]
    assert count == len(names) > 1 and tops == ["For Ingrid Solheim", *names]
    assert "What I need from you" in words([document[0]])
    assert all(name in words([document[1]]) for name in names)
    assert told[-1] == (len(document), len(document))


def test_stopping_writes_nothing(filled: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    with pytest.raises(PrintingStopped):
        papers.print_all(filled, path, stopped=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_an_account_with_nothing_prints_all_the_same(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.write("New account") as session:
        session.add(Account(name="Nil"))
    nil = account_named(workspace, "Nil")
    papers.print_account_plan(workspace, nil, tmp_path / "nil.pdf", EVERYTHING, printed=PRINTED)
    assert "This account has no plan yet." in words(pypdfium2.PdfDocument(tmp_path / "nil.pdf"))


def test_an_unknown_account_is_refused(workspace: Workspace) -> None:
    with pytest.raises(LookupError):
        papers.account_plan_content(workspace, 4711)
    with pytest.raises(LookupError):
        papers.plan_name(workspace, 4711)


def test_reading_begins_again_when_it_was_interrupted(filled: Workspace) -> None:
    tries: list[int] = []

    def read(source: Source) -> int:
        assert isinstance(source, Reader)
        tries.append(1)
        if len(tries) == 1:
            source.raw.set_progress_handler(lambda: 1, 1)
        return len(source.select("SELECT id FROM account UNION SELECT id FROM person"))

    assert papers.reading(filled, read) > 0
    assert len(tries) == 2


def test_what_came_in_with_the_account_is_no_change_but_moves_before_are(filled: Workspace) -> None:
    changes = papers.account_plan_content(filled, account_named(filled, "Konex")).changes
    assert not [change for change in changes if "added" in change.what]
    assert all(change.on < date.today() for change in changes)


def test_an_edit_after_the_account_came_in_is_a_change(workspace: Workspace) -> None:
    with workspace.write("New account") as session:
        session.add(Account(name="Nil"))
    nil = account_named(workspace, "Nil")
    time.sleep(0.01)  # the journal tells steps apart by the millisecond
    with workspace.write("Tier") as session:
        session.get_one(Account, nil).tier = Tier.KEY
    found = plans.changed(workspace, nil, None, date(2026, 1, 1))
    assert [("key" in change.what.lower(), change.needs_agreement) for change in found] == [(True, False)]


def test_no_more_curves_are_drawn_than_can_be_told_apart(filled: Workspace) -> None:
    content = papers.account_plan_content(filled, account_named(filled, "Konex"))
    chart = content.pulse[0]
    assert isinstance(chart, Lines) and len(chart.lines) == 6 and "6 of" in chart.title


@pytest.mark.parametrize(
    ("minor", "currency", "said"),
    [
        (41_234_500, "EUR", "412 k EUR"),
        (130_000_000, "EUR", "1.3 M EUR"),
        (84_000, "GBP", "840 GBP"),
        (5, "JPY", "5 JPY"),
    ],
)
def test_amounts_are_as_short_as_a_key_figure(minor: int, currency: str, said: str) -> None:
    assert short(minor, currency) == said
