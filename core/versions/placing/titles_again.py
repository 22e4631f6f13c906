"""Where a mark on an item's title is that was written anew: on the title that the item has now."""

from __future__ import annotations

from core.carried import CarryReason
from core.source_text import Span
from core.versions.items.matching import ItemMatch
from core.versions.placing.words_again import Found, WordsAgain
from core.versions.sentences.joined_sentences import JoinedSentences
from core.versions.version import Version
from core.versions.wording.likeness import Wording, likeness
from core.versions.wording.places_in_words import new_place

_HEADING = 3
"""Sentences that a title is in, at most."""
_ALIKE = 0.25
"""The likeness of two titles of one item that says that they are: its case may have been taken up anew."""
_ENOUGH = 0.55
"""The share of letters that makes sure of a few words of a title that were edited."""


def title_again(old: Version, new: Version, words: WordsAgain, match: ItemMatch, span: Span) -> Found | None:
    """What took the place of `span` where it lies in the title of the old item of `match`, which is surely
    the same as the new one; None where it lies elsewhere, or where nothing of it is left."""
    if not match.old or not match.new:
        return None
    before = _title(old, match.old[0], words.covered(old.meeting.items[match.old[0]].span))
    now = _title(new, match.new[0], words.covered_now(new.meeting.items[match.new[0]].span))
    if before is None or now is None:
        return None
    was, is_now = old.source.text[slice(*before)], new.source.text[slice(*now)]
    inner = Span(max(span.start, before.start), min(span.end, before.end))
    if inner.start >= inner.end or words.covered(span) != words.covered(before):
        return None
    if inner == before:
        score = likeness(Wording.of(was), Wording.of(is_now), whole=True)
        return Found(now, score, False, False, score >= _ALIKE, CarryReason.EDITED_WORDS)
    within = Span(inner.start - before.start, inner.end - before.start)
    place = new_place(was, is_now, within, says_the_same=False)
    if place is None:
        return None
    there = Span(now.start + place.span.start, now.start + place.span.end)
    letters = sum(map(str.isalnum, was[within.start : within.end]))
    score = 2 * place.same / max(1, letters + place.size)
    unchanged = place.same == letters == place.size
    sure = place.told and score >= _ENOUGH
    reason = CarryReason.SAME_WORDS if unchanged else CarryReason.EDITED_WORDS
    return Found(there, score, unchanged, False, sure, reason)


def _title(version: Version, item: int, sentences: range) -> Span | None:
    """Where an item's title stands in its heading."""
    heading = JoinedSentences(version, sentences[:_HEADING])
    return next(iter(heading.holding(version.meeting.items[item].title or "")), None)
