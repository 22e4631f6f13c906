"""What stayed of a wording is told word by word, numbers whole, and both texts are covered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.versions.wording.word_alignment import align_words

WORDS = st.lists(
    st.sampled_from(["vejen", "Vejen", "og", "at", "1.250.000", "kr.", "børne-hus", "børnehus", "–", ","]),
    max_size=12,
).map(" ".join)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    """The runs with their words: of what stayed those of the new text."""
    return [
        (run.kind, old[slice(*run.old)] if run.kind == "removed" else new[slice(*run.new)])
        for run in align_words(old, new)
    ]


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("Stien åbner i maj.", "Stien åbner i maj.", [("same", "Stien åbner i maj.")]),
        (
            "Stien åbner i maj.",
            "Stien åbner i juni.",
            [("same", "Stien åbner i "), ("removed", "maj"), ("added", "juni"), ("same", ".")],
        ),
        (
            "Der gives 1.250.000 kr. til stien.",
            "Der gives 1.400.000 kr. til stien.",
            [
                ("same", "Der gives "),
                ("removed", "1.250.000 "),
                ("added", "1.400.000 "),
                ("same", "kr. til stien."),
            ],
        ),
        (
            "Godkendt.",
            "Godkendt enstemmigt.",
            [("same", "Godkendt"), ("added", " enstemmigt"), ("same", ".")],
        ),
        ("Et børne-\u2009hus ", "Et børnehus", [("same", "Et børnehus")]),
        ("Et – “hus”", 'Et nyt - "hus"', [("same", "Et "), ("added", "nyt "), ("same", '- "hus"')]),
        (
            "Broen lukkes og malingen fjernes.",
            "Skolen åbnes og taget renses.",
            [
                ("removed", "Broen lukkes og malingen fjernes"),
                ("added", "Skolen åbnes og taget renses"),
                ("same", "."),
            ],
        ),
        ("", "Nyt.", [("added", "Nyt.")]),
        ("Væk.", "", [("removed", "Væk.")]),
        ("", "", []),
    ],
)
def test_runs(old: str, new: str, runs: list[tuple[str, str]]) -> None:
    found = [(kind, words.strip()) for kind, words in shown(old, new)]
    assert found == [(kind, words.strip()) for kind, words in runs]


@given(old=WORDS, new=WORDS)
def test_runs_cover_both_texts(old: str, new: str) -> None:
    runs = align_words(old, new)
    assert "".join(old[slice(*run.old)] for run in runs) == old
    assert "".join(new[slice(*run.new)] for run in runs) == new
    for run in runs:
        assert run.kind != "removed" or run.new.start == run.new.end
        assert run.kind != "added" or run.old.start == run.old.end


@given(text=WORDS)
def test_a_text_stayed_itself(text: str) -> None:
    assert all(run.kind == "same" for run in align_words(text, text))
