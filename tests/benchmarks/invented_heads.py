"""How invented minutes begin: the heads that offices, case systems and portals give them, and what the
layouts share in writing days, names and entries of contents lists.
"""

from __future__ import annotations

from datetime import date

from invented_council import MONTHS, Plan, PlannedItem
from invented_words import listed

WEEKDAYS = listed("mandag tirsdag onsdag torsdag fredag lørdag søndag")


def long(day: date) -> str:
    """A day: "14. maj 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """A day: "14-05-2026"."""
    return f"{day:%d-%m-%Y}"


def names(plan: Plan, party: bool = False) -> str:
    """Who belongs to the body, with parties where asked for."""
    return ", ".join(f"{who} ({group})" if party else who for who, group in plan.body.people)


def dots(title: str, page: int) -> str:
    """An entry of a contents list."""
    return f"{title} {'.' * max(3, 80 - len(title))} {page}"


def open_title(item: PlannedItem) -> str:
    """The title, with the mark of a closed item."""
    return item.title if not item.closed else f"Lukket: {item.title}"


def first_agenda_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    day = WEEKDAYS[plan.day.weekday()].capitalize()
    absent = f"\n\nFraværende {', '.join(plan.absent)}" if plan.absent and not agenda else ""
    return [
        f"{kind} {plan.body.name} d. {short(plan.day)}",
        "",
        f"{plan.body.municipality}",
        "",
        f"Mødedato {day} d. {long(plan.day)} kl. 16:00",
        "",
        "Mødested Mødelokale 2",
        "",
        f"Mødedeltagere {names(plan)}{absent}",
    ]


def labelled_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        kind.capitalize(),
        plan.body.name,
        "Ordinært møde",
        "",
        f"Mødedato:              {long(plan.day)}",
        "Mødested:              Rådhuset",
        "Starttidspunkt:        15.30",
        "",
        f"Medlemmer:             {names(plan, party=True)}",
        *([f"Afbud:                 {', '.join(plan.absent)}"] if plan.absent and not agenda else []),
    ]


def upper_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        f"{plan.body.municipality}          ÅBENT {kind}",
        "",
        kind.capitalize(),
        "til",
        f"mødet i {plan.body.name}",
        f"den {long(plan.day)} kl. 16.30",
        "i mødelokale 201",
        "",
        *([f"Afbud fra: {', '.join(plan.absent)}", ""] if plan.absent and not agenda else []),
    ]


def copenhagen_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        plan.body.name,
        "",
        kind.capitalize(),
        "",
        f"Mødedato: {plan.day:%d.%m.%Y}, kl. 15:00",
        "Mødested: Rådhuset, stuen",
    ]


def sentence_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        f"{kind.capitalize()} til mødet i {plan.body.name}",
        f"den {long(plan.day)} kl. 19.00 i rådhussalen",
        "",
        "Medlemmerne var mødt.",
        "",
        "Åbne dagsordenspunkter",
    ]


def web_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        plan.body.name,
        "",
        kind.capitalize(),
        "",
        f"{WEEKDAYS[plan.day.weekday()].capitalize()} d. {long(plan.day)} kl. 16.30",
        "Mødelokale Ahorn",
        "",
        "Medlemmer",
        "",
        *[f"{who} ({party})" for who, party in plan.body.people],
    ]


def norwegian_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        f"{plan.body.municipality} kommune".upper(),
        "",
        kind.upper(),
        "",
        f"Utvalg:      {plan.body.name}",
        f"Møtedato:   {plan.day:%d.%m.%Y}",
        "Møtested:   Kommunehuset",
        "Møtetid:    Kl. 09.00",
        "",
        "Til stede:",
        "",
        *[f"{who} ({party})" for who, party in plan.body.people],
    ]


def swedish_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        f"{plan.body.municipality} kommun",
        "",
        f"SAMMANTRÄDES{kind}" if kind == "PROTOKOLL" else kind,
        "",
        plan.body.name,
        "",
        plan.day.isoformat(),
        "",
        "Plats och tid             Kommunhuset, kl. 08.30-12.10",
        "",
        f"Beslutande                {names(plan, party=True)}",
    ]


def edoc_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        plan.body.name,
        "",
        "DAGSORDEN" if agenda else "BESLUTNINGSPROTOKOL",
        "fra",
        f"Ordinært møde {WEEKDAYS[plan.day.weekday()]} den {long(plan.day)}",
        "",
        f"Mødedato: {long(plan.day)}",
        "Mødetidspunkt: 17.30",
        "",
        f"Tilstede: {names(plan, party=True)}",
    ]


def gribskov_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        plan.body.name,
        "",
        kind.capitalize(),
        f"{WEEKDAYS[plan.day.weekday()].capitalize()} den {short(plan.day)} kl. 13:00",
        "Mødelokale Bøgen",
        "",
        f"Deltagere: {names(plan)}",
    ]


def hoersholm_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        f"{kind.capitalize()} fra ordinært møde",
        "",
        plan.body.name,
        "",
        f"Mødedato: {WEEKDAYS[plan.day.weekday()].capitalize()} den {long(plan.day)}",
        "Mødetidspunkt: Kl. 17.15",
        "",
        f"Medlemmer: {names(plan, party=True)}",
    ]


def markdown_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        f"## {kind} {plan.body.name} d. {short(plan.day)}",
        "",
        plan.body.municipality,
        "",
        f"**Mødedato** {long(plan.day)} kl. 08:30",
        "",
        f"**Mødedeltagere** {names(plan)}",
    ]


def capitals_head(plan: Plan, kind: str, agenda: bool) -> list[str]:
    """The head."""
    return [
        plan.body.municipality,
        "",
        f"ÅBENT {kind}",
        plan.body.name.upper(),
        "",
        f"Dato: {WEEKDAYS[plan.day.weekday()].capitalize()} den {long(plan.day)}",
        "Mødetidspunkt: Kl. 17.00",
        f"Medlemmer: {names(plan, party=True)}",
    ]
