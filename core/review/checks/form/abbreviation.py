"""Abbreviations that the document never writes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import ClassVar

from core.language import _
from core.minutes import NodeKind
from core.parsing.vocabulary import Vocabulary, key_of
from core.review.check import Check, Tuned, Value
from core.review.checks.form.said import ROOM, matches
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_ABBREVIATION = re.compile(
    r"[A-ZÆØÅÄÖ](?=[A-ZÆØÅÄÖ])(?:"
    r"[A-ZÆØÅÄÖ]{1,5}(?:-[A-ZÆØÅÄÖ]{1,4})?(?![\w/@&]|[.-]\w)"
    r"|[A-ZÆØÅÄÖ]{2,5}(?=s\b|-[a-zæøåäö]{3})|[A-ZÆØÅÄÖ]{2,5}\d(?![\w/@&%]|[.,:-]\w))"
)
"""One may have a part behind a hyphen, "ABC-D", "ABC-sagen", a figure, or the s of the genitive. That a
second capital follows is asked first: most capitals begin a word."""
_CASE_BEHIND = re.compile(r" ?/ ?\d")
_JOINED = re.compile(r"[\w./@&-]")
_ROMAN = re.compile(r"[IVXLCDM]+")
_NEAR = 12


class Abbreviation(Check):
    """Told once, at its first place. `known` names more that need not be written out. Words in a line of
    capitals are no abbreviations, nor are party letters and Roman numbers."""

    id = "abbreviation-unknown"
    group = Group.FORM
    severity = Severity.NOTE
    everywhere = True
    tuning: ClassVar[Mapping[str, Value]] = {"known": ()}

    def name(self) -> str:
        return _("Abbreviation not written out")

    def why(self) -> str:
        return _(
            "Check that citizens can read the minutes: an abbreviation is written out where it stands first."
        )

    def advice(self) -> str:
        return _("Write it out where it stands first, with the abbreviation in brackets.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        known = _known(draft.meeting.language) | {each.upper() for each in tuned.words("known")}
        known |= {each.upper() for each in draft.words.words["parties"]["letters"]}
        text = draft.source.text
        told: set[str] = set()
        for match, _node in matches(draft, _ABBREVIATION, (NodeKind.ITEM, NodeKind.SECTION)):
            word = match[0]
            joined = _JOINED.match(text, match.start() - 1) if match.start() else None
            if joined or word in told or _is_known(word, known) or _ROMAN.fullmatch(word):
                continue
            if _stands_in_capitals(text, match, draft.words) or _is_written_out(
                text, word, draft.meeting.language
            ):
                continue
            told.add(word)
            yield Hit(
                Span(*match.span()), _("The abbreviation {word} is written out nowhere.").format(word=word)
            )


def _is_known(word: str, known: Set[str]) -> bool:
    """Whether a word is known, or each part of it that a hyphen joins: of these a letter alone is not."""
    parts = word.split("-")
    return word in known or (len(parts) > 1 and all(len(each) > 1 and each in known for each in parts))


@cache
def _known(language: str) -> frozenset[str]:
    lists = words_of(ROOM, language)
    return frozenset((*lists["usual_abbreviations"], *lists["known_abbreviations"]))


def _stands_in_capitals(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the word beside is in capitals, too: a heading, a name as a register prints it."""
    before, behind = (
        text[max(0, match.start() - _NEAR) : match.start()],
        text[match.end() : match.end() + _NEAR],
    )
    return bool(
        re.search(r"[A-ZÆØÅÄÖ]{2,}[ ,:/–-]{1,3}$", before) or re.match(r"[ ,:/–-]{1,3}[A-ZÆØÅÄÖ]{2,}", behind)
    ) or _is_alone(text, match, words)


def _is_alone(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether nothing else stands on its line but what has no small letters, or a number of the case."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    if _CASE_BEHIND.match(text, match.end()):
        return True  # who treats the case, before its number
    in_capitals = not any(map(str.islower, line)) and line.rstrip()[-1:] not in ".,;"
    return in_capitals or _bears_number(line, words)


def _bears_number(line: str, words: Vocabulary) -> bool:
    """Whether a line says who treats a case, and under which number: its capitals are initials."""
    label = key_of(line.split(":")[0].split(" / ")[0])
    return any(label in words.keys("numbers", each) for each in ("case", "journal", "document", "other"))


def _is_written_out(text: str, word: str, language: str) -> bool:
    """Whether it stands somewhere in brackets behind its words, before them or in quotation marks, or words
    that begin with its letters do."""
    lists = words_of(ROOM, language)
    for pattern in lists["written_out"]:
        if re.search(pattern.replace("{word}", re.escape(word)), text):
            return True
    between = "|".join(lists["between_words"])
    inner = "|".join(lists["last_in_compounds"])  # "Kulturudvalget" has two initials
    initials = rf"[\w-]*?(?:\s+(?:{between})\s+|[\s-]+(?:(?:{between})\s+)?|(?={inner}))".join(
        re.sub(r"[\d-]", "", word)
    )
    return re.search(rf"\b{initials}[^\W\d_]", text, re.IGNORECASE) is not None
