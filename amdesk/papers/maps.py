"""The map of an account alone: as PDF on one sheet or several, as SVG, and as a picture."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from amdesk.analysis.coverage import map_status
from amdesk.analysis.map_arrangements import Arrangement, standing
from amdesk.analysis.map_folding import fold, without_left
from amdesk.analysis.map_influence import with_lines
from amdesk.analysis.map_sentences import arrangement_sentence, first_line
from amdesk.analysis.map_showable import SHOWABLE, plain_cards, showable
from amdesk.analysis.map_warnings import map_warnings
from amdesk.analysis.map_ways import strengthened
from amdesk.analysis.network import NetworkDrawing, draw
from amdesk.model.rows import AccountMap
from amdesk.model.source import Source
from amdesk.model.values import LineKind
from amdesk.report.map_paper import ENDLESS, MapContent, map_paper, picture_paper
from amdesk.report.network import LARGEST_SCALE, Network, bounds
from amdesk.report.page import Progress, no_progress, stop_never, write_whole
from amdesk.report.styles import PaperSize
from amdesk.report.svg import as_svg
from amdesk.store.queries.map import account_map, person_touches
from amdesk.store.queries.plan import current_plan, plan_content
from amdesk.store.queries.tiers import tier_needs
from amdesk.words import _

MOST_PIXELS = 8000
PIXELS_PER_POINT = 2.0

__all__ = ["MapContent", "MapFormat", "MapWish", "map_content", "map_title", "write_map"]


class MapFormat(Enum):
    """What a map is written as, by the ending of the file."""

    PDF = ".pdf"
    SVG = ".svg"
    PNG = ".png"


@dataclass(frozen=True)
class MapWish:
    """How a map is wanted: arrangement, lines and people, for whom, on what paper and how many sheets each way.

    Who stands below a `folded` person is left out and counted.
    """

    arrangement: Arrangement = Arrangement.HIERARCHY
    kinds: frozenset[LineKind] = frozenset(LineKind)
    most_asked: bool = False
    folded: frozenset[int] = frozenset()
    with_left: bool = False
    for_customer: bool = False
    size: PaperSize = PaperSize.A4
    sheets: int = 1


def map_title(account: str) -> str:
    """The title a map is printed under."""
    return _("Account map – {account}").format(account=account)


def map_content(source: Source, account_id: int, wish: MapWish, on: date | None = None) -> MapContent:
    """The map of an account as it is printed, as it stood on a day. Raises LookupError without such an account."""
    shown = account_map(source, account_id, wish.arrangement.value, on, with_left=wish.with_left)
    gaps = _gaps(source, shown, on or source.today)
    return content_of(shown if wish.with_left else without_left(shown), wish, gaps)


def _gaps(source: Source, shown: AccountMap, on: date) -> str:
    """The gravest gaps of a map in a sentence, as the first line of the screen says them."""
    whole = strengthened(shown, person_touches(source, shown.account_id), on)
    plan = current_plan(source, shown.account_id)
    content = None if plan is None else plan_content(source, plan)
    found = map_warnings(whole, tier_needs(source)[whole.tier], content)
    return first_line(found, map_status(whole.people), len(whole.people))


def content_of(shown: AccountMap, wish: MapWish, gaps: str = "") -> MapContent:
    """A map as it is printed; for the customer it is put in an arrangement that tells nothing, else as wished.

    The hierarchy, which says nothing of its own, says its `gaps`.
    """
    arrangement = wish.arrangement
    if wish.for_customer:
        shown = showable(shown)
        arrangement = arrangement if arrangement in SHOWABLE else Arrangement.HIERARCHY
    shown, folded = fold(shown, wish.folded if arrangement is Arrangement.HIERARCHY else ())
    found = standing(shown, arrangement)
    shown = shown if found.ground is None else replace(shown, groups=())
    wanted = with_lines(shown, _kinds(arrangement, wish), of_most_asked=wish.most_asked)
    drawing = draw(wanted, found.places, found.tree, folded, found.ground)
    if wish.for_customer:
        return MapContent(map_title(shown.account), "", plain_cards(drawing), for_customer=True)
    return MapContent(map_title(shown.account), arrangement_sentence(shown, arrangement) or gaps, drawing)


def _kinds(arrangement: Arrangement, wish: MapWish) -> frozenset[LineKind]:
    """The lines that help to read an arrangement; where places follow from ratings they would only be in the way."""
    if arrangement is Arrangement.HIERARCHY:
        return wish.kinds
    if arrangement is Arrangement.INFLUENCE:
        return frozenset(kind for kind in wish.kinds if not kind.is_formal)
    return frozenset()


def built_map(
    content: MapContent,
    wish: MapWish,
    *,
    printed: datetime,
    progress: Progress = no_progress,
    stopped: Callable[[], bool] = stop_never,
) -> bytes:
    """A map as PDF. Raises PrintingStopped and ShapingMissing."""
    paper, blocks = map_paper(content, wish.size, wish.sheets, printed=printed)
    return paper.build(blocks, progress, stopped)


def svg_of(content: MapContent) -> str:
    """A map as SVG, at its own size."""
    return as_svg(Network(content.drawing, ENDLESS), width_of(content.drawing), content.title)


def width_of(drawing: NetworkDrawing) -> float:
    """How wide a map is at its own size, in points."""
    left, _top, right, _bottom = bounds(drawing)
    return max((right - left) * LARGEST_SCALE, 240.0)


def png_of(content: MapContent, printed: datetime) -> bytes:
    """A map as a picture, two pixels for each point unless that would be too large."""
    import pypdfium2

    paper, blocks = picture_paper(content, width_of(content.drawing), printed)
    document = pypdfium2.PdfDocument(paper.build(blocks))
    wide, high = document.get_page_size(0)
    scale = min(PIXELS_PER_POINT, MOST_PIXELS / max(wide, high))
    file = io.BytesIO()
    document[0].render(scale=scale).to_pil().save(file, "PNG")
    document.close()
    return file.getvalue()


def written(content: MapContent, wish: MapWish, kind: MapFormat, printed: datetime) -> bytes:
    """A map as a file of some format."""
    if kind is MapFormat.SVG:
        return svg_of(content).encode()
    if kind is MapFormat.PNG:
        return png_of(content, printed)
    return built_map(content, wish, printed=printed)


def write_map(source: Source, account_id: int, path: Path, wish: MapWish, printed: datetime | None = None) -> None:
    """Write the map of an account as the ending of the path says, readable by the user alone.

    Raises LookupError without such an account, ValueError for another ending, and OSError.
    """
    kind = MapFormat(path.suffix.lower())
    content = map_content(source, account_id, wish)
    write_whole(path, written(content, wish, kind, printed or datetime.now()))
