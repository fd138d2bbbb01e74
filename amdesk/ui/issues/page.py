"""The issues of all accounts: as a list to filter, as a board by phase, and the lists behind them."""

from collections.abc import Hashable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from amdesk.model.rows import IssueLine
from amdesk.model.values import Phase
from amdesk.store.queries.issues import LINES_OF_ALL, issue_lines
from amdesk.ui.desk import Desk
from amdesk.ui.issues import looks
from amdesk.ui.issues.board import Board
from amdesk.ui.issues.checklists import ChecklistsView
from amdesk.ui.issues.columns import COLUMNS
from amdesk.ui.issues.figures import FiguresView
from amdesk.ui.issues.moving import move
from amdesk.ui.issues.new import new_issue
from amdesk.ui.issues.says import says, treatment
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.place import Place
from amdesk.ui.records.pages import Listed, RecordTabs
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _

MORE = (("figures", _("Figures")), ("checklists", _("Checklists")), ("lists", _("Noes, whys, requests")))
READ_HERE = 3000
"""More issues than this are read in a worker, so that the window stays quick."""
COUNT = "SELECT count(*) FROM issue"
LISTED = (
    Listed(
        "refusal", "Noes", ("reason", "account_id", "cause", "alternative", "accepted", "agreed_by", "at_stake", "on")
    ),
    Listed("cause_node", "Whys", ("text", "category", "issue_id", "parent_id")),
    Listed("request", "Requests", ("text", "issue_id", "colleague_id", "team_id", "due", "answered_on")),
)


