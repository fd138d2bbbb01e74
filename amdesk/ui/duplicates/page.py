"""Duplicates: who and what may be there twice, compared side by side, merged or kept apart."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from amdesk.analysis.duplicates import Sort
from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.ui.duplicates import doing
from amdesk.ui.duplicates.columns import columns
from amdesk.ui.duplicates.comparison import Comparison, title_of
from amdesk.ui.duplicates.finding import Proposal, asked_for, look
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, Empty
from amdesk.ui.kit.table import Table
from amdesk.ui.place import Place
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _, listed, sentence

APART = "apart"
KEPT = "duplicates"
SPLIT = (470, 550)
READ = ("person", "account", "product", "origin", "kept_apart")


class DuplicatesPage(View):
    """A list of pairs at the left, the chosen pair side by side at the right."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: list[Proposal] = []
        self.by_key: dict[Hashable, Proposal] = {}
        self.asked: Proposal | None = None
        self._tab_by_user = False
        self.sentence = Text(_("Looking …"), role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("duplicates-sentence")
        self.tabs = TabRow(
            [
                (Sort.PERSON.value, _("People")),
                (Sort.ACCOUNT.value, _("Accounts")),
                (Sort.PRODUCT.value, _("Products")),
                (APART, _("Kept apart")),
            ],
            "duplicates-tab",
        )
        self.table = Table(columns(), name=_("Duplicates"), empty=_("Looking …"))
        self.table.setObjectName("duplicates-table")
        self.bar = FilterBar(self.table, hint=_("Search pairs"))
        self.comparison = Comparison(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(Empty(_("Choose a pair to see both side by side.")))
        self.stack.addWidget(self.comparison)
        self._lay_out()
        self._connect()
        recall_table(self.table, KEPT)

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.table)
        left = QWidget()
        pairs = QVBoxLayout(left)
        pairs.setContentsMargins(0, 0, 0, 0)
        pairs.addWidget(card, 1)
        self.split = QSplitter()
        self.split.addWidget(left)
        self.split.addWidget(self.stack)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes(list(SPLIT))
        head = QHBoxLayout()
        head.addWidget(self.tabs, 1)
        head.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 18)
        column.setSpacing(6)
        column.addWidget(Text(_("Duplicates"), role=TextRole.TITLE))
        column.addWidget(self.sentence)
        column.addLayout(head)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose_tab)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._go_into)
        self.table.set_menu(self._fill_menu)
        self.comparison.merged.connect(self.merge)
        self.comparison.separated.connect(self.separate)
        self.comparison.skipped.connect(self.next_pair)
        for keys, act in (("Ctrl+Return", self.merge), ("Ctrl+D", self.separate), ("Ctrl+Down", self.next_pair)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Reading

    def fill(self) -> None:
        """Look for pairs in a worker; what is in view stays until they are found."""
        for table in READ:
            self.desk.workspace.select(f"SELECT max(id) FROM {table}")
        if self.asked is not None:
            self._show_asked(self.asked.sort, self.asked.first.id, self.asked.second.id)
        self.desk.jobs.run(partial(_work, self.desk), self._show_found, latest_only="duplicates")

    def _show_found(self, found: list[Proposal]) -> None:
        self.found = found
        self.table.set_empty(nothing_twice())
        counts = {sort: sum(each.sort is sort and not each.apart for each in found) for sort in Sort}
        apart = sum(bool(each.apart) for each in found)
        for sort, title in ((Sort.PERSON, _("People")), (Sort.ACCOUNT, _("Accounts")), (Sort.PRODUCT, _("Products"))):
            self.tabs.buttons[sort.value].setText(f"{title}  {counts[sort]}")
        self.tabs.buttons[APART].setText(_("Kept apart") + f"  {apart}")
        self.tabs.show_tab(APART, bool(apart))
        self.sentence.setText(says(counts))
        if not self._tab_by_user:
            self.tabs.choose(next((sort.value for sort in Sort if counts[sort]), self.tabs.current()))
        self._show_list()

    def _show_list(self) -> None:
        tab = self.tabs.current()
        rows = [each for each in self.found if tab == (APART if each.apart else each.sort.value)]
        at = self._place_in_list()
        held = self.comparison.proposal.key if self.comparison.proposal is not None else None
        self.by_key = {each.key: each for each in rows}
        self.table.set_rows(rows, list(self.by_key))
        if self.asked is not None:
            return
        keys = self.table.shown_keys()
        if held in keys:
            self.table.choose([held])
        elif keys:
            self.table.choose([keys[min(at, len(keys) - 1)]])
        else:
            self._show_none()

    def _place_in_list(self) -> int:
        """Where in the list the chosen pair stands, so that the one below follows when it goes."""
        keys, held = self.table.shown_keys(), self.table.chosen_keys()
        return keys.index(held[0]) if held and held[0] in keys else 0

    # Choosing

    def _choose_tab(self, name: str) -> None:
        self._tab_by_user = True
        self.asked = None
        self.tabs.choose(name)
        self._show_list()

    def _choose(self, keys: Sequence[Hashable]) -> None:
        proposal = self.by_key.get(keys[0]) if len(keys) == 1 else None
        if proposal is not None:
            self.asked = None
            self._show_pair(proposal)

    def _show_pair(self, proposal: Proposal) -> None:
        self.comparison.show_pair(proposal)
        self.stack.setCurrentIndex(0 if self.comparison.proposal is None else 1)

    def _show_none(self) -> None:
        self.comparison.clear()
        self.stack.setCurrentIndex(0)

    def _go_into(self, key: object) -> None:
        """Enter in the list goes to the fields."""
        self.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menu(self, menu: QMenu, keys: Sequence[Hashable]) -> None:
        if len(keys) == 1:
            menu.addAction(_("Merge"), self.merge)
        if keys:
            words = _("Propose again") if self.tabs.current() == APART else _("They are different")
            menu.addAction(words, self.separate)

    def next_pair(self) -> None:
        """Go on to the pair below, from the last one to the first."""
        keys = self.table.shown_keys()
        held = self.table.chosen_keys()
        if keys:
            at = keys.index(held[-1]) + 1 if held and held[-1] in keys else 0
            self.table.choose([keys[at % len(keys)]])

    def go_to(self, place: Place) -> None:
        """Show the tab a place names, or the two rows it names side by side."""
        if place.tab in self.tabs.buttons:
            self._choose_tab(place.tab)
        if place.row is not None and place.beside is not None and place.subject in {sort.value for sort in Sort}:
            self._choose_tab(place.subject)
            self._show_asked(Sort(place.subject), place.row, place.beside)

    def _show_asked(self, sort: Sort, one: int, other: int) -> None:
        self.asked = asked_for(self.desk.workspace, sort, one, other)
        if self.asked is None:
            self._show_none()
        elif self.asked.key in self.by_key:
            self.table.choose([self.asked.key])
        else:
            self.table.choose([])
            self._show_pair(self.asked)

    def place(self) -> Place | None:
        """The tab in view."""
        return Place("duplicates", None, self.tabs.current())

    # Doing

    def merge(self) -> None:
        """Make one of the pair in view, as one step."""
        comparison, proposal = self.comparison, self.comparison.proposal
        if proposal is None:
            return
        name = comparison.left.name.text()
        label = _("Merge {one} and {other}").format(one=name, other=comparison.right.name.text())
        act = partial(
            doing.merge_rows,
            table=proposal.sort.value,
            kept=comparison.left_id,
            lost=comparison.right_id,
            taken=comparison.taken(),
        )
        self.asked = None
        if self.desk.change(label, act):
            self.desk.say(_("Merged: {name}").format(name=name), Tone.GOOD, _("Undo"), self.desk.undo)

    def separate(self) -> None:
        """Keep the chosen pairs apart for good, or propose them again."""
        keys = self.table.chosen_keys()
        pairs = [self.by_key[key] for key in keys if key in self.by_key]
        if self.asked is not None or not pairs:
            pairs = [self.comparison.proposal] if self.comparison.proposal is not None else []
        if not pairs:
            return
        if pairs[0].apart:
            label = _("Propose again: {pair}").format(pair=doing.named(pairs))
        else:
            label = _("Different: {pair}").format(pair=doing.named(pairs))
        self.asked = None
        if self.desk.change(label, partial(doing.keep_apart, pairs=pairs)):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the list was left."""
        remember_table(self.table, KEPT)
        super().hideEvent(event)


def _work(desk: Desk, control: JobControl) -> list[Proposal]:
    return look(desk.whole, control.check)


def nothing_twice() -> str:
    """That there is no pair."""
    return _("Nobody and nothing here seems to be there twice.")


def says(counts: dict[Sort, int]) -> str:
    """How many pairs there are, in a sentence."""
    parts = [title_of(sort, count) for sort, count in counts.items() if count]
    if not parts:
        return nothing_twice()
    return sentence(_("{what} may be the same. Nothing is merged unless you say so").format(what=listed(parts)))
