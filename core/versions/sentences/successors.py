"""What became of each sentence of a version in the next one, and how sure that is.

Sentences are compared within the items that were matched, the head with the head, attachments' pages with
those of the same item. Each such stretch is compared when it is first asked for, and once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.carried import CarryReason
from core.minutes import Role
from core.versions.items.matching import ItemMatch, ItemMatching
from core.versions.sentences.recurring_words import TELLING
from core.versions.sentences.sentence_alignment import Aligned, Pairing
from core.versions.sentences.stretches import Stretch, Stretches
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable

DECIDING = frozenset(
    (
        Role.RECOMMENDATION,
        Role.MOTIONS,
        Role.AMENDMENT,
        Role.DELIBERATION,
        Role.PRIOR_DECISION,
        Role.DECISION,
        Role.VOTES,
        Role.MINORITY,
    )
)
"""Roles of sections that say the same words of different things: what is proposed is not what is decided."""

_EDITED, _EDITED_LONG, _LONG = 0.7, 0.6, 60
"""The likeness that makes sure of an edited sentence; of one with many letters."""
_MARGIN = 0.12
"""By how much it must be more like its old wording than any other."""
_OWN = 8
"""Letters of what is told by its words where it stands once in either version, such as a case number."""
_MUCH_MORE = 1.4
"""How many times as long an edited sentence is that may hold another one besides."""
_MOVED_EDITED, _MOVED_LETTERS = 0.9, 40
"""The likeness, and the letters, that make sure of a sentence that moved and was edited."""


@dataclass(frozen=True, slots=True)
class Successor:
    """What became of a sentence: the entry of the alignment, in which sentences are known by their places in
    `Version.sentences`; whether that is surely so, and what speaks for it or against."""

    aligned: Aligned
    sure: bool
    reason: CarryReason


class Successors:
    """The sentences of `old` in `new`. `stop` is called before each stretch is compared; it may raise."""

    def __init__(
        self, old: Version, new: Version, matching: ItemMatching, stop: Callable[[], None] = lambda: None
    ) -> None:
        self._old, self._new = old.sentences, new.sentences
        self._versions = old, new
        self._stop = stop
        self._times_old, self._times_new = old.times, new.times
        self._matching = matching
        self._heirs: dict[int, list[int]] = {}  # by old item
        self._stretches = Stretches(old, new, matching)
        self._found: dict[int, Successor] = {}

    def of(self, at: int) -> Successor:
        """What became of a sentence of the old version."""
        if at not in self._found:
            stretch = self._compared(0, at)
            entry = stretch.entry_of(0, at)
            recurs = stretch.recurs(entry) if entry.kind is Pairing.SAME else None
            if recurs is None and self._says_little(at) and not stretch.has_same_neighbour(entry):
                recurs = CarryReason.LOOKALIKES
            aligned = stretch.in_versions(entry)
            found = Successor(aligned, *self._judged(aligned, recurs))
            if found.reason is not CarryReason.LOOKALIKES and stretch.stands_between_same(entry):
                # What stands as before between the same was understood otherwise alone.
                found = replace(found, sure=found.sure or entry.kind is Pairing.SAME)
            self._found.update(dict.fromkeys(aligned.old, found))
        return self._found[at]

    def _says_little(self, at: int) -> bool:
        """Whether an old sentence is short, and such as stands elsewhere in its version or in the new one."""
        key = self._old[at].key
        return len(key) < TELLING and max(self._times_old[key], self._times_new[key]) > 1

    def came_in(self, at: int) -> bool:
        """Whether a sentence of the new version was not in the old one where it would be looked for."""
        return not self.origin(at)

    def origin(self, at: int) -> Sequence[int]:
        """The sentences of the old version that one of the new was; empty where it came in."""
        stretch = self._compared(1, at)
        return stretch.in_versions(stretch.entry_of(1, at)).old

    def added_beside(self, at: int) -> Iterator[int]:
        """The sentences that came into the stretch which took the place of an old sentence's; and edited ones
        that may as well be another, or say much more now."""
        stretch = self._compared(0, at)
        for entry in stretch.entries:
            if entry.kind is Pairing.ADDED:
                yield stretch.new[entry.new[0]]
            elif entry.kind is Pairing.EDITED:
                here = stretch.in_versions(entry)
                was, now = (sum(map(len, self._keys(*each))) for each in ((0, here.old), (1, here.new)))
                if entry.likeness < entry.rival + _MARGIN or now >= _MUCH_MORE * was:
                    yield here.new[0]

    def in_place_of(self, at: int) -> int | None:
        """The sentence that came where an old one went; see `Stretch.in_place_of`."""
        return self._compared(0, at).in_place_of(at)

    def added_elsewhere(self, at: int) -> Iterator[int]:
        """The sentences that came into items which are new, or got words that an old sentence's item alone
        had."""
        item = self._old[at].item
        if item is None:
            return
        if item not in self._heirs:
            own = [self._old[each].key for each in self._by_item[item] if self.is_telling(each)]
            got = {self._new[self._by_key[key][0]].item for key in own}
            news = {new for match in self._matching.matches if not match.old for new in match.new}
            there = got | news
            self._heirs[item] = [place for place, sentence in enumerate(self._new) if sentence.item in there]
        within = frozenset(self.stretch(at))
        for place in self._heirs[item]:
            if place not in within and self.came_in(place):
                yield place

    def is_alone(self, at: int) -> bool:
        """Whether an old sentence says much, and stands nowhere else in its version."""
        key = self._old[at].key
        return len(key) >= TELLING and self._times_old[key] == 1

    def stretch(self, at: int) -> Sequence[int]:
        """Where in the new version the sentences stand that one of the old may have become."""
        return self._stretches.of(0, self._old[at]).new

    def joined_into(self, item: int) -> int | None:
        """The item of the new version that an old one, which is gone, was joined into."""
        return self._stretches.joined.get(item)

    def _compared(self, side: int, at: int) -> Stretch:
        stretch = self._stretches.of(side, (self._old, self._new)[side][at])
        if not stretch.is_compared:
            self._stop()
        return stretch

    def with_key(self, key: str) -> Sequence[int]:
        """Where in the new version sentences of that key stand."""
        return self._by_key.get(key, ())

    def is_telling(self, at: int) -> bool:
        """Whether an old sentence is told by its words: they stand once in either version."""
        key = self._old[at].key
        return len(key) >= TELLING and self._times_old[key] == self._times_new[key] == 1

    def bears_out(self, match: ItemMatch) -> bool:
        """Whether the text of matched items says that they are the same: words that stand once in either
        version stand in both of them, and none of theirs went elsewhere."""
        if id(match) not in self._borne_out:
            olds = [at for item in match.old for at in self._by_item.get(item, ()) if self.is_telling(at)]
            there = [self._new[self._by_key[self._old[at].key][0]].item in match.new for at in olds]
            self._borne_out[id(match)] = bool(there) and all(there)
        return self._borne_out[id(match)]

    @cached_property
    def _borne_out(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _by_item(self) -> dict[int | None, list[int]]:
        by_item: defaultdict[int | None, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self._old):
            by_item[sentence.item].append(at)
        return by_item

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        by_key: defaultdict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self._new):
            by_key[sentence.key].append(at)
        return by_key

    # How sure

    def _judged(self, entry: Aligned, recurs: CarryReason | None) -> tuple[bool, CarryReason]:
        """Whether an entry is surely right, and why. `recurs` is what tells which of several alike it is."""
        if not entry.old or not entry.new:
            return False, CarryReason.WORDS_GONE
        same_section = self._stands_in_same_section(entry)
        if entry.kind is Pairing.SAME:
            reason = recurs or CarryReason.SAME_WORDS
            return same_section and reason is not CarryReason.LOOKALIKES, reason
        old, new = self._old[entry.old[0]], self._new[entry.new[0]]
        if entry.kind is Pairing.MOVED:
            if entry.likeness == 1.0:
                alone = self._times_old[old.key] == self._times_new[new.key] == 1
                alone = alone or self._moved_within(entry)
                sure = alone and same_section
                return sure, CarryReason.SAME_WORDS if alone else CarryReason.LOOKALIKES
            enough = entry.likeness >= _MOVED_EDITED and len(old.key) >= _MOVED_LETTERS
        else:
            enough = entry.likeness >= (_EDITED if len(old.key) < _LONG else _EDITED_LONG)
        clear = entry.likeness >= entry.rival + _MARGIN
        # Words that stand as often elsewhere as before may have gone there.
        went = all(self._times_new[key] < self._times_old[key] for key in self._keys(0, entry.old))
        came = all(self._times_old[key] < self._times_new[key] for key in self._keys(1, entry.new))
        return enough and clear and went and came and same_section, CarryReason.EDITED_WORDS

    def _moved_within(self, entry: Aligned) -> bool:
        """Whether a sentence that other items have too moved within a section of its item, where it stands
        once in either version, and nowhere more or fewer times than before."""
        old, new = self._old[entry.old[0]], self._new[entry.new[0]]
        if len(old.key) < TELLING or self._times_old[old.key] != self._times_new[old.key]:
            return False
        if old.role is not new.role or old.role in DECIDING or self._heading(0, old) != self._heading(1, new):
            return False
        there = self._stretches.of(0, old)
        texts = (self._old[at].key for at in there.old), (self._new[at].key for at in there.new)
        return all(sum(key == old.key for key in keys) == 1 for keys in texts)

    def _keys(self, side: int, places: Sequence[int]) -> list[str]:
        sentences = self._new if side else self._old
        return [sentences[at].key for at in places]

    def _stands_in_same_section(self, entry: Aligned) -> bool:
        """Whether both stand in sections of which neither decides what the other does not. Words that stand
        nowhere else were understood otherwise where one of the two decides nothing."""
        old, new = self._old[entry.old[0]], self._new[entry.new[0]]
        deciding = DECIDING & {old.role, new.role}
        if old.role is new.role or not deciding:
            return True
        if entry.kind is Pairing.SAME and len(deciding) == 1:
            key = self._old[entry.old[0]].key
            if len(key) >= _OWN and self._times_old[key] == self._times_new[key] == 1:
                return True
        heading = self._heading(0, old)
        return entry.kind is not Pairing.MOVED and bool(heading) and heading == self._heading(1, new)

    def _heading(self, side: int, sentence: Sentence) -> str:
        if sentence.item is None or sentence.section is None:
            return ""
        items = self._versions[side].meeting.items
        return comparable(items[sentence.item].sections[sentence.section].heading or "")
