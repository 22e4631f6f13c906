"""The meetings of a benchmark library, as plans: who meets when, on which cases, and what comes out.

150 bodies of five municipalities and of two guests from Norway and Sweden meet every three weeks. Committees
take up cases, which go on to the finance committee and to the council three weeks later each, and come back
where they were put off. A plan follows from its number and the number of all meetings alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from invented_words import ROOTS, compound, listed, name, sentences

UNTIL = date(2026, 12, 20)
BETWEEN = timedelta(days=21)
BODIES = 150
FINANCE, COUNCIL = 28, 29  # among the thirty of a municipality

MUNICIPALITIES = ("Ravnemose", "Tjørnekær", "Østerbjærg", "Aaskilde", "Lyngvejle")
NORWEGIAN, SWEDISH = "Fjellstøa", "Björkhulta"
FIRST_NAMES = listed(
    """
    Åse Bo Carla Dorte Esben Frida Gorm Hanne Ivar Jytte Kaj Lone Mogens Nanna Ole Pia Rune Signe Tage
    Ulla Viggo Yrsa Ægir Øjvind Birgit Claus Ditte Egon Fie Grethe
    """
)
PARTIES = ("A", "B", "C", "F", "O", "V", "Æ", "Ø")
SUBJECTS = listed(
    """
    Teknik Miljø Plan Kultur Fritid Børne Skole Ældre Social Sundheds Beskæftigelses Erhvervs Klima
    Natur Havne Trafik Landdistrikts Bolig Handicap Integrations Turisme Energi Ungdoms Idræts
    """
)
OUTCOMES = (
    ("Godkendt.", 40),
    ("Anbefales.", 16),
    ("Taget til efterretning.", 12),
    ("Drøftet.", 5),
    ("Udsat til næste møde.", 5),
    ("Ikke godkendt.", 3),
    ("Sendes tilbage til forvaltningen.", 2),
    ("Sendes i offentlig høring i otte uger.", 3),
    ("Godkendt med den ændring, at anden etape udgår.", 4),
    ("Punktet blev taget af dagsordenen.", 1),
)
FOLLOW_UPS = (
    "Sagen forelægges igen på mødet i {month}.",
    "Forvaltningen vender tilbage med et notat senest den 1. {month} {year}.",
    "Udvalget ønsker en status, inden udgangen af {month} {year}.",
    "Sagen genoptages, når høringen er slut.",
)
MONTHS = listed("januar februar marts april maj juni juli august september oktober november december")


@dataclass(frozen=True)
class Body:
    """Who meets; `number` from 0 to 149."""

    number: int
    municipality: str
    name: str
    people: tuple[tuple[str, str], ...]  # name and party; the first is in the chair
    language: str = "da"


@dataclass(frozen=True)
class Case:
    """What the case number follows through several meetings."""

    number: str
    title: str


@dataclass(frozen=True)
class PlannedItem:
    """One item. `decision` is empty in an agenda."""

    number: int
    title: str
    case: Case
    closed: bool
    summary: str
    recommendation: tuple[str, ...]
    matter: tuple[str, ...]
    economy: str
    decision: str
    prior: tuple[tuple[str, date, str], ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """One meeting."""

    number: int
    body: Body
    day: date
    items: tuple[PlannedItem, ...]
    upcoming: bool
    absent: tuple[str, ...]


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies."""
    return tuple(_body(number) for number in range(BODIES))


def _body(number: int) -> Body:
    chance = random.Random(f"body {number}")
    people = tuple(
        (f"{chance.choice(FIRST_NAMES)} {name(chance, ('gaard', 'holm', 'lund', 'strup', 'sen'))}", party)
        for party in chance.choices(PARTIES, k=9)
    )
    home, place = divmod(number, 30)
    if number >= BODIES - 5:
        title = ("Kommunstyrelsen", "Barnnämnden", "Socialnämnden", "Tekniska nämnden", "Kulturnämnden")
        return Body(number, SWEDISH, title[number % 5], people, "sv")
    if number >= BODIES - 10:
        title = (
            "Formannskapet",
            "Kommunestyret",
            "Plan- og utviklingsutvalget",
            "Helseutvalget",
            "Eldrerådet",
        )
        return Body(number, NORWEGIAN, title[number % 5], people, "nb")
    if place == FINANCE:
        called = "Økonomiudvalget"
    elif place == COUNCIL:
        called = ("Byrådet", "Kommunalbestyrelsen")[home % 2]
    else:
        first, second = SUBJECTS[place % 24], SUBJECTS[(place + 5 + home) % 24]
        called = f"{first}udvalget" if place < 24 else f"{first}- og {second}udvalget"
    return Body(number, f"{MUNICIPALITIES[home]} Kommune", called, people)


def day_of(number: int, count: int) -> date:
    """The day of meeting `number` of `count`: the last round ends at UNTIL, whatever the count."""
    rounds = (count + BODIES - 1) // BODIES
    turn, body = divmod(number, BODIES)
    return UNTIL - (rounds - 1 - turn) * BETWEEN - timedelta(days=20 - body % 21)


def plan(number: int, count: int) -> Plan:
    """Meeting `number`, from 0, of `count`; numbers rise with the rounds of meetings."""
    chance = random.Random(f"meeting {number}")
    turn, at = divmod(number, BODIES)
    body = bodies()[at]
    upcoming = number >= count - BODIES and count > BODIES
    day = day_of(number, count)
    size = chance.randint(6, 14)
    items = []
    for place in range(1, size + 1):
        case = _case_on(body, turn, place, size, count)
        items.append(_item(chance, body, day, place, size, case, count, turn))
    absent = tuple(person for person, _party in chance.sample(body.people[1:], chance.choice((0, 0, 1, 2))))
    return Plan(number, body, day, tuple(items), upcoming, absent)


