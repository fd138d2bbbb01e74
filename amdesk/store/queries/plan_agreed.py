"""What was agreed and what is other now: since when, and each difference graded (PLAN-1).

What is compared is what was proposed: changes made between proposing and agreeing count as well.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from amdesk.model.page_rows import Change
from amdesk.model.source import Source
from amdesk.model.values import Stance
from amdesk.store.queries.changes import plan_changes
from amdesk.store.queries.plan import plan_content
from amdesk.words import _

LAST_AGREEMENT = 'SELECT id, "on" FROM agreement WHERE plan_id = ? ORDER BY "on" DESC, id DESC LIMIT 1'
IS_DRAFT = "SELECT 1 FROM plan WHERE id = ? AND status = 'draft'"
RECORDED = """
SELECT j.step, s.at FROM journal j JOIN journal_step s ON s.id = j.step
WHERE j.tbl = 'agreement' AND j.row = ? AND j.op = 'I' ORDER BY j.id DESC LIMIT 1
"""
AGREED_IN = (
    "SELECT 1 FROM journal WHERE step = ? AND tbl = 'plan' AND row = ? AND before->>'$.status' = 'proposed' LIMIT 1"
)
PROPOSED = """
SELECT s.at FROM journal j JOIN journal_step s ON s.id = j.step WHERE j.tbl = 'plan' AND j.row = ? AND j.step < ?
AND j.op = 'U' AND j.before->>'$.status' = 'draft' ORDER BY j.id DESC LIMIT 1
"""


def agreed_since(source: Source, plan_id: int) -> datetime | None:
    """The instant from which changes are changes of what was agreed; None for a plan nobody agreed to."""
    found = source.select(LAST_AGREEMENT, (plan_id,))
    if not found:
        return None
    agreement, on = found[0]
    for step, at in source.select(RECORDED, (agreement,)):
        if source.select(AGREED_IN, (step, plan_id)):
            for (proposed,) in source.select(PROPOSED, (plan_id, step)):
                return datetime.fromisoformat(proposed)
        return datetime.fromisoformat(at)
    return datetime.combine(date.fromisoformat(on), time.max).astimezone()


def changes_since_agreed(source: Source, plan_id: int) -> list[Change]:
    """What is other than agreed, the latest first; stances of the people to win that moved come with it.

    Nothing is while the plan is a draft: withdrawn, it is open to every change.
    """
    since = agreed_since(source, plan_id)
    if since is None or source.select(IS_DRAFT, (plan_id,)):
        return []
    return [*plan_changes(source, plan_id, since), *_moved(source, plan_id)]


def _moved(source: Source, plan_id: int) -> Iterator[Change]:
    """The stances that are other than when the plan was proposed."""
    then = _stances_then(source, plan_id)
    for target in plan_content(source, plan_id).targets:
        if target.person_id in then and then[target.person_id] is not target.stance:
            what = _("{name}: stance {before} → {now}").format(
                name=target.person, before=_said(then[target.person_id]), now=_said(target.stance)
            )
            yield Change(source.today, "target", target.id, what)


def _stances_then(source: Source, plan_id: int) -> dict[int, Stance | None]:
    rows = source.select("SELECT proposed FROM plan WHERE id = ?", (plan_id,))
    if not rows or not rows[0][0]:
        return {}
    try:
        said: dict[str, Any] = json.loads(rows[0][0])
        return {one["person_id"]: _stance(one["stance"]) for one in said["targets"]}
    except (ValueError, KeyError, TypeError):  # frozen by hand or by another program
        return {}


def _stance(frozen: Any) -> Stance | None:
    return None if frozen is None else Stance(int(frozen))


def _said(stance: Stance | None) -> str:
    return _("not known") if stance is None else stance.label
