"""What a map looks like, without a pen: cards, lines and regions in map units, the same on screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from amdesk.analysis.map_ground import Ground as Backdrop
from amdesk.analysis.map_layout import CARD, GAPS, ROOM, SMALL_CARD, Place, Size, Tree, hierarchy
from amdesk.analysis.map_lines import MOST_LED_AROUND, Box, Ground, LineShape, influence_line, reporting_line
from amdesk.analysis.map_places import respect
from amdesk.analysis.map_regions import RegionShape, around_of, regions
from amdesk.analysis.map_routes import routes
from amdesk.analysis.series import Tone
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import UNKNOWN_SIGN, LineKind, Role, Stance
from amdesk.words import _

SIGNS = {
    Role.DECIDER: "◆",
    Role.INFLUENCER: "◈",
    Role.USER: "●",
    Role.BUYER: "▣",
    Role.GATEKEEPER: "▤",
    Role.SPONSOR: "★",
}
"""Each buying role has its own shape, so that none is told by colour alone."""

TONES = {
    Stance.CHAMPION: Tone.GOOD,
    Stance.SUPPORTER: Tone.GOOD,
    Stance.NEUTRAL: Tone.QUIET,
    Stance.SCEPTIC: Tone.WARN,
    Stance.OPPONENT: Tone.BAD,
}
MARGIN = 40
NAME_ROOM = 12
"""How much lower whatever stands below the card of somebody in a group begins."""
OLD_AFTER_RHYTHMS = 2


@dataclass(frozen=True)
class CardShape:
    """A person's card: where it lies, and every text on it. `influence` is 0 when it is not known.

    `below` people under it are folded away; `leads` tells whether somebody who is shown reports to it.
    A plain card says name, title and unit only. `doubt` says which ratings were guessed or are old.
    """

    id: int
    x: int
    y: int
    width: int
    height: int
    name: str
    job: str
    unit: str
    roles: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    stance: Stance | None
    stance_sign: str
    stance_word: str
    stance_tone: Tone
    influence: int
    days: str
    days_tone: Tone
    covered_by: tuple[str, ...]
    account: str
    is_decider: bool
    is_placeholder: bool
    has_left: bool
    is_small: bool
    below: int = 0
    leads: bool = False
    is_plain: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class NetworkDrawing:
    """A whole map, ready for a pen; regions lie under lines, lines under cards. Nothing reaches beyond its size.

    The ground of an arrangement has its own corner at `ground_at`. `taken` tells where cards lie.
    """

    cards: tuple[CardShape, ...]
    lines: tuple[LineShape, ...]
    groups: tuple[RegionShape, ...]
    width: int
    height: int
    ground: Backdrop | None = None
    ground_at: Place = (0, 0)
    taken: Ground = field(default_factory=Ground, compare=False, repr=False)


def card_size(person: MapPerson, account_id: int) -> Size:
    """The size of a person's card: small for people of another account."""
    return CARD if person.account_id == account_id else SMALL_CARD


def boss_of(shown: AccountMap) -> dict[int, int]:
    """Everyone's boss on a map: the newest reporting line counts."""
    return {line.source: line.target for line in shown.lines if line.kind is LineKind.REPORTS}


def tree_of(shown: AccountMap, room: Size = ROOM) -> Tree:
    """The tidy tree of who reports to whom, in the shape of the room it will be seen in."""
    grouped = {who for group in shown.groups for who in group.members}
    sizes = {p.id: _with_name(card_size(p, shown.account_id), p.id in grouped) for p in shown.people}
    sizes = {person: size for person, size in sizes.items() if size != CARD}
    return hierarchy([person.id for person in shown.people], boss_of(shown), sizes=sizes, room=room)


def _with_name(size: Size, is_grouped: bool) -> Size:
    """The room a card needs: below that of somebody in a group its name has to fit."""
    return (size[0], size[1] + NAME_ROOM) if is_grouped else size


def arranged(shown: AccountMap, tree: Tree | None = None) -> dict[int, Place]:
    """Where the cards of a map stand: in the tidy tree, around the user's own places."""
    return respect((tree or tree_of(shown)).places, shown.placed, boss_of(shown))


