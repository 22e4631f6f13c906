"""What changed between two written versions, by the ids of items and words, and how many of the changes that
the program tells are true.

Sentences are those that the program cuts; whether one changed is told by its words: a word came, went or is
another. What cannot be said either way counts neither for nor against: sentences of items that came or went,
titles, labels of sections (which come and go with them), sentences that were jumped over when others moved,
and those that the two sources cut otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from core.paragraph import Form
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind
from core.versions.changes.comparison import Comparison
from core.versions.version import Sentence
from core.versions.wording.bare_words import comparable
from tests.versions.annotating import owner_of
from tests.versions.pairs import Pair
from tests.versions.places import PlacedVersion
from tests.versions.written import Minutes, words_text

ItemTruth = set[tuple[ChangeKind, int]]


@dataclass
class Counted:
    """True changes that were told, those that were told and are none, and those that were not told."""

    right: int = 0
    false: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list)

    def __iadd__(self, other: Counted) -> Counted:
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        self.faults += other.faults
        return self

    @property
    def precision(self) -> float:
        """Share of what was told that is true; 1 where nothing was."""
        told = self.right + self.false
        return self.right / told if told else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was told; 1 where nothing is."""
        there = self.right + self.missed
        return self.right / there if there else 1.0


# Items


def item_changes(old: Minutes, new: Minutes) -> ItemTruth:
    """What became of the items, by their ids; of a split or merged one the id of the one that goes on. Which
    items moved is not in it (see `moved_items`)."""
    before = {item.id: item for item in old.items}
    after = {item.id: item for item in new.items}
    found: ItemTruth = set()
    went_into = {each for ids in new.came_of.values() for each in ids}
    for each in after.keys() - before.keys():
        if each not in new.came_of:
            found.add((ChangeKind.ITEM_ADDED, each))
        else:
            found.add((ChangeKind.ITEM_SPLIT, new.came_of[each][0]))
    found |= {(ChangeKind.ITEM_REMOVED, each) for each in before.keys() - after.keys() - went_into}
    found |= {(ChangeKind.ITEM_MERGED, each) for each, ids in new.came_of.items() if len(ids) > 1}
    for each in before.keys() & after.keys():
        titles = [words_text(item.title.words) for item in (before[each], after[each])]
        if comparable(titles[0]) != comparable(titles[1]):
            found.add((ChangeKind.ITEM_RETITLED, each))
    return found


def moved_items(old: Minutes, new: Minutes, told: set[int]) -> set[int]:
    """The items that moved: the fewest whose leaving puts the others in order. Where several choices are as
    few, the one that was told."""
    order = {item.id: at for at, item in enumerate(old.items)}
    common = [item.id for item in new.items if item.id in order]
    stayed = longest_rising([order[each] for each in common])
    fewest = len(common) - len(stayed)
    rest = [order[each] for each in common if each not in told]
    if len(told) == fewest and rest == sorted(rest):
        return told
    places = set(stayed)
    return {each for at, each in enumerate(common) if at not in places}


def longest_rising(values: list[int]) -> list[int]:
    """Indexes of the longest rising run of different values."""
    best: list[int] = []
    before: list[int] = [-1] * len(values)
    tails: list[int] = []
    for at, value in enumerate(values):
        place = bisect_right([values[tail] for tail in tails], value)
        before[at] = tails[place - 1] if place else -1
        tails[place : place + 1] = [at]
    at = tails[-1] if tails else -1
    while at >= 0:
        best.append(at)
        at = before[at]
    return best[::-1]


def count_items(pair: Pair, comparison: Comparison) -> Counted:
    """How far the changes of items that were told are those that there are."""
    old, new = pair.old, pair.new
    told: ItemTruth = set()
    for change in comparison.changes:
        if change.is_of_item:
            told.add((change.kind, _item_of(change, old, new)))
    truth = item_changes(old.minutes, new.minutes)
    moved = moved_items(
        old.minutes, new.minutes, {item for kind, item in told if kind is ChangeKind.ITEM_MOVED}
    )
    truth |= {(ChangeKind.ITEM_MOVED, each) for each in moved}
    titles = {
        item.id: words_text(item.title.words)
        for minutes in (old.minutes, new.minutes)
        for item in minutes.items
    }
    faults = [f"told, not so: {kind.value} {titles.get(item)!r}" for kind, item in told - truth]
    faults += [f"not told: {kind.value} {titles.get(item)!r}" for kind, item in truth - told]
    return Counted(len(told & truth), len(told - truth), len(truth - told), faults)


def _item_of(change: Change, old: PlacedVersion, new: PlacedVersion) -> int:
    by_old = change.kind in (ChangeKind.ITEM_REMOVED, ChangeKind.ITEM_SPLIT) or change.new_item is None
    version, index = (old, change.old_item) if by_old else (new, change.new_item)
    owner = owner_of(version, index) if index is not None else None
    return owner.id if owner else -1


# Sentences


@dataclass
class _Side:
    """One version: its sentences, their words, which changed and which cannot be said of."""

    placed: PlacedVersion
    sentences: tuple[Sentence, ...]
    words: list[list[int]]
    changed: set[int] = field(default_factory=set)
    neutral: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, placed: PlacedVersion) -> _Side:
        sentences = tuple(each for each in placed.version.sentences)
        return cls(placed, sentences, [placed.words_in(each.span) for each in sentences])


