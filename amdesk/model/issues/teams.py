"""Who of ours is in an issue with which part, and what is asked of them."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import Base, Travels, today_of


class Involved(Travels, Base):
    """A team or colleague involved in an issue, with their part."""

    __tablename__ = "involved"
    singular, plural = "Involved", "Involved in issues"
    title_column = "part"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    team_id: Mapped[int | None] = field.points("team", "Team")
    colleague_id: Mapped[int | None] = field.points("colleague", "Colleague")
    part: Mapped[str] = field.text("Part", private=True)


class Request(Asked, Travels, Base):
    """Something asked of a colleague or team for an issue, by a day."""

    __tablename__ = "request"
    singular, plural = "Request", "Requests"
    title_column = "text"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    step_id: Mapped[int | None] = field.points("step", "For step")
    team_id: Mapped[int | None] = field.points("team", "Team")
    colleague_id: Mapped[int | None] = field.points("colleague", "Colleague")
    text: Mapped[str] = field.text("Request", required=True)
    asked_on: Mapped[date | None] = field.day("Asked on")
    due: Mapped[date | None] = field.day("Due")
    answered_on: Mapped[date | None] = field.day("Answered on")
    asked_times: Mapped[int] = field.whole("Asked", default=1, low=0, listed=False)

    def answer(self, on: date | None = None) -> None:
        """It was answered on a day, today unless said otherwise."""
        self.answered_on = on or today_of(self)
