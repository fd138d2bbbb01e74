"""The assumptions of the workload as the user set them, and how many issues a year there are."""

import json

from amdesk.model.source import Source

ISSUES = """
SELECT count(*) FROM issue i JOIN account a ON a.id = i.account_id
WHERE i.reported_on > date(:today, '-365 days') AND i.reported_on <= :today AND a.status NOT IN ('lost', 'prospect')
"""
KEPT = "SELECT value FROM setting WHERE name = 'workload'"


def assumptions_set(source: Source) -> dict[str, float]:
    """The assumptions that were set, by name; those not set are as usual."""
    rows = source.select(KEPT)
    return {str(name): float(value) for name, value in json.loads(rows[0][0]).items()} if rows else {}


def issues_of_a_year(source: Source) -> int:
    """How many issues were reported in the last 365 days by accounts that are served."""
    return int(source.select(ISSUES, {"today": source.today.isoformat()})[0][0])
