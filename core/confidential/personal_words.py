"""Where a text holds CPR numbers and the like, private telephone numbers, e-mail and home addresses.

The words that tell them from what only looks like them are data: resources/personal_data.toml. Names of
persons are no such data here: minutes name who decided. What is taken, what not, and why:

- A *CPR number* is six digits of a day that there was (the seventh digit says in which century: the CPR
  office's table, cpr.dk, "Personnummeret i CPR"), and four digits. The check of modulus 11 is not asked for:
  since 2007 numbers are given out that fail it. With a dash between, it is taken whatever stands before it,
  a case's number too, but for one that ends in a year ("Sagsnr. 050102-2012"). With a dot, a slash, a space
  or nothing it is not where "sagsnr.", "konto", "EAN", "P-nr." and the like stand before, nor, with a space
  or nothing, among other numbers (accounts behind their four digits of the bank, tables of amounts). Never
  taken: a part of a longer number; what a dash, dot, slash or comma joins to further digits (case and journal
  numbers: "00.30.00-S55-1-24").
- A *telephone number* has eight digits and begins with none of 0 and 1; or it begins with "+", as those of
  other countries do. "12 34 56 78" is one by its looks; so is "3456 7890" that is neither two years nor
  among other numbers. Written any other way it needs "tlf.", "+45" or the like: eight digits in one are also
  a CVR number. Not taken: what "hovednummer", "kommunen" and the like stand before, with nothing between but
  an address and words such as "tlf.", for that is how citizens shall reach the authority.
- An *e-mail address* is taken whoever's it is, but for the boxes of offices (info@, borgerservice@ …), which
  nobody has who is with one of the free services or under a family's name
  (post@hansen.dk). An official's may be published on the web page of the
  municipality; that is no reason for this paper to spread it, and a reader who wants it in keeps it.
- After "CPR", "født" and the like a number counts in whatever groups, and with 60 added to its day, as those
  have it who are given none; "151280-XXXX" counts, for what is left of it is a day of birth. After "ramme",
  "lokalplan", "matrikel", "journal" none does.
- CPR numbers in *rare writings*, and numbers that stand for one: `core.confidential.rare_cpr_numbers`.
- Numbers of persons in *Norway and Sweden*, telephones in *Sweden*: `core.confidential.national_numbers`.
- *Account numbers* and *days of birth*: `core.confidential.accounts_and_births`.
- A *home address* is a street with a number, and floor, postcode and town behind it, where a word right
  before says that somebody lives there, or a person's name does, or the side of
  a floor behind it (5. th.), whose own line or sentence is about no
  property: streets are what lokalplaner and building permits are about, and what they say must not be lost.

Whatever is looked at around a number has a bound, so that the time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from core.confidential.accounts_and_births import account_numbers, days_of_birth
from core.confidential.bare_text import bare
from core.confidential.home_addresses import home_addresses
from core.confidential.mail_addresses import mail_addresses
from core.confidential.national_numbers import national_numbers, swedish_telephones
from core.confidential.rare_cpr_numbers import is_day, rare_cpr_numbers
from core.confidential.word_lists import LABEL_ENDS, any_of, lists, names_an_office, right_before, words_of

_CPR = re.compile(
    r"(?<![\d+])(?:(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)(?P<gap>\s{0,2}-{1,3}\s{0,2}|[./]?|\s{1,2})"
    r"|(?P<day2>\d\d)(?P<sep>[ ./-])(?P<month2>\d\d)(?P=sep)(?P<year2>\d\d)"
    r"(?P<gap2>\s{0,2}-{1,3}\s{0,2}|[./ ]))"
    r"(?P<rest>\d{4})(?!\d)"
)
_PHONE = re.compile(
    r"(?<![\d+])(?P<country>(?:\(?\+45\)?|0045)[\s-]?)?"
    r"(?:(?P<pairs>[2-9]\d(?P<gap>[ .-])\d\d(?:(?P=gap)|\n)\d\d(?P=gap)\d\d)"
    r"|(?P<fours>[2-9]\d{3} \d{4})|[2-9]\d{3}-\d{4}|[2-9]\d{7}|[2-9]\d\d \d\d\d \d\d"
    r"|[2-9]\d\d \d\d \d{3}|[2-9]\d \d{3} \d{3}|[2-9]\d \d\d \d{4}|[2-9]\d{3} \d\d \d\d"
    r"|[2-9]\d(?:\n\d\d \d\d \d\d| \d\d \d\d\n\d\d))(?!\d)"
)
_ABROAD = re.compile(r"(?<![\w+])\(?\+(?!45)\d{1,3}\)?(?:[ -]?\(?\d{1,4}\)?){2,6}(?!\w)")
_YEARS_OF_CASES = range(1985, 2040)
_LONGEST_WAY = 24
"""Code points between a word that labels a number, and the number."""
_LONGEST_LINE = 120
"""Code points of a line, or a sentence, that are read before a number."""


class PersonalKind(StrEnum):
    """What sort of personal data it is."""

    CPR = "cpr"
    NATIONAL = "national"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    ACCOUNT = "account"
    BIRTH = "birth"
    OWN = "own"


class Found(NamedTuple):
    """Personal data at the code points `start <= i < end` of a text."""

    kind: PersonalKind
    start: int
    end: int


def personal_in(text: str) -> tuple[Found, ...]:
    """All personal data in `text`, by place; no two overlap. What is not seen, such as a soft hyphen, is read
    over: the places are those in `text` all the same."""
    if not any(map(str.isdigit, text)) and not any(each in text for each in "@([{"):
        return ()
    searched = bare(text)
    taken = bytearray(len(searched.text))
    found: list[Found] = []
    for kind, places in (
        (PersonalKind.ACCOUNT, account_numbers(searched.text)),
        (PersonalKind.CPR, _labelled_cpr_numbers(searched.text)),
        (PersonalKind.CPR, _cpr_numbers(searched.text)),
        (PersonalKind.CPR, rare_cpr_numbers(searched.text)),
        (PersonalKind.NATIONAL, national_numbers(searched.text)),
        (PersonalKind.EMAIL, mail_addresses(searched.text)),
        (PersonalKind.PHONE, swedish_telephones(searched.text)),
        (PersonalKind.PHONE, _phones(searched.text)),
        (PersonalKind.ADDRESS, home_addresses(searched.text)),
        (PersonalKind.BIRTH, days_of_birth(searched.text)),
    ):
        for start, end in places:
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Found(kind, *searched.written(start, end)))
    return tuple(sorted(found, key=lambda each: each.start))


def personal_in_case_number(number: str) -> tuple[Found, ...]:
    """All personal data in a case's number that stands alone: it is read with its label before it."""
    label = "Sagsnr. "
    found = personal_in(label + number)
    return tuple(Found(each.kind, each.start - len(label), each.end - len(label)) for each in found)