def _case_on(body: Body, turn: int, place: int, size: int, count: int) -> Case:
    """The case of an item: one of its own, one that comes back, or one that was sent up."""
    home, seat = divmod(body.number, 30)
    if place in (1, size):
        return _case(body.number, turn, place, count)
    if seat == COUNCIL and turn > 1:
        return _case(home * 30 + (turn * 3 + place) % 28, turn - 2, 2 + place % 4, count)
    if seat == FINANCE and turn > 0:
        return _case(home * 30 + ((turn + 1) * 3 + place) % 28, turn - 1, 2 + place % 4, count)
    if place == 3 and turn > 2:
        return _case(body.number, turn - 3, 2, count)
    return _case(body.number, turn, place, count)


@cache
def _title(seed: str) -> str:
    chance = random.Random(seed)
    place = name(chance, ("dal", "by", "højen", "marken", "skov", "vig", "holt", "ager"))
    first, second = compound(chance), compound(chance)
    return chance.choice(
        (
            f"{first.capitalize()} for {second} i {place}",
            f"Godkendelse af {first} ved {place}",
            f"Bevilling til {first} og {second}",
            f"Orientering om {first} i {place}",
            f"Forslag om {chance.choice(ROOTS)} og {first} ved {place}",
            f"{first.capitalize()} {chance.randint(2018, 2031)}",
        )
    )


def _case(body: int, turn: int, place: int, count: int) -> Case:
    """The case that `body` takes up in that turn, in the writing of its municipality."""
    year = day_of(turn * BODIES + body, count).year
    running = (turn * BODIES + body) * 15 % 90000 + place
    home = body // 30
    written = (
        f"{year % 100:02}-{running:06}",
        f"{year % 100:02}/{running}",
        f"{10 + running % 80:02}.{running % 50:02}.00-G01-{running}-{year % 100:02}",
        f"{year}-{running:06}",
        f"{year % 100:02}/{running:06}",
    )[home]
    return Case(written, _title(f"case {body} {turn} {place}"))


def _item(
    chance: random.Random, body: Body, day: date, place: int, size: int, case: Case, count: int, turn: int
) -> PlannedItem:
    closed = place == size - 1 and chance.random() < 0.6
    title = case.title
    if place == 1:
        title = "Godkendelse af dagsorden"
    elif place == size:
        title = chance.choice(("Eventuelt", "Orientering fra formanden", "Gensidig orientering"))
    short = place in (1, size)
    office = chance.choice(("Direktionen", "Forvaltningen", "Administrationen"))
    recommended = tuple(
        f"at {compound(chance)} {verb}"
        + (
            f" med {chance.randint(1, 98) / 10:.1f} mio. kr.".replace(".", ",", 1)
            if chance.random() < 0.3
            else ""
        )
        for verb in chance.sample(
            ("godkendes", "udvides", "finansieres", "sendes i høring"), chance.randint(1, 3)
        )
    )
    return PlannedItem(
        number=place,
        title=title,
        case=case,
        closed=closed,
        summary=sentences(chance, 2),
        recommendation=(f"{office} indstiller,", *recommended),
        matter=(sentences(chance, 1),)
        if short
        else tuple(sentences(chance, chance.randint(2, 6)) for _ in range(3)),
        economy=sentences(chance, chance.randint(1, 3)),
        decision=_decision(chance, body, day),
        prior=_prior(chance, body, day, turn, place, size, count),
        attachments=tuple(
            f"Bilag {n}: {compound(chance).capitalize()}" for n in range(1, chance.randint(2, 4))
        ),
    )


def _decision(chance: random.Random, body: Body, day: date) -> str:
    said = chance.choices([text for text, _often in OUTCOMES], [often for _text, often in OUTCOMES])[0]
    if said == "Godkendt." and chance.random() < 0.15:
        parties = sorted({party for _name, party in body.people})
        cut = chance.randint(1, max(1, len(parties) - 1))
        fore, against = parties[:cut], parties[cut:]
        many = sum(party in fore for _name, party in body.people)
        said = f"Indstillingen blev godkendt med {many} stemmer ({_list(fore)})"
        said += f" mod {len(body.people) - many} stemmer ({_list(against)})." if against else "."
    if chance.random() < 0.06:
        who, party = chance.choice(body.people)
        said += f"\n{who} ({party}) tog forbehold."
    if chance.random() < 0.1:
        follow = chance.choice(FOLLOW_UPS)
        said += "\n" + follow.format(month=chance.choice(MONTHS), year=day.year + 1)
    return said


def _prior(
    chance: random.Random, body: Body, day: date, turn: int, place: int, size: int, count: int
) -> tuple[tuple[str, date, str], ...]:
    """The earlier decisions on a case that was sent up or comes back."""
    seat = body.number % 30
    if place in (1, size) or body.language != "da":
        return ()
    if seat in (FINANCE, COUNCIL) and turn > seat - FINANCE:
        back = turn - 1 - (seat - FINANCE)
        home = body.number // 30 * 30
        who = home + ((back + 2) * 3 + place) % 28 if seat == FINANCE else home + (turn * 3 + place) % 28
        earlier = [(bodies()[who].name, day_of(back * BODIES + who, count), "Anbefales.")]
        if seat == COUNCIL:
            finance = home + FINANCE
            earlier.append(
                (bodies()[finance].name, day_of((turn - 1) * BODIES + finance, count), "Anbefales.")
            )
        return tuple(earlier)
    if place == 3 and turn > 2:
        return ((body.name, day_of((turn - 3) * BODIES + body.number, count), "Udsat til et senere møde."),)
    return ()


def _list(parties: list[str]) -> str:
    return " og ".join(filter(None, (", ".join(parties[:-1]), parties[-1])))
