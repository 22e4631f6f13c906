"""What the reader does to a whole card of annotations, each as one edit that can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from core.annotations import Annotation, AnnotationKind, Colour
from core.language import _
from gui.edits import annotate
from gui.models.annotation_cards import Card
from gui.pending import Change
from gui.session import Session

COLOURED = frozenset((AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.AREA))


def delete_card(session: Session, card: Card) -> None:
    """Delete all annotations of a card."""
    annotate(session, _("Delete annotation"), *(Change(each, None) for each in card.annotations))


def colour_card(session: Session, card: Card, colour: Colour) -> None:
    """Give the highlight, underline and area of a card another colour; nothing where they have it."""
    now = datetime.now(UTC)
    changes = [
        Change(each, replace(each, colour=colour, modified=now))
        for each in card.annotations
        if each.kind in COLOURED and each.colour is not colour
    ]
    annotate(session, _("Change colour"), *changes)


def set_done(session: Session, annotation: Annotation, done: bool) -> None:
    """Say that a follow-up is done, or open again."""
    follow_up = annotation.follow_up
    if follow_up is None or (follow_up.done is not None) is done:
        return
    now = datetime.now(UTC)
    after = replace(annotation, follow_up=replace(follow_up, done=now if done else None), modified=now)
    annotate(session, _("Follow-up done") if done else _("Follow-up open"), Change(annotation, after))
