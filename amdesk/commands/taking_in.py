"""`import` of an account handed over as a bundle: the plan, what was changed in both places, and the step."""

import argparse
import json
from pathlib import Path
from typing import Any

from amdesk.commands.refusing import Refused
from amdesk.exchange.bundle.carrying import carry_out_bundle
from amdesk.exchange.bundle.planning import BundlePlan, plan_bundle
from amdesk.exchange.bundle.reading import is_bundle, read_bundle
from amdesk.exchange.bundle.row_plans import OPEN_TO_CHOICE
from amdesk.exchange.bundle.states import Fate
from amdesk.exchange.plan import ImportRefused
from amdesk.exchange.reading import ReadError
from amdesk.model.fields import FieldError
from amdesk.store.workspace import Workspace
from amdesk.words import _, plural

CONFLICTS_SHOWN = 20

__all__ = ["is_bundle", "take_in"]


def take_in(workspace: Workspace, path: Path, args: argparse.Namespace) -> None:
    """Take an account in as one step and say what became of it.

    What was changed in both places stays as it is here unless `take_theirs` is set. Raises Refused when the bundle
    cannot be read or what it says cannot be kept.
    """
    try:
        plan = plan_bundle(workspace, read_bundle(path))
        choices = plan.taking_theirs() if args.take_theirs else {}
        carry_out_bundle(workspace, plan, choices)
    except (ReadError, ImportRefused) as wrong:
        raise Refused(str(wrong)) from None
    except FieldError as wrong:
        raise Refused(f"{path.name}: {wrong.sentence}") from None
    if args.json:
        print(json.dumps({"dry_run": args.dry_run, "bundle": _as_json(plan, args)}, ensure_ascii=False, indent=1))
    else:
        _tell(path, plan, args)


def _tell(path: Path, plan: BundlePlan, args: argparse.Namespace) -> None:
    print(f"{path.name}: {plan.bundle.name}: {plan.sentence if args.dry_run else plan.sentence_afterwards}")
    if plan.differing:
        kept = _("Kept as they are here; --take-theirs takes what is there:")
        print("  " + (_("Taken as they are there:") if args.take_theirs else kept))
    for row in plan.differing[:CONFLICTS_SHOWN]:
        for each in row.fields:
            if each.fate in OPEN_TO_CHOICE:
                print(f"  {row.word} {row.title}, {each.label}: {each.here or '–'} | {each.there or '–'}")
    if (more := len(plan.differing) - CONFLICTS_SHOWN) > 0:
        print("  " + plural("and {n} more row", "and {n} more rows", more))
    if plan.left_out:
        one = "{n} row belongs to something that is not here and was left out."
        print("  " + plural(one, "{n} rows belong to something that is not here and were left out.", plan.left_out))


def _as_json(plan: BundlePlan, args: argparse.Namespace) -> dict[str, Any]:
    return {
        "account": plan.bundle.name,
        "made": plan.bundle.made,
        "counts": {fate.value: plan.count(fate) for fate in Fate if plan.count(fate)},
        "left_out": plan.left_out,
        "taken": "there" if args.take_theirs else "here",
        "conflicts": [
            {"table": row.table, "title": row.title, "field": f.column, "here": f.here, "there": f.there}
            for row in plan.differing
            for f in row.fields
            if f.fate in OPEN_TO_CHOICE
        ],
    }
