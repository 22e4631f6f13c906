"""Annotations that came along, or wait, as rows: invented, without a library."""

from __future__ import annotations

from datetime import date

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.carried import Anchor, Candidate, Carried, CarryReason, Standing
from core.minutes import Role
from core.source_text import Span
from gui.models.annotation_cards import MeetingHead
from gui.models.carried import WAITS, CarriedRow

HEAD = MeetingHead(MeetingId("m"), "Økonomiudvalget", date(2031, 5, 14), "m.pdf")
BUDGET = ItemKey("2", "Budget for havnen")
BUDGET_NOW = ItemKey("3", "Budget for havnen")
NEWS = ItemKey("7", "Orientering")


def passage(quote: str, prefix: str = "", suffix: str = "", start: int = 10) -> Passage:
    """Words of an invented document."""
    return Passage(quote, prefix, suffix, Span(start, start + len(quote)), Role.CASE)


def annotation(was: Anchor, kind: AnnotationKind = AnnotationKind.HIGHLIGHT, text: str = "") -> Annotation:
    """Something on a passage or an item."""
    about = About.ITEM if was.passage is None else About.PASSAGE
    return new_annotation(HEAD.id, was.item, kind, text, "Anna", was.passage, about)


def row(
    was: Anchor,
    standing: Standing,
    reason: CarryReason,
    now: Anchor | None = None,
    candidates: tuple[Candidate, ...] = (),
    *,
    made: tuple[Annotation, ...] = (),
    left: bool = False,
    by_hand: bool = False,
) -> CarriedRow:
    """A row with a highlight, or what was `made`."""
    made = made or (annotation(was),)
    carried = Carried(made[0].id, standing, was, now, reason, candidates)
    waits = standing in WAITS and not (left or by_hand)
    return CarriedRow(HEAD, made, carried, 1, 2, waits=waits, left=left, by_hand=by_hand)


def unsure() -> CarriedRow:
    """A highlight with a note on words that stand twice in their item."""
    was = Anchor(NEWS, passage("Taget til efterretning."))
    made = annotation(was), annotation(was, AnnotationKind.NOTE, "Spørg formanden")
    offered = tuple(
        Candidate(Anchor(NEWS, passage("Taget til efterretning.", before, "", start)), 0.9, reason)
        for before, start, reason in (
            ("om broen. ", 40, CarryReason.LOOKALIKES),
            ("om skolen. ", 90, CarryReason.LOOKALIKES),
        )
    )
    return row(was, Standing.UNCERTAIN, CarryReason.LOOKALIKES, None, offered, made=made)


def orphan() -> CarriedRow:
    """A highlight whose item is gone."""
    was = Anchor(ItemKey("9", "Salg af grund"), passage("Grunden udbydes til salg."))
    return row(was, Standing.ORPHAN, CarryReason.ITEM_GONE)


def changed() -> CarriedRow:
    """A highlight on a sentence with another amount now."""
    was = Anchor(BUDGET, passage("Kajen koster 2,4 mio. kr. i år."))
    now = Anchor(BUDGET_NOW, passage("Kajen koster 2,9 mio. kr. i år."))
    return row(was, Standing.CHANGED, CarryReason.EDITED_WORDS, now)


def moved() -> CarriedRow:
    """A note on an item that has another number now."""
    was = Anchor(BUDGET)
    made = (annotation(was, AnnotationKind.NOTE, "Hvem betaler?"),)
    return row(was, Standing.MOVED, CarryReason.WHOLE_ITEM, Anchor(BUDGET_NOW), made=made)


def kept() -> CarriedRow:
    """A highlight on the very words."""
    was = Anchor(NEWS, passage("Broen åbner til maj."))
    return row(was, Standing.KEPT, CarryReason.SAME_WORDS, was)
