"""Other words by which a command or a page is looked for, beside those of the menus."""

from amdesk.words import _

SYNONYMS = {
    "new-workspace": "create start begin empty file",
    "open-workspace": "load other file switch",
    "save-copy": "save as duplicate export copy file",
    "back-up": "backup save safety copy security restore",
    "import-file": "load bring in csv excel xlsx vcard contacts calendar ics spreadsheet upload take over",
    "export-file": "csv excel xlsx vcard ics calendar json bundle send hand over download extract save as",
    "duplicates": "merge twice double same join unite compare clean up",
    "print-plan": "pdf paper account plan strategy printer",
    "print-hand-over": "pdf paper successor handover takeover colleague leaving holiday",
    "print-brief": "pdf paper prepare meeting visit printer",
    "print-managers-page": "pdf paper review boss month summary needs decisions one page",
    "print-map": "pdf paper people network organisation chart printer",
    "save-map": "picture image svg png pdf export people network",
    "meeting-mode": "room visit screen together hide present",
    "settings": "preferences options configure colleagues team products currency theme colours tiers rules language",
    "quit": "exit close leave end",
    "undo": "back revert take back mistake",
    "redo": "again repeat",
    "search": "find look for locate",
    "run-command": "palette menu action do",
    "quick-entry": "note add type log fast capture line",
    "five-questions": "first steps begin draft plan map guide start wizard",
    "accept-tiers": "pareto rank key growth standard small classify",
    "new-account": "add create customer company client organisation",
    "new-person": "add create contact people customer colleague stakeholder",
    "new-touch": "add log call visit mail email meeting contact check-in appointment",
    "new-issue": "add log complaint problem ticket request claim",
    "new-intel": "add log note information news competitor market heard intelligence",
    "new-action": "add create task todo to-do reminder follow up",
    "back": "previous return",
    "forward": "next",
    "brief": "prepare meeting visit summary what to say ask avoid",
    "pin": "favourite favorite bookmark star rail",
    "someone-is-looking": "hide privacy private screen share present secret",
    "turn-theme": "dark mode night light colours colors appearance",
    "help": "guide manual how to explain documentation",
    "take-tour": "introduction learn show around tutorial",
    "about": "version licence license who",
    "how-did-it-go": "after meeting log held result report",
    "week": "calendar agenda meetings appointments schedule",
    "intelligence": "heard seen found out findings rumours news queue wheels",
    "round": "weekly review check list walk through",
    "month": "monthly review manager boss meeting decisions round walk through",
    "year": "yearly annual round carry over plans tiers rhythms next period",
    "today": "home start dashboard agenda day",
    "accounts": "customers clients companies list portfolio",
    "actions": "tasks todo to-do due promises waiting requests list",
    "issues": "complaints problems tickets requests board",
    "memos": "instructions company orders letters",
    "reviews": "manager business review decisions minutes",
    "charts": "graphs figures statistics reports diagrams",
    "performance": "goals targets kpi bonus pay survey score",
    "losses": "lost post-mortem churn left win back",
    "questions": "faq enquiries answers",
}
"""By the name of the command or page; separated by spaces."""


def synonyms(name: str) -> str:
    """The other words for a command or page, in the user's language."""
    words = SYNONYMS.get(name, "")
    return _(words) if words else ""
