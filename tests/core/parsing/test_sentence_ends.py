"""Where sentences end."""

from __future__ import annotations

import pytest

from core.parsing.sentence_ends import sentence_spans
from core.parsing.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Volden koster 180.000 kr. Alternativt plantes en hæk.", 2),
        ("Der søges om 22 mio. kr. Lånet løber i 25 år.", 2),
        ("Der gives 180.000 kr. til volden.", 1),
        ("Der gives 2.000 kr. 500 kr. mere end i fjor.", 1),
        ("Beløbet er i kr. Se bilaget.", 1),
        ("Mødet er den 3. Maj måned er lang.", 1),
        ("Jf. Byrådets beslutning.", 1),
    ],
)
def test_an_amount_ends_a_sentence_before_a_capital_letter(text: str, sentences: int) -> None:
    assert len(list(sentence_spans(text, vocabulary("da")))) == sentences
