"""Finding words in a document, as a reader types them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.finding import find, find_between, query_of


def hits(text: str, words: str, *, case: bool = False, whole_word: bool = False) -> list[str]:
    """The words of the hits."""
    return [text[hit.start : hit.end] for hit in find(text, words, case=case, whole_word=whole_word)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Budget og budgettet", "budget", ["Budget", "budget"]),
        ("Sagen\nudsættes", "sagen udsættes", ["Sagen\nudsættes"]),
        ("Sagen\tudsættes", "sagen udsættes", ["Sagen\tudsættes"]),
        ("1.250\u00a0kr.", "1.250 kr.", ["1.250\u00a0kr."]),
        ("Det er et for-\nslag", "forslag", ["for-\nslag"]),
        ("Det er et for-\nslag", "for-slag", ["for-\nslag"]),
        ("for\u00adslag", "forslag", ["for\u00adslag"]),
        ("børne-\nog ungeudvalget", "børne- og ungeudvalget", ["børne-\nog ungeudvalget"]),
        ("kaldet “Havnen”", 'kaldet "havnen"', ["kaldet “Havnen”"]),
        ("2024–2026", "2024-2026", ["2024–2026"]),
        ("Café", "cafe", []),
        ("Aalborg", "ålborg", []),
        ("ÆRØ", "ærø", ["ÆRØ"]),
        ("pris (kr.)", "(kr.)", ["(kr.)"]),
        ("aaa", "aa", ["aa"]),
        ("noget", "  ", []),
        ("noget", "", []),
        ("", "noget", []),
    ],
)
def test_what_a_reader_finds(text: str, words: str, found: list[str]) -> None:
    assert hits(text, words) == found


def test_capitals_count_where_asked() -> None:
    assert hits("Udvalg, udvalg, UDVALG", "udvalg", case=True) == ["udvalg"]


def test_whole_words_alone() -> None:
    text = "Råd, byråd, rådet, råd-givning, RÅD."
    assert hits(text, "råd", whole_word=True) == ["Råd", "råd", "RÅD"]
    assert hits("sag 24-1 og 24-12", "24-1", whole_word=True) == ["24-1"]
    assert hits("(kr.) og (kr.)x", "(kr.)", whole_word=True) == ["(kr.)", "(kr.)"]


def test_a_decomposed_query_finds_composed_letters() -> None:
    assert hits("på Ærø", unicodedata.normalize("NFD", "på")) == ["på"]


def test_a_letter_is_not_found_without_the_mark_over_it() -> None:
    assert hits("Cafe\u0301", "cafe") == []


LETTERS = st.sampled_from("aAbøØé1 \n\t\u00a0\u00ad-–\"“”'’.(")
TEXTS = st.text(LETTERS, max_size=60)
QUERIES = st.text(LETTERS, min_size=1, max_size=5)


def plain(words: str) -> str:
    """`words` without all that makes no difference, cut words joined."""
    words = unicodedata.normalize("NFC", words).replace("\u00ad", "")
    for alike in ('"“”„‟«»″', "'‘’‚‛′´`", "-‐‑‒–—―−"):
        words = re.sub(f"[{re.escape(alike)}]", alike[0], words)
    return " ".join(words.split())


@given(TEXTS, QUERIES, st.booleans(), st.booleans())
def test_every_hit_is_the_query(text: str, words: str, case: bool, whole_word: bool) -> None:
    wanted = plain(words)
    for hit in hits(text, words, case=case, whole_word=whole_word):
        said = {plain(hit), plain(hit.replace("-\n", "")), plain(re.sub(r"([-‐‑‒–—―−])\n", r"\1", hit))}
        if case:
            assert wanted in said
        else:
            assert wanted.lower() in {each.lower() for each in said}


@given(TEXTS, st.data())
def test_what_stands_in_the_text_is_found(text: str, data: st.DataObject) -> None:
    """Any stretch of the text that does not begin or end with space finds a hit where it stands, or one
    before it that overlaps it."""
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    stripped = words.replace("\u00ad", "")
    if words != stripped or not words or words != words.strip() or "\n-" in words or "-\n" in words:
        return
    if text[start + len(words) :][:1] in ("\u0301",):
        return
    assert any(hit.start < start + len(words) and hit.end > start for hit in find(text, words, case=True))


@given(TEXTS, QUERIES, st.integers(1, 9), st.booleans())
def test_pieces_give_what_the_whole_text_gives(text: str, words: str, length: int, whole_word: bool) -> None:
    query = query_of(words, whole_word=whole_word)
    if query is None:
        return
    found, at = [], 0
    while at < len(text):
        more, at = find_between(text, query, at, length)
        found += more
    assert found == list(find(text, words, whole_word=whole_word))
