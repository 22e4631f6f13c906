"""Invented minutes in the layouts that case systems and portals give them: a plan becomes a text.

A layout is what its labels are called, in which order sections stand, and how head, contents list and
headings look. Those of tests/minutes are followed, in shape alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from invented_council import Plan, PlannedItem
from invented_heads import (
    capitals_head,
    copenhagen_head,
    dots,
    edoc_head,
    first_agenda_head,
    gribskov_head,
    hoersholm_head,
    labelled_head,
    long,
    markdown_head,
    norwegian_head,
    open_title,
    sentence_head,
    short,
    swedish_head,
    upper_head,
    web_head,
)
from invented_neighbours import in_language

RULE = "_" * 94


@dataclass(frozen=True)
class Dialect:
    """One layout. `order` names the sections, each with its label in `labels`; `suffix` is the file's."""

    name: str
    head: Callable[[Plan, str, bool], list[str]]
    heading: Callable[[Plan, PlannedItem], list[str]]
    contents: Callable[[Plan, PlannedItem], str] | None
    labels: Mapping[str, str]
    order: tuple[str, ...]
    decision: Callable[[Plan, date, str], str]
    prior: Callable[[str, date], str] | None = None
    contents_title: str = "Indholdsfortegnelse"
    blank: bool = True  # an empty line after each label
    glued: bool = False  # the label stands before the first word
    rule: str = ""
    suffix: str = ".txt"


def text_of(plan: Plan, dialect: Dialect, *, agenda: bool = False, draft: bool = False) -> str:
    """The document that the body's office would publish of the meeting."""
    language = plan.body.language
    kind = {
        "da": ("REFERAT", "DAGSORDEN"),
        "nb": ("Møteprotokoll", "Saksliste"),
        "sv": ("PROTOKOLL", "KALLELSE"),
    }
    lines = ["U D K A S T", ""] if draft else []
    lines += dialect.head(plan, kind[language][agenda], agenda)
    if dialect.contents is not None:
        lines += ["", dialect.contents_title, ""]
        lines += [dialect.contents(plan, item) for item in plan.items]
    for item in plan.items:
        lines += ["", dialect.rule] if dialect.rule else [""]
        lines += dialect.heading(plan, item)
        if item.closed:
            continue
        for section in dialect.order:
            lines += _section(plan, item, dialect, section, agenda)
    return in_language("\n".join(lines) + "\n", language)


def _section(plan: Plan, item: PlannedItem, dialect: Dialect, section: str, agenda: bool) -> list[str]:
    if section == "prior":
        if dialect.prior is None:
            return []
        return [
            line
            for body, day, said in item.prior
            for line in ["", dialect.prior(body, day), *[""] * dialect.blank, said]
        ]
    if section == "decision":
        if agenda:
            return []
        body = plan.body
        label, said = dialect.decision(plan, plan.day, body.name), item.decision.split("\n")
        return _labelled(dialect, label, said)
    told: dict[str, Sequence[str]] = {
        "summary": (item.summary,),
        "recommendation": item.recommendation,
        "case": item.matter,
        "economy": (item.economy,),
        "attachments": item.attachments,
    }
    if item.number in (1, len(plan.items)) and section not in ("case", "recommendation"):
        return []
    return _labelled(dialect, dialect.labels[section], told[section])


def _labelled(dialect: Dialect, label: str, said: Sequence[str]) -> list[str]:
    if dialect.glued:
        return ["", label + said[0], *said[1:]]
    if not label:
        return ["", *said]
    return ["", label, *[""] * dialect.blank, *said]


def _running(plan: Plan, item: PlannedItem) -> int:
    """A number over the year, as many bodies count."""
    return plan.day.timetuple().tm_yday // 21 * 15 + item.number


_FIRST_AGENDA = {
    "summary": "Resumé",
    "recommendation": "Indstilling",
    "case": "Sagsfremstilling",
    "economy": "Økonomiske konsekvenser",
    "attachments": "Bilag",
}
_CAPITALS = {role: label.upper() for role, label in _FIRST_AGENDA.items()}
_USUAL = ("summary", "recommendation", "case", "economy", "prior", "decision", "attachments")

