"""The changes of one matched item: as a whole, in its heading, in its text and in its attachments' pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.minutes import AgendaItem, NodeKind
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, Part
from core.versions.changes.headings_compared import (
    beside_title,
    compared_sentences,
    heading_span,
    titles_differ,
)
from core.versions.changes.hosted_items import ComparedItems
from core.versions.changes.text_changes import Side, text_changes
from core.versions.changes.titles_compared import Title, titles_of
from core.versions.items.matching import ItemChange, ItemMatch
from core.versions.sentences.sentence_run import SentenceRun
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable
from core.versions.wording.word_pieces import figures_differ, pieces_of

_OF_PARTS = {ItemChange.SPLIT: ChangeKind.ITEM_SPLIT, ItemChange.MERGED: ChangeKind.ITEM_MERGED}


def item_changes(old: Version, new: Version, match: ItemMatch) -> list[Change]:
    """What changed in items that both versions have. Another number alone is nothing."""
    return list(_Items(old, new, match).changes())


def attachment_changes(old: Version, new: Version, match: ItemMatch) -> list[Change]:
    """What changed on the pages of their attachments."""
    return list(_Items(old, new, match).of_attachments())


def carries_attachments(version: Version) -> bool:
    """Whether its file has pages of attachments in it."""
    return any(node.kind is NodeKind.ATTACHMENT for node in version.meeting.nodes)


def joined_changes(old: Version, new: Version, items: ComparedItems) -> list[Change]:
    """What differs between the texts of items that are parted otherwise in the two versions."""
    sides = [
        Side(
            version,
            [each for at in places for each in compared_sentences(version, at)],
            next((at for at in places if at is not None), None),
            0 if places[0] is None else version.meeting.items[places[0]].span.start,
        )
        for version, places in ((old, items.old), (new, items.new))
    ]
    return text_changes(sides[0], sides[1])


def item_name(item: AgendaItem) -> str:
    """An item's number and title in a line, as a change of the whole item has them."""
    return " ".join(" ".join(filter(None, (item.number, item.title))).split())


