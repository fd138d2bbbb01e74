"""Whether the renewal of a contract is planned: an objective names the contract, or says that it is about one."""

import re
from collections.abc import Iterable

from amdesk.letters import folded
from amdesk.model.rows import ContractDay
from amdesk.model.values import ContractDate
from amdesk.words import _, full_day

ABOUT_RENEWING = "contract renew extend prolong framework"
"""What the words of an objective about a renewal begin with."""


def is_planned(contract: str, objectives: Iterable[str]) -> bool:
    """Whether one of these objectives is about the renewal of a contract."""
    return any(_is_about(contract, words) for words in objectives)


def _is_about(contract: str, words: str) -> bool:
    said, name = folded(words), folded(contract).strip()
    starts = tuple(folded(_(ABOUT_RENEWING)).split())
    return bool(name and name in said) or any(word.startswith(starts) for word in re.findall(r"\w+", said))


def contract_words(day: ContractDay) -> str:
    """A date of a contract in words: "Frame contract: ends 11 Mar 2027"."""
    pattern = {
        ContractDate.NOTICE: _("{contract}: notice by {day}"),
        ContractDate.ENDS: _("{contract}: ends {day}"),
        ContractDate.RENEWS: _("{contract}: renews by itself {day}"),
        ContractDate.PRICE: _("{contract}: new price from {day}"),
    }[day.what]
    return pattern.format(contract=day.contract, day=full_day(day.on))
