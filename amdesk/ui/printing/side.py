"""What is chosen at the side of a preview: the parts, the sheet, and the way to a part by its bookmark."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from amdesk.report.styles import PaperSize
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.panel import Card
from amdesk.ui.printing.options import Edition, Options, Part, Parts, paper_names, usual_paper
from amdesk.ui.printing.parts import PartsCard
from amdesk.ui.printing.raster import Bookmark
from amdesk.words import _

SETTLES_AFTER_MS = 250
WIDTH_PX = 250
CONTENTS_SHARE = 1_000
"""The contents take the room that is left; without them it stays below the cards."""
INDENT = "    "


class Side(QWidget):
    """The choices; `changed` comes when they have settled, `page_chosen` with the page of a bookmark.

    With `one_of` the parts exclude each other; `editions` have parts of their own; `large` sheets are for maps.
    """

    changed = Signal()
    page_chosen = Signal(int)

    def __init__(
        self,
        parts: Parts,
        size: PaperSize | None = None,
        parent: QWidget | None = None,
        *,
        editions: Sequence[Edition] = (),
        one_of: bool = False,
        large: bool = False,
    ) -> None:
        super().__init__(parent)
        self._sizes = paper_names(large=large)
        self._cards: dict[Hashable, PartsCard] = {}
        self._edition: PartsCard | None = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLES_AFTER_MS)
        self._soon.timeout.connect(self.changed)
        self.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._add_parts(column, parts, editions, one_of=one_of)
        column.addWidget(self._paper_card(size or usual_paper()))
        self._contents = self._contents_list()
        self._contents_card = Card(_("Contents"))
        self._contents_card.body.addWidget(self._contents)
        self._contents_card.hide()
        column.addWidget(self._contents_card, CONTENTS_SHARE)
        column.addStretch(1)

    def _add_parts(self, column: QVBoxLayout, parts: Parts, editions: Sequence[Edition], *, one_of: bool) -> None:
        """The parts; those of the first edition and of the others in turn where there are several."""
        what = _("What to print")
        if editions:
            whose = [Part(each.key, each.label, each.usual) for each in editions]
            self._edition = PartsCard(_("For whom"), whose, one_of=True, called="preview-edition")
            self._edition.changed.connect(self._show_edition)
            column.addWidget(self._edition)
        for number, each in enumerate(editions):
            called = f"preview-{getattr(each.key, 'value', each.key)}-part" if number else "preview-part"
            self._cards[each.key] = PartsCard(what, each.parts, one_of=False, called=called)
        if parts:
            self._cards[None] = PartsCard(what, parts, one_of=one_of, called="preview-part")
        for card in self._cards.values():
            card.changed.connect(self._settle)
            column.addWidget(card)
        self._show_edition()

    def _show_edition(self) -> None:
        for key, card in self._cards.items():
            card.setVisible(key == self._chosen_edition())
        self._settle()

    def _chosen_edition(self) -> Hashable:
        return next(iter(self._edition.chosen()), None) if self._edition is not None else None

    def _paper_card(self, size: PaperSize) -> Card:
        card = Card()
        line = QHBoxLayout()
        label = Text(_("Paper"))
        self._paper = Combo()
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
        edition = self._chosen_edition()
        parts = self._cards[edition].chosen() if edition in self._cards else frozenset()
        return Options(self._paper.currentData(), parts, edition)

    @property
    def nothing_chosen(self) -> bool:
        """Whether every part was left out."""
        return bool(self._cards) and not self.options().parts

    def show_bookmarks(self, bookmarks: list[Bookmark]) -> None:
        """List the places of the document, when there is more than one."""
        self._contents.clear()
        for mark in bookmarks:
            item = QListWidgetItem(INDENT * mark.level + shown(mark.words))
            item.setData(Qt.ItemDataRole.UserRole, mark.page)
            self._contents.addItem(item)
        self._contents_card.setVisible(len(bookmarks) > 1)
