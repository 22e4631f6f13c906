"""Where a text holds national identity numbers of Norway and Sweden, and telephone numbers of Swedes.

A *Norwegian* one has six digits of a day and five more, the last two of which check the rest by modulus 11
(forskrift til folkeregisterloven § 2-2-1); 40 is added to the day of those who have a D-number. A *Swedish*
one has the day with the year first, four digits, and the last of them checks the rest (folkbokföringslagen
§ 18; Luhn); 60 is added to the day of those who have a coordination number.

Where a word right before says that the number is somebody's, it counts in more writings, and its digits need
not add up: it may be mistyped, and still tells who it is. Elsewhere they must, and no label of another number
may stand before; a day with a time, as files bear them, is none. Accounts and goods have as many digits.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from core.confidential.rare_cpr_numbers import STAMPED, is_clock
from core.confidential.word_lists import right_before

_START = re.compile(r"\d(?<![^\W_]\d)(?<!\d[.,/:-]\d)(?<![+-]\d)(?=\d[. ]?\d\d[. ]?\d\d|\d{3}-\d\d-)")
"""Where one may begin: most digits are passed over at once."""
_ENDS = r"(?![^\W_]|[-/.,:]\d)"
_NORWEGIAN = re.compile(
    r"(?P<day>\d\d)(?P<sep>[. ]?)(?P<month>\d\d)(?P=sep)(?P<year>\d\d)"
    rf"(?P<gap> ?-? ?|\n)(?P<rest>\d{{3}} ?\d\d){_ENDS}"
)
_SWEDISH = re.compile(
    r"(?P<century>18|19|20)?(?P<year>\d\d)(?P<sep>-?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
    rf"(?P<gap>\s?[-+]\s?|\s?)(?P<rest>\d{{4}}){_ENDS}"
)
_HOME = "|".join(rf"(?<=\b{word}{sign}0)" for word in ("hem", "bostad", "privat") for sign in (" ", ": "))
_TELEPHONE = re.compile(
    r"0(?<![^\W_]0)(?<!\d[.,/:-]0)(?<![+-]0)"
    r"(?:7[02369](?:[ -]\d{3}[ -]?\d\d ?\d\d|[ -]\d\d \d\d \d{3}|\d-\d\d ?\d\d ?\d\d|\d{7})"
    rf"|(?i:{_HOME})\d{{1,3}}[- /]\d{{2,3}}(?: ?\d{{2,3}}){{1,2}}){_ENDS}"
)
"""Of a mobile in ten digits; of a home in as many as its town has."""
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LONGEST_WAY = 32
"""Code points between a word that labels a number, and the number."""
_LEAP_YEAR = 2000
_SIGNS = " .:=#(_-\t\n"
_LAST = frozenset("rtdao")


def national_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, whatever language the text is in."""
    for start in _START.finditer(text):
        match = _NORWEGIAN.match(text, start.start())
        if match is not None and _is_norwegian(text, match):
            yield match.span()
            continue
        match = _SWEDISH.match(text, start.start())
        if match is not None and _is_day(match, added=60) and _is_swedish(text, match):
            yield match.span()


def swedish_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where a text that is known to be Swedish holds them: what is written so may be mistyped there, and
    looks like a time by chance."""
    for start in _START.finditer(text):
        match = _SWEDISH.match(text, start.start())
        if match is None or not _is_day(match, added=60) or not _is_written_as_swedish(match):
            continue
        if (match["gap"] or _luhn(match)) and not _is_another(text, match):
            yield match.span()


def swedish_telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers are that begin as those of Swedish mobiles, or stand behind "hem", "bostad"."""
    for match in _TELEPHONE.finditer(text):
        before = _before(text, match)
        labels = ("of_a_thing", "of_a_case", "of_a_plan") if match[0].isdigit() else ()
        if right_before("phone", "of_a_thing").search(before) or re.search(r"\d[ -]$", before):
            continue
        if not any(right_before("cpr", name).search(before) for name in labels):
            yield match.span()


def _is_norwegian(text: str, match: re.Match[str]) -> bool:
    if not _is_day(match, added=40):
        return False
    adds_up = not match["sep"] and _adds_up(match)
    return (adds_up and not _is_another(text, match)) or _is_somebodys(text, match)


def _is_swedish(text: str, match: re.Match[str]) -> bool:
    adds_up = _luhn(match) and not _is_stamp(match) and _is_written_as_swedish(match)
    if adds_up and not _is_another(text, match):
        return True
    return _is_somebodys(text, match) and (_is_parted(match) or not _is_another(text, match))


def _is_day(match: re.Match[str], added: int) -> bool:
    day, month = int(match["day"]), int(match["month"])
    day -= added if day > added else 0
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]


def _is_parted(match: re.Match[str]) -> bool:
    """Whether it is more than ten digits in one, which firms have as well."""
    return bool(match["century"] or match["gap"])


def _is_written_as_swedish(match: re.Match[str]) -> bool:
    """Whether it is written as one, though no word says that it is somebody's."""
    return not match["sep"] and bool(match["gap"].strip() or (match["century"] and not match["gap"]))


def _is_stamp(match: re.Match[str]) -> bool:
    year = int((match["century"] or "19") + match["year"])
    return year in STAMPED and is_clock(match["rest"])


def _is_somebodys(text: str, match: re.Match[str]) -> bool:
    """Whether a word right before says that it is of somebody. The letters that these words end in are asked
    for first: most numbers stand behind none of them."""
    before = _before(text, match)
    last = before.rstrip(_SIGNS)[-1:]
    return last in _LAST and right_before("national", "of_a_person").search(before) is not None


def _is_another(text: str, match: re.Match[str]) -> bool:
    """Whether a label of another kind of number stands before."""
    before = _before(text, match)
    labels = (("cpr", "of_a_thing"), ("cpr", "of_a_case"), ("cpr", "of_a_plan"), ("national", "of_a_thing"))
    return any(right_before(part, name).search(before) for part, name in labels)


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _LONGEST_WAY) : match.start()].casefold()


def _adds_up(match: re.Match[str]) -> bool:
    written = match["day"] + match["month"] + match["year"] + match["rest"]
    digits = [int(each) for each in written if each != " "]
    return all(
        sum(weight * digit for weight, digit in zip(weights, digits, strict=False)) % 11 == 0
        for weights in (_FIRST, _SECOND)
    )


def _luhn(match: re.Match[str]) -> bool:
    digits = [int(each) for each in match["year"] + match["month"] + match["day"] + match["rest"]]
    doubled = [digit * 2 if at % 2 == 0 else digit for at, digit in enumerate(digits)]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
