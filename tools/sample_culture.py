"""The third sample: another invented town's committee, item numbers over the year, running head and foot."""

from __future__ import annotations

from typesetting import Cell, Paper, Run, Style

TEXT = Style("sans", 10.5, 1.36, after=3)
LABEL = Style("sans-bold", 10.5, 1.36, before=9, after=1, keep=True)
HEADING = Style("sans-bold", 13, 1.3, before=20, after=4, keep=True)
TITLE = Style("sans-bold", 24, 1.25, after=4)
QUIET = Style("sans", 8.5, colour=(0.3, 0.3, 0.3))

ACCESS = 421.0  # where "Åbent" or "Lukket" stands
BODY = "Kultur- og Fritidsudvalget"
DECISION = f"Beslutning i {BODY} den 05-09-2023"

HEADER = [
    ("Mødedato:", "Tirsdag den 5. september 2023"),
    ("Mødested:", "Klitborg Bibliotek, læsesalen"),
    ("Starttidspunkt:", "16.00"),
    ("Sluttidspunkt:", "18.20"),
    ("Medlemmer:", "Regnar Ulfkær (V), formand"),
    ("", "Dagmar Steen Holt (A)"),
    ("", "Ove Thorning (C)"),
    ("", "Sidsel Aagren (F)"),
    ("", "Poul Kjærhus (O)"),
    ("Afbud:", "Ove Thorning"),
    ("Stedfortræder:", "Bente Rimmer (C) for Ove Thorning"),
]

ITEMS = [
    (
        "61",
        "Godkendelse af dagsorden",
        "23/000204",
        f"#{DECISION}\nGodkendt, idet sag nr. 66 udgår og behandles i oktober.",
    ),
    (
        "62",
        "Lokaletilskud til Klitborg Rideklub",
        "23/006118",
        f"""#Resumé
Rideklubben søger om ekstra tilskud til leje af en vinterstald fra november til marts.
#Sagsfremstilling
Klubben har 212 medlemmer, og halvdelen er under 18 år. Den nuværende stald har plads til 24 heste. Der \
søges \
om 86.000 kr. for én vinter. Kommunen giver i dag tilskud efter folke\u00adoplysnings\u00adlovens regler, og \
der er ikke penge i puljen til mere. Hvis ansøgningen godkendes, skal beløbet findes et andet sted.
#Økonomi
Puljen til lokaletilskud er brugt. Forvaltningen kan ikke pege på andre midler i 2023.
#Indstilling
Kultur og Fritid indstiller, at ansøgningen imødekommes med halvdelen af beløbet.
#Beslutning i {BODY} den 13-06-2023
Udsat, så klubbens regnskab kan indgå.
#{DECISION}
Indstillingen blev forkastet. For stemte 2 (A og F), imod stemte 3 (V, C og O).
Sidsel Aagren (F) ønskede ført til protokollen, at klubben bør have svar tidligere en anden gang.
#Bilag
1   Ansøgning fra Klitborg Rideklub   Åben   23/006118-1
2   Regnskab 2022   Åben   23/006118-6""",
    ),
    (
        "63",
        "Biblioteksstrategi 2024-2027 - anden drøftelse",
        "22/017730",
        f"""#Resumé
Udkastet til strategi er ændret efter de tre læser\u00admøder i foråret.
#Sagsfremstilling
Udvalget drøftede udkastet første gang den 9. maj 2023. Siden har biblioteket holdt møder i Klitborg, \
Sønder\u00ad\
hede og på Fiskerne. Der kom i alt 140 deltagere. De bad om længere åbningstid om morgenen, flere steder \
at sidde \
stille og en bogbus, der standser ved skolerne. Strategien har fået tre spor:
1. Læsning for de mindste
2. Huset som mødested
3. Biblioteket ude i landsbyerne
Hvert spor har egne mål, som gøres op hvert andet år. Børnehavernes ledere har bedt om, at det første spor \
begynder allerede i januar, og at personalet får en dags kursus. Det kan holdes inden for bibliotekets ramme.
#Indstilling
Kultur og Fritid indstiller til Byrådet, at strategien godkendes.
#{DECISION}
Udsat til næste møde. Udvalget ønsker en pris på bogbussen.
#Bilag
1   Udkast til biblioteksstrategi   Åben   22/017730-14
2   Opsamling fra læsermøder   Åben   22/017730-11""",
    ),
    (
        "64",
        "Ny kunstgræsbane i Sønderhede",
        "21/009342",
        f"""#Resumé
Anlægget er færdigt og blev 0,2 mio. kr. billigere end bevilget.
#Indstilling
Kultur og Fritid indstiller, at anlægsregnskabet godkendes og sendes til Økonomiudvalget.
#{DECISION}
Anbefales godkendt.
Poul Kjærhus deltog ikke i sagens behandling.
#Bilag
1   Anlægsregnskab   Åben   21/009342-30""",
    ),
    (
        "65",
        "Udpegning til Kunstrådet efter Bente Rimmer",
        "23/001020",
        f"""#Indstilling
Kultur og Fritid indstiller, at der udpeges et nyt medlem for resten af perioden.
#{DECISION}
Dagmar Steen Holt udpeges.""",
    ),
    ("66", "Fritidspas til børn i 0. klasse", "23/011457", f"#{DECISION}\nPunktet udgik."),
    (
        "67",
        "Orientering fra formand og forvaltning",
        "23/000205",
        f"""#Sagsfremstilling
a) Sommerens koncerter på havnen
b) Vandskade i Klitborg Hallens kælder
#{DECISION}
Taget til efterretning.""",
    ),
]

