"""Who they are: the sections of the profile, edited in place, with age and history, and what is worth asking."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.profile import (
    TAKEN_UP,
    SectionKnown,
    is_stale,
    sections_known,
    sections_missing,
    worth_finding_out,
)
from amdesk.analysis.series import Tone
from amdesk.model.profile_rows import AcknowledgedRow, ProfileText
from amdesk.model.values import Section
from amdesk.store.queries.profile import acknowledged, entries
from amdesk.ui.account.overview.inline import Wish
from amdesk.ui.account.overview.part import Part, labelled
from amdesk.ui.desk import Desk
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Chip, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Separator
from amdesk.words import _, full_day, lowered, plural

FIELDS = ("text", "source", "on")
TAKEN_FIELDS = ("words", "where", "on")
ENTRY, SECTION, TAKEN, TAKEN_NEW, MORE, FORMER = "entry", "section", "taken", "taken-new", "more", "former"


def old_chip() -> Chip:
    """The warning on what may be out of date."""
    chip = Chip(_("may be out of date"), Tone.WARN, "!")
    plain_tip(chip, _("Older than such things stay true. Ask again, and write down what you hear."))
    return chip


class SectionsPart(Part):
    """What is known by section; what lacks is offered, the most useful first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Who they are"), "sections")
        self.taken: list[AcknowledgedRow] = []
        self.next_name = ""

    def fill(self) -> None:
        """Read the profile."""
        source = self.desk.workspace
        texts = entries(source, self.account_id)
        self.taken = acknowledged(source, self.account_id)
        if self.shows_new(texts, self.taken, source.today):
            known = sections_known(texts)
            for one in known:
                self._add_section(one)
            self._add_next(known)

    def name_after(self, key: Hashable) -> str:
        """A new section is followed by the next that lacks, an entry by itself."""
        if not isinstance(key, tuple):
            return ""
        kind, what = key
        names = {SECTION: self.next_name, ENTRY: f"profile-entry-{what}", TAKEN: f"taken-{what}"}
        return names.get(kind, f"overview-taken-{getattr(what, 'value', what)}")

    def _add_section(self, one: SectionKnown) -> None:
        box, column = _column()
        for text in one.now:
            self._add_entry(column, text)
        if one.section in TAKEN_UP:
            self._add_taken(column, one)
        if one.former:
            self._add_former(column, one)
        self.body.addLayout(labelled(one.section.label, box))

    def _add_entry(self, column: QVBoxLayout, text: ProfileText) -> None:
        if self.asked == (ENTRY, text.id):
            values = {"text": text.text, "source": text.source, "on": text.on}
            given = {"account_id": self.account_id, "section": text.section}
            wish = Wish("profile_entry", self.account_id, FIELDS, given, values, text.id, renews=True)
            self.add_form(column, wish)
            return
        aside = " · ".join(part for part in (text.source, full_day(text.on) if text.on else "") if part)
        chip = old_chip() if is_stale(text, self.desk.workspace.today) else None
        row = self.line(text.text, aside, partial(self.ask, (ENTRY, text.id)), chip)
        row.setObjectName(f"profile-entry-{text.id}")
        column.addWidget(row)

    def _add_taken(self, column: QVBoxLayout, one: SectionKnown) -> None:
        for row in (row for row in self.taken if row.section is one.section):
            self._add_taken_row(column, row)
        key = (TAKEN_NEW, one.section)
        if self.asked == key:
            given = {"account_id": self.account_id, "section": one.section}
            proposed = {"words": one.now[0].text[:300], "on": self.desk.workspace.today}
            name = f"taken-{one.section.value}"
            wish = Wish("acknowledgement", self.account_id, TAKEN_FIELDS, given, proposed, name=name)
            self.add_form(column, wish)
            return
        words = _("+ where we took it up") if self._is_taken(one) else _("+ where did we take it up?")
        link = self.link(words, f"overview-taken-{one.section.value}", self.ask, key)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _is_taken(self, one: SectionKnown) -> bool:
        return any(row.section is one.section for row in self.taken)

    def _add_taken_row(self, column: QVBoxLayout, row: AcknowledgedRow) -> None:
        if self.asked == (TAKEN, row.id):
            values = {"words": row.words, "where": row.where, "on": row.on}
            column_wish = Wish("acknowledgement", self.account_id, TAKEN_FIELDS, {}, values, row.id)
            self.add_form(column, column_wish)
            return
        said = _("✓ Taken up: {words}").format(words=row.words)
        aside = " · ".join(part for part in (row.where, full_day(row.on) if row.on else "") if part)
        line = self.line(said, aside, partial(self.ask, (TAKEN, row.id)))
        line.setObjectName(f"taken-{row.id}")
        column.addWidget(line)

    def _add_former(self, column: QVBoxLayout, one: SectionKnown) -> None:
        key, many = (FORMER, one.section), len(one.former)
        words = plural("{n} former entry", "{n} former entries", many)
        is_open = key in self.unfolded
        link = self.link(f"{'▾' if is_open else '▸'} {words}", f"overview-former-{one.section.value}", self.unfold, key)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for text in one.former if is_open else ():
            if self.asked == (ENTRY, text.id):
                self._add_entry(column, text)
                continue
            aside = " · ".join(part for part in (text.source, full_day(text.on) if text.on else "") if part)
            column.addWidget(self.line(text.text, aside, partial(self.ask, (ENTRY, text.id))))

    # What lacks

    def _add_next(self, known: list[SectionKnown]) -> None:
        missing = sections_missing(known)
        if isinstance(self.asked, tuple) and self.asked[0] == SECTION:
            self._add_new(self.asked[1])
            missing.remove(self.asked[1])
        next_one = worth_finding_out(known, self.desk.workspace.today)
        if next_one is None:
            return
        if known:
            self.body.addWidget(Separator())
        section, question = next_one
        said = _("Worth finding out next: {question}").format(question=question)
        self.body.addWidget(Text(said, role=TextRole.MUTED, wrap=True))
        if missing:
            self._add_links(missing)
        elif any(one.section is section for one in known):
            entry = next(one for one in known if one.section is section).now[0]
            words = _("Look at {section} again").format(section=lowered(section.label))
            self.body.addWidget(self.link(words, "overview-look-again", self.ask, (ENTRY, entry.id)))

    def _add_links(self, missing: list[Section]) -> None:
        box = QWidget()
        flow = Flow(box, gap=12)
        self.next_name = f"overview-add-{missing[0].value}"
        shown = missing if MORE in self.unfolded else missing[:1]
        for section in shown:
            words = _("+ {section}").format(section=section.label)
            flow.addWidget(self.link(words, f"overview-add-{section.value}", self.ask, (SECTION, section)))
        if len(missing) > 1:
            rest = _("+ {n} more").format(n=len(missing) - 1) if MORE not in self.unfolded else _("fewer")
            flow.addWidget(self.link(rest, "overview-more-sections", self.unfold, MORE))
        self.body.addWidget(box)

    def _add_new(self, section: Section) -> None:
        box, column = _column()
        given = {"account_id": self.account_id, "section": section}
        proposed = {"on": self.desk.workspace.today}
        self.add_form(column, Wish("profile_entry", self.account_id, FIELDS, given, proposed, name=section.value))
        self.body.addLayout(labelled(section.label, box))


def _column() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return box, column
