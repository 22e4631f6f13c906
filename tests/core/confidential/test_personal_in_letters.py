"""What is found as people write it in letters and on phones, and what only looks so."""

from __future__ import annotations

import pytest

from core.confidential.long_texts import personal_in_long
from core.confidential.personal import PersonalKind, kind_name, mask, masked_text
from core.confidential.personal_words import personal_in


def found(text: str) -> list[tuple[PersonalKind, str]]:
    return [(each.kind, text[each.start : each.end]) for each in personal_in(text)]


def of(kind: PersonalKind, *texts: str) -> list[tuple[PersonalKind, str]]:
    return [(kind, text) for text in texts]


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("CPR: ", "15 12 80 12 34"),
        ("CPR ", "15.12.80-1234"),
        ("CPR ", "15-12-80-1234"),
        ("cpr-nr. ", "151280/1234"),
        ("CPR", "1512801234"),
        ("Cpr: ", "1512 80-1234"),
        ("CPR ", "751280-1234"),
        ("CPR ", "151280-XXXX"),
        ("personnummer ", "151280-****"),
        ("CPR ", "1512\n80-1234"),
    ],
)
def test_cpr_numbers_in_other_groups(before: str, number: str) -> None:
    assert found(f"Vi skrev: {before}{number}, tak") == of(PersonalKind.CPR, number)


@pytest.mark.parametrize("numbers", ["151280-1234/070775-2222", "0101194321/0202194321"])
def test_two_cpr_numbers_with_a_slash(numbers: str) -> None:
    assert found(numbers) == of(PersonalKind.CPR, *numbers.split("/"))


@pytest.mark.parametrize(
    "text",
    [
        "751280-1234",  # 75 December
        "CPR 991380-1234",
        "15 12 80 12 34",
        "151280-XXXX",
        "CPR 991380-XXXX",
        "Rammen 010203-0405",
        "Lokalplan nr. 010203-0405",
        "Matrikel 010203-0405",
        "Journal 010203-0405",
        "KMD 1003456789",
        "cpr-registret har 12 byer og 3 amter",
    ],
)
def test_numbers_of_plans_and_of_days_that_never_were(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "kommune.hansen@gmail.com",
        "ole+kommune@jubii.dk",
        "OLE_HANSEN+kommune@jubii.dk",
        "borger@gmail.com",
        "post@hansen.dk",
        "info@olehansen.dk",
        "kontakt@familien-hansen.dk",
        "ole(at)gmail.com",
        "ole [at] gmail.com",
        "ole.hansen@\ngmail.com",
        "ole.hansen\n@gmail.com",
        "ole.hansen@gmail.\ncom",
    ],
)
def test_private_mail_addresses(address: str) -> None:
    assert found(f"Skriv til {address} inden mødet") == of(PersonalKind.EMAIL, address)


@pytest.mark.parametrize(
    "text",
    [
        "planogbyg@holmegaard.dk",
        "teknikogmiljoe@holmegaard.dk",
        "info@a-kassen.dk",
        "post (at) holmegaard.dk",
        "post@\nholmegaard.dk",
        "se punkt (a) og (b)",
    ],
)
def test_mail_addresses_of_offices(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("tlf: 41230567, 20304050", ["41230567", "20304050"]),
        ("Tlf. 41230567/20304050", ["41230567", "20304050"]),
        ("Mobil 412 30 567", ["412 30 567"]),
        ("Ring til Ole på 41230567", ["41230567"]),
        ("Ring venligst på 41230567", ["41230567"]),
        ("SMS til 41230567", ["41230567"]),
        ("Kontakt Ole (41230567)", ["41230567"]),
        ("Ole Holm, M: 41230567", ["41230567"]),
        ("T 41230567", ["41230567"]),
        ("Ring 41 23\n05 67", ["41 23\n05 67"]),
    ],
)
def test_telephone_numbers_after_plain_words(text: str, numbers: list[str]) -> None:
    assert found(text) == of(PersonalKind.PHONE, *numbers)


@pytest.mark.parametrize(
    "text",
    [
        "side 45 46 47 48",
        "siderne 45 46 47 48",
        "Kontakt forvaltningen på 59534400",
        "Ring til borgerservice på 59534400",
        "Kontakt Sundhedshuset på 55881234",
        "Ring til Familieafdelingen på 55881234",
        "412 30 567",
        "Kontrakt 41230567",
        "Udgifter i DKK\n41230567",
        "12 41 23\n05 67 88",
    ],
)
def test_numbers_of_pages_and_offices(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Privatadresse Lunden 4", "Lunden 4"),
        ("Hun bor på Lunden 4", "Lunden 4"),
        ("Ole, Lunden 4, 4700 Næstved", "Lunden 4, 4700 Næstved"),
        ("Adresse Violstien 9", "Violstien 9"),
        ("Ansøger, Violstien 9, har klaget", "Violstien 9"),
        ("Naboen i Violstien 11", "Violstien 11"),
        ("Familien Hansen på Violstien 9, 4700 Næstved", "Violstien 9, 4700 Næstved"),
        ("Ole Hansens hjem, Skovbrynet 8, 4700 Næstved", "Skovbrynet 8, 4700 Næstved"),
        ("Tvangsfjernelse på Violstien 9", "Violstien 9"),
        ("Hun har hjemme på Strandpromenaden 101", "Strandpromenaden 101"),
        (
            "H.C. Andersens Boulevard 12, 5. th., 1553 København V",
            "H.C. Andersens Boulevard 12, 5. th., 1553 København V",
        ),
    ],
)
def test_homes(text: str, address: str) -> None:
    assert found(text) == of(PersonalKind.ADDRESS, address)


