"""Names of persons in a text, as far as a first name or a word before them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.confidential.word_lists import lists, names_an_office
from core.people_names import name_key
from core.review.draft import Draft
from core.review.word_lists import pattern_of, words_of

_NAME = re.compile(
    r"[A-ZÆØÅÉ](?<![^\W\d_][A-ZÆØÅÉ])[a-zæøåéöäü]+(?: [A-ZÆØÅÉ]\.| [A-ZÆØÅÉ][\w’'-]+){1,3}(?![\w])"
)
_LONGEST_CUE = 14
_PARTY = re.compile(r" ?\([A-ZÆØÅ]{1,3}\)")


class Named(NamedTuple):
    """Somebody who is named at the code points `start <= i < end` of a text."""

    name: str
    start: int
    end: int


def strangers_in(draft: Draft, text: str) -> Iterator[Named]:
    """Those of them whom the minutes do not name for what they do: members, their party behind the name, and
    staff are left out."""
    known = draft.once(_known)
    for named in persons_in(text, draft.meeting.language):
        if name_key(named.name) not in known and not _PARTY.match(text, named.end):
            yield named


def had_a_part(draft: Draft, text: str) -> bool:
    """Whether a sentence tells what somebody did at the meeting: "Ida Holm deltog ikke"."""
    return pattern_of("confidential", draft.meeting.language, "at_the_meeting").search(text) is not None


def _known(draft: Draft) -> frozenset[str]:
    """Those whom minutes name for what they do."""
    meeting = draft.meeting
    people = (*meeting.participants, *meeting.absent, *meeting.substitutes, *meeting.staff)
    of_items = (name for item in meeting.items for name in (*item.absent, *item.disqualified))
    named = (*(each.name for each in people), *meeting.signatories, *of_items)
    return frozenset(map(name_key, named))


def persons_in(text: str, language: str) -> Iterator[Named]:
    """Everybody who is named with first name and surname, by place."""
    given, cue = _given_names(language), _cue(language)
    for match in _NAME.finditer(text):
        start, name = match.start(), match[0]
        first, _space, rest = name.partition(" ")
        if cue.fullmatch(first):  # "Borgeren Ida Holm"
            start, name = start + len(first) + 1, rest
            if " " not in name:
                continue
        elif first not in given and not cue.search(text[max(0, start - _LONGEST_CUE) : start].strip()):
            continue
        if not names_an_office([name]):
            yield Named(name, start, match.end())


@cache
def _given_names(language: str) -> frozenset[str]:
    return frozenset((*lists()["address"]["given_names"], *words_of("confidential", language)["given_names"]))


@cache
def _cue(language: str) -> re.Pattern[str]:
    """Finds a word that tells that somebody's name follows, at the end of what stands before."""
    words = "|".join(words_of("confidential", language)["citizens"])
    return re.compile(rf"(?i)(?<!\w)(?:{words})$")
