"""What of a wording stayed, word by word, and what took the place of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq

from core.source_text import Span
from core.versions.wording.bare_words import comparable

_TOKEN = re.compile(
    r"""(?:
        \d+(?:[.,:/–-]\d+)*          # 1.250.000, 14.05.2024, 24-003817, 2,5: one word
        |[^\W\d_]+(?:[-‐‑'’\u00ad][^\W\d_]+)*
        |\S
    )\s*""",
    re.VERBOSE,
)
_CHANCE = 3
"""Letters of what may be the same by chance alone between two changes: "at", "og", a comma."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that stayed, went or came. `old` and `new` are places in either text; in the text that has not
    these words it is empty, where they would stand."""

    kind: Literal["same", "removed", "added"]
    old: Span
    new: Span


class _Block(NamedTuple):
    """Words from `old` on that are those from `new` on, `length` of them."""

    old: int
    new: int
    length: int


def align_words(old: str, new: str) -> list[WordRun]:
    """The runs of words of two texts, such as of a sentence and what it was edited to.

    They cover either text once, in order; spaces are in the run of the word before them. What `comparable`
    says is no change is none. Where words were replaced, those removed come before those added.
    """
    whole = Span(0, len(old)), Span(0, len(new))
    if comparable(old) == comparable(new):
        return [WordRun("same", *whole)] if old or new else []
    some, others = tokens(old), tokens(new)
    blocks = _common(old, new, some, others)
    runs = list(_runs(_without_chance(blocks, old, some, len(others)), old, new, some, others))
    return _joined(runs)


def tokens(text: str) -> list[Span]:
    """The places of words and signs, each with the spaces behind it; they cover the text."""
    ends = [match.end() for match in _TOKEN.finditer(text)]
    return [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)] or [Span(0, len(text))]


def _common(old: str, new: str, some: list[Span], others: list[Span]) -> list[_Block]:
    codes = LCSseq.opcodes(
        [comparable(old[start:end]) for start, end in some],
        [comparable(new[start:end]) for start, end in others],
    )
    return [
        _Block(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def _without_chance(blocks: list[_Block], old: str, some: list[Span], count: int) -> list[_Block]:
    """`blocks` without small words that stayed between two replacements: those read better in one."""
    kept: list[_Block] = []
    for number, block in enumerate(blocks):
        before = kept[-1] if kept else _Block(0, 0, 0)
        after = blocks[number + 1] if number + 1 < len(blocks) else _Block(len(some), count, 0)
        replaced_before = block.old > before.old + before.length and block.new > before.new + before.length
        replaced_after = after.old > block.old + block.length and after.new > block.new + block.length
        words = old[some[block.old].start : some[block.old + block.length - 1].end]
        if replaced_before and replaced_after and sum(map(str.isalnum, words)) <= _CHANCE:
            continue
        kept.append(block)
    return kept


def _runs(
    blocks: list[_Block], old: str, new: str, some: list[Span], others: list[Span]
) -> Iterator[WordRun]:
    at_old = at_new = 0
    for block in [*blocks, _Block(len(some), len(others), 0)]:
        start, other_start = _place(some, block.old), _place(others, block.new)
        went, came = Span(at_old, start), Span(at_new, other_start)
        if comparable(old[at_old:start]) == comparable(new[at_new:other_start]):
            yield WordRun("same", went, came)
        else:
            yield WordRun("removed", went, Span(at_new, at_new))
            yield WordRun("added", Span(start, start), came)
        at_old = _place(some, block.old + block.length)
        at_new = _place(others, block.new + block.length)
        yield WordRun("same", Span(start, at_old), Span(other_start, at_new))


def _place(tokens: list[Span], number: int) -> int:
    """Where a token begins; the end of the text behind the last."""
    return tokens[number].start if number < len(tokens) else tokens[-1].end


def _joined(runs: list[WordRun]) -> list[WordRun]:
    """`runs` without empty ones, those of one kind side by side in one."""
    joined: list[WordRun] = []
    for run in runs:
        if run.old.start == run.old.end and run.new.start == run.new.end:
            continue
        last = joined[-1] if joined else None
        if last is not None and last.kind == run.kind:
            joined[-1] = WordRun(
                run.kind, Span(last.old.start, run.old.end), Span(last.new.start, run.new.end)
            )
        else:
            joined.append(run)
    return joined
