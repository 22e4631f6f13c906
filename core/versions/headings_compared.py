"""What an item's heading says beyond its number and its title, and the sentences of an item as they are
compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.minutes import AgendaItem
from core.parsing.vocabulary import Vocabulary, vocabulary
from core.running_text import Form
from core.versions.bare_words import comparable
from core.versions.version import Sentence, Version

_EDGE = ".:;,)(-|#*"


def titles_differ(old: AgendaItem, new: AgendaItem) -> bool:
    """Whether the titles say something else; spaces, case and a stop at the end are nothing."""
    return _bare_title(old) != _bare_title(new)


def has_heading(version: Version, item: int) -> bool:
    """Whether the item has a heading in the text, and is not all of it."""
    return any(sentence.form is Form.ITEM for sentence in version.sentences_of(item))


def compared_sentences(version: Version, item: int | None, *, without_title: bool) -> list[Sentence]:
    """The sentences of an item, its heading in one, or those of the head. The heading's key is what it says
    beside its number, and `without_title` beside its title: a case number, that it is closed. One that says
    nothing more is left out."""
    sentences = version.sentences_of(item)
    if item is None:
        return list(sentences)
    heading = [sentence for sentence in sentences if sentence.form is Form.ITEM]
    if not heading:
        return list(sentences)
    whole = replace(
        heading[0],
        text=" ".join(sentence.text for sentence in heading),
        span=heading[0].span._replace(end=heading[-1].span.end),
    )
    key = _said_beside(whole.text, version.meeting.items[item], vocabulary(version.meeting.language))
    if not without_title:
        key = _without_number(whole.text, version.meeting.items[item], vocabulary(version.meeting.language))
    rest = [sentence for sentence in sentences if sentence.form is not Form.ITEM]
    return [replace(whole, key=key), *rest] if key else rest


def heading_span(version: Version, item: int) -> tuple[int, int]:
    """From where to where an item's heading stands, without spaces at its ends."""
    start, end = version.meeting.items[item].heading
    words = version.source.text[start:end]
    return start + len(words) - len(words.lstrip()), max(start, end - (len(words) - len(words.rstrip())))


def _bare_title(item: AgendaItem) -> str:
    return comparable(item.title or "").casefold().strip(_EDGE)


def _said_beside(heading: str, item: AgendaItem, words: Vocabulary) -> str:
    bare = _without_number(heading, item, words)
    return bare.replace(_bare_title(item), "", 1).strip(_EDGE)


def _without_number(heading: str, item: AgendaItem, words: Vocabulary) -> str:
    """What a heading says, without the item's number and the word before it, in small letters."""
    bare = comparable(heading).casefold()
    if item.number is None:
        return bare.strip(_EDGE)
    before = "|".join(words.words["items"]["number_words"]).replace(" ", "")
    number = re.escape(comparable(item.number).casefold())
    return re.sub(rf"(?:(?:{before})[.:]?)?(?<!\d){number}(?!\d)", "", bare, count=1).strip(_EDGE)


def said_by(sentences: Sequence[Sentence]) -> str:
    """All that sentences say, as it is compared."""
    return comparable("".join(sentence.key for sentence in sentences))
