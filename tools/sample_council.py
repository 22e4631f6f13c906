"""The second sample: the same invented town's council, in upper-case labels under a running head."""

from __future__ import annotations

from typesetting import Cell, Paper, Run, Style

TEXT = Style("sans", 10.5, 1.36, after=4)
LABEL = Style("sans-bold", 10.5, 1.36, before=10, after=2, keep=True)
GROUP = Style("sans-semibold", 12, 1.3, before=16, after=2, colour=(0.25, 0.25, 0.25), keep=True)
HEADING = Style("sans-bold", 14, 1.25, before=14, after=2, keep=True)
SMALL = Style("sans", 9, 1.35, colour=(0.3, 0.3, 0.3), after=2, keep=True)
HEAD = Style("sans", 8.5, colour=(0.35, 0.35, 0.35))

MEMBERS = [
    ("Birthe Munkholt (A), borgmester", "Finn Oddershede (B)"),
    ("Malene Thybo Krag (A)", "Ayse Demirkan (Ø)"),
    ("Grethe Bast (A)", "Mikkel Tranekjær (Ø)"),
    ("Søren Agerskov (F)", "Torben Hjelmager (V)"),
    ("Lone Rask Søgård (F)", "Karen Ulvsund (V)"),
    ("Hans Elverdam (C)", "Niels-Peter Vangsgaard (V)"),
]

GROUPS = [
    (
        "A. Sager til afgørelse",
        [
            (
                "1. Godkendelse af dagsorden",
                "Åbent - 24-000131",
                """#BESLUTNING
Dagsordenen blev godkendt.""",
            ),
            (
                "2. Budgetopfølgning pr. 30. april 2024",
                "Åbent - 24-003817",
                """#RESUMÉ
Der ventes et samlet mindreforbrug på 6,2 mio. kr. i 2024, som især skyldes senere opstart af anlægsarbejder.
#INDSTILLING
Direktionen indstiller, at orienteringen tages til efterretning, og at 1,4 mio. kr. flyttes fra pulje til \
vedligehold til Færgevejens skole.
#BESLUTNING I ØKONOMIUDVALGET DEN 14-05-2024
Anbefales, idet udvalget ønsker en status på planerne på mødet i juni.
Venstre tog forbehold.
#BESLUTNING I BYRÅDET DEN 28-05-2024
For indstillingen stemte 9 (A, F, B, Ø og C). Imod stemte 3 (V).
Indstillingen blev dermed godkendt.
Venstre ønskede følgende ført til protokollen: "Vedligehold af kommunens bygninger er udskudt længe nok. \
Puljen \
bør bruges til det, den er sat af til."
#SAGSFREMSTILLING
Opfølgningen bygger på centrenes egne skøn. To centre ventes at bruge mere end budgettet: Børn og Unge \
0,9 mio. kr. og Sundhed 0,4 mio. kr. Økonomiudvalget får forelagt centrenes planer i juni.
På anlæg ventes en saldo ved årets udgang på 12,0 mio. kr., hvoraf 8,5 mio. kr. søges overført til 2025. De \
største beløb er til havnens kajgade og til cykelstien mellem Torslev og Hovborg, hvor prisen regnes om.
#ØKONOMI
Ændringen er udgiftsneutral i 2024.
#BILAG
Budgetopfølgning april 2024
Oversigt over puljer""",
            ),
            (
                "3. Lokalplan 118 - Butikker ved Torslev Station",
                "Åbent - 23-016650",
                """#RESUMÉ
Byrådet skal tage stilling til, om forslag til lokalplan 118 skal sendes i høring.
#INDSTILLING
Plan- og Klimaudvalget indstiller til Byrådet, at forslaget sendes i offentlig høring i otte uger.
#BESLUTNING I PLAN- OG KLIMAUDVALGET DEN 07-05-2024
Anbefales.
#BESLUTNING I BYRÅDET DEN 28-05-2024
Forslaget sendes i offentlig høring i otte uger.
Hans Elverdam (C) erklærede sig inhabil og deltog ikke i sagens behandling.
#SAGSFREMSTILLING
Planen giver plads til to butikker på tilsammen 1.900 m2, 64 parkeringspladser og en ny sti under banen.
Udvalget besluttede på sit møde den 9. januar 2024, at facaderne skal være af tegl, og at varer kun må \
leveres \
mellem kl. 7.00 og 20.00. Begge dele er skrevet ind i forslaget.
#BILAG
Forslag til lokalplan 118
Skyggediagrammer""",
            ),
            (
                "4. Forslag fra Enhedslisten om natlukning af Ringvejen",
                "Åbent - 24-002915",
                """#RESUMÉ
Enhedslisten foreslår, at Ringvejen lukkes for tung trafik mellem kl. 22 og 6.
#BESLUTNING
Forslaget blev forkastet med 10 stemmer (A, F, B, V og C) mod 2 stemmer (Ø).
Grethe Bast var fraværende under dele af debatten.
#SAGSFREMSTILLING
Forslagsstillerne henviser til støjmålinger fra marts, som viser 61 decibel ved facaderne. De mener, at \
forslaget \
kan vedtages uden udgift for kommunen. Vejdirektoratet oplyser, at en lukning kræver politiets samtykke.""",
            ),
            (
                "5. Valg til bestyrelsen for Nørrevang Egnsmuseum",
                "Åbent - 24-001188",
                """#INDSTILLING
Sekretariatet indstiller, at Byrådet vælger ét medlem og én stedfortræder.
#BESLUTNING
Valgt blev Lone Rask Søgård (F) som medlem og Torben Hjelmager (V) som stedfortræder.""",
            ),
        ],
    ),
    (
        "B. Orientering",
        [
            (
                "6. Orientering fra borgmesteren",
                "Åbent - 24-000132",
                """#BESLUTNING
Orienteringen blev taget til efterretning.
#SAGSFREMSTILLING
Borgmesteren fortæller om mødet med ministeren den 21. maj om færgen til Lillø, og om besøget fra \
venskabsbyen.""",
            ),
        ],
    ),
    ("C. Lukkede sager", [("7. Lukket - Salg af areal ved Vestre Ringvej", "Lukket - 23-024410", "")]),
]


