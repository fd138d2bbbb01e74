"""How the first person of a row is joined to the second, said in words, and the line that becomes of it."""

from enum import StrEnum

from amdesk.model.values import LineKind
from amdesk.words import _


class Relation(StrEnum):
    """What the first person of a row is or does to the second."""

    REPORTS_TO = "reports to"
    LEADS = "leads"
    REPORTS_DOTTED = "reports dotted to"
    ASKS = "asks"
    ADVISES = "advises"
    TRUSTS = "trusts"
    TRUSTED_BY = "is trusted by"
    MENTORS = "mentors"
    MENTORED_BY = "is mentored by"
    PEER = "is a peer of"
    CONFLICT = "is in conflict with"

    @property
    def label(self) -> str:
        """The relation as it stands between two names."""
        return {
            Relation.REPORTS_TO: _("reports to"),
            Relation.LEADS: _("leads"),
            Relation.REPORTS_DOTTED: _("reports dotted to"),
            Relation.ASKS: _("asks"),
            Relation.ADVISES: _("advises"),
            Relation.TRUSTS: _("trusts"),
            Relation.TRUSTED_BY: _("is trusted by"),
            Relation.MENTORS: _("mentors"),
            Relation.MENTORED_BY: _("is mentored by"),
            Relation.PEER: _("is a peer of"),
            Relation.CONFLICT: _("is in conflict with"),
        }[self]

    @property
    def kind(self) -> LineKind:
        """The kind of the line."""
        return KINDS[self]

    @property
    def is_backward(self) -> bool:
        """Whether the line goes from the second person to the first: who asks is advised."""
        return self in (Relation.LEADS, Relation.ASKS, Relation.TRUSTED_BY, Relation.MENTORED_BY)


KINDS = {
    Relation.REPORTS_TO: LineKind.REPORTS,
    Relation.LEADS: LineKind.REPORTS,
    Relation.REPORTS_DOTTED: LineKind.DOTTED,
    Relation.ASKS: LineKind.ADVISES,
    Relation.ADVISES: LineKind.ADVISES,
    Relation.TRUSTS: LineKind.TRUSTS,
    Relation.TRUSTED_BY: LineKind.TRUSTS,
    Relation.MENTORS: LineKind.MENTORS,
    Relation.MENTORED_BY: LineKind.MENTORS,
    Relation.PEER: LineKind.PEER,
    Relation.CONFLICT: LineKind.CONFLICT,
}
TOLD_BY_NAMES = {
    "report": Relation.REPORTS_TO,
    "boss": Relation.REPORTS_TO,
    "advice": Relation.ASKS,
    "friend": Relation.TRUSTS,
    "trust": Relation.TRUSTS,
    "mentor": Relation.MENTORS,
    "conflict": Relation.CONFLICT,
}


def told_by_name(file: str) -> Relation | None:
    """The relation that the name of a file tells, such as advice_edges.csv; None when it tells none."""
    return next((relation for word, relation in TOLD_BY_NAMES.items() if word in file.casefold()), None)
