"""What is asked of someone: since when, and how often."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model.base import today_of


class Asked:
    """Something a colleague was asked for; `asked_on` is the first time, so that the waiting is counted from there."""

    asked_on: Mapped[date | None]
    asked_times: Mapped[int]

    def ask(self, on: date | None = None) -> None:
        """They were asked for it on a day, today unless said otherwise."""
        on = on or today_of(self)  # type: ignore[arg-type]  # always beside Base
        self.asked_on = on if self.asked_on is None else min(self.asked_on, on)
        self.asked_times = self.asked_times + 1