def _numbers(pattern: re.Pattern[str], text: str, joins: str) -> Iterator[re.Match[str]]:
    """What `pattern` finds, but parts of a longer number whose pieces one of `joins` joins; two whole ones
    that it joins are two. Where one is no such number, another may begin within it."""
    at = last = 0
    joined = tuple(joins)
    while match := pattern.search(text, at):
        start, end = match.span()
        at = start + 1
        if last != start - 1 and text[start - 1 : start] in joined and text[start - 2 : start - 1].isdigit():
            continue
        is_longer = text[end : end + 1] in joined and text[end + 1 : end + 2].isdigit()
        if is_longer and not pattern.match(text, end + 1):
            continue
        yield match
        at = last = end


def _cpr_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _numbers(_CPR, text, "-.,/:"):
        start, end = match.span()
        told = match.groupdict()
        day, month, year = (int(told[name] or told[f"{name}2"]) for name in ("day", "month", "year"))
        if is_day(day, month, year, int(told["rest"][0])) and _is_cpr(text, match):
            yield start, end


@cache
def _labelled_cpr() -> re.Pattern[str]:
    """A number after a word that says it is somebody's: in any groups, for somebody without one as well (60
    is added to the day: the CPR office's "erstatningspersonnummer"), and with signs for the digits that
    are left out."""
    words = any_of(lists()["cpr"]["of_a_person"])
    pairs = (
        r"(?P<day>\d[\s./-]?\d)[\s./-]{0,2}(?P<month>\d[\s./-]?\d)[\s./-]{0,2}"
        r"(?P<year>(?:(?:18|19|20)(?=\d\d))?\d[\s./-]?\d)"
    )
    return re.compile(
        rf"(?i)(?<![^\W_])(?:{words}){LABEL_ENDS}"
        rf"(?P<number>{pairs}(?:[\s./-]{{0,3}}(?P<rest>\d(?:[\s./-]{{0,2}}\d){{3}})(?!\d)|\s?-?\s?[x*•#_?]{{4}}))"
    )


