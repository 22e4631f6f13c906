"""Numbers that no item has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language import _, ngettext
from core.minutes import DocumentKind
from core.review.check import Check, Tuned
from core.review.checks.form.contents import Listed, listed
from core.review.checks.form.headings import Printed, printed_headings
from core.review.checks.form.numbering import in_series, is_withdrawn
from core.review.checks.form.rising import misplaced
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_MOST = 3
"""Numbers that may be gone; where more are, the items are counted otherwise."""


class NumberMissing(Check):
    """Looks for gaps. The first number may be any, as one counted over the year; closed items begin at 101
    with some. What the contents list names is `item-vanished`, and where the text says that an item is
    withdrawn nothing is missing."""

    id = "number-missing"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Number missing")

    def why(self) -> str:
        return _("Check that no item got lost: a number that is left out makes readers ask what stood there.")

    def advice(self) -> str:
        return _("Put the item in, number anew, or say that it is off the agenda.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        for headings in in_series(draft.once(printed_headings)).values():
            for gone, after in _gaps(draft, headings, contents):
                left = [each for each in gone if not is_withdrawn(draft, each)]
                if left:
                    numbers = ", ".join(map(str, left))
                    yield Hit(
                        after.span,
                        ngettext(
                            "There is no item {numbers} before item {next}.",
                            "There are no items {numbers} before item {next}.",
                            len(left),
                        ).format(numbers=numbers, next=after.printed),
                        subject=numbers,
                    )


def _named(draft: Draft, contents: Listed) -> set[str | None]:
    """The numbers of the contents list, but those of items that bear another one."""
    items, pairs = draft.meeting.items, dict(contents.pairs)
    return {
        each.number
        for at, each in enumerate(contents.entries)
        if at not in pairs or items[pairs[at]].number in (each.number, None)
    }


def _gaps(
    draft: Draft, headings: Sequence[Printed], contents: Listed | None
) -> Iterator[tuple[list[int], Printed]]:
    """The numbers between those there are, each gap with the heading behind it."""
    named = _named(draft, contents) if contents else set()
    headings, mistyped = _without_mistyped(headings)
    by_number = {each.number: each for each in reversed(headings)}
    numbers = sorted(by_number)
    gaps: list[tuple[list[int], Printed]] = []
    if len(numbers) < 2:
        return
    first = 1 if numbers[0] == 2 and draft.meeting.kind is not DocumentKind.SUPPLEMENT else numbers[0]
    for below, number in zip([first - 1, *numbers], numbers, strict=False):
        gone = [
            each
            for each in range(below + 1, number)
            if str(each) not in named and each != mistyped and not _stands_somewhere(draft, each)
        ]
        item = draft.meeting.items[by_number[number].item]
        if not gone or (item.closed and number % 100 == 1) or _is_doubled_instead(headings, gone, number):
            continue
        gaps.append((gone, by_number[number]))
    if sum(len(gone) for gone, _each in gaps) <= min(_MOST, len(numbers) - 1):
        yield from gaps


def _without_mistyped(headings: Sequence[Printed]) -> tuple[Sequence[Printed], int | None]:
    """The headings without the one whose number alone breaks the rise, and the number that it should have: it
    is told by itself."""
    wrong = misplaced([each.number for each in headings])
    if len(wrong) != 1 or not 0 < wrong[0] < len(headings) - 1:
        return headings, None
    before, after = headings[wrong[0] - 1].number, headings[wrong[0] + 1].number
    if after - before != 2:
        return headings, None
    return [*headings[: wrong[0]], *headings[wrong[0] + 1 :]], before + 1


def _is_doubled_instead(headings: Sequence[Printed], gone: Sequence[int], number: int) -> bool:
    """Whether the heading before bears the number before the one that is gone, as another does: told so."""
    numbers = [each.number for each in headings]
    at = numbers.index(number)
    return len(gone) == 1 and numbers[max(0, at - 2) : at] == [gone[0] - 1] * 2


def _stands_somewhere(draft: Draft, number: int) -> bool:
    """Whether two lines alike bear the number and a title, as an entry of a list and its heading do: where
    items stand in groups, one out of order is read as text."""
    pattern = re.compile(rf"^[ \t]*({number}[.:]? [^\W\d_].{{3,}}?)[ \t]*$", re.MULTILINE)
    lines = [match[1] for match in pattern.finditer(draft.source.text)]
    return len(set(lines)) < len(lines)
