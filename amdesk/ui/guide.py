"""The guide for account managers, as a window."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from amdesk import __version__, paths
from amdesk.words import _

SIZE = (980, 760)
MARGIN_PX = 24


class GuideDialog(QDialog):
    """The guide for account managers, one page for each view."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide-dialog")
        self.setWindowTitle(_("Guide") + f" – amdesk {__version__}")
        self.folder = paths.resources() / "guide"
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(_("Guide"))
        self.browser.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.resize(*SIZE)
        self.show_page(topic)

    def show_page(self, topic: str) -> None:
        """Show a page, or the first one when there is none of that name."""
        page = self.folder / f"{Path(topic).stem}.md"
        self.browser.document().setBaseUrl(QUrl.fromLocalFile(f"{self.folder}/"))
        self.browser.setMarkdown((page if page.is_file() else self.folder / "index.md").read_text("utf-8"))
        self.browser.document().setDocumentMargin(MARGIN_PX)

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.path())
