"""The guide has a page for every view, and what it points to is there."""

import re

import pytest

from amdesk import paths
from amdesk.ui.pages import PAGES, TABS

GUIDE = paths.resources() / "guide"


@pytest.mark.parametrize("name", [page.name for page in (*PAGES, *TABS)])
def test_every_view_has_its_page(name: str) -> None:
    assert (GUIDE / f"{name}.md").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("path", sorted(GUIDE.glob("*.md")), ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    targets = re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8"))
    assert [target for target in targets if not (GUIDE / target).is_file()] == []
