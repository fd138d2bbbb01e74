"""The time of day on this machine."""

from datetime import datetime, time


def local_time() -> time:
    """What the clock shows now."""
    return datetime.now().time()
