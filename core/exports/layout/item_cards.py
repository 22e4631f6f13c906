"""What is told of an item, as cards: its recommendation, decisions and votes, and what readers added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.annotations import AnnotationKind
from core.exports.choice import Part
from core.exports.layout.blocks import Bullets, Card, Kind, Paragraph, Piece, Pieces
from core.exports.layout.labels import decided_by, page_link, page_name, part_name
from core.exports.layout.vote_words import ToldVote, told_vote, voted_on
from core.exports.remarks import (
    Mark,
    Note,
    Remarks,
    Task,
    form_line,
    former_line,
    note_line,
    tag_lines,
    task_line,
)
from core.exports.summary import DecisionSummary, ItemSummary, MeetingHead
from core.language import _
from core.outcome_groups import as_recommended
from core.wording import outcome_name

BETWEEN = Piece(" · ", quiet=True)


def cards_in_order(item: ItemSummary) -> Iterator[Card]:
    """All of an item, as it went: what was recommended and decided, then what readers added."""
    yield from tags(item.remarks)
    yield from cards_of_minutes(item)
    yield from written(item.remarks)
    yield from marks(item.remarks, item.meeting)
    yield from attachments(item)


def remark_cards(remarks: Remarks, meeting: MeetingHead) -> Iterator[Card]:
    """All that readers added to one thing."""
    yield from tags(remarks)
    yield from written(remarks)
    yield from marks(remarks, meeting)


def marks(remarks: Remarks, meeting: MeetingHead) -> Iterator[Card]:
    """The marks in a text, each with what was added to it."""
    return (_mark(each, meeting) for each in remarks.marks)


def paragraphs(text: str, language: str = "") -> tuple[Paragraph, ...]:
    """The lines of a text that are not blank, a paragraph each; `language` is a document's."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(Paragraph((Piece(line, language=language),)) for line in lines if line)


def page_piece(meeting: MeetingHead, page: int) -> Piece:
    """A page with the way to it: "page 4"."""
    return Piece(page_name(page), quiet=True, link=page_link(meeting, page))


def outcome_label(decision: DecisionSummary) -> Pieces:
    """How a decision came out, and who made it and when where that was not this meeting."""
    label = [Piece(outcome_name(decision.outcome), strong=True, outcome=decision.outcome)]
    if who := decided_by(decision):
        label += [BETWEEN, Piece(who, quiet=True)]
    return tuple(label)


def cards_of_minutes(item: ItemSummary) -> Iterator[Card]:
    """What the document itself says; a vote stands with the decision that it was on."""
    language = item.meeting.language
    for text in item.recommendations:
        label = (Piece(part_name(Part.RECOMMENDATION)),)
        yield Card(Kind.RECOMMENDATION, label, paragraphs(text, language))
    vote, of = told_vote(item), voted_on(item)
    for decision in item.decisions:
        yield _decision(decision, item, vote if decision is of else None)
    if vote is not None and of is None:
        yield _vote(vote)


def _decision(decision: DecisionSummary, item: ItemSummary, vote: ToldVote | None) -> Card:
    word = part_name(Part.DECISIONS) if decision.own else _("Earlier decision")
    label: list[Piece] = [Piece(word), BETWEEN, *outcome_label(decision)]
    if decision.page is not None and decision.page != item.page:
        label += [BETWEEN, page_piece(item.meeting, decision.page)]
    none = (_quiet(_("The minutes give no text here.")),)
    body = paragraphs(decision.text, item.meeting.language) or none
    follows = as_recommended(decision.follows, decision.outcome)
    if item.recommendations and follows is not None:
        words = (
            _("The decision follows the recommendation.")
            if follows
            else _("The decision departs from the recommendation.")
        )
        body += (_quiet(words),)
    votes = () if vote is None else (_vote(vote),)
    added = (*votes, *remark_cards(decision.remarks, item.meeting))
    return Card(Kind.DECISION, tuple(label), body, added, outcome=decision.outcome)


def _vote(vote: ToldVote) -> Card:
    return Card(Kind.VOTES, (Piece(vote.label),), tuple(_lines(vote.lines)))


def attachments(item: ItemSummary) -> Iterator[Card]:
    """The names of an item's attachments."""
    if item.attachments:
        names = tuple((Piece(name, language=item.meeting.language),) for name in item.attachments)
        yield Card(Kind.ATTACHMENTS, (Piece(part_name(Part.ATTACHMENTS)),), (Bullets(names),))


def tags(remarks: Remarks) -> Iterator[Card]:
    """The tags that readers gave."""
    if tags := tag_lines(remarks):
        pieces = [Piece(tags[0])]
        for tag in tags[1:]:
            pieces += [Piece(", "), Piece(tag)]
        yield Card(Kind.TAGS, (Piece(part_name(Part.TAGS)),), (Paragraph(tuple(pieces)),))


def written(remarks: Remarks) -> Iterator[Card]:
    """Notes and follow-ups."""
    yield from map(_note, remarks.notes)
    yield from map(_task, remarks.tasks)


def _note(note: Note) -> Card:
    label = (Piece(note_line(note)),)
    return Card(Kind.NOTE, label, paragraphs(note.text), author=note.author, moment=note.modified)


def _task(task: Task) -> Card:
    return Card(
        Kind.FOLLOW_UP,
        (Piece(task_line(task)),),
        paragraphs(task.text),
        author=task.author,
        moment=task.modified,
        done=task.done is not None,
    )


def _mark(mark: Mark, meeting: MeetingHead) -> Card:
    label: list[Piece] = []
    for form in mark.forms:
        label += [BETWEEN, Piece(form_line(form), colour=form.colour)]
    label = label[1:] or [Piece(_("Passage"))]
    if mark.page is not None:
        label += [BETWEEN, page_piece(meeting, mark.page)]
    added = tuple(remark_cards(mark.remarks, meeting))
    former = former_line(mark.former)
    body = (*_quoted(mark, meeting.language), *((_quiet(former),) if former else ()))
    return Card(Kind.MARK, tuple(label), body, added)


def _quoted(mark: Mark, language: str) -> Iterator[Paragraph]:
    """The words as they are marked, in their sentence."""
    lines = [line for line in mark.quoted.words.splitlines() if line.strip()]
    colours = [form.colour for form in mark.forms if form.kind is not AnnotationKind.UNDERLINE]
    colour = next((each for each in reversed(colours) if each is not None), None)  # the last one lies above
    underlined = any(form.kind is AnnotationKind.UNDERLINE for form in mark.forms)
    for at, line in enumerate(lines):
        before = mark.quoted.before if at == 0 else ""
        after = mark.quoted.after if at == len(lines) - 1 else ""
        marked = Piece(line, strong=colour is None and not underlined, colour=colour, underlined=underlined)
        pieces = (Piece(before), marked, Piece(after))
        yield Paragraph(tuple(replace(each, language=language) for each in pieces if each.text))


def _quiet(words: str) -> Paragraph:
    return Paragraph((Piece(words, quiet=True),))


def _lines(lines: Iterable[str]) -> Iterator[Paragraph]:
    return (Paragraph((Piece(line),)) for line in lines)
