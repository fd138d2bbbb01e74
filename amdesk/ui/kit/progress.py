"""Progress of long work as a message with Cancel."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QProgressBar

from amdesk.analysis.series import Tone
from amdesk.ui.kit.jobs import Job, Jobs
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.notice import Notice, Notices
from amdesk.words import _

SHOW_AFTER_MS = 400  # shorter work needs no message


class ProgressNotice(Notice):
    """One job: its name, how far it is, and a link to cancel it."""

    def __init__(self, job: Job) -> None:
        super().__init__(job.name, Tone.ACCENT)
        self._job = job
        self._progress = QProgressBar(minimum=0, maximum=0)
        self._progress.setAccessibleName(job.name)
        self.middle.addWidget(self._progress)
        self.add_link(_("Cancel"), job.cancel)
        job.progressed.connect(self.show_progress)
        job.ended.connect(self.close_now)

    def show_progress(self, fraction: float, text: str) -> None:
        """Move the bar to `fraction` (0 to 1) and say what is being done."""
        self._progress.setMaximum(1000)
        self._progress.setValue(round(min(max(fraction, 0), 1) * 1000))
        self.words.setText(shown(f"{self._job.name} · {text}" if text else self._job.name))


class ProgressWatch(QObject):
    """Shows a message for every named job that takes longer than a moment."""

    def __init__(self, jobs: Jobs, notices: Notices) -> None:
        super().__init__(notices)
        self._jobs = jobs
        self._notices = notices
        jobs.started.connect(self._watch)

    def _watch(self, job: Job) -> None:
        if job.name:
            wait = QTimer(job, singleShot=True, interval=SHOW_AFTER_MS)
            wait.timeout.connect(self._show_of_sender)
            wait.start()

    def _show_of_sender(self) -> None:
        wait = self.sender()
        job = wait.parent() if wait else None
        if isinstance(job, Job) and job in self._jobs.running() and not job.control.cancelled:
            self._notices.add(ProgressNotice(job))
