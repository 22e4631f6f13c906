"""One meeting in several forms: nothing changed, however each form is laid out and understood."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from core.opening import open_file
from core.versions.changes.change import ChangeKind
from core.versions.changes.comparing import compare
from core.versions.version import Version
from tests.versions.places import placed
from tests.versions.setting import layout_of
from tests.versions.written import written

ROOT = Path(__file__).resolve().parents[4]
MINUTES = ROOT / "tests" / "minutes"
CORPUS = ROOT.parent / "shared" / "corpus"
TWINS = (
    ("kalundborg-2018.pdf", "kalundborg-2018.txt"),
    ("kolding-2020.pdf", "kolding-2020.txt"),
    ("rudersdal-2021.pdf", "rudersdal-2021.txt"),
    ("syddjurs-2013.pdf", "syddjurs-2013.docx"),
)


def version_at(path: Path) -> Version:
    opened = open_file(path)
    return Version(opened.meeting, opened.source)


@pytest.mark.parametrize("name", ["noerrevang-byraad-2024.txt", "vestkaer-kultur-2019.md"])
def test_text_pdf_and_word_say_the_same(name: str) -> None:
    opened = open_file(MINUTES / name)
    minutes = written(opened.source, opened.meeting)
    forms = [
        placed(minutes, layout_of(form, random.Random(form))).version for form in ("text", "docx", "pdf")
    ]
    for old, new in combinations(forms, 2):
        assert [(each.kind, each.old, each.new) for each in compare(old, new).changes] == []


@pytest.mark.needs_corpus(CORPUS)
@pytest.mark.parametrize(("one", "other"), TWINS)
def test_real_minutes_in_two_forms_say_the_same(one: str, other: str) -> None:
    assert compare(version_at(CORPUS / one), version_at(CORPUS / other)).changes == ()


@pytest.mark.needs_corpus(CORPUS)
@pytest.mark.parametrize(("one", "other"), TWINS[:3])
def test_one_figure_in_one_of_the_forms_is_found(one: str, other: str, tmp_path: Path) -> None:
    """Of the form that is text; the last figure of a case, which no contents list repeats."""
    new = version_at(CORPUS / other)
    sentence = next(
        each for each in reversed(new.sentences) if each.item is not None and each.text[-1:] == "."
        and any(map(str.isdigit, each.text)) and len(each.text) > 40
    )  # fmt: skip
    at = next(at for at in range(sentence.span.start, sentence.span.end) if new.source.text[at].isdigit())
    text = (CORPUS / other).read_text("utf-8")
    line = new.source.line_text(new.source.line_at(at))
    assert text.count(line) == 1
    place = text.index(line) + at - new.source.lines[new.source.line_at(at)].start
    path = tmp_path / "changed.txt"
    path.write_text(f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}", "utf-8")
    (change,) = compare(version_at(CORPUS / one), version_at(path)).changes
    assert change.kind is ChangeKind.CHANGED
    assert change.figures
