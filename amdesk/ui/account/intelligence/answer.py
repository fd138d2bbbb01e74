"""Beside the list: the piece that is chosen, and what to do about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from amdesk.model.finding_rows import Finding, FindingAction
from amdesk.model.values import Effect, IntelAnswer
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.said_line import SaidLine
from amdesk.ui.understood import Understood
from amdesk.words import _, day

ACTION_KEY = "Ctrl+Return"
Context = Qt.ShortcutContext


class AnswerCard(Card):
    """The chosen piece in full; `acted`, `refused` and `ended` say what the user wants, `opened` names an action."""

    acted = Signal(str)
    refused = Signal(object, str)
    ended = Signal(object)
    opened = Signal(int)

    def __init__(self, desk: Desk, understood: Callable[[str], Understood]) -> None:
        super().__init__()
        self.setObjectName("intelligence-answer")
        hint = _("An action: what, who, by when, e.g. Call the plant @Femke fri")
        self.action = SaidLine(desk, ("intel-action", 0), _("Action that answers it"), hint, understood)
        self.action.edit.setObjectName("intelligence-action")
        self.action.says.first = len(IntelAnswer) + 1
        self.action.edit.returnPressed.connect(self._act)
        self.finding: Finding | None = None
        self.words = Text("", role=TextRole.STRONG, wrap=True, selectable=True)
        self.words.setObjectName("intelligence-chosen")
        self.about = Text("", role=TextRole.MUTED, wrap=True)
        self.done = QHBoxLayout()
        for widget in (self.words, self.about):
            self.body.addWidget(widget)
        self.body.addLayout(self.done)
        self.body.addWidget(self._acting())
        self.body.addWidget(self._refusing())
        self.body.addWidget(self._ending())

    def _acting(self) -> QWidget:
        self.add = Button(_("Add the action"), primary=True, tip=ACTION_KEY)
        self.add.setObjectName("intelligence-add-action")
        self.add.clicked.connect(self._act)
        return _line(self.action, self.add)

    def _refusing(self) -> QWidget:
        box = QWidget()
        flow = Flow(box)
        flow.addWidget(Text(_("Or nothing, because"), role=TextRole.MUTED))
        for number, reason in enumerate(IntelAnswer, 1):
            key = f"Alt+{number}"
            button = Button(reason.label, tip=key)
            button.setObjectName(f"intelligence-no-{reason.value}")
            button.clicked.connect(partial(self._refuse, reason))
            flow.addWidget(button)
        self.because = QLineEdit()
        self.because.setObjectName("intelligence-because")
        self.because.setAccessibleName(_("More about why nothing is done"))
        self.because.setPlaceholderText(_("More about why (optional)"))
        self.because.setMinimumWidth(220)
        flow.addWidget(self.because)
        self.refusing = box
        return box

    def _ending(self) -> QWidget:
        box = QWidget()
        flow = Flow(box)
        flow.addWidget(Text(_("What came of it:"), role=TextRole.MUTED))
        for effect in Effect:
            button = Button(effect.label)
            button.setObjectName(f"intelligence-effect-{effect.value}")
            button.clicked.connect(partial(self._end, effect))
            flow.addWidget(button)
        self.ending = box
        return box

    def listen_in(self, widget: QWidget) -> None:
        """Take the keys while one works in a view: Ctrl+Return for an action, Alt+1 to Alt+5 for a reason."""
        keys = [(ACTION_KEY, self.action.setFocus)]
        keys += [(f"Alt+{n}", partial(self._refuse, reason)) for n, reason in enumerate(IntelAnswer, 1)]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Context.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_finding(self, finding: Finding | None) -> None:
        """Show a piece; what was typed for another one stays with that."""
        if finding is None or self.finding is None or finding.id != self.finding.id:
            self.because.clear()
        self.finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        self.action.turn_to(("intel-action", finding.id))
        self.words.setText(finding.text)
        parts = [finding.kind.label, finding.said_by, finding.certainty.label if finding.certainty else ""]
        said = " · ".join(part for part in parts if part)
        self.about.setText(f"{said}\n{finding.implication}" if finding.implication else said)
        self.refusing.setVisible(finding.waits)
        self.ending.setVisible(not finding.waits)
        empty_out(self.done)
        for action in finding.actions:
            self.done.addWidget(self._link(action))
        if finding.no_action:
            self.done.addWidget(Text(_("No action: {reason}").format(reason=finding.no_action), role=TextRole.MUTED))
        self.done.addStretch(1)
        self._be_whole()

    def _be_whole(self) -> None:
        """Never less high than its wrapped lines need: the list above gives way."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._be_whole()

    def _link(self, action: FindingAction) -> Link:
        due = day(action.due, action.due) if action.due and action.status.is_open else ""
        state = due or action.status.label.lower()
        link = Link(" · ".join(part for part in (action.name, action.owner, state) if part))
        link.setObjectName(f"intelligence-open-action-{action.id}")
        link.clicked.connect(partial(self._open, action.id))
        return link

    def _open(self, action: int, checked: bool = False) -> None:
        self.opened.emit(action)

    def _act(self, checked: bool = False) -> None:
        if self.action.take():
            self.acted.emit(self.action.take())
        else:
            self.action.setFocus()

    def _refuse(self, reason: IntelAnswer, checked: bool = False) -> None:
        if self.finding is not None and self.finding.waits:
            self.refused.emit(reason, self.because.text().strip())

    def _end(self, effect: Effect, checked: bool = False) -> None:
        self.ended.emit(effect)


def _line(*widgets: QWidget) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    return box
