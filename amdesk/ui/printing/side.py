"""What is chosen at the side of a preview: the parts, the sheet, and the way to a part by its bookmark."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from amdesk.report.styles import PaperSize
from amdesk.ui.kit.labels import Link, Text, TextRole, shown
from amdesk.ui.kit.panel import Card
from amdesk.ui.printing.options import Options, Parts, paper_names, usual_paper
from amdesk.ui.printing.raster import Bookmark
from amdesk.words import _

SETTLES_AFTER_MS = 250
WIDTH_PX = 250
INDENT = "    "


class Side(QWidget):
    """The choices; `changed` comes when they have settled, `page_chosen` with the page of a bookmark.

    With `one_of` the parts exclude each other; `large` sheets are offered for maps.
    """

    changed = Signal()
    page_chosen = Signal(int)

    def __init__(
        self,
        parts: Parts,
        size: PaperSize | None = None,
        parent: QWidget | None = None,
        *,
        one_of: bool = False,
        large: bool = False,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._one_of = one_of
        self._sizes = paper_names(large=large)
        self._checks: list[QAbstractButton] = []
        self._soon = QTimer(self, singleShot=True, interval=SETTLES_AFTER_MS)
        self._soon.timeout.connect(self.changed)
        self.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if parts:
            column.addWidget(self._parts_card())
        column.addWidget(self._paper_card(size or usual_paper()))
        self._contents = self._contents_list()
        self._contents_card = Card(_("Contents"))
        self._contents_card.body.addWidget(self._contents)
        self._contents_card.hide()
        column.addWidget(self._contents_card, 1)
        self._rest = column
        column.addStretch(0)

    def _parts_card(self) -> Card:
        card = Card(_("What to print"))
        group = QButtonGroup(self)
        group.setExclusive(self._one_of)
        for part in self._parts:
            check = QRadioButton(part.label) if self._one_of else QCheckBox(part.label)
            group.addButton(check)
            check.setObjectName(f"preview-part-{getattr(part.key, 'value', part.key)}")
            check.setChecked(part.usual)
            check.toggled.connect(self._settle)
            self._checks.append(check)
            card.body.addWidget(check)
        if not self._one_of:
            card.body.addLayout(self._links())
        return card

    def _links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        for words, name, slot in (
            (_("Everything"), "preview-everything", self.choose_all),
            (_("The usual"), "preview-usual", self.choose_usual),
        ):
            link = Link(words)
            link.setObjectName(name)
            link.clicked.connect(slot)
            links.addWidget(link)
        links.addStretch(1)
        return links

    def _paper_card(self, size: PaperSize) -> Card:
        card = Card()
        line = QHBoxLayout()
        label = Text(_("Paper"))
        self._paper = QComboBox()
        self._paper.setObjectName("preview-paper")
        self._paper.setAccessibleName(_("Paper"))
        for each, name in self._sizes.items():
            self._paper.addItem(name, each)
        self._paper.setCurrentIndex(list(self._sizes).index(size))
        self._paper.currentIndexChanged.connect(self._settle)
        line.addWidget(label)
        line.addWidget(self._paper, 1)
        card.body.addLayout(line)
        self.hint = Text("", role=TextRole.MUTED, wrap=True)
        self.hint.hide()
        card.body.addWidget(self.hint)
        return card

    def _contents_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("preview-contents")
        made.setAccessibleName(_("Contents"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemActivated.connect(self._go)
        made.itemClicked.connect(self._go)
        return made

    def _go(self, item: QListWidgetItem) -> None:
        self.page_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _settle(self) -> None:
        self._soon.start()

    def options(self) -> Options:
        """What is chosen now."""
        wanted = zip(self._parts, self._checks, strict=True)
        chosen = frozenset(part.key for part, check in wanted if check.isChecked())
        return Options(self._paper.currentData(), chosen)

    @property
    def nothing_chosen(self) -> bool:
        """Whether every part was left out."""
        return bool(self._checks) and not any(check.isChecked() for check in self._checks)

    def choose_all(self) -> None:
        """Take every part."""
        for check in self._checks:
            check.setChecked(True)

    def choose_usual(self) -> None:
        """Take the usual parts only."""
        for part, check in zip(self._parts, self._checks, strict=True):
            check.setChecked(part.usual)

    def show_bookmarks(self, bookmarks: list[Bookmark]) -> None:
        """List the places of the document, when there is more than one."""
        self._contents.clear()
        for mark in bookmarks:
            item = QListWidgetItem(INDENT * mark.level + shown(mark.words))
            item.setData(Qt.ItemDataRole.UserRole, mark.page)
            self._contents.addItem(item)
        self._contents_card.setVisible(len(bookmarks) > 1)
