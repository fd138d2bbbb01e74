"""The group of companies an account belongs to, the units within it, and what may become part of what."""

from collections import defaultdict

from amdesk.model.group_rows import Company, UnitRow
from amdesk.model.health_rows import Band
from amdesk.model.source import Source
from amdesk.model.values import Money, Status
from amdesk.store.queries.states import NEWEST

FAMILY = """
WITH RECURSIVE above(id, parent_id) AS (
 SELECT id, parent_id FROM account WHERE id = :account
 UNION SELECT a.id, a.parent_id FROM above b JOIN account a ON a.id = b.parent_id),
family(id) AS (SELECT id FROM above UNION SELECT a.id FROM family f JOIN account a ON a.parent_id = f.id)
"""
COMPANIES = f"""
{FAMILY} SELECT a.id, a.parent_id, a.name, a.status, a.currency, coalesce(s.revenue_12, 0),
 coalesce(s.revenue_before, 0), coalesce(s.open_issues, 0), coalesce(s.critical_issues, 0), h.health, h.band
FROM family f JOIN account a ON a.id = f.id LEFT JOIN account_summary s ON s.account_id = a.id
LEFT JOIN account_state h ON {NEWEST} ORDER BY a.name, a.id
"""
OWED = f"""
{FAMILY} SELECT i.account_id, coalesce(nullif(i.currency, ''), a.currency), sum(i.amount - coalesce(i.written_off, 0)
 - coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice_id = i.id AND coalesce(p."on", :on) <= :on), 0))
FROM family f JOIN account a ON a.id = f.id JOIN invoice i ON i.account_id = a.id
WHERE coalesce(i."on", :on) <= :on GROUP BY 1, 2
UNION ALL SELECT p.account_id, coalesce(nullif(p.currency, ''), a.currency), -sum(p.amount)
FROM family f JOIN account a ON a.id = f.id JOIN payment p ON p.account_id = a.id
WHERE p.invoice_id IS NULL AND coalesce(p."on", :on) <= :on GROUP BY 1, 2
"""
UNITS = """
SELECT u.id, u.parent_id, u.name, u.is_site, u.place, (SELECT count(*) FROM membership m JOIN person p
 ON p.id = m.person_id WHERE m.unit_id = u.id AND m.until IS NULL AND p.left_on IS NULL)
FROM unit u WHERE u.account_id = ? ORDER BY u.name, u.id
"""
OTHERS = """
WITH RECURSIVE below(id) AS (SELECT :account UNION SELECT a.id FROM below b JOIN account a ON a.parent_id = b.id)
SELECT id, name FROM account WHERE id NOT IN (SELECT id FROM below) ORDER BY name, id
"""
FREE = """
WITH RECURSIVE above(id, parent_id) AS (
 SELECT id, parent_id FROM account WHERE id = :account
 UNION SELECT a.id, a.parent_id FROM above b JOIN account a ON a.id = b.parent_id)
SELECT id, name FROM account WHERE id NOT IN (SELECT id FROM above) AND parent_id IS NOT :account ORDER BY name, id
"""


def companies(source: Source, account_id: int) -> list[Company]:
    """The companies of the group an account belongs to, by name; the account alone where there is no group."""
    says = {"account": account_id, "on": source.today.isoformat()}
    owed: dict[int, list[Money]] = defaultdict(list)
    for account, currency, minor in source.select(OWED, says):
        owed[account].append(Money(minor, currency))
    found = []
    for row in source.select(COMPANIES, {"account": account_id}):
        number, parent, name, status, currency, revenue, before, issues, critical, health, band = row
        found.append(
            Company(
                number,
                parent,
                name,
                Status(status),
                currency,
                revenue,
                before,
                tuple(owed[number]),
                issues,
                critical,
                health,
                Band(band or "unknown"),
            )
        )
    return found


def possible_parents(source: Source, account_id: int) -> list[tuple[int, str]]:
    """The accounts an account may become part of, by name: all but itself and what is below it."""
    return [(number, name) for number, name in source.select(OTHERS, {"account": account_id})]


def possible_subsidiaries(source: Source, account_id: int) -> list[tuple[int, str]]:
    """The accounts that may become part of an account, by name: all but itself, what is above and what is its own."""
    return [(number, name) for number, name in source.select(FREE, {"account": account_id})]


def unit_rows(source: Source, account_id: int) -> list[UnitRow]:
    """The units and sites of an account by name, with the people who are in each now."""
    return [
        UnitRow(number, parent, name, bool(is_site), place, people)
        for number, parent, name, is_site, place, people in source.select(UNITS, (account_id,))
    ]
