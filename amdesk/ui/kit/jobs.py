"""Work off the GUI thread: the answer or the error comes back on it, answers nobody waits for are dropped."""

import threading
from collections.abc import Callable, Hashable
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

T = TypeVar("T")


class Cancelled(Exception):
    """The user or the closing program does not want the work any more."""


class JobControl:
    """What work may do while it runs: tell how far it is, and see whether it is still wanted."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether to stop as soon as that is safe."""
        return self._stop.is_set()

    def progress(self, fraction: float, text: str = "") -> None:
        """Say how far the work is, from 0 to 1, and what it is at."""
        self._tell(fraction, text)

    def check(self) -> None:
        """Raise Cancelled when the work is no longer wanted."""
        if self.cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


class Job(QObject):
    """One piece of work under way. `ended` comes last, whatever the outcome."""

    progressed = Signal(float, str)
    ended = Signal()

    def __init__(self, name: str, key: Hashable, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.key = key
        self.control = JobControl(self._tell)

    def cancel(self) -> None:
        """Ask the work to stop; neither its answer nor its error will be delivered."""
        self.control.cancel()

    def _tell(self, fraction: float, text: str) -> None:
        self.progressed.emit(fraction, text)


class _Post(QObject):
    """Brings what workers have to say to the GUI thread.

    It outlives every job: Qt still touches the sender after the answer has arrived, when a job may be deleted already.
    """

    brought = Signal(object, object, object)


class Jobs(QObject):
    """Runs work in a pool of its own."""

    started = Signal(Job)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: list[Job] = []
        self._numbers = count()
        self._closed = False
        self._answers: dict[Job, tuple[Callable[[Any], object], Callable[[Exception], object] | None]] = {}
        self._post = _Post(self)
        self._post.brought.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[JobControl], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        name: str = "",
        latest_only: Hashable | None = None,
    ) -> Job:
        """Run `work` in a worker and give its result to `done`, or its error to `failed`, on the GUI thread.

        Work started later under the same `latest_only` key cancels this one and drops its answer.
        After `close` nothing runs: the job returned is cancelled already.
        """
        key = latest_only if latest_only is not None else ("job", next(self._numbers))
        for older in [job for job in self._running if job.key == key]:
            older.cancel()
        job = Job(name, key, self)
        if self._closed:
            job.cancel()
            return job
        self._answers[job] = (done, failed)
        self._running.append(job)
        self.started.emit(job)
        self._pool.start(lambda: self._work(job, work))
        return job

    def _work(self, job: Job, work: Callable[[JobControl], object]) -> None:
        try:
            job.control.check()
            result = work(job.control)
        except Exception as problem:  # handed over whole: the GUI thread decides what it means
            self._post.brought.emit(job, None, problem)
        else:
            self._post.brought.emit(job, result, None)

    def _deliver(self, job: Job, result: object, problem: Exception | None) -> None:
        """Give the answer or the error of a job to who waits for it, if it is still wanted.

        Without a `failed` an error is raised, as any bug is.
        """
        done, failed = self._answers.pop(job)
        if not self._finish(job) or isinstance(problem, Cancelled):
            return
        if problem is None:
            done(result)
        elif failed is not None:
            failed(problem)
        else:
            raise problem

    def running(self) -> list[Job]:
        """Work not finished yet, oldest first."""
        return list(self._running)

    def close(self, timeout_ms: int = 3000) -> bool:
        """Cancel everything and wait; False when some work still ran after `timeout_ms`. Nothing is delivered later."""
        self._closed = True
        for job in self._running:
            job.cancel()
        return self._pool.waitForDone(timeout_ms)

    def _finish(self, job: Job) -> bool:
        wanted = not job.control.cancelled and not self._closed
        self._running.remove(job)
        job.ended.emit()
        job.deleteLater()
        return wanted
