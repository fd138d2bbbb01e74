"""Measure one or more benches by name: `python -m tests.bench startup edit --json`."""

import argparse
import os
import sys

from tests.bench import bringing, editing, finding, issues, large, maps, paper, plans, starting
from tests.bench.harness import PAIRS

BENCHES = {
    "startup": starting.startup,
    "ready": starting.ready,
    "open-large": large.open_large,
    "today": finding.today,
    "timeline": finding.timeline,
    "search": finding.search,
    "edit": editing.edit,
    "import": bringing.carrying,
    "import-encrypted": bringing.carrying_encrypted,
    "import-csv": bringing.from_csv,
    "map": maps.map_small,
    "map-1000": maps.map_large,
    "layout": maps.layout,
    "issues": issues.board,
    "plan": plans.plan,
    "pdf": paper.pdf,
}


def main() -> int:
    """Print a line for each bench; the exit status says whether one failed its goal."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help=", ".join(BENCHES))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    verdicts = [BENCHES[name](chosen.pairs) for name in chosen.names or BENCHES]
    for verdict in verdicts:
        sys.stdout.write(verdict.say(chosen.json) + "\n")
    return int(any(verdict.verdict == "fail" for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
