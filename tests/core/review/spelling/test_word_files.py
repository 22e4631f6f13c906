"""The reader's own list of words."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserFacingError
from core.review.spelling.word_files import add_word, municipal_words, own_words, own_words_path


def test_words_are_added_once(tmp_path: Path) -> None:
    path = tmp_path / "review" / "words.txt"
    assert own_words(path) == frozenset()
    for word in ("Havnelodsen", "frumpelog", " Havnelodsen "):
        add_word(word, path)
    assert path.read_text("utf-8") == "Havnelodsen\nfrumpelog\n"
    assert own_words(path) == {"Havnelodsen", "frumpelog"}


def test_what_the_reader_wrote_into_the_list_stays(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# from the harbour\nkajplads", "utf-8")
    add_word("fortøjning", path)
    assert path.read_text("utf-8") == "# from the harbour\nkajplads\nfortøjning\n"
    assert own_words(path) == {"kajplads", "fortøjning"}


def test_it_lies_beside_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    assert own_words_path() == tmp_path / "review" / "words.txt"


def test_a_list_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "review").write_text("in the way", "utf-8")
    with pytest.raises(UserFacingError, match="own words"):
        add_word("kajplads", tmp_path / "review" / "words.txt")


def test_words_of_the_field_come_in_all_their_forms() -> None:
    assert {"merforbrug", "merforbruget", "lokalplanen", "jobcentret"} <= municipal_words("da")
    assert "formannskapet" in municipal_words("nb")
    assert "kommunfullmäktiges" in municipal_words("sv")
    assert municipal_words("xx") == frozenset()
