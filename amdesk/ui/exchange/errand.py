"""The one thing the import does away from the screen at a time: reading, looking at the rows, or writing."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from amdesk.ui.exchange import work
from amdesk.ui.kit.jobs import Job, Jobs


class Errand(QObject):
    """Runs one job; what is begun later takes its place."""

    said = Signal(str)
    """What is being done and how far it is; "" when it ended."""
    ended = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._words = ""
        self._stop: Event | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def run(
        self,
        doing: work.Doing[Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        words: str,
        stop: Event | None = None,
    ) -> None:
        """Do it and give what came of it to `done`, or its problem to `failed`; `stop` ends what writes."""
        self.drop()
        self._words, self._stop = words, stop
        self.said.emit(words)
        self._job = self._jobs.run(doing, done, failed)
        self._job.progressed.connect(self._tell)
        self._job.ended.connect(self._forget)

    def drop(self) -> None:
        """Nobody waits for what is being done any more."""
        if self._job is not None:
            self._job.cancel()

    def stops_writing(self) -> bool:
        """End the writing that runs; whether one did."""
        if self._stop is not None:
            self._stop.set()
        return self._stop is not None

    def _tell(self, share: float, text: str) -> None:
        if self._job is not None:
            self.said.emit(f"{self._words} · {round(share * 100)} %")

    def _forget(self) -> None:
        if self.sender() is self._job:
            self._job = self._stop = None
            self.said.emit("")
            self.ended.emit()
