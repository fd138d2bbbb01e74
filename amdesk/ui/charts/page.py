"""Charts over all accounts: who brings most, why issues happen, revenue by month, what is owed."""

from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis import causes, pareto
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.portfolio import worths_at_home
from amdesk.ui.charts.parts import AgingPart, CausesPart, ParetoPart, RevenuePart
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Columns, Scroll
from amdesk.ui.view import View
from amdesk.words import _


class ChartsPage(View):
    """Four charts; each reads for itself."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("charts-sentence")
        self.pareto, self.causes = ParetoPart(desk), CausesPart(desk)
        self.revenue, self.aging = RevenuePart(desk), AgingPart(desk)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Text(_("Charts"), role=TextRole.TITLE))
        head.addWidget(self.sentence)
        columns = Columns(proportion=(1.2, 1.0))
        columns.left.addWidget(self.pareto)
        columns.left.addWidget(self.revenue)
        columns.right.addWidget(self.causes)
        columns.right.addWidget(self.aging)
        scroll = Scroll()
        scroll.body.setContentsMargins(20, 14, 20, 18)
        scroll.body.addLayout(head)
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def fill(self) -> None:
        """Say in one line what the charts say."""
        source = self.desk.workspace
        few = pareto.pareto_sentence(pareto.ranked(worths_at_home(source).rows))
        why = causes.causes_sentence(issue_lines(source))
        self.sentence.setText(f"{few} {why}")
