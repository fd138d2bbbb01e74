"""Every change made on the map, each as one step with a name that can be undone."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.map_layout import Place
from amdesk.analysis.series import Tone
from amdesk.model.base import fields_of
from amdesk.model.fields import FieldError
from amdesk.model.people import Coverage, Label, Line, Person, Placement
from amdesk.model.values import LineKind, Role
from amdesk.ui.account.map.spells import correct_boss, end_all, lines_up, report
from amdesk.ui.desk import Desk
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Query, Session

T = TypeVar("T")
Refused = Callable[[FieldError], object]


class Deeds:
    """The changes of one account's map; refusals are said unless a caller shows them at a field.

    What is changed counts from today on, or from the day `since` when the user named one; while `corrects` it was
    always so.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.account_id = 0
        self.past: date | None = None
        self.since: date | None = None
        self.corrects = False
        self.arrangement = Arrangement.HIERARCHY
        self._fields = {field.name: field for field in fields_of(Person)}

    def change(
        self, label: str, act: "Callable[[Session], T]", refused: Callable[[FieldError], object] | None = None
    ) -> T | None:
        """One step, unless the map of an earlier day is shown: the past is not changed by hand."""
        if self.past is not None:
            words = _("This is the map as it stood on {day}. Go back to today to change it.")
            self.desk.say(words.format(day=full_day(self.past)), Tone.WARN)
            return None
        return self.desk.change(label, act, refused)

    def day_of(self, session: "Session") -> date:
        """From which day on a change counts."""
        return self.since or session.info["today"]

    # People

    def add_person(self, name: str, at: Place | None = None, boss: int | None = None) -> int | None:
        """Add a person, at a place or under a boss; gives the id."""

        def act(session: "Session") -> int:
            person = Person(account_id=self.account_id, name=name, came_in=session.info["today"])
            session.add(person)
            session.flush()
            if at is not None:
                self._place(session, {person.id: at})
            if boss is not None:
                report(session, person.id, boss, session.info["today"])
            return person.id

        return self.change(_("Add {name}").format(name=name), act)

    def delete_people(self, names: Mapping[int, str]) -> bool:
        """Delete people with all that hangs on them, and offer to undo it."""

        def act(session: "Session") -> bool:
            for person in names:
                session.delete(session.get_one(Person, person))
            return True

        return self.offering_undo(_("Delete {what}").format(what=who_of(names)), act)

    def mark_as_left(self, names: Mapping[int, str], left: bool = True) -> bool:
        """They left; nothing known of them is lost. With `left` false they are back."""

        def act(session: "Session") -> bool:
            for number in names:
                person = session.get_one(Person, number)
                if left:
                    person.leave(self.day_of(session))
                else:
                    person.left_on, person.left_to = None, ""
            return True

        label = _("Mark {who} as left") if left else _("Mark {who} as still there")
        return self.offering_undo(label.format(who=who_of(names)), act)

    def offering_undo(self, label: str, act: "Callable[[Session], bool]") -> bool:
        """One step that is said, with a link that takes it back."""
        done = bool(self.change(label, act))
        if done:
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
        return done

    # What is known of them

    def set_labels(self, names: Mapping[int, str], words: str, common: Iterable[str] | None = None) -> None:
        """Exactly these labels, separated by commas; those that stay are left alone.

        Of several people only their `common` labels are replaced, what each has besides stays.
        """
        wanted = list(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))
        replaced = None if common is None else set(common)

        def act(session: "Session") -> None:
            for person in names:
                held = session.query(Label).filter_by(person_id=person).all()
                for label in held:
                    if label.text not in wanted and (replaced is None or label.text in replaced):
                        session.delete(label)
                for text in wanted:
                    if text not in [label.text for label in held]:
                        session.add(Label(person_id=person, text=text))

        self.change(_("Change labels of {who}").format(who=who_of(names)), act)

    def set_value(self, names: Mapping[int, str], field: str, value: Any, *, refused: Refused | None = None) -> None:
        """Change a field of one or several people; as a correction it counts as having been so all along."""
        asked = self._fields[field]
        word = _("Correct {label} of {who}") if self.corrects else _("Change {label} of {who}")

        def act(session: "Session") -> None:
            for number in names:
                person = session.get_one(Person, number)
                if asked.dated:
                    self._rate(person, field, value)
                else:
                    setattr(person, field, value)

        self.change(word.format(label=_(asked.label).lower(), who=who_of(names)), act, refused)

    def _rate(self, person: Person, field: str, value: Any) -> None:
        if self.corrects:
            getattr(Person, field).correct(person, value)
        else:
            getattr(Person, field).change(person, value, self.since)

    def set_role(self, names: Mapping[int, str], role: Role, held: bool) -> None:
        """Give a buying role to people, or take it from them."""

        def act(session: "Session") -> None:
            for number in names:
                self._have_role(session.get_one(Person, number), role, held)

        word = _("{who} is {role}") if held else _("{who} is no longer {role}")
        self.change(word.format(who=who_of(names), role=role.label.lower()), act)

    def _have_role(self, person: Person, role: Role, held: bool) -> None:
        if self.corrects:
            person.correct_role(role, held)
        elif held:
            person.take_role(role, self.since)
        else:
            person.give_up_role(role, self.since)

    def set_roles(self, names: Mapping[int, str], roles: Iterable[Role]) -> None:
        """Exactly these buying roles are held."""
        wanted = set(roles)

        def act(session: "Session") -> None:
            for number in names:
                for role in Role:
                    self._have_role(session.get_one(Person, number), role, role in wanted)

        self.change(_("Change buying roles of {who}").format(who=who_of(names)), act)

    def cover(self, names: Mapping[int, str], colleague: int, colleague_name: str, covers: bool) -> None:
        """A colleague looks after people from now on, or no longer does."""

        def act(session: "Session") -> None:
            on = self.day_of(session)
            for person in names:
                held = session.query(Coverage).filter_by(person_id=person, colleague_id=colleague, until=None).all()
                if not covers:
                    end_all(session, held, on)
                elif not held:
                    session.add(Coverage(person_id=person, colleague_id=colleague, since=on))

        word = _("{colleague} covers {who}") if covers else _("{colleague} no longer covers {who}")
        self.change(word.format(colleague=colleague_name, who=who_of(names)), act)

    def rate(self, names: Mapping[int, str], values: Mapping[str, Any], words: str) -> None:
        """People are rated anew by where their cards were dropped, `words` say how; one step."""

        def act(session: "Session") -> None:
            for number in names:
                for field, value in values.items():
                    self._rate(session.get_one(Person, number), field, value)

        self.change(words, act)

    # Lines

    def report_to(self, names: Mapping[int, str], boss: int, boss_name: str) -> None:
        """They report to someone from now on and take their place there; refused where that makes a circle."""

        def act(session: "Session") -> None:
            for person in names:
                if self.corrects:
                    correct_boss(session, person, boss)
                else:
                    report(session, person, boss, self.day_of(session))
            self._forget_places(session, names)

        self.change(_("{who} reports to {boss}").format(who=who_of(names), boss=boss_name), act)

    def report_to_nobody(self, person: int, name: str) -> None:
        """The person's reporting line ends."""

        def act(session: "Session") -> None:
            if self.corrects:
                correct_boss(session, person, None)
            else:
                end_all(session, lines_up(session, person), self.day_of(session))

        self.change(_("{who} reports to nobody known").format(who=name), act)

    def draw_line(self, source: int, target: int, kind: LineKind, strength: int | None, label: str) -> int | None:
        """A line of influence, or a dotted one, from now on; gives its id."""

        def act(session: "Session") -> int:
            since = self.day_of(session)
            line = Line(source_id=source, target_id=target, kind=kind, strength=strength, since=since)
            session.add(line)
            session.flush()
            return line.id

        return self.change(label, act)

    def delete_line(self, line: int) -> bool:
        """End a line; one drawn today was a slip and goes altogether. Offers to undo it."""

        def act(session: "Session") -> bool:
            end_all(session, [session.get_one(Line, line)], self.day_of(session))
            return True

        return self.offering_undo(_("Delete line"), act)

    def strengthen(self, line: int, strength: int) -> None:
        """Say how strong a line is from now on, 1 to 3; before it was as strong as it was."""

        def act(session: "Session") -> None:
            held, on = session.get_one(Line, line), self.day_of(session)
            if held.since is None or held.since < on:
                later = Line(source_id=held.source_id, target_id=held.target_id, kind=held.kind)
                later.label, later.note = held.label, held.note
                later.strength, later.since, later.until = strength, on, held.until
                held.until = on
                session.add(later)
            else:
                held.strength = strength

        self.change(_("Change strength of a line"), act)

    def change_line(self, line: int, kind: LineKind, strength: int | None, label: str) -> None:
        """A line means something else from now on; before it was what it was. One drawn today was a slip."""

        def act(session: "Session") -> None:
            held, on = session.get_one(Line, line), self.day_of(session)
            source, target, until = held.source_id, held.target_id, held.until
            end_all(session, [held], on)
            session.flush()
            if kind is LineKind.REPORTS:
                report(session, source, target, on)
            else:
                later = Line(source_id=source, target_id=target, kind=kind, note=held.note, since=on, until=until)
                later.strength = None if kind.is_formal else strength
                session.add(later)

        self.change(label, act)

    # Places

    def move(self, places: Mapping[int, Place]) -> None:
        """Remember where cards were put."""
        label = _("Move card") if len(places) == 1 else plural("Move {n} card", "Move {n} cards", len(places))

        def act(session: "Session") -> None:
            self._place(session, places)

        self.change(label, act)

    def tidy(self, people: Iterable[int] | None = None) -> None:
        """Let the layout place these people again, or all."""
        chosen = None if people is None else set(people)

        def act(session: "Session") -> None:
            self._forget_places(session, chosen)

        self.change(_("Tidy the map"), act)

    def _place(self, session: "Session", places: Mapping[int, Place]) -> None:
        held = {row.person_id: row for row in self._placements(session)}
        for person, (x, y) in places.items():
            row = held.get(person)
            if row is None:
                row = Placement(account_id=self.account_id, person_id=person, arrangement=self.arrangement.value)
                session.add(row)
            row.x, row.y = x, y

    def _placements(self, session: "Session") -> "Query[Placement]":
        return session.query(Placement).filter_by(account_id=self.account_id, arrangement=self.arrangement.value)

    def _forget_places(self, session: "Session", people: Iterable[int] | None) -> None:
        these = self._placements(session)
        if people is not None:
            these = these.filter(Placement.person_id.in_(list(people)))
        these.delete(synchronize_session=False)


def who_of(names: Mapping[int, str]) -> str:
    """The name of one person, or how many they are."""
    return next(iter(names.values())) if len(names) == 1 else plural("{n} person", "{n} people", len(names))
