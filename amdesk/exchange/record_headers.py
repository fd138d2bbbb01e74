"""Words that name columns in files of what happens between accounts and us: roles, lines and dated records."""

from collections.abc import Mapping

from amdesk.exchange.targets import Subject

RECORDS: Mapping[Subject, Mapping[str, str]] = {
    Subject.ROLES: {
        "person.id": "person contact",
        "person.name": "name nom nombre",
        "person.role": "kind type",
        "person.mail": "email mail",
    },
    Subject.LINES: {
        "line.from": "from source person personid contact contactid who von de employee employeeid",
        "line.to": "to target relatedcontact relatedperson relatedcontactid whom an a other reportsto manager boss",
        "line.kind": "kind type relation relationship relationshiptype art beziehung",
        "line.strength": "strength weight",
        "line.since": "since startdate seit",
        "line.note": "note notes description comment bemerkung",
    },
}
"""By subject, what a header means where one knows what the rows are."""
