"""Case numbers that are written otherwise than all the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.language import _
from core.review.check import Check, Tuned, Value
from core.review.checks.form.printed_cases import PrintedCase, printed_cases, runs_of, shape_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_FIXED = 6
"""Figures of a running number that is filled up with noughts, though none may be seen to be."""
_FEW = 3
"""Numbers of which one in another form is a note: two alike are few to tell by."""
_LONG = 5
"""Figures of one that noughts fill up and that does not outgrow them within a year."""
_LOOK_ALIKE = str.maketrans("OoIl", "0011")
_IS_YEAR = re.compile(r"(?:19|20)\d\d")
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
        by_shape: defaultdict[str, dict[int, Sequence[str]]] = defaultdict(dict)
        for place, each in enumerate(cases):
            by_shape[shape_of(each.number)][place] = runs_of(each.number)
        shapes = Counter({shape: len(runs) for shape, runs in by_shape.items()})
        parts = _by_parts(cases)
        enough = len(cases) > tuned.number("others")
        for place, each in enumerate(cases):
            runs = by_shape[shape_of(each.number)]
            alike = [other for at, other in runs.items() if at != place]
            is_slip = _is_mistyped(each.number, shapes) or _lacks_a_sign(each.number, parts)
            differs = Severity.WARNING if is_slip else None
            if len(alike) >= tuned.number("others"):
                differs = differs or _differs(runs[place], alike)
            elif enough and not alike and len(shapes) == 2:
                differs = Severity.WARNING
            elif len(cases) == _FEW and not alike and len(shapes) == 2:
                differs = differs or (Severity.NOTE if len(set(map(_bare, shapes))) == 1 else None)
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


def _bare(shape: str) -> str:
    """The parts of a form, whatever signs stand between them."""
    return "".join(each for each in shape if each.isalnum())


def _is_mistyped(number: str, shapes: Counter[str]) -> bool:
    """Whether a number is written as others are once a letter in it is read as the figure it looks like."""
    typed = number.translate(_LOOK_ALIKE)
    return typed != number and shapes[shape_of(number)] == 1 and shapes[shape_of(typed)] > 0


def _by_parts(cases: Sequence[PrintedCase]) -> Mapping[tuple[str, int], list[str]]:
    """The forms of the numbers, by their letters and figures and how many signs stand between these."""
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for each in cases:
        found[_letters_and_figures(each.number), _signs(each.number)].append(shape_of(each.number))
    return found


def _lacks_a_sign(number: str, parts: Mapping[tuple[str, int], list[str]]) -> bool:
    """Whether a number has all that at least two others have, but for one sign between its parts:
    "779-20259923" beside "779-2025-4401"."""
    like = parts.get((_letters_and_figures(number), _signs(number) + 1), [])
    return len(like) > 1 and len(set(like)) == 1


def _letters_and_figures(number: str) -> str:
    return "".join("9" if each.isdigit() else "A" for each in number if each.isalnum())


def _signs(number: str) -> int:
    return sum(not each.isalnum() for each in number)


def _differs(mine: Sequence[str], others: Sequence[Sequence[str]]) -> Severity | None:
    """How surely a number is wrong of which a part has another length than in all others of its form. A
    running number without noughts may be of any length: that is worth a look alone, and nothing where it is
    short and of another year, in which they are counted anew."""
    for place, run in enumerate(mine):
        if not run[0].isdigit() or any(len(each[place]) == len(run) for each in others):
            continue
        lengths = {len(each[place]) for each in others}
        if len(lengths) != 1:
            continue
        length = lengths.pop()
        padded = any(each[place].startswith("0") for each in others)
        of_years = all(_IS_YEAR.fullmatch(each[place]) for each in others)
        if place == 0 or of_years or length >= _FIXED or (padded and (len(run) < length or length >= _LONG)):
            return Severity.WARNING
        counted_anew = place > 0 and all(each[0] != mine[0] for each in others) and length - len(run) > 1
        if length >= _LONG and not counted_anew:
            return Severity.NOTE
    return None


def _is_to_come(number: str, year: int | None) -> bool:
    match = _YEAR.match(number)
    if match is None or year is None or shape_of(number) not in ("9-9", "9/9"):
        return False
    stated = 2000 + int(match[2])
    return stated > year and (bool(match[1]) or stated - 100 < year - _SPAN_OF_CASES)
