"""A card of annotations as text for a mail: the quoted words, what the reader wrote, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication

from core.annotations import About, AnnotationKind
from core.copying import reference, with_reference
from core.language import _, long_date
from core.library import LoadedMeeting
from core.source_text import Span
from gui.models.annotation_cards import Card
from gui.models.annotations import follow_up_line


def copy_card(card: Card, loaded: LoadedMeeting | None) -> None:
    """Put a card on the clipboard; `loaded` is the meeting in view, which may be another than the card's."""
    QGuiApplication.clipboard().setText(card_text(card, loaded))


def card_text(card: Card, loaded: LoadedMeeting | None) -> str:
    """The words of a card, and below them where they stand."""
    words = "\n".join(_words(card))
    here = loaded if loaded is not None and loaded.id == card.meeting else None
    span = _span(card, here) if here is not None else None
    if here is not None and span is not None:
        where = reference(here.source, here.meeting, span, here.name)
    else:
        where = f"({', '.join(_where(card))})"
    return with_reference(words, where) if words else where


def _words(card: Card) -> Iterator[str]:
    if card.quote:
        yield _("“{words}”").format(words=card.quote)
    for note in card.of_kind(AnnotationKind.NOTE):
        yield note.text.strip()
    for each in card.of_kind(AnnotationKind.FOLLOW_UP):
        yield _("Follow-up: {what}").format(what=follow_up_line(each))
    if tags := [tag.text for tag in card.of_kind(AnnotationKind.TAG)]:
        yield _("Tags: {names}").format(names=", ".join(tags))


def _span(card: Card, loaded: LoadedMeeting) -> Span | None:
    """The words that a card of the meeting in view is about; of an item its heading."""
    if card.target is None:
        return None
    if card.target.passage is not None:
        return card.target.passage
    item = loaded.meeting.items[card.target.item]
    return item.heading if card.target.decision is None else item.decisions[card.target.decision].span


def _where(card: Card) -> Iterator[str]:
    head, item = card.head, card.item
    body = head.body or head.name
    if head.date is not None:
        body = _("{body} {date}").format(body=body, date=long_date(head.date))
    yield body
    if item.number and item.title:
        yield _("item {number} {title}").format(number=item.number, title=item.title)
    elif item.number or item.title:
        yield item.title or _("item {number}").format(number=item.number)
    if item.case_number:
        yield _("case {number}").format(number=item.case_number)
    if card.about is About.PASSAGE and card.page is not None:
        yield _("p. {page}").format(page=card.page + 1)
