"""Dictionaries are found where systems, LibreOffice and readers put them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.review.spelling.dictionaries import (
    Origin,
    dictionaries,
    dictionary_for,
    lacking,
    usual_places,
)
from tests.core.review.spelling.small_dictionary import small_dictionary


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("linux", ".local/share/hunspell"),
        ("linux", ".config/libreoffice/4/user/uno_packages/cache/uno_packages/lu1.tmp_/dict-da.oxt"),
        ("darwin", "Library/Spelling"),
        ("darwin", "Library/Application Support/LibreOffice/4/user/uno_packages/cache/uno_packages/a/b"),
        ("win32", "Programs/LibreOffice/share/extensions/dict-da"),
        ("win32", "Roaming/LibreOffice/4/user/uno_packages/cache/uno_packages/a/dict-da.oxt"),
    ],
)
def test_a_dictionary_is_found_where_each_system_has_it(tmp_path: Path, system: str, folder: str) -> None:
    written = small_dictionary(tmp_path / folder)
    environment = {"ProgramFiles": str(tmp_path / "Programs"), "APPDATA": str(tmp_path / "Roaming")}
    found = dictionaries(places=usual_places(tmp_path, environment if system == "win32" else {}, system))
    assert written.words in [each.words for each in found]


def test_one_that_lacks_its_inflections_or_is_of_another_language_is_none(tmp_path: Path) -> None:
    small_dictionary(tmp_path, "da_DK").inflections.unlink()
    small_dictionary(tmp_path, "fr_FR")
    small_dictionary(tmp_path, "hyph_da")
    assert dictionaries(places=((Origin.SYSTEM, tmp_path, "*.dic"),)) == ()


def test_norwegian_and_swedish_have_their_own(tmp_path: Path) -> None:
    for name in ("nn_NO", "nb_NO", "sv_FI", "sv_SE", "da_DK"):
        small_dictionary(tmp_path, name)
    places = ((Origin.SYSTEM, tmp_path, "*.dic"),)
    named = {language: dictionary_for(language, places=places) for language in ("da", "nb", "sv")}
    assert {language: each.words.stem for language, each in named.items() if each} == {
        "da": "da_DK",
        "nb": "nb_NO",
        "sv": "sv_SE",
    }


def test_the_chosen_one_goes_first_but_not_for_another_language(tmp_path: Path) -> None:
    system, chosen = small_dictionary(tmp_path / "system"), small_dictionary(tmp_path / "own", "da_DK")
    places = ((Origin.SYSTEM, tmp_path / "system", "*.dic"),)
    found = dictionary_for("da", str(chosen.inflections), places)
    assert found is not None
    assert (found.words, found.origin) == (chosen.words, Origin.CHOSEN)
    swedish = small_dictionary(tmp_path / "own", "sv_SE")
    found = dictionary_for("da", str(swedish.words), places)
    assert found is not None
    assert found.words == system.words
    unnamed = small_dictionary(tmp_path / "own", "ordbog")
    found = dictionary_for("sv", str(unnamed.words), places)
    assert found is not None
    assert found.words == unnamed.words
    found = dictionary_for("da", str(tmp_path / "gone.dic"), places)
    assert found is not None
    assert found.words == system.words


def test_where_there_is_none_a_sentence_says_what_to_install() -> None:
    assert "Danish" in lacking("da")
    assert "hunspell-da" in lacking("da")
    assert "Swedish" in lacking("sv")
    assert "hunspell-sv" in lacking("sv")
