"""What is done on the cards of a plan, told in one place: connecting every line costs more than making it."""

from PySide6.QtCore import QObject, Signal


class Told(QObject):
    """Each comes with the number of what it was done to.

    `opened` asks for a form, `added` comes with the card and the words of a new action and whether all of it is
    wanted, `stored` with a field and its value, `moved` with a step, `dropped` with where it was let go.
    """

    opened = Signal(str, int)
    added = Signal(object, str, bool)
    stored = Signal(int, str, object)
    measured = Signal(int, object)
    ticked = Signal(int, bool)
    action_moved = Signal(int, int)
    action_removed = Signal(int)
    action_dropped = Signal(int, int, int)
    objective_moved = Signal(int, int)
    objective_dropped = Signal(int, int, bool)
    objective_dropped_last = Signal(int, object)
    stranger_asked = Signal(str, str)
