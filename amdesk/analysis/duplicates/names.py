"""Names, phone numbers and addresses brought to one form, so that two ways to write the same become equal."""

import re
from functools import lru_cache

from amdesk.analysis.quick_entry.letters import NOT_LETTERS, bare

_LEGAL_FORMS = """
ab ag aktiengesellschaft aps as asa bhd bv bvba co company corp corporation cv doo eg ehf ek ev eurl gbr gesmbh
gie gmbh hf inc incorporated ivs kft kg kgaa kk ks lda limitada limited llc llp lp ltd
ltda mbh nv od oe og ohg ood oy oyj ou plc pt pte pty pvt pvtltd rt sa sab sabcv sae sapi sarl sas sasu sca sccl
scs sdn se sia sk sl slu snc spa spk sp spj spzoo sprl srl sro tic ug uab vof zao zoo zrt ooo oao
pao
"""
LEGAL_FORMS = frozenset(_LEGAL_FORMS.split())
"""Legal forms as single words without points; only at the end of a name, and never the whole of it."""
LINKS = frozenset({"and", "und", "et", "y", "e", "og", "och", "en"})
_TITLES = """
dr prof mr mrs ms miss mx herr frau ing dipl mag sir dame phd mba md
"""
TITLES = frozenset(_TITLES.split())
WITHIN_WORDS = re.compile(r"(?<=\w)[.'’`](?=\w)")
LIMITED_IN_POLISH = re.compile(r"\bz\.?\s?o\.?\s?o\b", re.IGNORECASE)
SPELT_OUT = re.compile("ae|oe|ue")
EXTENSION = re.compile(r"(?:ext\.?|extension|x|#|durchwahl|dw)\s*(\d{1,6})\s*$", re.IGNORECASE)
FEWEST_DIGITS = 7
COMPARED_DIGITS = 7
_ANYONES_MAIL = """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de
gmx.net web.de t-online.de mail.com proton.me protonmail.com example.com qq.com 163.com yandex.ru mail.ru
"""
ANYONES_MAIL = frozenset(_ANYONES_MAIL.split())
"""Domains that say nothing of where somebody works."""


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, small, without accents and points; "S. A." and "Mueller" read as "sa" and "muller"."""
    parts = [word for part in NOT_LETTERS.split(_without_points(name)) if (word := bare(part))]
    joined: list[str] = []
    single = False
    for part in parts:
        if len(part) == 1 and single and part.isascii():
            joined[-1] += part
        else:
            joined.append(part)
        single = len(part) == 1
    return tuple(SPELT_OUT.sub(_first_letter, word) for word in joined)


def _without_points(name: str) -> str:
    """Points and apostrophes within a word go: "S.A." is one word, so are "O'Neil" and the Polish "z o.o."."""
    return WITHIN_WORDS.sub("", LIMITED_IN_POLISH.sub("zoo", name))


def _first_letter(found: re.Match[str]) -> str:
    return found.group()[0]


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles."""
    kept = tuple(word for word in words(name) if word not in TITLES)
    return kept or words(name)


def company_words(name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form, "and" and a leading "the"."""
    kept = [word for word in words(name) if word not in LINKS] or list(words(name))
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept.pop()
    return tuple(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


@lru_cache(maxsize=100_000)
def phone_digits(number: str) -> tuple[str, str]:
    """A phone number as its digits without what stands for "abroad" and "another town", and its extension.

    Two numbers are the same when one ends with the other: "+44 20 7946 0958" and "020 7946 0958".
    """
    extension = EXTENSION.search(number)
    number = number[: extension.start()] if extension else number
    digits = "".join(c for c in number.replace("(0)", "") if c.isdecimal() and c.isascii())
    return digits.lstrip("0"), extension.group(1) if extension else ""


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers reach the same telephone."""
    (first, ext), (second, other_ext) = phone_digits(one), phone_digits(other)
    short, long = sorted((first, second), key=len)
    return len(short) >= FEWEST_DIGITS and long.endswith(short) and ext == other_ext


def plain_mail(address: str) -> str:
    """A mail address as it is compared; "" for what is none."""
    address = address.strip().strip("<>").casefold().removeprefix("mailto:")
    return address if "@" in address else ""


def domain(website: str) -> str:
    """The domain of a website or a mail address that belongs to one house; "" for one that is anybody's."""
    text = website.strip().casefold().partition("://")[2] or website.strip().casefold()
    text = text.rpartition("@")[2].partition("/")[0].partition(":")[0].removeprefix("www.")
    return "" if "." not in text or text in ANYONES_MAIL else text


def halves(word: str) -> set[tuple[bool, str]]:
    """The halves of a word: two that differ by one letter more, less, other or swapped have one of them in common."""
    sizes = {(len(word) - 1) // 2, len(word) // 2}
    return {(True, word[:size]) for size in sizes} | {(False, word[-size:]) for size in sizes}
