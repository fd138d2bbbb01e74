"""Help to decide: a few questions on what a person does give stance, influence, authority or coverage (MAP-12)."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from amdesk.analysis.guided_rating import (
    CERTAINTY_WORDS,
    QUESTIONS,
    Guide,
    GuideQuestion,
    influence_from,
    is_answered,
    rhythm_from,
    stance_from,
)
from amdesk.analysis.sureness import sure_words
from amdesk.model.base import today_of
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.people import Coverage, Person
from amdesk.model.rows import MapPerson
from amdesk.model.values import Certainty, Money, Rated
from amdesk.store.queries.coverage import covers, our_colleagues
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.dialog_frame import MapDialog
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.line_editors import MoneyEditor
from amdesk.ui.kit.panel import Separator, empty_out
from amdesk.ui.records.subject import currency_of
from amdesk.ui.tabs import TabRow
from amdesk.words import _, counted, sentence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WIDTH_PX, HEIGHT_PX = 560, 690
RATED = {Guide.STANCE: Rated.STANCE, Guide.INFLUENCE: Rated.INFLUENCE, Guide.AUTHORITY: Rated.AUTHORITY}
AMOUNT = Field("authority", "Signs up to", Kind.MONEY, low=0)
COLLEAGUE = Field("colleague_id", "Who of ours", Kind.REFERENCE, subject="colleague", required=True)
NAMES = {guide.value: guide for guide in Guide}


class GuidedRating(MapDialog):
    """Asks about one person; what it finds is kept with how sure we are, as one step."""

    def __init__(self, deeds: Deeds, person: MapPerson, guide: Guide, parent: QWidget) -> None:
        title = _("Help me decide: {name}").format(name=person.name)
        super().__init__(title, _("&Keep"), "guided-rating", parent, WIDTH_PX, HEIGHT_PX)
        self.deeds, self.person = deeds, person
        self.guide = guide
        self.points: dict[str, int] = {}
        self.sure: Certainty | None = None
        self.groups: list[QButtonGroup] = []
        self.tabs = TabRow([(one.value, one.label) for one in Guide], "guided")
        self.tabs.chosen.connect(self._turn_to)
        self.put_below_title(self.tabs)
        self.body.setSpacing(12)
        self.ask(guide)

    # Asking

    def _turn_to(self, name: str) -> None:
        self.ask(NAMES[name])

    def ask(self, guide: Guide) -> None:
        """Show the questions of one rating."""
        self.guide = guide
        self.points, self.sure, self.groups = {}, None, []
        self.tabs.choose(guide.value)
        empty_out(self.body)
        self._make_fields()
        self.body.addWidget(Text(self._held(), role=TextRole.MUTED, wrap=True))
        for question in QUESTIONS[guide]:
            self._add_question(question)
        self._add_field()
        self.body.addWidget(Separator())
        self._add_certainty()
        self.body.addStretch(1)
        self.refuse("")
        self._say()
        self.groups[0].buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self) -> None:
        self.amount, self.colleague = MoneyEditor(AMOUNT, self), ReferenceEditor(COLLEAGUE, self)
        for editor, name in ((self.amount, "guided-amount"), (self.colleague, "guided-colleague")):
            editor.setObjectName(name)
            editor.edited.connect(self._say)
            editor.hide()
        self.amount.set_currency(currency_of(self.deeds.desk.workspace, self.person.account_id))

    def _held(self) -> str:
        """What is kept now."""
        if self.guide is Guide.COVERAGE:
            names = ", ".join(self.person.covered_by)
            return _("Covered now by {who}").format(who=names) if names else _("Nobody covers them now")
        if self.guide is Guide.STANCE:
            now = self.person.stance.label if self.person.stance else ""
        elif self.guide is Guide.INFLUENCE:
            now = _("{n} of 5").format(n=self.person.influence) if self.person.influence else ""
        else:
            now = self._money(self.person.authority) if self.person.authority is not None else ""
        held = next((s for s in self.person.sureness if s.what is RATED[self.guide]), None)
        if not now or held is None:
            return _("Not known now")
        return _("Now: {value} ({sure})").format(value=now, sure=sure_words(held, self.deeds.desk.workspace.today))

    def _money(self, minor: int) -> str:
        currency = currency_of(self.deeds.desk.workspace, self.person.account_id)
        return f"{Money(minor, currency).short} {currency}"

    def _add_question(self, question: GuideQuestion) -> None:
        self.body.addWidget(Text(question.asks, role=TextRole.STRONG, wrap=True))
        group = QButtonGroup(self.area)
        column = QVBoxLayout()
        column.setSpacing(5)
        for points, words in question.answers:
            button = QRadioButton(words)
            button.setObjectName(f"guided-{question.name}-{points}")
            button.setAccessibleDescription(question.asks)
            button.toggled.connect(partial(self._answer, question.name, points))
            group.addButton(button)
            column.addWidget(button)
        self.groups.append(group)
        self.body.addLayout(column)

    def _add_field(self) -> None:
        if self.guide is Guide.AUTHORITY:
            self._add_labelled(_("Up to"), self.amount)
            self.amount.setEnabled(False)
            self.amount.set_value(self.person.authority or None)
        elif self.guide is Guide.COVERAGE:
            workspace = self.deeds.desk.workspace
            ours = our_colleagues(workspace, self.person.account_id)
            self.colleague.set_options([(one.id, one.name) for one in ours])
            held = [c.colleague_id for c in covers(workspace, self.person.account_id) if c.person_id == self.person.id]
            self.colleague.set_value(held[0] if held else next((one.id for one in ours if one.is_me), None))
            self._add_labelled(_("Who of ours"), self.colleague)

    def _add_labelled(self, words: str, editor: QWidget) -> None:
        line = QHBoxLayout()
        label = Text(words, role=TextRole.MUTED)
        label.setBuddy(editor)
        line.addWidget(label)
        line.addWidget(editor, 1)
        self.body.addLayout(line)
        editor.show()

    def _add_certainty(self) -> None:
        self.body.addWidget(Text(_("How do you know?"), role=TextRole.STRONG))
        group = QButtonGroup(self.area)
        line = QHBoxLayout()
        line.setSpacing(14)
        for certainty, words in CERTAINTY_WORDS.items():
            button = QRadioButton(words)
            button.setObjectName(f"guided-{certainty.value}")
            button.toggled.connect(partial(self._be_sure, certainty))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        self.groups.append(group)
        self.body.addLayout(line)

    # Answering

    def _answer(self, question: str, points: int, chosen: bool) -> None:
        if chosen:
            self.points[question] = points
            self.amount.setEnabled(question == "alone" and points > 0)
            self._say()

    def _be_sure(self, certainty: Certainty, chosen: bool) -> None:
        if chosen:
            self.sure = certainty
            self._say()

    def value(self) -> Any:
        """What the answers give: a stance, 1 to 5, minor units, or days; None while it is not known."""
        if not is_answered(self.guide, self.points):
            return None
        if self.guide is Guide.STANCE:
            return stance_from(self.points)
        if self.guide is Guide.INFLUENCE:
            return influence_from(self.points)
        if self.guide is Guide.COVERAGE:
            return rhythm_from(self.points)
        return self.amount.value() if self.points["alone"] else 0

    def _say(self, *_told: object) -> None:
        value = self.value()
        self.result_words.show()
        self.result_words.setText(self._outcome(value) if value is not None else self._still_open())
        self.save.setEnabled(value is not None and self.sure is not None)

    def _still_open(self) -> str:
        open_now = sum(question.name not in self.points for question in QUESTIONS[self.guide])
        if not open_now:
            return _("Up to which amount?")
        return sentence(counted(open_now, _("question is still open"), _("questions are still open")))

    def _outcome(self, value: Any) -> str:
        if self.guide is Guide.STANCE:
            return self._ready(f"{value.sign}  {value.label}")
        if self.guide is Guide.INFLUENCE:
            return self._ready(_("Influence {n} of 5").format(n=value))
        if self.guide is Guide.COVERAGE:
            return self._ready(_("See them every {n} days").format(n=value))
        signs = _("Signs up to {amount}").format(amount=self._money(value)) if value else _("Signs nothing alone")
        return self._ready(signs)

    def _ready(self, words: str) -> str:
        return words if self.sure is not None else f"{words}   ·   {_('say how you know')}"

    # Keeping

    def keep(self) -> None:
        """Store the value with how sure it is."""
        editor = self.colleague if self.guide is Guide.COVERAGE else self.amount
        if self.guide in (Guide.COVERAGE, Guide.AUTHORITY) and editor.isEnabled() and not editor.finish():
            return
        value = self.value()
        if value is None or self.sure is None:
            return
        word = _("Rate {label} of {who}").format(label=self.guide.label.lower(), who=self.person.name)
        act = self._cover if self.guide is Guide.COVERAGE else self._rate
        if self.deeds.change(word, partial(act, value), self._refused):
            self.accept()

    def _rate(self, value: Any, session: "Session") -> bool:
        person = session.get_one(Person, self.person.id)
        getattr(Person, self.guide.value).change(person, value, certainty=self.sure)
        return True

    def _cover(self, days: int, session: "Session") -> bool:
        colleague = self.colleague.value()
        held = session.query(Coverage).filter_by(person_id=self.person.id, colleague_id=colleague, until=None).first()
        if held is None or (held.every_days != days and held.since is not None and held.since < today_of(held)):
            if held is not None:
                held.until = today_of(held)
            held = Coverage(person_id=self.person.id, colleague_id=colleague, since=session.info["today"])
            session.add(held)
        held.every_days, held.certainty = days, self.sure
        return True

    def _refused(self, wrong: FieldError) -> None:
        self.refuse(wrong.sentence)
