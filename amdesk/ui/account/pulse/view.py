"""How satisfied the account is: the score first, curves by person with what may have moved them, their words."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from amdesk.analysis import pulse
from amdesk.analysis.satisfaction import satisfaction
from amdesk.analysis.series import Tone
from amdesk.model.facts import AccountFacts
from amdesk.model.loop_rows import KeptRate
from amdesk.model.rows import PulseRow
from amdesk.model.values import PromiseBy
from amdesk.store.queries.health import account_facts
from amdesk.store.queries.promises import kept_rate, promise_rows
from amdesk.store.queries.pulse import pulse_events, pulses
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.chart_card import ChartCard
from amdesk.ui.desk import Desk
from amdesk.ui.figures import Figure, FigureLine
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.ui.kit.labels import Chip, Elided, Text, TextRole
from amdesk.ui.kit.panel import Card, Columns, Scroll
from amdesk.ui.kit.row import Row
from amdesk.ui.place import Place
from amdesk.words import _, day, listed, plural

CHART_PX = 280
LATEST = 6
GOOD_FROM, BAD_BELOW = 8, 6


def score_tone(score: float | None) -> Tone:
    """How a score of 0 to 10 reads; the figure itself stands beside it."""
    if score is None:
        return Tone.QUIET
    return Tone.GOOD if score >= GOOD_FROM else Tone.BAD if score < BAD_BELOW else Tone.WARN


class PulseView(AccountTab):
    """Scores of the company and of the products, apart."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("pulse-sentence")
        self.figures = FigureLine()
        self.figures.opened.connect(self._open_figure)
        self.reading = Text("", role=TextRole.MUTED, wrap=True)
        self.person = ""
        self.people: list[str] = []
        self.who = MenuButton(_("Everyone"), icon_name="user", fill=self._fill_who)
        self.who.setObjectName("pulse-who")
        self.who.setAccessibleName(_("Whose satisfaction"))
        self.company = ChartCard(_("Satisfaction with the company"), "pulse-company", CHART_PX)
        self.products = ChartCard(_("Satisfaction with the products"), "pulse-products", CHART_PX)
        self.words = Card(_("In their words"), _("the latest"))
        self.words.body.setSpacing(0)
        for card in (self.company, self.products):
            card.opened.connect(self._open_point)
        charts = Columns(proportion=(1.0, 1.0), collapse_below=900)
        charts.left.addWidget(self.company)
        charts.right.addWidget(self.products)
        top = QHBoxLayout()
        top.addWidget(self.figures, 1)
        top.addWidget(self.who, 0, Qt.AlignmentFlag.AlignBottom)
        scroll = Scroll()
        scroll.body.addWidget(self.sentence)
        scroll.body.addLayout(top)
        scroll.body.addWidget(self.reading)
        scroll.body.addWidget(charts)
        scroll.body.addWidget(self.words)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def fill(self) -> None:
        """Read the scores and what may have moved them."""
        if not self.account_id:
            return
        source = self.desk.workspace
        rows, events = pulses(source, self.account_id), pulse_events(source, self.account_id)
        facts = account_facts(source, source.today, [self.account_id])
        self.sentence.setText(says(facts[0], rows) if facts else "")
        self._show_figures(facts[0] if facts else None)
        self._offer_people(rows)
        said = _("The strong line is weighted by buying role; behind it {who}.").format(
            who=self.person or _("each person by themselves")
        )
        self.reading.setText(said if rows else "")
        self.company.show_chart(satisfaction(rows, events, person=self.person), "")
        self.products.show_chart(satisfaction(rows, events, products=True, person=self.person), "")
        self._show_words([row for row in rows if not self.person or row.person == self.person])

    def _offer_people(self, rows: Sequence[PulseRow]) -> None:
        self.people = sorted({row.person for row in rows if row.person})
        if self.person not in self.people:
            self.person = ""
        self.who.setVisible(len(self.people) > 1)
        self.who.setText((menu_safe(self.person) or _("Everyone")) + "  ")

    def _fill_who(self, menu: QMenu) -> None:
        for name in ("", *self.people):
            menu.addAction(menu_safe(name) or _("Everyone")).triggered.connect(partial(self.show_person, name))

    def show_person(self, name: str, checked: bool = False) -> None:
        """Show one person's trend beside the weighted one, or everyone's."""
        self.person = name
        self.refresh()

    def _show_figures(self, facts: AccountFacts | None) -> None:
        promises = promise_rows(self.desk.workspace, self.account_id)
        figures = [] if facts is None else [_figure(facts, products) for products in (False, True)]
        kept = [_promises(kept_rate(promises, by), by) for by in PromiseBy]
        self.figures.show_figures([*figures, *kept])

    def _show_words(self, rows: Sequence[PulseRow]) -> None:
        self.words.clear()
        latest = [row for row in reversed(rows) if row.words or row.needs][:LATEST]
        for row in latest:
            self.words.body.addWidget(self._word_row(row))
        if not latest:
            empty = _("What they say when asked how we are doing stands here. Log a check-in with its score.")
            self.words.body.addWidget(Text(empty, role=TextRole.MUTED, wrap=True))

    def _word_row(self, row: PulseRow) -> Row:
        said = f"“{row.words}”" if row.words else _("Needs: {needs}").format(needs=row.needs)
        who = row.person or _("nobody in particular")
        line = Row(f"{who}: {said}")
        when = Text(day(row.on, self.desk.workspace.today), role=TextRole.MUTED)
        when.setFixedWidth(84)
        line.line.addWidget(when)
        if row.company is not None:
            line.line.addWidget(Chip(f"{row.company}/10", score_tone(row.company)))
        line.line.addWidget(Elided(said), 1)
        line.line.addWidget(Text(who, role=TextRole.MUTED))
        line.clicked.connect(partial(self.desk.open_row, "pulse", row.id, self.account_id))
        return line

    def _open_point(self, key: object) -> None:
        if isinstance(key, tuple) and len(key) == 2:
            self.desk.open_row(str(key[0]), int(key[1]), self.account_id)

    def _open_figure(self, key: str) -> None:
        rows = pulses(self.desk.workspace, self.account_id)
        if key == "promises":
            self.desk.go(Place("actions", self.account_id, "promises"))
        elif rows:
            self.desk.open_row("pulse", rows[-1].id, self.account_id)


