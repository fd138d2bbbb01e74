"""Group of companies: parent above, subsidiaries below, what each brings and what all come to together."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.account_tree import Figures, Member, amounts_text, group, group_sentence, issues_text
from amdesk.analysis.series import Tone
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.store.queries.groups import companies, possible_parents, possible_subsidiaries
from amdesk.ui.account.overview import doing
from amdesk.ui.account.overview.part import Part
from amdesk.ui.bands import BAND_TONES, health_figure, health_said
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Chip, Elided, Text, TextRole, plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.row import Row
from amdesk.ui.records.dialog import ask_for
from amdesk.words import _

INDENT_PX = 18
PARENT, SUBSIDIARY = "parent", "subsidiary"
FIELDS = {
    PARENT: Field("parent", "Part of", Kind.REFERENCE, subject="account"),
    SUBSIDIARY: Field("subsidiary", "Subsidiary", Kind.REFERENCE, subject="account"),
}


class FamilyPart(Part):
    """The group an account belongs to as a tree; a company opens on a click or Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Group of companies"), "group")
        self.editor: ReferenceEditor | None = None
        self.members: list[Member] = []

    def fill(self) -> None:
        """Read the group; other accounts are nobody else's business."""
        self.setVisible(not looking().on)
        if looking().on:
            return
        self.members = group(companies(self.desk.workspace, self.account_id))
        if not self.shows_new(self.members):
            return
        self.editor = None
        if len(self.members) > 1:
            self.body.addWidget(Text(group_sentence(self.members), wrap=True))
            for member in self.members:
                self.body.addWidget(self._company(member))
        else:
            question = _("Is it part of a larger company, or does it own others? Together they may be a key account.")
            self.body.addWidget(Text(question, role=TextRole.MUTED, wrap=True))
        if self.asked in FIELDS:
            self._add_editor(str(self.asked))
        else:
            self._add_links()

    def _company(self, member: Member) -> QWidget:
        company, is_here = member.company, member.company.id == self.account_id
        revenue = amounts_text(member.own.revenue_12)
        said = [company.name, health_said(company.health, company.band), _("{n} in 12 months").format(n=revenue)]
        row = Row(". ".join([*said, issues_text(member.own)]))
        row.setObjectName(f"group-company-{company.id}")
        row.line.setContentsMargins(4 + member.depth * INDENT_PX, 4, 4, 4)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(company.name, role=TextRole.STRONG if is_here else TextRole.BODY))
        if member.has_subsidiaries and member.depth:  # of all the sentence tells
            words.addWidget(Elided(_together(member.together), role=TextRole.SMALL))
        row.line.addLayout(words, 1)
        row.line.addWidget(Text(revenue, role=TextRole.MUTED))
        if member.own.open_issues:
            row.line.addWidget(_issues_chip(member.own))
        row.line.addWidget(Chip(health_figure(company.health, company.band), BAND_TONES[company.band]))
        row.clicked.connect(partial(self.desk.open_account, company.id))
        return row

    def name_after(self, key: Hashable) -> str:
        """What was asked for can be asked again."""
        return "group-set-parent" if key == PARENT else "group-add-subsidiary"

    # Changing the group

    def _add_links(self) -> None:
        box = QWidget()
        flow = Flow(box, gap=12)
        parent = self._parent()
        words = _("Set the parent") if parent is None else _("Another parent")
        flow.addWidget(self.link(words, "group-set-parent", self.ask, PARENT))
        if parent is not None:
            leave = _("No longer part of {name}").format(name=parent.company.name)
            flow.addWidget(self.link(leave, "group-leave", self.put_under, self.account_id, None))
        flow.addWidget(self.link(_("+ subsidiary"), "group-add-subsidiary", self.ask, SUBSIDIARY))
        self.body.addWidget(box)

    def _parent(self) -> Member | None:
        here = next((one.company for one in self.members if one.company.id == self.account_id), None)
        return next((one for one in self.members if here is not None and one.company.id == here.parent_id), None)

    def ask(self, key: Hashable, checked: bool = False) -> None:
        """Ask which account is the parent or a subsidiary, ready to type."""
        self.asked = str(key)
        self.fill()
        if self.editor is not None:
            self.editor.setFocus()

    def _add_editor(self, which: str) -> None:
        source = self.desk.workspace
        offered = possible_parents if which == PARENT else possible_subsidiaries
        self.editor = ReferenceEditor(FIELDS[which])
        self.editor.set_options(offered(source, self.account_id))
        # queued: the editor goes when what was chosen is stored
        chosen = self._take_parent if which == PARENT else self._take_subsidiary
        self.editor.edited.connect(chosen, Qt.ConnectionType.QueuedConnection)
        self.body.addWidget(Text(_(FIELDS[which].label), role=TextRole.MUTED))
        self.body.addWidget(self.editor)
        line = QHBoxLayout()
        if which == SUBSIDIARY:
            line.addWidget(self._button(_("New account…"), "group-new-account", self._new_subsidiary))
        line.addWidget(self._button(_("Cancel"), "group-cancel", self._cancel))
        line.addStretch(1)
        self.body.addLayout(line)

    def _button(self, text: str, name: str, act: object) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _cancel(self, checked: bool = False) -> None:
        self.close_form()

    def _take_parent(self, parent: int | None) -> None:
        if parent is not None:
            self.put_under(self.account_id, parent)

    def _take_subsidiary(self, account: int | None) -> None:
        if account is not None:
            self.put_under(account, self.account_id)

    def _new_subsidiary(self, checked: bool = False) -> None:
        if ask_for(self.desk, "account", {"parent_id": self.account_id}, parent=self.window()) is not None:
            self.close_form()

    def put_under(self, account: int, parent: int | None, checked: bool = False) -> None:
        """Make an account part of another, or of none, as one step."""
        names = dict(self.desk.workspace.select("SELECT id, name FROM account WHERE id IN (?, ?)", (account, parent)))
        name, above = names.get(account, ""), names.get(parent, "")
        label = _("{name} is part of {parent}") if parent else _("{name} is part of no group")
        label = label.format(name=name, parent=above)
        if self.desk.change(label, partial(doing.put_under, account=account, parent=parent), self._refused):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
            self.close_form()

    def _refused(self, wrong: FieldError) -> None:
        if self.editor is not None:
            self.editor.show_error(wrong.sentence)
        else:
            self.desk.say(wrong.sentence, Tone.WARN)


def _together(figures: Figures) -> str:
    owed = _("{amount} outstanding").format(amount=amounts_text(figures.outstanding)) if figures.outstanding else ""
    issues = issues_text(figures) if figures.open_issues else ""
    parts = [amounts_text(figures.revenue_12), owed, issues]
    return "Σ " + " · ".join(part for part in parts if part)


def _issues_chip(figures: Figures) -> Chip:
    chip = Chip(str(figures.open_issues), Tone.QUIET, "⚑")
    if figures.critical_issues:
        chip = Chip(str(figures.open_issues), Tone.BAD, "‼")
    plain_tip(chip, issues_text(figures))
    chip.setAccessibleName(issues_text(figures))
    return chip
