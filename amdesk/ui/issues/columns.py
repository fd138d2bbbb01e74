"""The columns of the list of all issues."""

from decimal import Decimal

from amdesk.analysis.series import Tone
from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueStatus, Money, Tier
from amdesk.ui.issues import looks
from amdesk.ui.kit.amounts import amount_text
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.words import _, plural

TIERS = tuple(Tier)
OLD_DAYS, VERY_OLD_DAYS = 14, 30
TIER_TONES = {Tier.KEY: Tone.ACCENT}


def _answer(line: IssueLine) -> str:
    """How long the first answer took, or how long it is waited for."""
    if line.answered_on is not None:
        days = (line.answered_on - line.reported_on).days
        return plural("{n} day", "{n} days", days) if days else _("same day")
    return _("waiting") if line.status.is_open else ""


def _answer_days(line: IssueLine) -> int | None:
    return (line.answered_on - line.reported_on).days if line.answered_on is not None else None


def _exact(minor: int | None, line: IssueLine) -> tuple[Decimal, str] | None:
    return None if minor is None else (Money(minor, line.currency).decimal, line.currency)


def _money(minor: int | None, line: IssueLine) -> str:
    return f"{amount_text(minor, line.currency)} {line.currency}" if minor else ""


def _words(line: IssueLine) -> str:
    """Whether what the customer said is written down; not everything brought in from elsewhere has it."""
    return _("written down") if line.has_words else _("missing")


def _age(line: IssueLine) -> int | None:
    """Days it was open; not known of what was closed elsewhere on a day nobody gave."""
    is_unknown = line.status is IssueStatus.CLOSED_ELSEWHERE and not line.days_open
    return None if is_unknown else line.days_open


def age_tone(line: IssueLine) -> Tone:
    """How the age of an issue reads; only open ones age."""
    if not line.status.is_open or line.days_open < OLD_DAYS:
        return Tone.QUIET
    return Tone.WARN if line.days_open < VERY_OLD_DAYS else Tone.BAD


COLUMNS = (
    TableColumn("name", _("Issue"), strong=True, locked=True),
    TableColumn("account", _("Account")),
    TableColumn(
        "tier",
        _("Tier"),
        ColumnKind.CHIP,
        text=lambda line: looks.label(line.tier),
        sort=lambda line: TIERS.index(line.tier),
        tone=lambda line: TIER_TONES.get(line.tier, Tone.QUIET),
    ),
    TableColumn(
        "status",
        _("Status"),
        ColumnKind.CHIP,
        text=looks.status_words,
        tone=lambda line: looks.STATUS_TONES[line.status],
    ),
    TableColumn(
        "severity",
        _("Severity"),
        ColumnKind.CHIP,
        text=looks.severity_words,
        sort=lambda line: looks.SEVERITIES.index(line.severity),
        tone=lambda line: looks.SEVERITY_TONES[line.severity],
    ),
    TableColumn("kind", _("Kind"), visible=False, text=lambda line: looks.label(line.kind)),
    TableColumn("subject", _("Subject"), text=lambda line: looks.label(line.subject)),
    TableColumn("phase", _("Phase"), text=looks.phase_name, visible=False),
    TableColumn(
        "done",
        _("Steps"),
        text=looks.progress_words,
        sort=lambda line: line.done / line.steps if line.steps else None,
        muted=True,
    ),
    TableColumn(
        "days_open", _("Days"), ColumnKind.NUMBER, value=_age, tone=age_tone, tip=_("Days it was open, or is still")
    ),
    TableColumn("answered_on", _("First answer"), text=_answer, sort=_answer_days, muted=True),
    TableColumn("reported_on", _("Reported on"), ColumnKind.DATE, visible=False),
    TableColumn("owner", _("Owner"), visible=False),
    TableColumn("cause", _("Cause"), visible=False),
    TableColumn("has_words", _("Their words"), text=_words, visible=False),
    TableColumn(
        "disputed",
        _("In dispute"),
        ColumnKind.MONEY,
        text=lambda line: _money(line.disputed, line),
        amount=lambda line: _exact(line.disputed, line),
        visible=False,
    ),
    TableColumn(
        "credited",
        _("Credited"),
        ColumnKind.MONEY,
        text=lambda line: _money(line.credited, line),
        amount=lambda line: _exact(line.credited, line),
        visible=False,
    ),
)
