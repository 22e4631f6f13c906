"""What changed between two versions: the changes one by one, each with both wordings and both places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.minutes import Role
from core.source_text import Span


class ChangeKind(StrEnum):
    """What sort of change it is. The first six are of whole items, the others of sentences."""

    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    ITEM_MOVED = "item_moved"  # its place among the others is another
    ITEM_RETITLED = "item_retitled"
    ITEM_SPLIT = "item_split"
    ITEM_MERGED = "item_merged"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"  # the very words, elsewhere in the item or in another one


class Part(StrEnum):
    """Where a change is."""

    HEAD = "head"  # date, time, place, who was there; all that stands before the first item
    ITEM = "item"  # the item as a whole, or its heading
    SECTION = "section"
    ATTACHMENT = "attachment"  # the pages of an attachment in the same file
    END = "end"  # what stands behind the last item and is of none: a page of signatures


class PieceKind(StrEnum):
    """Whether words are in both versions."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Words of a changed sentence. The pieces that are not added are the old wording, those that are not
    removed the new one. `text` is as it is read, spaces between words stand in it; of words that are the same
    as the new version has them. `old` and `new` are their places in the two sources, None where they are not
    in that version."""

    text: str
    kind: PieceKind
    old: Span | None = None
    new: Span | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old_item` and `new_item` are indexes of the items it is in, None where it is in none of
    that version. `role` is that of the section; None for the head and the end, an item as a whole, its
    heading and pages of an attachment.

    `old` and `new` are the two wordings in one line each, empty where the words are not in that version: for
    items their headings. `old_span` and `new_span` are their places; on the side that has no such words, an
    empty span where they would stand, or None where that cannot be told. `pieces` are the words of a changed
    sentence or heading; empty for the other kinds. `figures` says that an amount, a number or a date came,
    went or is another.

    `label` is the heading of the section as the document has it. `is_heading` says that the words are such a
    heading, `from_other_item` that they stood in another item before.
    """

    kind: ChangeKind
    part: Part
    old_item: int | None = None
    new_item: int | None = None
    role: Role | None = None
    old: str = ""
    new: str = ""
    old_span: Span | None = None
    new_span: Span | None = None
    pieces: tuple[WordPiece, ...] = ()
    figures: bool = False
    label: str = ""
    is_heading: bool = False
    from_other_item: bool = False

    @property
    def is_of_item(self) -> bool:
        """Whether it is of an item as a whole and not of a sentence."""
        return self.kind.value.startswith("item_")


class Remark(StrEnum):
    """What should be known of two documents before their changes are read."""

    SAME_FILE = "same_file"  # one file twice
    TWO_MEETINGS = "two_meetings"  # of other days, or other bodies
    UNRELATED = "unrelated"  # with next to no words in common


class Show(StrEnum):
    """Which changes are shown."""

    ALL = "all"
    DECISIONS = "decisions"
    RECOMMENDATIONS = "recommendations"
    FIGURES = "figures"
    ADDED = "added"  # what the meeting added to its agenda
    AGAINST = "against"  # instead of changes: of each item the recommendation against the decision
