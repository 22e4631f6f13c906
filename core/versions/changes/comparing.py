"""Any two versions, or any two documents, as one list of changes: by item, then by sentence, then by word.

What counts is what is said. Reflow, page breaks, hyphenation, running heads, the contents list, and numbering
anew of items and lists are no changes; nor are places where one form of a document is cut into paragraphs,
rows or sections otherwise than the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from core.minutes import DocumentKind, Role
from core.paragraph import Form
from core.progress import Progress, quietly
from core.source_text import Span
from core.versions.changes.added_by_meeting import added_by_meeting
from core.versions.changes.change import Change, ChangeKind, Part, Show
from core.versions.changes.comparison import Comparison
from core.versions.changes.head_changes import at_its_end, head_changes
from core.versions.changes.headings_compared import compared_sentences, heading_span
from core.versions.changes.hosted_items import compared_items
from core.versions.changes.item_changes import (
    attachment_changes,
    carries_attachments,
    item_changes,
    item_name,
    joined_changes,
)
from core.versions.changes.misread import without_misread
from core.versions.changes.page_lines import without_page_lines
from core.versions.changes.remarks import remark_on
from core.versions.changes.section_changes import by_section
from core.versions.changes.text_changes import Side, text_changes
from core.versions.items.matching import ItemMatch, ItemMatching, match_items
from core.versions.sentences.moved_sentences import with_moved
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable

_AGENDA_TO_MINUTES = (DocumentKind.AGENDA, DocumentKind.MINUTES)


def compare(
    old: Version,
    new: Version,
    matching: ItemMatching | None = None,
    progress: Progress = quietly,
) -> Comparison:
    """The changes from `old` to `new`; `matching` says which items are the same where that is known.
    `progress` is told how many items were compared, which is what takes time."""
    old, new = without_page_lines(old, new)
    matching = matching or match_items(old, new)
    remark = remark_on(old, new)
    if _all_says_same(old, new):
        return Comparison(old, new, matching, (), remark)
    found: list[Change] = []
    carried = carries_attachments(old) and carries_attachments(new)
    in_old = _places_behind(new, lambda item: matching.of_new(item).old, old)
    in_new = _places_behind(old, matching.new_of, new)
    groups = compared_items(old, new, matching)
    for done, group in enumerate(groups):
        progress(done, len(groups))
        if group.match is None:
            is_head = group.old == group.new == (None,)
            found += head_changes(old, new) if is_head else joined_changes(old, new, group)
        elif not group.old or not group.new:
            found += _one_sided(old, new, group.match, in_old, in_new)
        else:
            found += item_changes(old, new, group.match)
            found += attachment_changes(old, new, group.match) if carried else []
    found = without_misread(found, old, new)
    found = [at_its_end(each, old, new) for each in by_section(with_moved(found, old, new), old, new)]
    changes = sorted(found, key=_place)
    return Comparison(old, new, matching, tuple(changes), remark)


def shown(comparison: Comparison, show: Show) -> tuple[Change, ...]:
    """The changes that are asked for. An item that came or went counts as its decision and its recommendation
    do; a heading alone decides and recommends nothing. A meeting adds to its agenda alone."""
    match show:
        case Show.DECISIONS:
            role = Role.DECISION
        case Show.RECOMMENDATIONS:
            role = Role.RECOMMENDATION
        case Show.FIGURES:
            return tuple(each for each in comparison.changes if each.figures)
        case Show.ADDED:
            kinds = comparison.old.meeting.kind, comparison.new.meeting.kind
            return added_by_meeting(comparison) if kinds == _AGENDA_TO_MINUTES else ()
        case Show.AGAINST:
            return ()  # these are no changes
        case Show.ALL:
            return comparison.changes
    return tuple(each for each in comparison.changes if each.role is role and not each.is_heading)


def _all_says_same(old: Version, new: Version) -> bool:
    """Whether the whole texts do, in one order: then they do however either was understood."""
    was, now = ("".join(each.key for each in version.sentences) for version in (old, new))
    if was == now or comparable(was) == comparable(now):
        return True
    return _said(_without_numbers(old)) == _said(_without_numbers(new))


def _said(sentences: Iterable[Sentence]) -> str:
    return comparable("".join(sentence.key for sentence in sentences))


def _without_numbers(version: Version) -> list[Sentence]:
    """All sentences in the order of the text, the items' numbers left out."""
    found = [sentence for sentence in version.sentences if sentence.attachment is not None]
    for item in (None, *range(len(version.meeting.items))):
        found += compared_sentences(version, item)
    return sorted(found, key=lambda each: each.span)


def _one_sided(
    old: Version, new: Version, match: ItemMatch, in_old: Sequence[int], in_new: Sequence[int]
) -> Iterator[Change]:
    """Items that came or went: each as a whole, and what it says. `in_old` is where new items would stand in
    the old version, `in_new` where old ones would in the new one."""
    for item in match.new:
        at = in_old[item]
        yield Change(
            ChangeKind.ITEM_ADDED,
            Part.ITEM,
            new_item=item,
            new=item_name(new.meeting.items[item]),
            old_span=Span(at, at),
            new_span=Span(*heading_span(new, item)),
        )
        yield from text_changes(Side(old, (), None, at), _text_of(new, item))
    for item in match.old:
        at = in_new[item]
        yield Change(
            ChangeKind.ITEM_REMOVED,
            Part.ITEM,
            old_item=item,
            old=item_name(old.meeting.items[item]),
            old_span=Span(*heading_span(old, item)),
            new_span=Span(at, at),
        )
        yield from text_changes(_text_of(old, item), Side(new, (), None, at))


def _text_of(version: Version, item: int) -> Side:
    """What an item says below its heading."""
    sentences = [each for each in version.sentences_of(item) if each.form is not Form.ITEM]
    return Side(version, sentences, item, version.meeting.items[item].span.start)


def _places_behind(version: Version, same: Callable[[int], Sequence[int]], other: Version) -> list[int]:
    """Where each item of `version` would stand in `other`: behind what the nearest item above it is there,
    else before the first one."""
    first = other.meeting.items[:1]
    at = first[0].span.start if first else len(other.source.text)
    places = []
    for item in range(len(version.meeting.items)):
        places.append(at)
        if found := same(item):
            at = other.meeting.items[max(found)].span.end
    return places


def _place(change: Change) -> tuple[int, bool, int]:
    new = change.new_span.start if change.new_span is not None else 0
    old = change.old_span.start if change.old_span is not None else 0
    return new, not change.is_of_item, old
