"""Words that name columns in English, German, French and Spanish files, and what each means."""

import re
from collections.abc import Mapping
from functools import cache

from amdesk.exchange.record_headers import RECORDS
from amdesk.exchange.targets import Subject
from amdesk.letters import folded


def squashed(header: str) -> str:
    """A header as it is compared: small letters and digits without accents; "Customer_ID" becomes "customerid"."""
    spelled = header.translate({ord("&"): "and", ord("#"): "number"})
    return re.sub(r"[^\w]|_", "", folded(spelled))


ANYWHERE: Mapping[str, str] = {
    "account.id": (
        "customerid accountid companyid clientid orgid organizationid organisationid customercode customerkey "
        "clientcode accountcode companycode resellerkey storeid businessentityid kundenid kundencode idkunde "
        "idclient codeclient clienteid idcliente codigocliente cid customerref debitorid"
    ),
    "account.number": (
        "customernumber customerno custno custnumber accountnumber accountno clientnumber clientno "
        "kundennummer kundennr kundenr kdnr debitor debitorennummer debitornr numeroclient nclient numclient "
        "numerocliente ncliente"
    ),
    "account.name": (
        "company companyname customer customername client clientname account accountname organisation "
        "organization organisationname organizationname organization1name business businessname reseller "
        "resellername store storename employer firma firmenname firmierung kunde kundenname unternehmen "
        "unternehmensname societe nomsociete entreprise nomentreprise raisonsociale nomclient empresa "
        "nombreempresa compania cliente nombrecliente razonsocial associatedcompany primarycompany debitorname "
        "soldto soldtoname billto"
    ),
    "account.parent": (
        "parent parentaccount parentcompany mutterkonzern muttergesellschaft konzern groupe maisonmere grupo"
    ),
    "account.parent_id": "parentid parentaccountid parentcompanyid",
    "account.industry": "industry sector branche wirtschaftszweig secteur industrie industria businesstype",
    "account.website": "website web url homepage webseite internet siteweb sitioweb companydomainname domain weburl",
    "account.tier": "tier accounttier customertier kundenklasse abcklasse abc",
    "account.customer_since": "customersince clientsince kundeseit clientdepuis clientedesde",
    "account.phone": "companyphone mainphone accountphone telefonfirma",
    "person.name": (
        "contact contactname contactperson contactfullname fullname personname ansprechpartner kontakt "
        "kontaktname kontaktperson nomcomplet nomcontact interlocuteur contacto nombrecontacto nombrecompleto "
        "personadecontacto"
    ),
    "person.given": "firstname givenname forename contactfirstname vorname prenom nombredepila fname first",
    "person.family": (
        "lastname familyname surname contactlastname nachname familienname nomdefamille apellido apellidos lname last"
    ),
    "person.job": (
        "contacttitle jobtitle jobrole position jobposition funktion berufsbezeichnung stelle position "
        "fonction poste cargo puesto organizationtitle organization1title occupation"
    ),
    "person.id": "contactid personid leadid kontaktid employeeid employeekey staffid mitarbeiterid",
    "person.mail": (
        "contactemail contactmail personemail workemail emailaddress email1value kontaktemail businessemail emailperso"
    ),
    "person.phone": "contactphone workphone directphone directdial businessphone durchwahl phone1value kontakttelefon",
    "person.mobile": (
        "mobile mobilephone cell cellphone mobil handy handynummer mobiltelefon portable movil celular mobileno"
    ),
    "person.role": "role roles buyingrole contactrole rolle kundenrolle rol",
    "person.reports_to": (
        "reportsto reportstoid reportstoname manager managername managersname managerid boss bossid supervisor "
        "supervisorname supervisorid linemanager vorgesetzter vorgesetzte berichtetan superieur superieurhierarchique "
        "responsable jefe superior"
    ),
    "unit.name": (
        "unit unitname businessunit division department dept abteilung bereich geschaftsbereich standort "
        "niederlassung site sitename location office departement departamento sede filiale unite afdeling reparto"
    ),
}
"""Words that mean the same in a file of any subject."""

