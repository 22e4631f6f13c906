"""The first sample: an invented finance committee's minutes, in the layout most Danish agendas come in."""

from __future__ import annotations

from typesetting import Cell, Paper, Style

TEXT = Style("serif", 10.9, 1.36, after=5)
LABEL = Style("serif-bold", 13.6, 1.3, before=9, after=3, keep=True)
HEADING = Style("serif-bold", 16.3, 1.3, after=10, keep=True)
TITLE = Style("serif-bold", 21.7, 1.25, after=26)
CONTENTS = Style("serif", 12.4, 1.5, after=2)
CONTENTS_TITLE = Style("serif-bold", 16.3, 1.3, after=14)

HEADER = [
    ("Mødedato", "Tirsdag d. 14. maj 2024 kl. 14:30"),
    ("Mødested", "Rådhuset, mødelokale 1"),
    (
        "Mødedeltagere",
        "Birthe Munkholt, Malene Thybo Krag, Søren Agerskov, Torben Hjelmager, Karen Ulvsund, "
        "Finn Oddershede, Ayse Demirkan, Jeppe Frydendal (Afbud)",
    ),
]

ITEMS = [
    (
        "Punkt 1: Godkendelse af dagsorden",
        "24-000118",
        """#Indstilling
Det indstilles, at dagsordenen godkendes.
#Beslutning i Økonomiudvalget den 14-05-2024
Godkendt.
Jeppe Frydendal havde meldt afbud.""",
    ),
    (
        "Punkt 2: Budgetopfølgning pr. 30. april 2024",
        "24-003817",
        """#Resumé
Økonomistaben fremlægger budgetopfølgningen efter årets første fire måneder. Der ventes et samlet \
mindreforbrug på 6,2 mio. kr., som især skyldes senere opstart af anlægsarbejder.
#Indstilling
Direktionen indstiller, at orienteringen tages til efterretning, og at 1,4 mio. kr. flyttes fra pulje til \
vedligehold til Færgevejens skole.
#Sagsfremstilling
Opfølgningen bygger på centrenes egne skøn. To centre ventes at bruge mere end budgettet: Børn og Unge \
0,9 mio. kr. og Sundhed 0,4 mio. kr. Begge har lagt en plan, som udvalget får forelagt i juni.
På anlæg ventes en saldo ved årets udgang på 12,0 mio. kr., hvoraf 8,5 mio. kr. søges overført.
|Område|Budget|Skøn|Afvigelse
|Børn og Unge|412,6|413,5|0,9
|Sundhed|287,1|287,5|0,4
|Teknik og Miljø|96,4|95,1|-1,3
|Anlæg|74,0|67,8|-6,2
Beløb i mio. kr.
#Økonomi
Ændringen er udgiftsneutral i 2024.
#Beslutning i Økonomiudvalget den 14-05-2024
Anbefales, idet udvalget ønsker en status på planerne på mødet i juni.
Venstre tog forbehold.
#Bilag
Budgetopfølgning april 2024
Oversigt over puljer""",
    ),
    (
        "Punkt 3: Anlægsbevilling til Færgevejens skole",
        "23-021945",
        """#Resumé
Der søges om 4,8 mio. kr. til nye faglokaler på Færgevejens skole. Beløbet er afsat i investeringsplanen.
#Indstilling
Børne- og Skoleudvalget indstiller til Økonomiudvalget,
at der gives en anlægsbevilling på 4,8 mio. kr.
at rådighedsbeløbet frigives.
#Tidligere beslutninger
Børne- og Skoleudvalget den 07-05-2024
Anbefales.
#Sagsfremstilling
Lokalerne til fysik og håndværk er fra 1971 og kan ikke udluftes, som reglerne kræver. Skolen har sammen med \
Ejendomscentret tegnet to nye lokaler og et depot i den gamle gymnastiksal.
Arbejdet udbydes i juni. Lokalerne kan tages i brug efter vinterferien 2025. Imens flytter undervisningen \
til \
Torslev Skole to dage om ugen, og eleverne køres i bus.
1. Ombygning af gymnastiksal
Gulv og facade skiftes, og der sættes ventilation op.
2. Inventar
Skolen genbruger de borde, der er købt siden 2018.
#Økonomi
Den årlige udgift til drift er 60.000 kr. og holdes inden for skolens ramme.
#Beslutning i Økonomiudvalget den 14-05-2024
Godkendt.
Malene Thybo Krag er formand for skolebestyrelsen og deltog ikke i sagens behandling.
#Bilag
Tegninger af nye faglokaler
Tidsplan""",
    ),
    (
        "Punkt 4: Høringssvar om ny havneplan",
        "22-014402",
        """#Resumé
Forslaget til ny havneplan har været i høring i otte uger. Der er kommet 37 svar.
#Indstilling
Direktionen indstiller til Økonomiudvalget og Byrådet, at planen vedtages med de ændringer, der fremgår af \
bilag 1.
#Sagsfremstilling
Svarene handler især om højden på det nye pakhus, om adgangen til kajen og om plads til de mindre både. \
Roklubben foreslår, at slæbestedet bliver, hvor det er.
Naturstyrelsen skriver, at der mangler en vurdering af lyset fra den nye mole. Forvaltningen har bestilt \
den, og \
den ventes i begyndelsen af juni.
#Beslutning i Økonomiudvalget den 14-05-2024
Udsat til mødet den 11. juni 2024, så vurderingen af lyset kan indgå.
#Bilag
Bilag 1: Svar i høringen og forvaltningens bemærkninger
Bilag 2: Forslag til havneplan""",
    ),
    (
        "Punkt 5: Temadrøftelse: rekruttering i ældreplejen",
        "24-002276",
        """#Resumé
Hver fjerde medarbejder i ældreplejen er over 58 år. Udvalget drøfter, hvad kommunen kan gøre for at få \
flere \
til at søge og flere til at blive.
#Indstilling
Direktionen indstiller, at udvalget drøfter oplægget.
#Sagsfremstilling
Sundhedschefen fortæller om tre forsøg i andre byer: faste små hold, betalt uddannelse for ufaglærte og \
vagter, \
som medarbejderne selv lægger.
#Beslutning i Økonomiudvalget den 14-05-2024
Drøftet. Udvalget pegede især på de faste hold.
#Bilag
Oplæg om rekruttering""",
    ),
    ("Punkt 6: Lukket: Køb af ejendom", "24-004030", ""),
    (
        "Punkt 7: Eventuelt",
        "24-000119",
        """#Beslutning i Økonomiudvalget den 14-05-2024
Intet.""",
    ),
]

