"""What single members say, move and miss, in the words of many towns."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from core.parsing.outcomes import sentences
from core.parsing.statements import Absence, amendments_in, statements_in
from core.parsing.vocabulary import Vocabulary

Wording = dict[str, Any]
WORDINGS = tomllib.loads(Path(__file__).with_name("statement_lines.toml").read_text("utf-8"))


def wordings(kind: str) -> pytest.MarkDecorator:
    """One test for each wording of `kind`."""
    return pytest.mark.parametrize(
        "wording", WORDINGS[kind], ids=[each["text"][:60] for each in WORDINGS[kind]]
    )


@wordings("statement")
def test_a_statement_has_its_kind_its_speaker_and_its_words(wording: Wording, words: Vocabulary) -> None:
    (found,) = statements_in(sentences(wording["text"], words), words)
    assert (found.kind, found.who) == (wording["kind"], wording["who"])
    assert found.text.startswith(wording.get("said", wording["text"][:20]))


@wordings("amendment")
def test_an_amendment_has_its_mover_its_words_and_its_fate(wording: Wording, words: Vocabulary) -> None:
    (found,) = amendments_in(sentences(wording["text"], words), words)
    assert (found.by, found.outcome) == (wording["by"], wording["outcome"])
    assert found.text.startswith(wording["begins"])


@wordings("absence")
def test_who_was_away_and_who_might_not(wording: Wording, words: Vocabulary) -> None:
    absence = Absence()
    absence.read(sentences(wording["text"], words), words)
    assert absence.absent == wording.get("absent", [])
    assert absence.not_participating == wording.get("not_participating", [])
    assert absence.disqualified == wording.get("disqualified", [])
