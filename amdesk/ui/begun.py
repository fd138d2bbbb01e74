"""The five questions that were begun, or would be worth beginning, as a card on Today and on an account's overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from amdesk.model.source import Source
from amdesk.store.queries.five_questions import all_kept_answers, has_map, kept_answers
from amdesk.ui.desk import Desk
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Elided, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.sign import Sign
from amdesk.ui.place import Place
from amdesk.words import _, plural

ROWS_AT_MOST = 3


@dataclass(frozen=True)
class Begun:
    """Questions about an account: how many of the five are answered, 0 when they are only worth asking."""

    account: int
    words: str
    says: str


def begun(source: Source) -> list[Begun]:
    """Every account whose five questions were begun and not told yet."""
    rows = all_kept_answers(source)
    if not rows:
        return []
    from amdesk.analysis.five_questions import answers_of

    found = [(number, name, answers_of(content)) for number, name, content in rows]
    return [Begun(number, name, _answered(kept.answered)) for number, name, kept in found if not kept.told]


def worth_asking(source: Source, account: int) -> list[Begun]:
    """Where an account stands with the five questions: begun, worth beginning as no role is known, or neither."""
    kept = kept_answers(source, account)
    if kept:
        from amdesk.analysis.five_questions import answers_of

        answers = answers_of(kept)
        if not answers.told and not answers.is_empty:
            return [Begun(account, _("Go on with the five questions"), _answered(answers.answered))]
    if has_map(source, account):
        return []
    says = _("Nobody's part is known here yet: two minutes make a map, a draft plan and a brief")
    return [Begun(account, _("Five questions"), says)]


def _answered(count: int) -> str:
    return plural("{n} of 5 is answered", "{n} of 5 are answered", count)


class BegunCard(Card):
    """Shows some of them; a row opens the questions where they were left."""

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__(title)
        self.desk = desk
        self.setObjectName("begun-questions")
        self.body.setSpacing(0)

    def show_begun(self, rows: Sequence[Begun]) -> None:
        """Show these; without any the card is not there."""
        self.clear()
        self.setVisible(bool(rows))
        for one in rows[:ROWS_AT_MOST]:
            self.body.addWidget(self._row(one))

    def _row(self, one: Begun) -> Row:
        row = Row(f"{one.words}. {one.says}")
        row.setObjectName(f"begun-{one.account}")
        row.line.addWidget(Sign("help-circle", 18, Ink.ACCENT))
        row.line.addWidget(Elided(one.words, role=TextRole.STRONG))
        row.line.addWidget(Elided(one.says, role=TextRole.MUTED), 1)
        row.clicked.connect(partial(self.desk.go, Place("five-questions", one.account)))
        return row
