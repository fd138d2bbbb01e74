"""The goals of the account manager that hold today."""

from amdesk.model.source import Source

GOALS = """
SELECT kpi, sum(coalesce(weight, 0)) FROM kpi_goal WHERE starts <= :today AND ends >= :today GROUP BY kpi
"""


def goal_weights(source: Source) -> dict[str, int]:
    """The weights of the goals that hold today, by figure."""
    return dict(source.select(GOALS, {"today": source.today.isoformat()}))
