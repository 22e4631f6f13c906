"""What became of motions, where the minutes tell it apart from them: in the order of the vote, in the vote,
or by the decision itself, which has a motion's words.

Danish minutes tell it in the sentence behind the motion (see `statements.amendments_in`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.minutes import Amendment, Outcome
from core.parsing.vocabulary import Vocabulary, folded

_WORD = re.compile(r"[^\W\d_][\w-]*")
_SAME = 18  # folded characters that a motion and the decision share at the motion's beginning
_SHORT = 14
_STEM = 8


def with_fates(
    amendments: Sequence[Amendment], told: Sequence[str], decision: str, words: Vocabulary
) -> tuple[Amendment, ...]:
    """The motions, each with its fate where `told` or the `decision` says it; otherwise as they are."""
    decided = folded(decision)
    found: list[Amendment] = []
    for each in amendments:
        outcome = _by_name(each, told, words)
        if outcome is None and _is_decided(folded(each.text), decided):
            outcome = Outcome.APPROVED
        found.append(replace(each, outcome=outcome) if outcome is not None else each)
    another = any(each.outcome is Outcome.APPROVED for each in found)
    beaten, choice = (words.pattern("amendments", name) for name in ("beaten", "choice"))
    lost = any(beaten.search(sentence) and not choice.search(sentence) for sentence in told)
    nameless = _nameless(told, found, words)
    for at, each in enumerate(found):
        settled = _by_name(each, told, words) is not None or _is_decided(folded(each.text), decided)
        if at == len(found) - 1 and not settled and nameless is not None:
            found[at] = replace(each, outcome=nameless)
            continue
        if (lost and not settled) or (another and each.outcome is None):
            found[at] = replace(each, outcome=Outcome.REJECTED)
    return tuple(found)


def _nameless(told: Sequence[str], motions: Sequence[Amendment], words: Vocabulary) -> Outcome | None:
    """What the last sentence says of "the motion", which is the one moved last; None where none does."""
    outcome: Outcome | None = None
    at_hand, choice = (words.pattern("amendments", name) for name in ("at_hand", "choice"))
    for sentence in told:
        said = _adopted(sentence, words) or sentence
        if choice.search(sentence) or not at_hand.search(said):
            continue
        if any(_called(each, sentence, words) for each in motions):
            continue
        if words.pattern("amendments", "rejected").search(said):
            outcome = Outcome.REJECTED
        elif words.pattern("amendments", "approved").search(said):
            outcome = Outcome.APPROVED
    return outcome


def _called(amendment: Amendment, sentence: str, words: Vocabulary) -> bool:
    """Does a sentence name the mover?"""
    names = _WORD.findall(amendment.by or "")
    return bool(names) and re.search(rf"\b{re.escape(names[-1])}s?\b", sentence) is not None


def _adopted(sentence: str, words: Vocabulary) -> str:
    """What a sentence that tells of a choice says was adopted; empty where it tells of none."""
    for pattern in words.patterns("amendments", "adopted"):
        if (match := pattern.search(sentence)) is not None:
            return sentence[match.end() :]
    return ""


def _is_decided(motion: str, decided: str) -> bool:
    """Is the decision what was moved?"""
    if not motion or not decided:
        return False
    if len(motion) < _SHORT:
        return motion[:_STEM] in decided and len(motion) >= _STEM
    return motion[:_SAME] in decided


def _by_name(amendment: Amendment, told: Sequence[str], words: Vocabulary) -> Outcome | None:
    """What the last sentence says of the motion that names the mover or the mover's party."""
    names = _WORD.findall(amendment.by or "")
    if not names:
        return None
    surname = names[-1]
    text = " ".join(told)
    party = re.search(rf"\b{re.escape(surname)}\w?\s*\((\w{{1,4}})\)", text)
    called = [rf"\b{re.escape(surname)}s?\b"]
    if party:
        of, joined = (
            "|".join(map(re.escape, words.words[group][name]))
            for group, name in (("amendments", "of"), ("joining", "and"))
        )
        called.append(rf"\b(?:{of}) (?:\w+ (?:{joined}) )?{re.escape(party[1])}\b")
    named = re.compile("|".join(called))
    key = folded(amendment.text)[:_SAME]
    choice = words.pattern("amendments", "choice")
    results = words.named_patterns("votes", "result")
    outcome: Outcome | None = None
    for sentence in told:
        if not named.search(sentence) or (key and key in folded(sentence)) or choice.search(sentence):
            continue
        said = _adopted(sentence, words)
        if said and not named.search(said) and not words.pattern("amendments", "at_hand").search(said):
            if any(kind == "approved" and each.search(said) for kind, each in results):
                outcome = Outcome.REJECTED  # the other one was adopted
            continue
        sentence = said or sentence
        if words.pattern("amendments", "rejected").search(sentence):
            outcome = Outcome.REJECTED
        elif words.pattern("amendments", "approved").search(sentence):
            outcome = Outcome.APPROVED
    return outcome
