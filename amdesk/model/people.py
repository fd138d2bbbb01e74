"""People at accounts: their buying roles, ratings and lines over time, groups, coverage and the buying process."""

from datetime import date

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, object_session

from amdesk.model import columns as field
from amdesk.model.base import STRICT, Base, Travels, today_of
from amdesk.model.dated import Dated, Spell, ends
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.values import Certainty, Channel, GroupKind, LineKind, Rated, Role, Stance
from amdesk.words import _


class Membership(Spell, Base):
    """Which title and unit a person has at the account, since a day."""

    __tablename__ = "membership"
    singular, plural = "Position", "Positions over time"
    title_column = "job"

    person_id: Mapped[int] = field.belongs("person", "Person")
    job: Mapped[str] = field.text("Title")
    unit_id: Mapped[int | None] = field.points("unit", "Unit")


class Rating(Spell, Base):
    """What is thought of a person since a day: stance, influence, interest or authority."""

    __tablename__ = "rating"
    __table_args__ = (Index("rating_by_person", "person_id", "what", "until"), STRICT)
    singular, plural = "Rating", "Ratings over time"
    title_column = "what"

    person_id: Mapped[int] = field.belongs("person", "Person")
    what: Mapped[Rated] = field.choice("What", Rated, Rated.STANCE, internal=True)
    value: Mapped[int | None] = field.whole("Value", internal=True)


class PersonRole(Spell, Base):
    """A buying role a person has since a day."""

    __tablename__ = "person_role"
    singular, plural = "Buying role", "Buying roles over time"
    title_column = "role"

    person_id: Mapped[int] = field.belongs("person", "Person")
    role: Mapped[Role] = field.choice("Buying role", Role, Role.USER)


def _rated(what: Rated, description: Field) -> Dated[int]:
    return Dated[int](Rating, "person_id", "value", description, what)


