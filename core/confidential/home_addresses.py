"""Where a text holds addresses that somebody lives at, and no property that a case is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.confidential.word_lists import any_of, lists, names_an_office

_LONGEST_LINE = 120
"""Code points of a sentence that are read before an address."""


def home_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, with floor, postcode and town."""
    for match in _street().finditer(text):
        start, end = match.span()
        start = _after_cues(text, start, match.end("street"))
        before = _sentence_before(text, start)
        folded = before.casefold()
        about_property = any(stem in folded for stem in lists()["address"]["property"])
        if (
            _near("home").search(folded)
            or _CPR_BEFORE.search(before)
            or (
                not about_property
                and (
                    _near("home_unless_property").search(folded)
                    or _name_before(before)
                    or _given_name().search(before)
                    or (match["flat"] and not names_an_office(before.split(",")[-2:]))
                )
            )
        ):
            yield start, end


def _after_cues(text: str, start: int, end: int) -> int:
    """Where the street's name that ends at `end` begins: behind the words that only say who lives there."""
    words = lists()["address"]
    while (word := re.compile(r"[\w/]+ ").match(text, start, end)) and (
        word[0].strip().casefold() in {*words["home"], *words["home_unless_property"]}
    ):
        start = word.end()
    return start


_NAME = re.compile(
    r"(?:^|[\s(])[A-ZÆØÅ][\w’'-]+(?: [A-ZÆØÅ][\w’'.-]*| (?:von|van|de|af))*?"
    r" [A-ZÆØÅ][\w’'-]+\s*[,(:\n]\s*$"
)
_BROKEN_NAME = re.compile(r"(?<=[a-zæøå] )[A-ZÆØÅ][\w’'-]+\n[A-ZÆØÅ][\w’'-]+\s?[,(:]\s*$")
"""One that the end of a line parts in a sentence."""

_CPR_BEFORE = re.compile(r"(?<!\d)\d{6}\s?[-–]?\s?(?:\d|[xX*]){4}\s*[,;)]\s*$")
"""Somebody's number, parted from what comes: "Ida Holm, 010180-1234, Egevej 14"."""
_IN_A_PLACE = re.compile(r"(?<!\w)(?:i|på|ved|omkring)\s$")


def _name_before(before: str) -> bool:
    """Whether `before` ends in two or more words that may be a person's name, parted from what comes."""
    match = _NAME.search(before) or _BROKEN_NAME.search(before)
    if match is None or _IN_A_PLACE.search(before[: match.start() + 1]):
        return False
    return not names_an_office([match[0]])


@cache
def _given_name() -> re.Pattern[str]:
    """Finds a person's first name alone, parted from what comes."""
    names = any_of(lists()["address"]["given_names"])
    return re.compile(rf"(?<![\w.])(?:{names})\s?[,(:]\s*$")


def _sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence, as far as it is read."""
    before = text[max(0, start - _LONGEST_LINE) : start]
    ends = [match.end() for match in re.finditer(r"[.!?]\s+(?=[A-ZÆØÅ])|\n\s*\n", before)]
    return before[ends[-1] :] if ends else before


@cache
def _near(name: str) -> re.Pattern[str]:
    """Finds a word of a list with at most three small words between it and where a text ends."""
    return re.compile(
        rf"(?<!\w)(?:{any_of(lists()['address'][name])})(?:[\s:,.(]+[^\W\d]+){{0,3}}?[\s:,.(]*$"
    )


@cache
def _street() -> re.Pattern[str]:
    ends = any_of(lists()["address"]["streets"])
    alone = any_of(each.capitalize() for each in lists()["address"]["streets_alone"])
    level = r"(?:st|kl|kld|\d{1,2})\.?(?: ?sal)?"
    side = r"(?:tv|th|mf|dør \d+|lejl\.? ?\d+)\b\.?"
    floor = rf"(?:,? ?{level},?(?: ?(?P<flat>{side}))?)?"
    # most words with a capital have no number behind them or the next word: said first, that is fast
    numbered = r"(?=[A-ZÆØÅ][\w’'-]*+(?: [\w’'-]++)?\s{1,3}\d)"
    return re.compile(
        rf"(?<![^\W_])(?:[A-ZÆØÅ][\w.’'-]{{0,40}}(?: |(?<=\.)\n)){{0,3}}?{numbered}"
        rf"(?P<street>[A-ZÆØÅ][\w’'-]{{0,40}}(?i:{ends})|[A-ZÆØÅ][\w’'-]{{0,40}} (?i:{ends})|(?:{alone}))"
        rf"\s{{1,3}}\d{{1,3}} ?(?:[A-Za-z]\b)?(?![\w])(?:(?<=[\w]){floor}(?=[\s,.;:)]|$))?"
        r"(?:,?\s{1,3}\d{4}\s{1,3}[A-ZÆØÅ][\w-]{1,40}(?: [A-ZÆØÅ](?![\w])| [A-ZÆØÅ]\w{1,40})?)?"
    )
