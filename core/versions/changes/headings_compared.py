"""What an item's heading says beyond its number and its title, and the sentences of an item as they are
compared."""

from __future__ import annotations

import re

from core.minutes import AgendaItem
from core.paragraph import Form
from core.parsing.vocabulary import Vocabulary, vocabulary
from core.source_text import Span
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable

_EDGE = ".:;,)(-|#*"


def titles_differ(old: str, new: str) -> bool:
    """Whether two titles say something else; spaces, case and a stop at the end are nothing."""
    return _bare(old) != _bare(new)


def compared_sentences(version: Version, item: int | None) -> list[Sentence]:
    """The sentences of an item, its heading in one, or those of the head. The key of the heading is what it
    says beside its number, in small letters; one that says nothing more is left out."""
    sentences = version.sentences_of(item)
    heading = [sentence for sentence in sentences if sentence.form is Form.ITEM]
    if item is None or not heading:
        return list(sentences)
    text = " ".join(sentence.text for sentence in heading)
    key = _without_number(text, version.meeting.items[item], vocabulary(version.meeting.language))
    span = Span(heading[0].span.start, heading[-1].span.end)
    rest = [sentence for sentence in sentences if sentence.form is not Form.ITEM]
    return [heading[0]._replace(text=text, key=key, span=span), *rest] if key else rest


def beside_title(version: Version, item: int) -> str:
    """What an item's heading says beside its number and its title: a case number, that it is closed."""
    heading = " ".join(each.text for each in version.sentences_of(item) if each.form is Form.ITEM)
    words = vocabulary(version.meeting.language)
    said = _without_number(heading, version.meeting.items[item], words)
    return said.replace(_bare(version.meeting.items[item].title or ""), "", 1).strip(_EDGE)


def heading_span(version: Version, item: int) -> tuple[int, int]:
    """From where to where an item's heading stands, without spaces at its ends."""
    start, end = version.meeting.items[item].heading
    words = version.source.text[start:end]
    return start + len(words) - len(words.lstrip()), max(start, end - (len(words) - len(words.rstrip())))


def _bare(title: str) -> str:
    return comparable(title).casefold().strip(_EDGE)


def _without_number(heading: str, item: AgendaItem, words: Vocabulary) -> str:
    """What a heading says, without the item's number and the word before it, in small letters."""
    bare = comparable(heading).casefold()
    if item.number is None:
        return bare.strip(_EDGE)
    before = "|".join(words.words["items"]["number_words"]).replace(" ?", "").replace(" ", "")
    number = re.escape(comparable(item.number).casefold())
    return re.sub(rf"(?:(?:{before})[.:]?)?(?<!\d){number}(?!\d)", "", bare, count=1).strip(_EDGE)
