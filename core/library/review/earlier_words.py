"""What the text said where a comment stands: when it was made, and when it was settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.annotations import Annotation, AnnotationId, ItemFinder, find_item
from core.library.carrying.here import as_here, kept_in
from core.library.lists.meetings import LoadedMeeting, load
from core.library.opening import Library
from core.minutes import Meeting, NodeKind
from core.review_states import Settled, wording_of, wordings
from core.source_text import SourceText, Span

MOST_LOADED = 4
"""So many earlier versions are read whole to find what an item said."""

_NO_WORDS = (NodeKind.FURNITURE, NodeKind.ATTACHMENT)


@dataclass(frozen=True, slots=True)
class Stands:
    """A comment as it stands in the version in view: on item `item`, -1 before the first; on a passage of it
    where `passage` is one. `settled` is that it is settled, None while it is open."""

    comment: Annotation
    item: int
    passage: Span | None
    settled: Settled | None


def words_before(
    library: Library, loaded: LoadedMeeting, comments: Iterable[Stands]
) -> Mapping[AnnotationId, tuple[str, str]]:
    """What was said where a comment stands and what is said there now, of those where the two differ: of a
    settled one since it was settled, of another since it was made. Spaces and line ends make no difference.
    """
    reading = _Reading(library, loaded)
    found = {}
    for each in comments:
        before, now = reading.before(each), reading.now(each)
        if before and now and wording_of(before) != wording_of(now):
            found[each.comment.id] = (before, now)
    return found


class _Reading:
    """Reads earlier versions, each once."""

    def __init__(self, library: Library, loaded: LoadedMeeting) -> None:
        self._library = library
        self._loaded = loaded
        self._versions: dict[int, LoadedMeeting] = {}
        self._earlier = sorted(
            (each for each in loaded.versions if each.id < loaded.version), key=lambda each: each.id
        )
        with library.snapshot() as connection:
            self._kept = {
                each.id: kept_in(connection, loaded.id, each.file) for each in self._earlier if each.file
            }

    def now(self, each: Stands) -> str:
        loaded = self._loaded
        if each.passage is not None:
            return _words_in(loaded.source, loaded.meeting, each.passage)
        return _item_words(loaded, each.item)

    def before(self, each: Stands) -> str:
        return self._on_passage(each) if each.passage is not None else self._on_item(each)

    def _on_passage(self, each: Stands) -> str:
        quotes = []  # the oldest first
        for version in self._earlier:
            place = self._kept.get(version.id, {}).get(each.comment.id)
            if place is not None and place.anchor.passage is not None:
                quotes.append(" ".join(place.anchor.passage.quote.split()))
        if each.settled is None:
            return quotes[0] if quotes else ""
        return next((each_ for each_ in quotes if wording_of(each_) == each.settled.wording), "")

    def _on_item(self, each: Stands) -> str:
        if each.settled is not None:
            return self._settled_item(each, each.settled)
        for version in self._earlier:
            if each.comment.id in self._kept.get(version.id, {}):
                return self._item_in(self._load(version.id), each.comment)
        return ""

    def _settled_item(self, each: Stands, settled: Settled) -> str:
        for version in [*reversed(self._earlier)][:MOST_LOADED]:
            loaded = self._load(version.id)
            if settled.wording in wordings(loaded.source, loaded.meeting):
                return self._item_in(loaded, each.comment)
        return ""

    def _load(self, version: int) -> LoadedMeeting:
        if version not in self._versions:
            self._versions[version] = load(self._library, self._loaded.id, version)
        return self._versions[version]

    def _item_in(self, loaded: LoadedMeeting, comment: Annotation) -> str:
        here = as_here(loaded, comment) or comment
        found = find_item(loaded.meeting.items, here.item)
        if found is None:
            found = ItemFinder(loaded.meeting.items).find(comment.item)
        return "" if found is None else _item_words(loaded, found)


def _item_words(loaded: LoadedMeeting, item: int) -> str:
    """The words of an item, a line each; not of the pages of its attachments."""
    source, lines = loaded.source, []
    for node in loaded.meeting.nodes:
        if node.item == item and node.kind not in _NO_WORDS:
            lines += [source.text[each.start : each.end] for each in source.lines[node.first : node.end]]
    return "\n".join(lines)


def _words_in(source: SourceText, meeting: Meeting, span: Span) -> str:
    """The words at a place in one line, without running heads."""
    words = []
    for index in source.lines_in(span):
        node = next((each for each in meeting.nodes if each.first <= index < each.end), None)
        line = source.lines[index]
        if node is None or node.kind is not NodeKind.FURNITURE:
            words.append(source.text[max(line.start, span.start) : min(line.end, span.end)])
    return " ".join(" ".join(words).split())
