"""What the plans of the sample workspace said when they were proposed, so that changes since can be shown."""

import json
from dataclasses import asdict
from typing import Any

from amdesk.model.base import Base, checked
from amdesk.model.plans import Plan
from amdesk.model.source import Source
from amdesk.model.values import PlanStatus
from amdesk.store.queries.plan import plan_content
from amdesk.store.sample.tables import OWN_CURRENCY, Sample, fields_by_column, read, rows_of

Change = tuple[Base, str, Any]


def freeze_plans(sample: Sample, source: Source) -> None:
    """Give every plan that left the draft its content as proposed; `source` reads in the open step."""
    plans: list[Plan] = [row for (subject, _key), row in sample.known.items() if subject == "plan"]
    now = _set(_values_then(sample))
    sample.session.flush()
    for plan in plans:
        if plan.status is not PlanStatus.DRAFT:
            content = asdict(plan_content(source, plan.id))
            plan.proposed = json.dumps(content, default=_written, ensure_ascii=False)
    _set(now)


def _values_then(sample: Sample) -> list[Change]:
    """What differed when plans were proposed."""
    content: Any = read("plan_was")
    found = []
    for says in rows_of(content):
        field = fields_by_column(says["subject"])[says["column"]]
        value = checked(field, sample.value(field, says["value"], OWN_CURRENCY))
        found.append((sample.row(says["subject"], says["key"]), field.name, value))
    return found


def _set(changes: list[Change]) -> list[Change]:
    """Set the values; gives back what stood there before."""
    before = [(row, name, getattr(row, name)) for row, name, _value in changes]
    for row, name, value in changes:
        setattr(row, name, value)
    return before


def _written(value: Any) -> str:
    return str(getattr(value, "value", value))
