"""Which words of a text are called misspelt, and what is suggested for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.minutes import Meeting, Person
from core.parsing import parse
from core.review.spelling.dictionary_words import DictionaryWords
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.speller import Speller
from core.sources import read
from tests.core.review.spelling.small_dictionary import small_dictionary


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> DictionaryWords:
    return DictionaryWords(small_dictionary(tmp_path_factory.mktemp("dictionary") / "Ærø"))


@pytest.fixture(scope="module")
def speller(words: DictionaryWords) -> Speller:
    return Speller("da", words)


def called(speller: Speller, text: str) -> list[str]:
    return [text[each.start : each.end] for each in speller.wrong(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Beslutningen er sendt til udvalget.",
        "RENOVERING AF HAVNEN",
        "Der er merforbrug på området, jf. bl.a. planen, inkl. 3 mio. kr.",  # the field, abbreviations
        "Vi har haverenovering, udvalgsmøde og udvalgsbeslutningen.",  # compounds
        "Have- og vejområdet er med.",  # a part that is shared
        "Se www.naurvig.dk, skriv til post@naurvig.dk, eller bilag_xyzq.pdf i 24-003817 og A12b.",
        "KL, BBR og ØUs forslag er fra SheWurks.",
        "Renove\u00adring af havnen og beslut- ningen.",  # soft hyphen, a line's end
        "Forslaget blev fremlagt af Skumlebæk Havn.",  # a name amid a sentence
        "Vi har ubrugt og brugt.",
        "Omra\u030adet og bya\u030ar".replace("bya\u030ar", "a\u030ar"),
    ],
)
def test_what_is_right_is_left_alone(speller: Speller, text: str) -> None:
    assert called(speller, text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("Vi har beslutnigen.", "beslutnigen", "beslutningen"),
        ("Beslutnigen er sendt.", "Beslutnigen", "Beslutningen"),
        ("Det er en haverenoverring.", "haverenoverring", "haverenovering"),
        ("Det er en havreenovering.", "havreenovering", "haverenovering"),
        ("Vi har udvalgmøde.", "udvalgmøde", "udvalgsmøde"),
        ("KOMUNEGRUPPE", "KOMUNEGRUPPE", "KOMMUNEGRUPPE"),
        ("Vi sendte det til byrådett.", "byrådett", "byrådet"),
        ("Forslaget er sendt til Økonomiudvalgt.", "Økonomiudvalgt", "Økonomiudvalget"),
        ("Hesnyn er ikke sendt.", "Hesnyn", "Hensyn"),
        ("Det er ikkesendt.", "ikkesendt", "ikke sendt"),
        ("Det er godekndt.", "godekndt", "godkendt"),
    ],
)
def test_a_slip_is_found_and_what_is_meant_suggested(
    speller: Speller, text: str, wrong: str, meant: str
) -> None:
    (found,) = speller.wrong(text)
    assert text[found.start : found.end] == wrong
    assert meant in found.suggestions


def test_what_is_likely_a_slip_is_told_from_what_may_be_a_word(speller: Speller) -> None:
    (slip,) = speller.wrong("Vi har beslutnigen.")
    (word,) = speller.wrong("Vi har frumpelog.")
    assert slip.likely
    assert not word.likely
    assert word.suggestions == ()


@pytest.mark.parametrize(("times", "meant"), [(10, True), (11, False)])
def test_nothing_is_suggested_for_what_is_too_long_to_be_a_word(
    words: DictionaryWords, times: int, meant: bool
) -> None:
    long = "udvalg" * times
    assert bool(Speller("da", words, known=(long,)).suggestions(f"{long[:-2]}gl")) is meant


def test_known_words_are_right_in_every_case(words: DictionaryWords) -> None:
    speller = Speller("da", words, {"havnelodsen", "Krumsby"})
    assert called(speller, "Havnelodsen er i krumsby. Krumsbys havn.") == ["krumsby"]


def test_names_and_terms_of_the_document_are_right(words: DictionaryWords) -> None:
    lines = ["Punkt 1: Vej", "Vi har frumpelog.", "Punkt 2: Plan", "Frumpelog er en plan. Det er frumpelog."]
    source = read("\n".join(lines).encode())
    meeting = parse(source)
    document = DocumentWords(meeting, 3)
    speller = Speller("da", words, (), document)
    for item, line in enumerate(lines):
        document.take(speller.tokens(line), item)
    assert called(speller, "Vi har frumpelog. Det er frumpelig.") == ["frumpelig"]


def test_a_name_of_the_document_is_right_in_capitals(words: DictionaryWords) -> None:
    lines = ["BØSLUTUP", "Mødet er i Bøslutup.", "Det er sendt til Bøslutup og UDVALGUP."]
    document = DocumentWords(parse(read("\n".join(lines).encode())), 3)
    speller = Speller("da", words, {"Beslutup", "udvalgap"}, document)
    for line in lines:
        document.take(speller.tokens(line), None)
    assert called(speller, lines[0]) == []
    assert called(speller, "UDVALGUP") == ["UDVALGUP"]


def test_who_takes_part_is_spelt_right(words: DictionaryWords) -> None:
    meeting = Meeting(parse(read(b"x")).kind, (), (), 1, "", participants=(Person("Asta Beslutninge"),))
    speller = Speller("da", words, (), DocumentWords(meeting, 3))
    assert called(speller, "Beslutninge er ikke med.") == []


def test_norwegian_and_swedish_are_spelt_with_their_dictionaries(tmp_path: Path) -> None:
    words = DictionaryWords(small_dictionary(tmp_path, "sv_SE", "och beslut/10,39 nämnden"))
    assert called(Speller("sv", words), "nämnden och beslutet, kommunfullmäktige nämden") == ["nämden"]


def test_an_own_list_is_read_by_parts_of_compounds(words: DictionaryWords) -> None:
    speller = Speller("da", words, {"drofse"})
    assert called(speller, "Vi har drofseplaner.") == []
