"""Follow-ups that decisions ask for: what comes back, and by when, in the decision's own words.

The words are data: resources/follow_ups.toml. A suggestion is never more than that: the reader accepts or
dismisses it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from core.minutes import Mention, MentionKind, Outcome
from core.wording import shortened_sentence

FILE = Path(__file__).resolve().parent.parent / "resources" / "follow_ups.toml"
COMING_BACK = (Outcome.POSTPONED, Outcome.SENT_BACK, Outcome.SENT_TO_HEARING)
"""Outcomes that say by themselves that the item comes back."""
LONGEST = 300
"""Characters of a suggestion at most: minutes have sentences of a page."""
_SENTENCE = re.compile(
    r"(?:[^.!?\n]|[.!?](?=\S)|(?<=\b\d)\.|(?<=\b\d\d)\.|\b(?:nr|kl|ca|bl|mio|jf|pkt|evt|d)\.)+[.!?]?"
)


@dataclass(frozen=True, slots=True)
class SuggestedFollowUp:
    """What a decision asks to be followed up: its sentence, and the day it names, if it does."""

    quote: str
    due: date | None


def suggestions(
    decision: str, outcome: Outcome, mentions: Iterable[Mention], language: str = "da"
) -> tuple[SuggestedFollowUp, ...]:
    """What the words of one decision ask for, in their order. `mentions` are those of its item: a sentence
    with a deadline is one of them. An outcome that comes back without such words is its first sentence."""
    deadlines = [each for each in mentions if each.kind is MentionKind.DEADLINE]
    found = []
    sentences = [" ".join(match.group().split()) for match in _SENTENCE.finditer(decision)]
    for sentence in filter(None, sentences):
        days = [each for each in deadlines if " ".join(each.text.split()) in sentence]
        if days or _again(language).search(sentence.lower()):
            last = [each.last or each.first for each in days]
            due = max(filter(None, last), default=None)
            found.append(SuggestedFollowUp(shortened_sentence(sentence, LONGEST), due))
    if not found and outcome in COMING_BACK:
        first = next(filter(None, sentences), None)
        found += [SuggestedFollowUp(shortened_sentence(first, LONGEST), None)] if first else []
    return tuple(dict.fromkeys(found))


@cache
def _again(language: str) -> re.Pattern[str]:
    words = tomllib.loads(FILE.read_text("utf-8"))
    patterns = words.get(language, words["da"])["again"]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")