DIALECTS = (
    Dialect(
        "FirstAgenda",
        first_agenda_head,
        lambda plan, item: [f"Punkt {item.number}: {open_title(item)}", "", item.case.number],
        lambda plan, item: f"{open_title(item)}.....\t{item.number + 2}",
        _FIRST_AGENDA,
        _USUAL,
        lambda plan, day, body: "Beslutning",
        lambda body, day: f"Beslutning {body} den {short(day)}",
    ),
    Dialect(
        "Acadre",
        labelled_head,
        lambda plan, item: [
            f"{_running(plan, item)}. {'Lukket punkt: ' if item.closed else ''}{item.title}",
            f"Sagsnr.: {item.case.number}                   {'Lukket' if item.closed else 'Åbent'}",
        ],
        lambda plan, item: dots(
            f"{_running(plan, item)}    {'Lukket punkt: ' if item.closed else ''}{item.title}",
            item.number + 1,
        ),
        {**_FIRST_AGENDA, "economy": "Økonomi"},
        ("summary", "case", "economy", "recommendation", "prior", "decision", "attachments"),
        lambda plan, day, body: f"Beslutning i {body} den {short(day)}",
        lambda body, day: f"Beslutning i {body} den {short(day)}",
        blank=False,
    ),
    Dialect(
        "SBSYS",
        upper_head,
        lambda plan, item: [
            f"{item.number}. {'Lukket - ' if item.closed else ''}{item.title}",
            f"{'Lukket' if item.closed else 'Åbent'} - {item.case.number}",
        ],
        lambda plan, item: dots(
            f"{item.number}. {'Lukket - ' if item.closed else ''}{item.title}", item.number + 1
        ),
        {**_CAPITALS, "economy": "ØKONOMI"},
        ("summary", "recommendation", "decision", "case", "economy", "attachments"),
        lambda plan, day, body: "BESLUTNING",
        contents_title="INDHOLDSFORTEGNELSE",
        blank=False,
    ),
    Dialect(
        "Copenhagen-like",
        copenhagen_head,
        lambda plan, item: [
            f"{item.number}. {open_title(item)} ({item.case.number})",
        ],
        None,
        {**_FIRST_AGENDA, "summary": "Problemstilling", "case": "Løsning", "economy": "Økonomi"},
        ("recommendation", "summary", "case", "economy", "decision", "attachments"),
        lambda plan, day, body: f"{body}s beslutning i mødet den {long(day)}",
    ),
    Dialect(
        "Frederiksberg-like",
        sentence_head,
        lambda plan, item: [
            f"Pkt. {_running(plan, item)} {item.title}  {'(Lukket)' if item.closed else 'open'}",
            f"Sagsnr.: {item.case.number}",
        ],
        lambda plan, item: (
            f"Pkt. {_running(plan, item)} {item.title}{' (Lukket)' if item.closed else ''}  {item.number}"
        ),
        {**_FIRST_AGENDA, "economy": "Økonomi"},
        ("summary", "decision", "recommendation", "case", "economy", "attachments"),
        lambda plan, day, body: "Beslutning",
        contents_title="",
        blank=False,
    ),
    Dialect(
        "eDoc",
        edoc_head,
        lambda plan, item: [f"Nr. {item.number}   {item.case.number}. {open_title(item)}"],
        None,
        {**_FIRST_AGENDA, "economy": "Økonomi"},
        ("summary", "case", "economy", "recommendation", "decision"),
        lambda plan, day, body: "Beslutning",
        rule=RULE,
    ),
    Dialect(
        "web",
        web_head,
        lambda plan, item: (
            [f"{item.number}: {open_title(item)}", "", f"Sagsnr: {item.case.number}", "", "Åbent"]
            if not item.closed
            else [f"{item.number}: {open_title(item)}", "", f"Sagsnr: {item.case.number}", "", "Lukket"]
        ),
        None,
        {
            "summary": "Resumé",
            "recommendation": "Indstilling",
            "case": "Sagsfremstilling",
            "economy": "Økonomi",
            "attachments": "Bilag",
        },
        ("summary", "case", "economy", "recommendation", "decision", "attachments"),
        lambda plan, day, body: "Beslutning",
        glued=True,
    ),
    Dialect(
        "portal",
        web_head,
        lambda plan, item: [
            open_title(item),
            "",
            f"Sag nr. {_running(plan, item)}",
            "",
            f"Sagsnummer: {item.case.number}",
        ],
        None,
        {**_FIRST_AGENDA, "summary": "Sagens kerne", "economy": "Økonomi"},
        ("summary", "recommendation", "prior", "decision", "case", "economy", "attachments"),
        lambda plan, day, body: "Beslutning",
        lambda body, day: f"{body}, {long(day)}, pkt. 4:",
        blank=False,
    ),
    Dialect(
        "older case system",
        labelled_head,
        lambda plan, item: [
            f"{_running(plan, item)}. {'Lukket sag: ' if item.closed else ''}{item.title}",
            "",
            f"TOLA / {item.case.number}                        {'Lukket sag' if item.closed else 'Åben sag'}",
        ],
        lambda plan, item: (
            f"{_running(plan, item)}. {'Lukket sag: ' if item.closed else ''}{item.title}    {item.number}"
        ),
        {**_FIRST_AGENDA, "economy": "Økonomi"},
        ("case", "economy", "recommendation", "decision", "attachments"),
        lambda plan, day, body: f"Beslutning i {body} den {short(day)}",
        contents_title="INDHOLDSFORTEGNELSE",
        blank=False,
    ),
    Dialect(
        "Gribskov-like",
        gribskov_head,
        lambda plan, item: [
            f"{_running(plan, item)}. {open_title(item)}",
            "",
            f"Sagsnummer: {item.case.number}",
        ],
        lambda plan, item: f"{_running(plan, item)}. {open_title(item)}",
        {**_FIRST_AGENDA, "summary": "Resume", "economy": "Økonomi"},
        ("summary", "recommendation", "prior", "case", "economy", "decision", "attachments"),
        lambda plan, day, body: "Beslutning",
        lambda body, day: f"{body}, {long(day)}, pkt. 33:",
        contents_title="Dagsorden",
        blank=False,
    ),
    Dialect(
        "Hørsholm-like",
        hoersholm_head,
        lambda plan, item: [
            f"Punkt: {item.number}",
            f"Acadre sagsnr.: {item.case.number}",
            f"Sagsforløb: ØU-KB - {'Lukket' if item.closed else 'Åben'} sag",
            f"Mødedato: {short(plan.day)}",
            "",
            item.title,
        ],
        lambda plan, item: (
            f"{item.number}  {'LUKKET PUNKT - ' if item.closed else ''}{item.title}      {item.number + 1}"
        ),
        {**_FIRST_AGENDA, "summary": "Baggrund", "recommendation": "Forslag", "economy": "Økonomi"},
        ("summary", "recommendation", "case", "economy", "decision", "attachments"),
        lambda plan, day, body: "Beslutning",
        contents_title="Følgende sager behandles på mødet",
        blank=False,
    ),
    Dialect(
        "FirstAgenda in Markdown",
        markdown_head,
        lambda plan, item: [f"## Punkt {item.number}: {open_title(item)}", "", item.case.number],
        None,
        {role: f"### {label}" for role, label in _FIRST_AGENDA.items()},
        ("decision", "summary", "recommendation", "case", "economy", "prior", "attachments"),
        lambda plan, day, body: "### Beslutning",
        lambda body, day: f"### Beslutning {body} den {short(day)}",
        suffix=".md",
    ),
    Dialect(
        "capitals",
        capitals_head,
        lambda plan, item: [
            f"{item.number}. {item.title.upper()}",
            f"Sagsnr. {item.case.number} Sagsbeh. hvk",
            "LUKKET" if item.closed else "ÅBENT",
        ],
        lambda plan, item: dots(
            f"{item.number} ({'Lukket' if item.closed else 'Åben'}) {item.title}", item.number + 2
        ),
        {**_CAPITALS, "economy": "ØKONOMI"},
        ("summary", "case", "economy", "recommendation", "decision", "attachments"),
        lambda plan, day, body: "BESLUTNING",
        contents_title="PUNKTER TIL DAGSORDEN",
        blank=False,
    ),
)

