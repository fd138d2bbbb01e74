"""Files of well-known programs, recognised by their headers: Salesforce, HubSpot, Google, Outlook, LinkedIn."""

from collections.abc import Iterable
from dataclasses import dataclass

from amdesk.exchange.headers import squashed
from amdesk.exchange.targets import Subject


@dataclass(frozen=True)
class Layout:
    """The headers of a program's export, squashed: all of `needs` and one of `some` must be there.

    `columns` tells the target of each header it knows; the rest is guessed as in any file.
    """

    program: str
    subject: Subject
    needs: str
    some: str
    columns: dict[str, str]

    def fits(self, headers: set[str]) -> bool:
        """Whether a file with these squashed headers comes from the program."""
        some = set(self.some.split())
        return headers.issuperset(self.needs.split()) and (not some or bool(headers & some))


def _columns(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


LAYOUTS = (
    Layout(
        "salesforce",
        Subject.ROLES,
        "contactid role opportunityid",
        "",
        _columns("id= contactid=person.id role=person.role isprimary= opportunityid="),
    ),
    Layout(
        "salesforce",
        Subject.OPPORTUNITIES,
        "stagename closedate accountid name",
        "",
        _columns(
            "id=opportunity.id name=opportunity.name amount=opportunity.value stagename=opportunity.stage "
            "closedate=opportunity.closes_on accountid=account.id probability=opportunity.probability "
            "description=opportunity.note primarycontactc=opportunity.people currencyisocode=opportunity.currency "
            "type= nextstep= isclosed= iswon="
        ),
    ),
    Layout(
        "salesforce",
        Subject.INVOICES,
        "paymentid accountid paid writtenoff",
        "",
        _columns(
            "paymentid=invoice.id accountid=account.id accountname=account.name opportunityname=invoice.note "
            "amount=invoice.amount scheduleddate=invoice.due paymentdate=invoice.paid_on paid=invoice.paid "
            "writtenoff=invoice.written_off"
        ),
    ),
    Layout(
        "salesforce",
        Subject.LINES,
        "npe4contactc npe4relatedcontactc",
        "",
        _columns(
            "id= npe4typec=line.kind npe4contactc=line.from npe4relatedcontactc=line.to npe4descriptionc=line.note"
        ),
    ),
    Layout(
        "salesforce",
        Subject.PEOPLE,
        "firstname lastname",
        "accountid mailingcity mailingstreet reportstoid",
        _columns(
            "id=person.id contactid=person.id firstname=person.given lastname=person.family email=person.mail "
            "phone=person.phone mobilephone=person.mobile title=person.job description=person.note "
            "accountid=account.id accountname=account.name salutation= mailingcity= mailingcountry="
        ),
    ),
    Layout(
        "salesforce",
        Subject.ACCOUNTS,
        "name",
        "billingcity billingstreet billingcountry masterrecordid",
        _columns(
            "id=account.id accountid=account.id name=account.name accountname=account.name parentid=account.parent_id "
            "billingstreet=account.street billingcity=account.city billingstate=account.region "
            "billingpostalcode=account.postcode billingcountry=account.country phone=account.phone "
            "accountnumber=account.number website=account.website industry=account.industry description=account.note "
            "currencyisocode=account.currency type=account.status rating= site= ownership="
        ),
    ),
    Layout(
        "hubspot",
        Subject.PEOPLE,
        "firstname lastname email",
        "recordid contactowner lifecyclestage leadstatus",
        _columns(
            "recordid=person.id contactid=person.id firstname=person.given lastname=person.family email=person.mail "
            "phonenumber=person.phone mobilephonenumber=person.mobile jobtitle=person.job "
            "associatedcompany=account.name companyname=account.name associatedcompanyids=account.id "
            "associatedcompanyidsprimary=account.id buyingrole=person.role lifecyclestage= leadstatus="
        ),
    ),
    Layout(
        "hubspot",
        Subject.ACCOUNTS,
        "companyname",
        "recordid companyowner companydomainname",
        _columns(
            "recordid=account.id companyid=account.id companyname=account.name companydomainname=account.website "
            "phonenumber=account.phone city=account.city stateregion=account.region postalcode=account.postcode "
            "countryregion=account.country streetaddress=account.street industry=account.industry "
            "parentcompany=account.parent description=account.note lifecyclestage="
        ),
    ),
    Layout(
        "google",
        Subject.PEOPLE,
        "",
        "email1value organization1name organizationname",
        _columns(
            "name=person.name givenname=person.given familyname=person.family firstname=person.given "
            "lastname=person.family email1value=person.mail phone1value=person.phone phone2value=person.mobile "
            "organization1name=account.name organizationname=account.name organization1title=person.job "
            "organizationtitle=person.job notes=person.note"
        ),
    ),
    Layout(
        "outlook",
        Subject.PEOPLE,
        "firstname lastname emailaddress",
        "businessphone businessstreet middlename homestreet",
        _columns(
            "firstname=person.given lastname=person.family emailaddress=person.mail businessphone=person.phone "
            "mobilephone=person.mobile company=account.name jobtitle=person.job notes=person.note title= "
            "businessstreet= businesscity= webpage="
        ),
    ),
    Layout(
        "linkedin",
        Subject.PEOPLE,
        "firstname lastname position",
        "connectedon url",
        _columns(
            "firstname=person.given lastname=person.family emailaddress=person.mail company=account.name "
            "position=person.job url= connectedon="
        ),
    ),
    Layout(
        "vcard",
        Subject.PEOPLE,
        "vcardname vcardorganisation",
        "",
        _columns(
            "vcarduid=person.id vcardname=person.name vcardtitle=person.job vcardorganisation=account.name "
            "vcardmail=person.mail vcardphone=person.phone vcardmobile=person.mobile vcardnote=person.note"
        ),
    ),
)


def recognised(columns: Iterable[str], subject: Subject | None) -> Layout | None:
    """The program a file with these columns comes from, or None; limited to a subject when one is given."""
    headers = {squashed(column) for column in columns}
    fitting = (layout for layout in LAYOUTS if layout.fits(headers))
    return next((layout for layout in fitting if subject in (None, layout.subject)), None)
