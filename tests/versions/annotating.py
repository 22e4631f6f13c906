"""Annotations of every kind on a written version, and the words under each, by id."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    ItemKey,
    Passage,
    new_annotation,
)
from core.minutes import Role
from core.paragraph import Form
from core.source_text import Span
from tests.versions.places import MEETING, PlacedVersion
from tests.versions.written import Word, WrittenItem, WrittenSentence


class Kind(StrEnum):
    """What an annotation is on."""

    WORDS = "words"
    HALF = "half a sentence"
    SENTENCE = "sentence"
    SENTENCES = "several sentences"
    PARAGRAPH = "paragraph"
    PAGE_END = "across a page end"
    ROW = "table row"
    LOOKALIKE = "lookalike sentence"
    TITLE = "title or heading"
    HEAD = "head"
    ITEM = "whole item"
    DECISION = "whole decision"


@dataclass(frozen=True)
class Placed:
    """An annotation on the old version and the words under it, by id; of a whole item the item's id."""

    annotation: Annotation
    kind: Kind
    words: tuple[int, ...]
    item: int | None = None


def annotate(old: PlacedVersion, chance: random.Random, many: int, touched: frozenset[int]) -> list[Placed]:
    """So many annotations of all kinds; half of them on `touched` words, where there are such."""
    kinds = {kind: list(dict.fromkeys(found)) for kind, found in _choices(old).items() if found}
    aimed = {kind: [each for each in found if touched.intersection(each)] for kind, found in kinds.items()}
    aimed = {kind: found for kind, found in aimed.items() if found}
    made: dict[tuple[Kind, tuple[int, ...]], Placed] = {}
    order = list(Kind)
    chance.shuffle(order)
    for number in range(many * 3):
        pool = aimed if aimed and number % 2 else kinds
        kind = order[number // 2 % len(order)]
        if kind in pool and len(made) < many:
            words = chance.choice(pool[kind])
            made.setdefault((kind, words), _on_words(old, kind, words, chance))
    made.update(_on_items(old, chance, max(1, many // 8)))
    made.update(_on_decisions(old, chance, max(1, many // 10)))
    return list(made.values())


def _choices(old: PlacedVersion) -> dict[Kind, list[tuple[int, ...]]]:
    """Of each kind the runs of words that it may be on."""
    found: defaultdict[Kind, list[tuple[int, ...]]] = defaultdict(list)
    alike = Counter(sentence.text for item in old.minutes.items for sentence in item.sentences)
    for paragraph in old.minutes.head:
        found[Kind.HEAD].extend(_ids(sentence.words) for sentence in paragraph.sentences)
    for item in old.minutes.items:
        found[Kind.TITLE].append(_ids(item.title.words))
        for section in item.sections:
            if section.heading is not None:
                found[Kind.TITLE].append(_ids(section.heading.words))
            in_order: list[WrittenSentence] = []
            for paragraph in section.paragraphs:
                if paragraph.form is Form.ROW:
                    found[Kind.ROW].append(_ids(paragraph.words))
                    continue
                in_order.extend(paragraph.sentences)
                found[Kind.PARAGRAPH].append(_ids(paragraph.words))
                if _crosses_page(old, paragraph.words):
                    found[Kind.PAGE_END].append(_ids(paragraph.words))
            for sentence in in_order:
                found[Kind.LOOKALIKE if alike[sentence.text] > 1 else Kind.SENTENCE].append(
                    _ids(sentence.words)
                )
            for one, other in pairwise(in_order):
                found[Kind.SENTENCES].append(_ids(one.words + other.words))
            found[Kind.WORDS].extend(_parts(in_order, 1, 3))
            found[Kind.HALF].extend(_parts([each for each in in_order if len(each.words) > 7], 4, 9))
    return {kind: [words for words in runs if _has_place(old, words)] for kind, runs in found.items()}


def _ids(words: Sequence[Word]) -> tuple[int, ...]:
    return tuple(word.id for word in words)


def _has_place(old: PlacedVersion, words: tuple[int, ...]) -> bool:
    return bool(words) and words[0] in old.spans and words[-1] in old.spans


def _parts(sentences: list[WrittenSentence], least: int, most: int) -> Iterator[tuple[int, ...]]:
    """A part of each sentence, of so many words; one word alone is a long one."""
    for sentence in sentences:
        words = sentence.words
        chance = random.Random(sentence.id)
        count = min(len(words), chance.randint(least, most))
        at = chance.randint(0, len(words) - count)
        if count > 1 or len(words[at].text) > 6:
            yield _ids(words[at : at + count])


def _crosses_page(old: PlacedVersion, words: list[Word]) -> bool:
    pages = {old.source.page_of(old.spans[word.id].start) for word in words if word.id in old.spans}
    return len(pages) > 1


def _on_words(old: PlacedVersion, kind: Kind, words: tuple[int, ...], chance: random.Random) -> Placed:
    span = span_of(old, words, glued=kind is not Kind.WORDS or chance.random() < 0.5)
    annotation = annotation_on(old, span, About.PASSAGE)
    return Placed(annotation, kind, tuple(old.words_in(span)))


def annotation_on(old: PlacedVersion, span: Span, about: About, role: Role | None = None) -> Annotation:
    """A highlight on a stretch of the source, as the window makes it."""
    item = old.item_at(span.start)
    key = ItemKey(None, None) if item is None else ItemKey.of(old.meeting.items[item])
    passage = Passage.of(old.source, span, role or _role_at(old, item, span.start))
    return new_annotation(MEETING, key, AnnotationKind.HIGHLIGHT, "", "Ea", passage, about)


def _role_at(old: PlacedVersion, item: int | None, offset: int) -> Role:
    sections = () if item is None else old.meeting.items[item].sections
    around = [section for section in sections if section.span.start <= offset < section.span.end]
    return around[-1].role if around else Role.OTHER


def span_of(version: PlacedVersion, words: Sequence[int], glued: bool = True) -> Span:
    """From the first to the last of some words, `glued` with the punctuation around them."""
    spans = [version.spans[word] for word in words if word in version.spans]
    start, end = spans[0].start, spans[-1].end
    text = version.source.text
    while glued and end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    while glued and start and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    return Span(start, end)


def owner_of(version: PlacedVersion, index: int) -> WrittenItem | None:
    """The written item whose words stand in an item as the program reads it: most of them."""
    span = version.meeting.items[index].span
    words = set(version.words_in(span))
    found = [
        (sum(word.id in words for each in item.all_paragraphs for word in each.words), number)
        for number, item in enumerate(version.minutes.items)
    ]
    most, number = max(found, default=(0, 0))
    return version.minutes.items[number] if most else None


def _on_items(
    old: PlacedVersion, chance: random.Random, many: int
) -> dict[tuple[Kind, tuple[int, ...]], Placed]:
    found = {}
    indexes = range(len(old.meeting.items))
    for index in chance.sample(indexes, min(many, len(indexes))):
        owner = owner_of(old, index)
        if owner is None:
            continue
        key = ItemKey.of(old.meeting.items[index])
        annotation = new_annotation(MEETING, key, AnnotationKind.NOTE, "Spørg", "Ea", None, About.ITEM)
        found[Kind.ITEM, (owner.id,)] = Placed(annotation, Kind.ITEM, (), owner.id)
    return found


def _on_decisions(
    old: PlacedVersion, chance: random.Random, many: int
) -> dict[tuple[Kind, tuple[int, ...]], Placed]:
    decisions = [each for item in old.meeting.items for each in item.decisions]
    found = {}
    for decision in chance.sample(decisions, min(many, len(decisions))):
        words = tuple(old.words_in(decision.span))
        role = Role.DECISION if decision.own else Role.PRIOR_DECISION
        if words:
            annotation = annotation_on(old, decision.span, About.DECISION, role)
            found[Kind.DECISION, words] = Placed(annotation, Kind.DECISION, words)
    return found
