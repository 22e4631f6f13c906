"""Case numbers that are written otherwise than all the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.language import _
from core.review.check import Check, Tuned, Value
from core.review.checks.form.printed_cases import printed_cases, runs_of, shape_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_FIXED = 6
"""Figures of a running number that is filled up with noughts, though none may be seen to be."""
_LONG = 5
"""Figures of one that noughts fill up and that does not outgrow them within a year."""
_YEAR = re.compile(r"(?:(20)?(\d\d))[-/](?=\d)")
_SPAN_OF_CASES = 45  # years


class CaseNumberForm(Check):
    """Looks at the form where all others, at least `others`, share one; at the length of a part where all
    others have the same and it is of a fixed length; and at years that are still to come."""

    id = "case-number-form"
    group = Group.FORM
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"others": 3}

    def name(self) -> str:
        return _("Case number in another form")

    def why(self) -> str:
        return _("Check the case number: by it the case is found again, and its documents are filed.")

    def advice(self) -> str:
        return _("Correct the case number.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        cases = draft.once(printed_cases)
        year = draft.meeting.date.year if draft.meeting.date else None
        shapes = Counter(shape_of(each.number) for each in cases)
        runs = [runs_of(each.number) for each in cases]
        enough = len(cases) > tuned.number("others")
        for place, each in enumerate(cases):
            differs = _differs(place, shape_of(each.number), shapes, runs) if enough else None
            if differs is not None or _is_to_come(each.number, year):
                usual = cases[place - 1].number if place else cases[-1].number
                yield Hit(
                    each.span,
                    _(
                        "The case number {number} is not written as those of the other items ({usual})."
                    ).format(number=each.number, usual=usual)
                    if not _is_to_come(each.number, year)
                    else _("The case number {number} is of a year that is still to come.").format(
                        number=each.number
                    ),
                    item=each.item,
                    subject=each.number,
                    severity=differs,
                )


def _differs(at: int, shape: str, shapes: Counter[str], runs: Sequence[tuple[str, ...]]) -> Severity | None:
    """How surely a number is wrong that is the only one of its form, or of which a part has another length
    than in all others. A running number without noughts may be of any length: that is worth a look alone."""
    if len(shapes) > 1:
        return Severity.WARNING if shapes[shape] == 1 and len(shapes) == 2 else None
    mine = runs[at]
    for place, run in enumerate(mine):
        if not run[0].isdigit():
            continue
        lengths = Counter(len(each[place]) for each in runs)
        if lengths[len(run)] > 1 or len(lengths) != 2:
            continue
        length = next(each for each in lengths if each != len(run))
        padded = any(other[place].startswith("0") for each, other in enumerate(runs) if each != at)
        is_fixed = padded and (len(run) < length or length >= _LONG)
        if place == 0 or is_fixed or length >= _FIXED:
            return Severity.WARNING
        if length >= _LONG:
            return Severity.NOTE
    return None


def _is_to_come(number: str, year: int | None) -> bool:
    match = _YEAR.match(number)
    if match is None or year is None or shape_of(number) not in ("9-9", "9/9"):
        return False
    stated = 2000 + int(match[2])
    return stated > year and (bool(match[1]) or stated - 100 < year - _SPAN_OF_CASES)
