"""A message that shows how far a job is."""

from PySide6.QtWidgets import QProgressBar

from amdesk.analysis.series import Tone
from amdesk.ui.kit.jobs import Job
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.message import Notice
from amdesk.words import _


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
