"""Makes the PDF and DOCX minutes of this folder: `python tests/minutes/make_minutes.py`.

All of it is invented. The gold files beside them are written by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools"))

from make_danish import make_danish  # noqa: E402
from make_docx import sandager_social  # noqa: E402
from make_nordic import make_nordic  # noqa: E402
from typesetting import Cell, Margins, Paper, Run, Style, set_minutes  # noqa: E402

TEXT = Style("sans", 10.5)
LABEL = Style("sans-bold", 10.5, before=8, keep=True)
HEADING = Style("sans-bold", 12.5, before=16, after=3, keep=True)
QUIET = Style("sans", 8.5)
COVER = Style("sans-bold", 20, after=2)


def body_text(paper: Paper, lines: str, labels: frozenset[str], text: Style, label: Style) -> None:
    """Set paragraphs (one a line); a line that is in `labels` or begins with "Beslutning i " as a label."""
    for line in lines.strip().splitlines():
        is_label = line in labels or line.startswith("Beslutning i ")
        paper.paragraph(line, label if is_label else text)


# --- Acadre: two columns of members, running heads that cut paragraphs, numbers over the term -------------

TERM_ITEMS = [
    (
        "412",
        "Busbetjening af Ny Enghave og Sønder Tved, herunder nedlæggelse af stoppestedet ved Kro\u00advejen",
        "11/20413",
        """Resumé
Udvalget skal tage stilling til to forslag til ny køreplan for rute 6.
Sagsfremstilling
Rute 6 kører i dag hver time. Tællinger fra foråret viser, at der i gennemsnit står 2,4 personer på ved \
Krovejen, og at næsten alle bussens passagerer stiger af ved stationen. Trafik\u00adselskabet har derfor \
regnet på to forslag, som begge kan gennem\u00adføres ved køreplans\u00adskiftet i december.
Forslag 1: Bussen kører uden om Krovejen, og turen bliver seks minutter kortere.
Forslag 2: Bussen kører som hidtil, men kun hver anden time uden for myldre\u00adtiden.
Begge forslag har været til udtalelse hos borger\u00adforeningerne i Ny Enghave og Sønder Tved. \
Foreningen i Ny Enghave peger på forslag 1, mens foreningen i Sønder Tved ikke kan anbefale nogen af \
dem. Forvalt\u00adningen bemærker, at stoppe\u00adstedet ved Krovejen også bruges af elever til \
fri\u00adskolen, og at en flytning vil give dem 700 meter længere at gå langs en vej uden fortov. \
Der kan etableres en sti i grøft\u00adekanten for omkring 350.000 kr., som ikke er afsat.
Skolebestyrelsen er orienteret om forslagene og har ingen bemærkninger til køre\u00adplanen, men beder om, \
at stien bliver anlagt, før stoppe\u00adstedet bliver nedlagt.
Økonomi
Forslag 1 sparer 210.000 kr. om året. Forslag 2 sparer 340.000 kr. om året.
Indstilling
Direktøren indstiller, at forslag 1 godkendes.
Beslutning i Udvalget for Teknik, Plan og Trafik den 15-03-2012
Sagen udsættes. Der ønskes en pris på en sti.
Beslutning i Udvalget for Teknik, Plan og Trafik den 19-04-2012
Ændringsforslag fra SF: Stoppestedet bevares, til stien er anlagt.
For ændringsforslaget stemte 2 (A og F).
Imod ændringsforslaget stemte 3 (V og O).
Indstillingen blev derefter sat til afstemning.
For stemte 3 (V og O). Imod stemte 1 (F). A undlod at stemme.
Indstillingen er dermed godkendt.
Fraværende:
Ingen.
Bilag
1   Notat om rute 6   Åben   28114/12
2   Udtalelse fra Ny Enghave Borgerforening   Åben   30072/12""",
    ),
    (
        "413",
        "Ansøgning om råstofindvinding ved Hesselbjerg",
        "12/1187",
        """Resumé
