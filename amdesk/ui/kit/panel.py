"""What a page is made of: cards, columns, scrolling, separators and views with nothing in them yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Elided, Text, TextRole

__all__ = ["Card", "Columns", "Empty", "Flow", "Scroll", "Separator", "empty_out", "show_if"]

LOOKS_ALIKE, MOST_LOOKS, MOST_ROUNDS = 3, 9, 5
"""A page that still changes its height after so many rounds of events is painted all the same."""
SIDES = {Tone.ACCENT: "us", Tone.CUSTOMER: "customer"}


def empty_out(layout: QLayout) -> None:
    """Remove and delete everything in `layout`, nested layouts too."""
    while (item := layout.takeAt(0)) is not None:
        if inner := item.layout():
            empty_out(inner)
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def restyle(widget: QWidget) -> None:
    """Let the stylesheet look at the widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Card(QFrame):
    """A rounded white surface: a title, something quiet at its right, and `body` to fill.

    A title that does not fit is cut, with `wrap` it takes more lines.
    """

    def __init__(self, title: str = "", aside: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Text(title, role=TextRole.STRONG, wrap=True) if wrap else Elided(title, role=TextRole.STRONG)
        self.aside = Text(aside, role=TextRole.MUTED)
        self._head = QWidget()
        self._head.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        )
        self._asides = self._fill_head()
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 13, 16, 14)
        whole.setSpacing(8)
        whole.addWidget(self._head)
        whole.addLayout(self.body, 1)
        self._name()

    def set_title(self, text: str) -> None:
        """Change the title."""
        self.title.setText(text)
        self._name()

    def set_aside(self, text: str) -> None:
        """Change the quiet text at the right."""
        self.aside.setText(text)
        self._name()

    def add_aside(self, widget: QWidget) -> None:
        """Put `widget` at the right of the title."""
        self._asides.addWidget(widget)
        self._head.show()

    def clear(self) -> None:
        """Empty the body."""
        empty_out(self.body)

    def set_strong(self, strong: bool) -> None:
        """Frame the card in the accent colour: it is the one in work."""
        self.setProperty("strong", strong)
        restyle(self)

    def set_side(self, tone: Tone) -> None:
        """Mark whose card it is by a stripe: ACCENT is ours, CUSTOMER is theirs, others none."""
        self.setProperty("side", SIDES.get(tone, ""))
        restyle(self)

    def _fill_head(self) -> QHBoxLayout:
        line = QHBoxLayout(self._head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.title, 1)
        asides = QHBoxLayout()
        asides.setSpacing(8)
        asides.addWidget(self.aside)
        line.addLayout(asides)
        line.setAlignment(asides, Qt.AlignmentFlag.AlignTop)
        return asides

    def _name(self) -> None:
        self.setAccessibleName(self.title.text())
        self.aside.setVisible(bool(self.aside.text()))
        only_texts = self._asides.count() == 1
        self._head.setVisible(bool(self.title.text() or self.aside.text()) or not only_texts)


