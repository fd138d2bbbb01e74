"""Which account the five questions are about: a list to search, the one most worth asking about first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.values import Tier
from amdesk.store.queries.five_questions import AccountToChoose
from amdesk.ui.bands import TIER_TONES
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.search_field import SearchField
from amdesk.ui.kit.table import Table
from amdesk.words import _

WIDTH_PX = 760
ORDER = {tier: at for at, tier in enumerate(Tier)}


def _tier(row: AccountToChoose) -> str:
    return row.tier.label


def _tier_order(row: AccountToChoose) -> int:
    return ORDER[row.tier]


def _tier_tone(row: AccountToChoose) -> Tone:
    return TIER_TONES.get(row.tier, Tone.QUIET)


def _map(row: AccountToChoose) -> str:
    return _("begun") if row.has_map else _("empty")


class ChooseAccount(QWidget):
    """`chosen` comes with the account; Enter in the search takes the first row."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Which account? Type a few letters, Enter takes the first"))
        self.search.setObjectName("question-account")
        self.table = Table(
            [
                TableColumn("name", _("Account"), strong=True, locked=True),
                TableColumn("place", _("City"), muted=True, width=150),
                TableColumn(
                    "tier",
                    _("Tier"),
                    ColumnKind.CHIP,
                    width=100,
                    text=_tier,
                    sort=_tier_order,
                    tone=_tier_tone,
                ),
                TableColumn("map", _("Map"), width=90, value=_map, muted=True),
            ],
            name=_("Accounts"),
            empty=_("No accounts yet. Import them or add the first one, then come back."),
        )
        self.table.setObjectName("question-accounts")
        self.table.opened.connect(self._open)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        card = Card(_("Five questions"), _("two minutes"))
        card.setMaximumWidth(WIDTH_PX)
        words = _(
            "About which account? Begin with one that matters: out come a map, a draft plan, what is promised, "
            "and a brief for the next meeting."
        )
        card.body.setSpacing(12)
        card.body.addWidget(Text(words, role=TextRole.MUTED, wrap=True))
        card.body.addWidget(self.search)
        card.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(card, 1, Qt.AlignmentFlag.AlignHCenter)
        card.setMinimumWidth(min(WIDTH_PX, 700))

    def show_accounts(self, rows: list[AccountToChoose]) -> None:
        """Offer these, in this order."""
        self.table.set_rows(rows, [row.id for row in rows])
        self._stand_on_first()

    def begin(self) -> None:
        """Stand in the search, empty."""
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stand_on_first()

    def _search(self, words: str) -> None:
        self.table.search(words)
        self._stand_on_first()

    def _stand_on_first(self) -> None:
        self.table.choose(self.table.shown_keys()[:1])

    def _take_first(self) -> None:
        for key in self.table.shown_keys()[:1]:
            self._open(key)

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.chosen.emit(key)
