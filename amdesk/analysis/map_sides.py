"""Where cards stand by coverage: our colleagues at the left, beside each the people covered; who is not, at the end."""

from amdesk.analysis.map_ground import Area, Ground, Tie
from amdesk.analysis.map_layout import CARD, GAPS, Place
from amdesk.analysis.map_units import by_weight
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.words import _, plural

PAD, BETWEEN, TOP = 16, 22, 22
OURS = (190, 56)
ALLEY = 84
"""Room between our colleagues and the people, for the lines to those covered by several."""
LANE_STEP, LANES = 7, 8
STEP = (CARD[0] + GAPS[0] // 2, CARD[1] + GAPS[0])


def by_coverage(shown: AccountMap) -> tuple[dict[int, Place], Ground]:
    """Everyone's place beside the colleague who covers them first, with lines from the others who do too."""
    people = [person for person in shown.people if person.left_on is None or not person.covered_by]
    people += [person for person in shown.people if person not in people]
    bands = _bands(people)
    columns = max(3, round((len(people) * 1.2) ** 0.5))
    places: dict[int, Place] = {}
    areas: list[Area] = []
    ours: list[Area] = []
    top = 0
    for name, covered in bands:
        rows = -(-len(covered) // columns)
        height = TOP + rows * STEP[1] - GAPS[0] + PAD if rows else OURS[1]
        if rows:
            wide = columns * STEP[0] + 2 * PAD - GAPS[0] // 2
            areas.append(Area("", OURS[0] + ALLEY, top, wide, height, is_head=True))
        count = sum(name in person.covered_by for person in people) if name else len(covered)
        note = plural("{n} person", "{n} people", count)
        title = name or _("Nobody of ours")
        ours.append(Area(title, 0, top + (height - OURS[1]) // 2, *OURS, is_head=bool(name), note=note))
        for i, person in enumerate(covered):
            x, y = i % columns * STEP[0], i // columns * STEP[1]
            places[person.id] = (OURS[0] + ALLEY + PAD + x, top + TOP + y)
        top += height + BETWEEN
    ground = Ground(
        tuple(areas),
        width=max((area.x + area.width for area in areas), default=0),
        height=max(0, top - BETWEEN),
        ours=tuple(ours),
        ties=_ties(people, places, ours),
    )
    return places, ground


def _bands(people: list[MapPerson]) -> list[tuple[str, list[MapPerson]]]:
    """Our colleagues with whom they cover first, who covers most first; then who is not covered."""
    covered: dict[str, list[MapPerson]] = {}
    for person in people:
        for name in person.covered_by:
            covered.setdefault(name, [])
        if person.covered_by:
            covered[person.covered_by[0]].append(person)
    found = sorted(covered.items(), key=lambda band: (-len(band[1]), band[0].casefold()))
    bands = [(name, by_weight(who)) for name, who in found]
    uncovered = [person for person in people if not person.covered_by]
    return [*bands, ("", by_weight(uncovered))] if uncovered else bands


def _ties(people: list[MapPerson], places: dict[int, Place], ours: list[Area]) -> tuple[Tie, ...]:
    """Lines from every further colleague who covers somebody: along the alley, then in the gap above the card."""
    number = {area.name: i for i, area in enumerate(ours)}
    found = []
    for person in people:
        for name in person.covered_by[1:]:
            lane = number[name] % LANES
            area = ours[number[name]]
            x, y = places[person.id]
            alley = OURS[0] + PAD + lane * LANE_STEP
            start = (area.x + area.width, area.y + area.height // 2)
            above = y - 5 - lane * 2
            end = x + CARD[0] // 2 + (lane - LANES // 2) * LANE_STEP
            found.append(Tie(person.id, (start, (alley, start[1]), (alley, above), (end, above), (end, y))))
    return tuple(found)