class _Page(QWidget):
    """What scrolls: as high as its words need at the width it has, not at the least it could have."""

    def minimumSizeHint(self) -> QSize:
        """The height is asked for by width where words wrap."""
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class Scroll(QScrollArea):
    """A page that scrolls up and down; fill `body`.

    When first shown it is painted once it stands: what is on it wraps its words only after it was shown. A `steady`
    page is laid out by `settle` before, and keeps its width when the scroll bar comes, which lies in its margin.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = 20, steady: bool = False) -> None:
        super().__init__(parent)
        self._is_steady = steady
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget() if steady else _Page()
        page.setProperty("ground", "page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body: QVBoxLayout = _SteadyColumn(page, self) if steady else QVBoxLayout(page)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(14)
        self.setWidget(page)
        self._page, self._heights = page, list[int]()

    def clear(self) -> None:
        """Empty the body."""
        empty_out(self.body)

    def settle(self) -> None:
        """Lay out all that is on it now, not when events are looked at next; each level passes its height on."""
        for _round in range(MOST_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def showEvent(self, event: QShowEvent) -> None:
        """Hold the first picture back until the page stands."""
        super().showEvent(event)
        if not self._heights and not self._is_steady:
            self._page.setUpdatesEnabled(False)
            self._look()

    def _look(self) -> None:
        """Paint once the page was as high some times in a row, or was looked at often enough."""
        self._heights.append(self._page.height())
        if len(self._heights) >= MOST_LOOKS or self._heights[-LOOKS_ALIKE:].count(self._heights[-1]) == LOOKS_ALIKE:
            self._page.setUpdatesEnabled(True)
        else:
            QTimer.singleShot(0, self, self._look)

    def minimumSizeHint(self) -> QSize:
        """As wide as what it shows needs, as low as one likes: it scrolls."""
        page = self.widget()
        return QSize(page.minimumSizeHint().width() if page else 0, 60)


class _SteadyColumn(QVBoxLayout):
    """As wide as the area that shows it, whether a scroll bar takes some of that or not."""

    def __init__(self, page: QWidget, area: QWidget) -> None:
        super().__init__(page)
        self._area = area

    def _wide(self, width: int) -> int:
        return max(self._area.width(), width)

    def setGeometry(self, rect: QRect) -> None:
        """Lie below the scroll bar too."""
        super().setGeometry(QRect(rect.topLeft(), QSize(self._wide(rect.width()), rect.height())))

    def heightForWidth(self, width: int) -> int:
        """The height at the width it has in any case."""
        return super().heightForWidth(self._wide(width))

    def minimumHeightForWidth(self, width: int) -> int:
        """The same for the least height."""
        return super().minimumHeightForWidth(self._wide(width))


class Empty(QWidget):
    """What belongs here and the button to begin; for a view that has nothing to show yet."""

    def __init__(
        self,
        text: str,
        button_text: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = Text(text, role=TextRole.MUTED, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addStretch(1)
        whole.addWidget(words)
        self.button: Button | None = None
        if button_text and on_click is not None:
            self.button = Button(button_text)
            self.button.clicked.connect(lambda _checked=False: on_click())
            whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)


class Separator(QFrame):
    """A hairline across, or upright."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("line", True)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Columns(QWidget):
    """Two columns, `left` and `right`, in the given proportion; one above the other below `collapse_below` pixels.

    With `fill` both are as high as the whole, otherwise as high as what they hold.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        proportion: tuple[float, float] = (1.1, 1.0),
        collapse_below: int = 860,
        gap: int = 16,
        fill: bool = False,
    ) -> None:
        super().__init__(parent)
        self._collapse_below = collapse_below
        self._halves = (QWidget(), QWidget())
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self.left, self.right = (self._column(half, gap) for half in self._halves)
        for half, share in zip(self._halves, proportion, strict=True):
            self._box.addWidget(half, round(share * 100), Qt.AlignmentFlag(0) if fill else Qt.AlignmentFlag.AlignTop)

    def _column(self, half: QWidget, gap: int) -> QVBoxLayout:
        half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        return column

    def is_collapsed(self) -> bool:
        """Whether the columns stand one above the other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack the columns."""
        narrow = event.size().width() < self._collapse_below
        if narrow != self.is_collapsed():
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            self._box.setDirection(way)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider column, since they can stack."""
        needed = max(half.minimumSizeHint().width() for half in self._halves)
        lowest = super().minimumSizeHint().height()
        if self._box.hasHeightForWidth() and self.width() >= needed:
            lowest = min(lowest, self._box.heightForWidth(self.width()))  # texts wrap less than at their narrowest
        return QSize(needed, lowest)


def show_if(widget: QWidget, is_wanted: bool) -> None:
    """Show a widget or hide it, unless it is so already: Qt would lay everything around it out once more."""
    if widget.isHidden() is is_wanted:
        widget.setVisible(is_wanted)
