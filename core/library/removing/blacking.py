"""Blacking words out of a text: each becomes as many black squares, so that every offset holds.

A text with blacked words has no pages any more: its file, which holds the words, is gone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from core.minutes import AgendaItem, Meeting, NodeKind
from core.source_text import OutlineEntry, SourceText, Span, Stated

BLACK = "█"
MARK = "removed"
"""Among `SourceText.properties`: words of this text were removed for good."""

NO_EXTRACTOR = (1 << 31) - 1
"""The extractor of a blacked text: newer than any, for there is no file to read it from again."""

_CPR = re.compile(r"(\d{6})[-\s]?(\d{4})")
_CUT = r"(?:[-\u00ad]\n\s*)?"  # a word cut at a line's end
_KEPT_VALUES = ("number", "closed", "role")


def pattern_of(words: str) -> re.Pattern[str]:
    """What finds `words` however they are spaced, broken into lines and written in capitals; a CPR number
    (six digits of a day and four more) with and without its dash. Raises ValueError for no words at all."""
    parts = words.split()
    if not parts:
        raise ValueError("no words")
    number = _CPR.fullmatch(words.strip())
    if number:
        return re.compile(rf"{number[1]}[-\s]?{number[2]}")
    return re.compile(r"\s+".join(_CUT.join(map(re.escape, part)) for part in parts), re.IGNORECASE)


def blacked_words(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """`text` with all that the `patterns` find blacked out."""
    for pattern in patterns:
        text = pattern.sub(lambda found: _black(found[0]), text)
    return text


def holds(text: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    """Whether one of the `patterns` finds something in `text`."""
    return any(pattern.search(text) for pattern in patterns)


def blacked(source: SourceText, spans: Iterable[Span], patterns: Sequence[re.Pattern[str]]) -> SourceText:
    """`source` with `spans` blacked out, and what the `patterns` find anywhere in it: in its text, its
    outline, its comments, and what the file states of itself."""
    spans = sorted(spans)
    text = source.text
    for start, end in spans:
        text = text[:start] + _black(text[start:end]) + text[end:]
    return replace(
        source,
        text=blacked_words(text, patterns),
        lines=tuple(line._replace(page=None, box=None) for line in source.lines),
        extractor=NO_EXTRACTOR,
        pages=(),
        scanned=(),
        machine_read=(),
        links=(),
        outline=tuple(
            OutlineEntry(entry.level, blacked_words(entry.title, patterns), None) for entry in source.outline
        ),
        comments=tuple(
            comment._replace(
                text=blacked_words(comment.text, patterns),
                author=None if comment.author is None else blacked_words(comment.author, patterns),
            )
            for comment in source.comments
            if comment.span is None or not _meets(comment.span, spans)
        ),
        stated=tuple(_blacked_stated(source, each, spans, patterns) for each in source.stated),
        properties={
            **{name: blacked_words(value, patterns) for name, value in source.properties.items()},
            MARK: "1",
        },
    )


def of_item(source: SourceText, meeting: Meeting, item: AgendaItem) -> Iterator[Span]:
    """What is to be blacked for `item`: all of it but its number and its mark as closed, and its entry in the
    contents list, which may be cut."""
    yield _words_of_heading(source, item)
    yield Span(item.heading.end, item.span.end)
    title = _letters(item.title)
    for entry in meeting.contents:
        if not _is_entry_of(_letters(entry.title), [title]):
            continue
        pattern = pattern_of(entry.title)
        for node in meeting.nodes:
            if node.kind is NodeKind.CONTENTS and node.first < node.end:
                start, end = source.lines[node.first].start, source.lines[node.end - 1].end
                for found in pattern.finditer(source.text, start, end):
                    yield Span(*found.span())


def patterns_of_item(item: AgendaItem) -> list[re.Pattern[str]]:
    """The item's title wherever else it stands: in a running head, in the outline, in another item. Not a
    title of one short word, which says nothing."""
    return [pattern_of(item.title)] if item.title and len(_letters(item.title)) >= 8 else []


def blacked_meeting(
    meeting: Meeting, removed: Collection[int], patterns: Sequence[re.Pattern[str]]
) -> Meeting:
    """`meeting` as `blacked` leaves it: its items, sections and lines stand where they stood, so that nothing
    is guessed anew from what is left; without what was said on the items with the indexes `removed`.

    Its parser is newer than any: another one would see the blacked lines, and might lose items between them.
    """
    items = tuple(
        _blacked_item(item) if index in removed else item for index, item in enumerate(meeting.items)
    )
    titles = [_letters(meeting.items[index].title) for index in removed]
    contents = tuple(
        replace(entry, title=_black(entry.title)) if _is_entry_of(_letters(entry.title), titles) else entry
        for entry in meeting.contents
    )
    kept = replace(meeting, items=items, contents=contents, parser=NO_EXTRACTOR)
    black: Meeting = _mapped(kept, patterns)
    return black


def _blacked_item(item: AgendaItem) -> AgendaItem:
    return AgendaItem(
        number=item.number,
        title=None if item.title is None else _black(item.title),
        closed=item.closed,
        span=item.span,
        heading=item.heading,
        sections=tuple(
            replace(section, heading=None, text=_black(section.text)) for section in item.sections
        ),
        attachments=tuple(
            replace(each, name=_black(each.name), document_number=None, file=None)
            for each in item.attachments
        ),
    )


def _mapped(value: Any, patterns: Sequence[re.Pattern[str]]) -> Any:
    """`value` with all its texts blacked, whatever it is made of."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return blacked_words(value, patterns)
    if isinstance(value, Span):
        return value
    if isinstance(value, tuple):
        return tuple(_mapped(each, patterns) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            name: new
            for name in (each.name for each in fields(value))
            if (new := _mapped(old := getattr(value, name), patterns)) is not old and new != old
        }
        return replace(value, **changed) if changed else value
    return value


def _is_entry_of(said: str, titles: Sequence[str]) -> bool:
    """Whether an entry of the contents list, which may be cut, is that of one of these titles."""
    return bool(said) and any(
        title and (title.startswith(said) or said.startswith(title)) for title in titles
    )


def _words_of_heading(source: SourceText, item: AgendaItem) -> Span:
    if not item.title:
        return Span(item.heading.end, item.heading.end)
    found = pattern_of(item.title).search(source.text, *item.heading)
    return Span(*found.span()) if found else item.heading


def _blacked_stated(
    source: SourceText, stated: Stated, spans: Sequence[Span], patterns: Sequence[re.Pattern[str]]
) -> Stated:
    lines = source.lines[stated.first : stated.end]
    is_gone = stated.what != "head" and bool(lines) and _meets(Span(lines[0].start, lines[-1].end), spans)
    return stated._replace(
        values=tuple(
            (name, _black(value) if is_gone and name not in _KEPT_VALUES else blacked_words(value, patterns))
            for name, value in stated.values
        )
    )


def _meets(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < end and start < span.end for start, end in spans)


def _black(text: str) -> str:
    return re.sub(r"\S", BLACK, text)


def _letters(text: str | None) -> str:
    return "" if text is None else re.sub(r"\W+", "", text).casefold()
