"""Sentences that went at one place and came at another: they moved, and may have been edited on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.versions.bare_words import comparable
from core.versions.change import Change, ChangeKind, Part
from core.versions.likeness import Wording, likeness
from core.versions.sentence_alignment import MOVED_AND_EDITED
from core.versions.sentence_run import SentenceRun
from core.versions.version import Version
from core.versions.word_pieces import figures_differ, pieces_between

_TELLING = 20
"""Letters from which on a sentence is known again elsewhere."""
_MOST_PAIRS = 2_000
"""Pairs of sentences of one item that are looked through."""


def with_moved(changes: Sequence[Change], old: Version, new: Version) -> list[Change]:
    """`changes` in which a sentence that went and came is one change: moved, where it says the same, in any
    item; changed, where it says nearly the same in one item."""
    return list(_with_edited(list(_with_moved(changes)), old, new))


def _with_moved(changes: Sequence[Change]) -> Iterator[Change]:
    gone = _told_by_words(changes, ChangeKind.REMOVED)
    come = _told_by_words(changes, ChangeKind.ADDED)
    moved = {come[words]: gone[words] for words in gone.keys() & come.keys()}
    left = set(moved.values())
    for at, change in enumerate(changes):
        if at in left:
            continue
        before = changes[moved[at]] if at in moved else None
        if before is None:
            yield change
        elif Part.ATTACHMENT not in {before.part, change.part} or before.part is change.part:
            yield replace(_together(before, change), kind=ChangeKind.MOVED, figures=False)
        # else the pages of an attachment were taken for the item's text in one of the two


def _told_by_words(changes: Sequence[Change], kind: ChangeKind) -> dict[str, int]:
    """The sentences that came or went, by what they say; those that are short or stand several times are
    none."""
    keys = [
        comparable(each.old or each.new, starts_entry=True) if each.kind is kind else "" for each in changes
    ]
    times = Counter(keys)
    return {key: at for at, key in enumerate(keys) if len(key) >= _TELLING and times[key] == 1}


def _with_edited(changes: Sequence[Change], old: Version, new: Version) -> Iterator[Change]:
    pairs = dict(_edited(changes))
    left = set(pairs.values())
    for at, change in enumerate(changes):
        if at in pairs:
            yield _changed(changes[pairs[at]], change, old, new)
        elif at not in left:
            yield change


def _edited(changes: Sequence[Change]) -> Iterator[tuple[int, int]]:
    """Of sentences that came in an item, each with the one that went there and is nearly the same."""
    gone: defaultdict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    come: defaultdict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for at, change in enumerate(changes):
        if change.part is Part.SECTION and len(change.old or change.new) >= _TELLING:
            if change.kind is ChangeKind.REMOVED:
                gone[change.old_item, change.new_item].append(at)
            elif change.kind is ChangeKind.ADDED:
                come[change.old_item, change.new_item].append(at)
    for item, added in come.items():
        if not 0 < len(added) * len(gone[item]) <= _MOST_PAIRS:
            continue
        old = {at: Wording.of(changes[at].old) for at in gone[item]}
        new = {at: Wording.of(changes[at].new) for at in added}
        scores = {
            (at, before): score
            for at in new
            for before in old
            if (score := likeness(old[before], new[at], whole=True)) >= MOVED_AND_EDITED
        }
        for at, before in sorted(scores, key=lambda pair: (-scores[pair], pair)):
            if at in new and before in old:
                del new[at], old[before]
                yield at, before


def _changed(before: Change, after: Change, old: Version, new: Version) -> Change:
    assert before.old_span is not None
    assert after.new_span is not None
    was = SentenceRun(old, old.sentences_in(before.old_span))
    now = SentenceRun(new, new.sentences_in(after.new_span))
    return replace(
        _together(before, after),
        kind=ChangeKind.CHANGED,
        old=was.text,
        new=now.text,
        pieces=pieces_between(was, now),
        figures=figures_differ(was.text, now.text, new.meeting.language),
    )


def _together(before: Change, after: Change) -> Change:
    """What came, with the wording and the place of what went."""
    return replace(after, old_item=before.old_item, old=before.old, old_span=before.old_span)
