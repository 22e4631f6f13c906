"""Marks of closed items in every form and place, and items counted with letters and Roman numerals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import AgendaItem, Level
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

_TITLE = "Køb af grund ved Åvej"


def _minutes(*headings: str) -> str:
    items = "\n".join(
        f"{heading}\nSagsfremstilling\nSagen fremlægges.\nBeslutning\nGodkendt." for heading in headings
    )
    return f"Referat fra møde i Byrådet den 4. marts 2025\n{items}"


@pytest.mark.parametrize("number", ["{}.", "Punkt {} –", "Sag nr. {}:", "Emne {} –", "{}/25"])
@pytest.mark.parametrize(
    "heading",
    [
        "{n} Lukket: {t}",
        "{n} (Lukket punkt) {t}",
        "{n} [Lukket] {t}",
        "{n} Lukket punkt {t}",
        "{n} Lukket. {t}",
        "{n} {t} (lukket)",
        "{n} {t} (lukket sag efter § 10)",
        "{n} {t} (lukket) (25/1234)",
        "{n} {t} – Lukket",
        "{n} {t}, lukket",
        "Lukket – {n} {t}",
        "Lukket: {n} {t}",
        "(Lukket) {n} {t}",
    ],
)
def test_no_closed_mark_is_missed(plain: Plain, number: str, heading: str) -> None:
    numbers = [number.format(at) for at in (1, 2, 3)]
    last = heading.format(n=numbers[2], t=_TITLE)
    meeting = parse(plain(_minutes(f"{numbers[0]} Dagsorden", f"{numbers[1]} Bænke i parken", last)))
    assert [item.closed for item in meeting.items] == [False, False, True]
    assert meeting.items[2].title == _TITLE


@pytest.mark.parametrize(
    "numbers", [("Punkt A –", "Punkt B –", "Punkt C –"), ("A.", "B.", "C."), ("I.", "II.", "III.")]
)
@pytest.mark.parametrize("heading", ["{n} Lukket: {t}", "{n} (Lukket punkt) {t}", "Lukket – {n} {t}"])
def test_items_may_be_counted_with_letters(plain: Plain, numbers: tuple[str, ...], heading: str) -> None:
    last = heading.format(n=numbers[2], t=_TITLE)
    meeting = parse(plain(_minutes(f"{numbers[0]} Dagsorden", f"{numbers[1]} Bænke i parken", last)))
    printed = [number.removeprefix("Punkt ").strip(" .–") for number in numbers]
    assert [(item.number, item.closed) for item in meeting.items] == list(
        zip(printed, (False, False, True), strict=True)
    )
    assert meeting.items[2].title == _TITLE


def test_groups_and_points_with_letters_are_no_items(plain: Plain) -> None:
    text = _minutes("1. Dagsorden", "2. Bænke", "3. Eventuelt").replace(
        "Sagen fremlægges.", "Sagen fremlægges.\nA. Første vej\nB. Anden vej\nC. Tredje vej"
    )
    assert [item.number for item in parse(plain(f"A. Sager til afgørelse\n{text}")).items] == ["1", "2", "3"]


def test_an_open_door_is_a_title(plain: Plain) -> None:
    meeting = parse(plain(_minutes("1. Åben skole", "2. Lukket institution ved Åen", "3. Cykler")))
    assert [(item.title, item.closed) for item in meeting.items[:2]] == [
        ("Åben skole", False),
        ("Lukket institution ved Åen", False),
    ]


def _third(text: str, plain: Plain) -> AgendaItem:
    """The third item, all others being open."""
    meeting = parse(plain(text))
    assert [item.closed for at, item in enumerate(meeting.items) if at != 2] == [False] * 3
    return meeting.items[2]


def _is_unsure(item: AgendaItem) -> bool:
    return [each.level for each in item.confidence if each.field == "closed"] == [Level.UNSURE]


@pytest.mark.parametrize(
    "title",
    [
        f"{_TITLE} (lukket dagsorden)",
        f"{_TITLE} - behandles for lukkede døre",
        f"{_TITLE} (ej offentlig)",
        f"{_TITLE} (ikke-offentlig)",
        f"Ikke-offentlig: {_TITLE}",
        f"Ikke offentligt punkt – {_TITLE}",
    ],
)
def test_an_item_that_is_not_public_is_closed(plain: Plain, title: str) -> None:
    item = _third(_minutes("1. Dagsorden", "2. Bænke i parken", f"3. {title}", "4. Cykler"), plain)
    assert item.closed
    assert item.title == _TITLE
    assert not item.confidence


@pytest.mark.parametrize(
    "title",
    [
        "Personalesag B (fortrolig)",
        f"Fortroligt: {_TITLE}",
        f"{_TITLE} – fortroligt",
        f"{_TITLE} (fortroligt, jf. § 27)",
        "Ansættelse af leder (tavshedspligt)",
        f"Lukket jf. § 10: {_TITLE}",
    ],
)
def test_what_is_called_confidential_is_closed_and_unsure(plain: Plain, title: str) -> None:
    item = _third(_minutes("1. Dagsorden", "2. Bænke i parken", f"3. {title}", "4. Cykler"), plain)
    assert item.closed
    assert _is_unsure(item)
    assert item.title == title


@pytest.mark.parametrize(
    "title",
    [
        "Fortrolighed i sagsbehandlingen",
        "Fortrolig rådgivning for unge",
        "Udtalelse om lukkede døre i retten",
        "Vejledning om tavshedspligt",
        "Lukning af skole",
        "Offentligt møde",
        "Ikke-offentlige veje ved Åen",
        "Salg af grund (se lukket punkt 14)",
        "Notat om boliger (fortroligt bilag)",
    ],
)
def test_a_title_about_secrecy_is_open(plain: Plain, title: str) -> None:
    item = _third(_minutes("1. Dagsorden", "2. Bænke i parken", f"3. {title}", "4. Cykler"), plain)
    assert not item.closed
    assert item.title == title
    assert not item.confidence


_SENTENCES = [
    "Punktet er lukket, jf. styrelseslovens § 10.",
    "Behandles for lukkede døre.",
    "Punktet behandles for lukkede døre, jf. § 10, stk. 2.",
    "Lukket punkt jf. § 10 i lov om kommunernes styrelse.",
]


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_the_first_line_of_a_text_says_that_its_item_is_closed(plain: Plain, sentence: str) -> None:
    text = _minutes("1. Dagsorden", "2. Bænke i parken", f"3. {_TITLE}\n{sentence}", "4. Cykler")
    item = _third(text, plain)
    assert item.closed
    assert not item.confidence


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_sentence_further_down_says_so_less_surely(plain: Plain, sentence: str) -> None:
    text = _minutes("1. Dagsorden", "2. Bænke i parken", f"3. {_TITLE}", "4. Cykler")
    before, _, after = text.partition(f"{_TITLE}\nSagsfremstilling\nSagen fremlægges.")
    item = _third(f"{before}{_TITLE}\nSagsfremstilling\nSagen fremlægges.\n{sentence}{after}", plain)
    assert item.closed
    assert _is_unsure(item)


@pytest.mark.parametrize(
    "sentence",
    [
        "Retten behandler sagen for lukkede døre.",
        "Sagen om skolen behandles for lukkede døre af nævnet.",
        "Skolen er lukket.",
        "Udvalget talte om fortrolighed og tavshedspligt.",
    ],
)
def test_a_text_about_secrecy_is_open(plain: Plain, sentence: str) -> None:
    text = _minutes("1. Dagsorden", "2. Bænke i parken", f"3. {_TITLE}\n{sentence}", "4. Cykler")
    item = _third(text, plain)
    assert not item.closed


def test_a_contents_list_tells_of_what_is_confidential(plain: Plain) -> None:
    listed = "Indholdsfortegnelse\n1. Dagsorden\t2\n2. Bænke i parken\t3\n3. Personsag (fortrolig)\t4\n"
    text = _minutes("1. Dagsorden", "2. Bænke i parken", "3. Personsag (fortrolig)", "4. Cykler")
    meeting = parse(plain(text.replace("\n", f"\n{listed}", 1)))
    assert [entry.closed for entry in meeting.contents] == [False, False, True]


_MARKED_ABOVE = """Referat
Havneudvalget
12-03-2025 kl. 09:00