BARE: Mapping[Subject, Mapping[str, str]] = {
    Subject.ACCOUNTS: {
        "account.id": "id key recordid externalid uid code",
        "account.name": "name nom nombre bezeichnung title name1 displayname",
        "account.status": "status accountstatus customerstatus lifecyclestage kundenstatus statut type",
        "account.tier": "segment class category klasse categorie categoria rating priority",
        "account.number": "number no nummer nr numero",
        "account.phone": "phone phonenumber telephone tel telefon telefonnummer telefono businessphone",
        "account.mail": "email mail emailaddress eaddress courriel correo correoelectronico companyemail",
        "account.street": (
            "address street address1 addressline1 streetaddress billingstreet billingaddress strasse anschrift "
            "adresse rue direccion calle businessstreet"
        ),
        "account.city": "city town ort stadt ville ciudad billingcity locality poblacion businesscity",
        "account.region": (
            "region state province billingstate stateprovince stateregion bundesland county departement "
            "provincia estado"
        ),
        "account.postcode": (
            "postalcode postcode zip zipcode plz postleitzahl codepostal codigopostal billingpostalcode cp"
        ),
        "account.country": "country land pays pais billingcountry countryregion nation landbusiness",
        "account.currency": "currency currencycode waehrung devise moneda currencyisocode",
        "account.note": (
            "note notes description comment comments bemerkung bemerkungen notiz beschreibung remarque notas remarks"
        ),
    },
    Subject.PEOPLE: {
        "person.id": "id key recordid externalid uid",
        "person.name": "name nom nombre displayname",
        "person.job": "title titel titre titulo",
        "person.mail": "email mail emailaddress emails courriel correo correoelectronico eaddress",
        "person.phone": "phone phonenumber telephone tel telefon telefonnummer telefono officephone",
        "person.note": "note notes description comment comments bemerkung notiz beschreibung remarque notas remarks",
        "person.joined_on": "joined joinedon startdate hiredate eintritt",
    },
    Subject.PRODUCTS: {
        "product.id": "id productid itemid articleid produktid key idproduit",
        "product.number": (
            "sku number productnumber productcode itemnumber partnumber stockcode articlenumber artikelnummer "
            "artnr reference referencia code"
        ),
        "product.name": (
            "name product productname item itemname article artikel artikelname produkt produktname produit "
            "articulo producto title description bezeichnung designation denominacion"
        ),
        "range.name": (
            "category categoryname range productrange productcategory family productfamily group productgroup "
            "line productline kategorie warengruppe produktgruppe gamme famille categorie categoria gama "
            "familia"
        ),
        "product.note": "note notes comment bemerkung",
    },
    Subject.REVENUE: {
        "revenue.on": (
            "date orderdate invoicedate salesdate saledate postingdate bookingdate transactiondate "
            "documentdate datum rechnungsdatum belegdatum auftragsdatum buchungsdatum bestelldatum datefacture "
            "datecommande datedevente fecha fechafactura fechapedido day month period monat invoicedt"
        ),
        "revenue.amount": (
            "amount total revenue sales turnover netamount lineamount linetotal extendedprice extendedamount "
            "netvalue salesamount totalamount value net invoiceamount totalsales umsatz betrag nettobetrag "
            "netto nettoumsatz gesamtbetrag montant montantht chiffredaffaires ca importe monto ventas "
            "ingresos importeneto totalht sum"
        ),
        "revenue.quantity": (
            "quantity qty units pieces menge anzahl stueck stuck quantite qte cantidad unidades orderqty"
        ),
        "revenue.unit_price": (
            "unitprice price priceeach pricepereach einzelpreis stueckpreis preis prixunitaire prix "
            "preciounitario precio priceperunit"
        ),
        "revenue.discount": "discount discountpct discountpercent rabatt remise descuento unitpricediscount",
        "revenue.currency": "currency currencycode waehrung wahrung devise moneda currencyisocode",
        "revenue.document": (
            "orderid invoiceno invoicenumber invoiceid invoice orderno ordernumber order document documentno "
            "salesorder rechnungsnummer rechnung belegnummer beleg auftragsnummer auftrag numerofacture "
            "facture commande factura pedido numerofactura salesordernumber reference"
        ),
        "revenue.margin": "margin grossmargin profit contribution marge deckungsbeitrag db rohertrag margen",
        "revenue.kind": "kind revenuekind revenuetype salestype",
        "revenue.note": "note notes comment comments bemerkung remarque notas",
        "product.id": "productid itemid articleid produktid",
        "product.number": (
            "sku productnumber productcode itemnumber partnumber stockcode articlenumber artikelnummer artnr "
            "itemno material"
        ),
        "product.name": (
            "product productname item itemname article artikel artikelname produkt produit articulo producto "
            "description bezeichnung artikelbezeichnung designation"
        ),
        "range.name": (
            "category categoryname range productrange productcategory productfamily productgroup productline "
            "kategorie warengruppe produktgruppe gamme categorie categoria gama"
        ),
        "account.country": "country land pays pais",
    },
}
"""Words that mean something only where one knows what the rows are."""


@cache
def _meanings(subject: Subject) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for words in (ANYWHERE, BARE[subject] if subject in BARE else RECORDS[subject]):
        for target, spellings in words.items():
            for spelling in spellings.split():
                found.setdefault(spelling, []).append(target)
    return {spelling: tuple(dict.fromkeys(meant)) for spelling, meant in found.items()}


def meanings(header: str, subject: Subject) -> tuple[str, ...]:
    """The targets a header may mean in a file of a subject, likeliest first."""
    return _meanings(subject).get(squashed(header), ())


@cache
def explicit(target: str) -> frozenset[str]:
    """The headers that mean a target in a file of any subject."""
    return frozenset(ANYWHERE.get(target, "").split())
