"""Votes: how many, which parties and who voted for, against or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from core.minutes import Votes
from core.parsing.letters import CAPITALS
from core.parsing.statements import party_or_name
from core.parsing.vocabulary import Vocabulary

_SIDES = ("abstain", "against", "for")  # "hverken for eller imod" holds the words of the others
_VOTERS_OF_PARTY = re.compile(r"\s*\(\d{1,3}\)\s*$")
_IN_PARENTHESES = rf"(?:\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)(?!\s+(?-i:[{CAPITALS}])))?"
"""Who voted so; a capital behind it begins the next side: "Imod: 2 (A B, C D) Undlod at stemme: 1"."""
_INNER = re.compile(r"^[\s:,]*\((.*)\)[\s.,;]*$", re.DOTALL)


_LONGEST_MARK = 2  # characters of the "X" in a table of votes


@dataclass(slots=True)
class _Side:
    count: int | None = None
    groups: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def read(self, text: str, words: Vocabulary) -> None:
        """A number, then parties or names, with or without parentheses."""
        match = _count(words).match(text)
        if match and self.count is None:
            self.count = int(match[1])
        rest = text[match.end() :] if match else text
        word, _, after = rest.strip().partition(" ")
        number = words.words["votes"]["numbers"].get(word.casefold())
        if number is not None and self.count is None:
            self.count, rest = number, after
        if self.count is None:
            for pattern in words.patterns("votes", "totals"):
                total = pattern.search(rest)
                if total:
                    self.count, rest = int(total["count"]), rest[: total.start()]
                    break
        inner = _INNER.match(rest)
        if inner:
            rest = inner[1]
        elif rest.lstrip().startswith("("):
            rest = rest.lstrip()[1:].split(")", 1)[0]
        self.add(rest, words)

    def add(self, text: str, words: Vocabulary) -> None:
        for piece in _split(words).split(text):
            voter = party_or_name(_fillers(words).sub("", _VOTERS_OF_PARTY.sub("", piece)), words)
            if voter is None:
                continue
            name, is_party = voter
            if is_party and name not in self.groups:
                self.groups.append(name)
            elif not is_party and " " in name and name not in self.names:
                self.names.append(name)

    def fill(self, other: _Side) -> None:
        """What `other` says beyond this."""
        if self.count is None:
            self.count = other.count
        if not self.groups and not self.names:
            self.groups, self.names = other.groups, other.names

    def __bool__(self) -> bool:
        return self.count is not None or bool(self.groups or self.names)


@cache
def _count(words: Vocabulary) -> re.Pattern[str]:
    voters, sides = ("|".join(words.words["votes"][name]) for name in ("voters", "sides"))
    return re.compile(rf"\s*[:(]?\s*(\d{{1,3}})\b(?!\.\d)(?: (?:{voters})(?!\w))?\s*(?:(?:{sides})\b)?[:,)]?")


@cache
def _split(words: Vocabulary) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words.words["joining"]["and"]))
    return re.compile(rf"\s*(?:,|;|\b(?:{joined})\b)\s*")


@cache
def _fillers(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(words.words['votes']['fillers'])})\s+)+", re.IGNORECASE)


@cache
def _number_first(words: Vocabulary) -> re.Pattern[str]:
    """ "4 stemmer (A og F) for", "3 stemte hverken for eller imod": the number stands before the side."""
    group = words.words["votes"]
    number = rf"(?:\d{{1,3}}|{'|'.join(map(re.escape, group['numbers']))})"
    voters, voting = "|".join(group["voters"]), "|".join(group["voting"])
    sides = "|".join(f"(?P<{name}>{'|'.join(group[f'{name}_words'])})" for name in _SIDES)
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{number})(?![./-]?\d)\b(?P<voters>\s+(?:{voters})\b)?{_IN_PARENTHESES}"
        rf"(?P<voting>,?\s+(?:{voting})\b)?\s+(?:{sides})\b(?!:?\s+(?:(?:{voting}):?\s+)?{number}\b)"
        rf"{_IN_PARENTHESES}",
        re.IGNORECASE,
    )


def _counted(sentence: str, words: Vocabulary) -> list[tuple[int, int, str, _Side]]:
    """The sides of a vote whose numbers stand before their words: first and last character, side, who."""
    found: list[tuple[int, int, str, _Side]] = []
    sure = False
    for match in _number_first(words).finditer(sentence):
        name = next(name for name in _SIDES if match[name])
        count = words.words["votes"]["numbers"].get(match["count"].casefold())
        side = _Side(int(match["count"]) if count is None else count)
        for who in (match[3], match[match.re.groups]):
            side.add(who or "", words)
        sure = sure or bool(match["voters"] or match["voting"]) or name == "abstain"
        found.append((match.start(), match.end(), name, side))
    return found if sure or len(found) > 1 else []


def votes_in(pieces: Sequence[str], words: Vocabulary) -> Votes | None:
    """The vote on the case; the one on an amendment where there was no other; None where there was none."""
    case: dict[str, _Side] = {}
    amendment: dict[str, _Side] = {}
    target = case
    result: str | None = None
    before: str | None = None  # told ahead of the numbers
    unanimous = unanimous_change = False
    for sentence in pieces:
        if words.pattern("votes", "amendment").search(sentence):
            target = amendment
        elif words.pattern("votes", "case").search(sentence):
            target = case
        outcome = _result(sentence, words)
        found = _in_sentence(sentence, outcome == "rejected", words)
        if any(
            side.count is not None and name in target and target[name].count is not None
            for name, side in found
        ):
            target.clear()  # a later vote on the case replaces the one on postponing it
        for name, side in found:
            target.setdefault(name, _Side()).fill(side)
        if target is case and case:
            result = outcome or result or before
        elif target is case:
            before = outcome
        if words.pattern("votes", "unanimous").search(sentence):
            unanimous = unanimous or target is case
            unanimous_change = unanimous_change or target is amendment
    if not case:
        case.update(_tabled(pieces, words))
    if case or unanimous:
        return _votes(case, None, result, unanimous and not case.get("against"))
    if amendment or unanimous_change:
        return _votes(amendment, "amendment", None, unanimous_change and not amendment.get("against"))
    return None


def _tabled(pieces: Sequence[str], words: Vocabulary) -> dict[str, _Side]:
    """The sides of a roll call in a table: columns for yes, no and abstaining, a mark behind each name."""
    sides = words.words["votes"]["columns"]
    columns: dict[int, str] = {}
    found: dict[str, _Side] = {}
    for piece in pieces:
        cells = [cell.strip() for cell in piece.split("\t")]
        named = {at: side for at, cell in enumerate(cells) if at and (side := sides.get(cell.casefold()))}
        if len(named) > 1:
            columns = named
            continue
        marked = [(at, cell) for at, cell in enumerate(cells) if at in columns and cell]
        for at, cell in marked:
            side = found.setdefault(columns[at], _Side(0))
            if cell.isdigit():
                side.count = int(cell)
            elif len(cell) <= _LONGEST_MARK:
                side.add(cells[0], words)
                side.count = (side.count or 0) + 1
        if not marked:
            columns = {}
    return found


def _in_sentence(sentence: str, is_lost: bool, words: Vocabulary) -> list[tuple[str, _Side]]:
    found = _told(sentence, words)
    if found:
        return found
    counted = _counted(sentence, words)
    found = [(name, side) for _, _, name, side in counted]
    marks = [(start, end, "") for start, end, _, _ in counted]
    for name, pattern in words.named_patterns("votes", "markers"):
        for match in pattern.finditer(sentence):
            if not any(start < match.end() and match.start() < end for start, end, _ in marks):
                marks.append((match.start(), match.end(), name))
    marks.sort()
    won = False  # the numbers count the side that won
    for at, (start, end, name) in enumerate(marks):
        if not name:
            continue
        stop = marks[at + 1][0] if at + 1 < len(marks) else len(sentence)
        side = _Side()
        side.read(sentence[end:stop].rstrip(" ,;."), words)
        if side:
            # "Forkastet med 4 stemmer imod 3": the first number is the side that won.
            majority = is_lost and words.pattern("votes", "majority").match(sentence, start) is not None
            won = won or majority
            found.append(("against" if majority and name == "for" else "for" if majority else name, side))
    if found:
        return _as_lost(found) if won else found
    for clause in words.pattern("votes", "clause").split(sentence):
        for name, pattern in words.named_patterns("votes", "by_name"):
            by_name = pattern.search(clause)
            if by_name:
                side = _Side()
                side.read(by_name["who"], words)
                behind = clause[by_name.end() :].strip(" .")
                if behind.startswith("("):
                    side.read(behind, words)
                if side:
                    found.append((name, side))
                    break
    return found


def _as_lost(found: list[tuple[str, _Side]]) -> list[tuple[str, _Side]]:
    """The sides of what was lost: "3 mod 18" says that 18 were against it."""
    counts = {name: side.count or 0 for name, side in found}
    if counts.get("for", 0) <= counts.get("against", 0) or "against" not in counts:
        return found
    other = {"for": "against", "against": "for"}
    return [(other.get(name, name), side) for name, side in found]


def _told(sentence: str, words: Vocabulary) -> list[tuple[str, _Side]]:
    """The sides where numbers stand before their words: "3 ja-röster mot 2 nej-röster"."""
    for pattern in words.patterns("votes", "told"):
        match = pattern.search(sentence)
        if match is None:
            continue
        groups = match.groupdict()
        found: list[tuple[str, _Side]] = []
        for name in ("for", "against", "abstain"):
            number = groups.get(name) or (groups.get("all") if name == "for" else None)
            if number is None:
                continue
            side = _Side(int(number))
            side.add(groups.get(f"{name}_who") or "", words)
            found.append((name, side))
        return found
    return []


def _result(sentence: str, words: Vocabulary) -> str | None:
    for name, pattern in words.named_patterns("votes", "result"):
        if pattern.search(sentence):
            return name
    return None


def _votes(sides: dict[str, _Side], on: str | None, result: str | None, unanimous: bool) -> Votes:
    empty = _Side()
    yes, no, none = (sides.get(name, empty) for name in ("for", "against", "abstain"))
    return Votes(
        yes.count,
        no.count,
        none.count,
        tuple(yes.groups),
        tuple(no.groups),
        tuple(none.groups),
        tuple(yes.names),
        tuple(no.names),
        tuple(none.names),
        on,
        result,
        unanimous,
    )
