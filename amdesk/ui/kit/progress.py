"""Progress of long work as a message with Cancel."""

from PySide6.QtCore import QObject, QTimer

from amdesk.ui.kit.jobs import Job, Jobs
from amdesk.ui.kit.notice import Notices

SHOW_AFTER_MS = 400  # shorter work needs no message


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
            from amdesk.ui.kit.progress_notice import ProgressNotice

            self._notices.add(ProgressNotice(job))
