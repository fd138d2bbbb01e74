"""What can be chosen before something is printed, and who makes the PDF of it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from amdesk.report.styles import PaperSize
from amdesk.ui.kit.jobs import JobControl
from amdesk.words import _


@dataclass(frozen=True)
class Part:
    """A part of a document that can be left out: what the maker knows it by, its words, whether it is usual."""

    key: Hashable
    label: str
    usual: bool = True


@dataclass(frozen=True)
class Edition:
    """One of the forms a document is made in, each with parts of its own; one of them is usual."""

    key: Hashable
    label: str
    parts: Sequence[Part]
    usual: bool = False


@dataclass(frozen=True)
class Options:
    """What the user chose: the sheet, the keys of the parts wanted, and of the edition where there are several."""

    size: PaperSize
    parts: frozenset[Hashable] = frozenset()
    edition: Hashable = None


Make = Callable[[Options, JobControl], bytes]
Parts = Sequence[Part]


def paper_names(*, large: bool = False) -> dict[PaperSize, str]:
    """The sheets there are, with their names; `large` ones are for maps."""
    more = {PaperSize.A3: _("A3"), PaperSize.A2: _("A2")} if large else {}
    return {PaperSize.A4: _("A4"), **more, PaperSize.LETTER: _("Letter")}


def usual_paper() -> PaperSize:
    """The sheet of the country the system is set to."""
    american = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return PaperSize.LETTER if american else PaperSize.A4


def hooks(control: JobControl) -> tuple[Callable[[int, int], None], Callable[[], bool]]:
    """What a document under way tells of its pages and asks before each: `progress` and `stopped` of `Paper.build`."""

    def progress(page: int, total: int) -> None:
        control.progress(page / total, _("Page {n} of {total}").format(n=page, total=total))

    def stopped() -> bool:
        return control.cancelled

    return progress, stopped
