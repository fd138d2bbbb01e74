"""An account's kept health as rows: the newest day with its parts and trend, and what earlier days leave behind."""

import json
from typing import Any

from amdesk.model.health_rows import Band, Health, HealthPart

NEWEST = "h.account_id = a.id AND h.day = (SELECT max(day) FROM account_state WHERE account_id = a.id)"
"""The condition that joins an account `a` with its newest state `h`."""
UNKNOWN_HEALTH = Health(None, Band.UNKNOWN, 0, ())


HEADER = "substr(h.parts, 1, instr(h.parts, char(10)) - 1)"
"""The first line of what is kept: the weekly trend and the movement, so that lists need not read the rest."""


def packed(health: Health, trend: tuple[int, ...]) -> str:
    """What is kept of a health beside its score: a line for lists, then parts with evidence, caps and movers."""
    header = ",".join(map(str, trend)) + ";" + ("" if health.movement is None else str(health.movement))
    parts = [[p.name, p.label, p.weight, p.score, p.evidence] for p in health.parts]
    kept = {"parts": parts, "caps": health.caps, "movers": health.movers}
    return header + "\n" + json.dumps(kept, ensure_ascii=False)


def packed_scores(scores: dict[str, float]) -> str:
    """What is kept of a day that is over: the score of each part, without words."""
    return json.dumps(scores)


def scores_of(parts: str) -> dict[str, float]:
    """The known scores of a kept day by the name of the part."""
    _header, has_words, kept = parts.rpartition("\n")
    if not has_words:
        return dict(json.loads(kept))
    return {name: score for name, _label, _weight, score, _evidence in json.loads(kept)["parts"] if score is not None}


def health_of(score: int | None, band: str | None, confidence: int | None, parts: str | None) -> Health:
    """The health kept in a row, with its parts and movers; unknown where nothing is kept."""
    if band is None:
        return UNKNOWN_HEALTH
    header, has_words, words = (parts or "").partition("\n")
    kept: dict[str, Any] = json.loads(words) if has_words else {}
    return Health(
        score,
        Band(band),
        confidence or 0,
        tuple(HealthPart(*part) for part in kept.get("parts", ())),
        tuple(kept.get("caps", ())),
        header_of(header)[1],
        tuple((label, points) for label, points in kept.get("movers", ())),
    )


def header_of(header: str | None) -> tuple[tuple[int, ...], int | None]:
    """The weekly scores, oldest first, and the movement of a kept first line."""
    if not header:
        return (), None
    scores, _semicolon, movement = header.partition(";")
    return tuple(map(int, scores.split(","))) if scores else (), int(movement) if movement else None
