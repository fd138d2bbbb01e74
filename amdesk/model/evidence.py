"""Evidence on anything: a file kept by its content's hash, a link, or a note of who confirmed it and when."""

from datetime import date

from sqlalchemy import Index, column, exists, select, table
from sqlalchemy.orm import Mapped, Session, object_session

from amdesk.model import columns as field
from amdesk.model.base import STRICT, Base, Travels
from amdesk.model.fields import FieldError, Kind
from amdesk.model.links import is_web_link
from amdesk.model.values import TouchStatus
from amdesk.words import _

CONTENT = table("content", column("sha"))
"""Where the bytes of files lie."""
SHORTEST_NAME = 2
"""Letters of whoever confirmed something: a sign alone names nobody."""


class Evidence(Travels, Base):
    """What proves or shows something, on any row of any subject."""

    __tablename__ = "evidence"
    __table_args__ = (Index("evidence_by_row", "subject", "row"), STRICT)
    singular, plural = "Evidence", "Evidence"

    subject: Mapped[str] = field.text("Of", listed=False)
    row: Mapped[int | None] = field.whole("Row", listed=False)
    name: Mapped[str] = field.name("Name")
    sha: Mapped[str] = field.text("Content", limit=64, listed=False)
    size: Mapped[int | None] = field.whole("Bytes", low=0)
    link: Mapped[str] = field.text("Link", kind=Kind.LINK, limit=2000)
    on: Mapped[date | None] = field.day("Added on")
    confirmed_by: Mapped[str] = field.text("Confirmed by", listed=False)
    confirmed_on: Mapped[date | None] = field.day("Confirmed on", listed=False)
    touch_id: Mapped[int | None] = field.points("touch", "Touch", listed=False)
    credit_note_id: Mapped[int | None] = field.points("credit_note", "Credit note", listed=False)
    note: Mapped[str] = field.note("Note")

    def hold_together(self) -> None:
        """Refuse what hangs on a step and proves nothing (ISS-2); elsewhere a name may be enough.

        Raises FieldError with what would prove it.
        """
        session = object_session(self)
        if self.subject != "step" or session is None or self.row is None:
            return
        from amdesk.model.issues import Step

        step = session.get(Step, self.row)
        if step is None or self._proves(session, step.issue_id):
            return
        sentence = _(
            "“{name}” would prove nothing on step {n}. A file, a web link, a touch that was held, a credit note, or "
            "who confirmed it and when does."
        )
        raise FieldError("confirmed_by", sentence.format(name=self.name, n=step.number))

    def _proves(self, session: Session, issue: int) -> bool:
        return (
            self._is_kept(session)
            or is_web_link(self.link)
            or self._is_confirmed(session)
            or self._was_talked_about(session, issue)
            or self._was_credited(session, issue)
        )

    def _is_kept(self, session: Session) -> bool:
        return bool(self.sha) and bool(session.scalar(select(exists().where(CONTENT.c.sha == self.sha))))

    def _is_confirmed(self, session: Session) -> bool:
        letters = sum(letter.isalpha() for letter in self.confirmed_by)
        return letters >= SHORTEST_NAME and self.confirmed_on is not None and self.confirmed_on <= session.info["today"]

    def _was_talked_about(self, session: Session, issue: int) -> bool:
        """A touch of the issue's account that took place."""
        from amdesk.model.issues import Issue
        from amdesk.model.touches import Touch

        if self.touch_id is None:
            return False
        touch, about = session.get(Touch, self.touch_id), session.get(Issue, issue)
        if touch is None or about is None:
            return False
        return touch.status is TouchStatus.HELD and touch.account_id == about.account_id

    def _was_credited(self, session: Session, issue: int) -> bool:
        from amdesk.model.issues import CreditNote

        note = session.get(CreditNote, self.credit_note_id) if self.credit_note_id is not None else None
        return note is not None and note.issue_id == issue


class Origin(Base):
    """The id another program gave a row, so that importing again finds it."""

    __tablename__ = "origin"
    __table_args__ = (Index("origin_by_key", "subject", "program", "key"), STRICT)
    singular, plural = "Id elsewhere", "Ids elsewhere"
    title_column = "key"

    subject: Mapped[str] = field.text("Of")
    row: Mapped[int | None] = field.whole("Row")
    program: Mapped[str] = field.text("Program")
    key: Mapped[str] = field.text("Id there")


class Shared(Base):
    """How a row stood when another workspace last handed it over: a digest for each of its fields.

    `whose` is the uid of the colleague whose workspace that is, `key` the row's uid or what else tells it apart.
    """

    __tablename__ = "shared"
    __table_args__ = (Index("shared_by_key", "whose", "subject", "key"), STRICT)
    singular, plural = "Shared state", "Shared states"
    title_column = "key"

    whose: Mapped[str] = field.text("Whose")
    subject: Mapped[str] = field.text("Of")
    key: Mapped[str] = field.text("Row", limit=4000)
    state: Mapped[str] = field.note("State")


class Release(Base):
    """A finding of the check before a customer's paper that was let through, with the reason (PLAN-9).

    It holds for one field of a row as long as the words found there stay the same; `row` is empty for words that stand
    in no row.
    """

    __tablename__ = "release"
    __table_args__ = (Index("release_by_row", "subject", "row"), STRICT)
    singular, plural = "Release", "Releases"
    title_column = "words"

    kind: Mapped[str] = field.text("Finding")
    subject: Mapped[str] = field.text("Of")
    row: Mapped[int | None] = field.whole("Row")
    field_name: Mapped[str] = field.text("Field")
    words: Mapped[str] = field.text("Words", limit=4000)
    reason: Mapped[str] = field.text("Reason", required=True, internal=True)
    on: Mapped[date | None] = field.day("Released on")


class Setting(Base):
    """A choice of the user's that belongs to the workspace."""

    __tablename__ = "setting"
    singular, plural = "Setting", "Settings"

    name: Mapped[str] = field.name("Name")
    value: Mapped[str] = field.note("Value")


class SavedFilter(Base):
    """A filter of a list, kept under a name."""

    __tablename__ = "saved_filter"
    singular, plural = "Saved filter", "Saved filters"

    name: Mapped[str] = field.name("Name")
    page: Mapped[str] = field.text("List")
    content: Mapped[str] = field.note("Content")
