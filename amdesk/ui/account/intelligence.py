"""The Intelligence tab: what we found out and what answers it."""

from PySide6.QtWidgets import QVBoxLayout

from amdesk.store.queries.intel import intel_rows
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.place import Place
from amdesk.ui.records.panel import RecordsPanel
from amdesk.words import _, counted, day, sentence


class IntelligenceTab(AccountTab):
    """The pieces of intelligence of one account, newest at the end; those without an answer are counted first."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("intelligence-sentence")
        self.records = RecordsPanel(
            desk,
            "intel",
            account_id=0,
            columns=("text", "kind", "on", "said_by", "certainty", "implication", "effect"),
            empty=_(
                "Nothing found out yet. Add what you heard or saw: a need, a plan of theirs, a competitor's visit."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(self.records, 1)

    def fill(self) -> None:
        """Count what waits for an answer."""
        self.records.limit(self.account_id)
        rows = intel_rows(self.desk.workspace, self.account_id)
        waiting = [row for row in rows if row.is_open]
        if not rows:
            self.sentence.setText(_("Nothing is known yet beyond the profile."))
        elif not waiting:
            self.sentence.setText(_("All that is known is answered by an action or a reason for none."))
        else:
            oldest = min(row.on for row in waiting)
            words = counted(len(waiting), _("piece waits for an answer"), _("pieces wait for an answer"))
            since = day(oldest, self.desk.workspace.today)
            self.sentence.setText(sentence(words) + " " + _("The oldest is of {day}.").format(day=since))

    def go_to(self, place: Place) -> None:
        """Show the piece a place names."""
        super().go_to(place)
        self.records.limit(self.account_id)
        self.records.go_to(place)
