"""What is understood of a line as it is typed: chips, and a sentence for what is not with what can be done then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.pipeline import OpportunitySaid
from amdesk.analysis.plan_clauses import NeedSaid, WinSaid
from amdesk.analysis.plan_lines import ActionSaid, ObjectiveSaid
from amdesk.analysis.plan_words import Doubt
from amdesk.analysis.resources import ResourceSaid
from amdesk.analysis.series import Tone
from amdesk.model.values import ResourceKind, Side
from amdesk.ui.kit.amounts import number, plain_amount
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole, shown
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import empty_out
from amdesk.words import DAYS, _, full_day

LONGEST_CHIP = 46
TIMES = (ResourceKind.DAYS, ResourceKind.MANAGEMENT)
ADD_WORDS = {"colleague": "Add {name} as a colleague", "person": "Add {name} to their people"}


@dataclass(frozen=True)
class Understood:
    """The chips of a line, each with its tone, and its doubts."""

    chips: tuple[tuple[str, Tone], ...] = ()
    doubts: tuple[Doubt, ...] = ()


def of_action(said: ActionSaid, currency: str = "") -> Understood:
    """What of an action's line was understood beside its words."""
    chips = [(said.owner, Tone.ACCENT)] if said.owner else []
    chips += [(_day(said.due), Tone.QUIET)] if said.due is not None else []
    chips += [(_("{n} h").format(n=number(said.hours)), Tone.QUIET)] if said.hours is not None else []
    chips += [(_("after “{what}”").format(what=said.after), Tone.QUIET)] if said.after else []
    chips += [(_need(need, currency), Tone.QUIET) for need in said.needs]
    chips += [(_("how: {words}").format(words=said.how), Tone.QUIET)] if said.how else []
    return Understood(tuple(chips), said.doubts)


def of_objective(said: ObjectiveSaid, side: Side) -> Understood:
    """What of an objective's line was understood beside its words."""
    side = said.side or side
    chips = [(side.label, Tone.ACCENT if side.is_ours else Tone.CUSTOMER)]
    if said.start is not None and said.goal is not None:
        figures = f"{number(said.start)} → {number(said.goal)} {said.unit}".strip()
        chips.append((f"{said.measure} {figures}".strip(), Tone.QUIET))
    if said.due is not None:
        chips.append((_("By {day}").format(day=_day(said.due)), Tone.QUIET))
    chips += [(_("for: {aim}").format(aim=said.aim), Tone.CUSTOMER)] if said.aim else []
    chips += [(_win(win), Tone.CUSTOMER) for win in said.wins]
    return Understood(tuple(chips), said.doubts)


def of_opportunity(said: OpportunitySaid, currency: str) -> Understood:
    """What of an opportunity's line was understood beside its words."""
    chips = []
    if said.value is not None:
        chips.append((f"{plain_amount(said.value, currency)} {currency}", Tone.QUIET))
    chips += [(f"{said.probability} %", Tone.QUIET)] if said.probability is not None else []
    chips.append((_("hunting"), Tone.ACCENT) if said.hunting else (_("farming"), Tone.GOOD))
    chips += [(_("closes {day}").format(day=_day(said.closes_on)), Tone.QUIET)] if said.closes_on else []
    return Understood(tuple(chips), said.doubts)


def of_resource(said: ResourceSaid, unit: str) -> Understood:
    """What of a resource's line was understood beside its words."""
    chips = [(said.kind.label, Tone.QUIET)]
    chips += [(f"{number(said.asked)} {unit}".strip(), Tone.QUIET)] if said.asked is not None else []
    chips += [(said.colleague, Tone.ACCENT)] if said.colleague else []
    chips += [(_("by {day}").format(day=_day(said.due)), Tone.QUIET)] if said.due else []
    return Understood(tuple(chips), said.doubts)


def _day(day: date) -> str:
    return f"{_(DAYS[day.weekday()])} {full_day(day)}"