def count_sentences(pair: Pair, comparison: Comparison) -> Counted:
    """How far the sentences that are told to have changed are those that did."""
    old, new = _Side.of(pair.old), _Side.of(pair.new)
    _say_changed(old, new)
    _say_changed(new, old)
    _say_moved(old, new)
    _say_moved(new, old)
    _say_cut_otherwise(old, new)
    _say_cut_otherwise(new, old)
    counted = Counted()
    for side, spans in (
        (old, [change.old_span for change in comparison.changes if not change.is_of_item]),
        (new, [change.new_span for change in comparison.changes if not change.is_of_item]),
    ):
        counted += _count_side(side, spans)
    return counted


def _say_changed(side: _Side, other: _Side) -> None:
    """Sentences with a word that the other has not, or has otherwise, or of a sentence that lost one."""
    here, there = side.placed, other.placed
    alone = _items_alone(here.minutes, there.minutes)
    touched = {word for word in here.order if here.texts[word] != there.texts.get(word)}
    touched |= _beside_lost(there.minutes, set(here.order))
    other_part = _whole_sentences(here.minutes, touched) - touched
    for at, words in enumerate(side.words):
        sentence = side.sentences[at]
        if sentence.form in (Form.ITEM, Form.TITLE, Form.ENTRY) or not words or alone.intersection(words):
            side.neutral.add(at)
        elif touched.intersection(words):
            side.changed.add(at)
        elif other_part.intersection(words):
            side.neutral.add(at)


def _beside_lost(minutes: Minutes, there: set[int]) -> set[int]:
    """Words of sentences that stood beside some that the other version has not."""
    found = set()
    for paragraph in minutes.paragraphs:
        for sentence in paragraph.sentences:
            for one, other in pairwise(word.id for word in sentence.words):
                if (one in there) != (other in there):
                    found |= {one, other} & there
    return found


def _whole_sentences(minutes: Minutes, touched: set[int]) -> set[int]:
    """All words of the written sentences with a touched one."""
    found: set[int] = set()
    for paragraph in minutes.paragraphs:
        for sentence in paragraph.sentences:
            words = {word.id for word in sentence.words}
            if touched & words:
                found |= words
    return found


def _items_alone(minutes: Minutes, other: Minutes) -> set[int]:
    """The words of items that the other version has not, and the titles and labels of all."""
    others = {item.id for item in other.items}
    others |= {each for ids in (*minutes.came_of.values(), *other.came_of.values()) for each in ids}
    others |= minutes.came_of.keys() | other.came_of.keys()
    found = {word.id for item in minutes.items for word in item.title.words}
    for section in (each for item in minutes.items for each in item.sections if each.heading):
        found |= {word.id for word in section.heading.words}
    for item in minutes.items:
        if item.id not in others:
            found |= {word.id for each in item.all_paragraphs for word in each.words}
    return found


def _say_moved(side: _Side, other: _Side) -> None:
    """Sentences that follow others than before, in sections where sentences moved."""
    place = {word: at for at, word in enumerate(other.placed.order)}
    for item in side.placed.minutes.items:
        for section in item.sections:
            words = [word.id for each in section.paragraphs for word in each.words]
            places = [place[word] for word in words if word in place]
            if places != sorted(places):
                moved = set(words)
                side.neutral |= {
                    at
                    for at, each in enumerate(side.words)
                    if moved.intersection(each) and at not in side.changed
                }


def _say_cut_otherwise(side: _Side, other: _Side) -> None:
    """Sentences that have nothing new, but share words with a changed one on the other side."""
    touched = {word for at in other.changed for word in other.words[at]}
    side.neutral |= {
        at for at, words in enumerate(side.words) if at not in side.changed and touched.intersection(words)
    }


def _count_side(side: _Side, spans: Iterable[Span | None]) -> Counted:
    starts = defaultdict(list)
    for at, sentence in enumerate(side.sentences):
        starts[sentence.span.start].append(at)
    told: set[int] = set()
    for span in spans:
        if span is not None and span.end > span.start:
            for sentence in side.placed.version.sentences_in(span):
                told.update(starts[sentence.span.start])
    told -= side.neutral
    true = side.changed - side.neutral
    faults = [f"told, not so: {side.sentences[at].text[:120]!r}" for at in sorted(told - true)]
    faults += [f"not told: {side.sentences[at].text[:120]!r}" for at in sorted(true - told)]
    return Counted(len(told & true), len(told - true), len(true - told), faults)


def count_moves(pair: Pair, comparison: Comparison) -> Counted:
    """How far sections that sentences moved in are those in which the program tells of a move."""
    true: dict[int, str] = {}
    place = {word: at for at, word in enumerate(pair.old.order)}
    section_of: dict[int, int] = {}
    for item in pair.new.minutes.items:
        for section in item.sections:
            words = [word.id for each in section.paragraphs for word in each.words]
            section_of.update(dict.fromkeys(words, section.id))
            places = [place[word] for word in words if word in place]
            if places != sorted(places):
                true[section.id] = words_text(section.paragraphs[0].words)[:60]
    told = {
        section_of[word]
        for change in comparison.changes
        if change.kind is ChangeKind.MOVED and change.new_span is not None
        for word in pair.new.words_in(change.new_span)
        if word in section_of
    }
    split = pair.step in ("item split", "items merged")  # whose sentences stand in another item now
    false = set() if split else told - true.keys()
    faults = [f"told, nothing moved in section {each}" for each in false]
    faults += [f"not told: a move in {true[each]!r}" for each in true.keys() - told]
    return Counted(len(told & true.keys()), len(false), len(true.keys() - told), faults)
