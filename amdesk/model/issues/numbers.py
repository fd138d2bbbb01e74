"""Steps whose number means the same in every list, and how sentences name steps by their numbers."""

from amdesk.words import _, listed

NEVER_SKIPPED = (1, 3, 16)
"""To hear the customer out, to answer, and to tell them and ask for feedback: steps of every list."""
ANSWERED_BY = (1, 3)
"""A no needs the customer to be heard and answered."""


def numbered(numbers: list[int]) -> str:
    """Steps by their numbers: "step 3 and step 16"."""
    return listed([_("step {n}").format(n=number) for number in numbers])


def are(numbers: list[int]) -> str:
    """Steps as what a sentence is about: "step 3 is", "step 3 and step 16 are"."""
    steps = numbered(numbers)
    return (_("{steps} is") if len(numbers) == 1 else _("{steps} are")).format(steps=steps)


def never_resolved(checklist: str, lacking: list[int]) -> str:
    """Why a list of steps cannot be used: it leaves out what every customer must get (ISS-3)."""
    sentence = _("“{list}” lacks {steps}: an issue worked with it could never be resolved. Add what it lacks.")
    return sentence.format(list=checklist, steps=numbered(lacking))
