"""Quotation marks and brackets that do not pair."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from core.language import _
from core.paragraph import Form
from core.review.check import Check, Tuned
from core.review.checks.language.prose import prose
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import paragraphs_with

_MARKS = re.compile(r"[\"“”„]|''")
_SIGNS = ('"', "“", "”", "„", "''", "‘", "»", "«", "(", ")", "[", "]")
_SINGLE = re.compile(r"(?<![\w‘])‘(?=[^\W\d_]{2})")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?])[’‘'](?!\w)")
_INCHES = re.compile(r"\d\"")
_BRACKET = re.compile(r"[()\[\]]")
_BRACKETS = {")": "(", "]": "["}
_COUNTED = re.compile(r"(?:^|(?<=[\s(,;]))(?:\d{1,2}|[a-zæøåA-ZÆØÅ]|[ivx]{1,4}|[:;]-?)\)")
"""A bracket that may close what counts: "1)", "a)"."""
_FIRST = ("1", "a", "A", "i", "I", ":", ";", ":-", ";-")
_AT_START = 6
"""Characters before what counts that a paragraph may begin with: "At 2)"."""
_FAR = 6
"""Paragraphs of a section over which a quotation may go."""
_ANY = '"'
_SIDED = "()[]»«"
_OTHER = {"(": ")", "[": "]", "»": "«", "«": "»", _ANY: _ANY}
"""What a mark pairs with in a later paragraph; of quotation marks but angles any with any."""
_FORMS = (Form.TEXT, Form.LIST, Form.ITEM, Form.STRONG)


@dataclass(frozen=True, slots=True)
class _Alone:
    """A mark that has no other, at a place of a paragraph."""

    paragraph: DraftParagraph
    number: int  # of the paragraph
    at: int
    mark: str


class UnpairedMark(Check):
    """Quotation marks and brackets that are opened and not closed, or closed and not opened."""

    id = "mark-unpaired"
    group = Group.LANGUAGE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Quotation mark or bracket without its other")

    def why(self) -> str:
        return _("Check marks that do not pair: where a quotation ends must be seen.")

    def advice(self) -> str:
        return _("Put the missing mark, or take this one out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        with_signs = paragraphs_with(draft, *_SIGNS)
        alone = [
            each
            for number, paragraph in enumerate(prose(draft, *_FORMS))
            if paragraph.start in with_signs
            for each in _alone(paragraph, number)
        ]
        for each in _without_far_pairs(alone):
            if each.mark in "()[]":
                message = _("The bracket “{mark}” has no other.")
            else:
                message = _("The quotation mark {mark} has no other.")
            yield Hit(
                draft.span_in(each.paragraph, each.at, each.at + len(each.mark)),
                message.format(mark=each.mark),
                subject=each.paragraph.text[max(0, each.at - 20) : each.at + 20],
            )


def _alone(paragraph: DraftParagraph, number: int) -> Iterator[_Alone]:
    """The marks of a paragraph that have no other in it."""
    text = paragraph.text
    yield from (_Alone(paragraph, number, at, mark) for at, mark in _brackets(text))
    marks = list(_MARKS.finditer(text))
    if len(marks) % 2:  # one of them may be of inches, if it is not of what is quoted: "Budget 2025"
        marks = [match for match in marks if not _INCHES.match(text, match.start() - 1)]
    if len(marks) % 2:
        odd = _odd_one(text, marks)
        yield _Alone(paragraph, number, odd.start(), odd[0])
    if "‘" in text:
        single = _SINGLE.search(text)
        if single is not None and not _SINGLE_CLOSES.search(text, single.end()):
            yield _Alone(paragraph, number, single.start(), "‘")
    if text.count("»") != text.count("«"):
        more = max("»«", key=text.count)
        yield _Alone(paragraph, number, text.rindex(more), more)


def _odd_one(text: str, marks: list[re.Match[str]]) -> re.Match[str]:
    """Of an odd number of marks the one that has no other: of two that open, the first; else the last."""
    open_one: re.Match[str] | None = None
    for match in marks:
        at, end = match.span()
        opens = text[end : end + 1].strip() != "" and not text[max(0, at - 1) : at].isalnum()
        if opens and open_one is not None:
            return open_one
        if not opens and open_one is None:
            return match
        open_one = match if opens else None
    return marks[-1]


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    """The brackets of a text without their others, by place."""
    counted = _counted(text)
    opened: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text):
        at, sign = match.start(), match[0]
        if sign in "([":
            opened.append((at, sign))
        elif opened and opened[-1][1] == _BRACKETS[sign]:
            opened.pop()
        elif at not in counted:
            yield at, sign
    yield from opened


def _counted(text: str) -> set[int]:
    """Where brackets stand that close what counts: at the beginning, or from the first on."""
    found: set[int] = set()
    for match in _COUNTED.finditer(text):
        if match.start() <= _AT_START or match[0][:-1] in _FIRST or found:
            found.add(match.end() - 1)
    return found


def _without_far_pairs(alone: list[_Alone]) -> Iterator[_Alone]:
    """Those that find no other in the next paragraphs of their section either."""
    others: dict[tuple[int, str], deque[int]] = {}
    for place, each in enumerate(alone):
        others.setdefault((each.number, _kind(each.mark)), deque()).append(place)
    paired: set[int] = set()
    for place, each in enumerate(alone):
        if place in paired:
            continue
        wanted = _OTHER.get(_kind(each.mark), "")
        near = (others.get((each.number + far, wanted)) for far in range(1, _FAR + 1))
        found = next((at for at in near if at and _are_together(each, alone[at[0]])), None)
        if found is None:
            yield each
        else:
            paired.add(found.popleft())


def _kind(mark: str) -> str:
    return mark if mark in _SIDED else _ANY


def _are_together(one: _Alone, two: _Alone) -> bool:
    first, second = one.paragraph, two.paragraph
    return (first.item, first.section) == (second.item, second.section)
