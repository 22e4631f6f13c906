"""Five invented towns, each with an odd combination of head, headings, labels and place of the decision."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from core.minutes import Meeting, Outcome
from core.parsing import parse
from core.sources import read


def meeting_of(folder: Path, name: str, text: str) -> Meeting:
    path = folder / name
    path.write_text("\n".join(line.strip() for line in text.strip().split("\n")), encoding="utf-8")
    return parse(read(path))


def agenda(meeting: Meeting) -> list[tuple[str | None, str | None, str | None, bool]]:
    return [(item.number, item.title, item.case_number, item.closed) for item in meeting.items]


def outcomes(meeting: Meeting) -> list[Outcome | None]:
    return [item.own_decision.outcome if item.own_decision else None for item in meeting.items]


def attached(meeting: Meeting) -> list[list[str]]:
    return [[each.name for each in item.attachments] for item in meeting.items]


def test_lysbro(tmp_path: Path) -> None:
    """Numbers over the term, decision first, groups in the contents list, closed ones without a number."""
    meeting = meeting_of(
        tmp_path,
        "lysbro.txt",
        """
        Lysbro Kommune
        BESLUTNINGSPROTOKOL

        Udvalget for Strand og Skov

        Mødedato: Mandag den 14. september 2015
        Starttidspunkt: 15:30    Sluttidspunkt: 17:05
        Mødested: Lysbro Rådhus, lokale 4
        Medlemmer: Anker Skaarup (V), formand, Bodil Tange (A), Carl-Emil Roed (C), Dagny Friis (F)
        Afbud: Dagny Friis (F)

        Åbne punkter
        Pkt. 412  Godkendelse af dagsorden ............ 2
        Pkt. 413  Redningsposter ved Nordstranden ............ 2
        Pkt. 414  Høring om fredning af Lysbro Mose ............ 3
        Lukkede punkter
        Pkt. 415  Køb af strandeng ............ 4
        Underskriftsside ............ 5

        Pkt. 412  Godkendelse af dagsorden
        Vedtagelse
        Godkendt.

        Pkt. 413  Redningsposter ved Nordstranden
        Sag 15/8812
        Vedtagelse
        Godkendt, dog således at posten ved molen venter til 2016.
        Indstilling
        Forvaltningen indstiller, at der opsættes fire redningsposter.
        Fremstilling
        Der er i dag to poster:
        1. Ved molen
        2. Ved kiosken
        Bilag
        1. Kort over poster
        2. Tilbud

        Pkt. 414  Høring om fredning af Lysbro Mose
        Sag 15/7003
        Vedtagelse
        Udvalget afgiver det foreslåede høringssvar.
        Carl-Emil Roed (C) tog forbehold.
        Indstilling
        Forvaltningen indstiller, at det foreslåede høringssvar afgives.

        Lukket punkt: Køb af strandeng
        Sag 15/9120

        Underskriftsside
        Anker Skaarup
        Bodil Tange
        """,
    )
    assert (meeting.body, meeting.date) == ("Udvalget for Strand og Skov", date(2015, 9, 14))
    assert (meeting.start_time, meeting.end_time) == (time(15, 30), time(17, 5))
    assert [person.name for person in meeting.absent] == ["Dagny Friis"]
    assert agenda(meeting) == [
        ("412", "Godkendelse af dagsorden", None, False),
        ("413", "Redningsposter ved Nordstranden", "15/8812", False),
        ("414", "Høring om fredning af Lysbro Mose", "15/7003", False),
        ("415", "Køb af strandeng", "15/9120", True),
    ]
    assert outcomes(meeting)[:2] == [Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES]
    assert attached(meeting)[1] == ["Kort over poster", "Tilbud"]
    assert [each.kind for each in meeting.items[2].minority] == ["reservation"]


def test_havnsted(tmp_path: Path) -> None:
    """A web page: number and mark in the heading, no labels in the head, buttons, decision in the middle."""
    meeting = meeting_of(
        tmp_path,
        "havnsted.html",
        """
        <html><head><title>Referat</title></head><body>
        <nav><a href="#">Forside</a> <a href="#">Politik</a></nav>
        <h1>Kultur og fritid - referat</h1>
        <p>Torsdag den 2. november 2023 kl. 17.00 - 19.15</p>
        <p>Havnsted Bibliotek, Store sal</p>
        <p>Til stede: Egon Bælum (A), Fie Lang (F), Gorm Hede (V) og Helle Isager (C)</p>
        <p>Ikke til stede: Ib Juul (O)</p>
        <p><button>Fold alle ud</button></p>
        <h2>1 (Åben) Dagsordenen</h2>
        <h3>Beslutning</h3><p>Godkendt.</p>
        <p>Til top</p>
        <h2>2 (Åben) Lokaletilskud til Havnsted Roklub</h2>
        <p>Sags-id: EMN-2023-00417</p>
        <h3>Hvad skal vi beslutte?</h3><p>Klubben søger om 40.000 kr.</p>
        <h3>Forvaltningen anbefaler</h3><p>At ansøgningen imødekommes.</p>
        <h3>Beslutning</h3>
        <p>Ikke imødekommet.</p>
        <p>For stemte 1 (F). Imod stemte 3 (A, V og C).</p>
        <h3>Økonomi</h3><p>Puljen er brugt.</p>
        <h3>Bilag</h3><ul><li>Ansøgning.pdf</li><li>Regnskab 2022.pdf</li></ul>
        <p>Til top</p>
        <h2>3 (Lukket) Priser til årets ildsjæl</h2>
        <p>Sags-id: EMN-2023-00502</p>
        <p>Til top</p>
        <h2>4 (Åben) Gensidig orientering</h2>
        <h3>Beslutning</h3><p>Orienteringen blev taget til efterretning.</p>
        <p>Helle Isager (C) forlod mødet kl. 18.50 før punktet.</p>
        </body></html>
        """,
    )
    assert (meeting.date, meeting.start_time) == (date(2023, 11, 2), time(17, 0))
    assert meeting.end_time == time(19, 15)
    assert meeting.place == "Havnsted Bibliotek, Store sal"
    assert [person.name for person in meeting.absent] == ["Ib Juul"]
    assert agenda(meeting) == [
        ("1", "Dagsordenen", None, False),
        ("2", "Lokaletilskud til Havnsted Roklub", "EMN-2023-00417", False),
        ("3", "Priser til årets ildsjæl", "EMN-2023-00502", True),
        ("4", "Gensidig orientering", None, False),
    ]
    assert outcomes(meeting) == [Outcome.APPROVED, Outcome.REJECTED, None, Outcome.NOTED]
    assert attached(meeting)[1] == ["Ansøgning.pdf", "Regnskab 2022.pdf"]
    votes = meeting.items[1].votes
    assert votes is not None
    assert (votes.for_count, votes.against_count) == (1, 3)
    assert meeting.items[3].absent == ("Helle Isager",)


def test_moseby(tmp_path: Path) -> None:
    """Block headings with the title below; several bodies; the last decision under a body's running words."""
    meeting = meeting_of(
        tmp_path,
        "moseby.txt",
        """
        Moseby Byråd
        Referat fra ordinært møde onsdag den 26. februar 2014 kl. 18.00 i byrådssalen

        Fraværende: Kaj Loft (V), i stedet deltog Mette Nygaard (V)

        Punkt: 1
        Acadre sagsnr.: 14/1201
        Journalnr.: 00.22.00A00
        Mødedato: 26-02-2014
        Meddelelser fra borgmesteren

        Beslutning
        Taget til efterretning.

        Punkt: 2
        Acadre sagsnr.: 13/20774
        Journalnr.: 05.01.00P20
        Mødedato: 26-02-2014
        Lukning af Gammel Mosevej for gennemkørsel

        Sagsfremstilling
        Beboerne har klaget over trafikken. Politiet kan ikke godkende en lukning.

        Forslag
        Forvaltningen foreslår, at vejen lukkes på forsøg i et år.

        Teknisk Udvalg den 4. februar 2014
        Anbefales med bemærkning om, at brandvæsenet skal høres.

        Økonomiudvalget den 17. februar 2014
        Udvalgets indstilling anbefales.

        Byrådet den 26. februar 2014
        Mette Nygaard (V) stillede ændringsforslag om, at forsøget kun varer et halvt år.
        Ændringsforslaget blev forkastet med 14 stemmer mod 7.
        Indstillingen blev herefter vedtaget.

        Punkt: 3
        Acadre sagsnr.: 14/3388
        Journalnr.: 00.01.00A26
        Mødedato: 26-02-2014
        Valg af tilforordnet vælger

        Beslutning
        Olga Præst (A) valgt.
        """,
    )
    assert meeting.body == "Moseby Byråd"
    assert (meeting.date, meeting.start_time) == (date(2014, 2, 26), time(18, 0))
    assert [(each.name, each.stands_for) for each in meeting.substitutes] == [("Mette Nygaard", "Kaj Loft")]
    assert agenda(meeting) == [
        ("1", "Meddelelser fra borgmesteren", "14/1201", False),
        ("2", "Lukning af Gammel Mosevej for gennemkørsel", "13/20774", False),
        ("3", "Valg af tilforordnet vælger", "14/3388", False),
    ]
    assert outcomes(meeting) == [Outcome.NOTED, Outcome.APPROVED, Outcome.ELECTED]
    assert [decision.own for decision in meeting.items[1].decisions] == [False, False, True]
    assert [each.outcome for each in meeting.items[1].decisions][:2] == [Outcome.RECOMMENDED] * 2
    assert [(each.by, each.outcome) for each in meeting.items[1].amendments] == [
        ("Mette Nygaard", Outcome.REJECTED)
    ]


