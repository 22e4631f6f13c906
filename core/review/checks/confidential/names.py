"""Names of persons in a text, as far as a first name, a word before them or the form of the words tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.confidential.word_lists import any_of, lists, names_an_office
from core.people_names import name_key
from core.review.draft import Draft
from core.review.whole_text import in_one_line, places_of
from core.review.word_lists import pattern_of, words_of

_WORD = r"[A-ZÆØÅÄÖÉ][a-zæøåéöäü]+(?:-[A-ZÆØÅÄÖÉ][a-zæøåéöäü]+)*"
_NAME = re.compile(
    rf"(?<![^\W_])(?<![^\W_]-){_WORD}"
    r"(?: [A-ZÆØÅÄÖ]\.| (?:von|van|el|al|bin)(?= [A-ZÆØÅÄÖ])| [A-ZÆØÅÄÖ][\w’'-]+){1,3}(?![\w])"
)
_LONGEST_CUE = 14
_PARTY = re.compile(r" ?\([A-ZÆØÅÄÖ]{1,3}\)")
_PLAIN = re.compile(rf"(?:{_WORD}|[A-ZÆØÅÄÖ]\.|von|van|el|al|bin|[A-ZÆØÅÄÖ][a-z]?[’'-]?{_WORD})")
_IN_A_PLACE = re.compile(r"(?i)(?<!\w)(?:i|på|ved|omkring|nær|langs|mellem|mod)\s$")
_OPENS = re.compile(r"(?:^|[.!?:;–•]\s|[“”\"»(])\s*$")
_COMPANY = re.compile(r" (?:A/S|ApS|I/S|P/S)\b| \d")
_BEFORE = 40
"""Code points before a name that are read for what stands there: a word or a mark, and spaces."""
_LEAST = 3
"""Letters of a name that is in no list."""


class Named(NamedTuple):
    """Somebody who is named at the code points `start <= i < end` of a text."""

    name: str
    start: int
    end: int


def strangers_in(draft: Draft, text: str, *, unlisted: bool = False) -> Iterator[Named]:
    """Those of them whom the minutes do not name for what they do: members, their party behind the name, and
    staff are left out. With `unlisted` those, too, whose first names are in no list."""
    known = draft.once(named_in_minutes)
    for named in persons_in(text, draft.meeting.language, unlisted=unlisted):
        if name_key(named.name) in known or _PARTY.match(text, named.end):
            continue
        if unlisted and _is_of_the_place(draft, named.name):
            continue
        opens = unlisted and _OPENS.search(text, max(0, named.start - _BEFORE), named.start)
        if opens and _is_common(draft, named.name):
            continue
        yield named


def called_by_one(draft: Draft) -> frozenset[int]:
    """Where the paragraphs begin in which a word such as "familien" stands before a word with a capital."""
    text = draft.once(in_one_line)
    cues = [f" {word} " for word in words_of("confidential", draft.meeting.language)["before_one_name"]]
    found = ((at, text.index(" ", at + 1) + 1) for at in places_of(draft, cues))
    places = [at for at, behind in found if text[behind : behind + 1].isupper()]
    starts = [each.start for each in draft.paragraphs] if places else []
    return frozenset(starts[max(0, bisect_right(starts, at + 1) - 1)] for at in places)


def had_a_part(draft: Draft, text: str) -> bool:
    """Whether a sentence tells what somebody did at the meeting: "Ida Holm deltog ikke"."""
    return pattern_of("confidential", draft.meeting.language, "at_the_meeting").search(text) is not None


def named_in_minutes(draft: Draft) -> frozenset[str]:
    """The keys of those whom minutes name for what they do; those of the municipality and the body, too."""
    meeting = draft.meeting
    people = (*meeting.participants, *meeting.absent, *meeting.substitutes, *meeting.staff)
    of_items = (name for item in meeting.items for name in (*item.absent, *item.disqualified))
    bodies = (meeting.municipality or "", meeting.body or "")
    named = (*(each.name for each in people), *meeting.signatories, *of_items, *bodies)
    return frozenset(map(name_key, named))


def _is_of_the_place(draft: Draft, name: str) -> bool:
    """Whether words are called after the municipality: "Broen Nørrevang"."""
    place = (draft.meeting.municipality or "").removesuffix(" Kommune")
    words = name.split()
    return bool(place) and place in words and words[0] not in _given_names(draft.meeting.language)


def _is_common(draft: Draft, name: str) -> bool:
    """Whether the word that a sentence begins with is no name: the text has it in small letters, too."""
    first = name.split()[0]
    is_listed = first in _given_names(draft.meeting.language)
    return not is_listed and f" {first.lower()} " in draft.once(in_one_line)


def persons_in(text: str, language: str, *, unlisted: bool = False) -> Iterator[Named]:
    """Everybody who is named with first name and surname, or with one of them behind a word such as
    "familien", by place. First names are those of a list; with `unlisted` any words will do that look like
    a name, and like none of an office, an organisation or a place."""
    last = 0
    for named in _named(text, language, unlisted):
        if named.start >= last and not names_an_office([named.name]):
            last = named.end
            yield named


def _named(text: str, language: str, unlisted: bool) -> Iterator[Named]:
    given, cue, titles = _given_names(language), _cue(language), _titles(language)
    behind = [match.span("name") for match in _behind_cue(language).finditer(text)]
    for match in _NAME.finditer(text):
        start, name = match.start(), match[0]
        while behind and behind[0][0] <= start:
            before = behind.pop(0)
            if before[1] <= start:
                yield Named(text[slice(*before)], *before)
        first, _space, rest = name.partition(" ")
        if titles.fullmatch(first) and " " in rest and first not in given:  # "Ingeniør Ida Holm"
            start, name = start + len(first) + 1, rest
            first, _space, rest = name.partition(" ")
        if cue.fullmatch(first):  # "Borgeren Ida Holm"
            start, name = start + len(first) + 1, rest
        elif (
            first not in given
            and not cue.search(text[max(0, start - _LONGEST_CUE) : start].strip())
            and not (unlisted and _is_name(text, start, match.end(), language))
        ):
            if not unlisted or " " not in rest or _is_of_no_person(first.casefold(), language):
                continue
            start, name = start + len(first) + 1, rest  # "Naboen Ida Holm"
            if rest.split()[0] not in given and not _is_name(text, start, match.end(), language):
                continue
        yield Named(name, start, match.end())
    yield from (Named(text[slice(*each)], *each) for each in behind)


def _is_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether words with capitals, none of them a known first name, are those of somebody's name."""
    words = text[start:end].split()
    if not all(_PLAIN.fullmatch(word) for word in words) or len(words[0]) < _LEAST or len(words[-1]) < _LEAST:
        return False
    if _IN_A_PLACE.search(text, max(0, start - _BEFORE), start) or _COMPANY.match(text, end):
        return False
    folded = [word.casefold() for word in words]
    is_noun = folded[0].endswith(tuple(words_of("confidential", language)["nouns"]))
    return (
        not is_noun
        and not _of_no_name(language).search(" ".join(folded))
        and not _is_of_no_person(folded[0], language)
    )


