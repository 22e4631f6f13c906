"""An invented draft with a review of it: a Word document that has its words in every way Word has them, and
what was found and said of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256

from core.annotations import About, Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.exports.review.reported import Review
from core.library import LoadedMeeting
from core.minutes import Role
from core.parsing import parse
from core.review.finding import Finding, Group, Severity
from core.review.rules import OwnCheck, Rules
from core.review_states import (
    Dismissal,
    ItemMark,
    ItemState,
    Reply,
    ReviewState,
    Settled,
    SignOff,
    Tick,
    wording_at,
    wordings,
)
from core.source_text import Span
from core.sources import read

MEETING = MeetingId("5f0c1d0e-0000-4000-8000-000000000008")
NOON = datetime(2031, 5, 15, 10, 30, tzinfo=UTC)
CPR = "010190-1234"
SECRET = "Tangvej 9"

PLAIN = """\
Referat - udkast
Havneudvalget
Mødedato: Onsdag den 14. maj 2031 kl. 16:00

Punkt 1: Nyt bolværk ved Sildekajen
Sagsfremstilling
Bolværket er fra 1962 og er sunket 14 cm på fem år.
Ida Holm, cpr-nr. 010190-1234, har spurgt til støjen. Skriv til hende.
Beslutning
Godkendt, idet Havneudvalget vender tilbage i juni.

Punkt 2: Lukket: Køb af Tangvej 9
Sagsfremstilling
Prisen er 4,1 mio. kr. i alt.
Beslutning
Godkendt.

Punkt 3: Orientering fra formanden
Beslutning
Taget til efterretning.

Punkt 4: Eventuelt
Beslutning
Intet.
"""
"""The draft as plain text."""

OWN = tuple(
    OwnCheck(name, title, "", re.compile("x"), severity, why=why)
    for name, title, severity, why in (
        ("own-cpr", "CPR-nummer", Severity.ERROR, "Et CPR-nummer må ikke offentliggøres."),
        ("own-when", "Uklar frist", Severity.WARNING, "Læseren skal vide, hvornår det sker."),
        ("own-style", "Sprog", Severity.NOTE, ""),
    )
)


def loaded(content: bytes, name: str) -> LoadedMeeting:
    """The draft as the library gives it."""
    source = read(content)
    return LoadedMeeting(
        MEETING, 1, name, source.format, parse(source), source, file=sha256(content).hexdigest()
    )


def place(where: LoadedMeeting, words: str) -> Span:
    """Where `words` stand first."""
    start = where.source.text.index(words)
    return Span(start, start + len(words))


def finding(
    where: LoadedMeeting,
    check: str,
    severity: Severity,
    words: str,
    message: str,
    group: Group = Group.FORM,
) -> Finding:
    """What a check found at `words`; without any in the document as a whole."""
    if not words:
        return Finding(check, group, severity, message, "Ret det.", f"{check}-whole")
    span = place(where, words)
    items = where.meeting.items
    item = next((at for at, each in enumerate(items) if each.span.start <= span.start < each.span.end), None)
    page = where.source.page_of(span.start)
    return Finding(
        check, group, severity, message, "Ret det.", f"{check}-{words}", span, words, item, page=page
    )


def findings(where: LoadedMeeting) -> list[Finding]:
    """An error in the document, one with a CPR number, a warning, a note in a closed item."""
    return [
        finding(where, "own-style", Severity.NOTE, "", "Dokumentet har ingen titel."),
        finding(
            where,
            "own-cpr",
            Severity.ERROR,
            CPR,
            f"CPR-nummeret {CPR} står i punkt 1.",
            Group.CONFIDENTIAL,
        ),
        finding(where, "own-when", Severity.WARNING, "vender tilbage i juni", "Der står ikke hvilket år."),
        finding(where, "own-style", Severity.NOTE, "Prisen er 4,1", "Prisen i et lukket punkt."),
        finding(where, "own-style", Severity.NOTE, "Intet.", "En beslutning på ét ord."),
    ]


def comment(where: LoadedMeeting, words: str, text: str, author: str = "Åse Lind") -> Annotation:
    """A comment on `words`, or without any on the third item."""
    if not words:
        key = ItemKey.of(where.meeting.items[2])
        return new_annotation(MEETING, key, AnnotationKind.COMMENT, text, author)
    span = place(where, words)
    item = next(each for each in where.meeting.items if each.span.start <= span.start < each.span.end)
    passage = Passage.of(where.source, span, Role.DECISION)
    kind = AnnotationKind.COMMENT
    return new_annotation(MEETING, ItemKey.of(item), kind, text, author, passage, About.PASSAGE)


def review_of(where: LoadedMeeting) -> Review:
    """A review half way through: two comments open and one settled, a finding dismissed, a line ticked."""
    items = where.meeting.items
    found = findings(where)
    said = [
        comment(where, "sunket 14 cm", "Er det ikke 16 cm?\nSe målingen fra april."),
        comment(where, "", "Formanden ser på det.", "Bo Friis"),
        comment(where, "Godkendt, idet", "Skriv hvem der stemte imod."),
    ]
    settled = wording_at(where.source, where.meeting, place(where, "Godkendt, idet"))
    now = wordings(where.source, where.meeting)
    state = ReviewState(
        marks=(
            mark(ItemKey.of(items[0]), ItemState.NEEDS_CHANGE, now[0]),
            mark(ItemKey.of(items[2]), ItemState.FINE, "another wording"),
        ),
        replies=(Reply("r1", said[0].id, "Jo, det retter jeg.", "Bo Friis", NOON, NOON),),
        settled=(Settled("s1", said[2].id, "Bo Friis", NOON, settled),),
        dismissals=(Dismissal("d1", MEETING, found[-1].key, "own-style", "Med vilje.", "Åse Lind", NOON),),
        ticks=(Tick("t1", MEETING, "Er bilagene med?", "Åse Lind", NOON),),
        sign_offs=(SignOff("g1", MEETING, where.file, "Åse Lind", NOON, "Med forbehold."),),
    )
    rules = Rules(own=OWN, checklist=("Er bilagene med?", "Har formanden læst det?"))
    return Review(where, found, rules, state, said)


def mark(item: ItemKey, state: ItemState, wording: str) -> ItemMark:
    """A state that an item was given at noon."""
    return ItemMark(f"m-{item.number}", MEETING, item, state, wording, None, "Åse Lind", NOON)
