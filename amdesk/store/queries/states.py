"""An account's kept health as rows: the newest day with its parts and trend, and what earlier days leave behind."""

import json
from typing import Any

from amdesk.model.rows import Band, Health, HealthPart

NEWEST = "h.account_id = a.id AND h.day = (SELECT max(day) FROM account_state WHERE account_id = a.id)"
"""The condition that joins an account `a` with its newest state `h`."""
UNKNOWN_HEALTH = Health(None, Band.UNKNOWN, 0, ())


def packed(health: Health, trend: tuple[int, ...]) -> str:
    """What is kept of a health beside its score: parts with evidence, caps, movement, movers and the weekly trend."""
    parts = [[p.name, p.label, p.weight, p.score, p.evidence] for p in health.parts]
    kept = {"trend": ",".join(map(str, trend)), "movement": health.movement, "parts": parts}
    return json.dumps({**kept, "caps": health.caps, "movers": health.movers}, ensure_ascii=False)


def packed_scores(scores: dict[str, float]) -> str:
    """What is kept of a day that is over: the score of each part, without words."""
    return json.dumps({"scores": scores})


def scores_of(parts: str) -> dict[str, float]:
    """The known scores of a kept day by the name of the part."""
    kept = json.loads(parts)
    if "scores" in kept:
        return dict(kept["scores"])
    return {name: score for name, _label, _weight, score, _evidence in kept.get("parts", ()) if score is not None}


def health_of(score: int | None, band: str | None, confidence: int | None, parts: str | None) -> Health:
    """The health kept in a row, with its parts and movers; unknown where nothing is kept."""
    if band is None:
        return UNKNOWN_HEALTH
    kept: dict[str, Any] = json.loads(parts or "{}")
    return Health(
        score,
        Band(band),
        confidence or 0,
        tuple(HealthPart(*part) for part in kept.get("parts", ())),
        tuple(kept.get("caps", ())),
        kept.get("movement"),
        tuple((label, points) for label, points in kept.get("movers", ())),
    )


def trend_of(cell: str | None) -> tuple[int, ...]:
    """The weekly scores of a trend, oldest first."""
    return tuple(map(int, cell.split(","))) if cell else ()
