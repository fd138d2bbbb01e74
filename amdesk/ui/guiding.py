"""The commands that lead by the hand: the proposed tiers, the five questions, the tour."""

from PySide6.QtWidgets import QMainWindow

from amdesk.ui.desk import Desk
from amdesk.ui.place import Place


class Guiding:
    """`account` is the one in view, which the five questions are then about."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        self.desk = desk
        self.window = window
        self.account: int | None = None

    def accept_tiers(self) -> None:
        """Show the tiers that revenue speaks for, to be accepted."""
        self.desk.go(Place("tiers"))

    def five_questions(self) -> None:
        """Ask the five questions about the account in view, or about one that is chosen first."""
        self.desk.go(Place("five-questions", self.account))

    def take_tour(self) -> None:
        """Show the few controls one needs first, one after another."""
        from amdesk.ui.tour.tour import take_tour

        take_tour(self.desk, self.window)
