"""What the four tiers ask for, how many accounts each has now and would have, and the week that makes."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.tiers import depth
from amdesk.model.rows import TierNeeds
from amdesk.model.values import Tier
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.words import _, sentence


class DepthStrip(QWidget):
    """Four small cards and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tiers-depth")
        self.work = Text("", role=TextRole.STRONG)
        self.work.setObjectName("tiers-work")
        self.cards = QHBoxLayout()
        self.cards.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.cards)
        column.addWidget(self.work)

    def show_tiers(self, now: Sequence[Tier], then: Sequence[Tier], needs: Mapping[Tier, TierNeeds], said: str) -> None:
        """Show the counts of both, and what each tier asks for."""
        empty_out(self.cards)
        before, after = Counter(now), Counter(then)
        for tier in Tier:
            self.cards.addWidget(self._card(tier, before[tier], after[tier], needs.get(tier)), 1)
        self.work.setText(said)
        self.work.setVisible(bool(said))

    def _card(self, tier: Tier, before: int, after: int, needs: TierNeeds | None) -> Card:
        card = Card(
            tier.label, str(after) if after == before else _("{n}, now {before}").format(n=after, before=before)
        )
        card.setObjectName(f"tiers-{tier.value}")
        card.body.addWidget(Text(sentence(depth(needs)) if needs else "", role=TextRole.SMALL, wrap=True))
        card.body.addStretch(1)
        return card
