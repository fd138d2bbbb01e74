"""Contacts of other programs: every card arrives, or a sentence says why not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.exchange.contacts import Contact, ContactFile, PhoneKind, ReadError, read_contacts

ALL_PROPERTIES = re.compile(rb"(?im)^(?:item\d+\.)?(FN|N|TITLE|ORG|EMAIL|TEL)[;:]")


def card(*lines: str, version: str = "3.0") -> Contact:
    return cards(*lines, version=version).cards[0]


def cards(*lines: str, version: str = "3.0") -> ContactFile:
    return read_contacts("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode())


def test_a_name_is_put_together_when_only_its_parts_are_given():
    assert card("N:Byron;Ada;King;Lady;PhD").name == "Lady Ada King Byron PhD"


def test_a_whole_name_keeps_its_unescaped_commas():
    assert card("FN:Doe, John, Sr.", version="2.1").name == "Doe, John, Sr."


def test_escapes_are_resolved():
    contact = card(r"FN:Ada", r"ORG:Smith\, Jones\; Co;R\\D", r"NOTE:one\ntwo\, three", r"URL:http\://example.org")
    assert (contact.organisation, contact.unit) == ("Smith, Jones; Co", "R\\D")
    assert (contact.note, contact.url) == ("one\ntwo, three", "http://example.org")


def test_an_old_card_keeps_its_backslashes():
    assert card(r"FN:Ada", r"NOTE:C:\new\table", version="2.1").note == r"C:\new\table"


@pytest.mark.parametrize(
    ("charset", "encoded"), [("UTF-8", "M=C3=BCller"), ("ISO-8859-1", "M=FCller"), ("nonsense", "M=FCller")]
)
def test_quoted_printable_is_read_in_its_own_encoding(charset, encoded):
    assert card(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{encoded}", version="2.1").name == "Müller"


def test_soft_breaks_of_quoted_printable_are_joined():
    contact = card("FN;QUOTED-PRINTABLE:=C3=84nne=", "=C3=84", "TEL;CELL:1", version="2.1")
    assert (contact.name, contact.phones) == ("ÄnneÄ", ((PhoneKind.MOBILE, "1"),))


def test_folded_lines_are_joined():
    assert card("FN:Ada By", " ron", "TITLE:Head", " \tof").name == "Ada Byron"


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("TEL;TYPE=WORK,VOICE:1", PhoneKind.WORK, "1"),
        ('TEL;VALUE=uri;TYPE="work,cell":tel:+41-44-1', PhoneKind.MOBILE, "+41-44-1"),
        ("TEL;VALUE=uri;TYPE=work:tel:+41-44-1;ext=7", PhoneKind.WORK, "+41-44-1 ext. 7"),
        ("item2.TEL;type=HOME;type=FAX:1", PhoneKind.FAX, "1"),
        ("TEL;HOME:1", PhoneKind.HOME, "1"),
        ("TEL:1", PhoneKind.OTHER, "1"),
    ],
)
def test_numbers_arrive_with_their_kind(line, kind, number):
    assert card("FN:Ada", line).phones == ((kind, number),)


def test_the_preferred_address_comes_first():
    contact = card(
        "FN:Ada", "EMAIL:a@example.org", "EMAIL;TYPE=pref:b@example.org", "EMAIL;PREF=1:mailto:c@example.org"
    )
    assert contact.mails == ("b@example.org", "c@example.org", "a@example.org")


def test_what_is_no_mail_address_is_said():
    file = cards("FN:Ada", "EMAIL:call me")
    assert (file.cards[0].mails, file.problems[0].number) == ((), 1)


def test_the_address_at_work_is_taken_as_on_an_envelope():
    contact = card("FN:Ada", "ADR;TYPE=home:;;Home 1;Bern;;3000;CH", "ADR;TYPE=work:;;Weg 2;Köln;;50667;Germany")
    assert contact.address == "Weg 2\n50667 Köln\nGermany"


def test_one_bad_line_costs_only_itself():
    file = cards("FN:Ada", "no property here", "TITLE:Head")
    assert (file.cards[0].title, len(file.problems)) == ("Head", 1)


def test_pictures_are_passed_over_however_they_are_written():
    picture = [
        "PHOTO;BASE64:",
        "  " + "A" * 70,
        "A" * 40 + "==",
        "",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "B" * 3_000_000,
        " " + "C" * 70,
    ]
    assert card("FN:Ada", *picture, "TITLE:Head").title == "Head"


def test_a_card_without_its_end_is_kept_and_said():
    file = read_contacts(b"BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n")
    assert ([contact.name for contact in file.cards], file.problems[0].number) == (["Ada", "Ben"], 1)


def test_a_card_within_a_card_is_passed_over():
    agent = ["AGENT:", "BEGIN:VCARD", "FN:Secretary", "END:VCARD"]
    assert [contact.name for contact in cards("FN:Ada", *agent, "TITLE:Head").cards] == ["Ada"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_cards_of_any_encoding_are_read(encoding):
    raw = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jürgen Groß\r\nEND:VCARD\r\n".encode(encoding)
    assert read_contacts(raw).cards[0].name == "Jürgen Groß"


@pytest.mark.parametrize("content", [b"", b"just text", b"\0" * 50, b'<?xml version="1.0"?><vcards/>'])
def test_a_file_without_cards_is_refused(content):
    with pytest.raises(ReadError, match="no contact cards"):
        read_contacts(content)


@pytest.mark.parametrize(
    "line",
    [
        "FN:" + "x" * 10_000_000,
        "TEL;TYPE=a" + "," * 900_000,
        "TEL" + ";a" * 450_000 + ":1",
        'TEL;a="' + 'x"' * 400_000,
        "N:" + "\\" * 900_000,
        "N:" + ";" * 900_000,
        "NOTE:x" + "\r\n abcdefgh" * 90_000,
    ],
    ids=["long", "commas", "parameters", "quotes", "backslashes", "semicolons", "folds"],
)
@pytest.mark.timeout(30)
def test_no_line_holds_the_reader_up(line):
    assert len(cards(line).cards) + len(cards(line).problems) >= 1


def test_a_card_too_large_does_not_cost_the_others():
    file = read_contacts(b"BEGIN:VCARD\nFN:" + b"x" * 2_000_000 + b"\nEND:VCARD\nBEGIN:VCARD\nFN:Ada\nEND:VCARD\n")
    assert ([contact.name for contact in file.cards], file.problems[0].number) == (["Ada"], 1)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_text_breaks_the_reader(lines):
    assert cards(*lines).cards


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=20)


@given(NAMES, NAMES)
def test_escaped_names_come_back(family, given_name):
    def escaped(text: str) -> str:
        return re.sub(r"([\\,;])", r"\\\1", text)

    contact = card(f"N:{escaped(family)};{escaped(given_name)};;;", "TITLE:Head")
    assert (contact.family, contact.given) == (family, given_name)


# Files made by other programs


def test_all_cards_of_all_programs_arrive(realdata):
    found = {file.name: read_contacts(file) for file in (realdata / "vcard").glob("*.vcf")}
    assert sum(len(file.cards) for file in found.values()) == 26
    said = {(name, problem.number) for name, file in found.items() for problem in file.problems}
    assert said == {("John_Doe_ANDROID.vcf", number) for number in (1, 2, 5)}


def test_what_a_card_holds_arrives_or_is_said(realdata):
    for file in (realdata / "vcard").glob("*.vcf"):
        blocks = re.findall(rb"(?is)BEGIN:VCARD.*?END:VCARD", file.read_bytes())
        read = read_contacts(file)
        for block, contact in zip(blocks, read.cards, strict=True):
            held = {name.decode().upper() for name in ALL_PROPERTIES.findall(block)}
            arrived = {
                "FN": contact.name,
                "N": contact.name,
                "TITLE": contact.title,
                "ORG": contact.organisation,
                "EMAIL": contact.mails,
                "TEL": contact.phones,
            }
            assert all(arrived[name] for name in held), (file.name, contact.raw_number)


def test_an_iphone_card_arrives_whole(realdata):
    contact = read_contacts(realdata / "vcard" / "John_Doe_IPHONE.vcf").cards[0]
    assert (contact.given, contact.family, contact.title) == ("John", "Doe", "Money Counter")
    assert (contact.organisation, contact.unit, contact.mails) == ("IBM", "Accounting", ("john.doe@ibm.com",))
    assert contact.phones[2] == (PhoneKind.WORK, "905-777-1234")
    assert contact.address == "Street4\nBuilding 6\nFloor 8\n12345 New York\nUSA"


def test_an_android_card_in_quoted_printable_arrives_whole(realdata):
    contact = read_contacts(realdata / "vcard" / "John_Doe_ANDROID.vcf").cards[4]
    assert (contact.name, contact.organisation, contact.mails) == ("Ñ Ñ Ñ Ñ", "Ñ" * 12, ("bob@company.com",))
