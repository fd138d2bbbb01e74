"""Every subject of the model can be reached: it has a table on some page, or a view made for it."""

import re
from pathlib import Path

from amdesk.model.all import SUBJECTS

UI = Path(__file__).parents[2] / "amdesk" / "ui"
MADE_FOR_IT = {
    "account": "the list of accounts",
    "objective": "the plan",
    "saved_filter": "the list of accounts",
    "evidence": "the steps of an issue",
    "checklist": "the checklists of the issues",
    "release": "the check before a customer's paper",
    "setting": "the settings",
    "kept_apart": "the duplicates",
    "placement": "dragging a card on the map",
}
KEPT_BY_THE_PROGRAM = {"origin", "shared"}


def listed() -> set[str]:
    """The subjects with a table somewhere on the screen."""
    source = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    tabs = re.findall(r'Listed\(\s*"(\w+)"', source)
    panels = re.findall(r'RecordsPanel\(\s*desk,\s*"(\w+)"', source)
    return {*tabs, *panels}


def test_every_subject_stands_somewhere_on_the_screen() -> None:
    assert set(SUBJECTS) - listed() - MADE_FOR_IT.keys() - KEPT_BY_THE_PROGRAM == set()


def test_every_table_on_the_screen_is_a_subject() -> None:
    assert listed() <= set(SUBJECTS)
