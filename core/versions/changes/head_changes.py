"""The changes of what stands before the first item: date, time and place, who was there and who was not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from core.minutes import Meeting
from core.parsing.vocabulary import vocabulary
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, Part
from core.versions.changes.text_changes import Side, text_changes
from core.versions.sentences.cut_alike import says_same
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable


def head_changes(old: Version, new: Version) -> list[Change]:
    """What differs outside of all items. Members in columns may be read column by column in one form and line
    by line in the other: where both say that the same people were there, their order is no change."""
    if says_same(old.sentences_of(None), new.sentences_of(None)):
        return []
    was, now = (Side(each, list(_cells(each)), None, 0) for each in (old, new))
    found = text_changes(was, now, Part.HEAD)
    if old.meeting.kind is not new.meeting.kind:
        found = [each for each in found if not _says_kind_alone(each, old.meeting.language)]
    return _without_order(found) if _people(old.meeting) == _people(new.meeting) else found


def at_its_end(change: Change, old: Version, new: Version) -> Change:
    """A change outside of all items; what stands behind the last of them is of the document's end."""
    is_new = bool(change.new)
    version, span = (new, change.new_span) if is_new else (old, change.old_span)
    items = version.meeting.items
    if change.part is not Part.HEAD or span is None or not items or span.start < items[-1].heading.start:
        return change
    return replace(change, part=Part.END)


def _says_kind_alone(change: Change, language: str) -> bool:
    """Whether nothing differs but what the document is called: "Dagsorden til møde", "Referat af møde"."""
    if change.kind is ChangeKind.MOVED:
        return False
    names = _kind_name(language)
    return comparable(names.sub("", change.old)) == comparable(names.sub("", change.new))


@cache
def _kind_name(language: str) -> re.Pattern[str]:
    kinds = vocabulary(language).words["kinds"]
    names = sorted((*kinds["minutes"], *kinds["agenda"]), key=len, reverse=True)
    named, between = ("|".join(map(re.escape, each)) for each in (names, kinds["between"]))
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)(?:\s+(?:{between})(?!\w))*", re.IGNORECASE)


def _cells(version: Version) -> Iterator[Sentence]:
    """The sentences of the head, those in columns cell by cell."""
    for sentence in version.sentences_of(None):
        if "\t" not in sentence.text:
            yield sentence
            continue
        paragraph = version.running.paragraph_at(sentence.span.start)
        assert paragraph is not None
        first = paragraph.place_of(version.source, sentence.span.start)
        at = 0
        for cell in sentence.text.split("\t"):
            words = cell.strip()
            if key := comparable(words):
                start = first + at + cell.index(words)
                span = Span(
                    paragraph.offset_of(version.source, start),
                    paragraph.offset_of(version.source, start + len(words) - 1) + 1,
                )
                yield sentence._replace(text=words, key=key, span=span)
            at += len(cell) + 1


def _people(meeting: Meeting) -> tuple[frozenset[object], ...]:
    return tuple(
        frozenset(each) for each in (meeting.participants, meeting.absent, meeting.substitutes, meeting.staff)
    )


def _without_order(changes: list[Change]) -> list[Change]:
    """`changes` without what merely stands elsewhere."""
    words = [comparable(each.old or each.new) for each in changes]
    gone = Counter(w for w, each in zip(words, changes, strict=True) if each.kind is ChangeKind.REMOVED)
    come = Counter(w for w, each in zip(words, changes, strict=True) if each.kind is ChangeKind.ADDED)
    both = gone & come
    left = {ChangeKind.REMOVED: both.copy(), ChangeKind.ADDED: both.copy()}
    kept = []
    for each, word in zip(changes, words, strict=True):
        if each.kind is ChangeKind.MOVED:
            continue
        if each.kind in left and left[each.kind][word]:
            left[each.kind][word] -= 1
            continue
        kept.append(each)
    return kept
