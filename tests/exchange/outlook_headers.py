"""The headers of contacts as Outlook writes them, by language, up to the addresses and numbers of a person."""

HEADERS = {
    "en": """
Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,
Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,
Home City,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,
Home Fax,Home Phone,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Telex,Account,Anniversary,
Assistant's Name,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Gender,
Hobby,Initials,Location,Manager's Name,Mileage,Notes,Office Location,Priority,Profession,Sensitivity,Spouse,
User 1,Web Page""",
    "de": """
Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,
Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,
Land/Region geschäftlich,Straße privat,Ort privat,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,
Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon privat,ISDN,Mobiltelefon,
Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telex,Abrechnungsinformation,Benutzer 1,Beruf,
Büro,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,Geburtstag,Geschlecht,Hobby,Initialen,
Jahrestag,Kategorien,Kinder,Konto,Name Assistent,Name des/der Vorgesetzten,Notizen,Ort,Partner,Priorität,
Vertraulichkeit,Webseite""",
    "fr": """
Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Rue (bureau) 2,Rue (bureau) 3,
Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Ville (domicile),
Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Rappel,
Téléphone (voiture),Téléphone société,Télécopie (domicile),Téléphone (domicile),RNIS,Tél. mobile,
Télécopie (autre),Téléphone (autre),Téléphone principal,Télex,Adresse de messagerie,Type de messagerie,
Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Anniversaire,Bureau,Catégories,Compte,
Emplacement,Enfants,Informations facturation,Initiales,Langue,Nom de l'assistant(e),Notes,Page Web,Priorité,
Profession,Responsable,Sexe,Utilisateur 1""",
    "es": """
Título,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Departamento,Puesto,Calle del trabajo,
Calle del trabajo 2,Calle del trabajo 3,Ciudad de trabajo,Provincia o estado de trabajo,
Código postal del trabajo,País o región del trabajo,Calle del domicilio,Ciudad del domicilio,
Teléfono del ayudante,Fax del trabajo,Teléfono del trabajo,Devolución de llamada,
Número de centralita de la organización,Particular,Móvil,Otro fax,Otro teléfono,Teléfono principal,
Radioteléfono,Télex,Dirección de correo electrónico,Tipo de correo electrónico,
Nombre de pantalla de correo electrónico,Categorías,Género,Hijos,Nombre del director,Notas,Página web,Prioridad,
Profesión,Usuario 1""",
    "it": """
Titolo,Nome,Secondo nome,Cognome,Titolo straniero,Società,Reparto,Posizione,Via (uff.),Via (uff.) 2,
Via (uff.) 3,Città (uff.),Provincia (uff.),CAP (uff.),Paese/area geografica (uff.),Via (ab.),Città (ab.),
Telefono assistente,Fax (uff.),Ufficio,Ufficio 2,Richiamata automatica,Telefono auto,
Telefono principale società,Fax (ab.),Abitazione,ISDN,Cellulare,Altro fax,Altro telefono,Cercapersone,
Telefono principale,Telex,Account,Anniversario,Categorie,Compleanno,Dati fatturazione,
Indirizzo posta elettronica,Tipo posta elettronica,Nome visualizzato posta elettronica,Iniziali,Luogo,
Nome assistente,Nome manager,Notes,Pagina Web,Priorità,Professione,Sesso,Utente 1""",
    "nl": """
Titel,Voornaam,Middelste naam,Achternaam,Achtervoegsel,Bedrijf,Afdeling,Functie,"Werkadres, straat",
"Werkadres 2, straat","Werkadres 3, straat","Werkadres, plaats","Werkadres, provincie","Werkadres, postcode",
Land/regio (werk),"Huisadres, straat","Huisadres, plaats",Telefoon assistent,Fax op werk,Telefoon op werk,
Telefoon op werk 2,Terugbellen,Autotelefoon,Hoofdtelefoon bedrijf,Fax thuis,Telefoon thuis,ISDN,
Mobiele telefoon,Andere fax,Andere telefoon,Pager,Hoofdtelefoon,Telex,Account,Beroep,Categorieën,E-mailadres,
E-mailtype,"E-mail, weergegeven naam 2",Factuurinformatie,Geslacht,Initialen,Kantoorlocatie,Kinderen,Locatie,
Naam assistent,Naam manager,Notities,Partner,Prioriteit,Verjaardag,Webpagina""",
    "pl": """
Tytuł,Imię,Drugie imię,Nazwisko,Sufiks,Firma,Dział,Stanowisko,Adres służbowy - ulica,Adres służbowy - ulica 2,
Adres służbowy - ulica 3,Adres służbowy - miejscowość,Adres służbowy - województwo,
Adres służbowy - kod pocztowy,Adres służbowy - kraj/region,Adres domowy - ulica,Adres domowy - miejscowość,
Telefon asystenta,Faks służbowy,Telefon służbowy,Telefon służbowy 2,Wywołanie zwrotne,Telefon w samochodzie,
Główny telefon do firmy,Faks domowy,Telefon domowy,ISDN,Telefon komórkowy,Inny faks,Inny telefon,Pager,
Telefon podstawowy,Teleks,Adres e-mail,Typ poczty e-mail,Wyświetlana nazwa e-mail,Adres e-mail 2,Dzieci,
Imię i nazwisko asystenta,Inicjały,Kategorie,Konto,Lokalizacja,Lokalizacja biura,Menedżer,Notatki,Płeć,
Priorytet,Strona sieci Web,Urodziny,Zawód""",
}
"""One line of headers for each language, separated by commas as Outlook does."""


def headers_of(language: str) -> str:
    """The headers as one line."""
    return HEADERS[language].replace("\n", "")
