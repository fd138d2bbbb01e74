"""How the parts of a surface stand: one below the other or beside each other; drawn ones and widgets alike."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.ui.kit.drawn import Drawn

Part = Drawn | QWidget
Places = list[tuple[Part, QRect]]


class Group(Drawn):
    """Several parts that stand in some order; where they stand is worked out once for each width."""

    def __init__(self, parts: Sequence[Part], gap: int) -> None:
        self.parts, self.gap = list(parts), gap
        self._places: dict[int, tuple[int, Places]] = {}
        self._least: int | None = None
        self._stands = False

    def lay(self, parts: list[Part], width: int) -> tuple[int, Places]:
        """The height of all at a width, and where each stands from the left and the top; pixels."""
        raise NotImplementedError

    def _laid(self, width: int) -> tuple[int, Places]:
        known = self._places.get(width)
        if known is None:
            seen = [part for part in self.parts if _is_there(part)]
            known = self._places[width] = self.lay(seen, width)
        return known

    def height(self, width: int) -> int:
        """The height of all."""
        return self._laid(width)[0]

    def place(self, rect: QRect) -> None:
        """Let each part stand in its place, unless all of them stand there already."""
        if self._stands and rect == self.rect:
            return
        super().place(rect)
        self._stands = True
        corner = rect.topLeft()
        for part, within in self._laid(rect.width())[1]:
            put(part, within.translated(corner))

    def least(self) -> int:
        """The least width all can be read at; worked out once."""
        if self._least is None:
            self._least = self.least_of_all()
        return self._least

    def least_of_all(self) -> int:
        """The least width all can be read at, in pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw what is drawn; widgets do it themselves."""
        for part in self.parts:
            if isinstance(part, Drawn) and part.is_shown:
                part.draw(painter)

    def said(self) -> str:
        """The words of all drawn parts, one line each."""
        return "\n".join(filter(None, (part.said() for part in self.parts if isinstance(part, Drawn))))

    def forget(self) -> None:
        """Measure all of them anew."""
        self.stand_anew()
        for part in self.parts:
            if isinstance(part, Drawn):
                part.forget()

    def stand_anew(self) -> None:
        """A widget is of another size, or another part is there."""
        self._places.clear()
        self._least, self._stands = None, False
        for part in self.parts:
            if isinstance(part, Group):
                part.stand_anew()

    def widgets(self) -> list[QWidget]:
        """The widgets among the parts, in reading order."""
        return [widget for part in self.parts for widget in widgets_of(part)]

    def wake(self, parent: QWidget) -> None:
        """Wake all that sleep."""
        for part in self.parts:
            if isinstance(part, Drawn) and part.is_shown:
                part.wake(parent)

    def sleeps(self) -> bool:
        """Whether one of them does."""
        return any(part.sleeps() for part in self.parts if isinstance(part, Drawn))


class Down(Group):
    """One below the other, each as wide as the whole."""

    def __init__(self, *parts: Part, gap: int = 0) -> None:
        super().__init__(parts, gap)

    def lay(self, parts: list[Part], width: int) -> tuple[int, Places]:
        """From the top down."""
        y, places = 0, []
        for part in parts:
            height = height_of(part, width)
            places.append((part, QRect(0, y, width, height)))
            y += height + self.gap
        return max(y - self.gap, 0), places

    def size(self) -> QSize:
        """As wide as the widest."""
        sizes = [size_of(part) for part in self.parts]
        return QSize(max((size.width() for size in sizes), default=0), sum(size.height() for size in sizes))

    def least_of_all(self) -> int:
        """As narrow as the one that needs most."""
        return max((least_of(part) for part in self.parts), default=0)


class Across(Group):
    """Beside each other, in the middle or at the top; the one called `wide` takes the room that is left."""

    def __init__(self, *parts: Part, wide: int = 0, gap: int = 8, at_top: bool = False) -> None:
        super().__init__(parts, gap)
        self._wide, self._at_top = self.parts[wide], at_top

    def lay(self, parts: list[Part], width: int) -> tuple[int, Places]:
        """From left to right."""
        sizes = [None if part is self._wide else size_of(part) for part in parts]
        taken = sum([size.width() for size in sizes if size is not None])
        left = max(width - taken - self.gap * (len(parts) - 1), 1)
        widths = [left if size is None else size.width() for size in sizes]
        heights = [height_of(part, own) for part, own in zip(parts, widths, strict=True)]
        highest, x, places = max(heights), 0, []
        for part, own, height in zip(parts, widths, heights, strict=True):
            places.append((part, QRect(x, 0 if self._at_top else (highest - height) // 2, own, height)))
            x += own + self.gap
        return highest, places

    def size(self) -> QSize:
        """All beside each other."""
        sizes = [size_of(part) for part in self.parts]
        width = sum(size.width() for size in sizes) + self.gap * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    def least_of_all(self) -> int:
        """All but the wide one as they are."""
        widths = [least_of(part) if part is self._wide else size_of(part).width() for part in self.parts]
        return sum(widths) + self.gap * (len(widths) - 1)


def widgets_of(part: Part) -> list[QWidget]:
    """The widgets a part consists of: itself, those of a group, or none."""
    return part.widgets() if isinstance(part, Drawn) else [part]


def _is_there(part: Part) -> bool:
    """Whether a part takes room: a widget that is only not shown yet does, one that was hidden does not."""
    if isinstance(part, Drawn):
        return part.is_shown
    state = Qt.WidgetAttribute
    return not (part.testAttribute(state.WA_WState_Hidden) and part.testAttribute(state.WA_WState_ExplicitShowHide))


def height_of(part: Part, width: int) -> int:
    """How high a part is at a width, in pixels."""
    if isinstance(part, Drawn):
        return part.height(width)
    return part.heightForWidth(width) if part.hasHeightForWidth() else size_of(part).height()


def size_of(part: Part) -> QSize:
    """How large a part likes to be."""
    if isinstance(part, Drawn):
        return part.size()
    return part.sizeHint().boundedTo(part.maximumSize()).expandedTo(part.minimumSize())


def least_of(part: Part) -> int:
    """The least width a part can be read at, in pixels."""
    return part.least() if isinstance(part, Drawn) else part.minimumSizeHint().width()


def put(part: Part, rect: QRect) -> None:
    """Let a part stand in a place."""
    if isinstance(part, Drawn):
        part.place(rect)
        return
    if part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
        rect.setWidth(min(rect.width(), size_of(part).width()))
    part.setGeometry(rect)
    if part.isHidden():
        part.show()  # it came when all around it was shown already; before it had its place it would show elsewhere
