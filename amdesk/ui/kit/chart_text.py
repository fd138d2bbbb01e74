"""A chart in words: its values as a table to copy, and as a sentence for those who cannot see it."""

from datetime import date

from amdesk.analysis.series import Bar, Bars, Chart, Lines, Stack
from amdesk.ui.kit.amounts import number
from amdesk.words import _, full_day

MOST_SPOKEN = 24  # values read aloud; beyond that only the first, the last, the lowest and the highest


def value_text(value: float | None, unit: str = "") -> str:
    """A value with its unit as a chart says it; "not known" for None."""
    if value is None:
        return _("not known")
    figure = number(int(value)) if float(value).is_integer() else number(round(value, 2))
    return f"{figure} {unit}".strip()


def is_empty(chart: Chart) -> bool:
    """Whether there is nothing to draw."""
    if isinstance(chart, Bars):
        return all(bar.value is None for bar in chart.bars)
    if isinstance(chart, Lines):
        return not any(line.points for line in chart.lines)
    return not any(part.value for part in chart.parts)


def description(chart: Chart) -> str:
    """The chart's values in a sentence."""
    if is_empty(chart):
        return chart.empty or _("{title}: nothing to show yet.").format(title=chart.title)
    if isinstance(chart, Bars):
        return f"{chart.title}: {_spoken([(bar.label, bar.value) for bar in chart.bars], chart.unit)}."
    if isinstance(chart, Stack):
        return f"{chart.title}: {_spoken([(part.name, part.value) for part in chart.parts], chart.unit)}."
    lines = [_line_said(chart, index) for index in range(len(chart.lines)) if chart.lines[index].points]
    events = [f"{event.name}, {full_day(event.when)}" for event in chart.events]
    return f"{chart.title}: {'; '.join(lines + events)}."


def _line_said(chart: Lines, index: int) -> str:
    line = chart.lines[index]
    return f"{line.name} {_spoken([(full_day(p.when), p.value) for p in line.points], chart.unit)}"


def _spoken(pairs: list[tuple[str, float | None]], unit: str) -> str:
    if len(pairs) <= MOST_SPOKEN:
        return ", ".join(f"{name} {value_text(value, unit)}" for name, value in pairs)
    known = [(name, value) for name, value in pairs if value is not None]
    low, high = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
    said = [
        (_("from"), known[0]),
        (_("to"), known[-1]),
        (_("lowest"), low),
        (_("highest"), high),
    ]
    return ", ".join(f"{word} {value_text(value, unit)} ({name})" for word, (name, value) in said)


def table(chart: Chart) -> list[list[str]]:
    """Titles and values as rows of cells: plain numbers, ISO dates, "" where not known."""
    if isinstance(chart, Bars):
        return _bars_table(chart)
    if isinstance(chart, Stack):
        return [[chart.title, chart.unit], *([part.name, _plain(part.value)] for part in chart.parts)]
    days = sorted({point.when for line in chart.lines for point in line.points})
    by_day = [{point.when: point.value for point in line.points} for line in chart.lines]
    head = [_("Date"), *(line.name for line in chart.lines), *([_("Event")] if chart.events else [])]
    all_days = sorted({*days, *(event.when for event in chart.events)})
    return [head, *(_day_row(chart, by_day, day) for day in all_days)]


def _day_row(chart: Lines, by_day: list[dict[date, float]], day: date) -> list[str]:
    events = [", ".join(event.name for event in chart.events if event.when == day)] if chart.events else []
    return [day.isoformat(), *(_plain(values.get(day)) for values in by_day), *events]


def _bars_table(chart: Bars) -> list[list[str]]:
    head = ["", chart.name or chart.title]
    head += [chart.compare_name or _("Compared with")] if chart.compare else []
    head += [chart.line_name or "%"] if chart.line else []
    return [head, *(_bar_row(chart, at, bar) for at, bar in enumerate(chart.bars))]


def _bar_row(chart: Bars, at: int, bar: Bar) -> list[str]:
    row = [bar.label, _plain(bar.value)]
    if chart.compare:
        row.append(_plain(chart.compare[at].value) if at < len(chart.compare) else "")
    if chart.line:
        row.append(_plain(chart.line[at]) if at < len(chart.line) else "")
    return row


def _plain(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else str(round(value, 6))


def tsv(chart: Chart) -> str:
    """The values as tab-separated lines."""
    from amdesk.ui.kit.columns import harmless

    return "\n".join("\t".join(harmless(cell) for cell in row) for row in table(chart)) + "\n"
