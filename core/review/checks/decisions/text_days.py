"""Other days than the meeting's that the texts of its decisions name as their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from core.parsing.bodies import is_unnamed, same_body
from core.parsing.vocabulary import Vocabulary
from core.review.checks.decisions.said import Said, decides, named, of_open_items
from core.review.draft import Draft
from core.review.word_lists import pattern_of, words_of
from core.source_text import Span

_HABIT = 3  # mentions of the meeting's own day that make one of another day a slip


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day in the text of a decision, with what its item is called."""

    at: int
    item: str
    span: Span
    day: date


def days_in_texts(draft: Draft, day: date) -> Iterator[OtherDay]:
    """The days that are not `day` and stand where this meeting speaks of itself.

    That is sure where it says "its own meeting", or where the sentence is the whole decision; elsewhere it
    must be the habit of these minutes to name their own day so.
    """
    usual = 0
    doubtful: list[OtherDay] = []
    for at, item, sentences in of_open_items(draft):
        for sentence in sentences:
            for place, other, sure in _days(sentence, sentences, draft):
                usual += other == day
                if other == day:
                    continue
                found = OtherDay(at, named(item), sentence.place(draft, *place), other)
                if sure:
                    yield found
                else:
                    doubtful.append(found)
    if usual >= _HABIT:
        yield from doubtful


def _days(sentence: Said, sentences: Sequence[Said], draft: Draft) -> Iterator[tuple[Span, date, bool]]:
    """The days of meetings of this body that a sentence names, and whether this meeting is meant for sure."""
    words = draft.words
    if not any(map(str.isdigit, sentence.text)):
        return
    deciding = _deciding_day(words).match(sentence.text)
    if deciding is not None and _is_this_body(deciding["who"], draft) and _is_alone(sentences, words):
        day = words.dates.find(deciding["day"])
        if day is not None:
            yield Span(*deciding.span("day")), day, True
            return
    for match in _meeting_day(words).finditer(sentence.text):
        day = words.dates.find(match["day"])
        if day is not None:
            itself = pattern_of("decisions", words.language, "itself").search(match[0]) is not None
            yield Span(*match.span("day")), day, itself


def _is_this_body(who: str | None, draft: Draft) -> bool:
    """Is `who` the body that met, or nobody at all: "Godkendt på mødet den …"?"""
    return not who or is_unnamed(who, draft.words) or same_body(who.strip(), draft.meeting.body, draft.words)


def _is_alone(sentences: Sequence[Said], words: Vocabulary) -> bool:
    """Is there one sentence that decides, and no more? Where others do, it may tell what went before."""
    return sum(decides(each.text, words) for each in sentences) == 1


@cache
def _meeting_day(words: Vocabulary) -> re.Pattern[str]:
    """ "… på mødet den 3. maj 2024"."""
    before = "|".join(words_of("decisions", words.language)["this_meeting"])
    return re.compile(rf"(?:{before})(?P<day>{words.dates.pattern})", re.IGNORECASE)


@cache
def _deciding_day(words: Vocabulary) -> re.Pattern[str]:
    """ "Godkendt på mødet den 3. maj 2024", "Byrådet vedtog den 3. maj 2024 indstillingen"."""
    listed = words_of("decisions", words.language)
    verbs, yes = "|".join(listed["decides"]), listed["yes"][0]
    between = "|".join(listed["not_between"])
    meeting, on = "|".join(listed["this_meeting"]), "|".join(listed["on_day"])
    other = rf"(?:(?!\b(?:{between})\b)[^.;:])*?"
    return re.compile(
        rf"(?:(?P<who>[^\W\d_][^.:;()]{{2,80}}?) (?:{verbs})|{listed['whole'][0]}{yes})"
        rf"(?: (?:{on})|\b{other}(?:{meeting}))(?P<day>{words.dates.pattern})",
        re.IGNORECASE,
    )
