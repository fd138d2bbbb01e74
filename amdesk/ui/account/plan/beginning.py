"""Beginning a plan from one of the supplied ones, each with what it contains."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from amdesk.analysis.series import Tone
from amdesk.model.values import Side, Template
from amdesk.store.plan_templates import draft_plan, plan_template
from amdesk.store.queries.plan_work import aims_of
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.panel import Card, Scroll
from amdesk.words import _, plural

SIZE = (820, 560)
LIST_PX = 230
ROW_PX = 34


def begin(desk: Desk, account_id: int, parent: QWidget) -> int | None:
    """Ask which plan to begin with, and make a draft of it; gives its id, None when nothing was begun."""
    dialog = TemplateChoice(parent)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    if chosen is None:
        return None
    aims = aims_of(desk.workspace, account_id)
    aim = aims[0][0] if aims else None
    label = _("New plan: {template}").format(template=_(plan_template(chosen).name))
    return desk.change(label, lambda session: draft_plan(session, account_id, chosen, aim_id=aim).id)


class TemplateChoice(QDialog):
    """The five plans at the left, what the chosen one contains at the right; Enter begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        offer_help(self, "plan")
        self.setObjectName("plan-templates")
        self.setWindowTitle(_("Begin a plan"))
        self.names = QListWidget()
        self.names.setObjectName("plan-template-list")
        self.names.setAccessibleName(_("Plans to begin with"))
        self.names.setFixedWidth(LIST_PX)
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.content = Scroll(margin=14)
        for kind in Template:
            item = QListWidgetItem(_(plan_template(kind).name))
            item.setData(Qt.ItemDataRole.UserRole, kind.value)
            item.setSizeHint(QSize(0, ROW_PX))
            self.names.addItem(item)
        self.names.currentRowChanged.connect(self._show)
        self.names.itemActivated.connect(self.accept)
        self._lay_out()
        self.names.setCurrentRow(0)
        self.names.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), role=TextRole.HEADING))
        about = _("Nothing is settled by this: every line can be changed, and it is one step that can be undone.")
        column.addWidget(Text(about, role=TextRole.MUTED, wrap=True))
        halves = QHBoxLayout()
        halves.setSpacing(12)
        names = Card()
        names.setContentsMargins(-8, -5, -8, -6)
        names.body.addWidget(self.names)
        halves.addWidget(names)
        halves.addWidget(self.content, 1)
        column.addLayout(halves, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        start = buttons.button(QDialogButtonBox.StandardButton.Ok)
        start.setText(_("&Begin"))
        start.setProperty("primary", True)
        start.setObjectName("plan-template-begin")
        start.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(*SIZE)

    def chosen(self) -> Template:
        """The plan that is chosen."""
        return Template(self.names.currentItem().data(Qt.ItemDataRole.UserRole))

    def _show(self, _row: int) -> None:
        template = plan_template(self.chosen())
        self.content.clear()
        body = self.content.body
        body.setSpacing(6)
        body.addWidget(Text(_(template.name), role=TextRole.HEADING))
        body.addWidget(Text(_(template.about), role=TextRole.MUTED, wrap=True))
        body.addWidget(Text(plural("{n} month", "{n} months", template.months), role=TextRole.SMALL))
        for objective in template.objectives:
            side = Side(objective["side"])
            name = Text(f"{side.label}: {_(objective['name'])}", role=TextRole.STRONG, wrap=True)
            name.set_tone(Tone.ACCENT if side.is_ours else Tone.CUSTOMER)
            body.addSpacing(6)
            body.addWidget(name)
            for action in objective["actions"]:
                body.addWidget(Text(f"□ {_(action['name'])}", wrap=True))
        body.addStretch(1)
