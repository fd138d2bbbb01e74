"""Words that name columns in files of what happens between accounts and us: roles, lines and dated records."""

from collections.abc import Mapping

from amdesk.exchange.targets import Subject

_TOLD: Mapping[Subject, Mapping[str, str]] = {
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
        "line.until": "until enddate bis",
        "line.label": "label",
        "line.note": "note notes description comment bemerkung",
    },
    Subject.INVOICES: {
        "invoice.id": "id invoiceid paymentid recordid",
        "invoice.number": (
            "number invoicenumber invoiceno invoice document documentno rechnungsnummer rechnungsnr rechnung "
            "belegnummer numerofacture facture numerofactura factura"
        ),
        "invoice.on": "date invoicedate documentdate postingdate datum rechnungsdatum belegdatum datefacture fecha",
        "invoice.due": (
            "due duedate dueon payby scheduleddate faellig faelligam falligam faelligkeit falligkeit echeance "
            "dateecheance vencimiento"
        ),
        "invoice.amount": (
            "amount total value sum invoiceamount totalamount grossamount amountdue betrag bruttobetrag brutto "
            "rechnungsbetrag montant montantttc importe"
        ),
        "invoice.currency": "currency currencycode waehrung wahrung devise moneda currencyisocode",
        "invoice.disputed": "disputed disputedamount strittig",
        "invoice.paid": "paid ispaid paidamount amountpaid paymentstatus bezahlt paye pagado",
        "invoice.paid_on": "paidon paiddate paymentdate datepaid bezahltam zahlungsdatum datepaiement fechapago",
        "invoice.written_off": "writtenoff iswrittenoff writtenoffamount ausgebucht",
        "invoice.note": "note notes description comment subject bemerkung",
    },
    Subject.PAYMENTS: {
        "payment.id": "id paymentid recordid receiptid",
        "payment.invoice": (
            "invoice invoicenumber invoiceno invoiceid document reference rechnung rechnungsnummer facture factura"
        ),
        "payment.on": "date paymentdate paidon datepaid receivedon postingdate datum zahlungsdatum fecha",
        "payment.amount": "amount total sum payment amountpaid paidamount betrag montant importe",
        "payment.currency": "currency currencycode waehrung wahrung devise moneda",
        "payment.note": "note notes description comment method paymentmethod bemerkung",
    },
    Subject.ISSUES: {
        "issue.id": "id caseid casenumber complaintid ticketid ticketnumber issueid number ticket",
        "issue.name": "issue subject title summary name betreff titel titre asunto",
        "issue.topic": "product topic category area produkt thema",
        "issue.subtopic": "subproduct subcategory subtopic",
        "issue.detail": "subissue detail details",
        "issue.passed_on": "datesenttocompany datesent senton forwardedon passedon",
        "issue.in_time": "timelyresponse timely answeredintime ontime",
        "issue.contested": "consumerdisputed customerdisputed contested",
        "issue.kind": "kind type art tipo",
        "issue.severity": "severity priority prioritat prioritaet schwere",
        "issue.words": "words narrative consumercomplaintnarrative complaint description beschreibung descripcion",
        "issue.said_openly": "companypublicresponse publicresponse publicstatement",
        "issue.facts": "facts response comments note notes resolution",
        "issue.status": "status companyresponsetoconsumer statut estado",
        "issue.reported_on": (
            "reportedon reported datereceived received receivedon created createdon createddate createdat opened "
            "openedon dateopened date datum gemeldetam fecha"
        ),
        "issue.answered_on": "answeredon firstanswered firstresponse firstresponseon",
        "issue.answer_by": "answerby due duedate faellig",
        "issue.closed_on": "closedon closed closeddate dateclosed resolvedon resolved resolveddate closedat",
    },
    Subject.TOUCHES: {
        "touch.id": "id activityid callid callnumber touchid taskid",
        "touch.on": "date on day datetime startdate start activitydate calldate datum tag fecha jour",
        "touch.at": "time at starttime uhrzeit zeit heure hora",
        "touch.until": "end until endtime enddate enddatetime finish ende bis fin hasta",
        "touch.minutes": "minutes duration durationminutes dauer minuten",
        "touch.status": "status state",
        "touch.channel": "channel how medium via kanal canal type art activitytype",
        "touch.kind": "kind type art activitytype",
        "touch.purpose": "purpose subject title summary topic betreff zweck thema objet asunto",
        "touch.location": "location place where ort lieu lugar",
        "touch.note": "note notes description comment comments body text bemerkung notiz",
        "touch.people": "people person contact contacts contactid contactname attendees who with teilnehmer",
    },
    Subject.OPPORTUNITIES: {
        "opportunity.id": "id opportunityid dealid recordid",
        "opportunity.name": "name opportunity opportunityname deal dealname title bezeichnung",
        "opportunity.kind": "kind",
        "opportunity.stage": "stage stagename dealstage status phase",
        "opportunity.value": "value amount dealvalue betrag wert montant importe",
        "opportunity.currency": "currency currencycode waehrung wahrung devise moneda currencyisocode",
        "opportunity.probability": "probability likelihood wahrscheinlichkeit",
        "opportunity.closes_on": "closeson closedate expectedclosedate abschluss abschlussdatum",
        "opportunity.why": "why reason lossreason closedlostreason closedwonreason grund",
        "opportunity.note": "note notes description comment nextstep bemerkung",
        "opportunity.people": "person primarycontact contactid contact primarycontactc",
    },
    Subject.CONTRACTS: {
        "contract.id": "id contractid contractnumber vertragsnummer recordid",
        "contract.name": "name contract contractname what title vertrag bezeichnung",
        "contract.units": "units for",
        "contract.value": "value annualvalue amount valueayear wert betrag montant importe",
        "contract.currency": "currency currencycode waehrung wahrung devise moneda",
        "contract.starts": "starts start startdate from begin beginn effectivedate",
        "contract.ends": "ends end enddate until expires expirydate ende laufzeitende",
        "contract.notice_by": "noticeby notice noticedate kundigungsfrist kuendigungsfrist",
        "contract.renews": "renews autorenew autorenewal renewsbyitself",
        "contract.signed_by": "signedby signatory unterzeichner",
        "contract.note": "note notes description comment bemerkung",
    },
}
RECORDS: Mapping[Subject, Mapping[str, str]] = {**_TOLD, Subject.MEETINGS: _TOLD[Subject.TOUCHES]}
"""By subject, what a header means where one knows what the rows are."""
