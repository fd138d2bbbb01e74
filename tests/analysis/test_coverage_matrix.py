"""Who of ours meets whom, planned and real."""

from datetime import date, timedelta

from amdesk.analysis.coverage_matrix import CellSort, FindingSort, matrix, matrix_line
from amdesk.model.coverage_rows import Cover, OurColleague
from amdesk.model.facts import Visit
from amdesk.model.values import Channel, Role
from tests.analysis.maps import TODAY, a_map, somebody

ADA = somebody(1, "Ada", roles=(Role.DECIDER,))
BEN = somebody(2, "Ben", covered_by=("Me",))
ME, TOM, KIM = (OurColleague(n, name, "", n == 7) for n, name in ((7, "Me"), (8, "Tom"), (9, "Kim")))
LONG_AGO = date(2025, 1, 1)


def visit(touch, person, colleague, days_ago, preferred=None):
    name = {7: "Me", 8: "Tom", 9: "Kim"}[colleague]
    who = {1: "Ada", 2: "Ben"}[person]
    on = TODAY - timedelta(days=days_ago)
    return Visit(touch, person, who, colleague, name, on, Channel.VISIT, False, None, preferred, "Me")


def seen(*visits, covers=(), people=(ADA, BEN)):
    return matrix(a_map(*people), covers, (ME, TOM, KIM), visits, TODAY)


def sorts(found):
    return [finding.sort for finding in found.findings]


def test_a_rhythm_is_kept_until_it_is_over():
    cover = Cover(2, 7, 30, LONG_AGO)
    assert seen(visit(1, 2, 7, 30), covers=[cover]).cell(2, 7).sort is CellSort.KEPT
    late = seen(visit(1, 2, 7, 31), covers=[cover])
    assert late.cell(2, 7).sort is CellSort.LATE
    assert "You see Ben every 30 days, last 31 days ago." in [f.sentence for f in late.findings]


def test_touches_of_ninety_days_count_and_each_only_once():
    found = seen(visit(1, 2, 7, 5), visit(1, 2, 7, 5), visit(2, 2, 7, 89), visit(3, 2, 7, 90))
    assert found.cell(2, 7).touches == 2
    assert found.cell(2, 7).sort is CellSort.UNPLANNED
    assert found.cell(2, 9).sort is CellSort.NOTHING


def test_a_decider_nobody_looks_after_is_a_gap_until_somebody_does():
    assert FindingSort.GAP in sorts(seen())
    covered = somebody(1, "Ada", roles=(Role.DECIDER,), covered_by=("Tom",))
    assert FindingSort.GAP not in sorts(seen(people=(covered, BEN)))


def test_the_only_one_looked_after_is_a_single_thread_until_there_are_two():
    assert FindingSort.SINGLE_THREAD in sorts(seen())
    both = (somebody(1, "Ada", covered_by=("Tom",)), BEN)
    assert FindingSort.SINGLE_THREAD not in sorts(seen(people=both))


def test_three_of_ours_within_a_week_collide_with_the_touches_as_evidence():
    crowd = [visit(n, 2, colleague, n) for n, colleague in ((1, 7), (2, 8), (3, 9))]
    collision = next(f for f in seen(*crowd).findings if f.sort is FindingSort.COLLISION)
    assert set(collision.touches) == {1, 2, 3}
    assert FindingSort.COLLISION not in sorts(seen(*crowd[:2]))


def test_who_looks_after_a_person_as_planned_is_no_stranger():
    stranger = visit(1, 2, 8, 3, preferred=7)
    assert FindingSort.COLLISION in sorts(seen(stranger))
    assert FindingSort.COLLISION not in sorts(seen(stranger, covers=[Cover(2, 8, 30, LONG_AGO)]))


def test_the_matrix_says_it_in_a_sentence():
    assert matrix_line(seen()) == "One decider nobody looks after, one single thread."
    calm = (somebody(1, "Ada", covered_by=("Tom",)), BEN)
    covers = [Cover(1, 8, 30, TODAY), Cover(2, 7, 30, TODAY)]
    assert matrix_line(seen(people=calm, covers=covers)) == "2 of 2 people are looked after, as agreed."
