"""Paper needs no screen: Qt, where a script needs it, runs without one."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
