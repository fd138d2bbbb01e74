"""Issues: what was closed before it came here is closed elsewhere; nothing here is resolved or closed by a file.

What is still open gets the checklist that fits, as if it were entered by hand, its days counted from the import.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from amdesk.exchange.finding import person_meant
from amdesk.exchange.issue_subjects import subject_told
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.parts import Parts
from amdesk.exchange.plan import Change, Draft
from amdesk.exchange.reading import shown
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.exchange.vocabulary import meant
from amdesk.model.natural import OURS
from amdesk.model.proposals import Template, answer_by, checklists, due_days, proposed_list
from amdesk.model.served import served
from amdesk.model.values import IssueKind, IssueStatus, Severity
from amdesk.words import _, plural

BY_RULE = ("status", "closed_on")
"""What only the rules of an issue change once it is here."""

ALSO_TOLD = ("subtopic", "detail", "passed_on", "in_time", "contested")
"""What a file says of an issue that amdesk has no field for; it is kept among the facts."""


def _also_told(name: str, word: str) -> str:
    sentence = {
        "subtopic": _("Part of the topic: {word}"),
        "detail": _("Detail: {word}"),
        "passed_on": _("Passed on to us: {word}"),
        "in_time": _("Answered in time: {word}"),
        "contested": _("Customer contested the answer: {word}"),
    }[name]
    return sentence.format(word=_yes_or_no(word))


def _yes_or_no(word: str) -> str:
    return {"true": _("yes"), "false": _("no")}.get(word.casefold(), word)


class IssueRows(RecordRows):
    """Issues with their dates, words and what was answered."""

    table = "issue"
    compared = ("name", "reported_on", "words")
    worked_out = ("id", "topic", "said_openly", "status", "people", "owner", *ALSO_TOLD)
    money = ("disputed",)
    required = ("name", "reported_on")

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.ended_there = 0
        self.subjects_told = 0
        self.strangers: dict[str, None] = {}
        self.is_ours = parts.program == OURS
        self.lists = checklists(parts.source)
        self.steps: list[Draft] = []
        self.begun: set[int] = set()

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the topic before the title and all words of the customer's side together.

        What has no field here is kept among the facts.
        """
        kept = super().kept(values, account)
        if topic := values.get("topic"):
            kept["name"] = f"{topic}: {kept['name']}"[:200]
        if said := values.get("said_openly"):
            openly = _("The account in public: {said}").format(said=said)
            kept["words"] = "\n\n".join(filter(None, (kept.get("words"), openly)))
        if told := self._told(values):
            kept["facts"] = "\n".join(filter(None, (*told, kept.get("facts"))))
        if not self._has_ended(values):
            kept.pop("closed_on", None)
        return {**kept, **self._person(values, account), **self._owner(values)}

    def _owner(self, values: Values) -> Values:
        """Who of ours owns the issue, where that is known."""
        owner = self.parts.colleagues.meant(values["owner"]) if "owner" in values else None
        return {} if owner is None else {"owner_id": owner}

    def _told(self, values: Values) -> list[str]:
        is_told = "status" in values and not self.is_ours
        status = [_("Status there: {word}").format(word=values["status"])] if is_told else []
        return [*status, *(_also_told(name, values[name]) for name in ALSO_TOLD if name in values)]

    def _person(self, values: Values, account: int) -> Values:
        """Who reported the issue, where the file names somebody known at the account."""
        if "people" not in values:
            return {}
        try:
            said = str(values["people"])
            return {"person_id": person_meant(self.parts.people.known, self.column("people"), said, "", account)}
        except CellRefused:
            self.strangers[said] = None
            return {}

    def _has_ended(self, values: Values) -> bool:
        word = values.get("status", "")
        is_ended = meant(self.parts.columns.mapping, "issue.status", word) == IssueStatus.CLOSED_ELSEWHERE.value
        return is_ended if word else "closed_on" in values

    def at_first(self, values: Values, kept: Values) -> Values:
        """Open, or closed elsewhere; what it is about, where its words tell."""
        status = IssueStatus.CLOSED_ELSEWHERE if self._has_ended(values) else IssueStatus.OPEN
        told = None if "subject" in kept else subject_told(kept["name"])
        self.subjects_told += told is not None
        return {"status": status.value, **({"subject": told.value} if told else {})}

    def later(self, row: int, values: Values, kept: Values) -> Values:
        """All but how it ends."""
        is_open = self.rows.value(row, "status") == IssueStatus.OPEN.value
        self.ended_there += is_open and self._has_ended(values)
        return {name: value for name, value in kept.items() if name not in BY_RULE}

    def afterwards(self, row: int, account: int, values: Values) -> tuple[Change, ...]:
        """The checklist of an issue that is new and open."""
        is_new = row < 0 and row not in self.begun
        if is_new and self.rows.value(row, "status") == IssueStatus.OPEN.value:
            self._begin_list(row, account)
        return ()

    def _begin_list(self, row: int, account: int) -> None:
        kind = IssueKind(self.rows.value(row, "kind") or IssueKind.COMPLAINT)
        severity = Severity(self.rows.value(row, "severity") or Severity.MEDIUM)
        if (fitting := proposed_list(self.lists, kind, severity)) is None:
            return
        self.begun.add(row)
        today, asked = self.parts.today, served(self.parts.source, account)
        promised = self.rows.value(row, "answer_by")
        answer = max(date.fromisoformat(promised), today) if promised else answer_by(today, severity, asked)
        days = due_days([(step.number, step.phase) for step in fitting.usual], today, answer, severity, asked)
        for step in fitting.usual:
            self.steps.append(Draft("step", -len(self.steps) - 1, _kept(step, row, days[step.number])))

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The issues and the steps they begin with."""
        return {**super().drafts(), "step": self.steps}

    def remarks(self) -> Sequence[str]:
        """How many issues ended there but are open here, and what was told by words or could not be."""
        found = []
        if self.ended_there:
            one = "{n} issue ended there but is open here; its steps close it."
            many = "{n} issues ended there but are open here; their steps close them."
            found.append(plural(one, many, self.ended_there))
        if self.subjects_told:
            one = "What {n} issue is about was told by its title."
            many = "What {n} issues are about was told by their titles."
            found.append(plural(one, many, self.subjects_told))
        sentence = _("“{said}” is nobody known here, or not plain, and is left out.")
        return [*found, *(sentence.format(said=shown(said)) for said in self.strangers)]


def _kept(step: Template, issue: int, due: date) -> Values:
    """A step of a template as it is stored for an issue."""
    return {
        "issue_id": issue,
        "number": step.number,
        "phase": step.phase.value,
        "name": step.name,
        "told": step.told,
        "due": due.isoformat(),
        "needs_evidence": int(step.needs_evidence),
        "may_be_skipped": int(step.may_be_skipped),
    }