Regionen har sendt en ansøgning om at grave sand og grus i høring hos kommunen.
Sagsfremstilling
Der søges om at grave 60.000 m3 om året i ti år. Området ligger tæt på drikke\u00advand.
Indstilling
Direktøren indstiller, at udvalget over for regionen anbefaler, at der ikke gives tilladelse.
Beslutning i Udvalget for Teknik, Plan og Trafik den 19-04-2012
Godkendt.
Kjeld Ugilt deltog ikke i behandlingen af punktet.
Bilag
1   Ansøgning fra Hesselbjerg Grus   Åben   11902/12""",
    ),
    (
        "414",
        "Hastighedsdæmpning på Møllegade",
        "12/3320",
        """Sagsfremstilling
Sytten beboere har bedt om bump. Målinger viser, at 85 procent kører under 47 km/t.
Indstilling
Direktøren indstiller, at udvalget drøfter sagen.
Beslutning i Udvalget for Teknik, Plan og Trafik den 19-04-2012
Forslaget om bump falder, da kun F stemte for. Forvaltningen sætter et fart\u00adskilt op.""",
    ),
    (
        "415",
        "Navngivning af vej ved Tvedvang",
        "12/4006",
        """Sagsfremstilling
Grundejerne foreslår Lærkevang. Navnet findes i nabo\u00adkommunen.
Indstilling
Direktøren indstiller, at navnet bliver Tvedlærken.
Beslutning i Udvalget for Teknik, Plan og Trafik den 19-04-2012
Udvalget vedtog navnet Tvedlærken, idet Kjeld Ugilt dog hellere så Lærkevang.""",
    ),
]
TERM_LABELS = frozenset(
    {"Resumé", "Sagsfremstilling", "Økonomi", "Indstilling", "Fraværende:", "Bilag"},
)


def ulvsted_teknik(paper: Paper, pages: dict[str, int]) -> None:
    """A committee's minutes, 2012, as the Acadre case system prints them."""
    paper.gap(60)
    paper.paragraph("Referat", COVER)
    paper.paragraph("Udvalget for Teknik, Plan og Trafik", Style("sans-bold", 14, after=14))
    for line in (
        "Ordinært møde",
        "Torsdag den 19. april 2012",
        "Kl. 15:30",
        "Mødelokale 4, Ulvsted Rådhus",
    ):
        paper.paragraph(line, TEXT)
    paper.gap(24)
    paper.paragraph("Medlemmer", LABEL)
    for left, right in (
        ("Kjeld Ugilt (V)", "Vagn Aaby Thrane (A)"),
        ("Ditte Marie Rosengren (V)", "Solveig Bjerke (F)"),
        ("Preben Klitte (O)", ""),
    ):
        paper.row([Cell(0, left, 180), Cell(190, right, 180)], TEXT)
    paper.paragraph("Fraværende", LABEL)
    paper.new_page()
    paper.paragraph("Indholdsfortegnelse", Style("sans-bold", 14, after=6))
    paper.row([Cell(0, "Punkt nr.", 120), Cell(400, "Side", 50)], LABEL)
    for number, title, *_ in TERM_ITEMS:
        paper.leader(title.replace("\u00ad", ""), str(pages.get(number, 1) - 1), TEXT, f"{number}.", 34)
    paper.new_page()
    for number, title, case, text in TERM_ITEMS:
        paper.paragraph(f"{number}. {title}", HEADING)
        paper.mark(number, outlined=False)
        paper.row([Cell(0, "Sagsnr.:", 100), Cell(110, case, 200)], TEXT)
        paper.row(
            [Cell(0, "Sagen afgøres i:", 100), Cell(110, "Udvalget for Teknik, Plan og Trafik", 250)], TEXT
        )
        body_text(paper, text, TERM_LABELS, TEXT, LABEL)
        paper.gap(10)
    paper.new_page()
    paper.paragraph("Underskriftsside", Style("sans-bold", 14, after=30))
    for left, right in (("Kjeld Ugilt", "Vagn Aaby Thrane"), ("Ditte Marie Rosengren", "Solveig Bjerke")):
        paper.row([Cell(0, left, 180), Cell(230, right, 180)], Style("sans", 10.5, after=34))
    paper.paragraph("Preben Klitte", TEXT)


