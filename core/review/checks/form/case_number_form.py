"""Case numbers that are written otherwise than all the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.language import _
from core.review.check import Check, Tuned, Value
from core.review.checks.form.printed_cases import PrintedCase, printed_cases, runs_of, shape_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_FIXED = 6
"""Figures of a running number that is filled up with noughts, though none may be seen to be."""
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
        cases = printed_cases(draft)
        year = draft.meeting.date.year if draft.meeting.date else None
        for each in cases:
            others = [other for other in cases if other is not each]
            enough = len(others) >= tuned.number("others")
            if (enough and _differs(each, others)) or _is_to_come(each.number, year):
                usual = others[0].number if others else ""
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
                )


def _differs(case: PrintedCase, others: Sequence[PrintedCase]) -> bool:
    shapes = Counter(shape_of(each.number) for each in others)
    if len(shapes) > 1:
        return False
    if shape_of(case.number) not in shapes:
        return True
    mine = runs_of(case.number)
    theirs = [runs_of(each.number) for each in others]
    for place, run in enumerate(mine):
        lengths = {len(each[place]) for each in theirs}
        if len(lengths) > 1 or len(run) in lengths or not run[0].isdigit():
            continue
        length = lengths.pop()
        padded = any(each[place].startswith("0") for each in theirs) and len(run) < length
        if place == 0 or padded or length >= _FIXED:
            return True
    return False


def _is_to_come(number: str, year: int | None) -> bool:
    match = _YEAR.match(number)
    if match is None or year is None or shape_of(number) not in ("9-9", "9/9"):
        return False
    stated = 2000 + int(match[2])
    return stated > year and (bool(match[1]) or stated - 100 < year - _SPAN_OF_CASES)
