"""Back and forward, as in a browser."""

from amdesk.ui.place import Place

LONGEST = 100


class Trail:
    """The places visited, and where one stands among them."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.at = -1

    @property
    def here(self) -> Place | None:
        """The place one is at."""
        return self.places[self.at] if self.places else None

    def visit(self, place: Place) -> None:
        """Go on to a place; what lay ahead is forgotten."""
        if place == self.here:
            return
        self.places = [*self.places[: self.at + 1], place][-LONGEST:]
        self.at = len(self.places) - 1

    def amend(self, place: Place) -> None:
        """One stands at the same page but elsewhere in it: coming back leads there."""
        if self.places:
            self.places[self.at] = place

    def can_step(self, distance: int) -> bool:
        """Whether there is a place that many steps away."""
        return 0 <= self.at + distance < len(self.places)

    def step(self, distance: int) -> Place | None:
        """Go back (negative) or forward; None when there is nothing."""
        if not self.can_step(distance):
            return None
        self.at += distance
        return self.places[self.at]
