"""The paragraphs of a draft that are running text."""

from __future__ import annotations

from collections.abc import Iterator

from core.minutes import NodeKind, Role
from core.paragraph import Form
from core.review.draft import Draft, DraftParagraph

_KINDS = (NodeKind.ITEM, NodeKind.SECTION)
_NO_PROSE = (Role.ATTACHMENTS, Role.TYPE, Role.ABSENT)


def prose(draft: Draft, *forms: Form) -> Iterator[DraftParagraph]:
    """The paragraphs of items in these forms; lists of attachments and of who is absent are no prose."""
    return (each for each in draft.once(_of_items) if each.form in forms)


def is_prose(paragraph: DraftParagraph, *forms: Form) -> bool:
    """Whether a paragraph is one of them."""
    return paragraph.form in forms and _is_of_item(paragraph)


def _of_items(draft: Draft) -> list[DraftParagraph]:
    return [each for each in draft.paragraphs if _is_of_item(each)]


def _is_of_item(paragraph: DraftParagraph) -> bool:
    return paragraph.kind in _KINDS and paragraph.role not in _NO_PROSE
