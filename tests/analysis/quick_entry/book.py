"""A small book of accounts that lines are tried on; today is Saturday, 21 November 2026."""

from datetime import date

from amdesk.analysis.quick_entry import Known, NamedAccount, NamedIssue, NamedPerson

TODAY = date(2026, 11, 21)
KONEX, SAVE, ZETA, MORGAN, ADAPTIVE, KOENIG, THREE_M = (
    NamedAccount(1, "Konex", "Leeds"),
    NamedAccount(2, "Save-a-lot Markets"),
    NamedAccount(3, "Zeta Foods"),
    NamedAccount(4, "Morgan"),
    NamedAccount(5, "Adaptive Systems Ltd"),
    NamedAccount(6, "Königsbäcker GmbH"),
    NamedAccount(7, "Ельбрус Трейд"),
)
PEOPLE = (
    NamedPerson(1, "Ada Novak", 1, "CFO"),
    NamedPerson(2, "Ben Okafor", 1, "Head of Purchasing"),
    NamedPerson(3, "Ada Byron", 3),
    NamedPerson(4, "Morgan Lee", 3),
    NamedPerson(5, "José Muñoz", 2),
    NamedPerson(6, "王小明", 6),
    NamedPerson(7, "Bill Smith", 1),
    NamedPerson(8, "Carla Diaz", 2, "Chief Financial Officer"),
    NamedPerson(9, "Benjamin Hart", 1),
    NamedPerson(10, "Seán O'Brien", 3, "Buyer"),
    NamedPerson(11, "Łukasz Żak", 3, "Buyer"),
    NamedPerson(12, "Анна Петрова", 7),
    NamedPerson(13, "Gone Girl", 1, has_left=True),
)
ISSUES = (
    NamedIssue(4, "Wrong labels", 1),
    NamedIssue(5, "Late pallets", 1),
    NamedIssue(7, "Labels torn", 3),
    NamedIssue(8, "Labels faded", 3),
)
BOOK = Known((KONEX, SAVE, ZETA, MORGAN, ADAPTIVE, KOENIG, THREE_M), PEOPLE, ISSUES)
