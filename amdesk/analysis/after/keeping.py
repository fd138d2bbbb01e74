"""A card as text and back, so that a half-filled one waits in the workspace."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any

from amdesk.analysis.after.card import Card, Guest, Outcome
from amdesk.analysis.quick_entry import Decision, EntryKind, NamedAccount, NamedIssue, NamedPerson
from amdesk.model.values import Channel, IntelKind, PromiseBy, Stance, TouchKind


def as_text(card: Card) -> str:
    """The card as it is kept."""
    return json.dumps(asdict(card), ensure_ascii=False, default=_plain)


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(value)


def from_text(text: str) -> Card | None:
    """The card kept as `text`; None where there is none or it cannot be read."""
    try:
        kept = json.loads(text) if text else None
        return _card(kept) if kept else None
    except (ValueError, TypeError, AttributeError, KeyError):
        return None


def _card(kept: Mapping[str, Any]) -> Card:
    says = dict(kept)
    says["on"] = date.fromisoformat(says["on"])
    says["channel"], says["kind"] = Channel(says["channel"]), TouchKind(says["kind"])
    says["next_kind"], says["outcome"] = TouchKind(says["next_kind"]), Outcome(says["outcome"])
    says["next_on"], says["moved_on"] = _day(says["next_on"]), _day(says["moved_on"])
    says["guests"] = tuple(_guest(guest) for guest in says["guests"])
    says["lines"] = tuple(str(line) for line in says["lines"])
    says["decided"] = tuple({key: _decision(said) for key, said in of_line.items()} for of_line in says["decided"])
    return Card(**{field.name: says[field.name] for field in fields(Card) if field.name in says})


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _guest(kept: Mapping[str, Any]) -> Guest:
    stances = {name: None if kept[name] is None else Stance(kept[name]) for name in ("stance", "moved_to")}
    return Guest(**{**kept, **stances})


MEANT = {
    "kind": EntryKind,
    "touch": TouchKind,
    "about": IntelKind,
    "by": PromiseBy,
    "day": date.fromisoformat,
}
NAMED = {"account": NamedAccount, "person": NamedPerson, "issue": NamedIssue}


def _decision(kept: Mapping[str, Any]) -> Decision:
    says: dict[str, Any] = {name: make(kept[name]) for name, make in MEANT.items() if kept.get(name)}
    says |= {name: make(**kept[name]) for name, make in NAMED.items() if kept.get(name)}
    return Decision(as_text=bool(kept.get("as_text")), **says)
