"""What is said of annotations that came along to another version: how they stand, why, which words differ."""

from __future__ import annotations

from collections.abc import Sequence

from core.annotations import Annotation, AnnotationKind, ItemKey, Passage
from core.carried import Anchor, Carried, CarryReason, Standing
from core.language import _, ngettext
from core.versions.changes.change import PieceKind, WordPiece
from core.wording import shortened
from gui.models.annotations import kind_word

LONGEST = 600
"""Characters of a passage that are shown."""
MOST_COMPARED = 4 * LONGEST
"""Characters that are compared word by word; longer ones are told whole, one after the other."""


def standing_name(standing: Standing) -> str:
    """How annotations stand, as a heading: "Changed"."""
    names = {
        Standing.KEPT: _("As it was"),
        Standing.MOVED: _("Moved"),
        Standing.CHANGED: _("Changed"),
        Standing.UNCERTAIN: _("Unsure"),
        Standing.ORPHAN: _("Without a place"),
    }
    return names[standing]


def group_heading(standing: Standing, count: int) -> str:
    """The heading of those that stand so, with how many there are."""
    words = {
        Standing.KEPT: ngettext("{count} as it was", "{count} as they were", count),
        Standing.MOVED: ngettext("{count} moved with its words", "{count} moved with their words", count),
        Standing.CHANGED: ngettext("{count} whose text was changed", "{count} whose text was changed", count),
        Standing.UNCERTAIN: ngettext("{count} unsure", "{count} unsure", count),
        Standing.ORPHAN: ngettext(
            "{count} without a place in this version", "{count} without a place in this version", count
        ),
    }
    return words[standing].format(count=count)


def reason_words(carried: Carried) -> str:
    """Why it stands as it does, as a sentence."""
    moved = carried.standing is Standing.MOVED
    if moved and carried.anchor is not None and (item := item_change(carried)):
        return item
    if moved and carried.reason in (CarryReason.SAME_WORDS, CarryReason.SAME_CONTEXT, CarryReason.SAME_ORDER):
        return _("The same words, at another place of the item.")
    if carried.standing is Standing.CHANGED:
        return _("The text it is on was edited.")
    if carried.standing is Standing.UNCERTAIN and (doubt := _doubt(carried)):
        return doubt
    sentences = {
        CarryReason.SAME_WORDS: _("The same words of the same item."),
        CarryReason.SAME_CONTEXT: _("The same words, told from others alike by what stands around them."),
        CarryReason.SAME_ORDER: _("The same words, told from others alike by what comes before and after."),
        CarryReason.EDITED_WORDS: _("The text it is on was edited so much that it is not surely the same."),
        CarryReason.WHOLE_ITEM: _("It is on the item as a whole."),
        CarryReason.OTHER_ITEM: _("Its words stand in another item now."),
        CarryReason.LOOKALIKES: _("The same words stand at several places."),
        CarryReason.ITEM_UNSURE: _("It is not sure which item it belongs to now."),
        CarryReason.ITEM_GONE: _("Its item is not in this version."),
        CarryReason.WORDS_GONE: _("Its words do not stand before the first item any more.")
        if carried.was.item == ItemKey(None, None)
        else _("Its words are not in its item any more."),
        CarryReason.AREA: _("It is a piece of a page without words to find it by.")
        if carried.anchor is None
        else _("A piece of a page, found by the words around it."),
    }
    return sentences[carried.reason]


def _doubt(carried: Carried) -> str:
    """Why one that waits does, where what speaks for a place says it of what is sure; empty where not."""
    reason = carried.reason
    if reason in (CarryReason.SAME_WORDS, CarryReason.SAME_CONTEXT, CarryReason.SAME_ORDER):
        return _("Its words may be these, but that is not sure.")
    if reason is CarryReason.WHOLE_ITEM:
        return _("It is on the item as a whole, and that is several items now.")
    if reason is CarryReason.OTHER_ITEM and carried.was.passage is None:
        return _("Its item is a part of another one now.")
    if reason is CarryReason.OTHER_ITEM and not _offers_very_words(carried):
        return _("Words like its own stand in another item now.")
    return ""


def _offers_very_words(carried: Carried) -> bool:
    """Whether the first place that is offered has the words it was on, however they are broken into lines."""
    from core.versions.wording.bare_words import comparable  # no start needs it

    there = carried.candidates[0].anchor if carried.candidates else carried.was
    return comparable(anchor_words(there)) == comparable(anchor_words(carried.was))


def item_change(carried: Carried) -> str:
    """What became of the item of one that moved, where it is known by other words now; empty where not."""
    before, now = carried.was.item, None if carried.anchor is None else carried.anchor.item
    if now is None or (now.number, now.title) == (before.number, before.title):
        return ""
    if now.title == before.title and now.number:
        return _("The same words; the item is number {number} now.").format(number=now.number)
    if now.title:
        return _("The same words; the item is called “{title}” now.").format(title=shortened(now.title))
    return ""


def item_line(item: ItemKey) -> str:
    """An item in one line: "2  Budgetopfølgning"."""
    return "  ".join(part for part in (item.number, item.title) if part) or _("Before the first item")


def items_line(was: Anchor, now: Anchor | None) -> str:
    """The item it is on, with what it was where that is another."""
    before = item_line(was.item)
    if now is None or item_line(now.item) == before:
        return before
    if was.item.title and was.item.title == now.item.title and was.item.number and now.item.number:
        numbers = _("{before}  →  {now}").format(before=was.item.number, now=now.item.number)
        return f"{numbers}  {was.item.title}"
    return _("{before}  →  {now}").format(before=before, now=item_line(now.item))


def passage_words(passage: Passage | None) -> str:
    """The words of a passage in one line; empty for none, and for an area without words."""
    return "" if passage is None else " ".join(passage.quote.split())[:LONGEST]


def anchor_words(anchor: Anchor) -> str:
    """What an annotation hangs on, in words."""
    if anchor.passage is None:
        return _("The item as a whole")
    words = passage_words(anchor.passage)
    if words:
        return words
    boxes = anchor.passage.boxes
    return _("Area on page {page}").format(page=boxes[0].page + 1) if boxes else _("Area")


def said_words(annotations: Sequence[Annotation]) -> str:
    """What the reader added there: its kinds, with the note's and the tags' words."""
    parts = []
    for each in annotations:
        kind = kind_word(each.kind)
        text = shortened(" ".join(each.text.split()), 90)
        quiet = each.kind in (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.AREA)
        parts.append(kind if quiet or not text else _("{kind} “{words}”").format(kind=kind, words=text))
    return " · ".join(dict.fromkeys(parts))


def differences(old: str, new: str) -> tuple[WordPiece, ...]:
    """Both wordings as one row of pieces, word by word: what is the same, what is gone, what came."""
    if max(len(old), len(new)) > MOST_COMPARED:
        both = ((old, PieceKind.REMOVED), (new, PieceKind.ADDED))
        return tuple(WordPiece(words, kind) for words, kind in both if words)
    from core.versions.wording.word_alignment import align_words  # no start needs it

    pieces = []
    for run in align_words(old, new):
        kind = PieceKind(run.kind)
        text, span = (old, run.old) if kind is PieceKind.REMOVED else (new, run.new)
        pieces.append(WordPiece(text[span.start : span.end], kind))
    return tuple(pieces)
