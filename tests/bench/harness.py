"""How a ratio is measured: pairs in random order, one warm-up, the median with its bootstrap interval."""

import json
import random
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass

PAIRS = 30
RESAMPLES = 2000
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Verdict:
    """A figure beside its limit, both in milliseconds; `ratio` with its 95 % interval against the goal."""

    name: str
    figure: float
    limit: float
    ratio: float
    low: float
    high: float
    goal: float
    verdict: str
    note: str = ""

    def say(self, as_json: bool) -> str:
        """One line for people, or one JSON object."""
        if as_json:
            return json.dumps(asdict(self))
        return (
            f"{self.name}: {self.ratio:.2f} ({self.low:.2f}–{self.high:.2f}) × the limit, goal ≤ {self.goal}: "
            f"{self.verdict} [{self.figure:.1f} ms against {self.limit:.1f} ms] {self.note}".rstrip()
        )


def interval(ratios: list[float], seed: int = 1) -> tuple[float, float]:
    """The bootstrap interval of the median."""
    rng = random.Random(seed)
    medians = sorted(statistics.median(rng.choices(ratios, k=len(ratios))) for _ in range(RESAMPLES))
    edge = round((1 - CONFIDENCE) / 2 * RESAMPLES)
    return medians[edge], medians[-edge - 1]


def compare(
    name: str, figure: Callable[[], float], limit: Callable[[], float], goal: float, pairs: int = PAIRS, note: str = ""
) -> Verdict:
    """Measure both in turn, in random order within each pair; each callable gives its own seconds."""
    figure()
    limit()
    rng = random.Random(len(name))
    figures, limits = [], []
    for _ in range(pairs):
        if rng.random() < 0.5:
            figures.append(figure())
            limits.append(limit())
        else:
            limits.append(limit())
            figures.append(figure())
    ratios = [one / other for one, other in zip(figures, limits, strict=True)]
    low, high = interval(ratios)
    verdict = "pass" if high <= goal else "fail" if low > goal else "inconclusive"
    milliseconds = (statistics.median(figures) * 1000, statistics.median(limits) * 1000)
    return Verdict(name, *milliseconds, statistics.median(ratios), low, high, goal, verdict, note)
