"""How severities, statuses and phases of issues look in lists and on the board: words, tone and sign."""

from functools import cache

from amdesk.analysis.series import Tone
from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueStatus, Phase, Severity, Word
from amdesk.words import _

SEVERITY_TONES = {Severity.CRITICAL: Tone.BAD, Severity.MEDIUM: Tone.WARN, Severity.LOW: Tone.QUIET}
SEVERITY_SIGNS = {Severity.CRITICAL: "!!", Severity.MEDIUM: "!", Severity.LOW: ""}
SEVERITIES = tuple(Severity)
STATUSES = (
    IssueStatus.OPEN,
    IssueStatus.RESOLVED,
    IssueStatus.DECLINED,
    IssueStatus.CLOSED,
    IssueStatus.CLOSED_ELSEWHERE,
)
STATUS_TONES = {
    IssueStatus.OPEN: Tone.ACCENT,
    IssueStatus.RESOLVED: Tone.GOOD,
    IssueStatus.CLOSED: Tone.GOOD,
    IssueStatus.DECLINED: Tone.QUIET,
    IssueStatus.CLOSED_ELSEWHERE: Tone.QUIET,
}
STATUS_SIGNS = {
    IssueStatus.OPEN: "",
    IssueStatus.RESOLVED: "✓",
    IssueStatus.CLOSED: "✓✓",
    IssueStatus.DECLINED: "–",
    IssueStatus.CLOSED_ELSEWHERE: "↷",
}


def weight(line: IssueLine) -> tuple[int, int, int]:
    """Orders issues: open ones first, the worst and oldest on top; the others newest first."""
    reported = line.reported_on.toordinal()
    if line.status.is_open:
        return 0, -SEVERITIES.index(line.severity), reported
    return STATUSES.index(line.status), 0, -reported


def phase_of(line: IssueLine) -> Phase | None:
    """The phase an open issue stands in: the first without a checklist, the last when every step is done."""
    if not line.status.is_open:
        return None
    return line.phase or (Phase.LOOK_BACK if line.steps else Phase.LISTEN)


def phase_name(line: IssueLine) -> str:
    """The phase in words; the status of what is not open."""
    phase = phase_of(line)
    return label(phase if phase is not None else line.status)


@cache
def label(word: Word) -> str:
    """A choice in words, looked up once: lists ask for it thousands of times."""
    return word.label


@cache
def _signed(word: Word, sign: str) -> str:
    return f"{sign} {word.label}".strip()


def status_words(line: IssueLine) -> str:
    """The status with its sign."""
    return _signed(line.status, STATUS_SIGNS[line.status])


def severity_words(line: IssueLine) -> str:
    """The severity with its sign."""
    return _signed(line.severity, SEVERITY_SIGNS[line.severity])


def progress_words(line: IssueLine) -> str:
    """How far the checklist is: "9 of 17"."""
    return _("{n} of {all}").format(n=line.done, all=line.steps) if line.steps else ""