def _need(need: NeedSaid, currency: str) -> str:
    name = need.colleague or need.what or need.kind.label
    if need.asked is None:
        return _("needs {what}").format(what=name)
    if need.kind in TIMES:
        return _("needs {n} d: {what}").format(n=number(need.asked), what=name)
    return _("needs {n} {currency}: {what}").format(n=number(need.asked), currency=currency, what=name)


def _win(win: WinSaid) -> str:
    stance = f" → {win.stance.sign}" if win.stance is not None and not looking().on else ""
    by = f" {_('by {day}').format(day=full_day(win.by))}" if win.by else ""
    return _("win: {who}").format(who=f"{win.person}{stance}{by}")


def meant(line: str, words: str, name: str) -> str:
    """A line with `words` in it replaced by the whole name that is meant, after an @ as one word."""
    if f"@{words}" in line:
        return line.replace(f"@{words}", "@" + ".".join(name.split()), 1)
    return line.replace(words, name, 1)


class UnderstoodLine(QWidget):
    """`corrected` comes with words of the line and the name meant, `stranger_asked` with what to add and its name.

    What is offered is numbered from `first` on, so that other answers around it keep their keys.
    """

    corrected = Signal(str, str)
    stranger_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.first = 1
        self.links: list[Link] = []
        self._shown = Understood()
        self._box = QWidget()
        self._flow = Flow(self._box)
        self._doubts = QVBoxLayout()
        self._doubts.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(self._box)
        column.addLayout(self._doubts)
        self.hide()

    def text(self) -> str:
        """All that is said, as one line each."""
        sentences = (doubt.sentence for doubt in self._shown.doubts)
        return "\n".join(filter(None, (" · ".join(words for words, _tone in self._shown.chips), *sentences)))

    def show_understood(self, now: Understood) -> None:
        """Show what is understood now; what stands there already stays untouched."""
        if now == self._shown:
            return
        self._shown = now
        self._flow.clear()
        for words, tone in now.chips:
            self._flow.addWidget(Chip(_cut(words), tone))
        self._box.setVisible(bool(now.chips))
        self._show_doubts(now.doubts)
        self._flow.invalidate()
        self.setVisible(bool(now.chips or now.doubts))
        self.updateGeometry()

    def _show_doubts(self, doubts: Sequence[Doubt]) -> None:
        empty_out(self._doubts)
        self.links = []
        for doubt in doubts:
            words = Text(doubt.sentence, role=TextRole.SMALL, wrap=True)
            words.set_tone(Tone.WARN)
            self._doubts.addWidget(words)
            for name in doubt.choices:
                self._offer(name, _Correct(self, doubt.words, name))
            if doubt.stranger:
                add = _(ADD_WORDS[doubt.stranger]).format(name=doubt.words)
                self._offer(add, _AddStranger(self, doubt.stranger, doubt.words))

    def _offer(self, words: str, act: "_Correct | _AddStranger") -> None:
        number = self.first + len(self.links)
        link = Link(f"{words} (Alt+{number})")
        link.setObjectName(f"said-offer-{number}")
        link.clicked.connect(act)
        self.links.append(link)
        self._doubts.addWidget(link)

    def take_offer(self, number: int) -> None:
        """Do what one of the links does; nothing for a number there is none of."""
        if 0 <= number - self.first < len(self.links):
            self.links[number - self.first].click()


def _cut(words: str) -> str:
    line = shown(words)
    return line if len(line) <= LONGEST_CHIP else line[: LONGEST_CHIP - 1] + "…"


class _Correct:
    """Tells whom the words mean."""

    def __init__(self, line: UnderstoodLine, words: str, name: str) -> None:
        self.line, self.words, self.name = line, words, name

    def __call__(self, checked: bool = False) -> None:
        self.line.corrected.emit(self.words, self.name)


class _AddStranger:
    """Asks for a colleague or a person of a name."""

    def __init__(self, line: UnderstoodLine, kind: str, name: str) -> None:
        self.line, self.kind, self.name = line, kind, name

    def __call__(self, checked: bool = False) -> None:
        self.line.stranger_asked.emit(self.kind, self.name)