def _labelled_cpr_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _labelled_cpr().finditer(text):
        day, month, year = (int(re.sub(r"\D", "", match[name])[-2:]) for name in ("day", "month", "year"))
        sevenths = (int(match["rest"][0]),) if match["rest"] else (0, 4)
        if any(is_day(day - 60 if day > 60 else day, month, year, seventh) for seventh in sevenths):
            yield match.span("number")


def _is_cpr(text: str, match: re.Match[str]) -> bool:
    """Whether what has the shape of a CPR number is one, by what stands around it."""
    start, end = match.span()
    before = text[max(0, start - _LONGEST_WAY) : start].casefold()
    if right_before("cpr", "of_a_person").search(before):
        return True
    if right_before("cpr", "of_a_plan").search(before):
        return False
    gap = match["gap"] if match["sep"] is None else match["gap2"]
    is_labelled = right_before("cpr", "of_a_thing").search(before) is not None
    if "-" in gap:
        is_uuid = re.match(r"-[0-9A-Fa-f]{4}-", text[end : end + 6])  # its first groups
        is_case = is_labelled or right_before("cpr", "of_a_case").search(before) is not None
        return not (is_uuid or (is_case and int(match["rest"]) in _YEARS_OF_CASES))
    if is_labelled or match["sep"] is not None or _is_letter(text, start - 1) or _is_letter(text, end):
        return False
    if gap in ("\t", "\n"):
        return _is_parted(text, match)
    return bool(gap.strip()) or not _among_numbers(text, start, end, spaced=bool(gap))


