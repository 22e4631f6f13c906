"""Where sentences end: at a full stop that belongs to no abbreviation and no number, and at a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.parsing.letters import CAPITALS
from core.parsing.vocabulary import Vocabulary
from core.source_text import Span

_END = re.compile(rf"[.!?\n](?:(?<!\n)([”\"’)]*\s+)(?=[{CAPITALS}\"“”»(0-9])|(?<=\n)\n*)")
"""A sentence ends before group 1, or at the line's end. What begins with one of few letters is found fast."""
_AMOUNT = re.compile(r"\d[\d.,]*(?: ?(?:mio|mia|mill|mrd)\.)? ?kr\.$", re.IGNORECASE)
"""An amount and the abbreviation behind it: before a capital letter it ends a sentence."""
_AHEAD = 24  # characters in which the first words of a sentence are seen
_LOOK_BACK = 40  # characters before a full stop that tell an abbreviation


@cache
def _abbreviation(words: Vocabulary) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words.words["outcomes"]["abbreviations"]))
    before = "|".join(words.words["outcomes"]["before_numbers"])
    return re.compile(
        rf"(?:\b(?:{names})|(?:^|\n)\W*\d{{1,2}}"
        rf"|\b(?:{before}|\d\. ?[-–]) ?\d{{1,2}})\.$",
        re.IGNORECASE,
    )


@cache
def _endings(words: Vocabulary) -> frozenset[str]:
    """The last two letters of all abbreviations, in small letters."""
    return frozenset(each.lower()[-2:] for each in words.words["outcomes"]["abbreviations"])


@cache
def _sure_end(words: Vocabulary) -> re.Pattern[str]:
    """An end that stands behind no figure, and behind nothing that an abbreviation may end in."""
    ends = (each for each in _endings(words) if len(each) == 2)
    short = (each for each in _endings(words) if len(each) == 1)
    return re.compile(
        rf"[.!?](?<!\d.)(?i:(?<!(?:{'|'.join(map(re.escape, ends))}).)(?<![{''.join(short) or '.'}].))"
        rf"[”\"’)]*\s+(?=[{CAPITALS}\"“”»(0-9])"
    )


def sure_pieces(text: str, words: Vocabulary) -> list[str]:
    """`text` cut where a sentence surely ends: each piece is one, or a few. Finding all ends takes longer."""
    return _sure_end(words).split(text)


def sentence_spans(text: str, words: Vocabulary) -> Iterator[Span]:
    """The places of the sentences of `text`, in order; what stands between them is white space, and quotation
    marks and brackets that close one."""
    start = 0
    open_end, endings = _abbreviation(words), _endings(words)
    for match in _END.finditer(text):
        end = match.start(match.lastindex or 0)
        # the pattern takes long to say no, and most full stops stand behind neither figure nor abbreviation
        last = text[max(start, end - 3) : max(start, end - 1)].lower()
        may_go_on = last in endings or last[-1:] in endings or last[-1:].isdigit()
        piece = text[max(start, end - _LOOK_BACK) : end] if may_go_on else ""
        if may_go_on and "\n" not in match[0] and open_end.search(piece):
            ahead = text[match.end() : match.end() + _AHEAD]
            counted = piece[-2:-1].isdigit()  # "punkt 1 og 3. Punkt 2 …"
            ends = words.pattern("outcomes", "points").match(ahead) if counted else _ends_amount(piece, ahead)
            if not ends:
                continue
        yield Span(start, end)
        start = match.end()
    yield Span(start, len(text))


def _ends_amount(piece: str, ahead: str) -> bool:
    return ahead[:1].isalpha() and _AMOUNT.search(piece) is not None
