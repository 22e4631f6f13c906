"""Points of a recommendation that got lost, or bear one number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.language import _
from core.minutes import Role
from core.paragraph import Form
from core.review.check import Check, Tuned
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.source_text import Span

_NUMBERED = re.compile(r"\W{0,2}(\d{1,2})([.)]) *(?=[^\W\d_])")
_MOST = 2
"""Points that may be gone between two; where more are, it is no list."""


class _Point(NamedTuple):
    """A point: its number, and the place of what it is printed as."""

    number: int
    place: Span


class PointNumber(Check):
    """Looks through the points that begin a paragraph and are counted from 1. A number that stands anywhere
    in the section is not missing: it may have run into the point before."""

    id = "point-number"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Points of a recommendation that do not count on")

    def why(self) -> str:
        return _("Check that no point got lost: the decision, and those who carry it out, go by the numbers.")

    def advice(self) -> str:
        return _("Put the point in, or number them anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for at, _item in draft.open_items:
            sections: defaultdict[int | None, list[DraftParagraph]] = defaultdict(list)
            for paragraph in draft.in_role(at, Role.RECOMMENDATION):
                if paragraph.form is not Form.SECTION:
                    sections[paragraph.section].append(paragraph)
            for paragraphs in sections.values():
                text = "\n".join(each.text for each in paragraphs)
                for points in _lists(draft, paragraphs):
                    yield from _first_wrong(points, text)


def _lists(draft: Draft, paragraphs: Sequence[DraftParagraph]) -> Iterator[list[_Point]]:
    """The lists of a section, each of points printed in one way that begin with 1."""
    lists: dict[str, list[_Point]] = {}
    for paragraph in paragraphs:
        match = _NUMBERED.match(paragraph.text)
        if match is None:
            continue
        point = _Point(int(match[1]), draft.span_in(paragraph, match.start(1), match.end(2)))
        if point.number == 1:
            if match[2] in lists:
                yield lists[match[2]]
            lists[match[2]] = [point]
        elif match[2] in lists:
            lists[match[2]].append(point)
    yield from lists.values()


def _first_wrong(points: Sequence[_Point], text: str) -> Iterator[Hit]:
    """What is wrong where a list first does not count on; nothing where it counts otherwise."""
    for before, point in pairwise(points):
        if point.number == before.number:
            message = _("Two points of the recommendation bear the number {number}.")
            yield Hit(point.place, message.format(number=point.number))
            return
        gone = range(before.number + 1, point.number)
        if len(gone) > _MOST or point.number < before.number:
            return
        if gone and not any(re.search(rf"(?<!\d){each}[.)]", text) for each in gone):
            message = _("There is no point {numbers} before point {next}.")
            yield Hit(point.place, message.format(numbers=", ".join(map(str, gone)), next=point.number))
            return
