"""The map of an account in the preview, and saved as PDF, SVG or a picture."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from amdesk import papers
from amdesk.analysis.series import Tone
from amdesk.model.source import Source
from amdesk.papers.maps import MapContent, MapFormat, MapWish, built_map, map_content, map_title, written
from amdesk.report.page import write_whole
from amdesk.store.queries.accounts import account_head
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing import out
from amdesk.ui.printing.options import Options, Part, hooks, usual_paper
from amdesk.ui.printing.preview import Preview, cannot_write
from amdesk.words import _


class MapPrint(Enum):
    """For whom a map is printed, and on how many sheets each way."""

    INTERNAL = "internal"
    FOUR_SHEETS = "four-sheets"
    NINE_SHEETS = "nine-sheets"
    CUSTOMER = "customer"
    CUSTOMER_FOUR = "customer-four"

    @property
    def label(self) -> str:
        """The print in words."""
        return {
            MapPrint.INTERNAL: _("For us, on one sheet"),
            MapPrint.FOUR_SHEETS: _("For us, on four sheets to join"),
            MapPrint.NINE_SHEETS: _("For us, on nine sheets to join"),
            MapPrint.CUSTOMER: _("For the customer"),
            MapPrint.CUSTOMER_FOUR: _("For the customer, four sheets"),
        }[self]

    @property
    def sheets(self) -> int:
        """How many sheets stand side by side, and below each other."""
        return {MapPrint.FOUR_SHEETS: 2, MapPrint.CUSTOMER_FOUR: 2, MapPrint.NINE_SHEETS: 3}.get(self, 1)

    @property
    def for_customer(self) -> bool:
        """Whether it leaves the house: names, titles, units and reporting lines only."""
        return self in (MapPrint.CUSTOMER, MapPrint.CUSTOMER_FOUR)


def preview_map(
    desk: Desk, account_id: int, wish: MapWish, parent: QWidget | None = None, on: date | None = None
) -> Preview:
    """Show the map of an account as it would be printed. Raises LookupError without such an account."""
    title = map_title(account_head(desk.whole, account_id).name)
    make = partial(map_as_pdf, desk, account_id, wish, on, datetime.now())
    parts = [Part(each, each.label, each is MapPrint.INTERNAL) for each in MapPrint]
    preview = Preview(desk, title, make, parent, sections=parts, one_of=True, large=True)
    preview.open()
    return preview


def map_as_pdf(
    desk: Desk,
    account_id: int,
    wish: MapWish,
    on: date | None,
    printed: datetime,
    options: Options,
    control: JobControl,
) -> bytes:
    """The print that was chosen; runs in a job."""
    kind = next(part for part in options.parts if isinstance(part, MapPrint))
    asked = replace(wish, for_customer=kind.for_customer, sheets=kind.sheets, size=options.size)
    content = papers.reading(desk.whole, _reader(account_id, asked, on))
    control.check()
    progress, stopped = hooks(control)
    return built_map(content, asked, printed=printed, progress=progress, stopped=stopped)


def _reader(account_id: int, wish: MapWish, on: date | None) -> Callable[[Source], MapContent]:
    def read(source: Source) -> MapContent:
        return map_content(source, account_id, wish, on)

    return read


def ask_where_to_save(
    desk: Desk, account_id: int, wish: MapWish, parent: QWidget | None = None, on: date | None = None
) -> None:
    """Ask for a place and save the map there as the ending of the name says."""
    title = map_title(account_head(desk.whole, account_id).name)
    kinds = {_("PDF document (*.pdf)"): MapFormat.PDF, _("Drawing (*.svg)"): MapFormat.SVG}
    kinds[_("Picture (*.png)")] = MapFormat.PNG
    place = str(out.usual_folder() / out.file_name(title))
    chosen, filtered = QFileDialog.getSaveFileName(parent, _("Save the map"), place, ";;".join(kinds))
    if chosen:
        path = Path(chosen)
        endings = {kind.value for kind in MapFormat}
        kind = kinds.get(filtered, MapFormat.PDF)
        save_map(desk, account_id, wish, path if path.suffix.lower() in endings else path.with_suffix(kind.value), on)


def save_map(desk: Desk, account_id: int, wish: MapWish, path: Path, on: date | None = None) -> None:
    """Write the map to a file in a job, and say how it went."""
    asked, kind, printed = replace(wish, size=usual_paper()), MapFormat(path.suffix.lower()), datetime.now()

    def work(control: JobControl) -> None:
        content = papers.reading(desk.whole, _reader(account_id, asked, on))
        control.check()
        write_whole(path, written(content, asked, kind, printed))

    desk.jobs.run(work, partial(_saved, desk, path), partial(_failed, desk, path))


def _saved(desk: Desk, path: Path, _nothing: None) -> None:
    out.remember_folder(path.parent)
    folder = QUrl.fromLocalFile(str(path.parent))
    desk.say(_("Saved {file}.").format(file=path.name), Tone.GOOD, _("Open its folder"), partial(_open, folder))


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)


def _failed(desk: Desk, path: Path, problem: Exception) -> None:
    if not isinstance(problem, OSError):
        raise problem
    desk.say(cannot_write(path, problem), Tone.BAD)
