"""What is shown on the canvas and chosen of it: one map, its cards, the field that names a new person."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from amdesk.analysis.map_arrangements import Standing
from amdesk.analysis.map_layout import CARD, Place
from amdesk.analysis.map_lines import LineShape
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.fading import Fading
from amdesk.ui.account.map.glide import Glide, motion_is_wanted
from amdesk.ui.account.map.look import fonts
from amdesk.ui.account.map.name_field import NameField
from amdesk.ui.account.map.said import said_of
from amdesk.ui.account.map.showing import Showing
from amdesk.ui.account.map.working import WorkingWords
from amdesk.ui.account.map.zoom_view import ZoomView
from amdesk.ui.kit.theme import theme
from amdesk.words import _, plural


class ShownMap(ZoomView):
    """Shows one map at a time; `chosen_changed` comes when other cards or another line are chosen."""

    chosen_changed = Signal()
    person_named = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: list[int] = []
        self.chosen_line: int | None = None
        self.focused: int | None = None
        self._dressed_in = (theme(), fonts())
        self.name_field = NameField(self.viewport())
        self.name_field.named.connect(self.person_named)
        self.glide = Glide(self.map_scene, self)
        self.fading = Fading(self.viewport())
        self.working = WorkingWords(self.viewport())

    # Showing

    def show_map(
        self, shown: AccountMap, standing: Standing, showing: Showing, folded: Mapping[int, int] | None = None
    ) -> None:
        """Show a map; cards that were on the canvas before go to their new places."""
        self.glide.settle()
        before = self.map_scene.places()
        is_other = self.map_scene.shown is None or self.map_scene.shown.account_id != shown.account_id
        self.dress()
        self.map_scene.show_map(shown, standing, showing, folded)
        self._keep_chosen()
        self.setAccessibleDescription(
            plural(
                "{n} person. Arrow keys go from card to card.",
                "{n} people. Arrow keys go from card to card.",
                len(standing.places),
            )
        )
        if is_other:
            self.fit()
        elif self.isVisible() and motion_is_wanted():
            self.glide.run(before)

    def fade_from_now(self) -> None:
        """Let what is seen now fade over what is shown next, when motion is wanted."""
        if self.isVisible() and motion_is_wanted():
            self.fading.begin()

    def say_working(self, works: bool) -> None:
        """Say over the map of before that the one asked for is being worked out, or no longer."""
        self.working.show_over(works)

    def dress(self) -> None:
        """Take the colours of the theme in force and the program's letters, when they are others than before."""
        if (theme(), fonts()) != self._dressed_in:
            self._dressed_in = (theme(), fonts())
            self.setBackgroundBrush(theme().card)
            self.map_scene.dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_dressed_in"):
            self.dress()

    def card(self, person: int) -> CardItem:
        """The item of a person's card.

        Raises KeyError when the person is not on the map shown.
        """
        return self.map_scene.cards[person]

    def viewport_point(self, at: QPointF) -> QPoint:
        """Where a point of the map is in the viewport."""
        return self.mapFromScene(at)

    def card_rect(self, person: int) -> QRectF:
        """Where a person's card is in the viewport."""
        shape = self.card(person).shape_of_person
        corner = self.card(person).pos()
        return QRectF(self.mapFromScene(QRectF(corner.x(), corner.y(), shape.width, shape.height)).boundingRect())

    def keep_in_view(self, person: int) -> None:
        """Bring the place of a person's card into view when it is not; the zoom stays."""
        x, y = self.map_scene.standing.places.get(person, (0, 0))
        self.ensureVisible(QRectF(x, y, *CARD), 30, 30)

    def beside(self, person: int) -> QPoint:
        """A point of the screen at the right of a person's card, within the canvas."""
        area = self.card_rect(person).toRect() & self.viewport().rect()
        return self.viewport().mapToGlobal(area.topRight())

    def card_at(self, where: QPoint) -> CardItem | None:
        """The card at a point of the viewport that is not lifted."""
        for item in self.items(where):
            if isinstance(item, CardItem):
                return item
        return None

    # Choosing

    def choose(self, people: Sequence[int], *, tell: bool = True) -> None:
        """Choose these people and nobody else; the last is the one keys act on."""
        self.chosen = [person for person in people if person in self.map_scene.cards]
        self.chosen_line = None
        self.focused = self.chosen[-1] if self.chosen else self.focused
        self._mark()
        if tell:
            self.tell_chosen()

    def fit_chosen(self, checked: bool = False) -> None:
        """Show the chosen cards as large as they fit, never larger than life; without any, the whole map."""
        area = QRectF()
        for person in self.chosen:
            area = area.united(self.card(person).sceneBoundingRect())
        if area.isEmpty():
            self.fit()
        else:
            self._fits = False
            self._fit_to(area)

    def choose_line(self, line: int | None) -> None:
        """Choose a line and nobody."""
        self.chosen, self.chosen_line = [], line
        self._mark()
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Say what is chosen, also to who listens."""
        self.chosen_changed.emit()
        if self.chosen and self.hasFocus():
            words = said_of(self.card(self.chosen[-1]).shape_of_person)
            if len(self.chosen) > 1:
                words = plural("{n} card chosen", "{n} cards chosen", len(self.chosen))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def say_line(self, line: LineShape) -> None:
        """Say which line is chosen to who listens."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words_of(line)))

    def words_of(self, line: LineShape) -> str:
        """A line in words."""
        source, target = (self.card(who).shape_of_person.name for who in (line.source, line.target))
        words = _("{source} → {target}: {kind}")
        return words.format(source=source, target=target, kind=line.kind.label.lower())

    def click_ground(self, where: QPoint, keep: bool) -> None:
        """A click beside all cards: on a line, or on nothing."""
        line = self.map_scene.line_at(self.mapToScene(where), self.scale_now())
        if line is not None:
            self.choose_line(line.id)
        elif not keep:
            self.choose([])

    def _keep_chosen(self) -> None:
        kept = [person for person in self.chosen if person in self.map_scene.cards]
        lines = {line.id for line in self.map_scene.lines}
        if self.focused not in self.map_scene.cards:
            self.focused = None
        gone = kept != self.chosen or (self.chosen_line is not None and self.chosen_line not in lines)
        self.chosen = kept
        self.chosen_line = self.chosen_line if self.chosen_line in lines else None
        self._mark()
        if gone:
            self.tell_chosen()

    def _mark(self) -> None:
        chosen = set(self.chosen)
        focused = self.focused if self.hasFocus() else None
        for person, card in self.map_scene.cards.items():
            card.mark(chosen=person in chosen, focused=person == focused)
        self.map_scene.choose_line(self.chosen_line)
        self.map_scene.light(chosen)

    # Naming

    def ask_name(self, at: Place | None = None, boss: int | None = None, typed: str = "") -> None:
        """Open a field for a new person: at a place of the map, under a boss, or where there is room."""
        if boss is not None:
            card = self.card(boss)
            corner = card.pos() + QPointF(0, card.shape_of_person.height + 24)
        elif at is not None:
            corner = QPointF(*at)
        else:
            corner = self.mapToScene(self.viewport().rect().center()) - QPointF(CARD[0] / 2, CARD[1] / 2)
        self.name_field.ask(self.mapFromScene(corner), at, boss, typed, self.scale_now())

    def place_at(self, where: QPoint) -> Place:
        """The place of a card whose middle is at a point of the viewport."""
        at = self.mapToScene(where)
        return round(at.x() - CARD[0] / 2), round(at.y() - CARD[1] / 2)

    def reading_order(self, person: int) -> tuple[float, float]:
        """Where a card comes when cards are read like text."""
        at = self.card(person).pos()
        return at.y(), at.x()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves while nobody looks."""
        self.glide.settle()
        self.fading.settle()
        super().hideEvent(event)
