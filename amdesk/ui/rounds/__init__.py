"""Rounds: what is gone through one by one until it says done."""