def _is_parted(text: str, match: re.Match[str]) -> bool:
    """Whether a number whose pieces a line's end or a cell's parts is one: there are words on its line, and
    no other numbers beside it."""
    start, end = match.span()
    line = text[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
    rest = text[end : end + _LONGEST_LINE].partition("\n")[0]
    if match["gap"] == "\t":
        return not any(map(str.isdigit, line + rest)) and any(map(str.isalpha, line + rest))
    is_text = bool(line.strip()) and any(map(str.isalpha, line + rest)) and "\t" not in line + rest
    return is_text and not re.search(r"\d\W*$", line) and not re.match(r"\W{0,2}\d|\s?(?:kr\b|mio|%|€)", rest)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def _among_numbers(text: str, start: int, end: int, *, spaced: bool) -> bool:
    """Whether a number without a dash is one piece of a longer one, or a cell between others."""
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    if spaced:
        return bool(re.search(r"\d $", before) or re.match(r" \d", after))
    return bool(re.search(r"(?<!\d)\d{4}[ -]$", before) or re.match(r"\s?(?:kr\b|mio|%|€)", after))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    last = -_LONGEST_LINE  # where the last one ended: what "/" or "og" joins to one is one, too
    for match in _numbers(_PHONE, text, "-.,/:"):
        start, end = match.span()
        line = text[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
        near = line[-_LONGEST_WAY:].casefold()
        if right_before("phone", "of_a_thing").search(near) or _is_official(line):
            continue
        is_beside = start - last < 12 and re.fullmatch(r"\s?(?:[/,+;]|og|eller)?\s?", text[last:start])
        if match["country"] or is_beside or _leads_to_a_phone(line, near):
            pass
        elif _is_letter(text, start - 1) or _is_letter(text, end) or not _looks_like_a_phone(text, match):
            continue
        last = end
        yield start, end
    for match in _ABROAD.finditer(text):
        if 8 <= sum(map(str.isdigit, match[0])) <= 15:
            yield match.span()


def _leads_to_a_phone(line: str, near: str) -> bool:
    """Whether what stands before a number says that it is one of a telephone."""
    if right_before("phone", "labels").search(near) or _LETTER.search(line):
        return True
    sent = _reach().search(line[-60:])
    return sent is not None and not names_an_office([sent[0]])


_LETTER = re.compile(r"(?<![^\W_])(?<![.\w] )[MT](?:: ?|\. ?| )\Z|(?:^|[,;·|(] ?)[MT](?:: ?|\. ?| )\Z")
"""A letter that stands for "mobil", "telefon"."""


@cache
def _reach() -> re.Pattern[str]:
    """Finds words that send to somebody, with their name."""
    words = any_of(lists()["phone"]["reach"])
    return re.compile(
        rf"(?<![^\W_])(?i:{words})(?: [A-ZÆØÅ][\w’'-]{{0,30}}){{0,4}}"
        r"(?: (?:gerne|venligst|direkte))?\s?(?:på |[(:,] ?)?\Z"
    )


def _looks_like_a_phone(text: str, match: re.Match[str]) -> bool:
    """Whether a number is one of a telephone by its looks: four pairs, or two groups of four that are no
    years, with no other number beside."""
    start, end = match.span()
    before, after = text[max(0, start - 3) : start], text[end : end + 4]
    if match["pairs"]:
        return not (re.search(r"\d[ \t.,-]?\Z", before) or re.match(r"[ \t.,-]?\d|\s?(?:kr|%)", after))
    if match["fours"]:
        is_years = all(1900 <= int(year) < 2100 for year in match["fours"].split())
        beside = re.search(r"\d\s{0,2}[.,-]?\s?$", before) or re.match(
            r"\s{0,2}[.,-]?\s?\d|\s?(?:kr|%)", after
        )
        return not is_years and not beside
    return False


def _is_official(line: str) -> bool:
    """Whether `line`, which stands before a number, says that it is an office's: it names one, and after that
    there is nothing but the name of its place, an address, and words that lead to a number."""
    offices = [match.end() for match in words_of("phone", "official").finditer(line)]
    if not offices:
        return False
    between = _office_address().sub(" ", line[offices[-1] :])
    words = re.findall(r"[^\W_]+", between.casefold())
    leading = _leading()
    return all(word in leading for word in words)


@cache
def _office_address() -> re.Pattern[str]:
    """The name of its place right after an office; a street with its number; a postcode with its town."""
    name = r"[A-ZÆØÅ][\w’'-]{0,30}"
    return re.compile(
        rf"^s? {name}(?: Kommune\b)?(?=\s*[,.:;(·|]|\s+(?i:tlf|tel|på)|\s*$)"
        rf"|(?<!\w){name}(?: {name}){{0,3}} \d{{1,3}}(?: ?[A-Za-z]\b)?(?! ?\d\d)"
        rf"|(?<!\w)\d{{4}} {name}(?: {name})?(?: [A-ZÆØÅ]\b)?"
    )


@cache
def _leading() -> frozenset[str]:
    """Words that lead from an office to its number."""
    words = lists()["phone"]
    return frozenset(
        word for each in (*words["labels"], *words["leading"]) for word in re.findall(r"\w+", each)
    ) - {"mobil", "mob"}
