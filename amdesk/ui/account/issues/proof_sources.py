"""What of the account can prove a step beside files: touches that were held, and credit notes."""

from datetime import date

from amdesk.model.source import Source
from amdesk.model.values import Channel
from amdesk.ui.account.issues.money import amount
from amdesk.words import _, day

MOST_TOUCHES = 300
TOUCHES = """
SELECT t.id, t."on", t.channel, t.purpose,
 (SELECT group_concat(p.name, ', ') FROM touch_person tp JOIN person p ON p.id = tp.person_id WHERE tp.touch_id = t.id)
FROM step s JOIN issue i ON i.id = s.issue_id JOIN touch t ON t.account_id = i.account_id AND t.status = 'held'
WHERE s.id = ? ORDER BY t.issue_id IS i.id DESC, t."on" DESC, t.id DESC LIMIT ?
"""
CREDIT_NOTES = """
SELECT n.id, n.number, n.amount, coalesce(nullif(i.currency, ''), a.currency) FROM step s
JOIN issue i ON i.id = s.issue_id JOIN account a ON a.id = i.account_id JOIN credit_note n ON n.issue_id = i.id
WHERE s.id = ? ORDER BY n."on", n.id
"""


def touches_to_choose(source: Source, step: int) -> list[tuple[int, str]]:
    """The touches that can prove a step, by id, each in words."""
    return [
        (row, _touch(date.fromisoformat(on), Channel(channel), purpose, people, source.today))
        for row, on, channel, purpose, people in source.select(TOUCHES, (step, MOST_TOUCHES))
    ]


def _touch(on: date, channel: Channel, purpose: str, people: str | None, today: date) -> str:
    about = ": ".join(part for part in (people or "", purpose) if part)
    return " · ".join(part for part in (f"{channel.label} {day(on, today)}", about) if part)


def credit_notes_to_choose(source: Source, step: int) -> list[tuple[int, str]]:
    """The credit notes that can prove a step, by id, each in words."""
    words = _("Credit note {number}, {amount}")
    return [
        (row, words.format(number=name, amount=amount(minor, currency)))
        for row, name, minor, currency in source.select(CREDIT_NOTES, (step,))
    ]
