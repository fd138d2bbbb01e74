"""What keys do on the canvas."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from amdesk.analysis.network import boss_of
from amdesk.ui.account.map.clipboard import copy_people
from amdesk.ui.account.map.said import said_of
from amdesk.ui.account.map.ways import Way, step

if TYPE_CHECKING:
    from amdesk.ui.account.map.canvas import MapCanvas

Key, Modifier = Qt.Key, Qt.KeyboardModifier
WAYS = {Key.Key_Up: Way.UP, Key.Key_Down: Way.DOWN, Key.Key_Left: Way.LEFT, Key.Key_Right: Way.RIGHT}
CELLS = {Way.UP: (0, 1), Way.DOWN: (0, -1), Way.LEFT: (-1, 0), Way.RIGHT: (1, 0)}
NUDGES = Modifier.AltModifier | Modifier.ShiftModifier
ENTER = (Key.Key_Return, Key.Key_Enter)


def is_ours(event: QKeyEvent) -> bool:
    """Whether a key is for the canvas although a command of the window has it too."""
    control = bool(event.modifiers() & Modifier.ControlModifier)
    plain = not event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier)
    if event.key() in WAYS and (control or event.modifiers() & NUDGES == NUDGES):
        return True
    return (control and event.key() == Key.Key_0) or (plain and (bool(event.text().strip()) or event.key() in WAYS))


def press(canvas: "MapCanvas", event: QKeyEvent) -> bool:
    """Do what a key stands for; False when it stands for nothing here."""
    key, control = event.key(), bool(event.modifiers() & Modifier.ControlModifier)
    if key in WAYS and event.modifiers() & NUDGES == NUDGES:
        canvas.nudge(WAYS[Key(key)])
        return True
    canvas.end_nudging()
    if control and key in WAYS and canvas.map_scene.showing.arrangement.is_rated:
        canvas.cell_asked.emit(*CELLS[WAYS[Key(key)]])
    elif control and key in (Key.Key_Up, Key.Key_Down) and canvas.focused is not None:
        _fold(canvas, canvas.focused, key == Key.Key_Up)
    elif control and key in (Key.Key_Left, Key.Key_Right):
        canvas.walk_lines(1 if key == Key.Key_Right else -1)
    elif key in WAYS and not event.modifiers() & Modifier.AltModifier:
        _go(canvas, WAYS[Key(key)], bool(event.modifiers() & Modifier.ShiftModifier))
    elif key in ENTER and canvas.chosen_line is not None:
        canvas.line_opened.emit(canvas.chosen_line)
    elif key in ENTER and canvas.focused is not None:
        canvas.opened.emit(canvas.focused)
    elif key in (Key.Key_Delete, Key.Key_Backspace) and (canvas.chosen or canvas.chosen_line is not None):
        canvas.deletion_asked.emit()
    elif key == Key.Key_Escape and (canvas.chosen or canvas.chosen_line is not None):
        canvas.choose([])
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        canvas.choose(list(canvas.map_scene.cards))
    elif control and key == Key.Key_G and canvas.chosen:
        canvas.grouping_asked.emit()
    elif control and key == Key.Key_L and canvas.focused is not None:
        canvas.line_asked.emit()
    elif event.matches(QKeySequence.StandardKey.Copy):
        copy(canvas)
    elif event.matches(QKeySequence.StandardKey.Paste):
        canvas.paste_asked.emit()
    else:
        return _zoom(canvas, event, control) or _begin_name(canvas, event, control)
    return True


def _fold(canvas: "MapCanvas", person: int, away: bool) -> None:
    card = canvas.map_scene.cards[person].shape_of_person
    if (away and card.leads) or (not away and card.below):
        canvas.fold_asked.emit(person)


def _go(canvas: "MapCanvas", way: Way, extends: bool) -> None:
    cards = canvas.map_scene.cards
    shown = canvas.map_scene.shown
    if canvas.focused is None or shown is None or canvas.focused not in cards:
        first = min(cards, key=canvas.reading_order, default=None)
        if first is not None:
            canvas.choose([first])
        return
    boss = {} if canvas.map_scene.standing.tree is None else boss_of(shown)
    areas = {person: card.sceneBoundingRect() for person, card in cards.items()}
    boxes = {person: (box.left(), box.top(), box.right(), box.bottom()) for person, box in areas.items()}
    found = step(canvas.focused, way, boxes, boss)
    if found is None:
        return
    others = [person for person in canvas.chosen if person != found] if extends else []
    canvas.choose([*others, found])
    canvas.ensureVisible(cards[found], 30, 30)


def _zoom(canvas: "MapCanvas", event: QKeyEvent, control: bool) -> bool:
    if control and event.key() == Key.Key_0:
        canvas.fit()
    elif event.key() == Key.Key_Period:
        canvas.fit_chosen()
    elif event.key() in (Key.Key_Plus, Key.Key_Equal):
        canvas.zoom_by(1)
    elif event.key() == Key.Key_Minus:
        canvas.zoom_by(-1)
    else:
        return False
    return True


def _begin_name(canvas: "MapCanvas", event: QKeyEvent, control: bool) -> bool:
    letter = event.text()
    if control or not letter.isalpha() or event.modifiers() & (Modifier.AltModifier | Modifier.MetaModifier):
        return False
    canvas.ask_name(canvas.place_for_typing(), typed=letter)
    return True


def copy(canvas: "MapCanvas") -> None:
    """The chosen cards as lines of text for other programs, and as people for another map."""
    shown = canvas.map_scene.shown
    if shown is not None and canvas.chosen:
        texts = [said_of(canvas.card(person).shape_of_person, "\n") for person in canvas.chosen]
        copy_people([person for person in shown.people if person.id in canvas.chosen], "\n\n".join(texts))
