"""Words that point to somebody's health, family or social case, near a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import ClassVar

from core.confidential.personal_words import PersonalKind
from core.language import _
from core.people_names import name_key
from core.review.check import Check, Tuned, Value
from core.review.checks.confidential.first_names import first_names
from core.review.checks.confidential.names import (
    Named,
    called_by_one,
    named_in_minutes,
    persons_in,
    strangers_in,
)
from core.review.checks.confidential.said import shown
from core.review.checks.confidential.whose_matter import is_at_work, matters_in
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.named_paragraphs import named_paragraphs
from core.review.whole_text import personal
from core.review.word_lists import pattern_of
from core.source_text import Span

_OF_ONE = frozenset((PersonalKind.CPR, PersonalKind.NATIONAL, PersonalKind.BIRTH, PersonalKind.ADDRESS))
"""What somebody can be recognised by without a name."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n")


_SAID = re.compile(
    r"(?: \([A-ZÆØÅÄÖ]{1,3}\))?,?(?: som| der)?(?: nu| netop| også)?"
    r" (?P<verb>er|har|blev|bliver|lider|fik|får|var|sidder|ligger|ble|blir|fick|är)(?= )"
)
_AS_IS_TOLD = re.compile(
    r"[^.!?:;]{0,80}? (?:da|fordi|idet|eftersom|for|siden|därför att|då|ettersom) (?:hun|han|hon|ho)"
    r"(?: nu| også)? (?P<verb>er|har|blev|bliver|lider|fik|får|var|ligger|ble|blir|fick|är)(?= )"
)
"""What is told of somebody as the reason, behind the name in its sentence: "da hun er …"."""
_FEW = re.compile(r"(?: (?!formand|imod|enig|for |medlem|leder|født)\w+){0,3}? ?")
"""Words between that and what is said: "har fået en …"."""
_SHORT = 50
"""Code points behind a name's verb in which the word is looked for."""


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
        speaks = pattern_of("confidential", language, "speaks")
        recognised = [Span(start, end) for kind, start, end in draft.once(personal) if kind in _OF_ONE]
        with_names = draft.once(named_paragraphs) | draft.once(called_by_one)
        called = draft.once(first_names)
        for paragraph in draft.paragraphs:
            told: set[int] = set()
            is_named = paragraph.start in with_names
            strangers = list(strangers_in(draft, paragraph.text, unlisted=True)) if is_named else []
            for named, word in _said_of_known(draft, paragraph.text, words) if is_named else ():
                yield _hit(draft, paragraph, named, word)
            strangers += called.get(paragraph.start, ())
            if not strangers and (not recognised or _first_within(recognised, paragraph) is None):
                continue
            matters = matters_in(paragraph.text, words, language, strangers)
            strangers = [
                each
                for each in strangers
                if not speaks.match(paragraph.text, each.end)
                and not is_at_work(paragraph.text, each, language, matters)
            ]
            for named in strangers:
                found = _beside(paragraph.text, named, matters, near)
                if found is not None:
                    told.add(found.start())
                    yield _hit(draft, paragraph, named, found)
            place = _first_within(recognised, paragraph) if recognised else None
            if place is not None or (strangers and one.search(paragraph.text)):
                named_at = {at for each in strangers for at in range(each.start, each.end)}
                for found in matters:
                    if found.start() in told or not named_at.isdisjoint(range(*found.span())):
                        continue
                    if strangers:
                        yield _hit(draft, paragraph, strangers[0], found)
                    elif place is not None:
                        yield _of_one(draft, paragraph, found, place)


def _said_of_known(draft: Draft, text: str, words: re.Pattern[str]) -> Iterator[tuple[Named, re.Match[str]]]:
    """Members and staff of whom such a word is said straight: "Bo Lind er indlagt". What they do, ask and
    vote is full of such words otherwise."""
    known = draft.once(named_in_minutes)
    language = draft.meeting.language
    listed = {each.start for each in persons_in(text, language)}
    for named in persons_in(text, language, unlisted=True):
        if name_key(named.name) not in known:
            continue
        said = _SAID.match(text, named.end) or _AS_IS_TOLD.match(text, named.end)
        if said is None or (named.start not in listed and "," not in said[0]):
            continue
        found = words.search(text, said.start("verb"), said.end() + _SHORT)
        if found is not None and _FEW.fullmatch(text, said.end(), max(said.end(), found.start())):
            yield named, found


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


def _beside(text: str, named: Named, matters: Sequence[re.Match[str]], near: int) -> re.Match[str] | None:
    """The word nearest to a name, in the same sentence."""
    start, end = max(0, named.start - near), min(len(text), named.end + near)
    breaks = [each.end() for each in _SENTENCE_END.finditer(text, start, named.start)]
    start = breaks[-1] if breaks else start
    stop = _SENTENCE_END.search(text, named.end, end)
    end = stop.start() if stop is not None else end
    first = bisect_left(matters, start, key=re.Match.start)
    near_by = takewhile(lambda each: each.start() <= end, islice(matters, first, None))
    within = (each for each in near_by if each.end() <= end)
    found = [each for each in within if not _overlaps(each.span(), named)]
    return min(found, key=lambda each: abs(each.start() - named.start), default=None)


def _overlaps(span: tuple[int, int], named: Named) -> bool:
    return Span(*span).start < named.end and named.start < span[1]
