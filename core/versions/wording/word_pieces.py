"""Two wordings as one row of words: those that stayed, went and came, each with its places."""

from __future__ import annotations

from collections.abc import Callable

from core.source_text import Span
from core.versions.changes.change import PieceKind, WordPiece
from core.versions.sentences.sentence_run import SentenceRun
from core.versions.wording.bare_words import without_mark
from core.versions.wording.figures import figures_in
from core.versions.wording.word_alignment import align_words
from core.versions.wording.word_borders import at_word_borders

Place = Callable[[Span], Span | None]
"""Where a stretch of a text stands in the source."""


def pieces_between(old: SentenceRun, new: SentenceRun) -> tuple[WordPiece, ...]:
    """The words of two runs of sentences in reading order, what was replaced before what replaced it. The
    marks of two entries of lists, such as "2.", are one: numbering anew changes nothing."""
    at_old, at_new = (len(each.text) - len(without_mark(each.text)) for each in (old, new))
    if not (at_old and at_new):
        return pieces_of(old.text, new.text, old.place, new.place)
    mark = WordPiece(
        new.text[:at_new],
        PieceKind.SAME,
        old.place(_bare(Span(0, at_old), old.text)),
        new.place(_bare(Span(0, at_new), new.text)),
    )
    rest = pieces_of(
        *(old.text[at_old:], new.text[at_new:]),
        lambda span: old.place(Span(at_old + span.start, at_old + span.end)),
        lambda span: new.place(Span(at_new + span.start, at_new + span.end)),
    )
    return mark, *rest


def pieces_of(old: str, new: str, place_in_old: Place, place_in_new: Place) -> tuple[WordPiece, ...]:
    """The same of any two texts whose places can be told."""
    pieces = []
    for run in at_word_borders(align_words(old, new), old, new):
        in_old, in_new = run.kind != "added", run.kind != "removed"
        pieces.append(
            WordPiece(
                new[run.new.start : run.new.end] if in_new else old[run.old.start : run.old.end],
                PieceKind(run.kind),
                place_in_old(_bare(run.old, old)) if in_old else None,
                place_in_new(_bare(run.new, new)) if in_new else None,
            )
        )
    return tuple(pieces)


def _bare(span: Span, text: str) -> Span:
    """Without spaces before its first word."""
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip()), span.end) if words.strip() else span


def figures_differ(old: str, new: str, language: str) -> bool:
    """Whether a number, a date or an amount is in one of two wordings alone."""
    if without_mark(old) != old and without_mark(new) != new:  # these of lists are no figures
        old, new = without_mark(old), without_mark(new)
    return figures_in(old, language) != figures_in(new, language)