def test_fjordager(tmp_path: Path) -> None:
    """Markdown: a table of contents and of attachments, titles wrapped, the decision without any label."""
    meeting = meeting_of(
        tmp_path,
        "fjordager.md",
        """
        # Fjordager Kommune

        **Ældreråd**, fredag den 8. april 2022 kl. 9.30, Aktivitetshuset

        Deltagere: Per Quist, Rosa Skytte, Sven Toft. Fra forvaltningen: Ulla Vinge

        | Sag | Emne |
        | --- | --- |
        | 22/22 | Referat fra sidste møde |
        | 23/22 | Høring om ny kvalitetsstandard for mad og måltider på byens plejehjem |
        | 24/22 | Næste møde |

        ## 22/22 Referat fra sidste møde

        Godkendt.

        ## 23/22 Høring om ny kvalitetsstandard for mad og måltider på byens plejehjem

        Rådet er hørt til og med den 1. maj. Standarden bygger på tre principper:

        1. Maden laves i huset
        2. Der er valg mellem to retter
        3. Pårørende kan spise med

        Rådet besluttede at sende et høringssvar. Sven Toft skriver et udkast.

        | Nr. | Bilag | Dok. |
        | --- | --- | --- |
        | 1 | Udkast til kvalitetsstandard | 4417-22 |

        ## 24/22 Næste møde

        Den 6. maj 2022. Per Quist meldte afbud.
        """,
    )
    assert meeting.body == "Ældreråd"
    assert (meeting.date, meeting.start_time) == (date(2022, 4, 8), time(9, 30))
    assert meeting.place == "Aktivitetshuset"
    assert [(number, title) for number, title, _case, _closed in agenda(meeting)] == [
        ("22/22", "Referat fra sidste møde"),
        ("23/22", "Høring om ny kvalitetsstandard for mad og måltider på byens plejehjem"),
        ("24/22", "Næste møde"),
    ]
    assert outcomes(meeting)[0] is Outcome.APPROVED
    assert meeting.items[1].own_decision is not None
    assert meeting.items[1].own_decision.text.startswith("Rådet besluttede at sende et høringssvar.")


