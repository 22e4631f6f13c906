"""Words and places of a document that tell of closed items.

A title of six letters may stand within other words and still tell of its item; a shorter one tells of it only
where it is all that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.library.lists.meetings import LoadedMeeting
from core.minutes import DocumentKind, Meeting
from core.source_text import SourceText, Span

_PART = 6
"""Letters and digits of a title that tell of it; fewer may stand anywhere."""


def folded(text: str) -> str:
    """The letters and digits of `text`, in small letters."""
    return re.sub(r"[\W_]+", "", text).casefold()


class ClosedWords:
    """Tells names of closed items and of their attachments.

    `elsewhere` are titles of closed items of other versions of the meeting. What an open item is called as
    well tells nothing.
    """

    def __init__(self, meeting: Meeting, elsewhere: Iterable[str | None] = ()) -> None:
        is_part = meeting.kind is DocumentKind.CLOSED_PART
        closed = [item for item in meeting.items if item.closed or is_part]
        titles = [item.title for item in closed]
        titles += [entry.title for entry in meeting.contents if entry.closed or is_part]
        names = [attachment.name for item in closed for attachment in item.attachments]
        opened = {folded(item.title or "") for item in meeting.items if item not in closed}
        self._names = frozenset(folded(each or "") for each in (*titles, *names, *elsewhere)) - opened - {""}

    @classmethod
    def of(cls, loaded: LoadedMeeting) -> ClosedWords:
        """Those of a meeting of the library, its other versions included."""
        return cls(loaded.meeting, (each.key.title for each in loaded.elsewhere if each.closed))

    def __bool__(self) -> bool:
        return bool(self._names)

    @property
    def names(self) -> frozenset[str]:
        """All the names, as `folded` gives them."""
        return self._names

    def named_in(self, text: str) -> bool:
        """Whether `text`, such as a line or an attachment's name, is the name of something closed, with or
        without a number before and after it, or holds one."""
        words = folded(text)
        bare = {words, words.lstrip("0123456789"), words.rstrip("0123456789"), words.strip("0123456789")}
        return not bare.isdisjoint(self._names) or any(
            name in words for name in self._names if len(name) >= _PART
        )

    def breaks_off_in(self, text: str) -> bool:
        """Whether the end of `text` is the beginning of such a name."""
        words = folded(text)
        return any(words.endswith(name[:end]) for name in self._names for end in range(_PART, len(name)))

    def told_by(self, text: str) -> bool:
        """Whether `text` names something closed, or is a part of such a name."""
        words = folded(text)
        return self.named_in(text) or (len(words) >= _PART and any(words in name for name in self._names))


def closed_spans(source: SourceText, meeting: Meeting) -> list[Span]:
    """The text of closed items and of the attachments that the file carries of them, in order."""
    return sorted(_closed_spans(source, meeting))


def _closed_spans(source: SourceText, meeting: Meeting) -> Iterator[Span]:
    closed = [item for item in meeting.items if item.closed]
    yield from (item.span for item in closed if item.span.start < item.span.end)
    pages = {page for item in closed for attachment in item.attachments for page in attachment.pages}
    yield from (Span(line.start, line.end) for line in source.lines if line.page in pages)
    for node in meeting.nodes:
        if node.item is not None and node.first < node.end and meeting.items[node.item].closed:
            yield Span(source.lines[node.first].start, source.lines[node.end - 1].end)