@pytest.mark.parametrize(
    "text",
    [
        "Lokalplan for Skovvej 12",
        "Udstykning af Møllevej 3, 5 og 7-19",
        "Byggetilladelse til Havnegade 4",
        "Byggetilladelse til Havnegade 4, 2. th.",
        "Byggetilladelse, ansøger Havnegade 4",
        "Holmegaard Kommune, Rådhusvej 1, 2. th., 4700 Næstved",
        "Mødet var i Lunden 4",
        "Rådhuset, Storegade 1, 4700 Næstved",
    ],
)
def test_what_cases_are_about_and_town_halls(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Reg. 2150 konto 4380123456", "2150 konto 4380123456"),
        ("reg.nr. 2150 kontonr. 4380123456.", "2150 kontonr. 4380123456"),
        ("Kontonummer: 2150 4380123456", "2150 4380123456"),
        ("IBAN: DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43"),
        ("Betal til DK5000400440116243 BETALES", "DK5000400440116243"),
    ],
)
def test_account_numbers(text: str, number: str) -> None:
    assert found(text) == of(PersonalKind.ACCOUNT, number)


@pytest.mark.parametrize(
    "text",
    [
        "IBAN DK51 0040 0440 1162 43",  # its check digits are wrong
        "Konto 5.32.30.1",
        "Konto 1234567",
        "Registrering 2150 af 4380 dyr",
    ],
)
def test_what_is_no_account(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("født 15. december 1980", "15. december 1980"),
        ("Født den 15. dec. 1980 i Holm", "15. dec. 1980"),
        ("Ole Holm, f. 15.12.1980,", "15.12.1980"),
        ("fødselsdato: 15-12-80", "15-12-80"),
        ("Fødselsdag 1980-12-15", "1980-12-15"),
    ],
)
def test_days_of_birth(text: str, day: str) -> None:
    assert found(text) == of(PersonalKind.BIRTH, day)


@pytest.mark.parametrize(
    "text",
    [
        "Børn født 1. januar 2020 eller senere",
        "født 31.2.1980",
        "jf. 15.12.1980",
        "Mødet 15. december 1980",
        "født i 1980",
    ],
)
def test_other_days(text: str) -> None:
    assert found(text) == []


def test_each_kind_has_a_name_and_a_mask_of_its_own() -> None:
    assert len({mask(kind) for kind in PersonalKind}) == len({kind_name(kind) for kind in PersonalKind})
    assert masked_text("født 15.12.1980") == f"født {mask(PersonalKind.BIRTH)}"


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("Klage fra ", "13097248022", " om skatt"),
        ("Eier er Tor Eide, ", "300375 10048", "."),
        ("f.nr. ", "30037510049", ", eier"),  # mistyped
        ("Fødselsnummer: ", "13.09.72 48022", ""),
        ("Personnummer: ", "19640823 3234", ""),
        ("Personnummer: ", "940823 3234", ""),
        ("född ", "1964-08-23-3234", ""),
        ("Pnr ", "640823-3235", ""),
        ("Ägare är Ulf Hed, ", "930423-1237", "."),
        ("Ägare är Ulf Hed, ", "19450990-1239", "."),
    ],
)
def test_numbers_of_persons_in_norway_and_sweden(before: str, number: str, after: str) -> None:
    assert found(f"{before}{number}{after}") == of(PersonalKind.NATIONAL, number)
    assert masked_text(f"{before}{number}{after}") == f"{before}{mask(PersonalKind.NATIONAL)}{after}"
    filler = (
        "Utvalget drøftet saken, og ingen tok ordet.\n" * 130
    )  # that a long text is searched by its digits
    long = f"{filler}{before}{number}{after}\n{filler}"
    assert [long[each.start : each.end] for each in personal_in_long(long)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Målt 30037510049 enheter",  # digits that do not add up
        "Konto 13097248022",
        "Kid 13097248022",
        "EAN 5798000123456",
        "P-nr. 1012345678",
        "Dnr 930423-1237",
        "Organisationsnr 930423-1237",
        "Filen 202405141531 er gemt",  # a day with a time
        "Ref. 13097248022/3",
        "19900101-2024",
        "073-123",
    ],
)
def test_what_only_looks_like_one_of_norway_or_sweden(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("number", ["070-123 45 67", "0731-23 45 67", "0731234567"])
def test_telephones_as_swedes_write_them(number: str) -> None:
    assert found(f"Han nås på {number}.") == of(PersonalKind.PHONE, number)
    assert found("Hem: 08-123 45") == of(PersonalKind.PHONE, "08-123 45")
