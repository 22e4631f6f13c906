"""How much two items of two versions are alike, and by what: case, title, text, number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from core.versions.items.item_signs import ItemSigns, Rarity, SignedItems

SAME_CASE = 900
SAME_TITLE = 600
OFTEN_TITLE = 350
"""A title that several items of one version have."""
LIKE_TITLE = 500
TEXT = 800
BOTH_BARE = 400
"""Two closed items without a title."""
ONE_BARE = 250
"""Two closed items, one of them without a title."""
ANY_BARE = 100
"""An item without a title that may have become any other."""
OTHER_CASE = -350
OTHER_TITLE = -150
OTHER_TEXT = -300
"""Both have a text and share nearly nothing of it, and neither case nor title is the same."""
OTHER_ACCESS = -50
"""One is closed and the other is not."""

ENOUGH_TITLE = 0.6
ENOUGH_TEXT = 0.3
_NO_TEXT = 0.15
_OF_WORDS = 0.9  # what the same words tell, in other sentences
_WORD = re.compile(r"\w{4,}")
_CUT_FIGURE = re.compile(r"\d\d")
_SAME_WORD = 0.75  # share of letters from which on two words are one that was misspelt or inflected
_SURE_MASS = 0.5  # a sentence of middle length that no other item has
_SHORT_WORD = 4  # letters; a shorter one is the same or is not
_OFTEN = 4  # a sentence or word in more items than this leads to no pair by itself
_MANY = 30
"""More items of one title or case than this are told apart by their order and text alone."""
_BARE = "*"
_LIKE_BEGINNING, _BEGINNING = 0.65, 0.95
_SHORT_BEGINNING = 10  # letters; one word may begin many a title


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two items are alike.

    `case` is True for the same, False for another, None where one has none. `title` and `text` go from 0 to
    1; `same_title` means word by word; `same_text` that neither has a sentence more. `title_words` is how
    many words the shorter title has. `score` is all of it together, in thousandths.
    """

    case: bool | None
    title: float
    same_title: bool
    text: float
    same_text: bool
    same_number: bool
    is_bare: bool
    title_words: int
    score: int


