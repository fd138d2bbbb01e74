"""What an account manager is measured by: mainly on sales is a mistake that is told (PLAN-13, KPI-2)."""

from collections.abc import Mapping

from amdesk.words import _

SALES_WEIGHT_AT_MOST = 0.5
"""Above this share of a scorecard's weight, somebody is measured mainly on sales."""
SALES_KPIS = frozenset({"repeat-sales", "new-ranges", "cross-selling"})


def is_measured_on_sales(weights: Mapping[str, int]) -> bool:
    """Whether a scorecard, its weights by figure, rests mainly on sales."""
    total = sum(weights.values())
    return total > 0 and _of_sales(weights) > SALES_WEIGHT_AT_MOST * total


def sales_share(weights: Mapping[str, int]) -> int:
    """How much of the weight of goals rests on sales, in percent; 0 without weights."""
    total = sum(weights.values())
    return round(100 * _of_sales(weights) / total) if total else 0


def _of_sales(weights: Mapping[str, int]) -> int:
    return sum(weight for kpi, weight in weights.items() if kpi in SALES_KPIS)


def measured_sentence(weights: Mapping[str, int]) -> str:
    """The mistake in a sentence; empty where there is none."""
    if not is_measured_on_sales(weights):
        return ""
    share = sales_share(weights)
    if share == 100:
        return _("You are measured on sales only: nothing counts how customers are cared for.")
    return _("You are measured mainly on sales ({n} % of the weight): care for customers counts less.").format(n=share)
