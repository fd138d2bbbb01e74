"""Contacts as Outlook writes them; its headers are those of the language it was installed in."""

from amdesk.exchange.headers import squashed
from amdesk.exchange.layout import Layout
from amdesk.exchange.targets import Subject

MEANT = (
    *("person.given", "person.family", "account.name", "unit.name", "person.job", "person.mail", "person.phone"),
    *("person.mobile", "person.reports_to", "person.note", "account.phone"),
)
"""What the headers below stand for, in their order."""
HEADERS = {
    "en": (
        *("First Name", "Last Name", "Company", "Department", "Job Title", "E-mail Address", "Business Phone"),
        *("Mobile Phone", "Manager's Name", "Notes", "Company Main Phone"),
    ),
    "de": (
        *("Vorname", "Nachname", "Firma", "Abteilung", "Position", "E-Mail-Adresse", "Telefon geschäftlich"),
        *("Mobiltelefon", "Name des/der Vorgesetzten", "Notizen", "Telefon Firma"),
    ),
    "fr": (
        *("Prénom", "Nom", "Société", "Service", "Titre 2", "Adresse de messagerie", "Téléphone (bureau)"),
        *("Tél. mobile", "Responsable", "Notes", "Téléphone société"),
    ),
    "es": (
        *("Nombre", "Apellidos", "Organización", "Departamento", "Puesto", "Dirección de correo electrónico"),
        *("Teléfono del trabajo", "Móvil", "Nombre del director", "Notas", "Número de centralita de la organización"),
    ),
    "it": (
        *("Nome", "Cognome", "Società", "Reparto", "Posizione", "Indirizzo posta elettronica", "Ufficio"),
        *("Cellulare", "Nome manager", "Notes", "Telefono principale società"),
    ),
    "nl": (
        *("Voornaam", "Achternaam", "Bedrijf", "Afdeling", "Functie", "E-mailadres", "Telefoon op werk"),
        *("Mobiele telefoon", "Naam manager", "Notities", "Hoofdtelefoon bedrijf"),
    ),
    "pl": (
        *("Imię", "Nazwisko", "Firma", "Dział", "Stanowisko", "Adres e-mail", "Telefon służbowy"),
        *("Telefon komórkowy", "Menedżer", "Notatki", "Główny telefon do firmy"),
    ),
    "pt-br": (
        *("Primeiro nome", "Sobrenome", "Empresa", "Departamento", "Cargo", "Endereço de email"),
        *(
            "Telefone comercial",
            "Telefone celular",
            "Nome do gerenciador",
            "Anotações",
            "Telefone principal da empresa",
        ),
    ),
    "da": (
        *("Fornavn", "Efternavn", "Firma", "Afdeling", "Stilling", "E-mail-adresse", "Telefon (arbejde)"),
        *("Mobiltelefon", "Navn på overordnet", "Notater", "Primær telefon (firma)"),
    ),
    "nb": (
        *("Fornavn", "Etternavn", "Firma", "Avdeling", "Stilling", "E-postadresse", "Telefon, arb."),
        *("Mobiltelefon", "Overordnedes navn", "Notater", "Hovedtelefon for firma"),
    ),
    "cs": (
        *("Jméno", "Příjmení", "Společnost", "Oddělení", "Funkce", "E-mailová adresa", "Telefon (zam.)"),
        *("Mobilní telefon", "Jméno správce", "Poznámky", "Telefon společnosti"),
    ),
    "hu": (
        *("Utónév", "Vezetéknév", "Cég", "Osztály", "Beosztás", "E-mail cím", "Hivatali telefon"),
        *("Mobiltelefon", "Felettes neve", "Feljegyzések", "Cég fővonala"),
    ),
}
"""The headers by language. The second column of one name gets a number when it is read: French has two "Titre"."""
ALSO = {"fr": {"Adresse de courrier": "person.mail"}, "es": {"E-mail Address": "person.mail"}}
"""What other versions of a language write."""
LEFT_OUT = (
    *("Title", "Anrede", "Titre", "Título", "Titolo", "Titel", "Tytuł", "Tratamento", "Tittel", "Titul", "Cím"),
    *("Location", "Office Location", "Ort", "Büro", "Emplacement", "Bureau", "Luogo", "Locatie", "Kantoorlocatie"),
    *("Lokalizacja", "Lokalizacja biura", "Local", "Sala", "Sted", "Hely", "Account", "Konto", "Compte", "Priority"),
    *("Business Street", "Business City", "Web Page", "Webseite", "Beruf", "Profession", "Partner"),
)
"""What would be taken for something else: salutations, rooms, accounts at an Internet provider."""


def _layout(language: str, headers: tuple[str, ...]) -> Layout:
    known = {squashed(header): target for header, target in zip(headers, MEANT, strict=True)}
    also = {squashed(header): target for header, target in ALSO.get(language, {}).items()}
    given, family, *_rest, phone, mobile, _boss, _note, _company = known
    mails = [header for header, target in {**known, **also}.items() if target == "person.mail"]
    needs, some = f"{given} {family} {phone}", " ".join((mobile, *mails))
    left_out = {word: "" for word in map(squashed, LEFT_OUT) if word not in known}
    return Layout("outlook", Subject.PEOPLE, needs, some, {**left_out, **known, **also})


OUTLOOK = tuple(_layout(language, headers) for language, headers in HEADERS.items())
