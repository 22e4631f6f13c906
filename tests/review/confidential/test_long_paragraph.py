"""A paragraph as long as a book, full of names: each word is held against those beside it alone."""

from __future__ import annotations

import pytest

from core.review.checks.confidential import sensitive_words
from core.review.checks.confidential.names import Named
from tests.review.drafts import found

MINUTES = "Punkt 1: Støtte\n\nSagsfremstilling\n\n{}\n\nBeslutning\n\nGodkendt.\n"


def test_a_name_is_held_against_the_words_near_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Named] = []
    overlaps = sensitive_words._overlaps

    def counted(span: tuple[int, int], named: Named) -> bool:
        compared.append(named)
        return overlaps(span, named)

    monkeypatch.setattr(sensitive_words, "_overlaps", counted)
    text = "Ida Holm har en depression, og hun er syg. " * 200
    assert len(found("sensitive-words", MINUTES.format(text))) == 400
    assert len(compared) < 10 * 200
