"""The list under the search field: groups with headings, what was typed marked, the account at the right."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from amdesk.store.queries.search_results import marks
from amdesk.ui.found import Found
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.icons import Ink, pixmap
from amdesk.ui.kit.labels import Text, shown
from amdesk.ui.kit.message import SHADOW
from amdesk.ui.kit.theme import theme
from amdesk.words import _

MOST_HIGH_PX = 560
ROW_PX, HEADING_PX, FOOT_PX, PAD_PX = 34, 26, 30, 10
ICON_PX = 17
TITLE_PART = 0.52
"""How much of the room between icon and side a title may take while there is a line beside it."""
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class FoundList(QFrame):
    """What was found; `current` is what Enter would open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setProperty("notice", True)
        self.setObjectName("search-results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=28, offset=QPointF(0, 6), color=SHADOW))
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(_("Found"))
        self.painter = FoundPainter(self.view)
        self.view.setItemDelegate(self.painter)
        self.foot = Text("", role=TextRole.SMALL)
        self.foot.setObjectName("search-keys")
        self.foot.setContentsMargins(PAD_PX, 4, PAD_PX, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 4)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.hide()

    def show_found(self, found: Sequence[Found], typed: str, nothing: str) -> None:
        """List what was found under its headings, or say that nothing was."""
        self.painter.words = typed.split()
        self.model.clear()
        for group, together in groupby(found, key=_group_of):
            self.model.appendRow(_heading(group))
            for one in together:
                self.model.appendRow(_item(one))
        if not found:
            self.model.appendRow(_heading(nothing))
        self.view.setCurrentIndex(QModelIndex())
        self.step(1)
        self.view.scrollToTop()
        high = sum(HEADING_PX if self._found(at) is None else ROW_PX for at in range(self.model.rowCount()))
        self.setFixedHeight(min(MOST_HIGH_PX, high + FOOT_PX + 14))

    def found(self) -> list[Found]:
        """Everything in the list, from the top."""
        everything = (self._found(at) for at in range(self.model.rowCount()))
        return [one for one in everything if one is not None]

    def _found(self, row: int) -> Found | None:
        found = self.model.index(row, 0).data(FOUND_ROLE)
        return found if isinstance(found, Found) else None

    def step(self, distance: int) -> None:
        """Move the choice up or down by so many lines; headings do not count."""
        lines = [at for at in range(self.model.rowCount()) if self._found(at) is not None]
        if not lines:
            return
        now = self.view.currentIndex().row()
        at = lines.index(now) if now in lines else -1
        self._choose(lines[max(0, min(len(lines) - 1, at + distance))])
        if lines[0] == self.view.currentIndex().row():
            self.view.scrollToTop()

    def _choose(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, 0))
        chosen = self.current()
        keys = [_("Enter opens")]
        if chosen is not None and chosen.second is not None:
            keys.append(_("Ctrl+Enter opens the account"))
        self.foot.setText("  ·  ".join([*keys, _("Esc leaves")]))

    def current(self) -> Found | None:
        """What would be opened now."""
        return self._found(self.view.currentIndex().row()) if self.view.currentIndex().isValid() else None


def _group_of(found: Found) -> str:
    return found.group


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _item(found: Found) -> QStandardItem:
    item = QStandardItem(shown(", ".join(part for part in (found.title, found.line, found.side) if part)))
    item.setData(found, FOUND_ROLE)
    return item


class FoundPainter(QStyledItemDelegate):
    """Paints headings and lines; `words` are marked where they stand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: list[str] = []

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than lines."""
        return QSize(100, ROW_PX if isinstance(index.data(FOUND_ROLE), Found) else HEADING_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a line."""
        found = index.data(FOUND_ROLE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, Found):
            self._ground(painter, area, state)
            self._line(painter, area.adjusted(PAD_PX, 0, -PAD_PX, 0), found)
        else:
            painter.setFont(role_font(TextRole.SMALL))
            painter.setPen(theme().muted)
            painter.drawText(area.adjusted(PAD_PX, 4, -PAD_PX, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        now = theme()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if chosen else now.hover)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _line(self, painter: QPainter, area: QRect, found: Found) -> None:
        now = theme()
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(area.left(), area.center().y() - ICON_PX // 2, pixmap(found.icon, ICON_PX, Ink.MUTED, scale))
        area = area.adjusted(ICON_PX + 10, 0, 0, 0)
        small, plain = role_font(TextRole.SMALL), QFont()
        if found.side:
            side = QFontMetrics(small).elidedText(shown(found.side), Qt.TextElideMode.ElideMiddle, area.width() // 3)
            painter.setFont(small)
            painter.setPen(now.muted)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
            area = area.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(side) - 14, 0)
        room = (
            area.width()
            if not found.line
            else max(
                round(area.width() * TITLE_PART),
                area.width() - 14 - QFontMetrics(small).horizontalAdvance(shown(found.line)),
            )
        )
        painter.setPen(now.text)
        used = self._marked(painter, area, shown(found.title), plain, room)
        if found.line:
            painter.setPen(now.muted)
            rest = area.adjusted(used + 14, 0, 0, 0)
            self._marked(painter, rest, shown(found.line), small, rest.width())

    def _marked(self, painter: QPainter, area: QRect, text: str, font: QFont, room: int) -> int:
        """Draw a text with the typed words marked; gives its width."""
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(cut, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_mark(cut, begin, end) for begin, end in marks(cut, self.words)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1_000_000)
        layout.endLayout()
        wide = round(line.naturalTextWidth())
        rtl = bool(line.naturalTextRect().left() > 1)
        shift = -line.naturalTextRect().left() if rtl else 0
        layout.draw(painter, QPointF(area.left() + shift, area.center().y() - line.height() / 2 + 0.5))
        return wide


def _mark(text: str, begin: int, end: int) -> QTextLayout.FormatRange:
    """How a typed word looks within a text; places are counted as Qt counts signs."""
    made = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setForeground(theme().accent)
    look.setFontWeight(QFont.Weight.DemiBold)
    made.format = look
    made.start = _units(text[:begin])
    made.length = _units(text[begin:end])
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
