"""A whole draft read for its spelling at once. Where somebody waits, `background` does it in short steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.review.draft import Draft, DraftParagraph
from core.review.spelling.dictionaries import dictionary_for
from core.review.spelling.dictionary_words import words_of_dictionary
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.of_draft import known_words, spelt_paragraphs
from core.review.spelling.other_languages import is_in_language
from core.review.spelling.speller import Speller
from core.review.spelling.tokens import Token
from core.review.spelling.written_apart import Apart
from core.review.spelling.written_forms import written_form
from core.settings import load_settings


class SpeltParagraph(NamedTuple):
    """A paragraph, its words, and what judges them."""

    paragraph: DraftParagraph
    tokens: tuple[Token, ...]
    speller: Speller
    apart: Apart


def spelt(draft: Draft, repeated: int) -> Iterator[SpeltParagraph]:
    """The paragraphs of a draft that are in the language of its dictionary; none without a dictionary.

    A word is one of the document's terms where it stands `repeated` times in several items.
    """
    language = written_form(draft)
    found = dictionary_for(language, load_settings().dictionary)
    if found is None:
        return
    document = DocumentWords(draft.meeting, repeated)
    try:
        words = words_of_dictionary(found)
    except OSError:
        return
    speller = Speller(language, words, known_words(()), document)
    read = [(each, speller.tokens(each.text)) for each in spelt_paragraphs(draft)]
    for paragraph, tokens in read:
        document.take(tokens, paragraph.item)
    if is_in_language(speller, [token for _paragraph, tokens in read for token in tokens]):
        apart = Apart(language, words, speller, document)
        for paragraph, tokens in read:
            if is_in_language(speller, tokens):
                yield SpeltParagraph(paragraph, tokens, speller, apart)
