"""Words with a mark: "@ada" is a person whatever else it could be, "#4" or "#labels" an issue."""

from amdesk.analysis.quick_entry.asking import ask_which, ask_which_issue, offer_new
from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.naming import LONGEST_NAME, Window
from amdesk.analysis.quick_entry.state import Reading

BEFORE_AN_ISSUE = frozenset(("about", "re", "regarding", "for", "of", "on", "with"))


def hold_marked(reading: Reading) -> None:
    """Keep marked words for `read_people` and `read_issues`: they end a clause and are no other name.

    A new issue is told in words, with no other issue in it.
    """
    line = reading.line
    for at in range(reading.begin, len(line)):
        token = line.tokens[at]
        marks = "@" if reading.kind is EntryKind.ISSUE else "@#"
        if token.word and token.raw[0] in marks and not reading.decision(line.key(at, at + 1)).as_text:
            line.give(at, at + 1, Meaning.PERSON if token.raw[0] == "@" else Meaning.ISSUE)


def marked(reading: Reading, meaning: Meaning, mark: str) -> list[int]:
    """Where marked words stand."""
    line = reading.line
    places = [at for at, role in enumerate(line.roles) if role is not None and role.meaning is meaning]
    return [at for at in places if line.tokens[at].raw.startswith(mark)]


def imply_account(reading: Reading) -> None:
    """Without an account named, a marked person or issue tells which it is, when there is only one."""
    line = reading.line
    for at in marked(reading, Meaning.PERSON, "@"):
        said = reading.decision(line.key(at, at + 1)).person
        found = reading.known.people_named(_words(reading, at)[1])
        people = [said] if said else (found[1] if found else [])
        if reading.account is None and len({person.account_id for person in people}) == 1:
            reading.account = reading.known.account_of(people[0]) or reading.decision(line.key(at, at + 1)).account
    for at in marked(reading, Meaning.ISSUE, "#"):
        issues = reading.known.issues_named(line.words(at, at + 1), None)
        if reading.account is None and len(issues) == 1:
            reading.account = reading.known.accounts.get(issues[0].account_id)


def _words(reading: Reading, at: int) -> tuple[int, tuple[str, ...]]:
    """The longest name that begins with a marked word, at the account or anywhere: where it ends, and its words."""
    line, known = reading.line, reading.known
    stop = at + 1
    while stop < min(len(line), at + LONGEST_NAME) and line.is_free(stop):
        stop += 1
    for last in range(stop, at + 1, -1):
        words = line.words(at, last)
        account = None if reading.account is None else reading.account.id
        if known.people_named(words, account):
            return last, words
    return at + 1, line.words(at, at + 1)


def read_people(reading: Reading) -> None:
    """Take the marked people; ask where there are several, offer as new where there is none."""
    line = reading.line
    for at in marked(reading, Meaning.PERSON, "@"):
        stop, words = _words(reading, at)
        said = reading.decision(line.key(at, stop))
        account = None if reading.account is None else reading.account.id
        found = reading.known.people_named(words, account)
        people = [said.person] if said.person else (found[1] if found else [])
        if said.account is not None and reading.account is None:
            reading.account = said.account
        if len(people) == 1:
            line.give(at, stop, Meaning.PERSON)
            reading.add(people[0])
        elif people:
            ask_which(reading, Window(at, stop, line.key(at, stop)), (), people)
        elif said.account is None:
            offer_new(reading, at, stop, True)


def read_issues(reading: Reading) -> None:
    """Take the marked issue; ask where there are several, leave the word where there is none."""
    line = reading.line
    account = None if reading.account is None else reading.account.id
    for at in marked(reading, Meaning.ISSUE, "#"):
        said = reading.decision(line.key(at, at + 1)).issue
        found = [said] if said else reading.known.issues_named(line.words(at, at + 1), account)
        if not found or reading.issue is not None:
            line.roles[at] = None
        elif len(found) == 1:
            reading.issue = found[0]
            if line.free_word(at - 1) in BEFORE_AN_ISSUE:
                line.dropped.add(at - 1)
        else:
            ask_which_issue(reading, at, at + 1, found)
