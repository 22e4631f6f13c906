"""What a template left: help texts, open places, broken references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import ClassVar

from core.language import _
from core.minutes import NodeKind
from core.review.check import Check, Tuned, Value
from core.review.checks.form.said import OWN_TEXT, ROOM, Phrase, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span


class Placeholder(Check):
    """`also` names more texts that the municipality's templates leave."""

    id = "placeholder"
    group = Group.FORM
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"also": ()}

    def name(self) -> str:
        return _("Left over from the template")

    def why(self) -> str:
        return _("Check that all places of the template are filled in.")

    def advice(self) -> str:
        return _("Write what belongs there, or delete it.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        also = [
            Phrase((words.lower(),), re.compile(re.escape(words), re.IGNORECASE))
            for words in tuned.words("also")
            if words
        ]
        end = -1
        for start, stop in sorted({*draft.once(left_over), *_places(draft, also)}):
            if start >= end:
                end = stop
                span = Span(start, stop)
                yield Hit(
                    span,
                    _("“{words}” seems to be left over from the template.").format(words=draft.quote(span)),
                )


def left_over(draft: Draft) -> tuple[Span, ...]:
    """The places at which any template's words are left, in order."""
    phrases = (*_open_places(), *phrases_of(draft.meeting.language, "template_words"))
    return tuple(sorted(_places(draft, phrases)))


def _places(draft: Draft, phrases: Sequence[Phrase]) -> list[Span]:
    kinds = (*OWN_TEXT, NodeKind.CONTENTS, NodeKind.FURNITURE)
    return [Span(*match.span()) for match, _node in phrased(draft, phrases, kinds)]


@cache
def _open_places() -> tuple[Phrase, ...]:
    """What is open in any language; capitals count."""
    lists = words_of(ROOM, "da")["open_places"]
    return tuple(Phrase(tuple(begin), re.compile(each)) for begin, each in lists)
