"""The screen: shows and asks, decides nothing.

PySide6 puts an import of its own in the place of Python's, which reads the source of every later module, looking for
`from __feature__ import …`. Nobody here writes that, and it took a fifteenth of the start; so the one before is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
