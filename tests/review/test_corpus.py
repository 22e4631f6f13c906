"""What the checks find in real, published minutes: docs/review.md argues each finding of weight.

A finding is known here by file, check, item and a digest of its words: none of the text stands in the
project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core.opening import open_file
from core.review.draft import Draft
from core.review.finding import Finding, Severity
from core.review.inside.reading import facts_of
from core.review.rules import NO_RULES
from core.review.running import review

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SUFFIXES = {".pdf", ".docx", ".txt"}
CHARACTERS_OF_A_PAGE = 2500
PAGES_OF_A_FALSE_FINDING = 5

TRUE = {
    ("aarhus-2025.pdf", "participants-missing", None, "e3b0c44298fc"),
    ("aarhus-2025.pdf", "mark-unpaired", 13, "ba5ec51d07a4"),
    ("kalundborg-2018.pdf", "participants-missing", None, "e3b0c44298fc"),
    ("kalundborg-2018.txt", "participants-missing", None, "e3b0c44298fc"),
    ("kalundborg-2018.txt", "item-vanished", None, "9ec2a98d299e"),
    ("kolding-2020.pdf", "decision-body", 6, "3a0e8d9fc6ca"),
    ("kolding-2020.txt", "decision-body", 6, "3a0e8d9fc6ca"),
}
"""File, check, number of the item as it is counted, and a digest of the words."""

FALSE: set[tuple[str, str, int | None, str]] = set()


@cache
def looked_through() -> tuple[tuple[str, int, tuple[Finding, ...]], ...]:
    """Each file with its pages and what was found in it."""
    found = []
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in SUFFIXES:
            opened = open_file(path)
            facts = facts_of(opened.content, opened.source)
            draft = Draft(opened.source, opened.meeting, path.name, facts)
            pages = len(opened.source.pages) or len(opened.source.text) // CHARACTERS_OF_A_PAGE + 1
            found.append((path.name, pages, review(draft, NO_RULES)))
    return tuple(found)


def of_weight() -> Iterator[tuple[tuple[str, str, int | None, str], Finding]]:
    """All findings but notes, with what they are known by."""
    for name, _pages, findings in looked_through():
        for each in findings:
            if each.severity is not Severity.NOTE:
                item = None if each.item is None else each.item + 1
                digest = hashlib.sha256(each.quote.encode()).hexdigest()[:12]
                yield (name, each.check, item, digest), each


@pytest.mark.needs_corpus(CORPUS)
def test_nothing_of_weight_is_found_that_was_not_argued() -> None:
    told = dict(of_weight())
    new = {key: told[key].message for key in told.keys() - TRUE - FALSE}
    assert not new, "argue these in docs/review.md"
    assert told.keys() == TRUE | FALSE, "docs/review.md argues what is found no more"


@pytest.mark.needs_corpus(CORPUS)
def test_at_most_one_in_five_pages_is_false() -> None:
    pages = sum(each for _name, each, _findings in looked_through())
    false = [key for key, _finding in of_weight() if key in FALSE]
    assert pages > 80
    assert len(false) * PAGES_OF_A_FALSE_FINDING <= pages


@pytest.mark.needs_corpus(CORPUS)
def test_no_published_cpr_number_or_closed_text_is_made_up() -> None:
    errors = [each for _key, each in of_weight() if each.severity is Severity.ERROR]
    assert errors == []