def ulvsted_teknik_head(page: int, pages: int) -> list[Run]:
    """Two lines of running head from page 2 on, and the printer's count of pages on all."""
    runs = [Run(280, 30, f"{page} of {pages}", QUIET)]
    if page > 1:
        runs.append(Run(170, 50, "Referat For Udvalget for Teknik, Plan og Trafik", QUIET))
        runs.append(Run(480, 50, f"Side {page - 1}", QUIET))
        runs.append(Run(170, 61, "19. april 2012 - kl. 15:30", QUIET))
    return runs


# --- "N (Åben) Titel" in the heading, everything in the header as label and value --------------------------

SERIF = Style("serif", 11, after=3)
SERIF_LABEL = Style("serif-bold", 11, before=9, after=1, keep=True)
SERIF_HEADING = Style("serif-bold", 14, before=18, after=4, keep=True)

PAREN_ITEMS = [
    ("1 (Åben) Meddelelser fra formanden", ("Sagsnr.: 045210-2015",), "Beslutninger\nIngen meddelelser."),
    (
        "2 (Åben) Tillæg til samarbejdsaftale med Egernborg Museum om driften af fæstnings\u00adværket",
        ("Sagsnr.: 038817-2014",),
        """Resumé
Den gamle aftale udløber den 31. december 2015. Museet og Børne- og Kultur\u00adforvaltningen er enige om et \
tillæg, der løber i fire år.
Baggrund
Museet har drevet fæstningsværket siden 2007. Besøgs\u00adtallet er steget fra 8.000 til 13.500 om året.
Vurdering
Tillægget giver museet en fast pris, og kommunen får fire gratis dage om året.
Indstilling
Børne- og Kulturforvaltningen indstiller
Til Kultur- og Fritidsudvalget, Økonomiudvalget og Kommunalbestyrelsen:
At tillægget godkendes.
Tidligere beslutninger
Kultur- og Fritidsudvalget den 5. maj 2015:
Anbefales til Økonomiudvalget og Kommunalbestyrelsen.
Liselotte Wind (Ø) kan ikke medvirke.
Beslutninger
Anbefales til Kommunalbestyrelsen, idet pkt. 7 om gratis dage udgår af tillægget.
Bilag
1. Tillæg til aftale (1902231 - 045210-2015)
2. Aftale af 12. februar 2007 (1455120 - 045210-2015)""",
    ),
    (
        "3 (Åben) Sammenlægning af fire børnehuse i Nordbyen",
        ("Sagsnr.: 041930-2015",),
        """Resumé
Det foreslås at samle fire børnehuse under én leder.
Indstilling
Børne- og Kulturforvaltningen indstiller
Til Økonomiudvalget:
At sammenlægningen sendes i høring hos forældre\u00adbestyrelserne til den 15. august 2015.
Beslutninger
Økonomiudvalget vedtog at sende forslaget i høring. Frist for svar er den 1. september 2015.
Bilag
1. Høringsmateriale (1910077 - 041930-2015)""",
    ),
    (
        "4 (Åben) Forslag fra Socialdemokraterne om at bevare parkeringspladsen ved Egernborg Station",
        ("Sagsnr.: 044001-2015",),
        """Resumé
Forslaget går ud på, at salget af pladsen standses.
Beslutninger
Økonomiudvalget indstiller med 4 stemmer (C og V) mod 3 stemmer (A og Ø) til Kommunalbestyrelsen, at \
forslaget forkastes.
Mindretallet bestående af A og Ø indstiller, at forslaget vedtages.""",
    ),
    (
        "5 (Åben) Udpegning af formand for Handicaprådet",
        ("Sagsnr.: 030009-2014",),
        """Beslutninger
Konstitueret blev Jannik Overbye indtil den 31. december 2015. Carl-Emil Rahbek (C) var ikke til stede under \
dette punkt.
Afbud
Liselotte Wind""",
    ),
    (
        "6 (Åben) Overskydende midler på anlæg 2015",
        ("Sagsnr.: 046118-2015",),
        """Resumé
Der er 3,2 mio. kr. i overskud på fire afsluttede anlæg.
Beslutninger
Punktet udgår og behandles på et senere møde.""",
    ),
    ("7 (Lukket) Forhandling om køb af Kystvej 2", ("Sagsnr.: 042200-2015",), ""),
]
PAREN_LABELS = frozenset(
    {
        "Resumé",
        "Baggrund",
        "Vurdering",
        "Indstilling",
        "Tidligere beslutninger",
        "Beslutninger",
        "Bilag",
        "Afbud",
    },
)