class Person(Travels, Base):
    """Someone at an account, or a placeholder for someone who must exist there."""

    __tablename__ = "person"
    __table_args__ = (Index("person_by_account", "account_id", "name"), STRICT)
    singular, plural = "Person", "People"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("Name")
    mail: Mapped[str] = field.text("E-mail", kind=Kind.MAIL)
    phone: Mapped[str] = field.text("Phone", kind=Kind.PHONE)
    mobile: Mapped[str] = field.text("Mobile", kind=Kind.PHONE, listed=False)
    is_placeholder: Mapped[bool] = field.yes(
        "Not known yet", hint="A role that must exist, without a name", listed=False
    )
    joined_on: Mapped[date | None] = field.day("Joined on", listed=False)
    left_on: Mapped[date | None] = field.day("Left on")
    left_to: Mapped[str] = field.text("Left to", listed=False)
    channel: Mapped[Channel | None] = field.choice("Prefers", Channel)
    rhythm_days: Mapped[int | None] = field.whole("Agreed rhythm", low=1, high=730, unit="days", listed=False)
    authority_note: Mapped[str] = field.text("May sign", private=True, hint="What, and who signs above", listed=False)
    wants: Mapped[str] = field.note("Wants for the company", private=True, listed=False)
    wants_privately: Mapped[str] = field.note("Wants for herself or himself", internal=True, listed=False)
    way_of_deciding: Mapped[str] = field.note("Personality and way of deciding", internal=True, listed=False)
    feelings: Mapped[str] = field.note("Perceptions and feelings to respect", internal=True, listed=False)
    came_in: Mapped[date | None] = field.day("In amdesk since", listed=False)
    note: Mapped[str] = field.note("Remarks", internal=True, listed=False)

    job = Dated[str](Membership, "person_id", "job", Field("job", "Title", Kind.TEXT, dated=True))
    unit_id = Dated[int](
        Membership, "person_id", "unit_id", Field("unit_id", "Unit", Kind.REFERENCE, subject="unit", dated=True)
    )
    stance = Dated[Stance](
        Rating,
        "person_id",
        "value",
        Field("stance", "Stance", Kind.CHOICE, choices=Stance, internal=True, dated=True),
        Rated.STANCE,
    )
    influence = _rated(
        Rated.INFLUENCE, Field("influence", "Influence", Kind.SCALE, low=1, high=5, internal=True, dated=True)
    )
    interest = _rated(
        Rated.INTEREST,
        Field("interest", "Interest", Kind.WHOLE, low=0, high=10, internal=True, dated=True, listed=False),
    )
    authority = _rated(
        Rated.AUTHORITY,
        Field("authority", "Signs up to", Kind.MONEY, low=0, internal=True, dated=True, listed=False),
    )
    dated_fields = (job.field, unit_id.field, stance.field, influence.field, interest.field, authority.field)

    @property
    def known_since(self) -> date | None:
        """The day from which on something was always so: when the person joined, or came into the program."""
        return self.joined_on or self.came_in

    def _held(self) -> list[PersonRole]:
        session = object_session(self)
        if session is None:
            return []
        query = select(PersonRole).where(PersonRole.person_id == self.id, PersonRole.until.is_(None))
        return list(session.scalars(query.order_by(PersonRole.id)))

    @property
    def roles(self) -> tuple[Role, ...]:
        """The buying roles held now, in the order of `Role`."""
        held = {spell.role for spell in self._held()}
        return tuple(role for role in Role if role in held)

    def take_role(self, role: Role, since: date | None = None, certainty: Certainty | None = None) -> None:
        """The person has the buying role since a day, today unless said otherwise."""
        session = object_session(self)
        if session is None or role in self.roles:
            return
        session.flush()
        session.add(PersonRole(person_id=self.id, role=role, since=since or today_of(self), certainty=certainty))
        session.flush()

    def give_up_role(self, role: Role, on: date | None = None) -> None:
        """The person no longer has the buying role from a day on; a role given by mistake today just goes."""
        day = on or today_of(self)
        for spell in self._held():
            if spell.role is role:
                self._end(spell, day)

    def correct_role(self, role: Role, held: bool) -> None:
        """The person always had the buying role, or the one held now was never theirs."""
        session = object_session(self)
        if session is None or (role in self.roles) is held:
            return
        session.flush()
        mistaken = select(PersonRole).where(PersonRole.person_id == self.id, PersonRole.role == role)
        for spell in session.scalars(mistaken if held else mistaken.where(PersonRole.until.is_(None))):
            session.delete(spell)
        if held:
            session.add(PersonRole(person_id=self.id, role=role, since=self.known_since))
        session.flush()

    def _end(self, spell: Spell, on: date) -> None:
        session = object_session(self)
        if session is not None and spell.since is not None and spell.since >= on:
            session.delete(spell)
        else:
            ends(spell, on)

    def set_roles(self, roles: tuple[Role, ...]) -> None:
        """Exactly these buying roles are held from today on."""
        for role in Role:
            if role in roles:
                self.take_role(role)
            else:
                self.give_up_role(role)

    def leave(self, on: date | None = None, to: str = "") -> None:
        """The person left the account on a day; nothing known of them is lost.

        Raises FieldError when that lies before they joined.
        """
        day = on or today_of(self)
        if self.joined_on is not None and day < self.joined_on:
            raise FieldError("left_on", _("Nobody leaves before they joined."))
        self.left_on = day
        self.left_to = to


class Label(Base):
    """A free label of a person, such as a role from another program that is no buying role."""

    __tablename__ = "label"
    singular, plural = "Label", "Labels"
    title_column = "text"

    person_id: Mapped[int] = field.belongs("person", "Person")
    text: Mapped[str] = field.text("Label", required=True)


