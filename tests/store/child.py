"""Work in a process of its own: for limits, locks and kills."""

import os
import traceback
from collections.abc import Callable

import pytest


def in_child(work: Callable[[], None]) -> None:
    """Run `work` in a fork of this process; what it raises fails the test here."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work()
        except BaseException:
            os.write(writing, traceback.format_exc().encode()[-60_000:])
        os._exit(0)
    os.close(writing)
    said = b""
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    _pid, status = os.waitpid(child, 0)
    if said or status:
        pytest.fail(f"the child ended with {status}: {said.decode()}")
