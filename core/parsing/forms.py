"""How one line prints an item's number and title: in a form of the vocabulary, or of the document's own.

Towns put any word before the number ("Sag", "Pkt.", "Emne") and any sign behind it (full stop, bracket,
dash, middle dot, the edge of a column). Numbers may name their year ("31/23") and their series ("PS 12/21").
A form that nobody listed proves little by itself; that it comes back, with rising numbers, proves the rest.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.minutes import Role
from core.parsing.letters import CAPITALS
from core.parsing.titles import mark_before
from core.parsing.vocabulary import Vocabulary, key_of

_NUMBER = (
    rf"(?P<code>[{CAPITALS}]{{2,4}}[ -])?(?P<number>\d{{1,4}})(?:/(?P<year>(?:19|20)?\d\d))?"
    rf"(?P<kind>-[{CAPITALS}](?![\w]))?(?![\d/,]|[.:]\d)"
)
_OWN = re.compile(
    rf"(?P<words>(?:[^\W\d_]{{1,24}}[.:]?[ \t]{{1,3}}){{0,2}}?){_NUMBER}"
    rf"(?P<sign>[ \t]*[.:)\]·|–—-]+(?:[ \t]+|(?=[{CAPITALS}]))|[ \t]+|$)(?P<title>.*)"
)
_LONGEST_ALONE = 4  # figures from which on a number alone is a year
_SIGNS = " .:)]·|–—"  # between number and title
_MAY_COUNT = (Role.TOPIC, Role.TYPE, Role.PROCESS)  # labels whose words may stand before an item's number
_BEGINS = re.compile(rf"[{CAPITALS}\d\"“”»„«'(§\[]")
_FIRST_WORD = re.compile(r"[^\W\d_]*")


class Numbered(NamedTuple):
    """A number and a title on one line."""

    form: str
    word: str  # what stands before the number; empty where nothing does
    code: str  # of a series with numbers of its own: "PS", "RS"
    worth: float  # how much the form proves by itself
    number: int
    printed: str
    title: str  # empty where the number stands alone
    case: str | None = None
    own: bool = False  # a form that the vocabulary does not list


def numbered(text: str, words: Vocabulary) -> Numbered | None:
    """What `text` prints as number and title; None where it is no such line. Bullets before it are gone."""
    plain = text.replace("\t", " ")
    for form in words.heading_forms:
        match = form.pattern.fullmatch(plain)
        if match:
            title, groups = match["title"].strip().lstrip(_SIGNS), match.groupdict()
            number = int(groups.get("ordinal") or match["number"])
            code = (groups.get("series") or "").strip()
            word = _first_word(plain)
            return Numbered(
                form.name, word, code, form.worth, number, match["number"], title, groups.get("case")
            )
    marked = _behind_mark(text, words)
    return marked if marked is not None else _own(text, words)


def _behind_mark(text: str, words: Vocabulary) -> Numbered | None:
    """ "Lukket – Punkt 3: Titel": the mark stands before the number; it is given back before the title."""
    mark, rest = mark_before(text, words)
    line = numbered(rest, words) if mark and (rest[:1].isalnum() or rest[:1] == "§") else None
    return line._replace(title=f"{mark}: {line.title}") if line is not None and line.title else None


def _first_word(text: str) -> str:
    match = _FIRST_WORD.match(text)
    return match[0].casefold() if match else ""


def _own(text: str, words: Vocabulary) -> Numbered | None:
    """A number and a title in a form that the vocabulary does not list."""
    match = _OWN.fullmatch(text)
    if match is None:
        return None
    title = match["title"].strip()
    if title and not _BEGINS.match(title):
        return None
    before, code, year = match["words"], match["code"], match["year"]
    known = bool(before) and _number_word(words).fullmatch(key_of(before)) is not None
    if before and not known and (not before[0].isupper() or _means_else(before, words)):
        return None
    sign = match["sign"].strip()
    if code and not year:
        return None
    if code:
        worth = 2.0
    elif before:
        worth = 3.0 if known else 0.0
    elif year:
        worth = 1.0 if sign else 0.5
    elif sign and title:
        worth = -1.0
    elif not title and len(match["number"]) < _LONGEST_ALONE:
        worth = 0.0  # a line that holds a number alone
    else:
        return None
    printed = match["number"] + (f"/{year}" if year else "")
    if code:
        printed = f"{code}{printed}{match['kind'] or ''}"
    form = f"own {key_of(before)} {'/' if year else ''}{sign}{'' if title else ' alone'}"
    number, code = int(match["number"]), (code or "").strip(" -")
    return Numbered(form, _first_word(before), code, worth, number, printed, title, None, not known)


@cache
def _number_word(words: Vocabulary) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words.words["items"]["number_words"]), re.IGNORECASE)


def _means_else(before: str, words: Vocabulary) -> bool:
    """Words that stand before numbers of other things: "Bilag 1", "Kl. 9", "Maj 2019"."""
    parts = [key_of(part) for part in before.split()]
    return any(
        words.labels.get(part, Role.TOPIC) not in _MAY_COUNT
        or part in words.words["months"]
        or part in words.words["times"]["clock"]
        or part in words.keys("items", "not_before_numbers")
        for part in parts
    )
