"""What the tests of foreign files share."""

from pathlib import Path

import pytest

REALDATA = (Path(__file__).parents[2] / ".." / "shared" / "realdata").resolve()


@pytest.fixture
def realdata() -> Path:
    """The folder of files made by other programs; the test is skipped where it is not there."""
    if not REALDATA.is_dir():
        pytest.skip("the files made by other programs are not beside the project")
    return REALDATA
