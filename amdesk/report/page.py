"""A printed document: pages of one size, header and footer, contents and bookmarks; same blocks and date, same bytes.

Pages are laid out first and drawn after, so "page n of m" and the contents are right the first time.
"""

import io
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from amdesk.report import text
from amdesk.report.blocks import Block, Heading, PageBreak, Placed, fill, write_aside
from amdesk.report.faces import face
from amdesk.report.pen import Pen
from amdesk.report.styles import BODY, BODY_STRONG, MUTED, RUNNING, STEP, PaperSize
from amdesk.words import _, full_day

SIDE_MARGIN = 48.0
TOP_MARGIN = 64.0
FOOT_MARGIN = 56.0
RUNNING_FROM_EDGE = 38.0
FIRST_FACE = "Inter-Regular"

Progress = Callable[[int, int], None]


class PrintingStopped(Exception):
    """The user stopped the printing; nothing was written."""


def stop_never() -> bool:
    """The printing that nobody stops."""
    return False


def no_progress(page: int, total: int) -> None:
    """The progress that nobody watches."""


@dataclass
class Contents(Block):
    """The contents of the document: its headings of some levels with their pages; a click leads there."""

    highest: int = 1
    deepest: int = 2
    entries: Sequence[Heading] | None = None
    before: float = 0.0
    after: float = STEP * 4
    high: float = 16.0

    def shown(self) -> list[Heading]:
        """The headings to list."""
        return [h for h in self.entries or () if self.highest <= h.level <= self.deepest]

    def height(self, width: float) -> float:
        return len(self.shown()) * self.high

    def lead(self, width: float) -> float:
        return min(2, len(self.shown())) * self.high

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        shown, fits = self.shown(), int(room / self.high)
        if not 0 < fits < len(shown):
            return None
        return replace(self, entries=shown[:fits]), replace(self, entries=shown[fits:])

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for heading in self.shown():
            indent = (heading.level - self.highest) * STEP * 4
            style = BODY_STRONG if heading.level == self.highest else BODY
            box = text.one_line(heading.words, style, width - indent - 40)
            box.draw(pen, left + indent, top)
            write_aside(pen, str(pen.page_of.get(heading.key, "")), left + width, top, 36, style.but(tabular=True))
            start, baseline = left + indent + box.lines[0].width + 6, top - 9.5
            pen.line([(start, baseline), (left + width - 24, baseline)], MUTED, 0.5, (0.5, 3.0))
            pen.link(heading.key, left, top - self.high, left + width, top)
            top -= self.high


@dataclass
class Page:
    """What stands on one page, and the text at its upper right."""

    placed: list[Placed]
    header: str