class Likenesses:
    """The likeness of each two items of two versions, found when it is asked for and kept."""

    def __init__(self, old: SignedItems, new: SignedItems) -> None:
        self.old, self.new = old, new
        self.rarity = Rarity.of_sentences(old.items, new.items)
        self._masses = tuple([self.rarity.of_all(item.keys) for item in side.items] for side in (old, new))
        self._of_title = _title_rarity(old.items, new.items)
        self._found: dict[tuple[int, int], Likeness] = {}

    def of(self, old: int, new: int) -> Likeness:
        """That of the item `old` of the one and `new` of the other version."""
        if (old, new) not in self._found:
            self._found[old, new] = self._likeness(old, new, self.text(old, new))
        return self._found[old, new]

    def read_closely(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Compare the texts of `pairs` by their words too, where they share few sentences as they stand."""
        pairs = [pair for pair in pairs if self.of(*pair).text < ENOUGH_TEXT]
        words = _ItemWords(self.old, self.new, pairs)
        for old, new in pairs:
            text = max(self.of(old, new).text, words.alike(old, new))
            self._found[old, new] = self._likeness(old, new, text)

    def mass(self, keys: Iterable[str]) -> float:
        """How much text, counted in long sentences that no other item has."""
        return self.rarity.of_all(keys)

    def text(self, old: int, new: int) -> float:
        """How much the texts are alike by their sentences."""
        shared = self.old.items[old].keys & self.new.items[new].keys
        if not shared:
            return 0.0
        return _share(self.mass(shared), self._masses[0][old], self._masses[1][new])

    def weight(self, old: int, new: int) -> float:
        """How much text two items have together."""
        return self._masses[0][old] + self._masses[1][new]

    def has_text(self, old: int, new: int) -> bool:
        """Whether both have a text that tells which item it is."""
        return min(self._masses[0][old], self._masses[1][new]) >= _SURE_MASS

    def likely_pairs(self) -> set[tuple[int, int]]:
        """The pairs that have a case, a title, a rare word of the title or a rare sentence in common."""
        old, new = self.old.items, self.new.items
        pairs = _together([i.keys for i in old], [i.keys for i in new], _OFTEN)
        pairs |= _together([i.words for i in old], [i.words for i in new], _OFTEN)
        pairs |= _together([(i.title or _BARE,) for i in old], [(i.title or _BARE,) for i in new], _MANY)
        return pairs | _together([(i.case or "",) for i in old], [(i.case or "",) for i in new], _MANY)

    def clear_pairs(self) -> dict[int, int]:
        """The items of one case and title, which no other of either version has. No two such pairs come near
        to be crossed, whatever their texts say."""
        at_new = {item.case: at for at, item in enumerate(self.new.items)}
        found = {}
        for at, item in enumerate(self.old.items):
            cases = self.old.cases[item.case or ""], self.new.cases[item.case or ""]
            titles = self.old.titles[item.title], self.new.titles[item.title]
            if cases == titles == (1, 1) and self.new.items[at_new[item.case]].title == item.title:
                found[at] = at_new[item.case]
        return found

    def _likeness(self, old: int, new: int, text: float) -> Likeness:
        one, two = self.old.items[old], self.new.items[new]
        case = one.case == two.case if one.case and two.case else None
        same_title = bool(one.title) and one.title == two.title
        title = 1.0 if same_title else title_likeness(one.words, two.words, self._of_title)
        score = round(TEXT * text)
        if case and one.case:
            score += SAME_CASE // max(self.old.cases[one.case], self.new.cases[one.case])
        elif case is False:
            score += OTHER_CASE
        if same_title:
            once = self.old.titles[one.title] == self.new.titles[one.title] == 1
            score += SAME_TITLE if once else OFTEN_TITLE
        elif title >= ENOUGH_TITLE:
            score += round(LIKE_TITLE * title)
        elif one.title and two.title:
            score += OTHER_TITLE
        if not case and not same_title and text < _NO_TEXT and self.has_text(old, new):
            score += OTHER_TEXT
        if one.is_bare and two.is_bare:
            score += BOTH_BARE
        elif one.is_bare or two.is_bare:
            score += ONE_BARE if one.closed and two.closed else ANY_BARE
        if one.closed != two.closed:
            score += OTHER_ACCESS
        return Likeness(
            case,
            title,
            same_title,
            text,
            one.keys == two.keys and bool(one.keys),
            one.number is not None and one.number == two.number,
            one.is_bare or two.is_bare,
            min(len(one.words), len(two.words)),
            score,
        )


def title_likeness(one: Sequence[str], two: Sequence[str], rarity: dict[str, float]) -> float:
    """How much two titles are alike, from 0 to 1, by their words: "på Torslev" against "på Engvad" is all the
    difference there is between two items, so rare words count most. Figures are the same or are not.

    A title that was cut off behind some words is like the whole one.
    """
    if not one or not two:
        return 0.0
    joined = sorted(("".join(one), "".join(two)), key=len)
    if joined[1].startswith(joined[0]) and _CUT_FIGURE.match(joined[1], len(joined[0]) - 1) is None:
        return _BEGINNING if len(joined[0]) >= _SHORT_BEGINNING else _LIKE_BEGINNING
    both, alone, rest = _divided(one, two)
    if not both and Indel.normalized_similarity(*joined) < ENOUGH_TITLE:
        return 0.0
    shared = 2 * sum(rarity[word] for word in both)
    for word in alone:
        near, other = max(((_near(word, other), other) for other in rest), default=(0.0, ""))
        if near >= _SAME_WORD:
            rest.remove(other)
            both.append(other)
            shared += near * (rarity[word] + rarity[other])
    masses = [sum(rarity[word] for word in each) for each in (one, two)]
    dice = shared / sum(masses)
    shorter = min(shared / 2 / min(masses), 1.0)
    return max(dice, 0.85 * shorter if len(set(both)) >= 2 else 0.0)


def _divided(one: Sequence[str], two: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """The words that both have, as often as both have them; those that only the one has, each once; the rest
    of the other."""
    both, alone, rest = [], [], list(two)
    for word in one:
        if word in rest:
            rest.remove(word)
            both.append(word)
        else:
            alone.append(word)
    return both, list(dict.fromkeys(filter(_may_be_near, alone))), rest


def _may_be_near(word: str) -> bool:
    return len(word) >= _SHORT_WORD and word.isalpha()


@lru_cache(maxsize=100_000)  # titles of one meeting and the next have the same words again and again
def _near(one: str, two: str) -> float:
    shorter, longer = sorted((len(one), len(two)))
    if shorter < _SHORT_WORD or shorter < _SAME_WORD / (2 - _SAME_WORD) * longer:
        return 0.0
    return Indel.normalized_similarity(one, two, score_cutoff=_SAME_WORD)


def _title_rarity(old: Sequence[ItemSigns], new: Sequence[ItemSigns]) -> dict[str, float]:
    before = Counter(word for item in old for word in set(item.words))
    after = Counter(word for item in new for word in set(item.words))
    return {
        word: (1.0 if len(word) > 3 or word.isdigit() else 0.2) / max(before[word], after[word])
        for word in before.keys() | after.keys()
    }


def _share(shared: float, one: float, two: float) -> float:
    """How much of two texts is the same, of the smaller one and of both; little where it is but a line."""
    if not shared:
        return 0.0
    within, of_both = shared / min(one, two), 2 * shared / (one + two)
    return min(1.0, shared / _SURE_MASS) * (0.6 * within + 0.4 * of_both)


def _together(old: Sequence[Iterable[str]], new: Sequence[Iterable[str]], most: int) -> set[tuple[int, int]]:
    """The pairs that share a sign which at most `most` items of either version have."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, items in enumerate((old, new)):
        for at, signs in enumerate(items):
            for sign in filter(None, dict.fromkeys(signs)):
                places.setdefault(sign, ([], []))[side].append(at)
    return {
        (i, j)
        for before, after in places.values()
        if len(before) <= most and len(after) <= most
        for i in before
        for j in after
    }


class _ItemWords:
    """The words of items' texts, for those whose sentences were edited."""

    _LONG = 8  # letters from which on a word counts fully
    _SURE = 3.0  # rare words
    _ANY = 0.25  # what any two texts of one council share

    def __init__(self, old: SignedItems, new: SignedItems, pairs: Sequence[tuple[int, int]]) -> None:
        self._words = tuple(
            {at: _words_of(side, at) for at in sorted({pair[number] for pair in pairs})}
            for number, side in enumerate((old, new))
        )
        self._rarity = Rarity.of(self._words[0].values(), self._words[1].values(), self._LONG)
        self._masses = tuple(
            {at: self._rarity.of_all(words) for at, words in side.items()} for side in self._words
        )

    def alike(self, old: int, new: int) -> float:
        """How much the words of two texts are the same, from 0 to 1."""
        shared = self._rarity.of_all(self._words[0][old] & self._words[1][new])
        if not shared:
            return 0.0
        of_both = 2 * shared / (self._masses[0][old] + self._masses[1][new])
        more_than_any = max(0.0, of_both - self._ANY) / (1 - self._ANY)
        return _OF_WORDS * min(1.0, shared / self._SURE) * more_than_any


def _words_of(side: SignedItems, at: int) -> frozenset[str]:
    texts = (each.text for each in side.version.sentences_of(at) if each.section is not None)
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
