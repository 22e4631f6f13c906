"""Sentences that went at one place and came at another: they moved, and may have been edited on the way."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.versions.changes.change import Change, ChangeKind, Part
from core.versions.sentences.sentence_alignment import MOVED_AND_EDITED
from core.versions.sentences.sentence_run import SentenceRun
from core.versions.version import Version
from core.versions.wording.bare_words import comparable
from core.versions.wording.likeness import Wording, likeness
from core.versions.wording.word_pieces import figures_differ, pieces_between

_TELLING = 20
"""Letters from which on a sentence is known again elsewhere."""
_WORDS = 3
"""Words from which on it is known again in another section of its item."""
_MOST_PAIRS = 2_000
"""Pairs of sentences of one item that are looked through."""
_FIGURES = re.compile(r"\d+(?:[.,:/-]\d+)*")


def with_moved(changes: Sequence[Change], old: Version, new: Version) -> list[Change]:
    """`changes` in which a sentence that went and came is one change: moved, where it says the same; changed,
    where it says nearly the same. In another item it is known again where it is no lookalike: where neither
    version has it twice; edited, where other figures alone are in it."""
    found = list(_with_moved(changes, _moved_within(changes)))
    found = list(_with_moved(found, _moved_across(found, old, new)))
    found = list(_with_edited(found, _edited_within(found), old, new))
    return list(_with_edited(found, _edited_across(found, old, new), old, new))


def _with_moved(changes: Sequence[Change], moved: Mapping[int, int]) -> Iterator[Change]:
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


def _moved_within(changes: Sequence[Change]) -> dict[int, int]:
    """Of sentences that came in an item, which went elsewhere in it. In one section, or with it, the shortest
    do; in another one those of some words."""
    gone: defaultdict[object, list[int]] = defaultdict(list)
    moved: dict[int, int] = {}
    for at, change in enumerate(changes):
        if change.kind is ChangeKind.REMOVED and _is_in_both(change):
            for key in _keys(change):
                gone[key].append(at)
    left: set[int] = set()
    for at, change in enumerate(changes):
        if change.kind is ChangeKind.ADDED and _is_in_both(change):
            for key in _keys(change):
                found = next((one for one in gone[key] if one not in left), None)
                if found is not None:
                    moved[at] = found
                    left.add(found)
                    break
    return moved


def _is_in_both(change: Change) -> bool:
    return change.part is Part.SECTION and change.old_item is not None and change.new_item is not None


def _keys(change: Change) -> Iterator[object]:
    """By what a sentence is known again in its item."""
    words = change.old or change.new
    said = comparable(words, starts_entry=True)
    place = change.old_item, change.new_item, said
    yield *place, change.role
    if len(words.split()) >= _WORDS:
        yield place


def _moved_across(changes: Sequence[Change], old: Version, new: Version) -> dict[int, int]:
    gone = _told_by_words(changes, ChangeKind.REMOVED)
    come = _told_by_words(changes, ChangeKind.ADDED)
    both = gone.keys() & come.keys()
    pairs = {come[words]: (gone[words], words) for words in both}
    if any(_is_of_other_item(changes[one], changes[at]) for at, (one, _words) in pairs.items()):
        times = [
            Counter(comparable(each.text, starts_entry=True) for each in side.sentences)
            for side in (old, new)
        ]
        pairs = {
            at: (one, words)
            for at, (one, words) in pairs.items()
            if not _is_of_other_item(changes[one], changes[at]) or all(each[words] == 1 for each in times)
        }
    return {at: one for at, (one, _words) in pairs.items()}


def _is_of_other_item(before: Change, after: Change) -> bool:
    """Whether a sentence that went stood in another item than one that came."""
    return (before.old_item, before.new_item) != (after.old_item, after.new_item)


def _told_by_words(changes: Sequence[Change], kind: ChangeKind) -> dict[str, int]:
    """The sentences that came or went, by what they say; those that are short or stand several times are
    none."""
    keys = [
        comparable(each.old or each.new, starts_entry=True) if each.kind is kind else "" for each in changes
    ]
    times = Counter(keys)
    return {key: at for at, key in enumerate(keys) if len(key) >= _TELLING and times[key] == 1}


def _with_edited(
    changes: Sequence[Change], found: Iterable[tuple[int, int]], old: Version, new: Version
) -> Iterator[Change]:
    pairs = dict(found)
    left = set(pairs.values())
    for at, change in enumerate(changes):
        if at in pairs:
            yield _changed(changes[pairs[at]], change, old, new)
        elif at not in left:
            yield change


def _edited_within(changes: Sequence[Change]) -> Iterator[tuple[int, int]]:
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


def _edited_across(changes: Sequence[Change], old: Version, new: Version) -> Iterator[tuple[int, int]]:
    """Of sentences that came in an item, each with the one that went from another and has other figures."""
    sides: list[dict[str, int]] = []
    for kind in (ChangeKind.REMOVED, ChangeKind.ADDED):
        keys = {
            at: _without_figures(each.old or each.new)
            for at, each in enumerate(changes)
            if each.kind is kind and each.part is Part.SECTION and each.figures
        }
        sides.append({key: at for at, key in keys.items() if len(key) >= _TELLING})
    both = sides[0].keys() & sides[1].keys()
    if both:
        for version in (old, new):
            times = Counter(_without_figures(each.text) for each in version.sentences)
            both = {key for key in both if times[key] == 1}
    yield from ((sides[1][key], sides[0][key]) for key in both)


def _without_figures(words: str) -> str:
    return _FIGURES.sub("0", comparable(words, starts_entry=True))


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
    return replace(
        after,
        old_item=before.old_item,
        old=before.old,
        old_span=before.old_span,
        from_other_item=_is_of_other_item(before, after),
    )
