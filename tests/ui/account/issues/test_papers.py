"""The report and the letters of an issue: printed, copied, and stopped where they would give something away."""

from collections.abc import Iterator

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.issues import Issue
from amdesk.report.issue_report import IssuePrint
from amdesk.ui.account.issues.papers import copy_letter
from amdesk.ui.place import Place
from amdesk.ui.printing.issue import preview_issue
from amdesk.ui.printing.preview import Preview
from amdesk.ui.printing.raster import LOCK
from tests.ui.account.issues.conftest import Seen

REMARK = "She shouted at the clerk for twenty minutes"


@pytest.fixture
def previews(qapp: QApplication) -> Iterator[list[Preview]]:
    """The previews of a test, closed at the end."""
    made: list[Preview] = []
    yield made
    for preview in made:
        preview.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def write(seen: Seen, **says: str) -> None:
    with seen.desk.workspace.write("Write") as session:
        issue = session.get_one(Issue, seen.issue)
        for name, value in says.items():
            setattr(issue, name, value)
    seen.look()


def words(preview: Preview) -> str:
    with LOCK:  # PDFium does one thing at a time, and the preview draws in a worker
        document = pypdfium2.PdfDocument(preview.pdf)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return " ".join(text.split())


def part(preview: Preview, name: str) -> QWidget:
    found = preview.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_the_menu_of_an_issue_offers_report_letters_and_copies(seen: Seen) -> None:
    menu = QMenu()
    seen.view.more.fill(menu)
    offered = [action.text().replace("&&", "&") for action in menu.actions()]
    for kind in IssuePrint:
        assert f"{kind.label}…" in offered
    assert "Copy the debrief" in offered


def test_the_update_for_the_customer_is_copied_as_text(seen: Seen) -> None:
    write(seen, words="You charge us twice.")
    copy_letter(seen.desk, seen.issue, IssuePrint.UPDATE, seen.view)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Dear ")
    assert "“You charge us twice.”" in copied


def test_the_preview_shows_one_print_at_a_time(seen: Seen, qtbot: QtBot, previews: list[Preview]) -> None:
    write(seen, words="You charge us twice.", venting=REMARK)
    preview = preview_issue(seen.desk, seen.issue)
    previews.append(preview)
    qtbot.waitUntil(lambda: bool(preview.pdf))
    assert REMARK in words(preview)
    qtbot.mouseClick(part(preview, "preview-part-customer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(preview.pdf) and REMARK not in words(preview))
    assert "You charge us twice." in words(preview)


def test_a_leak_stops_the_customers_paper_and_a_reason_releases_it(
    seen: Seen, qtbot: QtBot, previews: list[Preview]
) -> None:
    write(seen, venting=REMARK, facts=f"We were late. {REMARK}.")
    preview = preview_issue(seen.desk, seen.issue, kind=IssuePrint.CUSTOMER)
    previews.append(preview)
    qtbot.waitUntil(lambda: preview.leaks.isVisible())
    assert not preview.pdf
    assert not part(preview, "preview-save").isEnabled()
    assert [leak.words for leak in preview.leaks.findings] == [REMARK]
    reason = preview.findChild(QLineEdit, "leak-reason-1")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert seen.one("SELECT count(*) FROM release") == 0
    qtbot.keyClicks(reason, "She says so herself")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(preview.pdf))
    assert preview.leaks.isHidden()
    assert REMARK in words(preview)
    assert seen.one("SELECT reason FROM release") == "She says so herself"


def test_a_finding_leads_to_the_place_where_it_stands(seen: Seen, qtbot: QtBot, previews: list[Preview]) -> None:
    write(seen, venting=REMARK, facts=REMARK)
    went: list[Place] = []
    seen.desk.travelled.connect(went.append)
    preview = preview_issue(seen.desk, seen.issue, kind=IssuePrint.UPDATE)
    previews.append(preview)
    qtbot.waitUntil(lambda: preview.leaks.isVisible())
    qtbot.mouseClick(part(preview, "leak-mend-1"), Qt.MouseButton.LeftButton)
    assert [(place.subject, place.row) for place in went] == [("issue", seen.issue)]
    previews.clear()


def test_copying_what_would_give_something_away_shows_it_instead(
    seen: Seen, qtbot: QtBot, previews: list[Preview]
) -> None:
    QGuiApplication.clipboard().setText("before")
    write(seen, venting=REMARK, facts=REMARK)
    others = set(Preview._open)
    copy_letter(seen.desk, seen.issue, IssuePrint.UPDATE, seen.view)
    (preview,) = Preview._open - others
    previews.append(preview)
    qtbot.waitUntil(lambda: preview.leaks.isVisible())
    assert QGuiApplication.clipboard().text() == "before"
