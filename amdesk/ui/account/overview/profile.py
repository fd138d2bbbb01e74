"""The first look at an account: profile and aims, how they want to be served, health and what is open."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due
from amdesk.model.fields import FieldError
from amdesk.model.health_rows import Band
from amdesk.model.rows import AccountHead
from amdesk.model.values import Section, Status
from amdesk.store.queries.accounts import account_head
from amdesk.store.queries.agenda import due_rows
from amdesk.store.queries.profile import ProfileText, profile
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.begun import BegunCard, worth_asking
from amdesk.ui.desk import Desk
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card, Columns, Scroll, Separator
from amdesk.ui.kit.row import Row
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import ask_for
from amdesk.ui.records.subject import offer_options, subject, values_of
from amdesk.words import _, day, full_day, plural, sentence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STALE_AFTER_DAYS = 365
AHEAD_DAYS = 30
OPEN_AT_MOST = 7
DAY_WIDTH_PX = 66
PART_WIDTH_PX = 104
SERVED = ("rhythm_days", "channel", "counterpart_id", "do_nots", "served_agreed_by", "served_agreed_on")
DETAILS = (
    "name",
    "status",
    "tier",
    "tier_reason",
    "number",
    "industry",
    "parent_id",
    "customer_since",
    "website",
    "phone",
    "mail",
    "street",
    "postcode",
    "city",
    "region",
    "country",
    "currency",
    "potential",
    "potential_reason",
    "note",
)
QUESTIONS = {
    Section.MISSION: "What do they say they are here for?",
    Section.VISION: "Where do they want to be in five years?",
    Section.STRATEGY: "How do they mean to get there?",
    Section.BUSINESS: "What do they earn their money with?",
    Section.STRUCTURES: "How are they organised, and who decides where?",
    Section.MARKETS: "Where do they sell today?",
    Section.MARKETS_PLANNED: "Which markets do they plan to enter?",
    Section.VALUES: "What do they hold dear in dealing with others?",
    Section.HISTORY: "What happened between us so far?",
    Section.RESOURCES: "What do they have to work with?",
    Section.SYSTEMS: "Which systems do they run?",
    Section.SKILLS: "Which skills do they look for?",
}


class ProfileView(AccountTab):
    """Everything at a glance, edited in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("overview-sentence")
        self.begun = BegunCard(desk)
        self.aims = Card(_("What they want this year"))
        self.sections = Card(_("Who they are"))
        self.details = Card(_("Details"))
        self.served = Card(_("How they want to be served"))
        self.health = Card(_("Health"))
        self.open_things = Card(_("Open"))
        of = subject("account")
        by_name = {field.name: field for field in of.fields}
        self.details_form = Form([by_name[name] for name in DETAILS], columns=2)
        self.served_form = Form([by_name[name] for name in SERVED])
        for form, card in ((self.details_form, self.details), (self.served_form, self.served)):
            form.edited.connect(self._store)
            card.body.addWidget(form)
        self._lay_out()

    def _lay_out(self) -> None:
        self.columns = Columns(proportion=(1.5, 1.0))
        for card in (self.begun, self.aims, self.sections, self.details):
            self.columns.left.addWidget(card)
        for card in (self.open_things, self.health, self.served):
            self.columns.right.addWidget(card)
        scroll = Scroll()
        scroll.body.addWidget(self.sentence)
        scroll.body.addWidget(self.columns)
        scroll.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def fill(self) -> None:
        """Read the profile, the health and what is open."""
        if not self.account_id:
            return
        source = self.desk.workspace
        head = account_head(source, self.account_id)
        texts = profile(source, self.account_id)
        worth = [] if looking().on or head.status is Status.LOST else worth_asking(source, self.account_id)
        if self.shows_new("begun", worth):
            self.begun.show_begun(worth)
        self._show_forms()
        aims = [text for text in texts if text.section is None]
        sections = [text for text in texts if text.section is not None]
        if self.shows_new("aims", aims, source.today):
            self._show_aims(aims)
        if self.shows_new("sections", sections, source.today):
            self._show_sections(sections)
        self.health.setVisible(not looking().on)
        if self.shows_new("health", head.health):
            self._show_health(head)
        self._show_open(head)

    def _show_forms(self) -> None:
        of = subject("account")
        for form in (self.details_form, self.served_form):
            offer_options(form, of, self.desk.workspace, self.account_id)
        with self.desk.workspace.read() as session:
            values = values_of(session.get_one(of.model, self.account_id), of.fields)
        self.name = str(values["name"])
        self.details_form.set_values(values)
        self.served_form.set_values(values)

    def _show_aims(self, aims: list[ProfileText]) -> None:
        self.aims.clear()
        for aim in aims:
            self.aims.body.addWidget(self._line(aim.text, self._known(aim), _Open(self.desk, self, "aim", aim.id)))
        if not aims:
            self.aims.body.addWidget(Text(_("Not known yet: ask what they want to reach this year."), wrap=True))
        self.aims.body.addWidget(self._adder(_("+ aim"), "aim", {}))

    def _show_sections(self, texts: list[ProfileText]) -> None:
        self.sections.clear()
        for text in texts:
            assert text.section is not None
            self.sections.body.addWidget(Text(text.section.label, role=TextRole.MUTED))
            opened = _Open(self.desk, self, "profile_entry", text.id)
            self.sections.body.addWidget(self._line(text.text, self._known(text), opened))
        filled = {text.section for text in texts}
        missing = [section for section in QUESTIONS if section not in filled]
        self.sections.set_aside(_("+ {n} more").format(n=len(missing)) if missing else "")
        if missing:
            self.sections.body.addWidget(Separator())
            question = _("Worth finding out next: {question}").format(question=_(QUESTIONS[missing[0]]))
            self.sections.body.addWidget(Text(question, role=TextRole.MUTED, wrap=True))
            adder = self._adder(_("+ what you found out"), "profile_entry", {"section": missing[0]})
            self.sections.body.addWidget(adder)

    def _known(self, text: ProfileText) -> str:
        if text.on is None:
            return text.source
        age = (self.desk.workspace.today - text.on).days
        since = _("{day}, may be out of date") if age > STALE_AFTER_DAYS else "{day}"
        return " · ".join(part for part in (text.source, since.format(day=full_day(text.on))) if part)

    def _line(self, words: str, aside: str, opened: "_Open") -> QWidget:
        line = Row(words)
        line.line.addWidget(Text(words, wrap=True), 1)
        if aside:
            line.line.addWidget(Text(aside, role=TextRole.SMALL))
        line.clicked.connect(opened)
        return line

    def _adder(self, words: str, table: str, proposed: dict[str, Any]) -> Link:
        link = Link(words)
        link.setObjectName(f"overview-add-{table.replace('_', '-')}")
        link.clicked.connect(_Add(self, table, proposed))
        return link

    def _show_health(self, head: AccountHead) -> None:
        self.health.clear()
        known = head.health.score is not None
        self.health.set_aside(str(head.health.score) if known else _("not enough known"))
        for part in head.health.parts:
            row = QHBoxLayout()
            label = Text(part.label)
            label.setFixedWidth(PART_WIDTH_PX)
            row.addWidget(label)
            row.addWidget(Text(part.evidence, role=TextRole.SMALL, wrap=True), 1)
            row.addWidget(Text("–" if part.score is None else str(round(part.score)), role=TextRole.STRONG))
            self.health.body.addLayout(row)
        for cap in head.health.caps:
            self.health.body.addWidget(Text(cap, role=TextRole.SMALL, wrap=True))
        confidence = _("{n} % of what health is made of is known.").format(n=head.health.confidence)
        self.health.body.addWidget(Text(confidence, role=TextRole.MUTED, wrap=True))

    def _show_open(self, head: AccountHead) -> None:
        today = self.desk.workspace.today
        until = today + timedelta(days=AHEAD_DAYS)
        rows = [due for due in due_rows(self.desk.workspace, until) if due.account_id == self.account_id]
        self.sentence.setText(self._says(head, sum(due.days_late > 0 for due in rows)))
        if self.shows_new("open", rows, today):
            self._show_due(rows, today)

    def _show_due(self, rows: list[Due], today: date) -> None:
        self.open_things.clear()
        self.open_things.set_aside(str(len(rows)) if rows else "")
        for due in rows[:OPEN_AT_MOST]:
            line = Row(due.what)
            when = Text(day(due.on, today), role=TextRole.MUTED)
            when.setFixedWidth(DAY_WIDTH_PX)
            line.line.addWidget(when)
            line.line.addWidget(Elided(due.what), 1)
            if due.days_late > 0:
                line.line.addWidget(Chip(plural("{n} day late", "{n} days late", due.days_late), Tone.BAD))
            line.clicked.connect(_Open(self.desk, self, due.subject, due.id))
            self.open_things.body.addWidget(line)
        if len(rows) > OPEN_AT_MOST:
            more = Link(_("and {n} more").format(n=len(rows) - OPEN_AT_MOST))
            more.clicked.connect(self._show_all)
            self.open_things.body.addWidget(more)
        if not rows:
            self.open_things.body.addWidget(Text(_("Nothing is due."), role=TextRole.MUTED))

    def _show_all(self) -> None:
        self.desk.go(Place("actions"))

    def _says(self, head: AccountHead, late: int) -> str:
        state = {
            Band.GOOD: _("{name} is in good health"),
            Band.WATCH: _("{name} needs watching"),
            Band.BAD: _("{name} is in trouble"),
            Band.UNKNOWN: _("Not enough is known of {name}"),
        }[head.health.band].format(name=head.name)
        lateness = plural("{n} thing is late", "{n} things are late", late) if late else _("nothing is late")
        return sentence(lateness) if looking().on else f"{state}; {lateness}."

    def _store(self, field: str, value: Any) -> None:
        account = self.account_id
        form = self.details_form if field in DETAILS else self.served_form
        of = subject("account")
        label = next(_(f.label) for f in of.fields if f.name == field)

        def act(session: "Session") -> None:
            setattr(session.get_one(of.model, account), field, value)

        def refused(wrong: FieldError) -> None:
            form.show_error(field, wrong.sentence)

        form.editor(field).clear_error()
        self.desk.change(_("Change {label} of {what}").format(label=label, what=self.name), act, refused)


class _Open:
    """Opens a row of the account."""

    def __init__(self, desk: Desk, view: AccountTab, table: str, row: int) -> None:
        self.desk = desk
        self.view = view
        self.table = table
        self.row = row

    def __call__(self, checked: bool = False) -> None:
        self.desk.open_row(self.table, self.row, self.view.account_id)


class _Add:
    """Asks for a new row of the account."""

    def __init__(self, view: AccountTab, table: str, proposed: dict[str, Any]) -> None:
        self.view = view
        self.table = table
        self.proposed = proposed

    def __call__(self, checked: bool = False) -> None:
        given = {"account_id": self.view.account_id}
        ask_for(self.view.desk, self.table, given, self.proposed, self.view)
