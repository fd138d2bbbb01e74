"""Files that Salesforce writes: exports with API names, and reports with labels."""

from amdesk.exchange.layout import Layout, columns_of
from amdesk.exchange.targets import Subject

SALESFORCE = (
    Layout(
        "salesforce",
        Subject.ROLES,
        "contactid role opportunityid",
        "",
        columns_of("id= contactid=person.id role=person.role isprimary= opportunityid="),
    ),
    Layout(
        "salesforce",
        Subject.OPPORTUNITIES,
        "stagename closedate accountid name",
        "",
        columns_of(
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
        columns_of(
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
        columns_of(
            "id= npe4typec=line.kind npe4contactc=line.from npe4relatedcontactc=line.to npe4descriptionc=line.note"
        ),
    ),
    Layout(
        "salesforce",
        Subject.PEOPLE,
        "firstname lastname",
        "accountid contactid mailingcity mailingstreet reportstoid accountowner",
        columns_of(
            "id=person.id contactid=person.id firstname=person.given lastname=person.family email=person.mail "
            "phone=person.phone mobilephone=person.mobile mobile=person.mobile title=person.job "
            "description=person.note reportstoid=person.reports_to reportsto=person.reports_to department=unit.name "
            "accountid=account.id accountname=account.name salutation= mailingcity= mailingcountry= leadsource= "
            "accountowner="
        ),
    ),
    Layout(
        "salesforce",
        Subject.ACCOUNTS,
        "name",
        "billingcity billingstreet billingcountry masterrecordid",
        columns_of(
            "id=account.id accountid=account.id name=account.name accountname=account.name parentid=account.parent_id "
            "billingstreet=account.street billingcity=account.city billingstate=account.region "
            "billingpostalcode=account.postcode billingcountry=account.country phone=account.phone "
            "accountnumber=account.number website=account.website industry=account.industry description=account.note "
            "currencyisocode=account.currency type=account.status rating= site= ownership="
        ),
    ),
    Layout(
        "salesforce",
        Subject.ACCOUNTS,
        "accountname",
        "billingcity billingstreet billingcountry billingzippostalcode parentaccountid",
        columns_of(
            "accountid=account.id accountname=account.name parentaccountid=account.parent_id "
            "parentaccount=account.parent billingstreet=account.street billingcity=account.city "
            "billingstateprovince=account.region billingzippostalcode=account.postcode billingcountry=account.country "
            "phone=account.phone accountnumber=account.number website=account.website industry=account.industry "
            "description=account.note type=account.status rating= accountsite= ownership= accountowner= annualrevenue="
        ),
    ),
    Layout(
        "salesforce",
        Subject.OPPORTUNITIES,
        "opportunityname stage",
        "accountname closedate opportunityid amount",
        columns_of(
            "opportunityid=opportunity.id opportunityname=opportunity.name amount=opportunity.value "
            "stage=opportunity.stage closedate=opportunity.closes_on accountid=account.id accountname=account.name "
            "probability=opportunity.probability description=opportunity.note primarycontact=opportunity.people "
            "amountcurrency=opportunity.currency lossreason=opportunity.why type= nextstep= leadsource= "
            "opportunityowner= closed= won= fiscalperiod= age= createddate= ownerrole="
        ),
    ),
    Layout(
        "salesforce",
        Subject.ISSUES,
        "casenumber subject",
        "",
        columns_of(
            "id= caseid= casenumber=issue.id subject=issue.name description=issue.words priority=issue.severity "
            "status=issue.status createddate=issue.reported_on datetimeopened=issue.reported_on "
            "openeddate=issue.reported_on closeddate=issue.closed_on datetimeclosed=issue.closed_on "
            "accountid=account.id accountname=account.name type= reason= origin= caseowner= isclosed="
        ),
    ),
    Layout(
        "salesforce",
        Subject.TOUCHES,
        "subject",
        "activitydate activitydatetime activityid tasksubtype",
        columns_of(
            "id=touch.id activityid=touch.id subject=touch.purpose activitydate=touch.on activitydatetime=touch.on "
            "date=touch.on status=touch.status description=touch.note comments=touch.note "
            "fullcommentsdescription=touch.note whoid=touch.people contact=touch.people tasksubtype=touch.channel "
            "durationinminutes=touch.minutes location=touch.location accountid=account.id accountname=account.name "
            "companyaccount=account.name type= priority= assigned="
        ),
    ),
    Layout(
        "salesforce",
        Subject.CONTRACTS,
        "contractnumber",
        "startdate contractstartdate enddate contractenddate",
        columns_of(
            "id=contract.id contractid=contract.id contractnumber=contract.name name= contractname= "
            "startdate=contract.starts contractstartdate=contract.starts enddate=contract.ends "
            "contractenddate=contract.ends description=contract.note accountid=account.id accountname=account.name "
            "status= contractterm= ownerid="
        ),
    ),
)
