"""What is seen of a plan, read by the same queries and painted by a bare painter: the limit of the bench `plan`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from amdesk.ui.account.plan.resting import RestingLine
from amdesk.ui.kit.asleep import Asleep, Inset, LinkFace, Picture
from amdesk.ui.kit.cards import DrawnCard
from amdesk.ui.kit.drawn import Drawn, Pill, Words, looks
from amdesk.ui.kit.drawn_groups import Group
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.labels import Chip
from amdesk.ui.kit.pile import Pile
from amdesk.ui.kit.surface import DrawnRow, Surface
from amdesk.ui.kit.theme import theme

if TYPE_CHECKING:
    from amdesk.store.workspace import Workspace
    from amdesk.ui.account.plan.view import PlanView

WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Seen:
    """Words with their font and place, and the frames and lines around them."""

    words: tuple[tuple[str, str, tuple[int, ...]], ...]
    frames: tuple[tuple[int, ...], ...]


def seen(view: "PlanView") -> Seen:
    """What stands within the view now."""
    words, frames = [], []
    for widget in [view, *view.findChildren(QWidget)]:
        area = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()) if widget is not view else view.rect()
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        kinds = DrawnCard | RestingLine | QLineEdit | QCheckBox | DrawnRow | QComboBox | Chip
        if isinstance(widget, kinds) or _is_framed(widget):
            frames.append(area.getRect())
        for text, font, room in _words_of(widget):
            if text and room.translated(area.topLeft()).intersects(view.rect()):
                words.append((text, font.toString(), room.translated(area.topLeft()).getRect()))
        for part in _drawn_by(widget):
            if isinstance(part, Pill | Picture) or (isinstance(part, Inset) and part.ground is not None):
                room = part.rect.translated(area.topLeft())
                if room.intersects(view.rect()):
                    frames.append(room.getRect())
    return Seen(tuple(words), tuple(frames))


def _is_framed(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton)


def _words_of(widget: QWidget) -> Iterator[tuple[str, QFont, QRect]]:
    for part in _drawn_by(widget):
        if isinstance(part, Words):
            yield part.text, looks(part.role).font, part.rect
        elif isinstance(part, Pill):
            yield part.text, looks(TextRole.SMALL).font, part.rect
        elif isinstance(part, LinkFace):
            yield part.words, looks(TextRole.BODY).font, part.rect
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text(), widget.font(), widget.rect()
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText(), widget.font(), widget.rect()
    elif isinstance(widget, QComboBox):
        yield widget.currentText(), widget.font(), widget.rect()


def _drawn_by(widget: QWidget) -> Iterator[Drawn]:
    if isinstance(widget, Surface | Pile):
        yield from _leaves(widget.group)


def _leaves(part: Drawn | QWidget) -> Iterator[Drawn]:
    """The parts that are drawn, those of faces that are no widgets yet among them."""
    if isinstance(part, QWidget) or not part.is_shown:
        return
    if isinstance(part, Group):
        for each in part.parts:
            yield from _leaves(each)
    elif isinstance(part, Asleep):
        if part.widget is None:
            yield from _leaves(part.face)
    else:
        yield part
        if isinstance(part, Inset):
            yield from _leaves(part.part)


def read(workspace: "Workspace", account: int, plan: int) -> None:
    """All that the view shows, by its own queries."""
    from amdesk.store.queries.booked import booked
    from amdesk.store.queries.colleagues import colleagues
    from amdesk.store.queries.coverage import buying_steps
    from amdesk.store.queries.findings import findings
    from amdesk.store.queries.plan import plan_content, plan_surroundings, plans_of
    from amdesk.store.queries.plan_agreed import changes_since_agreed
    from amdesk.store.queries.plan_work import aims_of, measured, people_of, waits
    from amdesk.store.queries.profile import profile

    for query in (plans_of, findings, profile, buying_steps, aims_of, people_of):
        query(workspace, account)
    for query in (plan_content, changes_since_agreed, waits, measured, plan_surroundings):
        query(workspace, plan)
    booked(workspace)
    colleagues(workspace)


def paint(picture: QPixmap, what: Seen) -> None:
    """Paint the frames, then the words."""
    now = theme()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(picture.rect(), now.ground)
    painter.setPen(now.card_border)
    painter.setBrush(now.card)
    for rect in what.frames:
        painter.drawRoundedRect(QRectF(*rect), 7, 7)
    painter.setPen(now.text)
    for text, font, rect in what.words:
        painter.setFont(_font(font))
        painter.drawText(QRectF(*rect), WRAPPED, text)
    painter.end()


_fonts: dict[str, QFont] = {}


def _font(named: str) -> QFont:
    if named not in _fonts:
        font = QFont()
        font.fromString(named)
        _fonts[named] = font
    return _fonts[named]
