"""What is no duplicate although it looks like one."""

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base


class KeptApart(Base):
    """Two rows of a subject that look alike and are different, as the user said: never proposed as one again."""

    __tablename__ = "kept_apart"
    singular, plural = "Pair kept apart", "Pairs kept apart"
    title_column = "subject"

    subject: Mapped[str] = field.text("Of")
    row: Mapped[int | None] = field.whole("Row")
    other_row: Mapped[int | None] = field.whole("Other row")
