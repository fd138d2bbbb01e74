"""Carrying a plan over into the next period: one list, every line confirmed or dropped by a key."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from amdesk.model.rows import PlanContent
from amdesk.store.plan_carrying import Line, carry_over
from amdesk.ui.account.plan.side import stance_words
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import KEY, DialogCurtain, looking
from amdesk.words import _

SIZE = (680, 560)
LINE, WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
SIGNS = {True: "✓", False: "✕", None: "○"}


def carry(desk: Desk, plan: PlanContent, parent: QWidget) -> int | None:
    """Ask about every line, then make the plan of the next period; gives its id, None when it was not made."""
    if looking().on:
        desk.say(_("This is ours alone, and someone is looking. Press {key} first.").format(key=KEY))
        return None
    dialog = CarryDialog(desk, plan, parent)
    kept = dialog.kept() if dialog.exec() else None
    dialog.deleteLater()
    if kept is None:
        return None
    desk.drafts.pop(("plan-carry", plan.id), None)
    label = _("Next period of {plan}").format(plan=plan.name)
    return desk.change(label, lambda session: carry_over(session, plan.id, kept).id)


def lines_of(plan: PlanContent) -> Iterator[tuple[Line, str]]:
    """Every line of a plan with its words, actions under their objectives."""
    for objective in plan.objectives:
        yield ("objective", objective.id), f"{objective.side.label}: {objective.name}"
        for action in objective.actions:
            yield ("action", action.id), f"      {action.name} ({action.status.label.lower()})"
    for target in plan.targets:
        words = _("Person to win: {who}, {now} → {wanted}")
        now, wanted = stance_words(target.stance), stance_words(target.stance_wanted)
        yield ("target", target.id), words.format(who=target.person, now=now, wanted=wanted)
    for resource in plan.resources:
        name = " · ".join(part for part in (resource.what, resource.colleague) if part) or resource.kind.label
        yield ("resource", resource.id), _("Resource: {what}").format(what=name)


class CarryDialog(QDialog):
    """Each line waits for an answer: K or Enter keeps it, D drops it, and the next line is there."""

    def __init__(self, desk: Desk, plan: PlanContent, parent: QWidget) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        offer_help(self, "plan")
        self.desk, self.plan = desk, plan
        self.answers: dict[Line, bool] = dict(desk.drafts.get(("plan-carry", plan.id), {}).get("answers", {}))
        self.setObjectName("plan-carry")
        self.setWindowTitle(_("Next period"))
        self.list = _Lines(self)
        self.list.setObjectName("plan-carry-lines")
        self.list.setAccessibleName(_("Lines of {plan}").format(plan=plan.name))
        for line, words in lines_of(plan):
            item = QListWidgetItem()
            item.setData(LINE, line)
            item.setData(WORDS, words)
            self.list.addItem(item)
        self.says = Text("", role=TextRole.STRONG)
        self.says.setObjectName("plan-carry-says")
        self._lay_out()
        self._show()
        self.list.setCurrentRow(self._next_open(0))
        self.list.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), role=TextRole.HEADING))
        about = _("Every line of {plan} is kept (K or Enter) or dropped (D). What was measured becomes the new start.")
        column.addWidget(Text(about.format(plan=self.plan.name), role=TextRole.MUTED, wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.says)
        line = QHBoxLayout()
        for words, name, keeps in ((_("&Keep"), "keep", True), (_("&Drop"), "drop", False)):
            button = Button(words)
            button.setObjectName(f"plan-carry-{name}")
            button.clicked.connect(_Answer(self, keeps))
            line.addWidget(button)
        line.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.begin_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.begin_button.setText(_("&Begin the next period"))
        self.begin_button.setProperty("primary", True)
        self.begin_button.setObjectName("plan-carry-begin")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        line.addWidget(buttons)
        column.addLayout(line)
        self.resize(*SIZE)

    def answer(self, keeps: bool) -> None:
        """Keep or drop the line one stands on, an objective dropped with its actions; go to the next that is open."""
        row = self.list.currentRow()
        if row < 0:
            return
        line: Line = tuple(self.list.item(row).data(LINE))
        self.answers[line] = keeps
        if line[0] == "objective" and not keeps:
            dropped = next(one for one in self.plan.objectives if one.id == line[1])
            self.answers.update({("action", action.id): False for action in dropped.actions})
        self.desk.drafts["plan-carry", self.plan.id] = {"answers": dict(self.answers)}
        self._show()
        following = self._next_open(row)
        self.list.setCurrentRow(following)
        if following < 0 or self._open() == 0:
            self.begin_button.setFocus()

    def kept(self) -> set[Line]:
        """The lines that go on."""
        return {line for line, keeps in self.answers.items() if keeps}

    def _open(self) -> int:
        rows = range(self.list.count())
        return sum(tuple(self.list.item(row).data(LINE)) not in self.answers for row in rows)

    def _next_open(self, row: int) -> int:
        rows = [*range(row, self.list.count()), *range(row)]
        return next((r for r in rows if tuple(self.list.item(r).data(LINE)) not in self.answers), row)

    def _show(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setText(f"{SIGNS[self.answers.get(tuple(item.data(LINE)))]}  {item.data(WORDS)}")
        still = self._open()
        total = self.list.count()
        self.says.setText(
            _("{n} of {all} lines are answered.").format(n=total - still, all=total)
            if still
            else _("Every line is answered: {n} go on.").format(n=len(self.kept()))
        )
        self.begin_button.setEnabled(not still)


class _Lines(QListWidget):
    """The list; its keys answer."""

    def __init__(self, dialog: CarryDialog) -> None:
        super().__init__()
        self.dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """K and Enter keep, D and Delete drop."""
        if event.key() in (Qt.Key.Key_K, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.dialog.answer(True)
        elif event.key() in (Qt.Key.Key_D, Qt.Key.Key_Delete):
            self.dialog.answer(False)
        else:
            super().keyPressEvent(event)


class _Answer:
    """Answers for the line one stands on."""

    def __init__(self, dialog: CarryDialog, keeps: bool) -> None:
        self.dialog, self.keeps = dialog, keeps

    def __call__(self, checked: bool = False) -> None:
        self.dialog.answer(self.keeps)
        self.dialog.list.setFocus()