NORWEGIAN = Dialect(
    "Norwegian",
    norwegian_head,
    lambda plan, item: [
        f"{_running(plan, item)}/{plan.day:%y} : {item.title.upper()}",
        "",
        f"Saksbehandler: Gro Li          Arkivsaksnr.: {item.case.number}",
    ],
    lambda plan, item: f"{_running(plan, item)}/{plan.day:%y}       {item.title.upper()}",
    {
        "summary": "Sammendrag :",
        "recommendation": "Rådmannens innstilling :",
        "case": "Saksopplysninger :",
        "economy": "Økonomiske konsekvenser :",
        "attachments": "Vedlegg:",
    },
    ("summary", "case", "economy", "recommendation", "decision"),
    lambda plan, day, body: f"{body}s vedtak :",
    contents_title="SAKSLISTE",
)

SWEDISH = Dialect(
    "Swedish",
    swedish_head,
    lambda plan, item: [f"§ {_running(plan, item)}  Dnr KS {item.case.number}", "", item.title],
    lambda plan, item: dots(
        f"{_running(plan, item)}   Dnr KS {item.case.number}     {item.title}", item.number + 2
    ),
    {
        "summary": "Sammanfattning",
        "recommendation": "Förslag till beslut",
        "case": "Ärendebeskrivning",
        "economy": "Ekonomiska konsekvenser",
        "attachments": "Beslutsunderlag",
    },
    ("summary", "case", "economy", "recommendation", "attachments", "decision"),
    lambda plan, day, body: f"{body}s beslut",
    contents_title="Ärendelista",
)


def dialect_of(plan: Plan) -> Dialect:
    """The layout that the body's office uses."""
    if plan.body.language != "da":
        return NORWEGIAN if plan.body.language == "nb" else SWEDISH
    return DIALECTS[(plan.body.number * 5 + plan.body.number // 30) % len(DIALECTS)]