def test_bakkeby(tmp_path: Path) -> None:
    """Upper case labels with a colon on the line, running heads, item absences, an item that went away."""
    meeting = meeting_of(
        tmp_path,
        "bakkeby.txt",
        """
        Bakkeby Kommune                     Social- og Arbejdsmarkedsudvalget
        Dato: 11-03-2010
        Tid: 14.00-16.30
        Sted: Jobcentret, mødelokale 2
        Til stede: Viola West, Yrsa Zacho, Åge Ørum
        Fraværende: Bent Claudi

        Social- og Arbejdsmarkedsudvalget, 11-03-2010                 Side 1

        Sag nr. 31: MØDEPLAN FOR 2011
        J.nr.: 00.22.00A00
        INDSTILLING: Planen godkendes.
        BESLUTNING: Godkendt.

        Sag nr. 32: PULJE TIL FRIVILLIGT ARBEJDE
        J.nr.: 27.15.00A01
        BAGGRUND: Der er søgt om 210.000 kr. Puljen er på 150.000 kr.
        INDSTILLING: Pulje fordeles som foreslået.

        Social- og Arbejdsmarkedsudvalget, 11-03-2010                 Side 2

        BESLUTNING: Udsat til næste møde. Yrsa Zacho var inhabil og deltog ikke.
        BILAG: Oversigt over ansøgninger

        Sag nr. 33: PROJEKT UNGE I JOB
        J.nr.: 15.20.00G01
        BESLUTNING: Sagen udgik.

        Sag nr. 34: EVENTUELT
        BESLUTNING: Intet.
        Åge Ørum var ikke til stede under punktet.

        Social- og Arbejdsmarkedsudvalget, 11-03-2010                 Side 3

        Mødet hævet kl. 16.20
        """,
    )
    assert meeting.body == "Social- og Arbejdsmarkedsudvalget"
    assert (meeting.date, meeting.start_time) == (date(2010, 3, 11), time(14, 0))
    assert meeting.place == "Jobcentret, mødelokale 2"
    assert [person.name for person in meeting.absent] == ["Bent Claudi"]
    assert [(item.number, item.title, item.journal_number) for item in meeting.items] == [
        ("31", "MØDEPLAN FOR 2011", "00.22.00A00"),
        ("32", "PULJE TIL FRIVILLIGT ARBEJDE", "27.15.00A01"),
        ("33", "PROJEKT UNGE I JOB", "15.20.00G01"),
        ("34", "EVENTUELT", None),
    ]
    assert outcomes(meeting) == [
        Outcome.APPROVED,
        Outcome.POSTPONED,
        Outcome.REMOVED,
        Outcome.NO_DECISION,
    ]
    assert meeting.items[1].disqualified == ("Yrsa Zacho",)
    assert attached(meeting)[1] == ["Oversigt over ansøgninger"]
