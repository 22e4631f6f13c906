"""Known faults planted in clean minutes are found, and at the right place.

A part of what `tests/benchmarks/reviewing.py` plants: every kind, in text, Word and PDF.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import islice
from random import Random

from core.review.finding import Severity
from tests.faults.clean_files import layout_for, set_clean
from tests.faults.files import FILE_FAULTS
from tests.faults.judging import (
    Judged,
    all_ids,
    by_themselves,
    false_findings,
    files_by_themselves,
    files_together,
    fresh,
    own,
    together,
)
from tests.faults.kinds import FAULTS, FOUND_BY

LEAST = 0.95
_SOME = 20  # of other formats than text, which take longer to make


@cache
def judged() -> tuple[Judged, ...]:
    """Each kind several times as text, some as Word and PDF, and all faults of files."""
    first, second, third, fourth = own()
    found: list[Judged] = []
    for path in (first, second, fourth):
        found += together(path, "text")
    had = {each.fault for each in found}
    found += by_themselves(first, "text", [each for each in FAULTS if each.name not in had])
    found += by_themselves(third, "pdf", [each for each in FAULTS if "text" not in each.formats])
    for format in ("docx", "pdf"):
        found += islice(together(third, format), _SOME)
    for format in ("docx", "pdf"):
        found += files_together(first, format)
        found += files_by_themselves(first, format, [each for each in FILE_FAULTS if each.alone])
    return tuple(found)


def test_nearly_all_are_found_at_the_right_place() -> None:
    wrong = [str(each) for each in judged() if not each.right]
    assert len(judged()) >= 200
    assert 1 - len(wrong) / len(judged()) >= LEAST, "\n".join(wrong)


def test_each_kind_is_found() -> None:
    by_kind: defaultdict[str, list[bool]] = defaultdict(list)
    for each in judged():
        by_kind[each.fault].append(each.right)
    kinds = {each.name for each in (*FAULTS, *FILE_FAULTS)}
    lacking = kinds - by_kind.keys()
    assert lacking == set(), "there was no room for these"
    assert not [kind for kind, right in by_kind.items() if sum(right) * 2 < len(right)]


def test_each_check_has_faults_that_it_is_to_find() -> None:
    named = {check for each in (*FAULTS, *FILE_FAULTS) for check in each.checks}
    # the one looks through no Danish minutes, the other tells of damaged files
    assert named == all_ids() - {"national-number", "file-unread"}
    assert FOUND_BY.keys() == {each.name for each in FAULTS}


def test_clean_minutes_are_clean() -> None:
    told = []
    for path in own():
        for seed, format in enumerate(("text", "docx", "pdf")):
            clean = false_findings(path, format, seed)
            assert clean is not None
            told += [
                f"{path.stem}, {format}: {each.message} {each.quote!r}"
                for each in clean[1]
                if each.severity is not Severity.NOTE
            ]
    assert told == []


def test_where_a_fault_stands_is_known() -> None:
    """The words that are wrong stand in the file at the place that is said."""
    path = own()[0]
    for name, words in (("doubled word", 2), ("one case number twice", 1), ("end before the start", 2)):
        fault = next(each for each in FAULTS if each.name == name)
        bed = fresh(path, name, contents=False)
        planted = fault.plant(bed)
        assert planted is not None
        file = set_clean(bed, layout_for("text", bed))
        texts = {word.id: word.text for word in bed.minutes.words()}
        assert len(planted.places[0]) >= words
        for word in planted.places[0]:
            if word in file.spans:
                start, end = file.spans[word]
                assert file.source.text[start:end] in texts[word]


def test_the_same_is_planted_each_time() -> None:
    path = own()[1]
    for fault in FAULTS[:5]:
        one, other = (fresh(path, "once", contents=True) for _time in range(2))
        assert fault.plant(one) == fault.plant(other)
        files = [set_clean(bed, layout_for("text", bed)).content for bed in (one, other)]
        assert files[0] == files[1]
    assert fresh(path, "once", contents=True).chance.random() == Random(f"{path.name} once").random()