CLOSED = [
    ("68", "Lukket punkt: Forpagtning af cafeteria", "23/012200"),
    ("69", "Lukket punkt: Indstilling til kulturprisen", "23/010081"),
]


def culture_committee(paper: Paper, pages: dict[str, int]) -> None:
    """Cover with labels and values, contents list with numbers, items that run on, closed ones last."""
    paper.gap(30)
    paper.paragraph("Klitborg Kommune", Style("sans", 13, after=30))
    paper.paragraph("Referat", TITLE)
    paper.paragraph(BODY, Style("sans-bold", 15, after=26))
    for label, value in HEADER:
        paper.gap(6 if label else 0)
        paper.row([Cell(0, label, 110), Cell(120, value, paper.width - 120)], Style("sans", 10.5, 1.4))
    paper.new_page()
    paper.paragraph("Indholdsfortegnelse", Style("sans-bold", 15, after=10))
    paper.row([Cell(0, "Sag nr.", 60), Cell(paper.width - 22, "Side", 40)], Style("sans-bold", 10.5, after=4))
    entries = [(number, title) for number, title, *_ in [*ITEMS, *CLOSED]]
    for number, title in entries:
        if number == CLOSED[0][0]:
            paper.paragraph("LUKKET MØDE", LABEL)
        paper.leader(title, str(pages.get(number, 0)), Style("sans", 10.5, 1.55), f"{number}.", 40)
    paper.new_page()
    for number, title, case_number, text in ITEMS:
        set_heading(paper, number, title, case_number, "Åbent")
        for line in text.splitlines():
            if "   " in line:
                set_attachment(paper, *line.split("   "))
            else:
                paper.paragraph(line.lstrip("#"), LABEL if line.startswith("#") else TEXT)
    paper.gap(24)
    paper.paragraph("LUKKET MØDE", Style("sans-bold", 13, before=10, keep=True))
    for number, title, case_number in CLOSED:
        set_heading(paper, number, title, case_number, "Lukket")


def set_heading(paper: Paper, number: str, title: str, case_number: str, access: str) -> None:
    """An item's heading and the line with its case number."""
    paper.need(130)
    paper.paragraph(f"{number}. {title}", HEADING)
    paper.mark(number, outlined=False)
    paper.row([Cell(0, f"Sagsnr.: {case_number}", 200), Cell(ACCESS, access, 70)], TEXT)


def set_attachment(paper: Paper, number: str, name: str, access: str, document_number: str) -> None:
    """A row of the list of attachments."""
    cells = [Cell(0, number, 15), Cell(18, name, 240), Cell(270, access, 60), Cell(345, document_number, 105)]
    paper.row(cells, TEXT)


def culture_furniture(page: int, pages: int) -> list[Run]:
    """Body and date in the head, town and page in the foot, from page 2 on."""
    if page == 1:
        return []
    return [
        Run(71, 44, f"{BODY}, 5. september 2023", QUIET),
        Run(71, 50, "", QUIET, 524),
        Run(71, 806, "Klitborg Kommune", QUIET),
        Run(497, 806, f"Side {page}", QUIET),
    ]
