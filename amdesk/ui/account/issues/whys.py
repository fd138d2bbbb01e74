"""Why it happened: the tree of whys with a line under each for the next one, and the part each team had."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout

from amdesk.analysis.causes import team_stack
from amdesk.analysis.issue_whys import WhyRow, in_tree
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.issue_rows import KnownCause
from amdesk.model.values import Cause
from amdesk.store.queries.issues import known_causes
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.bar import BareBar
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.account.issues.why_line import WhyLine
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.labels import Link, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.words import _, counted, listed, plural, sentence

INDENT_PX, DEEPEST = 14, 8
MOST_OFFERED = 15
"""Whys of one category that a menu offers."""


class WhysCard(Card):
    """The tree. `opened` asks for a row's form, `asked` for a new row of a subject."""

    opened = Signal(str, int)
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Why it happened"))
        self.desk = desk
        self.setObjectName("issue-whys")
        self.content: Content | None = None
        self.shown: object = None
        self.under: int | None = None
        self.known: list[KnownCause] = []
        self.tree = QVBoxLayout()
        self.tree.setSpacing(1)
        self.entry = QLineEdit()
        self.entry.setMaxLength(NAME_LIMIT)
        self.entry.setObjectName("issue-why-entry")
        self.entry.returnPressed.connect(self._add)
        self.first = Link(_("+ why"))
        self.first.setObjectName("issue-add-why")
        self.first.clicked.connect(self._ask_first)
        self.library = Link(_("from those met before…"))
        self.library.setObjectName("issue-why-library")
        plain_tip(self.library, _("Whys of other issues and of losses, by category"))
        self.library.clicked.connect(self._show_library)
        self.shares = QVBoxLayout()
        self.body.addLayout(self.tree)
        self.body.addWidget(self.entry)
        adding = QHBoxLayout()
        adding.setSpacing(14)
        adding.addWidget(self.first)
        adding.addWidget(self.library)
        adding.addStretch(1)
        self.body.addLayout(adding)
        self.body.addLayout(self.shares)
        self.entry.hide()

    def show_content(self, content: Content) -> None:
        """Show the whys of an issue and the shares of the teams."""
        if self.content is None or self.content.line.id != content.line.id:
            self._end_entry()
        self.content = content
        self.known = known_causes(self.desk.workspace, content.line.id)
        self.library.setVisible(bool(self.known))
        state = (content.line.id, content.detail.whys, content.shares)
        if state == self.shown:
            return
        self.shown = state
        self._show_tree(content.detail.whys)
        self._show_shares(content)

    def _show_tree(self, whys: tuple[WhyRow, ...]) -> None:
        empty_out(self.tree)
        self.set_aside(plural("{n} why", "{n} whys", len(whys)) if whys else "")
        if not whys:
            self.tree.addWidget(
                Text(_("Ask why until a cause is found that can be changed."), role=TextRole.MUTED, wrap=True)
            )
        above = {parent for _number, parent, _text, _category in whys}
        for why, depth in in_tree(whys):
            self.tree.addWidget(self._why(why, min(depth, DEEPEST), why[0] not in above))

    def _why(self, why: WhyRow, depth: int, is_root: bool) -> WhyLine:
        line = WhyLine(why, depth, is_root=is_root)
        line.opened.connect(self._open)
        line.under_asked.connect(self.ask_under)
        line.kind_chosen.connect(self.categorise)
        return line

    def _open(self, why: int) -> None:
        self.opened.emit("cause_node", why)

    def categorise(self, why: int, category: Cause) -> None:
        """Say of what kind a why is."""
        label = _("Kind of cause: {kind}").format(kind=category.label)
        self.desk.change(label, partial(doing.categorise, why=why, category=category))

    def _show_shares(self, content: Content) -> None:
        empty_out(self.shares)
        known = [(team, share) for _id, team, share in content.shares if share]
        if known:
            self.shares.addWidget(BareBar(team_stack(known)))
            words = counted(len(known), _("team had a part"), _("teams had a part"))
            each = listed([f"{team} {share} %" for team, share in known])
            self.shares.addWidget(Text(sentence(f"{words}: {each}"), role=TextRole.SMALL, wrap=True))
        add = Link(_("+ share of a team"))
        add.setObjectName("issue-add-team-share")
        add.clicked.connect(partial(self._ask_share))
        self.shares.addWidget(add)

    # Adding

    def _ask_share(self, checked: bool = False) -> None:
        self.asked.emit("team_share")

    def _ask_first(self) -> None:
        self.ask_under(None, "")

    def ask_under(self, parent: int | None, text: str) -> None:
        """Let a why be typed, under another one or as a first."""
        self.under = parent
        hint = _("Why: {text}?").format(text=text[:60]) if text else _("What went wrong?")
        self.entry.setPlaceholderText(hint)
        self.entry.setAccessibleName(hint)
        self.entry.show()
        self.entry.setFocus()

    def _add(self) -> None:
        """Store what was typed and ask why that is, until nothing more is typed."""
        text = self.entry.text().strip()
        if not text:
            self._end_entry()
            return
        met = next((one for one in self.known if one.text.lower() == text.lower()), None)
        added = self.put(text, met.category if met is not None else None)
        if added is not None:
            self.ask_under(added, text)

    def put(self, text: str, category: Cause | None) -> int | None:
        """Store a why where one is being typed, else as a first one; gives its id."""
        if self.content is None:
            return None
        act = partial(doing.add_why, issue=self.content.line.id, parent=self.under, text=text, category=category)
        added = self.desk.change(_("Add why: {text}").format(text=text), act)
        if added is not None:
            self._end_entry()
        return added

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends asking why."""
        if event.key() == Qt.Key.Key_Escape and not self.entry.isHidden():
            self._end_entry()
            self.first.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_library(self) -> None:
        menu = self.library_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.library.mapToGlobal(self.library.rect().bottomLeft()))

    def library_menu(self) -> QMenu:
        """The whys met before, by category, the most frequent first."""
        menu = QMenu(self)
        for category in (*Cause, None):
            fitting = [one for one in self.known if one.category is category][:MOST_OFFERED]
            if fitting:
                of_it = menu.addMenu(category.label if category is not None else _("Without a category"))
                for one in fitting:
                    times = plural("{n} time", "{n} times", one.count)
                    of_it.addAction(menu_safe(f"{one.text[:80]}  ·  {times}"), partial(self.put, one.text, category))
        return menu

    def _end_entry(self) -> None:
        self.entry.clear()
        self.entry.hide()
        self.under = None
