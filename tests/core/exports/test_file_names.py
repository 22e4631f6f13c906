"""Names for files that every system takes."""

from __future__ import annotations

import pytest

from core.exports.file_names import file_name, free_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Økonomiudvalget, 14. maj 2024", "Økonomiudvalget, 14. maj 2024"),
        ('Søgning: "havn / kaj" \\ *?', "Søgning-havn-kaj"),
        ("a<b>c|d", "a-b-c-d"),
        ("to\nlinjer\tog\x00mere", "to linjer og mere"),
        ("slutter med punktum. . ", "slutter med punktum"),
        (".skjult", "skjult"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("lpt1 .x", "_lpt1 .x"),
        ("Konto", "Konto"),
        ("\u202efdp.exe", "fdp.exe"),
        ("\ud800", "Protokollen"),
        ("…", "…"),
        ("...", "Protokollen"),
        ("", "Protokollen"),
    ],
)
def test_letters_and_names_that_a_system_forbids_are_replaced(words: str, name: str) -> None:
    assert file_name(words) == name


@pytest.mark.parametrize("letter", ["x", "å", "🏛"])
def test_a_long_name_is_cut_to_what_every_system_takes(letter: str) -> None:
    name = file_name(letter * 400 + ". ", ".annotations.json")
    stem = name.removesuffix(".annotations.json")
    assert len(stem) < 120
    assert len(name.encode()) <= 255
    assert set(stem) == {letter}


def test_a_taken_name_gets_a_number_before_its_ending() -> None:
    taken = {"Referat.pdf", "Referat (2).pdf"}
    assert free_name("Referat.pdf", taken.__contains__) == "Referat (3).pdf"
    assert free_name("Bilag.pdf", taken.__contains__) == "Bilag.pdf"
