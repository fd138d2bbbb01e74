"""How did it go? One card, filled from the meeting; Enter keeps it, half filled it waits on Today."""

from dataclasses import replace

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from amdesk.analysis.after import Card, Outcome, Proposal, Told, blank, next_touch, told
from amdesk.analysis.after.checks import DAY, MOVED, NEXT, guest_place, line_place, refusals
from amdesk.analysis.quick_entry import NamedAccount
from amdesk.analysis.series import Tone
from amdesk.model.after_rows import AfterFacts
from amdesk.model.fields import FieldError
from amdesk.store.queries.after import touch_exists
from amdesk.ui.after.face import CardFace
from amdesk.ui.after.kept import KeptCard
from amdesk.ui.after.names import MeetingNames
from amdesk.ui.after.storing import Kept, keep, label
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.looking import Curtain, looking
from amdesk.words import _, full_day, plural

WIDTH_PX, HEIGHT_PX = 960, 760
TOP_PX, EDGE_PX = 62, 18
KEEP_AFTER_MS = 250


class AfterCard(CardFace):
    """Lies over `window` while a meeting is told of; what is typed is kept all along."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk, window)
        self.facts: AfterFacts | None = None
        self.kept: KeptCard | None = None
        self._untouched: Card | None = None
        self._waiting = False
        self._filling = False
        self._curtain: Curtain | None = None
        self.names = MeetingNames(desk, self)
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self.setAccessibleName(_("How did it go?"))
        offer_help(self, "after")
        self.cast_shadow()
        self._connect()

    def _connect(self) -> None:
        self._keep_soon.timeout.connect(self.flush)
        for part in (self.lines, self.guests, self.head, self.scores, self.next, self.missed):
            part.changed.connect(self._change)
        self.lines.finished.connect(self.enter)
        self.keep_button.clicked.connect(self.enter)
        self.missed_button.toggled.connect(self._turn_missed)
        self.discard_button.clicked.connect(self.discard)
        self.close_button.clicked.connect(self.leave)
        self.bring_back.clicked.connect(self._bring_back)
        self.names.renewed.connect(self._know)
        self.desk.arrived.connect(self.leave)
        looking().changed.connect(self._draw_curtain)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._flush_with_focus)

    # Opening

    def open(self, facts: AfterFacts) -> None:
        """Show the card of a meeting, as far as it was filled."""
        if self.isVisible():
            self.leave()
        self.facts = facts
        self.kept = KeptCard.of(self.desk, facts)
        self.title.setText(_("How did it go with {account}?").format(account=facts.account))
        self.meeting.setText(meeting_words(facts))
        self.missed_button.setVisible(facts.touch_id is not None)
        self._fill(blank(facts))
        self._untouched = self._plain(self.card())
        half = self.kept.card()
        if half is not None:
            self._fill(half)
        self._offer_to_bring_back(half)
        self.names.look_at(facts.account_id)
        self.lay_over()
        self._draw_curtain()
        self.lines.focus()
        self.body.verticalScrollBar().setValue(0)

    def _fill(self, card: Card) -> None:
        facts = self.facts
        assert facts is not None
        self._filling = True
        self.wrong.setText("")
        self.lines.begin(NamedAccount(facts.account_id, facts.account), self._today(), card.lines, card.decided)
        self.guests.begin(facts, card.guests)
        for part in (self.head, self.scores, self.next, self.missed):
            part.show_card(card)
        self.missed_button.setChecked(card.outcome is not Outcome.HELD)
        self._turn_missed(card.outcome is not Outcome.HELD)
        self._filling = False
        self._look()

    def _know(self) -> None:
        if self.names.book is None:
            return
        self.lines.know(self.names.book)
        self._look()
        if self._waiting:
            self._waiting = False
            self.enter()

    def _offer_to_bring_back(self, half: Card | None) -> None:
        """Offer what stood on the card that was kept and undone, or discarded."""
        away = self.kept.put_away() if self.kept is not None and half is None else None
        is_old = away is not None and self.facts is not None and away.on != self.facts.on
        lines = len(away.written) if away is not None else 0
        self.bring_back.setVisible(away is not None and not is_old)
        self.bring_back.say(
            plural("Bring back what was typed: {n} line", "Bring back what was typed: {n} lines", lines)
            if lines
            else _("Bring back what was filled in")
        )

    def _bring_back(self) -> None:
        away = self.kept.put_away() if self.kept is not None else None
        if away is not None:
            self._fill(away)
            self._change()
            self.bring_back.hide()
            self.lines.focus()

    # What stands on the card

    def card(self) -> Card:
        """The card as it stands."""
        assert self.facts is not None
        card = blank(self.facts)
        for part in (self.head, self.scores, self.next):
            card = part.on_card(card)
        if self.missed_button.isChecked():
            card = self.missed.on_card(card)
        return replace(card, guests=self.guests.guests(), lines=self.lines.lines(), decided=self.lines.decided())

    def _plain(self, card: Card) -> Card:
        """The card without what amdesk proposes by itself."""
        return card if card.next_is_own else replace(card, next_on=None)

    def half_filled(self) -> Card | None:
        """The card, if anything on it is the user's."""
        card = self._plain(self.card())
        return None if card == self._untouched else card

    def proposal(self) -> Proposal | None:
        """When the rhythm asks for the next touch."""
        assert self.facts is not None
        return next_touch(self.facts, self.card(), self._today())

    def understood(self) -> Told:
        """What the lines say together."""
        assert self.facts is not None
        here = NamedAccount(self.facts.account_id, self.facts.account)
        return told(self.lines.entries(), here, self.scores.company.value(), self.scores.products.value())

    def _change(self) -> None:
        if self._filling:
            return
        self.wrong.setText("")
        self._look()
        if not self._keep_soon.isActive():
            self._keep_soon.start()

    def _look(self) -> None:
        if self.facts is not None:
            self.next.propose(self.proposal(), self.facts, self.understood().plans is not None)

    def _turn_missed(self, missed: bool) -> None:
        self.missed.setVisible(missed)
        self.head.setVisible(not missed)
        self.held.setVisible(not missed)
        self.next.setVisible(not missed)
        if missed and not self._filling:
            self.missed.on.control.setFocus()
        self._change()

    # Keeping half filled

    def flush(self) -> None:
        """Write the card as it stands, so that nothing typed is lost."""
        self._keep_soon.stop()
        if self.facts is not None and self.kept is not None and not self.desk.closed:
            self._check(self.kept.keep(self.half_filled()))

    def _check(self, was_kept: bool) -> None:
        if not was_kept:
            self.desk.unsaved = True
            self.wrong.set_tone(Tone.BAD)
            self.wrong.setText(_("The file takes no changes now: this card is not kept. Leave it open, or copy it."))

    def _flush_with_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Write at once when one goes on elsewhere, or the window is closed."""
        if self.isVisible() and (now is None or not self.isAncestorOf(now)):
            self.flush()

    def leave(self) -> None:
        """Put the card aside; half filled it waits on Today."""
        if not self.isVisible():
            return
        self._keep_soon.stop()
        self._waiting = False
        half = self.half_filled()
        if self.kept is not None and not self.desk.closed:
            was_kept = self.kept.keep(half, tell=True)
            self._check(was_kept)
            if not was_kept and half is not None:
                return
        super().leave()
        if half is not None:
            self.desk.say(_("Half filled: the card waits on Today."))

    def discard(self) -> None:
        """Throw away what stands on the card; it can be brought back."""
        half = self.half_filled()
        self._keep_soon.stop()
        if self.kept is None:
            return
        self.kept.put_aside(half)
        facts = self.facts
        super().leave()
        if half is not None and facts is not None:
            self.desk.say(_("The card was discarded."), Tone.QUIET, _("Bring it back"), self._open_discarded)

    def _open_discarded(self) -> None:
        if self.facts is not None:
            self.open(self.facts)
            self._bring_back()

    # Keeping

    def enter(self) -> None:
        """Keep the card, or ask what it leaves open; wait while the names are still being read."""
        if self.guests.name.hasFocus() and self.guests.take_typed():
            return
        if self.lines.lines() and self.names.book is None:
            self._waiting = True
            self.names.renew()
            return
        if self._finish_typing() and not self.guests.take_typed() and not self.lines.ask():
            self._keep()

    def _finish_typing(self) -> bool:
        parts = (self.missed,) if self.missed_button.isChecked() else (self.head, self.next)
        return all(part.finish() for part in parts)

    def _keep(self) -> None:
        assert self.facts is not None
        card, said = self.card(), self.understood()
        for at, sentence in said.refused.items():
            self.lines.refuse(at, sentence)
            return
        for place, sentence in refusals(card, self._today()).items():
            self._show(place, sentence)
            return
        if self.facts.touch_id is not None and not touch_exists(self.desk.whole, self.facts.touch_id):
            self._show("", _("This meeting is no longer there. Undo brings it back; the card is kept until then."))
            return
        proposal = self.proposal()
        guest = proposal.guest if proposal is not None and not card.next_is_own else None
        kept = Kept(self.facts, card, said, guest)
        stored = keep(self.desk, kept, self._refused)
        if stored is None:
            return
        self._keep_soon.stop()
        if self.kept is not None:
            self.kept.put_aside(card)
        super().leave()
        self.desk.say(f"{label(kept)}.", Tone.GOOD, _("Undo"), self.desk.undo)

    def _refused(self, wrong: FieldError) -> None:
        self._show(wrong.field, wrong.sentence)

    def _show(self, place: str, sentence: str) -> None:
        """Say at its place why the card cannot be kept."""
        editor = {DAY: self.head.on, NEXT: self.next.on, MOVED: self.missed.on}.get(place)
        if editor is not None:
            editor.show_error(sentence)
            editor.control.setFocus()
            return
        for at in range(len(self.lines.rows)):
            if place == line_place(at):
                self.lines.refuse(at, sentence)
                return
        for at in range(len(self.guests.rows)):
            if place == guest_place(at):
                self.guests.refuse(at, sentence)
                return
        self.wrong.set_tone(Tone.BAD)
        self.wrong.setText(sentence)

    # Place, keys and eyes

    def place_in(self, room: QRect) -> QRect:
        """At the top centre, as large as it needs and fits."""
        width = min(WIDTH_PX, room.width() - 2 * EDGE_PX)
        height = min(HEIGHT_PX, room.height() - TOP_PX - EDGE_PX)
        return QRect((room.width() - width) // 2, TOP_PX, width, height)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [
            *self.head.stops(),
            *self.missed.stops(),
            *self.lines.stops(),
            *self.guests.stops(),
            *self.scores.stops(),
            *self.next.stops(),
            self.keep_button,
            self.missed_button,
            self.discard_button,
            self.bring_back,
        ]

    def escape(self) -> None:
        """From a chip back to its line, from the card out."""
        if not self.lines.leave_chips():
            self.leave()

    def _draw_curtain(self) -> None:
        """Nobody who is looking reads what is said about them here."""
        if looking().on and self._curtain is None and self.isVisible():
            self._curtain = Curtain(self)
        elif not looking().on and self._curtain is not None:
            self._curtain.lift()
            self._curtain = None


def meeting_words(facts: AfterFacts) -> str:
    """Which meeting it was, in one line."""
    if facts.touch_id is None:
        return _("A check-in that was not planned")
    when = ", ".join(part for part in (full_day(facts.on), facts.at) if part)
    parts = (facts.kind.label, facts.channel.label, when, facts.location, facts.purpose)
    return " · ".join(dict.fromkeys(part for part in parts if part))
