"""Where a text holds CPR numbers, private telephone numbers, e-mail and home addresses.

The words that tell them from what only looks like them are data: resources/personal_data.toml. Names of
persons are no such data here: minutes name who decided. What is taken, what not, and why:

- A *CPR number* is six digits of a day that there was (the seventh digit says in which century: the CPR
  office's table, cpr.dk, "Personnummeret i CPR"), a dash, a space or nothing, and four digits. The check of
  modulus 11 is not asked for: since 2007 numbers are given out that fail it. Not taken: a part of a longer
  number or word; what a dash, dot, slash or comma joins to further digits (case and journal numbers:
  "00.30.00-S55-1-24"); what "sagsnr.", "konto", "EAN", "P-nr." and the like stand before; without a dash,
  what stands among other numbers (accounts behind their four digits of the bank, tables of amounts).
- A *telephone number* has eight digits and begins with none of 0 and 1; or it begins with "+", as those of
  other countries do. "12 34 56 78" is one by its looks. Written any other way it needs "tlf.", "+45" or the
  like: eight digits in one are also a CVR number, two groups of four are also two years. Not taken: what
  "hovednummer", "kommunen" and the like stand before on its line, for that is how citizens shall reach the
  authority.
- An *e-mail address* is taken whoever's it is, but for the boxes of offices (info@, borgerservice@ …). An
  official's may be published on the web page of the municipality; that is no reason for this paper to spread
  it, and a reader who wants it in keeps it.
- A *home address* is a street with a number, and floor, postcode and town behind it, where a word right
  before says that somebody lives there, or a person's name does, whose own line or sentence is about no
  property: streets are what lokalplaner and building permits are about, and what they say must not be lost.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "personal_data.toml"

_DASH = "-\u2010\u2011\u2013\u2212"
_CPR = re.compile(
    rf"(?<![\w+])(?<!\d[{_DASH}.,/:])(\d\d)(\d\d)(\d\d)(\s?[{_DASH}]\s?|[ \u00a0]?)(\d{{4}})"
    rf"(?![\w]|[{_DASH}.,/:]\d)"
)
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[.,/:-])(?P<country>(?:\(?\+45\)?|0045)[\s-]?)?"
    r"(?:(?P<pairs>[2-9]\d(?P<gap>[ \u00a0.-])\d\d(?P=gap)\d\d(?P=gap)\d\d)"
    r"|[2-9]\d{3}[ \u00a0-]\d{4}|[2-9]\d{7}|[2-9]\d\d[ \u00a0]\d\d\d[ \u00a0]\d\d"
    r"|[2-9]\d[ \u00a0]\d{3}[ \u00a0]\d{3}|[2-9]\d[ \u00a0]\d\d[ \u00a0]\d{4})(?![\w]|[.,/:-]\d)"
)
_ABROAD = re.compile(r"(?<![\w+])\(?\+(?!45)\d{1,3}\)?(?:[ \u00a0-]?\(?\d{1,4}\)?){2,6}(?!\w)")
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[A-Za-zÆØÅæøå]{2,24}(?![\w@])")
_LABEL_ENDS = r"[\s.:=#(]{0,4}(?:(?:nr|nummer|no)[\s.:=#]{0,3})?"
_LONGEST_WAY = 24
"""Code points between a word that labels a number, and the number."""


class PersonalKind(StrEnum):
    """What sort of personal data it is."""

    CPR = "cpr"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


class Found(NamedTuple):
    """Personal data at the code points `start <= i < end` of a text."""

    kind: PersonalKind
    start: int
    end: int


def personal_in(text: str) -> tuple[Found, ...]:
    """All personal data in `text`, by place; no two overlap."""
    if not any(map(str.isdigit, text)) and "@" not in text:
        return ()
    found: list[Found] = []
    for kind, places in (
        (PersonalKind.CPR, _cpr_numbers(text)),
        (PersonalKind.EMAIL, _emails(text)),
        (PersonalKind.PHONE, _phones(text)),
        (PersonalKind.ADDRESS, _addresses(text)),
    ):
        for start, end in places:
            if not any(each.start < end and start < each.end for each in found):
                found.append(Found(kind, start, end))
    return tuple(sorted(found, key=lambda each: each.start))


def is_day(day: int, month: int, year: int, seventh: int) -> bool:
    """Whether the date part of a CPR number is a day that there was: `year` has two digits, the `seventh`
    digit of the number says in which century."""
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    try:
        date(century + year, month, day)
    except ValueError:
        return False
    return True


def _cpr_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _CPR.finditer(text):
        day, month, year, gap, rest = match.groups()
        start, end = match.span()
        if not is_day(int(day), int(month), int(year), int(rest[0])):
            continue
        before = text[max(0, start - _LONGEST_WAY) : start].casefold()
        if not _pattern("cpr", "of_a_person").search(before):
            if _pattern("cpr", "of_a_thing").search(before):
                continue
            if not gap.strip() and _among_numbers(text, start, end, spaced=bool(gap)):
                continue
        yield start, end


def _among_numbers(text: str, start: int, end: int, *, spaced: bool) -> bool:
    """Whether a number without a dash is one piece of a longer one, or a cell between others."""
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    if spaced:
        return bool(re.search(r"\d[ \u00a0]$", before) or re.match(r"[ \u00a0]\d", after))
    return bool(re.search(r"(?<!\d)\d{4}[ \u00a0-]$", before) or re.match(r"\s?(?:kr\b|mio|%|€)", after))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _PHONE.finditer(text):
        start, end = match.span()
        line = text[text.rfind("\n", 0, start) + 1 : start].casefold()
        if _pattern("phone", "of_a_thing").search(line[-_LONGEST_WAY:]) or _official(line):
            continue
        labelled = match["country"] or _pattern("phone", "labels").search(line[-_LONGEST_WAY:])
        if labelled or (match["pairs"] and not _between_digits(text, start, end)):
            yield start, end
    for match in _ABROAD.finditer(text):
        if 8 <= sum(map(str.isdigit, match[0])) <= 15:
            yield match.span()


def _between_digits(text: str, start: int, end: int) -> bool:
    return bool(
        re.search(r"\d[\s.,-]?$", text[:start][-3:])
        or re.match(r"[\s.,-]?\d|\s?(?:kr|%)", text[end : end + 4])
    )


def _official(line: str) -> bool:
    """Whether the last thing that `line` names before a number is an office. Anything private after it counts
    more."""
    offices = [match.end() for match in _words("phone", "official").finditer(line)]
    return bool(offices) and not re.search(r"\d{2}|privat|mobil", line[offices[-1] :])


def _emails(text: str) -> Iterator[tuple[int, int]]:
    words = _lists()["email"]
    boxes = set(words["boxes"])
    for match in _EMAIL.finditer(text):
        name, _at, domain = match[0].casefold().partition("@")
        pieces = re.split(r"[._-]+", name)
        own = domain.split(".")[0]
        if name == own or boxes & {name, *pieces} or any(stem in name for stem in words["box_stems"]):
            continue
        yield match.span()


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for match in _street().finditer(text):
        start, end = match.span()
        before = _sentence_before(text, start)
        folded = before.casefold()
        about_property = any(stem in folded for stem in _lists()["address"]["property"])
        if (
            _near("home").search(folded)
            or (not about_property and _near("home_unless_property").search(folded))
            or (not about_property and _name_before(before))
        ):
            yield start, end


_NAME = re.compile(
    r"(?:^|[\s(])[A-ZÆØÅ][\w’'-]+(?: [A-ZÆØÅ][\w’'.-]*| (?:von|van|de|af))*?"
    r" [A-ZÆØÅ][\w’'-]+\s*[,(:\n]\s*$"
)

_IN_A_PLACE = re.compile(r"(?<!\w)(?:i|på|ved|omkring)\s$")


def _name_before(before: str) -> bool:
    """Whether `before` ends in two or more words that may be a person's name, parted from what comes."""
    match = _NAME.search(before)
    if match is None or _IN_A_PLACE.search(before[: match.start() + 1]):
        return False
    no_names = _lists()["address"]["not_a_name"]
    words = [word.casefold().strip(".,:()") for word in match[0].split()]
    return not any(
        word == each or (len(each) > 3 and word.endswith(each)) for word in words for each in no_names
    )