åbent 1 Nye fortøjningspæle
åbent 2 Vagt på molen
lukket 101 Lukket punkt: Lejesag

 Åbent  punkt
 1  Nye fortøjningspæle
{}
 Åbent  punkt
 2  Vagt på molen
{}
 Lukket  punkt
 101  Lukket punkt: Lejesag
"""


def test_the_mark_right_above_a_heading_is_its_own(plain: Plain) -> None:
    decided = "Beslutning\nHavneudvalget den 12. marts 2025:\nGodkendt."
    meeting = parse(plain(_MARKED_ABOVE.format(decided, decided)))
    assert [each.number for each in meeting.contents] == ["1", "2", "101"]
    assert [(each.number, each.closed) for each in meeting.items] == [
        ("1", False),
        ("2", False),
        ("101", True),
    ]
    assert [each.text for item in meeting.items for each in item.decisions] == ["Godkendt.", "Godkendt."]


_NORWEGIAN = """Møteprotokoll
Formannskapet
Møtedato: 4. mars 2025
{}
"""
_SWEDISH = """Sammanträdesprotokoll
Kommunstyrelsen
Sammanträdesdatum: 4 mars 2025
{}
"""


@pytest.mark.parametrize(
    ("title", "unsure"),
    [
        ("Kjøp av tomt (unntatt fra offentlighet)", False),
        ("Ikke offentlig: Kjøp av tomt", False),
        ("Kjøp av tomt – behandles for lukkede dører", False),
        ("Personalsak (fortrolig)", True),
        ("Personalsak (taushetsplikt)", True),
    ],
)
def test_norwegian_items_that_are_not_public_are_closed(plain: Plain, title: str, unsure: bool) -> None:
    below = "Saksopplysninger\nSaken legges fram og er ikke ny.\nVedtak\nEnstemmig vedtatt."
    titles = ("Godkjenning av innkalling", "Benker i parken", title, "Sykler til ansatte")
    items = "\n".join(f"Sak {at}/25 {each}\n{below}" for at, each in enumerate(titles, 1))
    item = _third(_NORWEGIAN.format(items), plain)
    assert item.closed
    assert _is_unsure(item) is unsure


@pytest.mark.parametrize(
    ("title", "unsure"),
    [
        ("Köp av mark (sekretess)", False),
        ("Köp av mark - ej offentlig", False),
        ("Köp av mark – behandlas inom stängda dörrar", False),
        ("Personalärende (tystnadsplikt)", True),
        ("Konfidentiellt: Köp av mark", True),
    ],
)
def test_swedish_items_that_are_not_public_are_closed(plain: Plain, title: str, unsure: bool) -> None:
    below = "Ärendebeskrivning\nÄrendet läggs fram.\nBeslut\nKommunstyrelsen beslutar att anta planen."
    titles = ("Val av justerare", "Bänkar i parken", title, "Cyklar till anställda")
    items = "\n".join(f"§ {at} {each}\n{below}" for at, each in enumerate(titles, 1))
    item = _third(_SWEDISH.format(items), plain)
    assert item.closed
    assert _is_unsure(item) is unsure
