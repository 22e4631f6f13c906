"""The spelling of a draft, by the dictionary of the settings and the reader's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.review.finding import Finding, Severity
from core.review.rules import NO_RULES
from core.review.spelling import dictionaries
from core.review.spelling.background import SpellingRun
from core.review.spelling.wish import SpellingWish
from core.review.spelling.word_files import add_word
from core.review.spelling.written_forms import written_form
from core.settings import Settings, load_settings, save_settings
from tests.core.review.spelling.small_dictionary import small_dictionary
from tests.review.drafts import draft_of

TEXT = "Punkt 1: Vej\nBeslutning\nUdvalget har godkendt beslutnigen og en frumpelog.\n"


@pytest.fixture(autouse=True)
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that name a dictionary; the machine has none."""
    monkeypatch.setattr(dictionaries, "usual_places", lambda: ())
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    save_settings(Settings(dictionary=str(small_dictionary(tmp_path).words)))


def misspelt(text: str) -> list[Finding]:
    """What is found in a draft, as the window and the command line have it."""
    wish = SpellingWish(load_settings().dictionary)
    return list(SpellingRun(draft_of(text), NO_RULES, wish).rest())


def test_misspelt_words_are_found_the_likely_ones_as_warnings() -> None:
    slip, word = misspelt(TEXT)
    assert (slip.quote, slip.severity, slip.suggestions[0]) == (
        "beslutnigen",
        Severity.WARNING,
        "beslutningen",
    )
    assert "“beslutnigen”" in slip.message
    assert (word.quote, word.severity, word.suggestions) == ("frumpelog", Severity.NOTE, ())


def test_a_word_of_the_readers_own_list_is_right() -> None:
    add_word("frumpelog")
    assert [each.quote for each in misspelt(TEXT)] == ["beslutnigen"]


def test_without_a_dictionary_nothing_is_found() -> None:
    save_settings(Settings())
    assert misspelt(TEXT) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Møteprotokoll\nUtvalget har ikke vedtatt noe, og saken er sendt tilbake.\n", "nb"),
        ("Møtebok\nUtvalet har ikkje vedteke noko, og saka er send attende.\n", "nn"),
        (
            "Møtebok frå utvalet for kultur\nDei som ikkje møtte: «Vi er ikke enige», skriv ein av dei.\n",
            "nn",
        ),
        ("Referat\nUdvalget har ikke besluttet noget.\n", "da"),
    ],
)
def test_norwegian_is_spelt_in_its_own_written_form(text: str, form: str) -> None:
    assert written_form(draft_of(text)) == form
