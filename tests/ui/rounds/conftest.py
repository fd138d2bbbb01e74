"""The desk these tests work at."""

from tests.ui.sampled import desk, empty_desk, fills, own_settings, sample_file, visited

__all__ = ["desk", "empty_desk", "fills", "own_settings", "sample_file", "visited"]
