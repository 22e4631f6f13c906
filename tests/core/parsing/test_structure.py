"""Where items begin and what the head says, in small invented minutes whose forms nobody listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from core.minutes import Meeting, Reason
from core.parsing import parse
from core.source_text import SourceText
from core.sources import read

Plain = Callable[[str], SourceText]


def agenda(meeting: Meeting) -> list[tuple[str | None, str | None, str | None, bool]]:
    return [(item.number, item.title, item.case_number, item.closed) for item in meeting.items]


def names(meeting: Meeting) -> list[str]:
    return [person.name for person in meeting.participants]


def test_any_word_may_stand_before_an_items_number(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Protokol for Teknisk Udvalg
            Mødet blev afholdt onsdag den 3. marts 2010 kl. 14.00 på Vesterlund Rådhus, lokale 3
            Emne 12 – Renovering af Torvegade
            Sagsnr. 10/2231
            Indstilling
            Forvaltningen indstiller, at ét af to forslag godkendes.
            1. Model A: Fliser
            2. Model B: Asfalt
            Beslutning
            Model A godkendt.
            Emne 13 – Cykelsti ved Engvej
            Sagsnr. 10/1187
            Beslutning
            Udsat.
            Mødet sluttede kl. 16.10
            """
        )
    )
    assert agenda(meeting) == [
        ("12", "Renovering af Torvegade", "10/2231", False),
        ("13", "Cykelsti ved Engvej", "10/1187", False),
    ]
    assert (meeting.place, meeting.end_time) == ("Vesterlund Rådhus, lokale 3", time(16, 10))
    assert meeting.items[1].own_decision is not None
    assert meeting.items[1].own_decision.text == "Udsat."


def test_numbers_may_name_their_year_and_the_list_needs_no_heading(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Fritidsudvalget
            Tid og sted: Tirsdag den 9. maj 2023 kl. 16.30-18.55, Kulturhuset, lokale 2
            Det skal vi tale om
            31/23 Godkendelse af dagsordenen
            32/23 Puljen til landsbyer
            33/23 Køb af ejendom
            Sag 31/23 – Godkendelse af dagsordenen
            Sags-id: 22/10440 (åbent punkt)
            Beslutning
            Sag 33/23 udgår. Dagsordenen blev godkendt.
            Sag 32/23 – Puljen til landsbyer
            Sags-id: 23/2217 (åbent punkt)
            Beslutning
            Godkendt.
            Sag 33/23 – Køb af ejendom
            Sags-id: 23/3308 (lukket punkt)
            """
        )
    )
    assert agenda(meeting) == [
        ("31/23", "Godkendelse af dagsordenen", "22/10440", False),
        ("32/23", "Puljen til landsbyer", "23/2217", False),
        ("33/23", "Køb af ejendom", "23/3308", True),
    ]
    assert [entry.number for entry in meeting.contents] == ["31/23", "32/23", "33/23"]
    assert (meeting.date, meeting.start_time, meeting.end_time, meeting.place) == (
        date(2023, 5, 9),
        time(16, 30),
        time(18, 55),
        "Kulturhuset, lokale 2",
    )


def test_a_number_may_have_a_line_of_its_own(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra mødet i Sønderlund Byråd torsdag den 24. september 2015 kl. 18.00
            1
            Åben
            Godkendelse af dagsordenen
            J.nr. 15/2210
            Beslutning
            Godkendt.
            2
            Åben
            Regulativ for dagrenovation
            J.nr. 15/2231
            Beslutning
            Vedtaget.
            3
            Lukket
            Køb af ejendom
            J.nr. 15/2244
            """
        )
    )
    assert [(item.number, item.title, item.closed) for item in meeting.items] == [
        ("1", "Godkendelse af dagsordenen", False),
        ("2", "Regulativ for dagrenovation", False),
        ("3", "Køb af ejendom", True),
    ]
    assert [item.journal_number for item in meeting.items] == ["15/2210", "15/2231", "15/2244"]


