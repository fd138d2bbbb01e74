"""Evidence on anything: a file kept by its content's hash, a link, or a note of who confirmed it and when."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import STRICT, Base, Travels
from amdesk.model.fields import Kind


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
    note: Mapped[str] = field.note("Note")


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
