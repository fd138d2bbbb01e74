"""The first line of the map: what is missing, in a sentence, and all gaps folded behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.coverage import MapStatus
from amdesk.analysis.map_sentences import first_line
from amdesk.analysis.map_warnings import MapWarning, gaps_line
from amdesk.ui.account.map.answers import answer_words
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card, Scroll, empty_out
from amdesk.ui.kit.sign import Sign
from amdesk.words import _, counted, sentence

LIST_HIGH = 220
ROW_HIGH, LINE_HIGH = 54, 24


def _count(people: int) -> str:
    return sentence(counted(people, _("person"), _("people")) + " " + _("on the map"))


class Headline(QWidget):
    """The sentence with a link to the list, and one to the buying process.

    `shown` comes with people to choose, `planned` and `answered` with a gap to act on.
    """

    shown = Signal(list)
    planned = Signal(object)
    answered = Signal(object)
    process_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.words = Elided("", role=TextRole.STRONG)
        self.words.setObjectName("map-sentence")
        self.words.setFixedHeight(LINE_HIGH)
        self.link = Link("")
        self.link.setObjectName("map-warnings-toggle")
        self.link.clicked.connect(self.toggle)
        self.list = Card()
        self.list.setObjectName("map-warnings")
        self.list.setAccessibleName(_("Gaps of the map"))
        self.area = Scroll(margin=0)
        page = self.area.widget()
        if page is not None:
            page.setProperty("ground", "card")
        self.list.body.addWidget(self.area)
        self.list.hide()
        self.warnings: tuple[MapWarning, ...] = ()
        self.process = Link("")
        self.process.setObjectName("map-process-toggle")
        self.process.setCheckable(True)
        self.process.toggled.connect(self._toggle_process)
        self._toggle_process(False)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self.process, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.list)

    def show_warnings(self, warnings: Sequence[MapWarning], status: MapStatus, people: int, own: str = "") -> None:
        """Say what is missing now, or `own` words; while someone is looking only how many people there are."""
        if looking().on:
            warnings, own = (), _count(people)
        self.words.setText(own or first_line(warnings, status, people))
        if tuple(warnings) != self.warnings:
            self.warnings = tuple(warnings)
            self._fill()
        self.list.setVisible(self.list.isVisibleTo(self) and bool(warnings))
        self._name_link()

    def _fill(self) -> None:
        empty_out(self.area.body)
        self.area.body.setSpacing(10)
        for warning in self.warnings:
            self.area.body.addWidget(self._row(warning))
        self.area.body.addStretch(1)
        self.area.setFixedHeight(min(LIST_HIGH, ROW_HIGH * len(self.warnings)))

    def _row(self, warning: MapWarning) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 4, 0)
        line.setSpacing(12)
        line.addWidget(Sign("alert-triangle", 18, Ink.WARN))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(warning.sentence, wrap=True))
        words.addWidget(Text(warning.next_step, role=TextRole.MUTED, wrap=True))
        line.addLayout(words, 1)
        if warning.people:
            show = Link(_("Show"))
            show.clicked.connect(partial(self._show, warning))
            line.addWidget(show)
        answer = Link(answer_words(warning))
        answer.setObjectName(f"map-answer-{warning.rule}")
        answer.clicked.connect(partial(self._answer, warning))
        line.addWidget(answer)
        plan = Link(_("Plan an action"))
        plan.setObjectName(f"map-plan-{warning.rule}")
        plan.clicked.connect(partial(self._plan, warning))
        line.addWidget(plan)
        return row

    def _show(self, warning: MapWarning, checked: bool = False) -> None:
        self.shown.emit(list(warning.people))

    def _plan(self, warning: MapWarning, checked: bool = False) -> None:
        self.planned.emit(warning)

    def _answer(self, warning: MapWarning, checked: bool = False) -> None:
        self.answered.emit(warning)

    def _toggle_process(self, wanted: bool) -> None:
        self.process.say(_("Buying process") + (" ▴" if wanted else " ▾"))
        self.process_toggled.emit(wanted)

    def toggle(self, checked: bool = False) -> None:
        """Open the list of gaps, or fold it."""
        self.list.setVisible(not self.list.isVisibleTo(self))
        self._name_link()

    def _name_link(self) -> None:
        arrow = "▴" if self.list.isVisibleTo(self) else "▾"
        self.link.setVisible(bool(self.warnings))
        self.link.say(f"{gaps_line(self.warnings)} {arrow}")
