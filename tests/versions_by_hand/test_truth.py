"""What was written down by hand is there: every quote where it says, in both versions."""

from __future__ import annotations

import importlib
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pymupdf
import pytest

from tests.versions_by_hand.truth import CORPUS, HERE, Place, Truth, opened, stored, truths

KINDS = {"kept", "moved", "changed", "gone", "either"}
POINT = re.compile(r"^[•-]\s", re.MULTILINE)


def words(path: Path, at: Place) -> list[str]:
    """The words at a place, without the signs before points."""
    source, _ = opened(path)
    return POINT.sub("", source.text[at.span.start : at.span.end]).split()


def check(truth: Truth) -> None:
    """Each place lies in its item, holds words as `expected` has it, and is a decision if it says so."""
    for path, at in ((truth.old_file, truth.old), *((truth.new_file, each) for each in truth.new)):
        _, meeting = opened(path)
        if at.index is not None:
            item = meeting.items[at.index]
            assert item.span.start <= at.span.start < at.span.end <= item.span.end, truth.id
            if truth.about == "decision":
                assert at.span in [decision.span for decision in item.decisions], truth.id
        assert at.whole_item == (truth.about == "item"), truth.id
    assert bool(truth.new) == (truth.expected != "gone"), truth.id
    if truth.expected == "either":
        assert len(truth.new) + truth.may_be_gone > 1, truth.id
    else:
        assert len(truth.new) <= 1, truth.id
        assert truth.may_be_gone == (truth.expected == "gone"), truth.id
    if truth.about == "item" or truth.mark == "over a page" or not truth.new:
        return  # nothing to compare; what is over a page has the foot and the head of pages in it
    same = words(truth.old_file, truth.old) == words(truth.new_file, truth.new[0])
    assert same == (truth.expected in ("kept", "moved")) or truth.expected == "either", truth.id


def test_every_invented_place_is_there() -> None:
    for truth in truths(real=False):
        check(truth)


@pytest.mark.needs_corpus(CORPUS)
def test_every_real_place_is_there() -> None:
    for truth in truths(real=True):
        check(truth)


def test_there_are_enough_of_each_kind() -> None:
    real = [each for _, each in stored(real=True)]
    invented = [each for _, each in stored(real=False)]
    assert len(real) >= 12
    assert len(real) + len(invented) >= 50
    kinds = Counter(each["expected"] for each in [*real, *invented])
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 5
    ids = [each["id"] for each in [*real, *invented]]
    assert len(set(ids)) == len(ids)


def test_no_text_of_real_minutes_is_kept_here() -> None:
    for _, each in stored(real=True):
        for at in (each["old"], *each.get("new", [])):
            assert set(at) in ({"item"}, {"item", "from", "to", "words"})


def content(path: Path) -> list[str] | bytes:
    if path.suffix == ".pdf":
        with pymupdf.open(path) as document:
            return [page.get_text() for page in document]
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml")


def test_kept_files_are_what_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setattr(sys, "path", [*sys.path])
    importlib.import_module("make_pairs").make_pairs(tmp_path)
    kept = {path.name for path in HERE.iterdir() if path.suffix in (".pdf", ".docx")}
    assert kept == {path.name for path in tmp_path.iterdir()}
    for name in kept:
        assert content(HERE / name) == content(tmp_path / name)
