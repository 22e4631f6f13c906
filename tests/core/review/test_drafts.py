"""Whether a document says that it is a draft."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from core.review.drafts import DraftMark, draft_sign, is_draft
from tests.review.drafts import draft_of

MEETING = draft_of("Referat fra Kulturudvalget den 3. marts 2031\n\nPunkt 1: Ny bro\n").meeting


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Referat_UDKAST_2.docx", "UDKAST"),
        ("referatudkast.docx", "udkast"),
        (unicodedata.normalize("NFD", "Foreløbigt referat.pdf"), "Foreløbigt"),
        ("referat (ikke-godkendt).pdf", "ikke godkendt"),
        ("20310303_referat_v2.docx", "v2"),
        ("referat (2).docx", "(2)"),
        ("KU 03-03 ver. 3.docx", "ver 3"),  # a meeting is in it
        ("Kulturudvalget 3. marts - rettet.pdf", "rettet"),
        ("Udkast til dagsorden.pdf", "Udkast"),
        ("Udkast til godkendelse.docx", "Udkast"),
        ("Udkast til Kulturudvalget.docx", "Udkast"),
        ("referat til korrektur.docx", "til korrektur"),
        ("referat ikke endelig.docx", "ikke endelig"),
    ],
)
def test_a_file_name_says_it(name: str, word: str) -> None:
    sign = draft_sign(MEETING, name, 0)
    assert sign is not None
    assert (sign.mark, sign.word) == (DraftMark.FILE_NAME, word)
    assert word in sign.sentence()


@pytest.mark.parametrize(
    "name",
    [
        "referat.docx",
        "Udkastelse.pdf",
        "overdrafts.pdf",
        "",
        "Ludkast.docx",
        "Referat (godkendt efter udkast).pdf",
        "Udkast til lokalplan.pdf",
        "Bilag 3 - udkast af aftale.docx",
        "referat_udkast_endelig.docx",
        "Referat v3 godkendt.docx",
        "referat (2).pdf",  # fetched twice
        "Referat 2.docx",
        "lokalplan v2.pdf",
    ],
)
def test_other_names_say_nothing(name: str) -> None:
    assert draft_sign(MEETING, name, 0) is None


def test_the_head_goes_before_the_name_and_the_name_before_tracked_changes() -> None:
    head = draft_sign(replace(MEETING, draft=True), "udkast.docx", 3)
    name = draft_sign(MEETING, "udkast.docx", 3)
    tracked = draft_sign(MEETING, "referat.docx", 3)
    assert head is not None
    assert name is not None
    assert tracked is not None
    assert [head.mark, name.mark, tracked.mark] == list(DraftMark)
    assert "3" in tracked.sentence()


def test_each_language_has_its_words() -> None:
    swedish = replace(MEETING, language="sv")
    assert draft_sign(swedish, "protokoll ojusterat.pdf", 0) is not None
    assert draft_sign(MEETING, "protokoll ojusterat.pdf", 0) is None


def test_what_the_reader_said_goes_before_what_the_document_says() -> None:
    sign = draft_sign(MEETING, "udkast.docx", 0)
    assert is_draft(None, sign)
    assert not is_draft(None, None)
    assert not is_draft(False, sign)
    assert is_draft(True, None)
