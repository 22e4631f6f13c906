"""What the reader does to a whole card of annotations: the edits of the document, by the same names."""

from __future__ import annotations

from core.annotations import About, Annotation, Colour
from core.language import _
from core.wording import shortened
from gui.annotations.mark_edits import Edit, coloured, deleted, done_set
from gui.edits.annotations import annotate
from gui.models.annotation_cards import Card
from gui.session import Session


def delete_card(session: Session, card: Card) -> None:
    """Delete what the reader made of a card; where that is nothing, what others did."""
    edit = deleted(card.annotations, _words(card), session.whose.own_names)
    _do(session, edit if card.about is About.PASSAGE else edit._replace(name=_("Delete annotation")))


def colour_card(session: Session, card: Card, colour: Colour) -> None:
    """Give the reader's highlight, underline and area of a card another colour; nothing where they have
    it."""
    own = [each for each in card.annotations if session.whose.is_own(each)]
    _do(session, coloured(own, colour, _words(card)))


def set_done(session: Session, annotation: Annotation, done: bool) -> None:
    """Say that a follow-up is done, or open again."""
    _do(session, done_set(annotation, done))


def _do(session: Session, edit: Edit) -> None:
    annotate(session, edit.name, *edit.changes)


def _words(card: Card) -> str:
    return shortened(card.quote) if card.quote else _("area")