def test_number_and_title_may_stand_in_two_cells_or_under_one_another() -> None:
    meeting = parse(
        read(
            b"""# Referat fra Seniorudvalget den 23. august 2022

| | |
|---|---|
| Punkt 1 | Dagsorden |
| Journal | 22/00117 |
| Status | Lukket |

**Punkt 2**

Politik for frivillige 2022-2025 - behandling af svar og
endelig godkendelse

| | |
|---|---|
| Journal | 21/19003 |

**Punkt 3**

| | |
|---|---|
| Journal | 22/08104 |
| Status | Lukket |
"""
        )
    )
    assert agenda(meeting) == [
        ("1", "Dagsorden", "22/00117", True),
        (
            "2",
            "Politik for frivillige 2022-2025 - behandling af svar og endelig godkendelse",
            "21/19003",
            False,
        ),
        ("3", None, "22/08104", True),
    ]


def test_case_numbers_may_stand_in_titles_and_behind_labels_nobody_listed(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra mødet i Miljøudvalget den 2. februar 2016
            Sag 1: Godkendelse af dagsorden (16/1001)
            Beslutning: Godkendt.
            Sag 2: Regulativ for Skærbæk
            Esdh: 15/20331
            Beslutning: Godkendt som indstillet.
            Sag 3: Høring om råstofplan
            Acadre 15/30112
            Beslutning: Sendes i høring.
            Lukkede sager
            Sag 4: Påbud (16/1050)
            """
        )
    )
    assert agenda(meeting) == [
        ("1", "Godkendelse af dagsorden", "16/1001", False),
        ("2", "Regulativ for Skærbæk", "15/20331", False),
        ("3", "Høring om råstofplan", "15/30112", False),
        ("4", "Påbud", "16/1050", True),
    ]


def test_titles_without_numbers_are_known_by_their_look() -> None:
    meeting = parse(
        read(
            b"""# Referat Havneudvalget 10-06-2020

## Ny plads ved molen

### Beslutning

Godkendt.

### Baggrund for sagen

Pladsen er slidt.

## Lukket punkt: Forlig

## Medlem af museets bestyrelse

### Beslutning

Udpeget blev Kirsten Holm.
"""
        )
    )
    assert agenda(meeting) == [
        (None, "Ny plads ved molen", None, False),
        (None, "Forlig", None, True),
        (None, "Medlem af museets bestyrelse", None, False),
    ]
    assert {why.reason for item in meeting.items for why in item.confidence if why.field == "title"} == {
        Reason.LOOK
    }


def test_titles_without_numbers_or_look_stand_before_the_first_label(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra møde i Kulturudvalget den 4. maj 2021 kl. 15.00 i Salen
            Ny tribune ved stadion
            Indstilling
            At tribunen opføres.
            Beslutning
            Godkendt.
            Bilag
            Tegning af tribune
            Overslag over prisen.
            Støtte til byfesten
            Indstilling
            At der gives 20.000 kr.
            Beslutning
            Godkendt.
            """
        )
    )
    assert [item.title for item in meeting.items] == ["Ny tribune ved stadion", "Støtte til byfesten"]


