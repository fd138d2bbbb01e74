"""What nothing is noted of yet at an account, so that an empty page says what belongs there."""

from PySide6.QtWidgets import QWidget

from amdesk.ui.account.overview.ledgers import LedgerPart
from amdesk.ui.account.overview.part import Part
from amdesk.ui.desk import Desk
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.looking import looking
from amdesk.words import _


class MoreToNote(Part):
    """What nothing is noted of yet, each with one step to begin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Also worth noting"), "more-to-note")
        self.parts: list[tuple[str, Part, object]] = []

    def offer(self, words: str, part: Part, key: object) -> None:
        """Offer a card while it is not there; asked for, it takes `key`."""
        self.parts.append((words, part, key))

    def fill(self) -> None:
        """Offer what is not there."""
        absent = [one for one in self.parts if one[1].isHidden() and not self._is_veiled(one[1])]
        self.setVisible(bool(absent))
        if not self.shows_new([words for words, _part, _key in absent]):
            return
        box = QWidget()
        flow = Flow(box, gap=12)
        for words, part, key in absent:
            name = f"note-{part.objectName().removeprefix('overview-')}"
            flow.addWidget(self.link(_("+ {what}").format(what=words), name, self.begin, part, key))
        self.body.addWidget(box)

    @staticmethod
    def _is_veiled(part: Part) -> bool:
        return looking().on and isinstance(part, LedgerPart) and part.kind.ours

    def begin(self, part: Part, key: object, checked: bool = False) -> None:
        """Show a card ready to type into."""
        part.show()
        part.ask(key)
        self.fill()
