"""Lines as a reader would read them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sources.characters import clean, clean_places


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Økonomiudvalget", "Økonomiudvalget"),
        ("ﬁnansﬂow", "finansflow"),
        ("for\u00adsørgelse", "forsørgelse"),
        ("børne\u00ad og ungeudvalget", "børne- og ungeudvalget"),  # a font's one hyphen
        ("Kl.\u00a010:30", "Kl. 10:30"),
        ("to  mellemrum", "to mellemrum"),
        ("Mødedato     4. marts", "Mødedato\t4. marts"),
        ("Mødedato \t 4. marts", "Mødedato\t4. marts"),
        ("  i midten ", "i midten"),
        ("A\u030arhus", "Århus"),
        ("\uf0b7 et punkt", "• et punkt"),
        ("IT\u2011strategi", "IT-strategi"),
        ("R E F E R A T", "REFERAT"),
        ("R E F E R A T   F R A   M Ø D E", "REFERAT FRA MØDE"),
        ("X X X X", "X X X X"),  # a row of crosses
        ("1 2 3 4", "1 2 3 4"),
        ("A B", "A B"),
        ("\u200b\ufeff", ""),
        ("\x00\x07", ""),
        ("-", "-"),  # a decision: none
    ],
)
def test_a_line_is_what_a_reader_reads(raw: str, read: str) -> None:
    assert clean(raw) == read


@given(
    st.one_of(
        st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \t\u00ad\u00a0ﬁ\u030aA-"))),
        st.text(alphabet="aøX.3- \u00a0"),  # what most lines are made of
    )
)
def test_both_ways_of_cleaning_agree(raw: str) -> None:
    text, places = clean_places(raw)
    assert clean(raw) == text
    assert len(places) == len(text)
    assert all(0 <= place < len(raw) for place in places)


@given(st.text(alphabet="aeøåAÅ\u030a\u0301\u0308ﬁ \u00ad-"))
def test_cleaned_text_is_composed_and_stays_as_it_is(raw: str) -> None:
    text = clean(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert clean(text) == text


def test_characters_keep_their_place() -> None:
    text, places = clean_places("o\ufb03ce  for\u00adsørgelse")
    assert text == "office forsørgelse"
    assert places == [0, 1, 1, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17]