def _sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence, at most 120 code points."""
    before = text[max(0, start - 120) : start]
    ends = [match.end() for match in re.finditer(r"[.!?]\s+(?=[A-ZÆØÅ])|\n\s*\n", before)]
    return before[ends[-1] :] if ends else before


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(FILE.read_text("utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words(part: str, name: str) -> re.Pattern[str]:
    """Finds the words of a list anywhere, whole."""
    return re.compile(rf"(?<!\w)(?:{_any_of(_lists()[part][name])})(?!\w)")


@cache
def _pattern(part: str, name: str) -> re.Pattern[str]:
    """Finds a word of a list right before where a text ends."""
    return re.compile(rf"(?<!\w)(?:{_any_of(_lists()[part][name])}){_LABEL_ENDS}$")


@cache
def _near(name: str) -> re.Pattern[str]:
    """Finds a word of a list with at most three small words between it and where a text ends."""
    return re.compile(
        rf"(?<!\w)(?:{_any_of(_lists()['address'][name])})(?:[\s:,.(]+[^\W\d]+){{0,3}}?[\s:,.(]*$"
    )


@cache
def _street() -> re.Pattern[str]:
    ends = _any_of(_lists()["address"]["streets"])
    floor = r"(?:,? ?(?:st|kl|kld|\d{1,2})\.?(?: ?sal)?,?(?: ?(?:tv|th|mf|dør \d+|lejl\.? ?\d+)\b\.?)?)?"
    return re.compile(
        rf"(?<!\w)(?:[A-ZÆØÅ][\w.’'-]* ){{0,3}}?(?:[A-ZÆØÅ][\w’'-]*(?i:{ends})|[A-ZÆØÅ][\w’'-]* (?i:{ends}))"
        rf"\s+\d{{1,3}} ?(?:[A-Za-z]\b)?(?![\w])(?:(?<=[\w]){floor}(?=[\s,.;:)]|$))?"
        r"(?:,?\s+\d{4}\s+[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ](?![\w])| [A-ZÆØÅ][\w]+)?)?"
    )
