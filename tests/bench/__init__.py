"""Speed as ratios to a limit measured in the same run; never asserted as seconds.

`python -m tests.bench NAME [--json] [--pairs N]`; without a name it lists what can be measured.
"""
