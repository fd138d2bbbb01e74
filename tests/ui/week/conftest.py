"""The desk these tests work at."""

from tests.ui.sampled import desk, fills, own_settings, sample_file, visited

__all__ = ["desk", "fills", "own_settings", "sample_file", "visited"]
