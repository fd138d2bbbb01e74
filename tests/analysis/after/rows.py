"""Konex as a card is filled from it: Ada decides, Ben buys; today is Saturday, 21 November 2026."""

from dataclasses import replace
from datetime import date

from amdesk.analysis.quick_entry import Known, NamedAccount, NamedIssue, NamedPerson
from amdesk.model.after_rows import AfterFacts, Attendee, Ours
from amdesk.model.values import Channel, Stance, TouchKind

TODAY = date(2026, 11, 21)
THURSDAY = date(2026, 11, 19)
KONEX, ZETA = NamedAccount(1, "Konex"), NamedAccount(3, "Zeta Foods")
KNOWN = Known(
    (KONEX, ZETA),
    (NamedPerson(1, "Ada Novak", 1, "CFO"), NamedPerson(2, "Ben Okafor", 1), NamedPerson(3, "Ada Byron", 3)),
    (NamedIssue(4, "Wrong labels", 1), NamedIssue(7, "Labels torn", 3)),
)
ADA = Attendee(1, "Ada Novak", "CFO", Stance.NEUTRAL, True, None)
BEN = Attendee(2, "Ben Okafor", "Buyer", None, False, 14)
FACTS = AfterFacts(
    account_id=1,
    account="Konex",
    touch_id=12,
    on=THURSDAY,
    at="15:30",
    channel=Channel.VISIT,
    kind=TouchKind.MEETING,
    purpose="Renewal",
    location="Leeds",
    people=(ADA, BEN),
    colleagues=(Ours(1, "Me", True, False), Ours(2, "Priya Nair", False, True)),
    rhythm_days=None,
    tier_days=30,
    next_channel=None,
    ahead=None,
)
NOBODY_EXPECTED = replace(
    FACTS, touch_id=None, people=(replace(ADA, expected=False), BEN), colleagues=(Ours(1, "Me", True, False),)
)