class _Items:
    def __init__(self, old: Version, new: Version, match: ItemMatch) -> None:
        self._old, self._new = old, new
        self._match = match
        self._first_old, self._first_new = match.old[0], match.new[0]

    def changes(self) -> Iterator[Change]:
        match = self._match
        if ItemChange.MOVED in match.changes:
            yield self._of_item(ChangeKind.ITEM_MOVED)
        changes = list(self._text())
        headings = [each for each in changes if _is_of_one_heading(each)]
        if headings:  # else the titles stand in the other text, whose form does not show that items begin
            yield from (self._of_parts(kind) for sign, kind in _OF_PARTS.items() if sign in match.changes)
        told = headings if match.changes & _OF_PARTS.keys() else ()
        yield from (each for each in changes if each not in told)

    # The item as a whole

    def _of_item(self, kind: ChangeKind) -> Change:
        old, new = self._old.meeting.items[self._first_old], self._new.meeting.items[self._first_new]
        return Change(
            *(kind, Part.ITEM, self._first_old, self._first_new, None, item_name(old), item_name(new)),
            old_span=Span(*heading_span(self._old, self._first_old)),
            new_span=Span(*heading_span(self._new, self._first_new)),
        )

    def _of_parts(self, kind: ChangeKind) -> Change:
        old = (item_name(self._old.meeting.items[at]) for at in sorted(self._match.old))
        new = (item_name(self._new.meeting.items[at]) for at in sorted(self._match.new))
        return replace(self._of_item(kind), old=" · ".join(old), new=" · ".join(new))

    def _retitled(self, old: Title, new: Title) -> Change:
        return replace(
            self._of_item(ChangeKind.ITEM_RETITLED),
            old=old.text,
            new=new.text,
            pieces=pieces_of(old.text, new.text, old.place, new.place),
            figures=figures_differ(old.text, new.text, self._new.meeting.language),
        )

    # Its text

    def _text(self) -> Iterator[Change]:
        """What differs in heading and text; of a heading, in its title and beside it."""
        changes = text_changes(self._side(self._old, self._match.old), self._side(self._new, self._match.new))
        titles = titles_of(self._old, self._first_old, self._new, self._first_new)
        if any(each.part is Part.ITEM for each in changes) and titles_differ(*(each.text for each in titles)):
            yield self._retitled(*titles)
            if beside_title(self._old, self._first_old) == beside_title(self._new, self._first_new):
                changes = [each for each in changes if each.part is not Part.ITEM]
        yield from changes

    def _side(self, version: Version, items: Sequence[int]) -> Side:
        sentences = [each for at in sorted(items) for each in compared_sentences(version, at)]
        return Side(version, sentences, items[0], heading_span(version, items[0])[1])

    # The pages of its attachments

    def of_attachments(self) -> Iterator[Change]:
        """What changed on the pages of attachments."""
        old, new = _attachments(self._old, self._match.old), _attachments(self._new, self._match.new)
        for at_old, at_new in _paired(self._names(self._old, old), self._names(self._new, new)):
            sides = [
                Side(version, found[at][1], found[at][0][0], found[at][1][0].span.start)
                for version, found, at in ((self._old, old, at_old), (self._new, new, at_new))
                if at is not None
            ]
            if len(sides) == 2:
                yield from text_changes(sides[0], sides[1], Part.ATTACHMENT)
            else:
                yield self._attachment(sides[0], is_new=at_old is None)

    def _names(self, version: Version, found: Sequence[_Pages]) -> list[str]:
        return [_attachment_name(version, place) for place, _sentences in found]

    def _attachment(self, side: Side, *, is_new: bool) -> Change:
        """Pages of an attachment that one version alone has."""
        pages = SentenceRun(side.version, side.sentences)
        first = side.sentences[0]
        assert first.item is not None
        assert first.attachment is not None
        name = side.version.meeting.items[first.item].attachments[first.attachment].name
        other = self._old if is_new else self._new
        end = other.meeting.items[self._first_old if is_new else self._first_new].span.end
        nowhere = Span(end, end)
        told = Change(
            ChangeKind.ADDED if is_new else ChangeKind.REMOVED,
            *(Part.ATTACHMENT, self._first_old, self._first_new),
        )
        if is_new:
            return replace(told, new=name, old_span=nowhere, new_span=pages.span)
        return replace(told, old=name, old_span=pages.span, new_span=nowhere)


_Pages = tuple[tuple[int, int], list[Sentence]]


def _attachments(version: Version, items: Sequence[int]) -> list[_Pages]:
    """The pages of attachments to some items: item and attachment, and the sentences on them."""
    found: defaultdict[tuple[int, int], list[Sentence]] = defaultdict(list)
    for sentence in version.sentences:
        if sentence.attachment is not None and sentence.item in items:
            assert sentence.item is not None
            found[sentence.item, sentence.attachment].append(sentence)
    return sorted(found.items(), key=lambda each: each[0])


def _attachment_name(version: Version, place: tuple[int, int]) -> str:
    return comparable(version.meeting.items[place[0]].attachments[place[1]].name).casefold()


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Attachments of one name, in the order of the new ones; then those of the old version alone. What is
    left alone on both sides is one under two names."""
    free = list(range(len(old)))
    pairs: list[tuple[int | None, int | None]] = []
    for at, name in enumerate(new):
        same = next((number for number in free if old[number] == name), None)
        pairs.append((same, at))
        if same is not None:
            free.remove(same)
    alone = [number for number, (one, _at) in enumerate(pairs) if one is None]
    if len(alone) == len(free) == 1:
        pairs[alone[0]] = free.pop(), pairs[alone[0]][1]
    yield from pairs
    yield from ((at, None) for at in free)


def _is_of_one_heading(change: Change) -> bool:
    """Whether it is a heading that one version alone has."""
    return change.part is Part.ITEM and change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)
