"""Address books of Google, LinkedIn and of contact cards; Outlook's, in many languages, has a module of its own."""

from amdesk.exchange.layout import Layout, columns_of
from amdesk.exchange.targets import Subject
from amdesk.model.natural import OURS

ADDRESS_BOOKS = (
    Layout(
        "google",
        Subject.PEOPLE,
        "",
        "email1value organization1name organizationname",
        columns_of(
            "name=person.name givenname=person.given familyname=person.family firstname=person.given "
            "organization1department=unit.name organizationdepartment=unit.name "
            "lastname=person.family email1value=person.mail "
            "organization1name=account.name organizationname=account.name organization1title=person.job "
            "organizationtitle=person.job notes=person.note"
        ),
    ),
    Layout(
        "linkedin",
        Subject.PEOPLE,
        "firstname lastname position",
        "connectedon url",
        columns_of(
            "firstname=person.given lastname=person.family emailaddress=person.mail company=account.name "
            "position=person.job url= connectedon="
        ),
    ),
    Layout(
        OURS,
        Subject.PEOPLE,
        "amdeskuid amdeskname",
        "",
        columns_of(
            "amdeskuid=person.id amdeskname=person.name amdesktitle=person.job amdeskorganisation=account.name "
            "amdeskmail=person.mail amdeskphone=person.phone amdeskmobile=person.mobile amdeskunit=unit.name "
            "amdesknote=person.note "
            "amdeskchannel=person.channel amdesklefton=person.left_on"
        ),
    ),
    Layout(
        "vcard",
        Subject.PEOPLE,
        "vcardname vcardorganisation",
        "",
        columns_of(
            "vcarduid=person.id vcardname=person.name vcardtitle=person.job vcardorganisation=account.name "
            "vcardmail=person.mail vcardphone=person.phone vcardmobile=person.mobile vcardnote=person.note"
        ),
    ),
)
