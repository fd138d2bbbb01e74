"""Files that HubSpot writes: companies, contacts and deals."""

from amdesk.exchange.layout import Layout, columns_of
from amdesk.exchange.targets import Subject

HUBSPOT = (
    Layout(
        "hubspot",
        Subject.PEOPLE,
        "firstname lastname email",
        "recordid contactowner lifecyclestage leadstatus",
        columns_of(
            "recordid=person.id contactid=person.id firstname=person.given lastname=person.family email=person.mail "
            "phonenumber=person.phone mobilephonenumber=person.mobile jobtitle=person.job "
            "associatedcompany=account.name associatedcompanyprimary=account.name companyname=account.name "
            "associatedcompanyids=account.id department=unit.name "
            "associatedcompanyidsprimary=account.id buyingrole=person.role lifecyclestage= leadstatus="
        ),
    ),
    Layout(
        "hubspot",
        Subject.ACCOUNTS,
        "companyname",
        "recordid companyowner companydomainname",
        columns_of(
            "recordid=account.id companyid=account.id companyname=account.name companydomainname=account.website "
            "phonenumber=account.phone city=account.city stateregion=account.region postalcode=account.postcode "
            "countryregion=account.country streetaddress=account.street industry=account.industry "
            "parentcompany=account.parent description=account.note lifecyclestage="
        ),
    ),
    Layout(
        "hubspot",
        Subject.OPPORTUNITIES,
        "dealname dealstage",
        "",
        columns_of(
            "recordid=opportunity.id dealid=opportunity.id dealname=opportunity.name dealstage=opportunity.stage "
            "amount=opportunity.value closedate=opportunity.closes_on dealprobability=opportunity.probability "
            "dealdescription=opportunity.note currency=opportunity.currency closedlostreason=opportunity.why "
            "associatedcompany=account.name associatedcompanyprimary=account.name associatedcompanyids=account.id "
            "associatedcompanyidsprimary=account.id associatedcontactids=opportunity.people "
            "associatedcontact=opportunity.people pipeline= dealowner= createdate= dealtype="
        ),
    ),
)