class IssuesPage(View):
    """List, board and lists; a sentence says first how many wait."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: list[IssueLine] = []
        self.wanted: int | None = None
        self.heading = Text(_("Issues"), role=TextRole.TITLE)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("issues-sentence")
        self.treatment = Text("", role=TextRole.SMALL, wrap=True)
        self.treatment.setObjectName("issues-treatment")
        self.tabs = TabRow([("list", _("List")), ("board", _("Board")), *MORE], "issues")
        self.tabs.setAccessibleName(_("Ways to look at the issues"))
        self.tabs.choose("list")
        self.add = Button(_("+ Issue"), primary=True)
        self.add.setObjectName("issues-add")
        self.table = Table(
            COLUMNS,
            name=_("Issues"),
            empty=_("No issues. When a customer complains, calls for help or asks for something, log it here."),
        )
        self.table.setObjectName("issue-table")
        self.bar = FilterBar(self.table, hint=_("Search issues"))
        self.out = RowsOut(desk, self.table, _("Issues"), self.bar, subject_of=_row_of, dated=True)
        self.board = Board()
        self.stack = QStackedWidget()
        self.records: RecordTabs | None = None
        self.figures: FiguresView | None = None
        self.checklists: ChecklistsView | None = None
        self._lay_out()
        self._connect()
        recall_table(self.table, "issues")

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the table was left."""
        remember_table(self.table, "issues")
        super().hideEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 20)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.sentence)
        whole.addWidget(self.treatment)
        whole.addWidget(self.tabs)
        whole.addSpacing(8)
        whole.addWidget(self.bar)
        whole.addSpacing(6)
        whole.addWidget(self.stack, 1)
        card = Card()
        card.body.addWidget(self.table)
        self.list = QWidget()
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.board)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.add.clicked.connect(self.begin)
        self.table.opened.connect(self.open)
        self.table.shown_changed.connect(self._show_board)
        self.board.opened.connect(self.open)
        self.board.more_asked.connect(self.show_phase)
        self.board.moved.connect(self.move_card)

    # Showing

    def fill(self) -> None:
        """Read every issue, in a worker when there are thousands."""
        workspace = self.desk.workspace
        if workspace.select(COUNT)[0][0] <= READ_HERE:
            self.show_lines(issue_lines(workspace))
            return
        workspace.watch.note(workspace.raw, LINES_OF_ALL)
        self.desk.jobs.run(self._read, self.show_lines, self._read_again, latest_only=self)

    def _read(self, control: JobControl) -> list[IssueLine]:
        with self.desk.workspace.reader() as reader:
            return issue_lines(reader)

    def _read_again(self, problem: Exception) -> None:
        """A commit interrupted the reading; whatever else went wrong shows up when it is read here."""
        self.show_lines(issue_lines(self.desk.workspace))

    def show_lines(self, lines: list[IssueLine]) -> None:
        """Show these issues."""
        today = self.desk.workspace.today
        self.lines = lines = sorted(lines, key=looks.weight)
        self.sentence.setText(says(lines, today))
        said = treatment(lines, today)
        self.treatment.setText(said)
        self.treatment.setVisible(bool(said))
        self.table.set_rows(lines, [line.id for line in lines])
        if self.wanted is not None:
            self.table.choose([self.wanted])
            self.wanted = None

    def show_tab(self, name: str) -> None:
        """Show the list, the board or the lists behind them."""
        self.tabs.choose(name)
        if name == "lists":
            if self.records is None:
                self.records = RecordTabs(self.desk, LISTED, "issues-list")
                self.stack.addWidget(self.records)
            self.stack.setCurrentWidget(self.records)
        elif name == "figures":
            self._show_figures()
        elif name == "checklists":
            self._show_checklists()
        else:
            self.stack.setCurrentWidget(self.board if name == "board" else self.list)
        self._fit_bar(name)
        self._show_board()

    def _fit_bar(self, name: str) -> None:
        """What is searched and filtered holds for list and board; only a list has groups and columns."""
        self.bar.setVisible(name in ("list", "board"))
        for button in (self.bar.group_button, self.bar.column_button):
            button.setVisible(name == "list")

    def _show_board(self) -> None:
        if self.stack.currentWidget() is self.board:
            self.board.show_lines(self.table.found_rows(), self.desk.workspace.today)

    def _show_figures(self) -> None:
        if self.figures is None:
            self.figures = FiguresView(self.desk)
            self.stack.addWidget(self.figures)
        self.stack.setCurrentWidget(self.figures)

    def _show_checklists(self) -> "ChecklistsView":
        if self.checklists is None:
            self.checklists = ChecklistsView(self.desk)
            self.stack.addWidget(self.checklists)
        self.stack.setCurrentWidget(self.checklists)
        return self.checklists

    def show_phase(self, name: str) -> None:
        """Show all of a column of the board as a list, under the filters it stands under."""
        self.table.filter_column("phase", {name})
        self.show_tab("list")

    def go_to(self, place: Place) -> None:
        """Show the row a place names, on the tab where it stands."""
        if place.subject == "issue" and place.row is not None:
            self.show_tab("list")
            self.wanted = place.row
            self._grow_stale()
        elif place.subject in ("checklist", "checklist_step") and place.row is not None:
            self.show_tab("checklists")
            self._show_checklists().go_to(place)
        elif place.subject in {one.table for one in LISTED}:
            self.show_tab("lists")
            if self.records is not None:
                self.records.go_to(place)
        elif place.tab:
            self.show_tab(place.tab)

    def place(self) -> Place:
        """The page and the way of looking at it."""
        return Place("issues", None, self.tabs.current())

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of the one issue chosen, and who reported it."""
        if self.stack.currentWidget() is self.records and self.records is not None:
            return self.records.stands_on()
        keys = self.table.chosen_keys()
        found = self.desk.workspace.select("SELECT account_id, person_id FROM issue WHERE id = ?", keys[:1])
        return found[0][:2] if len(keys) == 1 and found else None

    # Doing

    def open(self, issue: object) -> None:
        """Show an issue at its account."""
        found = next((line for line in self.lines if line.id == issue), None)
        if found is not None:
            self.desk.open_row("issue", found.id, found.account_id)

    def move_card(self, issue: int, phase: Phase | None) -> None:
        """Take an issue to another column of the board, as far as its steps allow."""
        found = next((line for line in self.lines if line.id == issue), None)
        if found is not None:
            move(self.desk, found, phase)

    def begin(self) -> None:
        """Ask for a new issue, its account first."""
        new_issue(self.desk, None, self)


def _row_of(key: Hashable) -> tuple[str, int] | None:
    return ("issue", key) if isinstance(key, int) else None
