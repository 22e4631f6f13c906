"""Texts, dates and times are written as the chosen language writes them."""

from datetime import date, time

import pytest

from core import language


def test_a_date_is_written_as_the_language_does() -> None:
    assert language.long_date(date(2024, 5, 14)) == "14 May 2024"
    language.set_language("da")
    assert language.long_date(date(2024, 5, 14)) == "14. maj 2024"
    assert language.weekday_name(date(2024, 5, 14)) == "tirsdag"


def test_a_clock_time_is_written_as_the_language_does() -> None:
    assert language.clock_time(time(9, 5)) == "09:05"
    language.set_language("da")
    assert language.clock_time(time(14, 30)) == "14.30"


@pytest.mark.parametrize(
    ("asked", "given"),
    [("da_DK.UTF-8", "da"), ("nb_NO.UTF-8", "da"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "en"), ("de_DE", "en")],
)
def test_the_system_is_asked_for_the_language(
    monkeypatch: pytest.MonkeyPatch, asked: str, given: str
) -> None:
    monkeypatch.setenv("LC_ALL", asked)
    assert language.system_language() == given


def test_an_unknown_language_is_english() -> None:
    language.set_language("fr")
    assert language.language() == "en"
    assert language._("Saved") == "Saved"
