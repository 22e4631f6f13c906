"""The parts of two versions whose sentences are compared with each other: an item with what it became or was
joined into, the head with the head, and attachments' pages with those of the same item."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from core.carried import CarryReason
from core.versions.items.joined_items import joined_items
from core.versions.items.matching import ItemMatching
from core.versions.sentences.joined_alignment import align_joined
from core.versions.sentences.recurring_words import RecurringWords
from core.versions.sentences.sentence_alignment import Aligned, Pairing
from core.versions.version import Sentence, Version


class Stretch:
    """Sentences of both versions by their places in `Version.sentences`, rising. They are compared when that
    is first asked for. In `entries` sentences are known by their places in the stretch."""

    def __init__(self, old: Version, new: Version) -> None:
        self._versions = old, new
        self.old: list[int] = []
        self.new: list[int] = []
        self.is_compared = False

    @cached_property
    def entries(self) -> list[Aligned]:
        """What became of the sentences."""
        self.is_compared = True
        return align_joined(self._sentences(0), self._sentences(1))

    def entry_of(self, side: int, at: int) -> Aligned:
        """The entry that holds a sentence of the old version (`side` 0) or of the new one (1)."""
        places = self.new if side else self.old
        return self._entry_of[side][bisect_left(places, at)]

    def in_versions(self, entry: Aligned) -> Aligned:
        """An entry with the places of sentences in their versions."""
        old = tuple(self.old[number] for number in entry.old)
        new = tuple(self.new[number] for number in entry.new)
        return Aligned(entry.kind, old, new, entry.likeness, entry.rival)

    def has_same_neighbour(self, entry: Aligned) -> bool:
        """Whether a sentence beside those of an entry is, in the other version, beside them too."""
        if not entry.old or not entry.new:
            return False
        pairs = ((entry.old[0] - 1, entry.new[0] - 1), (entry.old[-1] + 1, entry.new[-1] + 1))
        of_old = self._entry_of[0]
        return any(at in of_old and other in of_old[at].new for at, other in pairs)

    def stands_between_same(self, entry: Aligned) -> bool:
        """Whether the sentences before and behind those of an entry are the same on either side."""
        if not entry.old or not entry.new:
            return False
        before, behind = (entry.old[0] - 1, entry.new[0] - 1), (entry.old[-1] + 1, entry.new[-1] + 1)
        return self._is_same(*before) and self._is_same(*behind)

    def in_place_of(self, at: int) -> int | None:
        """The new sentence that came where an old one went, alone between what stands before and behind."""
        number = bisect_left(self.old, at)
        before, behind = (self._entry_of[0].get(each) for each in (number - 1, number + 1))
        if before is None or behind is None or not before.new or not behind.new:
            return None
        place = before.new[-1] + 1
        came = behind.new[0] == place + 1 and not self._entry_of[1][place].old
        return self.new[place] if came and not self._entry_of[0][number].new else None

    def _is_same(self, at: int, other: int) -> bool:
        entry = self._entry_of[0].get(at)
        return entry is not None and entry.kind is Pairing.SAME and other in entry.new

    def recurs(self, entry: Aligned) -> CarryReason | None:
        """See `RecurringWords.told`."""
        return self._recurring.told(entry)

    @cached_property
    def _entry_of(self) -> tuple[dict[int, Aligned], dict[int, Aligned]]:
        of_old = {at: entry for entry in self.entries for at in entry.old}
        return of_old, {at: entry for entry in self.entries for at in entry.new}

    @cached_property
    def _recurring(self) -> RecurringWords:
        return RecurringWords(self.entries, self._sentences(0), self._sentences(1))

    def _sentences(self, side: int) -> list[Sentence]:
        sentences = self._versions[side].sentences
        return [sentences[at] for at in (self.new if side else self.old)]


class Stretches:
    """The stretches of two versions, by what a sentence stands in. `joined`: see `joined_items`."""

    def __init__(self, old: Version, new: Version, matching: ItemMatching) -> None:
        self._matching = matching
        self.joined = joined_items(old, new, matching)
        self._by_place: dict[object, Stretch] = {}
        for side, version in enumerate((old, new)):
            at = 0
            for (item, attachment), run in groupby(version.sentences, key=attrgetter("item", "attachment")):
                count = len(list(run))
                place = item, attachment is not None
                stretch = self._by_place.setdefault(self._match(side, place), Stretch(old, new))
                (stretch.new if side else stretch.old).extend(range(at, at + count))
                at += count

    def of(self, side: int, sentence: Sentence) -> Stretch:
        """The stretch that holds a sentence of the old version (`side` 0) or of the new one (1)."""
        return self._by_place[self._match(side, _place(sentence))]

    def _match(self, side: int, place: tuple[int | None, bool]) -> object:
        item, is_attachment = place
        if not side and item is not None and item in self.joined:
            side, item = 1, self.joined[item]
        if item is None:
            return None, is_attachment
        match = self._matching.of_new(item) if side else self._matching.of_old(item)
        return id(match), is_attachment


def _place(sentence: Sentence) -> tuple[int | None, bool]:
    return sentence.item, sentence.attachment is not None
