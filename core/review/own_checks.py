"""Checks that a municipality wrote itself, run as the program's own."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit
from core.review.rules import OwnCheck, Rules


class OwnPattern(Check):
    """A check made of a rule."""

    group = Group.FORM

    def __init__(self, own: OwnCheck) -> None:
        self._own = own
        self.id = own.id  # type: ignore[misc]
        self.severity = own.severity  # type: ignore[misc]

    def name(self) -> str:
        return self._own.name

    def why(self) -> str:
        return self._own.why

    def source(self) -> str:
        return self._own.source

    def source_in(self, language: str) -> str:
        return self._own.source

    def advice(self) -> str:
        return self._own.advice or _("See whether that is meant.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for at, item in enumerate(draft.meeting.items):
            if self._own.missing:
                if not item.closed and not any(map(self._is_in, self._read(draft, at))):
                    yield Hit(None, self._own.message, item=at, subject=self._own.id)
                continue
            for paragraph in self._read(draft, at):
                for match in self._own.pattern.finditer(paragraph.text):
                    if match[0]:
                        yield Hit(draft.span_in(paragraph, *match.span()), self._own.message)

    def _is_in(self, paragraph: DraftParagraph) -> bool:
        return self._own.pattern.search(paragraph.text) is not None

    def _read(self, draft: Draft, item: int) -> Iterator[DraftParagraph]:
        for paragraph in draft.of_item(item):
            if not self._own.roles or paragraph.role in self._own.roles:
                yield paragraph


def own_hits(draft: Draft, rules: Rules) -> Iterator[tuple[Check, Iterator[Hit]]]:
    """Each of the rules' own checks that is on, and what it finds."""
    for own in rules.own:
        check = OwnPattern(own)
        if rules.is_on(check):
            yield check, check.look(draft, rules.tuned(check))
