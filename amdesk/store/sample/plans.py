"""What the plans of the sample workspace looked like when they were proposed, so that changes since can be shown.

`Plan.proposed` is JSON: subject, id as text, column, value as it is stored; amounts in minor units, dates ISO 8601.
"""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import inspect

from amdesk.model.base import Base, checked
from amdesk.model.plans import Action, Objective, Plan, Resource, Target
from amdesk.model.values import PlanStatus
from amdesk.store.sample.tables import OWN_CURRENCY, Sample, fields_by_column, read, rows_of

Frozen = dict[str, dict[str, dict[str, Any]]]


def freeze_plans(sample: Sample) -> None:
    """Give every plan that left the draft its content as proposed."""
    sample.session.flush()
    was = _values_then(sample)
    for (subject, _key), plan in list(sample.known.items()):
        if subject == "plan" and plan.status is not PlanStatus.DRAFT:
            plan.proposed = json.dumps(_frozen(sample, plan, was), ensure_ascii=False, sort_keys=True)


def _values_then(sample: Sample) -> dict[int, dict[str, Any]]:
    """What differed when plans were proposed, by identity of the row."""
    content: Any = read("plan_was")
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for says in rows_of(content):
        field = fields_by_column(says["subject"])[says["column"]]
        row = sample.row(says["subject"], says["key"])
        value = checked(field, sample.value(field, says["value"], OWN_CURRENCY))
        found[id(row)][field.name] = _stored(row, field.name, value)
    return found


def _frozen(sample: Sample, plan: Plan, was: dict[int, dict[str, Any]]) -> Frozen:
    content: Frozen = defaultdict(dict)
    for (subject, _key), row in sample.known.items():
        if row is plan or _plan_of(sample, row) == plan.id:
            content[subject][str(row.id)] = _values(row) | was.get(id(row), {})
    return content


def _plan_of(sample: Sample, row: Base) -> int | None:
    if isinstance(row, Objective | Target | Resource):
        return row.plan_id
    if isinstance(row, Action) and row.objective_id is not None:
        return sample.session.get_one(Objective, row.objective_id).plan_id
    return None


def _values(row: Base) -> dict[str, Any]:
    columns = inspect(type(row)).column_attrs.keys()
    return {name: _stored(row, name, getattr(row, name)) for name in columns if name not in ("id", "uid", "proposed")}


def _stored(row: Base, name: str, value: Any) -> Any:
    """A value as the file keeps it."""
    kind = type(row).__table__.columns[name].type
    process = getattr(kind, "process_bind_param", None)
    return process(value, None) if process is not None else value
