"""The five questions about an account: the people it has, what is known of it, and the answers kept so far."""

from dataclasses import dataclass

from amdesk.model.source import Source
from amdesk.model.values import Role, Status, Tier

PREFIX = "five-questions:"
KEEP = f"INSERT OR REPLACE INTO draft (key, content) VALUES ('{PREFIX}' || ?, ?)"
FORGET = f"DELETE FROM draft WHERE key = '{PREFIX}' || ?"
DRAFT = f"SELECT content FROM draft WHERE key = '{PREFIX}' || ?"
DRAFTS = f"""
SELECT a.id, a.name, d.content FROM draft d JOIN account a ON a.id = CAST(substr(d.key, {len(PREFIX) + 1}) AS INTEGER)
WHERE d.key LIKE '{PREFIX}%' ORDER BY a.name
"""
ACCOUNT = """
SELECT a.name, a.city, a.status, a.tier,
 (SELECT id FROM "plan" WHERE account_id = a.id AND status <> 'closed' ORDER BY starts DESC, id DESC LIMIT 1),
 (SELECT min("on") FROM touch WHERE account_id = a.id AND status = 'planned' AND "on" >= ?)
FROM account a WHERE a.id = ?
"""
HOLDERS = """
SELECT r.role, p.name FROM person_role r JOIN person p ON p.id = r.person_id
WHERE p.account_id = ? AND r.until IS NULL AND p.left_on IS NULL ORDER BY r.id
"""
CHOICE = """
SELECT a.id, a.name, a.city, a.tier, coalesce(s.revenue_12, 0),
 EXISTS (SELECT 1 FROM person p JOIN person_role r ON r.person_id = p.id AND r.until IS NULL WHERE p.account_id = a.id)
FROM account a LEFT JOIN account_summary s ON s.account_id = a.id WHERE a.status <> 'lost' ORDER BY a.name
"""
PEOPLE = """
SELECT p.id, p.name, p.account_id, coalesce((SELECT m.job FROM membership m WHERE m.person_id = p.id AND m.until IS NULL
 ORDER BY m.since DESC, m.id DESC LIMIT 1), '') FROM person p
WHERE p.account_id = ? AND NOT p.is_placeholder AND p.left_on IS NULL ORDER BY p.name
"""
TABLES = frozenset({"draft"})


@dataclass(frozen=True)
class AccountAsked:
    """An account as the questions need it: whose roles are known, and whether a plan or a meeting is there."""

    name: str
    place: str
    status: Status
    tier: Tier
    plan: int | None
    next_meeting: str | None
    holders: tuple[tuple[Role, str], ...]


@dataclass(frozen=True)
class AccountToChoose:
    """An account the questions could be about; `has_map` when any buying role is known there."""

    id: int
    name: str
    place: str
    tier: Tier
    revenue: int
    has_map: bool


def account_asked(source: Source, account: int) -> AccountAsked:
    """What is known of an account. Raises LookupError when there is none."""
    rows = source.select(ACCOUNT, (source.today.isoformat(), account))
    if not rows:
        raise LookupError(account)
    name, place, status, tier, plan, meeting = rows[0]
    holders = tuple((Role(role), who) for role, who in source.select(HOLDERS, (account,)))
    return AccountAsked(name, place, Status(status), Tier(tier), plan, meeting, holders)


def accounts_to_choose(source: Source) -> list[AccountToChoose]:
    """Every account the questions could be about: those without a map first, by tier, then by revenue."""
    order = {tier: at for at, tier in enumerate(Tier)}
    found = [
        AccountToChoose(number, name, place, Tier(tier), revenue, bool(has_map))
        for number, name, place, tier, revenue, has_map in source.select(CHOICE)
    ]
    return sorted(found, key=lambda one: (one.has_map, order[one.tier], -one.revenue, one.name))


def people_to_name(source: Source, account: int) -> list[tuple[int, str, int, str]]:
    """Everyone with a name who is at an account: id, name, account and title."""
    return [(number, name, home, job) for number, name, home, job in source.select(PEOPLE, (account,))]


def kept_answers(source: Source, account: int) -> str:
    """The answers kept for an account as text, "" when there are none."""
    rows = source.select(DRAFT, (account,))
    return str(rows[0][0]) if rows else ""


def all_kept_answers(source: Source) -> list[tuple[int, str, str]]:
    """Every account with answers kept: id, name and the text of them."""
    return [(number, name, content) for number, name, content in source.select(DRAFTS)]


def has_map(source: Source, account: int) -> bool:
    """Whether any buying role is known at an account."""
    return bool(source.select(HOLDERS, (account,)))
