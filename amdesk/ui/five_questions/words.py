"""The words of the five questions: hints, labels of fields, what is known already."""

from collections.abc import Iterable

from amdesk.analysis.five_questions import Asked, Question
from amdesk.model.values import Role
from amdesk.words import _, listed

HINTS = {
    Question.WHO_DECIDES: _(
        "Whoever says yes or no in the end. Several with commas; a title alone (“cfo”) does, a name can follow."
    ),
    Question.WHO_USES: _("Those who work with it every day, and those whose word counts. They know what goes wrong."),
    Question.WHAT_THEY_WANT: _("Their aims, not ours: what would make this a good year for them? Several with “;”."),
    Question.WHAT_WE_PROMISED: _("What is still open, with its day in words: “cost sheet fri, samples in 2 weeks”."),
    Question.WHEN_WE_MEET: _("In words: “tue 15:30 plant tour”, “call fri 9:00”. The brief will be for that day."),
}
SHORT = {
    Question.WHO_DECIDES: _("Who decides"),
    Question.WHO_USES: _("Who uses it, who is heard"),
    Question.WHAT_THEY_WANT: _("What they want"),
    Question.WHAT_WE_PROMISED: _("What we promised"),
    Question.WHEN_WE_MEET: _("When we meet"),
}
LABELS = {
    Asked.DECIDERS: _("Decides"),
    Asked.USERS: _("Uses it"),
    Asked.LISTENED_TO: _("Is listened to"),
    Asked.AIMS: _("They want"),
    Asked.PROMISES: _("We promised"),
    Asked.MEETING: _("Next meeting"),
}
EXAMPLES = {
    Asked.DECIDERS: _("Ada Novak (CFO), plant manager"),
    Asked.USERS: _("Ben Okafor, Dana Scully reports to Ben"),
    Asked.LISTENED_TO: _("Chloé Duval"),
    Asked.AIMS: _("open in Norway; cut stock by a fifth"),
    Asked.PROMISES: _("cost sheet fri"),
    Asked.MEETING: _("tue 15:30 plant tour"),
}
ROLES_OF = {Question.WHO_DECIDES: (Role.DECIDER,), Question.WHO_USES: (Role.USER, Role.INFLUENCER)}
SAYS = {
    Role.DECIDER: (_("{who} decides"), _("{who} decide")),
    Role.USER: (_("{who} uses it"), _("{who} use it")),
    Role.INFLUENCER: (_("{who} is listened to"), _("{who} are listened to")),
}


def known_already(question: Question, holders: Iterable[tuple[Role, str]]) -> str:
    """Whose role is on the map already: "On the map already: Ada Novak decides."."""
    holding = list(holders)
    said = []
    for role in ROLES_OF.get(question, ()):
        names = [name for held, name in holding if held is role]
        if names:
            said.append(SAYS[role][len(names) > 1].format(who=listed(names)))
    return _("On the map already: {what}.").format(what="; ".join(said)) if said else ""
