"""The part of the inspector that says everything of one person: who covers them, touches, every field."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map.card_text import cut
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.known import Known
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, MenuButton, menu_safe
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Link, Text, TextRole, plain_tip
from amdesk.ui.kit.line_editors import LineEditor
from amdesk.ui.kit.panel import Separator, empty_out
from amdesk.ui.records.subject import currency_of, offer_options, subject
from amdesk.words import _, day, plural

LINK_WIDTH_PX, LABEL_WIDTH_PX = 256, 84
FIELDS = (
    "name",
    "job",
    "unit_id",
    "authority",
    "authority_note",
    "interest",
    "wants",
    "way_of_deciding",
    "wants_privately",
    "feelings",
    "channel",
    "rhythm_days",
    "mail",
    "phone",
    "mobile",
    "is_placeholder",
    "joined_on",
    "left_on",
    "left_to",
    "note",
)
LABELS = Field("labels", "Labels", Kind.TEXT, hint="Free words, separated by commas, such as Donor")
BOSS = Field("boss", "Reports to", Kind.REFERENCE, subject="person")


class Details(QWidget):
    """Shows one person; `edited` comes with field and value, `touch_asked` and `action_asked` with the person."""

    edited = Signal(str, object)
    touch_asked = Signal(int)
    action_asked = Signal(int)

    def __init__(self, desk: Desk, deeds: Deeds) -> None:
        super().__init__()
        self.desk, self.deeds = desk, deeds
        self.known: Known | None = None
        self.covered = MenuButton(_("Nobody"), fill=self._fill_coverage)
        self.covered.setObjectName("map-covered-by")
        self.boss = ReferenceEditor(BOSS)
        self.boss.edited.connect(self._set_boss)
        self.labels = LineEditor(LABELS)
        self.labels.setObjectName("map-labels")
        self.labels.setAccessibleName(_("Labels"))
        self.labels.edited.connect(self._set_labels)
        self.form = Form([field for name in FIELDS for field in subject("person").fields if field.name == name])
        self.form.edited.connect(self.edited)
        self.touches = QVBoxLayout()
        self.touches.setSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_labelled(_("Covered by"), self.covered))
        column.addLayout(_labelled(_("Reports to"), self.boss))
        column.addLayout(_labelled(_("Labels"), self.labels))
        column.addLayout(self._commands())
        column.addWidget(Separator())
        column.addLayout(self.touches)
        column.addWidget(Separator())
        column.addWidget(self.form)

    def _commands(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for word, name, told in (
            (_("+ &Touch"), "map-add-touch", self.touch_asked),
            (_("+ Actio&n"), "map-add-action", self.action_asked),
        ):
            button = Button(word)
            button.setObjectName(name)
            button.clicked.connect(partial(self._tell, told))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _tell(self, told: Any, checked: bool = False) -> None:
        if self.known is not None:
            told.emit(self.known.id)

    def show_person(self, found: Known, shown: AccountMap) -> None:
        """Show everything known of a person."""
        self.known = found
        self._show_details(found, shown)
        self._show_touches(found)

    def _show_details(self, found: Known, shown: AccountMap) -> None:
        names = ", ".join(name for _id, name in found.covered_by)
        self.covered.setText(menu_safe(names or _("Nobody")) + "  ")
        self.covered.setAccessibleName(_("Covered by {who}").format(who=names or _("nobody")))
        self.boss.set_options([(p.id, p.name) for p in shown.people if p.id != found.id])
        if not self.boss.is_typing():
            self.boss.set_value(found.boss[0] if found.boss else None)
        if not self.labels.is_typing():
            self.labels.set_value(found.labels)
        offer_options(self.form, subject("person"), self.desk.workspace, found.account_id)
        self.form.set_currency(currency_of(self.desk.workspace, found.account_id))
        self.form.set_values(found.values)

    def _show_touches(self, found: Known) -> None:
        empty_out(self.touches)
        today = self.desk.workspace.today
        count = plural("{n} touch", "{n} touches", found.touch_count) if found.touch_count else _("Never met so far")
        self.touches.addWidget(Text(count, role=TextRole.STRONG))
        for touch in found.touches:
            words = f"{day(touch.on, today)} · {touch.how} · {touch.purpose}"
            link = Link(cut(words, self.font(), LINK_WIDTH_PX))
            plain_tip(link, words)
            link.clicked.connect(partial(self._open_touch, touch.id))
            self.touches.addWidget(link)

    def _open_touch(self, touch: int, checked: bool = False) -> None:
        self.desk.open_row("touch", touch, self.known.account_id if self.known else None)

    def show_refusal(self, wrong: FieldError) -> None:
        """Say at its field why a value cannot be kept."""
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
        else:
            self.desk.say(wrong.sentence)

    def _set_boss(self, boss: int | None) -> None:
        if self.known is None:
            return
        if boss is None:
            self.deeds.report_to_nobody(self.known.id, self.known.name)
        else:
            self.deeds.report_to({self.known.id: self.known.name}, boss, self.boss.edit.text())

    def _set_labels(self, words: str | None) -> None:
        if self.known is not None:
            self.deeds.set_labels({self.known.id: self.known.name}, words or "")

    def _fill_coverage(self, menu: QMenu) -> None:
        if self.known is None:
            return
        covering = dict(self.known.covered_by)
        for colleague, name in self.known.colleagues:
            action = menu.addAction(menu_safe(name))
            action.setCheckable(True)
            action.setChecked(colleague in covering)
            action.triggered.connect(partial(self._cover, colleague, name))
        if not self.known.colleagues:
            menu.addAction(_("No colleagues yet")).setEnabled(False)

    def _cover(self, colleague: int, name: str) -> None:
        if self.known is not None:
            covers = colleague not in dict(self.known.covered_by)
            self.deeds.cover({self.known.id: self.known.name}, colleague, name, covers)


def _labelled(words: str, control: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    label = Text(words, role=TextRole.MUTED)
    label.setFixedWidth(LABEL_WIDTH_PX)
    label.setBuddy(control)
    line.addWidget(label)
    line.addWidget(control, 1)
    return line