TABLE_ROW = Style("serif", 10.0, 1.4, after=1)
TABLE_HEAD = Style("serif-bold", 10.0, 1.4, before=4, keep=True)
RIGHT_EDGES = (250.0, 330.0, 420.0)


def finance_committee(paper: Paper, pages: dict[str, int]) -> None:
    """Cover, contents list with dotted leaders, then every item on a page of its own."""
    paper.gap(10)
    paper.paragraph("Nørrevang Kommune", Style("serif", 12.4, after=10))
    paper.paragraph("REFERAT Økonomiudvalget d. 14-05-2024", TITLE)
    for label, value in HEADER:
        paper.row([Cell(0, label, 120), Cell(130, value, paper.width - 130)], Style("serif", 10.9, after=8))
    paper.new_page()
    paper.paragraph("Indholdsfortegnelse", CONTENTS_TITLE)
    for heading, _, _ in ITEMS:
        title = heading.split(": ", 1)[1]
        paper.leader(title, str(pages.get(heading, 0)), CONTENTS)
    for heading, case_number, text in ITEMS:
        paper.new_page()
        paper.mark(heading)
        paper.paragraph(heading, HEADING)
        paper.paragraph(case_number, TEXT)
        for line in text.splitlines():
            set_line(paper, line)


def set_line(paper: Paper, line: str) -> None:
    """Set one line of an item's text: `#` a label, `|` a table row, anything else a paragraph."""
    if line.startswith("#"):
        paper.paragraph(line[1:], LABEL)
    elif line.startswith("|"):
        set_row(paper, line[1:].split("|"))
    else:
        paper.paragraph(line, TEXT)


def set_row(paper: Paper, texts: list[str]) -> None:
    """A table row: the first cell to the left, figures flush right; a line under the row of headings."""
    is_heading = texts[0] == "Område"
    style = TABLE_HEAD if is_heading else TABLE_ROW
    cells = [Cell(0, texts[0], 180)]
    for right, text in zip(RIGHT_EDGES, texts[1:], strict=True):
        cells.append(Cell(right - style.width(text), text, 90))
    paper.row(cells, style)
    if is_heading:
        paper.rule()
