"""What waits: pieces of intelligence without an answer, and those of which nobody has said what came of them."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis.plan_lines import ActionSaid, action_said
from amdesk.model.finding_rows import Finding
from amdesk.model.values import Effect, IntelAnswer
from amdesk.store.queries.colleagues import colleagues, me
from amdesk.store.queries.findings import findings
from amdesk.ui.account.intelligence import doing
from amdesk.ui.account.intelligence.answer import AnswerCard
from amdesk.ui.desk import Desk
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.panel import Card, Columns
from amdesk.ui.kit.table import Table
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.strangers import add_stranger
from amdesk.ui.understood import Understood, of_action
from amdesk.ui.view import View
from amdesk.words import _

LEAST_ROWS_PX = 120
BESIDE_FROM_PX = 860


class FindingsQueue(View):
    """The list and, beside it, the answer to the chosen piece; `counted` says how many wait and how many are over."""

    private = True
    counted = Signal(int, int)

    def __init__(self, desk: Desk, *, of_one_account: bool) -> None:
        super().__init__(desk)
        self.of_one_account = of_one_account
        self.account_id: int | None = None
        self.over = False
        self.rows: dict[int, Finding] = {}
        self.table = Table(self._columns(), name=_("Waiting for an answer"))
        self.table.setObjectName("intelligence-queue")
        self.table.setMinimumHeight(LEAST_ROWS_PX)
        self.bar = FilterBar(self.table, hint=_("Search what was found out"))
        self.out = RowsOut(desk, self.table, _("Intelligence"), self.bar, subject_of=_row_of)
        self.answer = AnswerCard(desk, self._understood)
        self.answer.action.stranger_asked.connect(self.add_stranger)
        self.answer.listen_in(self)
        card = Card()
        card.setContentsMargins(-8, -4, -8, -6)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        halves = Columns(proportion=(1.5, 1.0), collapse_below=BESIDE_FROM_PX, fill=True)
        halves.left.addWidget(card)
        halves.right.addWidget(self.answer)
        column.addWidget(self.bar)
        column.addWidget(halves, 1)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.answer.acted.connect(self.act)
        self.answer.refused.connect(self.do_nothing)
        self.answer.ended.connect(self.end)
        self.answer.opened.connect(self._open_action)

    def _columns(self) -> list[TableColumn]:
        return [
            TableColumn("account", _("Account"), width=130, visible=not self.of_one_account),
            TableColumn("text", _("What"), strong=True, locked=True),
            TableColumn("kind", _("Kind"), ColumnKind.CHIP, text=_kind),
            TableColumn("said_by", _("Who said it"), width=130, muted=True, visible=False),
            TableColumn("certainty", _("How sure"), width=96, text=_certainty, visible=False),
            TableColumn("on", _("On"), ColumnKind.DATE, 104, visible=self.of_one_account),
            TableColumn("days", _("Waits"), ColumnKind.NUMBER, 70, value=self._days, tip=_("Days since it was heard")),
            TableColumn("implication", _("What it means for us"), visible=False),
        ]

    def _days(self, row: Finding) -> int:
        return (self.desk.workspace.today - row.on).days

    def limit(self, account_id: int | None, *, over: bool) -> None:
        """Show the pieces of an account or of all: those that wait, or those that are over."""
        if (account_id, over) != (self.account_id, self.over):
            self.account_id, self.over = account_id, over
            self._grow_stale()

    def fill(self) -> None:
        """Read what waits; the choice stays near where it was, so that one piece after the other can be answered."""
        found = findings(self.desk.workspace, self.account_id or None)
        waiting, over = [row for row in found if row.waits], [row for row in found if row.is_over]
        shown = over if self.over else waiting
        before, current = self.table.shown_keys(), self.table.current_key()
        at = before.index(current) if current in before else 0
        self.rows = {row.id: row for row in shown}
        self.table.set_empty(
            _("Of everything that was done it is said what came of it.")
            if self.over
            else _("All that is known is answered by an action or a reason for none.")
            if found
            else _("Nothing found out yet. Add what you heard or saw: a need, a plan of theirs, a competitor's visit.")
        )
        self.table.set_rows(shown, list(self.rows))
        keys = self.table.shown_keys()
        if keys and not self.table.chosen_keys():
            self.table.choose([keys[min(at, len(keys) - 1)]])
        self._choose(self.table.chosen_keys())
        self.counted.emit(len(waiting), len(over))

    def _choose(self, keys: list[Hashable]) -> None:
        key = keys[0] if len(keys) == 1 else None
        self.answer.show_finding(self.rows.get(key) if isinstance(key, int) else None)

    def _open(self, key: object) -> None:
        if isinstance(key, int) and key in self.rows:
            self.answer.action.setFocus()

    def _open_action(self, action: int) -> None:
        finding = self.answer.finding
        self.desk.open_row("action", action, finding.account_id if finding else None)

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of the chosen piece."""
        finding = self.answer.finding
        return (finding.account_id, None) if finding is not None and finding.account_id is not None else None

    # Doing

    def act(self, typed: str) -> None:
        """An action answers the chosen piece; it is mine until someone else is named."""
        finding, source = self.answer.finding, self.desk.workspace
        if finding is None:
            return
        said = self._said(typed)
        act = partial(doing.act_on, intel=finding.id, said=said, owner=me(source))
        if self.answer.action.keep(_("Add action: {name}").format(name=said.name), act):
            self._go_on()

    def _said(self, typed: str) -> ActionSaid:
        source = self.desk.workspace
        return action_said(typed, source.today, colleagues(source))

    def _understood(self, typed: str) -> Understood:
        return of_action(self._said(typed))

    def add_stranger(self, kind: str, name: str) -> None:
        """Add the colleague the line names and nobody knows yet; it then knows the name."""
        add_stranger(self.desk, kind, name, self)
        self.answer.action.look_again()

    def do_nothing(self, reason: IntelAnswer, more: str) -> None:
        """A reason answers the chosen piece."""
        finding = self.answer.finding
        if finding is None:
            return
        words = f"{reason.label}: {more}" if more else reason.label
        self._change(
            _("No action: {reason}").format(reason=words), partial(doing.do_nothing, intel=finding.id, reason=words)
        )

    def end(self, effect: Effect) -> None:
        """Say what came of the chosen piece."""
        finding = self.answer.finding
        if finding is not None:
            label = _("What came of it: {effect}").format(effect=effect.label.lower())
            self._change(label, partial(doing.came_of_it, intel=finding.id, effect=effect))

    def _change(self, label: str, act: partial[int] | partial[bool]) -> None:
        if self.desk.change(label, act):
            self._go_on()

    def _go_on(self) -> None:
        """Show what is left; the keyboard goes back to the list."""
        self.refresh()
        self.table.setFocus()


def _kind(row: Finding) -> str:
    return row.kind.label


def _certainty(row: Finding) -> str:
    return row.certainty.label if row.certainty else ""


def _row_of(key: Hashable) -> tuple[str, int] | None:
    return ("intel", key) if isinstance(key, int) else None
