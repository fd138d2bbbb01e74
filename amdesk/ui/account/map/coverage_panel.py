"""Coverage beside the map: the sentence, the findings with their evidence and next step, and the matrix (MAP-7)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.coverage_matrix import Finding, FindingSort, Matrix, matrix, matrix_line
from amdesk.analysis.series import Tone
from amdesk.model.base import today_of
from amdesk.model.people import Coverage
from amdesk.model.rows import AccountMap
from amdesk.store.queries.coverage import covers, our_colleagues
from amdesk.store.queries.people import visits
from amdesk.ui.account.map.coverage_grid import CoverageGrid
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.rhythm_popup import RhythmPopup
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.looking import Curtained
from amdesk.ui.kit.panel import Card, Scroll, empty_out
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FINDINGS_WIDE = 300
ICONS = {
    FindingSort.GAP: "alert-triangle",
    FindingSort.COLLISION: "users",
    FindingSort.SINGLE_THREAD: "alert-triangle",
    FindingSort.LATE: "calendar",
}


class CoveragePanel(Card):
    """`person_meant` tells who is current, `opened` who is to be opened, `touch_asked` the evidence to be shown,
    `action_asked` a person and the name of an action that answers a finding."""

    person_meant = Signal(int)
    opened = Signal(int)
    touch_asked = Signal(int)
    action_asked = Signal(int, str)

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self.deeds = deeds
        self.found: Matrix | None = None
        self.setObjectName("map-coverage")
        self.setAccessibleName(_("Coverage"))
        self.words = Elided("", role=TextRole.STRONG)
        self.words.setObjectName("coverage-sentence")
        self.filter = QLineEdit()
        self.filter.setObjectName("coverage-filter")
        self.filter.setPlaceholderText(_("Filter people"))
        self.filter.setAccessibleName(_("Filter people"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(150)
        self.filter.textChanged.connect(self._narrow)
        self.uncovered = Button(_("Not looked after"))
        self.uncovered.setObjectName("coverage-only-gaps")
        self.uncovered.setCheckable(True)
        self.uncovered.toggled.connect(self._narrow)
        self.grid = CoverageGrid()
        self.grid.asked.connect(self.ask)
        self.grid.ended.connect(self.end)
        self.grid.opened.connect(self.opened)
        self.grid.gone_to.connect(self.person_meant)
        self.findings = Scroll(margin=0)
        self.findings.setObjectName("coverage-findings")
        self.findings.setFixedWidth(FINDINGS_WIDE)
        page = self.findings.widget()
        if page is not None:
            page.setProperty("ground", "card")
        self._lay_out()
        Curtained(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.words, 1)
        head.addWidget(self.uncovered)
        head.addWidget(self.filter)
        self.body.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.grid, 1)
        line.addWidget(self.findings)
        self.body.addLayout(line, 1)
        legend = _("✓ rhythm kept   ! too seldom   ~ met unplanned   ×: touches in 90 days   ·   Enter: how often")
        self.body.addWidget(Text(legend, role=TextRole.SMALL, wrap=True))

    # Showing

    def show_coverage(self, shown: AccountMap) -> None:
        """Show who of ours meets whom at the account of a map."""
        source = self.deeds.desk.workspace
        account = shown.account_id
        ours = our_colleagues(source, account)
        seen = matrix(shown, covers(source, account), ours, visits(source, account), source.today)
        self.found = seen
        self.words.setText(matrix_line(seen))
        self.grid.show_matrix(seen)
        self._show_findings(seen)

    def _show_findings(self, found: Matrix) -> None:
        empty_out(self.findings.body)
        self.findings.body.setSpacing(10)
        self.findings.setVisible(bool(found.findings))
        for number, finding in enumerate(found.findings, 1):
            self.findings.body.addWidget(self._row(finding, number))
        self.findings.body.addStretch(1)

    def _row(self, finding: Finding, number: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 6, 0)
        line.setSpacing(8)
        line.addWidget(Sign(ICONS[finding.sort], 16, Ink.WARN))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(finding.sentence, wrap=True))
        links = QHBoxLayout()
        links.setSpacing(12)
        for words, act, name in self._offers(finding):
            link = Link(words)
            link.setObjectName(f"coverage-{name}-{number}")
            link.clicked.connect(act)
            links.addWidget(link)
        links.addStretch(1)
        column.addLayout(links)
        line.addLayout(column, 1)
        return row

    def _offers(self, finding: Finding) -> list[tuple[str, object, str]]:
        """The evidence of a finding and what answers it."""
        show = (_("Show"), partial(self._show, finding), "show")
        if finding.sort in (FindingSort.GAP, FindingSort.SINGLE_THREAD):
            words = _("Name a colleague") if finding.sort is FindingSort.GAP else _("Look after more")
            return [show, (words, partial(self._name_one, finding), "assign")]
        if finding.sort is FindingSort.COLLISION:
            return [
                (_("Show the touches"), partial(self._show_touches, finding), "touches"),
                (_("Agree who goes"), partial(self._plan, finding), "agree"),
            ]
        return [show, (_("Change the rhythm"), partial(self._ask_again, finding), "rhythm")]

    def _show(self, finding: Finding, checked: bool = False) -> None:
        self.grid.go_to(finding.person_id, finding.colleague_id)
        self.grid.setFocus()

    def _show_touches(self, finding: Finding, checked: bool = False) -> None:
        if finding.touches:
            self.touch_asked.emit(finding.touches[-1])

    def _plan(self, finding: Finding, checked: bool = False) -> None:
        person = self._name_of(finding.person_id)
        self.action_asked.emit(finding.person_id, _("Agree among us who goes to {name}").format(name=person))

    def _name_one(self, finding: Finding, checked: bool = False) -> None:
        if finding.sort is FindingSort.SINGLE_THREAD:
            self.uncovered.setChecked(True)
            self.grid.setFocus()
            return
        if self.found is not None and self.found.colleagues:
            self.ask(finding.person_id, self.found.colleagues[0].id)

    def _ask_again(self, finding: Finding, checked: bool = False) -> None:
        if finding.colleague_id is not None:
            self.ask(finding.person_id, finding.colleague_id)

    def _narrow(self, *_told: object) -> None:
        held = self.grid.current()
        self.grid.rows.narrow(self.filter.text().strip(), self.uncovered.isChecked())
        if held is not None:
            self.grid.go_to(*held)

    def _name_of(self, person: int) -> str:
        people = self.found.people if self.found is not None else ()
        return next((p.name for p in people if p.id == person), "")

    # Changing

    def ask(self, person: int, colleague: int) -> None:
        """Ask how often a colleague sees a person."""
        if self.found is None:
            return
        who = next((p for p in self.found.people if p.id == person), None)
        if who is None:
            return
        cell = self.found.cell(person, colleague)
        popup = RhythmPopup(who.name, self.found.colleagues, colleague, cell.every_days or who.rhythm_days, self)
        popup.decided.connect(partial(self.cover, person))
        self.grid.go_to(person, colleague)
        index = self.grid.visualRect(self.grid.currentIndex()).bottomLeft()
        popup.open_at(self.grid.viewport().mapToGlobal(index))

    def cover(self, person: int, colleague: int, days: int) -> None:
        """A colleague looks after a person every so many days, from today on."""
        names = {one.id: one.name for one in self.found.colleagues} if self.found is not None else {}

        def act(session: "Session") -> bool:
            held = session.query(Coverage).filter_by(person_id=person, colleague_id=colleague, until=None).first()
            if held is not None and held.every_days == days:
                return True
            if held is not None and held.since is not None and held.since < today_of(held):
                held.until, held = today_of(held), None
            if held is None:
                held = Coverage(person_id=person, colleague_id=colleague, since=session.info["today"])
                session.add(held)
            held.every_days = days
            return True

        words = _("{colleague} looks after {who} every {n} days")
        self.deeds.change(words.format(colleague=names.get(colleague, ""), who=self._name_of(person), n=days), act)
        self.grid.go_to(person, colleague)
        self.grid.setFocus()

    def end(self, person: int, colleague: int) -> None:
        """A colleague no longer looks after a person; undo is offered."""
        if self.found is None or not self.found.cell(person, colleague).covers:
            return
        name = next(one.name for one in self.found.colleagues if one.id == colleague)
        self.deeds.cover({person: self._name_of(person)}, colleague, name, False)
        words = _("{colleague} no longer looks after {who}").format(colleague=name, who=self._name_of(person))
        self.deeds.desk.say(words, Tone.QUIET, _("Undo"), self.deeds.desk.undo)
