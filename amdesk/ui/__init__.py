"""The screen: shows and asks, decides nothing.

PySide6 puts an import of its own in the place of Python's. It reads the source of every later module in search of
`from __feature__ import …`, which nobody here writes, and took a fifteenth of the start; so Python's own is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
