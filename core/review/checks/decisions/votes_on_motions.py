"""Votes where one motion is set against another, as Norwegian and Swedish minutes tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import AgendaItem
from core.parsing.vocabulary import Vocabulary
from core.parsing.votes import votes_in
from core.review.checks.decisions.said import Said, decided, named, of_item, told
from core.review.draft import Draft
from core.review.finding import Hit
from core.review.word_lists import pattern_of, words_of

_STEM, _LONG = 4, 8
"""Letters by which a word of a motion is known again, "avslag", "avslå", and a long one of ten letters, which
may be a compound: "kommunstyrelsens"."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def hits_on_motions(draft: Draft) -> Iterator[Hit]:
    """What was carried by fewer votes than were cast against it, or by all though some were against."""
    for at, item in draft.open_items:
        for said in of_item(draft, at):
            message = _in_a_sentence(said.text, draft.words)
            if message is not None:
                yield Hit(said.span, message.format(item=named(item)), item=at)
        yield from _of_sides(draft, at, item, told(draft, at))


def _in_a_sentence(text: str, words: Vocabulary) -> str | None:
    """What one sentence says that does not agree: "vedtatt med 3 mot 4 stemmer"."""
    if not any(map(str.isdigit, text)):
        return None
    for match in pattern_of("decisions", words.language, "carried_with").finditer(text):
        numbers = {name: value for name, value in match.groupdict().items() if value is not None}
        yes, no = (_number(numbers, side) for side in ("yes", "no"))
        if "all" in numbers and no > 0:
            return _("Item {item} is said to have been agreed by all, and some voted against it.")
        if "all" not in numbers and yes < no:
            return _("Item {item} is approved, and more voted against it than for it.")
    return None


def _number(numbers: dict[str, str], side: str) -> int:
    return next((int(value) for name, value in numbers.items() if name.startswith(side)), 0)


def _of_sides(draft: Draft, at: int, item: AgendaItem, sentences: Sequence[Said]) -> Iterator[Hit]:
    """Numbers that speak for the other motion than the one that the sentence, or the decision, follows; where
    the minutes say what a yes and what a no is for."""
    sides = [_motion(sentences, name, draft.words) for name in ("yes_is_for", "no_is_for")]
    yes, no = (side - other for side, other in ((sides[0], sides[1]), (sides[1], sides[0])))
    if not yes or not no:
        return
    follows = pattern_of("decisions", draft.words.language, "follows_motion")
    for said in sentences:
        votes = votes_in([said.text], draft.words)
        if votes is None or votes.for_count is None or votes.against_count is None:
            continue
        match = follows.search(said.text)
        text = match[0] if match else " ".join(each.text for each in decided(draft, at))
        outcome = _stems(text, draft.words)
        followed_yes, followed_no = bool(outcome & yes), bool(outcome & no)
        if followed_yes == followed_no or votes.for_count == votes.against_count:
            continue
        if followed_yes != (votes.for_count > votes.against_count):
            message = _("Item {item} follows the motion that had fewer votes.")
            yield Hit(said.span, message.format(item=named(item)), item=at)


def _motion(sentences: Sequence[Said], side: str, words: Vocabulary) -> frozenset[str]:
    """The words of what a yes, or a no, is for."""
    pattern = pattern_of("decisions", words.language, side)
    found = (match for said in sentences for match in pattern.finditer(said.text))
    texts = [value for match in found for value in match.groups() if value]
    return _stems(texts[0], words) if len(texts) == 1 else frozenset()


def _stems(text: str, words: Vocabulary) -> frozenset[str]:
    common = words_of("decisions", words.language)["of_any_motion"]
    found = (match[0].casefold() for match in _WORD.finditer(text))
    told = (each for each in found if not each.startswith(tuple(common)))
    return frozenset(each[: _LONG if len(each) >= _LONG + 2 else _STEM] for each in told)