def test_labels_of_the_head_may_stand_before_all_values(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            ÅBENT REFERAT
            BYRÅDET
            Dato:
            Mødetidspunkt:
            Mødelokale:
            Medlemmer:
            Fraværende:
            Mandag den 26. november 2012
            Kl. 17.00
            Byrådssalen, 2. sal
            Henny Vorre (A), Claus Ebdrup (A), Lone Sigsgaard (A), Anette Weis
            (V), Svend Torup (V), Edith Bundsgaard (A)
            Edith Bundsgaard (stedfortræder: Orla Kvist (A))
            1. BUDGET FOR 2013
            Sagsnr. 12/10440
            Beslutning
            Godkendt.
            """
        )
    )
    assert (meeting.date, meeting.start_time, meeting.place) == (
        date(2012, 11, 26),
        time(17),
        "Byrådssalen, 2. sal",
    )
    assert names(meeting) == ["Henny Vorre", "Claus Ebdrup", "Lone Sigsgaard", "Anette Weis", "Svend Torup"]
    assert [person.name for person in meeting.absent] == ["Edith Bundsgaard"]
    assert [(each.name, each.stands_for) for each in meeting.substitutes] == [
        ("Orla Kvist", "Edith Bundsgaard")
    ]


def test_labels_of_the_head_may_be_questions_and_sentences(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat af møde i Udvalget for Natur
            Start: 15:00 · Slut: 17:48 · Lokale: Mødecenter Nord
            Hvem var med?
            • Gudrun Holmen (V), formand
            • Arvid Rosen (C) – mødte kl. 15.10
            • Helle Steen (Æ) næstformand
            Hvem meldte fra?
            • Fatma Lund (Ø). I hendes sted mødte Ib Krag (Ø).
            Medbragte embedsfolk: Direktør Lone Asp, ældrechef Troels Kvorning
            1) Høring
            Acadre 22/08001
            Beslutning: Godkendt.
            2) Eventuelt
            Acadre 22/08002
            Beslutning: Intet.
            Referatet læst og godkendt:
            Gudrun Holmen\tArvid Rosen
            """
        )
    )
    assert meeting.body == "Udvalget for Natur"
    assert (meeting.start_time, meeting.end_time, meeting.place) == (
        time(15),
        time(17, 48),
        "Mødecenter Nord",
    )
    assert names(meeting) == ["Gudrun Holmen", "Arvid Rosen", "Helle Steen"]
    assert [person.name for person in meeting.absent] == ["Fatma Lund"]
    assert [(each.name, each.stands_for) for each in meeting.substitutes] == [("Ib Krag", "Fatma Lund")]
    assert [person.name for person in meeting.staff] == ["Lone Asp", "Troels Kvorning"]
    assert meeting.signatories == ("Gudrun Holmen", "Arvid Rosen")
    assert [item.number for item in meeting.items] == ["1", "2"]


def test_what_only_lines_without_a_label_say_is_marked_as_inferred(plain: Plain) -> None:
    items = "1. Ny vej\nBeslutning\nGodkendt.\n2. Ny sti\nBeslutning\nGodkendt.\n"
    bare = parse(plain("Referat\n3. marts 2010\nBygning 4\nTeknisk Udvalg\n" + items))
    told = "Referat fra mødet i Teknisk Udvalg den 3. marts 2010 kl. 16.00 i Mødelokale 2\n"
    stated = parse(plain(told + items))
    assert bare.date == stated.date == date(2010, 3, 3)
    assert ("date", Reason.FIRST_LINES) in {(each.field, each.reason) for each in bare.confidence}
    assert Reason.FIRST_LINES not in {each.reason for each in stated.confidence}
    assert "date" not in bare.unsure


def test_two_numbered_items_are_read_where_both_begin_with_a_label() -> None:
    meeting = parse(
        read(
            b"Referat\nTeknisk Udvalg\n\n1. Broen ved skoven\nSagsfremstilling\nDen er fra 1931.\n"
            b"Beslutning\nGodkendt.\n\n2. Varmeplan\nSagsfremstilling\nDen er ny.\nBeslutning\nGodkendt.\n"
        )
    )
    assert [item.title for item in meeting.items] == ["Broen ved skoven", "Varmeplan"]


def minutes_with(*headings: str) -> Meeting:
    parts = (
        f"{heading}\nSagsfremstilling\nBroen er gammel.\n\nBeslutning\nGodkendt.\n" for heading in headings
    )
    return parse(read("\n".join(("Referat\nTeknisk Udvalg\n", *parts)).encode()))


def test_an_item_whose_number_another_has_by_mistake_is_an_item() -> None:
    meeting = minutes_with("1. Dagsorden", "2. Cykelsti", "3. Varmeplan", "3. Broen", "4. Eventuelt")
    assert [(item.number, item.title) for item in meeting.items][2:4] == [("3", "Varmeplan"), ("3", "Broen")]


def test_items_that_changed_places_are_both_items() -> None:
    meeting = minutes_with("1. Dagsorden", "2. Cykelsti", "4. Varmeplan", "3. Broen", "5. Eventuelt")
    assert [item.number for item in meeting.items] == ["1", "2", "4", "3", "5"]