@dataclass(frozen=True)
class Paper:
    """How a document is printed.

    `printed` is the moment it tells and the file's date; `header_left` and `header_right` stand above every page;
    `footer` stands below before "page n of m", "Printed …" when empty. `language` is a code like "en".
    """

    title: str
    printed: datetime
    subject: str = ""
    author: str = ""
    language: str = "en"
    keywords: Sequence[str] = ()
    size: PaperSize = PaperSize.A4
    header_left: str = ""
    header_right: str = ""
    footer: str = ""
    side_margin: float = field(default=SIDE_MARGIN, kw_only=True)

    @property
    def width(self) -> float:
        """Width of the text in points."""
        return self.size.value[0] - 2 * self.side_margin

    @property
    def room(self) -> float:
        """Height of the text in points."""
        return self.size.value[1] - TOP_MARGIN - FOOT_MARGIN

    def pages(self, blocks: Sequence[Block]) -> list[Page]:
        """The blocks spread over pages; always one page at least."""
        found: list[Page] = []
        for header, section in self._sections(blocks):
            rest = list(section)
            while rest:
                placed, rest = fill(rest, self.width, self.room)
                found.append(Page(placed, header))
        return found or [Page([], self.header_right)]

    def _sections(self, blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Block]]]:
        breaks = [i for i, block in enumerate(blocks) if isinstance(block, PageBreak)]
        header = self.header_right
        for first, end in pairwise([-1, *breaks, len(blocks)]):
            before = blocks[first] if first >= 0 else None
            if isinstance(before, PageBreak) and before.header is not None:
                header = before.header
            yield header, blocks[first + 1 : end]

    def build(
        self,
        blocks: Sequence[Block],
        progress: Progress = no_progress,
        stopped: Callable[[], bool] = stop_never,
    ) -> bytes:
        """The document as PDF.

        `progress(page, total)` is called after each page; `stopped` is asked before each.
        Raises PrintingStopped, and ShapingMissing when a script needs Qt and Qt is not there.
        """
        headings = [heading for block in blocks for heading in block.headings()]
        for i, heading in enumerate(headings):
            heading.key = f"h{i}"
        for block in blocks:
            if isinstance(block, Contents):
                block.entries = headings
        pages = self.pages(blocks)
        file = io.BytesIO()
        canvas = self._canvas(file)
        pen = Pen(canvas, len(pages), pages_of(pages))
        for page in pages:
            if stopped():
                raise PrintingStopped
            self._draw(pen, page)
            progress(pen.page, pen.total)
            pen.next_page()
        canvas.save()
        return file.getvalue()

    def save(
        self,
        blocks: Sequence[Block],
        path: Path,
        progress: Progress = no_progress,
        stopped: Callable[[], bool] = stop_never,
    ) -> None:
        """Write the document to `path`, wholly or not at all, readable by the user alone.

        Raises OSError when the place cannot be written, else as `build`.
        """
        write_whole(path, self.build(blocks, progress, stopped))

    def _canvas(self, file: io.BytesIO) -> Canvas:
        face(FIRST_FACE)
        canvas = Canvas(
            file,
            pagesize=self.size.value,
            invariant=1,
            pageCompression=1,
            initialFontName=FIRST_FACE,
            lang=self.language,
        )
        canvas.setTitle(text.clean(self.title))
        canvas.setSubject(text.clean(self.subject))
        canvas.setAuthor(text.clean(self.author))
        canvas.setKeywords([text.clean(word) for word in self.keywords])
        canvas.setCreator("amdesk")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        moment = self.printed.strftime("D:%Y%m%d%H%M%S")
        canvas.setDateFormatter(lambda *_moment: moment)
        return canvas

    def _draw(self, pen: Pen, page: Page) -> None:
        left, top = self.side_margin, self.size.value[1] - TOP_MARGIN
        self._header(pen, page.header)
        for placed in page.placed:
            placed.draw(pen, left, top, self.width)
        self._footer(pen)

    def _header(self, pen: Pen, header: str) -> None:
        left, right = self.side_margin, self.side_margin + self.width
        top = self.size.value[1] - RUNNING_FROM_EDGE + RUNNING.leading / 2
        text.one_line(self.header_left, RUNNING, self.width * 0.48).draw(pen, left, top)
        write_aside(pen, header, right, top, self.width * 0.48, RUNNING)

    def _footer(self, pen: Pen) -> None:
        left, right = self.side_margin, self.side_margin + self.width
        foot = RUNNING_FROM_EDGE + RUNNING.leading / 2
        moment = f"{full_day(self.printed)} {self.printed:%H:%M}"
        words = self.footer or _("Printed {when}").format(when=moment)
        counted = _("page {n} of {total}").format(n=pen.page, total=pen.total)
        text.one_line(words, RUNNING, self.width * 0.75).draw(pen, left, foot)
        write_aside(pen, counted, right, foot, self.width * 0.24, RUNNING)


def pages_of(pages: Sequence[Page]) -> dict[str, int]:
    """The page of every heading by its key."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for placed in page.placed:
            for heading in placed.block.headings():
                found.setdefault(heading.key, number)
    return found


def write_whole(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all: beside its place, mode 0600, flushed to disk, then moved over the old one.

    Raises OSError.
    """
    number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
