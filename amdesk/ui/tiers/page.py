"""Accept the proposed tiers: every account with its revenue, its share, its tier now and the one that follows."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from amdesk.analysis import tiers
from amdesk.analysis.series import Tone
from amdesk.analysis.tiers import TierLine
from amdesk.analysis.workload import USUAL, hours_sentence, key_capacity, parts_words, workload
from amdesk.model.rows import TierNeeds
from amdesk.model.values import Tier
from amdesk.store.queries.tiers import tier_needs, tier_worths
from amdesk.store.queries.workload import issues_of_a_year
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.place import Place
from amdesk.ui.running import run_command
from amdesk.ui.tiers import doing
from amdesk.ui.tiers.columns import TierColumns
from amdesk.ui.tiers.depth import DepthStrip
from amdesk.ui.view import View
from amdesk.ui.workload import ask_assumptions, assumptions
from amdesk.words import _, plural

KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), Tier, strict=True))
"""The keys that give the chosen rows a tier."""


class TiersPage(View):
    """Every account with the proposed tier; a row is changed by a key, all are accepted by one press."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: dict[int, TierLine] = {}
        self.needs: dict[Tier, TierNeeds] = {}
        self.chosen: dict[int, Tier] = {}
        self.assumed, self.issues = USUAL, 0
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("tiers-sentence")
        self.strip = DepthStrip()
        self.columns = TierColumns(self.chosen)
        self.table = Table(
            self.columns.columns(),
            name=_("Proposed tiers"),
            empty=_("No accounts yet. Import them, and their tiers follow."),
        )
        self.table.setObjectName("tiers-table")
        self.table.set_menu(self.fill_menu)
        self.table.opened.connect(self._open)
        self.table.installEventFilter(self)
        self.bar = FilterBar(self.table, hint=_("Search accounts"))
        self.hint = Text(
            _("Keys 1 to 4 give the chosen rows a tier, 0 the proposed one. Ctrl+Enter accepts all."),
            role=TextRole.SMALL,
        )
        self.accept_button = Button(_("&Accept all"), icon_name="check", primary=True)
        self.accept_button.setObjectName("tiers-accept")
        self.assumptions_button = Button(_("A&ssumptions…"), icon_name="clock")
        self.assumptions_button.setObjectName("tiers-assumptions")
        self.import_button = Button(_("&Import my sales…"), icon_name="file-import")
        self.import_button.setObjectName("tiers-import")
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(_("Proposed tiers"), role=TextRole.TITLE))
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.import_button, self.assumptions_button, self.accept_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        rows = Card()
        rows.setContentsMargins(-8, -4, -8, -6)
        rows.body.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 12)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(self.strip)
        whole.addWidget(self.bar)
        whole.addWidget(rows, 1)
        whole.addWidget(self.hint)
        self.accept_button.clicked.connect(self.accept)
        self.assumptions_button.clicked.connect(self.ask_assumptions)
        self.import_button.clicked.connect(partial(run_command, self, "import-file"))
        accept = QShortcut(QKeySequence("Ctrl+Return"), self)
        accept.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        accept.activated.connect(self.accept)

    # Showing

    def fill(self) -> None:
        """Read what every account brings, and what follows from it."""
        source = self.desk.workspace
        worths = tier_worths(source)
        self.assumed = assumptions(source)
        self.issues = issues_of_a_year(source)
        lines = tiers.tier_lines(worths, key_capacity(self.assumed))
        self.lines = {line.id: line for line in lines}
        for gone in self.chosen.keys() - self.lines.keys():
            del self.chosen[gone]
        self.needs = tier_needs(source)
        self.columns.currency = worths.currency
        self.sentence.setText(tiers.tiers_sentence(lines, self.chosen, worths, source.today))
        self.table.set_rows(lines, list(self.lines))
        knows_sales = any(line.revenue is not None for line in lines)
        self.import_button.setVisible(bool(lines) and not knows_sales)
        self.accept_button.setEnabled(bool(lines))
        self._show_work()

    def _show_work(self) -> None:
        now = [line.tier for line in self.lines.values()]
        then = [self.columns.wanted(line) for line in self.lines.values()]
        before, after = (tiers.check_ins_a_week(these, self.needs) for these in (now, then))
        work = [workload(these, self.needs, self.issues, self.assumed) for these in (now, then)]
        said = f"{tiers.workload_sentence(before, after)} {hours_sentence(*work)}" if now else ""
        self.strip.show_tiers(now, then, self.needs, said)
        plain_tip(self.strip.work, parts_words(work[1]))

    def showEvent(self, event: QShowEvent) -> None:
        """Stand on the one button the page is about."""
        super().showEvent(event)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Changing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits give the chosen rows of the table a tier."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            key = Qt.Key(event.key())
            if plain and (key in KEYS or key is Qt.Key.Key_0):
                self.choose(self.table.chosen_keys(), KEYS.get(key))
                return True
        return super().eventFilter(watched, event)

    def choose(self, keys: Sequence[Hashable], tier: Tier | None, checked: bool = False) -> None:
        """Let accounts get a tier of the user's choice; None is the proposed one again."""
        for key in keys:
            if isinstance(key, int) and key in self.lines:
                if tier is None or tier is self.lines[key].proposed:
                    self.chosen.pop(key, None)
                else:
                    self.chosen[key] = tier
        self.refresh()

    def fill_menu(self, menu: QMenu, keys: Sequence[Hashable]) -> None:
        """What can be done with the chosen rows."""
        if not keys:
            return
        for digit, tier in enumerate(Tier, 1):
            menu.addAction(f"{tier.label}\t{digit}").triggered.connect(partial(self.choose, keys, tier))
        menu.addAction(_("As proposed") + "\t0").triggered.connect(partial(self.choose, keys, None))
        if len(keys) == 1:
            menu.addSeparator()
            menu.addAction(_("Open the account")).triggered.connect(partial(self._open, keys[0]))

    def _open(self, key: object, checked: bool = False) -> None:
        if isinstance(key, int):
            self.desk.open_account(key)

    def ask_assumptions(self) -> None:
        """Show what the hours are reckoned with, to be changed."""
        ask_assumptions(self.desk, self.window())

    def accept(self) -> None:
        """Take all tiers over as one step, and go on to the five questions about one account."""
        if looking().on:
            return  # what is behind the curtain was read without its figures
        wanted = tiers.changed(self.lines.values(), self.chosen)
        if wanted and not self._store(wanted):
            return
        self.chosen.clear()
        self.desk.go(Place("five-questions"))

    def _store(self, wanted: Mapping[int, Tier]) -> bool:
        reasons = {number: self._reason(self.lines[number]) for number in wanted}
        label = plural("Accept the tier of {n} account", "Accept the tiers of {n} accounts", len(wanted))
        stored = self.desk.change(label, partial(doing.set_tiers, tiers=wanted, reasons=reasons))
        if stored:
            said = plural("The tier of {n} account is changed.", "The tiers of {n} accounts are changed.", len(wanted))
            self.desk.say(said, Tone.GOOD, _("Undo"), self.desk.undo)
        return bool(stored)

    def _reason(self, line: TierLine) -> str:
        return _("Chosen by hand") if line.id in self.chosen else _("By revenue: {why}").format(why=line.why)
