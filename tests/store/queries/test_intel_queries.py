"""Intelligence read from a real workspace."""

from amdesk.store.queries.intel import intel_rows, open_intel


def test_intel_comes_newest_first_and_knows_what_answers_it(konex):
    rows = intel_rows(konex.workspace, konex["konex"])
    assert [(r.text[:8], r.actions, r.is_open) for r in rows] == [("Opentech", 1, False), ("New terr", 0, True)]
    assert intel_rows(konex.workspace) == rows


def test_only_what_waits_for_an_answer(konex):
    assert [r.id for r in open_intel(konex.workspace, konex["konex"])] == [konex["open-heard"]]
    assert [r.id for r in open_intel(konex.workspace)] == [konex["open-heard"]]
