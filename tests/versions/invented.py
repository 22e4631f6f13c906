"""Words that new versions are made of. All of them are invented."""

from __future__ import annotations

LOOKALIKE = "Orienteringen blev taget til efterretning."

SENTENCES = (
    "Forvaltningen har gennemgået de indkomne tilbud",
    "Naboerne er blevet hørt, og der er kommet syv svar",
    "Udgiften på 1.240.000 kr. afholdes af puljen til mindre anlæg",
    "Arbejdet ventes at begynde den 3. september 2024",
    "Ordningen evalueres efter to år",
    "Beboerne i Sønder Torslev har peget på, at trafikken er vokset",
    "Bygningen er fra 1968 og trænger til nye vinduer",
    "Undersøgelsen viser et fald på 12 procent",
    "Ældrerådet har ingen bemærkninger til forslaget",
    "De nærmere vilkår fremgår af det vedlagte notat",
    "Leverandøren i Hovborg har bekræftet tidsplanen",
    "Stien føres langs åen og videre gennem engen ved Birkemose",
    "Tilskuddet kan søges af foreninger med mindst ti medlemmer",
)

ADDED = (
    "Der er siden kommet et nyt tilbud på 318.500 kr. fra Kragelund Tømrer.",
    "Udvalget besigtigede stedet den 11. marts.",
    "Borgmesteren orienterede om henvendelsen fra grundejerforeningen.",
    "Forvaltningen følger op, når høringen er slut.",
    "Museet i Engvad har sendt et supplerende svar.",
    "Skolebestyrelsen bakker op om den anden model.",
    "Taksten reguleres med pris- og lønudviklingen.",
)

DECISIONS = (
    "Godkendt.",
    "Anbefales.",
    "Indstillingen blev godkendt.",
    "Taget til efterretning.",
    "Udsat til næste møde.",
    "Godkendt med den ændring, at anden etape udgår.",
    "Sendes tilbage til forvaltningen.",
)

VOTES = (
    "For stemte 9 (A, F og C), imod stemte 3 (V).",
    "Et flertal stemte for indstillingen. Karl Emil Raben stemte imod.",
)

CLAUSES = (
    ("Der afsættes", (("500.000 kr.", "i 2025"), ("500.000 kr.", "i 2026"), ("250.000 kr.", "i 2027")), ""),
    (
        "Entréen til svømmebadet bliver",
        (("150 kr.", "for voksne"), ("150 kr.", "for unge"), ("80 kr.", "for børn")),
        "",
    ),
    ("Udvalget peger på", (("Asta Ravnkilde", "som formand"), ("Karl Emil Raben", "som næstformand")), ""),
    (
        "Bygningerne får nye vinduer for",
        (("310.000 kr.", "på skolen"), ("310.000 kr.", "på biblioteket")),
        "i løbet af vinteren.",
    ),
    (
        "Ved afstemningen stemte",
        (
            ("Havnelisten", "for"),
            ("Borgerlisten og Molelisten", "imod"),
            ("Åens Venner", "hverken for eller imod"),
        ),
        "",
    ),
)
"""A lead, clauses in two halves, a tail."""

SIDES = ("For stemte:", "Imod stemte:", "Undlod at stemme:")
NAMES = (
    "Havnelisten",
    "Borgerlisten",
    "Molelisten",
    "Landsbylisten",
    "Fjordlisten",
    "Kystlisten",
    "Skovlisten",
    "Brolisten",
    "Ølisten",
)

TITLES = (
    "Ansøgning om tilskud til forsamlingshuset i Lillø",
    "Helhedsplan for havnen i Strandkær",
    "Udbud af busdrift mellem Hovborg og Engvad",
    "Takster for vinterbadning",
    "Orientering om ungdomsskolens sommerlejr",
    "Salg af en parkeringsplads ved Ulvedal Station",
    "Plejeplan for hedearealerne på Kragelund Mark",
    "Regnskab for sportshallen i Nordmarken",
    "Ny legeplads ved biblioteket i Stenvad",
    "Valg til hegnsynet",
    "Meddelelser fra formanden",
    "Kvalitetsrapport for tandplejen",
    "Fredning af alleen ved Hesselhøj",
)

ADVERBS = ("derfor", "tillige", "fortsat", "foreløbig", "således", "nærmere", "væsentlig")
OTHER_WORDS = (
    "forvaltningen",
    "kommunen",
    "projektet",
    "forslaget",
    "området",
    "udvalget",
    "ordningen",
    "puljen",
)
