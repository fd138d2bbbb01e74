"""The person of a row: found within the account, with title, buying roles and labels."""

from collections import defaultdict
from datetime import date

from amdesk.exchange.currencies import Currencies, minor
from amdesk.exchange.matching import UNKNOWN_PROGRAM, Known
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.plan import Change, Outcome
from amdesk.exchange.reading import shown
from amdesk.exchange.sections import WORKED_OUT, Columns, Met, Section, Values
from amdesk.exchange.spells import stays
from amdesk.exchange.unit_rows import Unit
from amdesk.exchange.vocabulary import LABEL, meant
from amdesk.model.source import Source
from amdesk.model.values import Role
from amdesk.words import _

EVER_IN = """
SELECT person_id, unit_id FROM membership WHERE unit_id IS NOT NULL UNION
SELECT m.person_id, j.before->>'$.unit_id' FROM journal j JOIN membership m ON m.id = j.row
WHERE j.tbl = 'membership' AND j.op = 'U' AND j.before->>'$.unit_id' IS NOT NULL
"""

RATED = ("stance", "influence", "interest", "authority")
"""What is thought of a person since a day, rather than kept as it is."""


class PersonSection(Section):
    """People at the account of the row."""

    worked_out = WORKED_OUT | {"currency"}

    def __init__(self, columns: Columns, known: Known, source: Source, today: date, currencies: Currencies) -> None:
        super().__init__("person", columns, known, source)
        self.source = source
        self.today = today
        self.currencies = currencies
        jobs = "SELECT person_id, job FROM membership WHERE until IS NULL ORDER BY id"
        self.jobs: dict[int, str] = dict(source.select(jobs)) if "job" in self.readers else {}
        rated = "SELECT person_id, what, value FROM rating WHERE until IS NULL"
        has_rated = self.readers.keys() & set(RATED)
        self.rated = {(p, what): value for p, what, value in source.select(rated)} if has_rated else {}
        self.units: dict[int, set[int]] = defaultdict(set)
        for person, unit in source.select(EVER_IN):
            self.units[person].add(unit)

    @staticmethod
    def name_in(values: Values) -> str:
        """The name in the values of a row; a mail address stands in for a missing one, "" for none at all."""
        whole = values.get("name") or " ".join(filter(None, (values.get("given"), values.get("family"))))
        return str(whole or values.get("mail") or "")

    def named_in(self, values: Values) -> str:
        """The name of a row's person, their id in a file that holds no names."""
        has_names = self.readers.keys() & {"name", "given", "family", "mail"}
        return self.name_in(values) or ("" if has_names else str(values.get("id") or ""))

    def take(self, values: Values, account: int, unit: Unit | None = None) -> Met:
        """The person of a row at an account, and in a unit of it.

        Raises CellRefused when it is not plain who is meant, or the person is at another account here.
        """
        name, key = self.named_in(values), values.get("id")
        if key and not self.name_in(values):
            met = self._meet_nameless(key, name, self.kept(values), account)
        else:
            met = self.meet_or_add(key, name, self.kept(values), account)
        if self.known.scopes[met.row] != account and not self.known.was_within(met.row, account):
            raise CellRefused(
                self.column("name", "family", "id"),
                _("{name} is at another account here. Move the person first.").format(name=shown(name)),
            )
        described = (
            *self._job(met, values.get("job")),
            *self._unit(met.row, unit),
            *self._ratings(met.row, account, values),
        )
        roles = (*self.take_roles(met.row, values.get("role")), *self._labels(met.row, values.get("labels")))
        changes = (*described, *roles)
        if changes and met.row > 0:
            self.rows.mark(met.row, Outcome.CHANGED)
            return Met(met.row, Outcome.CHANGED, met.changes + changes)
        return met

    def _meet_nameless(self, key: str, name: str, values: Values, account: int) -> Met:
        """The person whom an id alone means at the account, made and named by it where nobody is.

        Raises CellRefused when several are meant.
        """
        known = self.known.with_key(key, None)
        near = [row for row in known if self.known.scopes[row] == account]
        found = near or ([] if self.known.program == UNKNOWN_PROGRAM else known)
        if len(found) > 1:
            sentence = _("{n} people are known as “{said}”, so it is not plain who is meant.")
            raise CellRefused(self.column("id"), sentence.format(n=len(found), said=shown(key)))
        if not found:
            return Met(self.rows.add(key, name, values, account), Outcome.ADDED)
        return Met(found[0], *self.rows.meet(found[0], key, values))

    def _job(self, met: Met, job: str | None) -> tuple[Change, ...]:
        now = self.jobs.get(met.row, "")
        if not job or job == now or (met.row < 0 and now) or self._was_changed_here(met.row, job):
            return ()
        self.rows.draft(met.row).job = job
        self.jobs[met.row] = job
        return (Change(_("Title"), now, job),)

    def _unit(self, person: int, unit: Unit | None) -> tuple[Change, ...]:
        """Put a person into a unit they never were in."""
        if unit is None or unit.row in self.units[person]:
            return ()
        self.units[person].add(unit.row)
        self.rows.draft(person).unit = unit.row
        return (Change(_("Unit or site"), "", unit.name),)

    def _ratings(self, person: int, account: int, values: Values) -> list[Change]:
        """What is thought of a person from today on, where it differs and was not changed here since."""
        changes = []
        for what in RATED:
            value, now = self._rating(what, account, values), self.rated.get((person, what))
            whose = {"person_id": person, "what": what}
            if value is not None and value != now and not stays(self.source, "rating", whose, "value", value):
                self.rated[person, what] = value
                self.rows.draft(person).ratings += ((what, value),)
                label = self.readers[what].target.label
                changes.append(Change(_(label), "" if now is None else str(now), str(values[what])))
        return changes

    def _rating(self, what: str, account: int, values: Values) -> int | None:
        """What a row says of somebody, an amount in the smallest unit of the account's currency."""
        value: int | None = values.get(what)
        if value is None or what != "authority":
            return value
        column = self.column("authority")
        currency = self.currencies.settle(account, values.get("currency"), self.column("currency"))
        return minor(values["authority"], currency, column)

    def _was_changed_here(self, row: int, job: str) -> bool:
        """Whether the title the file says is one the person had before: then the newer one here stays."""
        query = (
            "SELECT job FROM membership WHERE person_id = ? AND until IS NOT NULL UNION "
            "SELECT j.before->>'$.job' FROM journal j JOIN membership m ON j.tbl = 'membership' AND j.row = m.id "
            "WHERE m.person_id = ? AND j.op = 'U' UNION SELECT before->>'$.job' FROM journal "
            "WHERE tbl = 'membership' AND op = 'D' AND before->>'$.person_id' = ?"
        )
        return row > 0 and (job,) in self.source.select(query, (row, row, row))

    def take_roles(self, row: int, text: str | None) -> tuple[Change, ...]:
        """Give a person the roles a cell names, where they never had them; words that are no buying role are labels."""
        changes = []
        for word in (text or "").replace("/", ";").replace(",", ";").split(";"):
            if (word := word.strip()) and (meaning := meant(self.mapping, "person.role", word)):
                changes += self._one_role(row, word, None if meaning == LABEL else Role(meaning))
        return tuple(changes)

    def _labels(self, row: int, text: str | None) -> list[Change]:
        """Give a person the labels a cell names, several between semicolons."""
        words = filter(None, (word.strip() for word in (text or "").split(";")))
        return [change for word in words for change in self._one_role(row, word, None)]

    def _one_role(self, row: int, word: str, role: Role | None) -> list[Change]:
        draft = self.rows.drafts.get(row)
        if role is not None:
            query = "SELECT 1 FROM person_role WHERE person_id = ? AND role = ?"
            known = (row > 0 and self.source.select(query, (row, role.value))) or (draft and role.value in draft.roles)
            if not known:
                self.rows.draft(row).roles += (str(role.value),)
        else:
            query = "SELECT 1 FROM label WHERE person_id = ? AND text = ?"
            known = (row > 0 and self.source.select(query, (row, word))) or (draft and word in draft.labels)
            if not known:
                self.rows.draft(row).labels += (word,)
        return [] if known else [Change(_("Buying role") if role else _("Label"), "", word)]
