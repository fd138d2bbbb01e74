"""Where a meeting is: the words after its day and time, or after "in" and "at"; "about …" is its purpose."""

from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.state import Reading
from amdesk.model.values import Channel

LEADS = ("in", "at")
PURPOSE = ("about", "re", "for", "to", "regarding")
SENTENCE = ("we", "i", "they", "he", "she", "you", "it", "and", "or")
LINKS = ("http://", "https://", "www.")
MOMENTS = (Meaning.DAY, Meaning.TIME)


def read_place(reading: Reading) -> None:
    """Take the place of a meeting; a link is always one, and makes it a video meeting."""
    if reading.kind is not EntryKind.MEET:
        return
    for start, end in _runs(reading):
        line = reading.line
        is_link = line.tokens[start].raw.lower().startswith(LINKS)
        leads = line.tokens[start].word in LEADS and end > start + 1
        if (is_link or leads or _follows_moment(reading, start)) and _is_place(reading, start, end):
            reading.place = line.said(range(start + 1 if leads else start, end))
            line.give(start, end, Meaning.PLACE)
            reading.channel = Channel.VIDEO if is_link else reading.channel
            return


def _is_place(reading: Reading, start: int, end: int) -> bool:
    line = reading.line
    is_sentence = line.tokens[start].word in PURPOSE + SENTENCE
    return not is_sentence and not reading.decision(line.key(start, end)).as_text


def _runs(reading: Reading) -> list[tuple[int, int]]:
    """The runs of words left between breaks and what was understood; "about" begins a run."""
    line = reading.line
    found: list[tuple[int, int]] = []
    at = reading.begin
    while at < len(line):
        end = at
        while end < len(line) and not line.is_boundary(end) and (end == at or line.tokens[end].word not in PURPOSE):
            end += 1
        words = [place for place in range(at, end) if line.is_free(place)]
        if words:
            found.append((words[0], words[-1] + 1))
        at = max(end, at + 1)
    return found


def _follows_moment(reading: Reading, start: int) -> bool:
    """Whether a day or time stands before, with only names and no break between."""
    line = reading.line
    at = start - 1
    while at >= 0 and not line.tokens[at].is_break and line.roles[at] is not None:
        role = line.roles[at]
        if role is not None and role.meaning in MOMENTS:
            return True
        at -= 1
    return False
