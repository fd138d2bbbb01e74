"""`import` of calendar files and invitation mails: what each would do, and the step that keeps it."""

import argparse
import json
from pathlib import Path
from typing import Any

from amdesk.commands.refusing import Refused, account_named
from amdesk.exchange.meetings.keeping import as_planned, keep, label_of
from amdesk.exchange.meetings.planning import Fate, MeetingPlan, MeetingsPlan, plan_meetings, when_words
from amdesk.exchange.meetings.reading import is_invitation, read_invitations
from amdesk.exchange.reading import ReadError
from amdesk.store.workspace import Workspace
from amdesk.words import _, plural

MEETINGS_SHOWN = 40

__all__ = ["is_invitation", "take_invitations"]


def take_invitations(workspace: Workspace, path: Path, args: argparse.Namespace) -> None:
    """Keep the meetings of a file as one step and say what became of each.

    Those whose account is not plain, and those long past, are left out and told. Raises Refused when the file cannot
    be read, or when nothing of it can be kept because nobody in it is known.
    """
    account = None if args.account is None else account_named(workspace, args.account)
    try:
        plan = plan_meetings(workspace, read_invitations(path, workspace.today), account)
    except ReadError as wrong:
        raise Refused(str(wrong)) from None
    kept = [one for one in plan.plans if one.is_wanted(workspace.today)]
    if kept:
        chosen = [as_planned(one) for one in kept]
        with workspace.write(label_of(chosen, plan.file)) as session:
            keep(session, chosen)
    if args.json:
        print(json.dumps(_as_json(plan, kept, args), ensure_ascii=False, indent=1))
    else:
        _tell(plan, kept)
    if not kept and any(one.fate.writes and not one.has_account for one in plan.plans):
        sentence = _("{file}: nobody invited is known, so the account is not plain. Say it with --account NAME.")
        raise Refused(sentence.format(file=path.name))


def _tell(plan: MeetingsPlan, kept: list[MeetingPlan]) -> None:
    print(f"{plan.file}: {plan.sentence}")
    for one in plan.plans[:MEETINGS_SHOWN]:
        print(f"  {_said(one, one in kept)}")
        for stranger in one.guests.strangers:
            if one in kept and one.fate is Fate.ADDED:
                invited = stranger.invited
                print("    " + _("not known here: {name}, {mail}").format(name=invited.said_name, mail=invited.mail))
    if (more := len(plan.plans) - MEETINGS_SHOWN) > 0:
        print("  " + plural("and {n} more meeting", "and {n} more meetings", more))
    for remark in plan.remarks:
        print(f"  {remark}")


def _said(one: MeetingPlan, is_kept: bool) -> str:
    invitation = one.invitation
    parts = [when_words(invitation.on, invitation.at, invitation.minutes), one.account, one.title]
    said = f"{one.fate.label}: {', '.join(part for part in parts if part)}"
    changes = "; ".join(f"{change.field}: {change.before or '–'} → {change.after}" for change in one.changes)
    why = changes or one.sentence
    if one.fate.writes and not is_kept:
        why = _("left out, it is long past") if one.has_account else _("left out, its account is not plain")
    return f"{said} ({why.rstrip('.')})" if why else said


def _as_json(plan: MeetingsPlan, kept: list[MeetingPlan], args: argparse.Namespace) -> dict[str, Any]:
    return {
        "dry_run": args.dry_run,
        "file": plan.file,
        "meetings": [
            {
                "outcome": one.fate.value if one in kept or not one.fate.writes else "left out",
                "on": one.invitation.on.isoformat(),
                "at": one.invitation.at,
                "minutes": one.invitation.minutes,
                "account": one.account,
                "title": one.title,
                "place": one.invitation.place,
                "people": [guest.name for guest in one.guests.people if guest.is_expected],
                "not_known": [stranger.invited.mail for stranger in one.guests.strangers],
                "changes": [{"field": c.field, "before": c.before, "after": c.after} for c in one.changes],
                "says": one.sentence,
            }
            for one in plan.plans
        ],
        "remarks": list(plan.remarks),
    }
