"""A decision that is headed with another body's name, or says that another body made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.language import _
from core.parsing.bodies import is_body, same_body
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.decisions.named_bodies import is_office
from core.review.checks.decisions.other_meeting import all_misnamed
from core.review.checks.decisions.said import named, of_open_items
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of, words_of


class DecisionOtherBody(Check):
    """Another body's name in the decision."""

    id = "decision-body"
    group = Group.DECISIONS
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Decision of another body")

    def why(self) -> str:
        return _(
            "A text that was copied from another body's minutes may keep that body's name. Check who decided."
        )

    def advice(self) -> str:
        return _("Name the body that met, or say that the other one decided earlier.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        body = draft.meeting.body
        if body is None or not draft.is_minutes:
            return
        headed: set[int] = set()
        for at, item, slip in all_misnamed(draft):
            if slip.other_body:
                headed.add(at)
                message = _("The decision on item {item} is headed {other}; the meeting was held by {body}.")
                yield Hit(
                    slip.heading,
                    message.format(item=named(item), other=slip.decision.body, body=body),
                    item=at,
                    severity=Severity.ERROR,
                )
        for at, item, sentences in of_open_items(draft):
            for sentence in sentences if at not in headed else ():
                match = _who_decides(draft.words).match(sentence.text)
                if match is None or not _is_other(match["who"], sentence.text, body, draft):
                    continue
                message = _(
                    "The decision on item {item} says that {other} decided; the meeting was held by {body}."
                )
                yield Hit(
                    sentence.place(draft, *match.span("who")),
                    message.format(item=named(item), other=match["who"], body=body),
                    item=at,
                )


def _is_other(who: str, sentence: str, body: str, draft: Draft) -> bool:
    """Is `who` another body than the one that met, and does the sentence tell of this meeting?"""
    words, language = draft.words, draft.meeting.language
    if pattern_of("decisions", language, "committee").search(who):
        return pattern_of("decisions", language, "council").search(body) is not None
    if not is_body(who, words) or is_office(who, words) or same_body(who, body, words):
        return False
    return pattern_of("decisions", language, "earlier").search(sentence) is None


@cache
def _who_decides(words: Vocabulary) -> re.Pattern[str]:
    listed = words_of("decisions", words.language)
    before, verbs = "|".join(listed["before_body"]), "|".join(listed["decides"])
    return re.compile(rf"(?:{before})?(?P<who>[^\W\d_][^.:;()]{{2,80}}?) (?:{verbs})\b", re.IGNORECASE)
