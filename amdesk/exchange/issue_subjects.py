"""What an issue of another program is about, told by the words of its title and topic."""

from amdesk.exchange.contents import fold
from amdesk.model.values import IssueSubject

TELLING: tuple[tuple[IssueSubject, tuple[str, ...]], ...] = (
    (
        IssueSubject.BILLING,
        (
            *("bill", "invoice", "charg", "fee", "payment", "paying", "price", "interest", "apr", "payoff", "balance"),
            *("overdraft", "refund", "debt", "repay", "rechnung", "preis", "gebuhr", "zahlung", "facture", "prix"),
            *("paiement", "factura", "precio", "pago"),
        ),
    ),
    (
        IssueSubject.DELIVERY,
        (
            *("deliver", "shipment", "shipping", "late ", "missing", "arriv", "not available when promised", "liefer"),
            *("versand", "livraison", "retard", "entrega", "envio"),
        ),
    ),
    (
        IssueSubject.QUALITY,
        (
            *("defect", "broken", "damaged", "quality", "wrong", "incorrect", "false", "error", "faulty", "mangel"),
            *("defekt", "falsch", "qualitat", "defaut", "qualite", "defecto", "calidad"),
        ),
    ),
    (
        IssueSubject.PEOPLE,
        ("rude", "staff", "communication tactics", "improper contact", "threaten", "behavio", "unhoflich", "personnel"),
    ),
    (
        IssueSubject.CONTRACT,
        (
            *("contract", "loan", "lease", "account opening", "terms", "settlement", "vertrag", "kundigung", "contrat"),
            "resiliation",
        ),
    ),
    (
        IssueSubject.SERVICE,
        ("service", "customer service", "support", "investigation", "application", "response", "kundendienst"),
    ),
)
"""How words begin, the subjects that are plainest first."""


def subject_told(text: str) -> IssueSubject | None:
    """The subject that the words of a title tell; None when they tell none."""
    said = f" {fold(text)} "
    return next((subject for subject, starts in TELLING if any(f" {start}" in said for start in starts)), None)
