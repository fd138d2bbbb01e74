"""One why in the tree of causes: its text, its kind, and asking why that is."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from amdesk.analysis.issue_whys import WhyRow
from amdesk.analysis.series import Tone
from amdesk.model.values import Cause
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole, plain_tip
from amdesk.ui.kit.row import Row
from amdesk.words import _

INDENT_PX = 14


class WhyLine(Row):
    """A why, `depth` deep. `opened` asks for its form, `under_asked` for a why under it, with its text.

    A root cause without a kind offers the kinds: the causes of all issues are counted by them. `kind_chosen` tells one.
    """

    opened = Signal(int)
    under_asked = Signal(int, str)
    kind_chosen = Signal(int, object)

    def __init__(self, why: WhyRow, depth: int, *, is_root: bool) -> None:
        self.number, _parent, self.text, category = why
        super().__init__(f"{self.text}. {category}")
        self.setObjectName(f"issue-why-{self.number}")
        self.line.setContentsMargins(depth * INDENT_PX, 3, 0, 3)
        self.line.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(2)
        shown = f"└ {self.text}" if depth else self.text
        words.addWidget(Text(shown, role=TextRole.BODY if depth else TextRole.STRONG, wrap=True))
        if category:
            chip = QHBoxLayout()
            chip.addWidget(Chip(category, Tone.CUSTOMER))
            chip.addStretch(1)
            words.addLayout(chip)
        self.line.addLayout(words, 1)
        if is_root and not category:
            self._add_kinds()
        self._add_under()
        self.clicked.connect(self._open)

    def _add_kinds(self) -> None:
        self.kinds = Link(_("kind…"))
        self.kinds.setObjectName(f"issue-why-kind-{self.number}")
        self.kinds.setAccessibleName(_("Kind of cause: {why}").format(why=self.text))
        self.kinds.clicked.connect(self._offer_kinds)
        self.line.addWidget(self.kinds)

    def _add_under(self) -> None:
        more = Link("+")
        more.setObjectName(f"issue-add-why-{self.number}")
        more.setAccessibleName(_("Add a why under: {why}").format(why=self.text))
        plain_tip(more, _("Why did that happen?"))
        more.clicked.connect(self._ask_under)
        self.line.addWidget(more)

    def _offer_kinds(self) -> None:
        menu = self.kind_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.kinds.mapToGlobal(self.kinds.rect().bottomLeft()))

    def kind_menu(self) -> QMenu:
        """The kinds of causes."""
        menu = QMenu(self)
        for cause in Cause:
            menu.addAction(cause.label, partial(self.kind_chosen.emit, self.number, cause))
        return menu

    def _ask_under(self) -> None:
        self.under_asked.emit(self.number, self.text)

    def _open(self) -> None:
        self.opened.emit(self.number)