class Line(Spell, Travels, Base):
    """A dated line from one person to another: whom one reports to, or whom one influences."""

    __tablename__ = "line"
    __table_args__ = (Index("line_by_target", "target_id"), STRICT)
    singular, plural = "Line", "Lines between people"
    title_column = "kind"

    source_id: Mapped[int] = field.belongs("person", "From")
    target_id: Mapped[int] = field.belongs("person", "To")
    kind: Mapped[LineKind] = field.choice("Kind", LineKind, LineKind.REPORTS)
    strength: Mapped[int | None] = field.scale("Strength", 1, 3)
    label: Mapped[str] = field.text("Label", hint="What another program calls it, such as Employee")
    note: Mapped[str] = field.text("Note", internal=True)

    def end(self, on: date | None = None) -> None:
        """The line is gone from a day on, today unless said otherwise."""
        ends(self, on or today_of(self))


def bosses(chain: dict[int, int], person: int) -> list[int]:
    """Everyone above a person, nearest first; `chain` maps a person to the boss. A circle ends it."""
    above: list[int] = []
    while (boss := chain.get(person)) is not None and boss not in above:
        above.append(boss)
        person = boss
    return above


class Group(Travels, Base):
    """A power base, camp or committee, drawn as a region around its people."""

    __tablename__ = "camp"
    singular, plural = "Group", "Groups of people"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("Name")
    kind: Mapped[GroupKind] = field.choice("Kind", GroupKind, GroupKind.CAMP)
    note: Mapped[str] = field.note("Note", internal=True)


class GroupMember(Spell, Base):
    """A person in a group, since a day."""

    __tablename__ = "camp_member"
    singular, plural = "Member", "Members of groups"
    title_column = "person_id"

    group_id: Mapped[int] = field.belongs("camp", "Group")
    person_id: Mapped[int] = field.belongs("person", "Person")


class Placement(Base):
    """Where the user put a card, in map units, for one arrangement of one account."""

    __tablename__ = "placement"
    __table_args__ = (Index("placement_by_account", "account_id", "arrangement"), STRICT)
    singular, plural = "Placement", "Placements"
    title_column = "arrangement"

    account_id: Mapped[int] = field.belongs("account", "Account")
    person_id: Mapped[int] = field.belongs("person", "Person")
    arrangement: Mapped[str] = field.text("Arrangement")
    x: Mapped[int | None] = field.whole("Across")
    y: Mapped[int | None] = field.whole("Down")


class BuyingStep(Travels, Base):
    """One ordered step of how the account buys: who acts, how long, by which criteria (MAP-6)."""

    __tablename__ = "buying_step"
    singular, plural = "Buying step", "Buying process"

    account_id: Mapped[int] = field.belongs("account", "Account")
    purchase: Mapped[str] = field.text("Kind of purchase")
    place: Mapped[int] = field.whole("Order", default=0)
    name: Mapped[str] = field.name("Step", hint="Starts, tests, vets, shortlists, decides, signs, uses")
    person_id: Mapped[int | None] = field.points("person", "Who")
    days: Mapped[int | None] = field.whole("Takes", low=0, high=3650, unit="days")
    criteria: Mapped[str] = field.text("Criteria")


class Coverage(Spell, Base):
    """Which colleague looks after which person, and how often."""

    __tablename__ = "coverage"
    singular, plural = "Coverage", "Coverage"
    title_column = "person_id"

    person_id: Mapped[int] = field.belongs("person", "Person")
    colleague_id: Mapped[int] = field.belongs("colleague", "Colleague")
    every_days: Mapped[int | None] = field.whole("Every", low=1, high=730, unit="days")


class SpokeUp(Travels, Base):
    """Who spoke up for us: where, when, with what result (MAP-13)."""

    __tablename__ = "spoke_up"
    singular, plural = "Spoke up for us", "Who spoke up for us"
    title_column = "where"

    person_id: Mapped[int] = field.belongs("person", "Person")
    on: Mapped[date | None] = field.day("On")
    where: Mapped[str] = field.text("Where", required=True)
    words: Mapped[str] = field.note("Words")
    result: Mapped[str] = field.text("Result")
