"""What a mutation of the library changed, so that each view refreshes only what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from core.annotations import AnnotationId, MeetingId


@dataclass(frozen=True, slots=True)
class Changes:
    """The meetings and annotations that a mutation touched. Empty changes are false; `|` joins two.

    `meetings` came, or show another document, head or text now. `annotations` came, were changed or
    deleted, and `annotated` are the meetings they belong to. `tags` says that the list of tags is another
    (their names, colours or how often they are used), `colours` that the names of colours are. Of the
    meetings in `seen` other items count as read than before, and nothing else is another. `searches` says
    that the list of saved searches is another, `presets` that of presets is, `colleagues` that colleagues'
    colours or which of them are shown are others. Of the drafts of the meetings in `reviewed` other things
    are said: states, replies, dismissals. `everything` says that nothing that was read before may be
    kept, as after another program wrote or a copy was restored.
    """

    meetings: frozenset[MeetingId] = frozenset()
    annotations: frozenset[AnnotationId] = frozenset()
    annotated: frozenset[MeetingId] = frozenset()
    everything: bool = False
    tags: bool = False
    colours: bool = False
    seen: frozenset[MeetingId] = frozenset()
    searches: bool = False
    presets: bool = False
    colleagues: bool = False
    reviewed: frozenset[MeetingId] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.meetings | other.meetings,
            self.annotations | other.annotations,
            self.annotated | other.annotated,
            self.everything or other.everything,
            self.tags or other.tags,
            self.colours or other.colours,
            self.seen | other.seen,
            self.searches or other.searches,
            self.presets or other.presets,
            self.colleagues or other.colleagues,
            self.reviewed | other.reviewed,
        )

    def __bool__(self) -> bool:
        found = (self.meetings, self.annotations, self.annotated, self.seen, self.reviewed)
        lists = (self.tags, self.colours, self.searches, self.presets, self.colleagues)
        return any((*found, self.everything, *lists))
