"""What other programs call our choices: statuses, tiers, buying roles and kinds of revenue."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from amdesk.exchange.headers import squashed
from amdesk.exchange.relations import Relation
from amdesk.model.values import Channel, OpportunityStage, RevenueKind, Role, Severity, Status, Tier, TouchStatus

WORDS: Mapping[type[Enum], Mapping[str, Any]] = {
    Status: {
        **dict.fromkeys(("prospect", "lead", "interessent", "prospecto", "potential", "opportunity"), Status.PROSPECT),
        **dict.fromkeys(
            (
                "active",
                "customer",
                "aktiv",
                "kunde",
                "actif",
                "client",
                "activo",
                "cliente",
                "customerdirect",
                "current",
            ),
            Status.ACTIVE,
        ),
        **dict.fromkeys(("atrisk", "risk", "gefaehrdet", "gefahrdet", "enrisque", "arisque"), Status.AT_RISK),
        **dict.fromkeys(
            ("lost", "churned", "former", "verloren", "perdu", "perdido", "inactive", "ended"), Status.LOST
        ),
        **dict.fromkeys(("wonback", "zuruckgewonnen", "reactivated"), Status.WON_BACK),
    },
    Tier: {
        **dict.fromkeys(("key", "a", "keyaccount", "strategic", "schlusselkunde", "grandcompte", "gold"), Tier.KEY),
        **dict.fromkeys(("growth", "b", "wachstum", "silver"), Tier.GROWTH),
        **dict.fromkeys(("standard", "c", "normal", "bronze"), Tier.STANDARD),
        **dict.fromkeys(("small", "d", "klein", "petit", "pequeno"), Tier.SMALL),
    },
    Role: {
        **dict.fromkeys(
            (
                "decider",
                "decisionmaker",
                "entscheider",
                "decideur",
                "decisor",
                "economicbuyer",
                "economicdecisionmaker",
            ),
            Role.DECIDER,
        ),
        **dict.fromkeys(("influencer", "beeinflusser", "influenceur", "influenciador", "evaluator"), Role.INFLUENCER),
        **dict.fromkeys(("user", "enduser", "anwender", "nutzer", "utilisateur", "usuario", "businessuser"), Role.USER),
        **dict.fromkeys(("buyer", "purchaser", "einkaufer", "acheteur", "comprador", "purchasing"), Role.BUYER),
        **dict.fromkeys(("gatekeeper", "torwachter", "blocker"), Role.GATEKEEPER),
        **dict.fromkeys(("sponsor", "executivesponsor", "champion", "forderer", "budgetholder"), Role.SPONSOR),
    },
    Relation: {
        **dict.fromkeys(("reports", "reportsto", "manager", "boss", "supervisor", "berichtetan"), Relation.REPORTS_TO),
        **dict.fromkeys(("dotted", "dottedline"), Relation.REPORTS_DOTTED),
        **dict.fromkeys(("advice", "asksforadvice", "advisor", "adviser"), Relation.ASKS),
        **dict.fromkeys(("friend", "friends", "trust"), Relation.TRUSTS),
        **dict.fromkeys(("mentor",), Relation.MENTORED_BY),
        **dict.fromkeys(("peer", "partner", "colleague", "coworker", "kollege"), Relation.PEER),
        **dict.fromkeys(("conflict", "rival"), Relation.CONFLICT),
    },
    OpportunityStage: {
        **dict.fromkeys(("prospecting", "prospect", "lead", "appointmentscheduled"), OpportunityStage.IDEA),
        **dict.fromkeys(
            (
                *("qualification", "qualifiedtobuy", "needsanalysis", "valueproposition", "iddecisionmakers"),
                *("perceptionanalysis", "presentationscheduled"),
            ),
            OpportunityStage.QUALIFIED,
        ),
        **dict.fromkeys(
            ("proposalpricequote", "proposal", "quote", "pledged", "contractsent", "angebot", "decisionmakerboughtin"),
            OpportunityStage.OFFERED,
        ),
        **dict.fromkeys(("negotiationreview", "negotiation", "verhandlung"), OpportunityStage.NEGOTIATED),
        **dict.fromkeys(("closedwon", "gewonnen", "posted"), OpportunityStage.WON),
        **dict.fromkeys(("closedlost", "verloren", "withdrawn"), OpportunityStage.LOST),
    },
    TouchStatus: {
        **dict.fromkeys(("open", "notstarted", "scheduled", "geplant"), TouchStatus.PLANNED),
        **dict.fromkeys(("completed", "done", "closed", "erledigt"), TouchStatus.HELD),
        **dict.fromkeys(("canceled", "abgesagt"), TouchStatus.CANCELLED),
    },
    Channel: {
        **dict.fromkeys(("inperson", "onsite", "besuch", "visite", "visita", "meeting"), Channel.VISIT),
        **dict.fromkeys(("phone", "telephone", "telefon", "anruf", "appel", "llamada", "call"), Channel.CALL),
        **dict.fromkeys(("email", "letter", "correo"), Channel.MAIL),
        **dict.fromkeys(("zoom", "teams", "videocall", "online"), Channel.VIDEO),
    },
    Severity: {
        **dict.fromkeys(("high", "urgent", "major", "hoch", "kritisch"), Severity.CRITICAL),
        **dict.fromkeys(("normal", "mittel"), Severity.MEDIUM),
        **dict.fromkeys(("minor", "niedrig"), Severity.LOW),
    },
    RevenueKind: {
        **dict.fromkeys(("repeat", "existing", "bestand", "renewal"), RevenueKind.REPEAT),
        **dict.fromkeys(("newproduct", "new", "neu"), RevenueKind.NEW_PRODUCT),
        **dict.fromkeys(("crosssell", "crossselling"), RevenueKind.CROSS_SELL),
    },
}
"""What other programs call our choices, squashed."""


def choice_of(choices: type[Enum], text: str) -> Enum | None:
    """The choice a word means, by its value, its label or what other programs call it; None for an unknown word."""
    exact = text.strip()
    if (said := next((choice for choice in choices if exact == str(choice.value)), None)) is not None:
        return said  # signs such as that of -1 are lost when words are squashed
    word = squashed(text)
    for choice in choices:
        if word in (squashed(str(choice.value)), squashed(str(getattr(choice, "label", "")))):
            return choice
    known = WORDS.get(choices, {}).get(word)
    return known if isinstance(known, Enum) else None
