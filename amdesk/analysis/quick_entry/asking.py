"""The questions a line leaves open, with the answers there are."""

from collections.abc import Sequence

from amdesk.analysis.quick_entry.entry import Asked, Choice, Decision, Meaning, Question
from amdesk.analysis.quick_entry.known import Known
from amdesk.analysis.quick_entry.named import NamedAccount, NamedIssue, NamedPerson
from amdesk.analysis.quick_entry.naming import Window
from amdesk.analysis.quick_entry.state import Reading
from amdesk.words import _

MOST_OFFERED = 8


def ask_which(
    reading: Reading, window: Window, accounts: Sequence[NamedAccount], people: Sequence[NamedPerson]
) -> None:
    """Ask which account or person some words name."""
    named: list[NamedAccount | NamedPerson] = [*accounts, *people]
    choices = [_choice(reading, one) for one in named[:MOST_OFFERED]]
    _ask(reading, window.start, window.end, window.key, choices, len(named))


def _choice(reading: Reading, named: NamedAccount | NamedPerson) -> Choice:
    if isinstance(named, NamedAccount):
        return Choice(_account_words(named), Decision(account=named))
    return Choice(person_label(reading.known, named), Decision(person=named))


def ask_which_issue(reading: Reading, start: int, end: int, issues: Sequence[NamedIssue]) -> None:
    """Ask which issue is meant."""
    choices = [Choice(f"#{issue.id} {issue.name}", Decision(issue=issue)) for issue in issues[:MOST_OFFERED]]
    _ask(reading, start, end, reading.line.key(start, end), choices, len(issues))


def _ask(reading: Reading, start: int, end: int, key: str, choices: list[Choice], count: int) -> None:
    words = reading.line.said(range(start, end)).lstrip("@#")
    offered = [*choices, Choice(_("Only a word"), Decision(as_text=True))]
    reading.line.give(start, end, Meaning.ASKED, key)
    more = max(0, count - MOST_OFFERED)
    reading.questions.append(Question(Asked.WHICH, words, key, tuple(offered), more=more))


def _account_words(account: NamedAccount) -> str:
    place = f" · {account.place}" if account.place else ""
    return _("Account {name}").format(name=account.name) + place


def person_label(known: Known, person: NamedPerson) -> str:
    """A person with account and job, so that two of one name are told apart."""
    account = known.account_of(person)
    left = _("has left") if person.has_left else ""
    return " · ".join(part for part in (person.name, account.name if account else "", person.job, left) if part)


def offer_new(reading: Reading, start: int, end: int, required: bool) -> None:
    """Offer an unknown name as a new person, or as a new account where none is known."""
    key, words = reading.line.key(start, end), written(reading.line.said(range(start, end)).lstrip("@"))
    account = reading.account
    if account is not None:
        new = NamedPerson(None, words, account.id)
        choices = [Choice(_("Yes, add {name}").format(name=words), Decision(person=new))]
    else:
        choices = _new_accounts(words)
    choices.append(Choice(_("No, only a word") if account else _("Only a word"), Decision(as_text=True)))
    if required:
        reading.line.give(start, end, Meaning.ASKED, key)
    named = account.name if account else ""
    reading.questions.append(Question(Asked.NEW, words, key, tuple(choices), required, account=named))


def _new_accounts(words: str) -> list[Choice]:
    choices = [Choice(_("New account {name}").format(name=words), Decision(account=NamedAccount(None, words)))]
    who, _space, where = words.rpartition(" ")
    if who:
        both = Decision(person=NamedPerson(None, who, None), account=NamedAccount(None, where))
        choices.append(Choice(_("New person {who} at new account {where}").format(who=who, where=where), both))
    return choices


def written(words: str) -> str:
    """A new name with capitals where it was typed without any."""
    if any(letter.isupper() for letter in words):
        return words
    return " ".join(word[:1].upper() + word[1:] for word in words.split())
