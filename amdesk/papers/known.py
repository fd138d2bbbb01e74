"""What a plan prints of the customer, read from the plain records: profile, aims, buying process, position."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from amdesk.analysis.white_space import Matrix, matrix
from amdesk.model.source import Source
from amdesk.model.values import Channel, UsageEffect
from amdesk.report.account_plan.content import (
    AimRow,
    BuyingRow,
    ProfileRow,
    TheirPlanRow,
)
from amdesk.store.queries.cells import choice, day
from amdesk.store.queries.profile import profile as current_profile
from amdesk.store.queries.records import Shape, record_rows
from amdesk.store.queries.white_space import ranges, units, white_rows
from amdesk.words import _, full_day, plural

AIMS = Shape("aim", ("account_id", "text", "measure", "year", "reached"), (), {})
THEIR_PLANS = Shape("their_plan", ("account_id", "text", "effect", "by", "is_risk"), (), {})
BUYING = Shape(
    "buying_step",
    ("account_id", "purchase", "place", "name", "person_id", "days", "criteria"),
    (),
    {"person_id": ("person", "name")},
)
SERVED = Shape(
    "account",
    ("channel", "counterpart_id", "do_nots", "served_agreed_by", "served_agreed_on"),
    ("rhythm_days",),
    {"counterpart_id": ("colleague", "name")},
)
COLLEAGUES = Shape("colleague", ("name", "is_me", "is_manager", "left_on"), (), {})

Record = dict[str, Any]


def profile(source: Source, account_id: int) -> tuple[ProfileRow, ...]:
    """The customer profile as it holds now, section by section."""
    return tuple(
        ProfileRow(text.section, text.text, text.on, text.source, text.id)
        for text in current_profile(source, account_id)
        if text.section is not None
    )


def aims(source: Source, account_id: int) -> tuple[AimRow, ...]:
    """What they want: the aims of the latest year first."""
    rows = [
        AimRow(row["text"], row["measure"], row["year"], bool(row["reached"]), row["id"])
        for row in record_rows(source, AIMS, account_id)
    ]
    return tuple(sorted(rows, key=lambda row: -(row.year or 0)))


def their_plans(source: Source, account_id: int) -> tuple[TheirPlanRow, ...]:
    """Plans of theirs, the nearest first."""
    rows = [
        TheirPlanRow(row["text"], choice(UsageEffect, row["effect"]), day(row["by"]), bool(row["is_risk"]))
        for row in record_rows(source, THEIR_PLANS, account_id)
    ]
    return tuple(sorted(rows, key=lambda row: row.by or date.max))


def buying(source: Source, account_id: int) -> tuple[BuyingRow, ...]:
    """The steps of how they buy, in order within each kind of purchase."""
    rows = sorted(record_rows(source, BUYING, account_id), key=lambda row: (row["purchase"], row["place"], row["id"]))
    return tuple(
        BuyingRow(row["purchase"], row["name"], row["person_title"] or "", row["days"], row["criteria"]) for row in rows
    )


def white_space(source: Source, account_id: int) -> Matrix | None:
    """The white space; None while nobody looked."""
    cells = white_rows(source, account_id)
    return matrix(cells, ranges(source), units(source, account_id)) if cells else None


def served(source: Source, account_id: int) -> tuple[tuple[str, str], ...]:
    """How they want to be served, as far as it was agreed."""
    row: Record = next(iter(record_rows(source, SERVED, account_id)), {})
    channel = choice(Channel, row.get("channel"))
    every = row.get("rhythm_days")
    agreed = day(row.get("served_agreed_on"))
    told = [row.get("served_agreed_by") or "", full_day(agreed) if agreed else ""]
    pairs = (
        (_("Rhythm"), plural("every {n} day", "every {n} days", every) if every else ""),
        (_("Channel"), channel.label if channel else ""),
        (_("Deals with"), row.get("counterpart_title") or ""),
        (_("Do not"), row.get("do_nots") or ""),
        (_("Agreed"), ", ".join(part for part in told if part)),
    )
    return tuple((name, words) for name, words in pairs if words)


def signers(source: Source) -> tuple[str, str]:
    """The names of the account manager and of the manager; empty when they are not known."""
    here: Sequence[Record] = [row for row in record_rows(source, COLLEAGUES) if not row["left_on"]]
    me = next((row["name"] for row in here if row["is_me"]), "")
    me = "" if me == _("Me") else me  # the supplied name, which nobody signs with
    return me, next((row["name"] for row in here if row["is_manager"]), "")