def draw(
    shown: AccountMap,
    positions: Mapping[int, Place],
    tree: Tree | None = None,
    folded: Mapping[int, int] | None = None,
    ground: Backdrop | None = None,
) -> NetworkDrawing:
    """The map with its cards at `positions` (upper left corners); who has none is left out.

    Where cards stand to each other as in the tidy `tree`, reporting lines run in its lanes. Without a tree influence
    goes straight from card to card, as it does where there is too much of it to lead each line around the cards.
    `folded` tells how many people are left out below whom, `ground` what lies under everything.
    """
    people = [person for person in shown.people if person.id in positions]
    left = min((positions[p.id][0] for p in people), default=0) - MARGIN
    top = min((positions[p.id][1] for p in people), default=0) - MARGIN
    if ground is not None:
        left, top = min(left, -MARGIN), min(top, -MARGIN)
    cards = {p.id: _card(p, shown.account_id, positions[p.id][0] - left, positions[p.id][1] - top) for p in people}
    _mark_folding(cards, boss_of(shown) if tree is not None else {}, folded or {})
    boxes = {who: box_of(card) for who, card in cards.items()}
    taken = Ground(boxes.values())
    return NetworkDrawing(
        tuple(cards.values()),
        lines_between(shown, boxes, tree, taken),
        tuple(
            part for place, group in enumerate(shown.groups) for part in regions(group, boxes, taken, around_of(place))
        ),
        max((card.x + card.width for card in cards.values()), default=0) + MARGIN,
        max((card.y + card.height for card in cards.values()), default=0) + MARGIN,
        ground,
        (-left, -top),
        taken,
    )


def _mark_folding(cards: dict[int, CardShape], boss: Mapping[int, int], folded: Mapping[int, int]) -> None:
    leads = {higher for person, higher in boss.items() if person in cards}
    for person in cards.keys() & (leads | folded.keys()):
        cards[person] = replace(cards[person], leads=person in leads, below=folded.get(person, 0))


def box_of(card: CardShape) -> Box:
    """Where a card lies: left, top, right and bottom."""
    return card.x, card.y, card.x + card.width, card.y + card.height


def lines_between(
    shown: AccountMap, boxes: Mapping[int, Box], tree: Tree | None, taken: Ground
) -> tuple[LineShape, ...]:
    """The lines between cards that lie in `boxes`; those of influence go around what is `taken` in a tree."""
    places = {who: (box[0], box[1]) for who, box in boxes.items()}
    sizes = {who: (box[2] - box[0], box[3] - box[1]) for who, box in boxes.items()}
    boss = boss_of(shown)
    formal = routes(places, boss, gaps=GAPS, sizes=sizes, tree=tree)
    here = [line for line in shown.lines if line.source in boxes and line.target in boxes]
    informal = sum(not line.kind.is_formal for line in here)
    ground = taken if tree is not None and informal <= MOST_LED_AROUND else None
    drawn = []
    for line in here:
        if not line.kind.is_formal:
            drawn.append(influence_line(line, boxes[line.source], boxes[line.target], ground))
        elif line.kind is LineKind.REPORTS and boss[line.source] == line.target:
            drawn.append(reporting_line(line, formal[line.source]))
        else:
            route = routes(places, {line.source: line.target}, gaps=GAPS, sizes=sizes)
            drawn.append(reporting_line(line, route[line.source]))
    return tuple(drawn)


def _card(person: MapPerson, account_id: int, x: int, y: int) -> CardShape:
    width, height = card_size(person, account_id)
    is_foreign = person.account_id != account_id
    return CardShape(
        id=person.id,
        x=x,
        y=y,
        width=width,
        height=height,
        name=person.name,
        job=person.job,
        unit=person.unit,
        roles=tuple((SIGNS[role], role.label) for role in person.roles),
        labels=person.labels,
        stance=person.stance,
        stance_sign=person.stance.sign if person.stance is not None else UNKNOWN_SIGN,
        stance_word=person.stance.label if person.stance is not None else _("Not known"),
        stance_tone=TONES[person.stance] if person.stance is not None else Tone.QUIET,
        influence=person.influence or 0,
        days=days_text(person),
        days_tone=_days_tone(person),
        covered_by=tuple(initials(name) for name in person.covered_by),
        account=person.account if is_foreign else "",
        is_decider=Role.DECIDER in person.roles,
        is_placeholder=person.is_placeholder,
        has_left=person.left_on is not None,
        is_small=is_foreign,
        doubt=person.doubt,
    )


def days_text(person: MapPerson) -> str:
    """How long ago the last touch was, as short as a card has room for: "12 d", "today", "never"."""
    if person.is_placeholder or person.left_on is not None:
        return ""
    if person.days_since is None:
        return _("never")
    return _("today") if person.days_since == 0 else _("{n} d").format(n=person.days_since)


def _days_tone(person: MapPerson) -> Tone:
    """Bad when nobody met them or the rhythm passed twice, a warning when it passed once."""
    if not days_text(person):
        return Tone.QUIET
    if person.days_since is None:
        return Tone.BAD if Role.DECIDER in person.roles else Tone.WARN
    if person.days_since > person.rhythm_days * OLD_AFTER_RHYTHMS:
        return Tone.BAD
    return Tone.WARN if person.days_since > person.rhythm_days else Tone.QUIET


def abbreviated(name: str) -> str:
    """A name with its first words as initials: "A. Okonjo-Bright"; a single word stays."""
    words = name.split()
    return " ".join([*(f"{word[0]}." for word in words[:-1]), *words[-1:]])


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name: "AL" for Ada Mary Lovelace."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
