"""Every subject, by the name of its table: importing this module makes the model complete."""

from amdesk.model import (
    accounts,
    answers,
    colleagues,
    duplicates,
    evidence,
    intel,
    issues,
    kpis,
    losses,
    memos,
    money,
    opportunities,
    people,
    plans,
    profile,
    reviews,
    surveys,
    touches,
)
from amdesk.model.base import Base, subjects

__all__ = [
    "SUBJECTS",
    "Base",
    "accounts",
    "answers",
    "colleagues",
    "duplicates",
    "evidence",
    "intel",
    "issues",
    "kpis",
    "losses",
    "memos",
    "money",
    "opportunities",
    "people",
    "plans",
    "profile",
    "reviews",
    "surveys",
    "touches",
]

SUBJECTS = subjects()
