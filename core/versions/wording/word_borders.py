"""Where a wording is cut into what stayed, went and came, so that each part reads right for itself: before
the space that parts two words, and where a word begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from core.source_text import Span
from core.versions.wording.word_alignment import WordRun, tokens


def at_word_borders(runs: Sequence[WordRun], old: str, new: str) -> list[WordRun]:
    """`runs` of `align_words`, cut otherwise where that reads better. Each text is that of its runs in one;
    spaces that one text alone has are in the words behind them."""
    found = list(runs)
    for at in range(1, len(found) - 1):
        if found[at].kind != "same" and found[at - 1].kind == found[at + 1].kind == "same":
            before, run, behind = found[at - 1 : at + 2]
            found[at - 1 : at + 2] = _slid(before, run, behind, old, new)
    for at, run in enumerate(found[:-1]):
        if run.kind == "same":
            _give_spaces(found, at, old, new)
    return [each for each in found if each.old.start < each.old.end or each.new.start < each.new.end]


def _slid(before: WordRun, run: WordRun, behind: WordRun, old: str, new: str) -> tuple[WordRun, ...]:
    """What alone went, or came, as far behind as the same words allow, if a word begins there: of "kr. om
    året." and "kr." the words " om året." went, not ". om året"."""
    text = old if run.kind == "removed" else new
    span = run.old if run.kind == "removed" else run.new
    if text[span.start - 1 : span.start].isspace():
        return before, run, behind
    first = tokens(text[span.start : span.end])[0]
    words = text[span.start : span.start + first.end].rstrip()
    if words[:1].isalnum() or not (
        old.startswith(words, behind.old.start) and new.startswith(words, behind.new.start)
    ):
        return before, run, behind
    step = len(words)
    if not text[span.start + step : span.start + step + 1].isspace():
        return before, run, behind
    return (
        replace(before, old=_longer(before.old, step), new=_longer(before.new, step)),
        replace(run, old=_moved(run.old, step), new=_moved(run.new, step)),
        replace(behind, old=_shorter(behind.old, step), new=_shorter(behind.new, step)),
    )


def _give_spaces(runs: list[WordRun], at: int, old: str, new: str) -> None:
    """Spaces behind words that stayed, where one of the texts has none there, go to what stands behind."""
    run = runs[at]
    in_old, in_new = (
        _spaces_at_end(each) for each in (old[run.old.start : run.old.end], new[run.new.start : run.new.end])
    )
    if bool(in_old) is bool(in_new):
        return
    behind = list(takewhile(lambda each: runs[each].kind != "same", range(at + 1, len(runs))))
    kinds = [runs[each].kind for each in behind]
    if ("removed" if in_old else "added") in kinds:
        runs[at] = _cut(run, in_old, in_new)
        for each, kind in zip(behind, kinds, strict=True):
            runs[each] = _begun(runs[each], in_old * (kind == "removed"), in_new * (kind == "added"))
    elif len(behind) == 1 and behind[0] + 1 < len(runs):  # "a b" and "a, b": the comma alone came
        came = runs[behind[0]]
        ends = _spaces_at_end(
            new[came.new.start : came.new.end] if in_old else old[came.old.start : came.old.end]
        )
        if ends:
            runs[at] = _cut(run, in_old, in_new)
            by_old, by_new = (in_old, ends) if in_old else (ends, in_new)
            runs[behind[0]] = WordRun(
                came.kind,
                Span(came.old.start - in_old, came.old.end - by_old),
                Span(came.new.start - in_new, came.new.end - by_new),
            )
            runs[behind[0] + 1] = _begun(runs[behind[0] + 1], by_old, by_new)


def _cut(run: WordRun, in_old: int, in_new: int) -> WordRun:
    """`run` without so many characters at its end."""
    return replace(
        run, old=Span(run.old.start, run.old.end - in_old), new=Span(run.new.start, run.new.end - in_new)
    )


def _begun(run: WordRun, in_old: int, in_new: int) -> WordRun:
    """`run` with so many characters more before it."""
    return replace(
        run, old=Span(run.old.start - in_old, run.old.end), new=Span(run.new.start - in_new, run.new.end)
    )


def _spaces_at_end(words: str) -> int:
    return len(words) - len(words.rstrip())


def _longer(span: Span, by: int) -> Span:
    return Span(span.start, span.end + by)


def _shorter(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
