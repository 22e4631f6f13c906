"""What is told of an item, as cards: its recommendation, decisions and votes, and what readers added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.annotations import AnnotationKind
from core.exports.blocks import Bullets, Card, Kind, Paragraph, Piece, Pieces
from core.exports.choice import Part
from core.exports.labels import decided_by, page_link, page_name, part_name
from core.exports.remarks import Mark, Note, Remarks, Task, form_line, note_line, tag_lines, task_line
from core.exports.summary import DecisionSummary, ItemSummary, MeetingHead
from core.language import _
from core.minutes import Votes
from core.outcome_groups import as_recommended
from core.wording import outcome_name, votes_lines

BETWEEN = Piece(" · ", quiet=True)


def cards_in_order(item: ItemSummary) -> Iterator[Card]:
    """All of an item, as it went: what was recommended and decided, then what readers added."""
    yield from _tags(item.remarks)
    yield from _on_paper(item)
    yield from _written(item.remarks)
    yield from marks(item.remarks, item.meeting)
    yield from _attachments(item)


def cards_to_speak_from(item: ItemSummary) -> Iterator[Card]:
    """All of an item, what a reader wrote before the rest."""
    yield from _written(item.remarks)
    yield from _on_paper(item)
    yield from marks(item.remarks, item.meeting)
    yield from _tags(item.remarks)
    yield from _attachments(item)


def remark_cards(remarks: Remarks, meeting: MeetingHead) -> Iterator[Card]:
    """All that readers added to one thing."""
    yield from _tags(remarks)
    yield from _written(remarks)
    yield from marks(remarks, meeting)


def marks(remarks: Remarks, meeting: MeetingHead) -> Iterator[Card]:
    """The marks in a text, each with what was added to it."""
    return (_mark(each, meeting) for each in remarks.marks)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines of a text that are not blank, a paragraph each."""
    return tuple(Paragraph((Piece(line.strip()),)) for line in text.splitlines() if line.strip())


def page_piece(meeting: MeetingHead, page: int) -> Piece:
    """A page with the way to it: "page 4"."""
    return Piece(page_name(page), quiet=True, link=page_link(meeting, page))


def outcome_label(decision: DecisionSummary) -> Pieces:
    """How a decision came out, and who made it and when where that was not this meeting."""
    label = [Piece(outcome_name(decision.outcome), strong=True, outcome=decision.outcome)]
    if who := decided_by(decision):
        label += [BETWEEN, Piece(who, quiet=True)]
    return tuple(label)


def _on_paper(item: ItemSummary) -> Iterator[Card]:
    """What the document itself says."""
    for text in item.recommendations:
        yield Card(Kind.RECOMMENDATION, (Piece(part_name(Part.RECOMMENDATION)),), paragraphs(text))
    for decision in item.decisions:
        yield _decision(decision, item)
    if item.votes is not None and (lines := votes_lines(item.votes)):
        yield Card(Kind.VOTES, (Piece(_votes_label(item.votes)),), tuple(_lines(lines)))


def _decision(decision: DecisionSummary, item: ItemSummary) -> Card:
    word = part_name(Part.DECISIONS) if decision.own else _("Earlier decision")
    label: list[Piece] = [Piece(word), BETWEEN, *outcome_label(decision)]
    if decision.page is not None and decision.page != item.page:
        label += [BETWEEN, page_piece(item.meeting, decision.page)]
    body = paragraphs(decision.text) or (_quiet(_("The minutes give no text here.")),)
    follows = as_recommended(decision.follows, decision.outcome)
    if item.recommendations and follows is not None:
        words = (
            _("The decision follows the recommendation.")
            if follows
            else _("The decision departs from the recommendation.")
        )
        body += (_quiet(words),)
    added = tuple(remark_cards(decision.remarks, item.meeting))
    return Card(Kind.DECISION, tuple(label), body, added, outcome=decision.outcome)


def _votes_label(votes: Votes) -> str:
    return _("Vote on an amendment") if votes.on == "amendment" else part_name(Part.VOTES)


def _attachments(item: ItemSummary) -> Iterator[Card]:
    if item.attachments:
        names = tuple((Piece(name),) for name in item.attachments)
        yield Card(Kind.ATTACHMENTS, (Piece(part_name(Part.ATTACHMENTS)),), (Bullets(names),))


def _tags(remarks: Remarks) -> Iterator[Card]:
    if tags := tag_lines(remarks):
        pieces = [Piece(tags[0])]
        for tag in tags[1:]:
            pieces += [Piece(", "), Piece(tag)]
        yield Card(Kind.TAGS, (Piece(part_name(Part.TAGS)),), (Paragraph(tuple(pieces)),))


def _written(remarks: Remarks) -> Iterator[Card]:
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
    return Card(Kind.MARK, tuple(label), tuple(_quoted(mark)), added)


def _quoted(mark: Mark) -> Iterator[Paragraph]:
    """The words as they are marked, in their sentence."""
    lines = [line for line in mark.quoted.words.splitlines() if line.strip()]
    colours = [form.colour for form in mark.forms if form.kind is not AnnotationKind.UNDERLINE]
    colour = next((each for each in reversed(colours) if each is not None), None)  # the last one lies above
    underlined = any(form.kind is AnnotationKind.UNDERLINE for form in mark.forms)
    for at, line in enumerate(lines):
        before = mark.quoted.before if at == 0 else ""
        after = mark.quoted.after if at == len(lines) - 1 else ""
        marked = Piece(line, strong=colour is None and not underlined, colour=colour, underlined=underlined)
        yield Paragraph(tuple(each for each in (Piece(before), marked, Piece(after)) if each.text))


def _quiet(words: str) -> Paragraph:
    return Paragraph((Piece(words, quiet=True),))


def _lines(lines: Iterable[str]) -> Iterator[Paragraph]:
    return (Paragraph((Piece(line),)) for line in lines)