def _figure(facts: AccountFacts, products: bool) -> Figure:
    value = pulse.survey_value(facts.scores, facts.day, products=products)
    before = pulse.survey_value(facts.scores, facts.day - timedelta(days=90), products=products)
    note = _("weighted by role, 180 days")
    if value is not None and before is not None and round(value - before, 1):
        note = _("was {before} 90 days ago").format(before=f"{before:.1f}")
    label = _("Products") if products else _("Company")
    key = "products" if products else "company"
    return Figure("–" if value is None else f"{value:.1f}", label, key, note, score_tone(value))


def _promises(rate: KeptRate, by: PromiseBy) -> Figure:
    value = "–" if rate.share is None else f"{round(100 * rate.share)} %"
    label = _("We keep our promises") if by is PromiseBy.US else _("They keep theirs")
    open_ones = plural("{n} open", "{n} open", rate.open)
    note = _("{kept} of {done} in time, {open}").format(kept=rate.in_time, done=rate.ended, open=open_ones)
    return Figure(value, label, "promises", note)


def says(facts: AccountFacts, rows: Sequence[PulseRow]) -> str:
    """How satisfied they are, whether it moves, and which deciders were not heard."""
    now = pulse.survey_value(facts.scores, facts.day)
    if now is None:
        return _last_heard(rows, facts.day)
    before = pulse.survey_value(facts.scores, facts.day - timedelta(days=90))
    said = _("Satisfaction stands at {now} of 10.").format(now=f"{now:.1f}")
    if before is not None and abs(now - before) >= 0.1:
        said = _("Satisfaction fell from {before} to {now} of 10.")
        if now > before:
            said = _("Satisfaction rose from {before} to {now} of 10.")
        said = said.format(before=f"{before:.1f}", now=f"{now:.1f}")
    silent = pulse.silent_deciders(facts)
    if not silent:
        return said
    names = listed([person.name for person in silent[:3]])
    one, many = _("Silent: {names}, who decides."), _("Silent: {names}, who decide.")
    more = (one if len(silent) == 1 else many).format(names=names)
    return f"{said} {more}"


def _last_heard(rows: Sequence[PulseRow], today: date) -> str:
    if not rows:
        return _("Nobody was asked yet how satisfied they are.")
    return _("Nobody was heard in 180 days; the last score is of {day}.").format(day=day(rows[-1].on, today))
