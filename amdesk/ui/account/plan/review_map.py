"""The map as it is looked at in a review: all of it, nothing to be changed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from amdesk.analysis.map_arrangements import Arrangement, standing
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map.showing import Showing
from amdesk.ui.account.map.shown_map import ShownMap
from amdesk.words import _

LEAST = QSize(480, 300)


class ReviewMap(ShownMap):
    """Shows everybody where they stand, as large as there is room."""

    def __init__(self, drawn: AccountMap) -> None:
        super().__init__()
        self.setObjectName("plan-review-map")
        self.setAccessibleName(_("Account map"))
        self.setMinimumHeight(LEAST.height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_map(drawn, standing(drawn, Arrangement.HIERARCHY), Showing())

    def sizeHint(self) -> QSize:
        """As low as one likes: it takes the room that is left."""
        return LEAST
