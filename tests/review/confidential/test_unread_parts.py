"""What of a file could not be looked at is told: silence would be taken for an all-clear."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from core.parsing import parse
from core.review.draft import Draft
from core.review.finding import Severity
from core.review.inside import pdf_unseen
from core.review.inside.facts import FileFacts, Hidden
from core.review.inside.reading import facts_of
from core.source_text import SourceText
from core.sources import read
from tests.review.drafts import draft_of, found
from tests.review.files import draft_in, pdf, saved, tracked, word
from tests.review.word_parts import draft_of_parts, package_of, parts_of

CHECK = "file-unread"
REMARKS = (b"<!-- x -->", b"<?x y?>")


def changed() -> Any:
    document = word()
    tracked(document.paragraphs[-1], "del", " Bo var syg.", "Bo Krag")
    return document


def shown(facts: FileFacts | None) -> list[tuple[Hidden, str]]:
    assert facts is not None
    return [(each.what, each.text) for each in facts.facts]


@pytest.mark.parametrize("remark", REMARKS)
def test_what_xml_may_have_between_its_elements_hides_nothing(remark: bytes) -> None:
    plain = draft_in(changed())
    parts = parts_of(saved(changed()))
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
            parts[name] = content[:start] + re.sub(rb"(?=<[a-zA-Z])", remark, content[start:])
    odd = draft_of_parts(parts)
    assert (Hidden.TRACKED_DELETION, "Bo var syg.") in shown(odd.facts)
    assert shown(odd.facts) == shown(plain.facts)
    assert [each.message for each in found("tracked-changes", odd)]
    assert not found(CHECK, odd)


@pytest.mark.parametrize("name", ["word/styles.xml", "word/settings.xml", "docProps/core.xml", "_rels/.rels"])
def test_a_part_that_cannot_be_read_is_told_and_the_others_are_read(name: str) -> None:
    content = saved(changed())
    source, parts = read(content), parts_of(content)
    parts[name] = b"<a><b>"
    damaged = draft_read_before(parts, source)
    (told,) = found(CHECK, damaged)
    assert told.severity is Severity.WARNING
    assert found("tracked-changes", damaged)


def draft_read_before(parts: dict[str, bytes], source: SourceText) -> Draft:
    return Draft(source, parse(source), "referat", facts_of(package_of(parts), source))


def test_a_file_that_cannot_be_read_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved(word())
    source = read(content)
    assert len(found(CHECK, Draft(source, parse(source), "referat", facts_of(content[:200], source)))) == 1

    def failing(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("core.review.inside.pdf.facts_of_pdf", failing)
    assert len(found(CHECK, draft_in(pdf()))) == 1


def test_a_page_that_cannot_be_read_and_one_that_draws_too_much_are_told_with_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = pdf("Referat", "Punkt 1: Bro")
    for _number in range(2):
        page = document.new_page()
        page.insert_text((72, 72), "Sagen om Ida Holm blev udsat.")
        page.draw_rect(page.search_for("Ida Holm")[0], fill=(0, 0, 0))
    unseen = pdf_unseen.unseen_words

    def failing(document: Any, page: Any, **known: bool) -> Any:
        if page.number == 1:
            raise RuntimeError("damaged")
        return unseen(document, page, **known)

    monkeypatch.setattr("core.review.inside.pdf.unseen_words", failing)
    draft = draft_in(document)
    (told,) = found(CHECK, draft)
    assert "pages: 2" in told.message
    assert told.page == 1
    assert len(found("black-bar", draft)) == 1  # of the last page
    monkeypatch.setattr(pdf_unseen, "_MOST_DRAWN", 1)
    damaged, full = found(CHECK, draft_in(document))
    assert (damaged.severity, full.severity) == (Severity.WARNING, Severity.NOTE)
    assert "sees: 3" in full.message


@pytest.mark.parametrize("made", [word, pdf])
def test_of_whole_files_nothing_is_told(made: Callable[[], Any]) -> None:
    assert not found(CHECK, draft_in(made()))
    assert not found(CHECK, draft_of("Referat\n"))


def test_of_a_format_whose_inside_is_not_read_that_is_told() -> None:
    source = read(b"Referat\n")
    old = replace(source, format="doc")
    draft = Draft(old, parse(old), "referat.doc", facts_of(b"", old))
    (told,) = found(CHECK, draft)
    assert "this format" in told.message
