"""Words that are in no sentence: those of a contents list, of running heads and page numbers."""

from __future__ import annotations

import re

from core.carried import Candidate, CarryReason, Standing
from core.minutes import NodeKind
from core.source_text import Span
from core.versions.placing.anchors import MOST, Outcome, on_words, sure, unsure
from core.versions.version import Version
from core.versions.wording.places_in_words import letters_of

_SIGNS = 20
"""Signs and spaces that may stand between words and those that they are looked for beside, about."""


def outside_sentences(old: Version, new: Version, span: Span) -> Outcome:
    """What became of words of `old` in no sentence: they are looked for where the new version has the like,
    and placed where they stand once in either. Running heads stand on each page."""
    kind = old.running.node_of(old.source.line_at(span.start)).kind
    words = old.source.text[span.start : span.end]
    there = _standing(new, kind, words)
    if len(there) == 1 and len(_standing(old, kind, words)) == 1:
        return sure(Standing.KEPT, on_words(new, there[0]), CarryReason.SAME_WORDS)
    candidates = [Candidate(on_words(new, each), 1.0, CarryReason.LOOKALIKES) for each in there[:MOST]]
    return unsure(candidates, CarryReason.LOOKALIKES, CarryReason.WORDS_GONE)


def with_ends(old: Version, new: Version, span: Span, inside: Span, there: Span) -> Span | None:
    """`there`, where the part of `span` stands that is in sentences, `inside` of it; with what `span` begins
    and ends with besides where that stands around it too. None where it does not."""
    text, now = old.source.text, new.source.text
    before = letters_of(text[span.start : inside.start]).letters
    behind = letters_of(text[inside.end : span.end]).letters
    start, end = there
    if before:
        around = letters_of(now[max(0, start - 2 * len(before) - _SIGNS) : start])
        if not around.letters.endswith(before):
            return None
        start -= len(around.text) - around.places[-len(before)]
    if behind:
        around = letters_of(now[end : end + 2 * len(behind) + _SIGNS])
        if not around.letters.startswith(behind):
            return None
        end += around.places[len(behind) - 1] + 1
    return Span(start, end)


def _standing(version: Version, kind: NodeKind, words: str) -> list[Span]:
    """Where the letters and figures of `words` stand in the parts of that kind."""
    letters = letters_of(words).letters
    if not letters:
        return []
    lines = version.source.lines
    found = []
    for node in version.meeting.nodes:
        if node.kind is kind and node.end > node.first:
            start = lines[node.first].start
            part = letters_of(version.source.text[start : lines[node.end - 1].end])
            found += [
                Span(start + part.places[match.start()], start + part.places[match.end() - 1] + 1)
                for match in re.finditer(re.escape(letters), part.letters)
            ]
    return found
