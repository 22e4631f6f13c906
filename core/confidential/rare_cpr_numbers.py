"""Where a text holds CPR numbers in writings that other numbers have as well, or numbers that stand for one.

- *Ten digits parted otherwise* than "ddmmyy-nnnn", or with the whole year: "01 01 90 1234", "010190-12 34",
  "01.01.1990-1234" (unless that is from a day to a year). With a dash before the last four they count;
  without one where running text stands around them, no other number beside them and no unit behind.
- *Replacement numbers*, for people who have none: of the authorities, with 60 added to the day (the CPR
  office: "Erstatningspersonnummer i eksterne systemer"), with a dash, in running text; of the health service,
  with two letters (its eCPR: the day, a digit for the century, two letters, a digit).

None of them counts after what labels the number of a case, a plan, an account and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from core.confidential.word_lists import lists, names_an_office, right_before

_PARTED = re.compile(
    r"(?<!\d[.,/:])(?<![\d+-])(?P<day>[0-3]\d)(?P<sep>[./ -]?)(?P<month>[01]\d)(?P=sep)"
    r"(?P<year>(?:(?:18|19|20)(?=\d\d\D))?\d\d)"
    r"(?P<gap>\s?-\s?|[ .])(?P<rest>\d\d ?\d\d)(?!\d|[-./,:]\d)"
)
_REPLACED = re.compile(
    r"(?<!\d[.,/:])(?<![^\W_])(?<![+-])(?:(?P<day>[6-9]\d)(?P<month>[01]\d)(?P<year>\d\d)-(?P<rest>\d{4})"
    r"|(?P<day2>[0-3]\d)(?P<month2>[01]\d)(?P<year2>\d\d)-?(?P<rest2>[0167][A-Z]{2}\d))(?!\w|[-./,:]\w)"
)
_LONGEST_WAY = 24
"""Code points between a word that labels a number, and the number."""
_LONGEST_LINE = 120
"""Code points of a line that are read beside a number."""
_YEARS = range(1900, 2100)
STAMPED = range(2010, 2040)
"""The years of a day that a clock time behind it makes a stamp, as files bear it: "14.05.2024-1530"."""
_NAME = re.compile(r"(?:^|[\s(])[A-ZÆØÅ][\w’'.-]*(?: [A-ZÆØÅ][\w’'.-]*)+\s?[,(:]?\s?$")
_DATED = re.compile(r"(?i)(?<!\w)(?:den|d\.|dato|pr\.|dags|fra|til|af|siden|inden|senest|mødet|kl\.?)\s$")
_AMOUNT = re.compile(
    r"\s?(?:kr\b|mio|mia|dkk|%|€|pct|m2|m²|m3|km|stk|t?\.?kr|timer|i alt|meter|ton)", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s?[a-zæøå]{2}")
_CLOSES = re.compile(r"[.,;:)”“\"](?:\s|$)")
_OPENS = re.compile(r"[(“”\"„»]$|(?<!\w)(?:fra|om|til|for|af|vedr\.?|vedrørende)\s$", re.IGNORECASE)


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


def rare_cpr_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, by place within each sort."""
    for match in _PARTED.finditer(text):
        if _is_rare(match) and not _is_another(text, match.start()) and _is_parted_cpr(text, match):
            yield match.span()
    for match in _REPLACED.finditer(text):
        if match["rest"] is not None:
            day, rest = int(match["day"]) - 60, match["rest"]
            if int(rest) in _YEARS or not is_day(day, int(match["month"]), int(match["year"]), int(rest[0])):
                continue
            if not _is_in_words(text, match):
                continue
        elif not is_day(
            int(match["day2"]), int(match["month2"]), int(match["year2"]), int(match["rest2"][0])
        ):
            continue
        if not _is_another(text, match.start()):
            yield match.span()


def _is_rare(match: re.Match[str]) -> bool:
    """Whether the digits are parted otherwise than the usual writings do, which are judged elsewhere."""
    return bool(match["sep"] and "-" not in match["gap"]) or len(match["year"]) > 2 or " " in match["rest"]


def _is_another(text: str, start: int) -> bool:
    """Whether a label of another kind of number stands before."""
    before = text[max(0, start - _LONGEST_WAY) : start].casefold()
    if right_before("cpr", "of_a_person").search(before):
        return False
    labels = ("of_a_thing", "of_a_case", "of_a_plan")
    return any(right_before("cpr", name).search(before) for name in labels) or bool(
        right_before("phone", "labels").search(before)
    )


def _is_parted_cpr(text: str, match: re.Match[str]) -> bool:
    day, month = int(match["day"]), int(match["month"])
    year, rest = match["year"], match["rest"].replace(" ", "")
    if not is_day(day, month, int(year[-2:]), int(rest[0])):
        return False
    if len(year) > 2:
        if int(rest) in _YEARS:  # from a day to a year
            return False
        if int(year) in STAMPED and is_clock(rest):
            return False
    if "-" in match["gap"]:
        return True
    if match["sep"] in ("", " ") or match["gap"] == ".":
        return _is_in_words(text, match)
    is_stamp = int(year[-2:]) + 2000 in STAMPED and is_clock(rest)
    return _is_in_words(text, match, is_dated=True, is_stamp=is_stamp)


def _is_in_words(text: str, match: re.Match[str], *, is_dated: bool = False, is_stamp: bool = False) -> bool:
    """Whether running text stands around a number without a dash: no row of a table, no amount, no day."""
    start, end = match.span()
    before = text[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
    after = text[end : end + _LONGEST_LINE].partition("\n")[0]
    if re.search(r"\d[\W_]{0,2}$", before) or re.match(r"[\W_]{0,2}\d", after) or _AMOUNT.match(after):
        return False
    if before[-1:].isalpha() or after[:1].isalpha():
        return False
    if _is_somebody(before):
        return True
    is_closed = _CLOSES.match(after) is not None
    if is_dated:
        return is_closed and not is_stamp and not _DATED.search(before)
    return is_closed or _GOES_ON.match(after) is not None or _OPENS.search(before) is not None


def _is_somebody(before: str) -> bool:
    """Whether what stands before a number ends in somebody's name, or says that somebody follows."""
    match = _NAME.search(before)
    if match is not None:
        return not names_an_office([match[0]])
    last = re.search(r"(\w+)\s?[,(:]?\s?$", before)
    return last is not None and last[1].casefold() in _people()


def _people() -> list[str]:
    address = lists()["address"]
    return [*address["home"], *address["home_unless_property"]]


def is_clock(digits: str) -> bool:
    """Whether four digits are a time of the day: "1530"."""
    return int(digits[:2]) < 24 and int(digits[-2:]) < 60
