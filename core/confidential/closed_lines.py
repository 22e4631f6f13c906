"""Which lines of a document tell of its closed items, and which words only what stays open says.

Beside its own text a closed item is told of in the contents list, in running heads and in lists of
attachments at the end. In a list everything from a closed entry to the next open one is the closed one's:
the rest of a long title, the names of attachments.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from core.confidential.closed_words import ClosedWords, closed_spans, folded
from core.minutes import Meeting, Node, NodeKind, Role
from core.source_text import SourceText, Span

_SHORTEST = 8
"""Letters and digits of a title that tells something wherever it stands: "Lukket" alone is no secret."""
_IN_TEXT = 14
"""The same within an open item's text, where "Meddelelser" and "Orientering" are plain words."""
_PIECE = 6
"""Letters and digits of a piece of a title that tells of it."""
_NUMBER_BEFORE = re.compile(r"\s*(?:(?:punkt|pkt|sag|nr|bilag)\b\W*)*(\d+(?:\.\d+)*)\s*[.:)\-–\t ]\s*", re.I)
_PAGE_BEHIND = re.compile(r"[\s.…]+\d{1,4}\s*$")


class OpenWords:
    """Tells which words stand in what stays of a document: they tell nothing that its pages do not. `names`
    are those of its items."""

    def __init__(self, source: SourceText, hidden: Iterable[Span], names: ClosedNames) -> None:
        self._names = names
        kept = (source.text[start:end] for start, end in open_stretches(source.text, hidden))
        self._said = "\n".join(map(folded, kept))

    def hold(self, text: str) -> bool:
        """Whether all of `text` stands in it, however it is parted and spaced there."""
        words = folded(text)
        return words in self._said if words else not text.strip()

    def is_title(self, text: str) -> bool:
        """Whether `text` is the title of an open item, with or without its number."""
        return self._names.is_open_title(text)


class ClosedNames:
    """The names of closed items and of their attachments, beside those of open ones, to tell lines by."""

    def __init__(self, meeting: Meeting, closed: ClosedWords) -> None:
        self._closed = closed.names
        opened = [item for item in meeting.items if not item.closed]
        titles = [item.title or "" for item in opened]
        titles += [entry.title for entry in meeting.contents if not entry.closed]
        self._titles = _names(titles) - self._closed
        attached = [attachment.name for item in opened for attachment in item.attachments]
        open_names = [each for each in attached if not closed.named_in(each)]
        open_names += filter(None, (meeting.body, meeting.municipality))
        self._open = (self._titles | _names(open_names)) - self._closed
        numbers = {_number(item.number) for item in meeting.items if item.closed}
        numbers |= {_number(entry.number) for entry in meeting.contents if entry.closed}
        self._open_numbers = {_number(item.number) for item in opened} - {""}
        self._numbers = numbers - self._open_numbers - {""}

    def __bool__(self) -> bool:
        return bool(self._closed)

    def is_open_title(self, text: str) -> bool:
        """Whether `text` is the title of an open item, with or without its number."""
        return _likeness(text, self._titles)[0]

    def tells(self, line: str) -> bool:
        """Whether `line` says the name of a closed item, a piece of one, or a name that holds one, and no
        longer one of an open item."""
        closed = _likeness(line, self._closed)
        return closed > _NONE and closed >= _likeness(line, self._open)

    def says_whole(self, line: str) -> bool:
        """Whether `line`, of an open item's text, is or holds a whole closed name: of some length, as a short
        one is a word of the language, too."""
        words = folded(line)
        return any(len(name) >= _IN_TEXT and name in words for name in self._closed) and self.tells(line)

    def begins_closed(self, line: str, *, numbered: bool) -> bool | None:
        """Whether an entry of a list begins with `line`, and is of a closed item (True) or an open one
        (False); None where it goes on with what was before. `numbered`: its number is the item's."""
        if self.tells(line):
            return True
        if _likeness(line, self._open) > _NONE:
            return False
        match = _NUMBER_BEFORE.match(line)
        if match is None or not numbered:
            return None
        if match[1] in self._numbers:
            return True
        return False if match[1] in self._open_numbers else None


def open_stretches(text: str, hidden: Iterable[Span]) -> Iterator[Span]:
    """What stays of `text` where all of `hidden` goes, in order."""
    at = 0
    for start, end in sorted(hidden):
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    if at < len(text):
        yield Span(at, len(text))


def hidden_spans(source: SourceText, meeting: Meeting, names: ClosedNames) -> list[Span]:
    """All that tells of closed items, in their own text and elsewhere."""
    spans = closed_spans(source, meeting)
    return [*spans, *spans_elsewhere(source, meeting, spans, names)]


def spans_elsewhere(
    source: SourceText, meeting: Meeting, closed: Collection[Span], names: ClosedNames
) -> Iterator[Span]:
    """The lines outside `closed`, the closed items' own text, that tell of closed items by `names`."""
    for node in meeting.nodes:
        if node.item is not None and meeting.items[node.item].closed:
            continue
        for index in _telling(source, meeting, node, names):
            line = source.lines[index]
            if line.start < line.end and not any(
                span.start <= line.start and line.end <= span.end for span in closed
            ):
                yield Span(line.start, line.end)


def _telling(source: SourceText, meeting: Meeting, node: Node, names: ClosedNames) -> Iterator[int]:
    """The lines of `node` that tell of closed items."""
    lines = range(node.first, node.end)
    if node.kind is NodeKind.CONTENTS or _lists_attachments(meeting, node):
        is_closed = False
        for index in lines:
            found = names.begins_closed(source.line_text(index), numbered=node.kind is NodeKind.CONTENTS)
            is_closed = is_closed if found is None else found
            if is_closed:
                yield index
    elif node.kind in (NodeKind.FURNITURE, NodeKind.HEADER):
        yield from (index for index in lines if names.tells(source.line_text(index)))
    else:
        yield from (index for index in lines if names.says_whole(source.line_text(index)))


def _lists_attachments(meeting: Meeting, node: Node) -> bool:
    if node.kind is not NodeKind.SECTION or node.item is None or node.section is None:
        return False
    return meeting.items[node.item].sections[node.section].role is Role.ATTACHMENTS


def _names(texts: Iterable[str]) -> set[str]:
    return {folded(text) for text in texts} - {""}


def _number(number: str | None) -> str:
    return (number or "").strip(" .")


_NONE = (False, 0)


def _likeness(line: str, names: Collection[str]) -> tuple[bool, int]:
    """Whether `line` is one of `names`, and how many letters and digits it has of the one it says most of."""
    bare = _NUMBER_BEFORE.sub("", line, count=1)
    shapes = {folded(each) for text in (line, bare) for each in (text, _PAGE_BEHIND.sub("", text))} - {""}
    best = _NONE
    for name in names:
        if name in shapes:
            best = max(best, (True, len(name)))
        elif len(name) >= _SHORTEST and any(name in each for each in shapes):
            best = max(best, (False, len(name)))
        else:
            lengths = (len(each) for each in shapes if len(each) >= _PIECE and each in name)
            best = max(best, (False, max(lengths, default=0)))
    return best
