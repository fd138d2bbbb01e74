"""Two years of contacts for the sample workspace: each person is met in a rhythm, with scores in check-ins."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, pairwise
from random import Random
from typing import Any

from amdesk.model.surveys import Pulse
from amdesk.model.touches import Touch, TouchColleague, TouchPerson
from amdesk.model.values import Channel, TouchKind
from amdesk.store.sample.tables import Sample, Says, read, rows_of

KINDS = (TouchKind.CHECK_IN, TouchKind.MEETING, TouchKind.CHECK_IN, TouchKind.SALES, TouchKind.BUSINESS_REVIEW)
MINUTES = {Channel.VISIT: 90, Channel.VIDEO: 45, Channel.CALL: 20, Channel.MAIL: 10, Channel.OTHER: 15}
HOURS = ("09:00", "10:30", "11:15", "13:30", "14:00", "15:45")
Curve = list[tuple[int, float]]


@dataclass
class Phrases:
    """What is said in contacts, by kind; at one account a phrase comes again when all were used."""

    said: dict[str, Any]
    rng: Random
    used: Counter[tuple[str, str]] = field(default_factory=Counter)

    def about(self, kind: TouchKind, account: str) -> tuple[str, str]:
        """A purpose and a note."""
        purpose, note = self._another(self.said[kind.value], account)
        return purpose, note

    def words(self, score: int, account: str) -> str:
        """What somebody says who gives the score."""
        band = max((b for b in self.said["words"] if int(b) <= score), key=int, default="4")
        return str(self._another(self.said["words"][band], account))

    def needs(self) -> str:
        """What somebody will need next, or nothing."""
        return self.rng.choice(self.said["needs"]) if self.rng.random() < 0.3 else ""

    def _another(self, choices: list[Any], account: str) -> Any:
        least = min(self.used[account, str(choice)] for choice in choices)
        chosen = self.rng.choice([choice for choice in choices if self.used[account, str(choice)] == least])
        self.used[account, str(chosen)] += 1
        return chosen


def put_contacts(sample: Sample, people: list[Says], rng: Random) -> None:
    """Make the contacts of all people, and the scores given in check-ins."""
    content: Any = read("phrases")
    pulse: Any = read("pulse")
    curves = {says["account"]: says["curve"] for says in rows_of(pulse)}
    phrases = Phrases(content, rng)
    mood = {says["key"]: rng.uniform(-0.6, 0.6) for says in people}
    met = [
        (says, distance, _touch(sample, says, distance, kind, phrases))
        for says in people
        for distance, kind in zip(distances(sample, says, rng), cycle(_kinds(says)), strict=False)
    ]
    sample.session.flush()
    for says, distance, touch in met:
        _put_company(sample, says, touch, rng)
        if touch.kind is TouchKind.CHECK_IN:
            _put_pulse(sample, says, touch, score(curves[says["account"]], distance, mood[says["key"]]), phrases)


def _kinds(says: Says) -> tuple[TouchKind, ...]:
    return (TouchKind.CHECK_IN,) if says.get("channel") == "mail" else KINDS


def distances(sample: Sample, says: Says, rng: Random) -> list[int]:
    """Days from today on which a person was met, the last time first."""
    if not says.get("last"):
        return []
    person = sample.row("person", says["key"])
    found = [-says["last"]]
    while sample.days.near(step := _before(sample, found[-1], says["every"], rng)) > person.came_in:
        found.append(step)
    return found


def _before(sample: Sample, distance: int, every: int, rng: Random) -> int:
    """The time before a contact, about `every` days back and on a working day."""
    step = distance - round(every * rng.uniform(0.8, 1.3))
    weekend = (sample.days.today + timedelta(days=step)).weekday() > 4
    return step - rng.randint(2, 5) if weekend else step


def score(curve: Curve, distance: int, mood: float) -> int:
    """The score from 0 to 10 on a day along a curve of (days from today, score), moved by a person's mood."""
    value = curve[0][1]
    for (early, low), (late, high) in pairwise(curve):
        if early <= distance <= late:
            value = low + (high - low) * (distance - early) / (late - early)
    return max(0, min(10, round(value + mood)))


def _touch(sample: Sample, says: Says, distance: int, kind: TouchKind, phrases: Phrases) -> Touch:
    rng = phrases.rng
    channel = Channel(says["channel"])
    purpose, note = phrases.about(kind, says["account"])
    touch = Touch(
        account_id=sample.id_of("account", says["account"]),
        on=sample.days.near(distance),
        at="" if channel is Channel.MAIL else rng.choice(HOURS),
        minutes=MINUTES[channel],
        channel=channel,
        kind=kind,
        purpose=purpose,
        note=note,
        mood=rng.choice((2, 3, 3, 4, 4, 5)),
        two_way=rng.random() < 0.9,
        level_match=rng.random() < 0.8,
    )
    sample.session.add(touch)
    return touch


def _put_company(sample: Sample, says: Says, touch: Touch, rng: Random) -> None:
    """The person met, and whoever of us was there."""
    sample.session.add(TouchPerson(touch_id=touch.id, person_id=sample.id_of("person", says["key"])))
    for colleague in _colleagues(says, rng):
        sample.session.add(TouchColleague(touch_id=touch.id, colleague_id=sample.id_of("colleague", colleague)))


def _colleagues(says: Says, rng: Random) -> list[str]:
    covering = [said.split(":")[0] for said in says.get("cover", "").split()] or ["me"]
    return covering if rng.random() < 0.15 else covering[:1]


def _put_pulse(sample: Sample, says: Says, touch: Touch, company: int, phrases: Phrases) -> None:
    sample.session.add(
        Pulse(
            account_id=touch.account_id,
            person_id=sample.id_of("person", says["key"]),
            on=touch.on,
            company=company,
            products=max(0, min(10, company + phrases.rng.choice((-1, 0, 0, 1)))),
            words=phrases.words(company, says["account"]) if phrases.rng.random() < 0.6 else "",
            needs=phrases.needs(),
            touch_id=touch.id,
        )
    )