def _is_of_no_person(first: str, language: str) -> bool:
    """Whether the first of several words with capitals says that they are nobody's name."""
    table = words_of("confidential", language)
    return (
        first in table["no_first_names"]
        or first.endswith(tuple(table["no_first_name_ends"]))
        or _of_no_name(language).search(first) is not None
        or names_an_office([first])
    )


def may_be_a_surname(name: str, language: str) -> bool:
    """Whether the last word of a name ends as surnames do, and firms and places seldom."""
    return name.removesuffix("s").endswith(tuple(words_of("confidential", language)["surname_ends"]))


def is_of_no_name(word: str, language: str) -> bool:
    """Whether a word, in small letters, ends as those of organisations and places do."""
    return _of_no_name(language).fullmatch(word) is not None


@cache
def _of_no_name(language: str) -> re.Pattern[str]:
    """Finds a word that is a part of no person's name, by itself or by its end."""
    table = words_of("confidential", language)
    return re.compile(
        rf"(?<!\w)(?:\w+(?:{any_of(table['no_name_ends'])})|{any_of(table['no_names'])})s?(?!\w)"
    )


@cache
def _given_names(language: str) -> frozenset[str]:
    return frozenset((*lists()["address"]["given_names"], *words_of("confidential", language)["given_names"]))


@cache
def _cue(language: str) -> re.Pattern[str]:
    """Finds a word that tells that somebody's name follows, at the end of what stands before."""
    words = "|".join(words_of("confidential", language)["citizens"])
    return re.compile(rf"(?i)(?<!\w)(?:{words})$")


@cache
def _titles(language: str) -> re.Pattern[str]:
    """Fits what somebody is called by office, trade or part in a case: "Projektleder", "Ejeren"."""
    table = words_of("confidential", language)
    ends = "|".join((*table["titles"], *table["callings"]))
    return re.compile(rf"(?i)[\w-]*(?:{ends})")


@cache
def _behind_cue(language: str) -> re.Pattern[str]:
    """Finds a single name behind such a word."""
    words = "|".join(words_of("confidential", language)["citizens"])
    return re.compile(rf"(?<!\w)(?i:{words}),? (?P<name>{_WORD})(?![\w-])(?! [A-ZÆØÅÄÖ])")