def council(paper: Paper, pages: dict[str, int]) -> None:
    """Title page with prose and two columns of members, contents by group, then the items run on."""
    paper.gap(40)
    paper.paragraph("Nørrevang Kommune", Style("sans-semibold", 13, after=26))
    for text, size in (("Referat", 26), ("til mødet i Byrådet", 16), ("den 28. maj 2024 kl. 18.00", 16)):
        paper.paragraph(text, Style("sans-bold" if size == 26 else "sans", size, 1.35))
    paper.paragraph("i Byrådssalen, Nørrevang Rådhus", Style("sans", 16, 1.35, after=26))
    paper.paragraph("Medlemmer", LABEL)
    for left, right in MEMBERS:
        paper.row([Cell(0, left, 210), Cell(225, right, 210)], Style("sans", 10.5, 1.45))
    paper.gap(10)
    paper.paragraph("Afbud fra: Jeppe Frydendal (V)", TEXT)
    paper.paragraph("Mødet hævet kl. 20.35", TEXT)
    paper.new_page()
    paper.paragraph("INDHOLDSFORTEGNELSE", Style("sans-bold", 14, after=8))
    for group, items in GROUPS:
        paper.paragraph(group, GROUP)
        for heading, _, _ in items:
            number, title = heading.split(" ", 1)
            paper.leader(title, str(pages.get(heading, 0)), Style("sans", 10.5, 1.5), number, 22)
    paper.new_page()
    for group, items in GROUPS:
        paper.paragraph(group, GROUP)
        for heading, case_line, text in items:
            paper.need(150)
            paper.paragraph(heading, HEADING)
            paper.mark(heading)
            paper.paragraph(case_line, SMALL)
            for line in text.splitlines():
                paper.paragraph(line.lstrip("#"), LABEL if line.startswith("#") else TEXT)
            paper.gap(8)


def council_head(page: int, pages: int) -> list[Run]:
    """Body and date to the left, page to the right, a line below; none on the first page."""
    if page == 1:
        return []
    count = f"Side {page} af {pages}"
    return [
        Run(71, 46, "Nørrevang Byråd, 28. maj 2024", HEAD),
        Run(524 - HEAD.width(count), 46, count, HEAD),
        Run(71, 52, "", HEAD, 524),
    ]