def egernborg_oekonomi(paper: Paper, pages: dict[str, int]) -> None:
    """A finance committee's minutes, 2015, with open and closed in parentheses."""
    paper.paragraph("Egernborg Kommune", Style("serif-bold", 12, after=20))
    paper.paragraph("Referat", Style("serif-bold", 22, after=2))
    paper.paragraph("Økonomiudvalget", Style("serif-bold", 16, after=14))
    for label, value in (
        ("Mødetidspunkt", "22-06-2015 17:00"),
        ("Mødeafholdelse", "Udvalgsværelse 1"),
        (
            "Tilstede:",
            "Rosa Haugbøl (C), Carl-Emil Rahbek (C), Jens-Ole Sand (V), Tina Barfred (V), "
            "Bo Ankersen (A), Jannik Overbye (A), Villads Noe (Ø)",
        ),
        ("Fraværende:", "Liselotte Wind (Ø) (stedfortræder: Villads Noe)"),
        ("Protokollen blev læst og mødet hævet kl.:", "18:20"),
    ):
        paper.row([Cell(0, label, 120), Cell(130, value, paper.width - 130)], SERIF)
    paper.gap(20)
    paper.paragraph("Indholdsfortegnelse", Style("serif-bold", 14, after=6))
    for heading, _, _ in PAREN_ITEMS:
        title = heading.replace("\u00ad", "")
        paper.leader(title, str(pages.get(title, 0)), SERIF)
    paper.new_page()
    for heading, lines, text in PAREN_ITEMS:
        paper.paragraph(heading, SERIF_HEADING)
        paper.mark(heading.replace("\u00ad", ""))
        for line in lines:
            paper.paragraph(line, SERIF)
        body_text(paper, text or " ", PAREN_LABELS, SERIF, SERIF_LABEL)


def egernborg_furniture(page: int, pages: int) -> list[Run]:
    """Head and foot of every page."""
    foot = Run(270, 806, f"Side {page} af {pages}", QUIET)
    if page == 1:
        return [foot]
    return [Run(71, 44, "Møde i Økonomiudvalget den 22. juni 2015", QUIET), foot]


def make_minutes(folder: Path) -> None:
    """Write the files into `folder`."""
    set_minutes(
        ulvsted_teknik,
        folder / "ulvsted-teknik-2012.pdf",
        "Referat",
        "D:20120420091500+02'00'",
        margins=Margins(71, 84, 71, 60),
        furniture=ulvsted_teknik_head,
        outlined=False,
    )
    set_minutes(
        egernborg_oekonomi,
        folder / "egernborg-oekonomi-2015.pdf",
        "Referat",
        "D:20150623101000+02'00'",
        furniture=egernborg_furniture,
    )
    sandager_social(folder / "sandager-social-2024.docx")
    make_danish(folder)
    make_nordic(folder)


if __name__ == "__main__":
    make_minutes(HERE)
