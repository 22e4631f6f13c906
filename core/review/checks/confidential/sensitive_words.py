"""Words that point to somebody's health, family or social case, near a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.confidential.personal_words import PersonalKind
from core.language import _
from core.review.check import Check, Tuned, Value
from core.review.checks.confidential.names import Named, strangers_in
from core.review.checks.confidential.said import shown
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.named_paragraphs import named_paragraphs
from core.review.word_lists import pattern_of
from core.source_text import Span

_OF_ONE = frozenset((PersonalKind.CPR, PersonalKind.BIRTH, PersonalKind.ADDRESS))
"""What somebody can be recognised by without a name."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n")


class SensitiveWords(Check):
    """Somebody who is no member and is named in a sentence with such a word; or in its paragraph, where that
    tells of one person: of "the applicant", "her son", somebody with a CPR number or an address."""

    id = "sensitive-words"
    group = Group.CONFIDENTIAL
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"near": 80}  # code points between the name and the word

    def name(self) -> str:
        return _("Health, family or social case near a name")

    def why(self) -> str:
        return _(
            "Data on health and other special categories are under particular protection, and so are family "
            "and social matters. Check that the text does not tell of such matters of somebody who can be "
            "recognised."
        )

    def source(self) -> str:
        return _("GDPR art. 9; forvaltningsloven § 27")

    def advice(self) -> str:
        return _("See whether that may be public, and whether the name is needed.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        language, near = draft.meeting.language, int(tuned.number("near"))
        words = pattern_of("confidential", language, "sensitive")
        one = pattern_of("confidential", language, "one_person")
        recognised = [Span(start, end) for kind, start, end in draft.personal if kind in _OF_ONE]
        with_names = draft.once(named_paragraphs)
        for paragraph in draft.paragraphs:
            told: set[int] = set()
            is_named = paragraph.start in with_names
            strangers = list(strangers_in(draft, paragraph.text)) if is_named else []
            for named in strangers:
                found = _beside(paragraph.text, named, words, near)
                if found is not None:
                    told.add(found.start())
                    yield _hit(draft, paragraph, named, found)
            place = _first_within(recognised, paragraph) if recognised else None
            if place is not None or (strangers and one.search(paragraph.text)):
                for found in words.finditer(paragraph.text):
                    if found.start() in told or any(_overlaps(found.span(), each) for each in strangers):
                        continue
                    if strangers:
                        yield _hit(draft, paragraph, strangers[0], found)
                    elif place is not None:
                        yield _of_one(draft, paragraph, found, place)


def _first_within(places: Sequence[Span], paragraph: DraftParagraph) -> Span | None:
    """The first of places, which are in order, within a paragraph."""
    whole = paragraph.paragraph.span
    at = bisect_left(places, whole.start, key=lambda each: each.start)
    return places[at] if at < len(places) and places[at].start < whole.end else None


def _hit(draft: Draft, paragraph: DraftParagraph, named: Named, found: re.Match[str]) -> Hit:
    message = _("“{word}” stands near the name {person}.").format(word=shown(found[0]), person=named.name)
    place = draft.span_in(paragraph, *found.span())
    return Hit(place, message, also=(draft.span_in(paragraph, named.start, named.end),), subject=named.name)


def _of_one(draft: Draft, paragraph: DraftParagraph, found: re.Match[str], by: Span) -> Hit:
    message = _("“{word}” stands where somebody can be recognised.").format(word=shown(found[0]))
    return Hit(draft.span_in(paragraph, *found.span()), message, also=(by,), subject=found[0])


def _beside(text: str, named: Named, words: re.Pattern[str], near: int) -> re.Match[str] | None:
    """The word nearest to a name, in the same sentence."""
    start, end = max(0, named.start - near), min(len(text), named.end + near)
    breaks = [each.end() for each in _SENTENCE_END.finditer(text, start, named.start)]
    start = breaks[-1] if breaks else start
    stop = _SENTENCE_END.search(text, named.end, end)
    end = stop.start() if stop is not None else end
    found = [each for each in words.finditer(text, start, end) if not _overlaps(each.span(), named)]
    return min(found, key=lambda each: abs(each.start() - named.start), default=None)


def _overlaps(span: tuple[int, int], named: Named) -> bool:
    return Span(*span).start < named.end and named.start < span[1]
