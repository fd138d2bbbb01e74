"""Works out where everyone stands: at once, or in a job where that would take long enough to be felt."""

from collections.abc import Callable, Sequence

from amdesk.analysis.map_arrangements import Arrangement, Standing, standing
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl

MOST_AT_ONCE = 60
"""The influence of more people than this is arranged in a job."""
Shown = Callable[[AccountMap, Standing], object]


class Arranging:
    """Arranges one map after the other for `show`; what is not wanted any more is dropped."""

    def __init__(self, desk: Desk, show: Shown) -> None:
        self.desk = desk
        self._show = show
        self._known: tuple[object, ...] = ()
        self._waiting: AccountMap | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a map is being worked out in a job."""
        return self._waiting is not None

    def arrange(self, shown: AccountMap, arrangement: Arrangement, earlier: Sequence[MapPerson] = ()) -> None:
        """Show the map arranged, now or as soon as it is worked out."""
        self._waiting = None
        if not self._takes_long(shown, arrangement):
            self._show(shown, standing(shown, arrangement, earlier))
            return
        self._waiting = shown

        def work(control: JobControl) -> Standing:
            return standing(shown, arrangement, earlier)

        self.desk.jobs.run(work, self._arrived, latest_only=("map", id(self)))

    def _takes_long(self, shown: AccountMap, arrangement: Arrangement) -> bool:
        if arrangement is not Arrangement.INFLUENCE or len(shown.people) <= MOST_AT_ONCE:
            return False
        return _key(shown) != self._known

    def _arrived(self, found: Standing) -> None:
        if self._waiting is not None:
            shown, self._waiting = self._waiting, None
            self._known = _key(shown)
            self._show(shown, found)


def _key(shown: AccountMap) -> tuple[object, ...]:
    """What the places by influence follow from; as long as it stays they are known."""
    lines = tuple((line.source, line.target, line.kind) for line in shown.lines)
    return tuple(person.id for person in shown.people), lines
