"""The plan in the preview: for our own people, or for the customer, which is stopped by what would be given away."""

from collections.abc import Iterator

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from amdesk.ui.printing.plan import PlanEdition, preview_plan
from amdesk.ui.printing.preview import Preview
from amdesk.ui.printing.raster import LOCK
from tests.ui.sampled import desk as desk
from tests.ui.sampled import own_settings as own_settings
from tests.ui.sampled import sample_file as sample_file

WAIT_MS = 20_000


@pytest.fixture
def konex(desk: Desk) -> int:
    """The account of the sample whose plan quotes an internal note."""
    return int(desk.workspace.select("SELECT id FROM account WHERE name = 'Konex'")[0][0])


@pytest.fixture
def previews(qapp: QApplication) -> Iterator[list[Preview]]:
    """The previews of a test, closed at the end."""
    made: list[Preview] = []
    yield made
    for preview in made:
        preview.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(preview: Preview) -> str:
    with LOCK:  # PDFium does one thing at a time, and the preview draws in a worker
        document = pypdfium2.PdfDocument(preview.pdf)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return " ".join(text.split())


def button(preview: Preview, name: str) -> QAbstractButton:
    found = preview.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def test_the_customers_edition_is_one_click_away_and_has_its_own_sections(
    desk: Desk, konex: int, qtbot: QtBot, previews: list[Preview]
) -> None:
    preview = preview_plan(desk, konex)
    previews.append(preview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=WAIT_MS)
    assert "Internal, not for the customer" in words(preview)
    assert button(preview, "preview-part-money").isVisible()
    qtbot.mouseClick(button(preview, "preview-edition-customer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.leaks.isVisible(), timeout=WAIT_MS)
    assert not button(preview, "preview-part-money").isVisible()
    assert button(preview, "preview-customer-part-agreement").isChecked()
    assert not preview.pdf
    ways_out = ("preview-save", "preview-print")
    assert not any(button(preview, name).isEnabled() for name in ways_out)


def test_each_finding_is_released_with_a_reason_and_then_it_prints(
    desk: Desk, konex: int, qtbot: QtBot, previews: list[Preview]
) -> None:
    preview = preview_plan(desk, konex, edition=PlanEdition.CUSTOMER)
    previews.append(preview)
    qtbot.waitUntil(lambda: preview.leaks.isVisible(), timeout=WAIT_MS)
    screen = preview.screen().availableSize()
    assert preview.height() >= min(860, screen.height() * 9 // 10)
    assert preview.width() >= min(1120, screen.width() * 9 // 10)
    (leak,) = preview.leaks.findings
    assert leak.words in leak.at.words
    told = [text.text() for text in preview.leaks.findChildren(Text)]
    assert leak.at.place in told
    assert f"“{leak.words}” · an internal text · stands in {leak.source}" in told
    reason = preview.findChild(QLineEdit, "leak-reason-1")
    assert isinstance(reason, QLineEdit)
    with qtbot.waitActive(preview):
        preview.activateWindow()
    reason.setFocus()
    preview.leaks.show_leaks([leak, leak])
    reason = preview.focusWidget()
    assert isinstance(reason, QLineEdit) and reason.objectName() == "leak-reason-1"
    qtbot.keyClicks(reason, "It is their own form")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=WAIT_MS)
    assert preview.focusWidget() is preview.sheets
    assert leak.at.words in words(preview)
    assert "Internal" not in words(preview)
