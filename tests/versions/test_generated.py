"""Versions made by known steps: annotations come to where they belong, and what changed is told.

Some thirty pairs; `tests/benchmarks/carrying.py` and `comparing.py` take all minutes there are."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from core.opening import open_file
from core.versions.changes.comparing import compare
from core.versions.placing.placing_again import carry
from tests.versions.changed import Counted, count_items, count_sentences
from tests.versions.measured import Judged, measured
from tests.versions.pairs import INVENTED, MET, Pair, pairs_of
from tests.versions.places import placed, places
from tests.versions.setting import FORMATS, layout_of, set_version
from tests.versions.steps import STEPS
from tests.versions.swaps import BEFORE
from tests.versions.tables import FOUND
from tests.versions.truth import Text, Verdict
from tests.versions.written import Minutes, words_text, written

FILES = (
    "noerrevang-byraad-2024.txt",
    "sydhavet-social-2012.txt",
    "tangerup-byraad-2016.html",
    "klitborg-teknik-2023.txt",
    "mosevig-byraad-2008.txt",
)
MANY = 10  # annotations of a pair


@cache
def pairs() -> tuple[Pair, ...]:
    """Each step once, spread over the files; those that keep the words and not what they say, on each."""
    steps = [each for each in (*STEPS, MET) if each not in BEFORE]
    return tuple(
        pair
        for at, name in enumerate(FILES)
        for pair in pairs_of(INVENTED / name, [*steps[at :: len(FILES)], *BEFORE], MANY)
    )


@cache
def judged() -> tuple[Judged, ...]:
    found = []
    for pair in pairs():
        annotations = [each.annotation for each in pair.annotations]
        found += measured(pair, carry(pair.old.version, pair.new.version, annotations))
    return tuple(found)


def listed(found: list[Judged]) -> str:
    return "\n\n".join(map(str, found))


def test_no_annotation_is_placed_wrongly_without_a_sign() -> None:
    wrong = [each for each in judged() if each.verdict in (Verdict.WRONG, Verdict.CHANGE_UNSAID)]
    assert not listed(wrong)
    assert len(judged()) >= 300
    assert BEFORE.keys() <= {each.pair.step for each in judged()}
    assert sum(each.truth.text is Text.TURNED for each in judged()) >= 15


@pytest.mark.parametrize(("text", "least"), [(Text.SAME, 0.99), (Text.EDITED, 0.95), (Text.GONE, 1.0)])
def test_annotations_come_to_where_they_belong(text: Text, least: float) -> None:
    on_it = [each for each in judged() if each.truth.text is text]
    faults = [each for each in on_it if each.verdict not in FOUND[text]]
    assert len(on_it) > 5
    share = 1 - len(faults) / len(on_it)
    assert share >= least, f"{share:.4f} of {len(on_it)}\n{listed(faults)}"


@pytest.mark.parametrize(("count", "least"), [(count_items, 10), (count_sentences, 150)])
def test_changes_are_told_and_nothing_else(count, least: int) -> None:  # type: ignore[no-untyped-def]
    counted = Counted()
    for pair in pairs():
        if pair.is_read_rightly:
            found = count(pair, compare(pair.old.version, pair.new.version))
            found.faults = [f"{pair.name}, {pair.step}, {pair.formats}: {each}" for each in found.faults]
            counted += found
    assert min(counted.precision, counted.recall) >= 0.98, "\n".join(counted.faults)
    assert counted.right >= least


def test_forms_of_one_meeting_differ_in_nothing() -> None:
    name = FILES[0]
    first, *others = [placed(minutes_of(name), layout_of(each, Random(name))).version for each in FORMATS]
    for other in others:
        told = [*compare(first, other).changes, *compare(other, first).changes]
        assert not told, (first.source.format, other.source.format, told)


@cache
def minutes_of(name: str) -> Minutes:
    opened = open_file(INVENTED / name)
    return written(opened.source, opened.meeting)


@pytest.mark.parametrize("format", FORMATS)
def test_the_place_of_each_word_is_known(format: str) -> None:
    minutes = minutes_of(FILES[0])
    version = placed(minutes, layout_of(format, Random(3)))
    for word in minutes.words():
        if word.id in version.spans:
            start, end = version.spans[word.id]
            assert version.source.text[start:end].replace("-\n", "") in word.text
    assert len(version.spans) > 0.95 * len(version.order)


def test_a_version_is_the_same_each_time() -> None:
    minutes, layout = minutes_of(FILES[0]), layout_of("text", Random(5))
    assert set_version(minutes, layout).content == set_version(minutes, layout).content
    first, second = (next(pairs_of(INVENTED / FILES[-1], ["items moved"], 4)) for _ in range(2))
    assert first.new.source.text == second.new.source.text
    assert [each.words for each in first.annotations] == [each.words for each in second.annotations]
    assert places(set_version(minutes, layout), placed(minutes, layout).source)


def test_steps_do_what_they_say() -> None:
    base = minutes_of(FILES[0])
    titles = [words_text(item.title.words) for item in base.items]
    for step, more in (("items inserted", True), ("items deleted", False)):
        new = base.copy()
        assert STEPS[step](new, Random(1))
        now = [words_text(item.title.words) for item in new.items]
        assert len(now) > len(titles) if more else len(now) < len(titles)
        assert [item.id for item in base.items] == sorted(item.id for item in base.items)
