"""Invented minutes, put together without reading a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

from core.minutes import (
    AgendaItem,
    Amendment,
    Attachment,
    Confidence,
    ContentsEntry,
    Decision,
    DocumentKind,
    Level,
    Meeting,
    Mention,
    MentionKind,
    Node,
    NodeKind,
    Outcome,
    Person,
    Reason,
    Role,
    Section,
    Statement,
    Votes,
)
from core.opening import OpenedFile
from core.source_text import Box, Comment, Line, Link, OutlineEntry, PageSize, SourceText, Span, Stated

DAY = date(2031, 5, 14)
AGENDA = (("Budgetopfølgning", "Anbefales godkendt."), ("Ny skole i Birkelunden", "Udsat til næste møde."))


def opened(
    items: Sequence[tuple[str, str]] = AGENDA,
    *,
    name: str = "referat.pdf",
    body: str | None = "Økonomiudvalget",
    day: date | None = DAY,
    start: time | None = None,
    municipality: str | None = None,
    kind: DocumentKind = DocumentKind.MINUTES,
    draft: bool = False,
    produced: datetime | None = None,
    closed: Sequence[int] = (),
    content: bytes | None = None,
    password: str | None = None,
    extractor: int = 1,
) -> OpenedFile:
    """A file with one line a title and one line a decision. Its bytes follow from what is asked for."""
    text = f"{body}\n"
    lines = [Line(0, len(text) - 1, 0)]
    made = []
    for number, (title, decision) in enumerate(items, 1):
        start_of_item = len(text)
        for line in (f"{number}. {title}", "Beslutning", decision):
            lines.append(Line(len(text), len(text) + len(line), 0, Box(56.5, 72.25, 300.1, 84.0), 10.9))
            text += line + "\n"
        span = Span(text.index(decision, start_of_item), len(text) - 1)
        made.append(
            AgendaItem(
                number=str(number),
                title=title,
                closed=number in closed,
                span=Span(start_of_item, len(text)),
                heading=Span(start_of_item, start_of_item + len(f"{number}. {title}")),
                decisions=(Decision(decision, span, Outcome.OTHER, own=True),),
            )
        )
    meeting = Meeting(
        kind=kind,
        items=tuple(made),
        nodes=(Node(NodeKind.HEADER, 0, len(lines)),),
        parser=1,
        vocabulary="a",
        body=body,
        municipality=municipality,
        date=day,
        start_time=start,
        draft=draft,
    )
    source = SourceText(
        text,
        tuple(lines),
        "pdf",
        extractor,
        pages=(PageSize(595.3, 841.9),),
        produced=produced,
        was_encrypted=password is not None,
    )
    if content is None:
        content = repr((text, name, kind, draft, produced, day, start, municipality)).encode()
    return OpenedFile(Path("/invented") / name, content, source, meeting, password)


def everything() -> OpenedFile:
    """A file that uses every field there is, with letters that UTF-16 needs two units for."""
    text = "Rådet 🏛 for øer\n1 Færgen\nGodkendt.\n"
    source = SourceText(
        text=text,
        lines=(
            Line(0, 15, 0, Box(1.1, 2.2, 3.3, 4.4), 21.7, True, "heading", 1),
            Line(16, 24, 0, None, None, False, "list", 2),
            Line(25, 34, None, gap=True),
        ),
        format="pdf",
        extractor=7,
        pages=(PageSize(595.28, 841.89), PageSize(841.89, 595.28)),
        outline=(OutlineEntry(1, "Færgen", 0, 72.5), OutlineEntry(2, "Bilag", None)),
        links=(Link(0, Box(0, 1, 2, 3), "https://example.org/", None), Link(1, Box(0, 1, 2, 3), None, 0)),
        produced=datetime(2031, 5, 15, 8, 30, 1, 250, tzinfo=UTC),
        was_encrypted=True,
        comments=(
            Comment("Er det rigtigt?", "Åse", datetime(2031, 5, 16, 7, 0, tzinfo=UTC), Span(16, 24)),
            Comment("Hm", None, None, None),
        ),
        tracked_changes=3,
        scanned=(0, 1),
        machine_read=(1,),
        stated=(Stated("item", 1, 3, (("number", "1"), ("title", "Færgen"))), Stated("section", 2, 3)),
        properties={"title": "Referat", "author": "Åse"},
    )
    item = AgendaItem(
        number="1",
        title="Færgen",
        closed=True,
        span=Span(16, 35),
        heading=Span(16, 24),
        sections=(
            Section(Role.DECISION, "Beslutning", "Godkendt.", Span(25, 34), (0, 1)),
            Section(Role.OTHER, None, "", Span(25, 25)),
        ),
        decisions=(
            Decision("Godkendt.", Span(25, 34), Outcome.APPROVED, True),
            Decision(
                "Anbefales.",
                Span(25, 30),
                Outcome.RECOMMENDED,
                False,
                "Øudvalget",
                date(2031, 5, 1),
                Outcome.APPROVED,
                False,
                (Confidence("outcome", Level.UNSURE, Reason.FREE_WORDS),),
            ),
        ),
        attachments=(
            Attachment("Bilag 1: Kort", "44-31", Span(16, 20), (1,)),
            Attachment("Bilag 2", file="bilag/2.pdf"),
        ),
        case_number="31-000417",
        journal_number="05.01.00",
        document_number="7",
        absent=("Bo Lind",),
        not_participating=("Ea Dam",),
        disqualified=("Ib Skov",),
        votes=Votes(
            7, 2, None, ("A", "F"), ("V",), (), ("Bo Lind",), (), ("Ea Dam",), "amendment", "falls", True
        ),
        minority=(Statement("V", "minority", "Vi er imod."), Statement(None, "entry", "Noteret.")),
        amendments=(Amendment("V", "Nej.", Outcome.REJECTED), Amendment(None, "Måske.")),
        recommended=Outcome.NOTED,
        mentions=(
            Mention(MentionKind.AMOUNT, Span(1, 9), "1,5 mio.", Decimal("1500000"), "DKK"),
            Mention(
                MentionKind.DEADLINE, Span(10, 20), "marts", first=date(2024, 3, 1), last=date(2024, 3, 31)
            ),
            Mention(MentionKind.ITEM, Span(21, 24), "pkt. 4", item="4", body="Byrådet", case_number="24/1"),
        ),
        confidence=(Confidence("title", Level.READER, Reason.CORRECTED),),
    )
    meeting = Meeting(
        kind=DocumentKind.SUPPLEMENT,
        items=(item, AgendaItem(None, None, False, Span(35, 35), Span(35, 35))),
        nodes=(
            Node(NodeKind.HEADER, 0, 1),
            Node(NodeKind.SECTION, 1, 2, 0, 0),
            Node(NodeKind.ATTACHMENT, 2, 3, 0, None, 1),
        ),
        parser=3,
        vocabulary="fingerprint",
        body="Rådet for øer",
        municipality="Nørresund",
        date=DAY,
        start_time=time(16, 5),
        end_time=time(18, 0),
        place="Salen",
        participants=(Person("Bo Lind", "A", "chair"), Person("Ea Dam")),
        absent=(Person("Ib Skov", "V"),),
        substitutes=(Person("Ole Bæk", None, None, "Ib Skov"),),
        staff=(Person("Pia Ås"),),
        signatories=("Bo Lind",),
        draft=True,
        contents=(ContentsEntry("Færgen", "1", 2, True), ContentsEntry("Andet")),
        language="nb",
        confidence=(Confidence("date", Level.UNSURE, Reason.FIRST_LINES),),
    )
    return OpenedFile(Path("/invented/øer.pdf"), b"%PDF" + bytes(range(256)), source, meeting, "hemmelig")
