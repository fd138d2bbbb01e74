"""What each rule of `concerns` offers to do; apart from the rules, since Today shows it before any rule is asked."""

from amdesk.words import _

NEXT_STEPS = {
    "unanswered": _("Answer it now"),
    "decider-gone": _("Find out who decides now"),
    "critical-issue": _("Open the issue"),
    "promises": _("Keep it, or say when"),
    "contract": _("Plan the renewal"),
    "pulse": _("Ask what changed"),
    "silence": _("Call them"),
    "decider-silent": _("Plan a meeting with the decider"),
    "slipping": _("See what moved"),
    "buying-less": _("Ask what they need now"),
    "paying": _("See the open invoices"),
    "check-in": _("Plan a check-in"),
    "products": _("Ask what is amiss"),
    "opponent": _("Plan how to win a supporter"),
    "competitor": _("Write down our answer"),
    "renewal": _("Add an objective for it"),
    "no-plan": _("Begin the plan"),
    "only-sells": _("Add an objective that cares"),
    "review": _("Plan the review"),
    "single-thread": _("Plan a second contact"),
    "never-met": _("Plan a first meeting"),
    "no-decider": _("Ask who decides"),
    "neglected": _("Plan whom to see first"),
    "role-left": _("Ask who follows"),
    "watermelon": _("Hear the decider"),
    "no-influencer": _("Ask who is listened to"),
    "no-user": _("Ask who uses it"),
    "nobody": _("Add the first person"),
    "dispute": _("Open the issue"),
}


def next_step(rule: str) -> str:
    """What a rule offers to do about its concern; empty for a rule that is not known."""
    return NEXT_STEPS.get(rule, "")
