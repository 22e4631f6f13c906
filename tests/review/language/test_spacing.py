"""Spaces before a comma or a full stop."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.drafts import found, quotes

MINUTES = "Punkt 1: Ny cykelsti\nSagsfremstilling\n{}\nBeslutning\nGodkendt.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Stien går langs åen , og den er bred.",
        "Stien går langs åen . Den er bred.",
        "Stien går langs åen .",
    ],
)
def test_a_space_too_many_is_a_note(text: str) -> None:
    (finding,) = found("space-superfluous", MINUTES.format(text))
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text", ["Stien går langs åen, og den er bred.", "Stien er ... bred.", "Filen .docx er ny.", "a\tb  c"]
)
def test_others_are_none(text: str) -> None:
    assert quotes("space-superfluous", MINUTES.format(text)) == []


def test_a_document_that_is_set_so_throughout_is_none() -> None:
    assert found("space-superfluous", MINUTES.format("Stien går langs åen , og den er bred.\n" * 21)) == []
