"""The versions of a meeting, each with the annotations that belong there: with their words, or their item."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.annotations import Annotation, AnnotationKind, MeetingId
from core.confidential.placing import shared_out
from core.library.lists.meetings import LoadedMeeting, load
from core.library.opening import Library
from core.library.reader.annotations import of_meeting


def read_versions(
    library: Library, meeting: MeetingId, versions: Sequence[int | None], unseen: Collection[str]
) -> list[tuple[LoadedMeeting, list[Annotation]]]:
    """Each of `versions` of a meeting, None for the one in front, with the annotations that belong there and
    are by nobody of `unseen`: for one that does not count, such as an older one, all of them. Comments on
    drafts are not among them: they go out with the review alone.

    Raises LibraryError, and LookupError where there is no such meeting or version.
    """
    with library.snapshot():
        loaded = [load(library, meeting, version) for version in versions]
        annotations = [
            each
            for each in of_meeting(library, meeting)
            if each.author not in unseen and each.kind is not AnnotationKind.COMMENT
        ]
        shared = _shared_out(library, loaded, annotations) if annotations else {}
    return [(each, shared.get(each.version, annotations)) for each in loaded]


def _shared_out(
    library: Library, loaded: Sequence[LoadedMeeting], annotations: Sequence[Annotation]
) -> dict[int, list[Annotation]]:
    """The annotations of a meeting by the versions of it that count, where these are several."""
    there = {each.version: each for each in loaded}
    counting = [each for each in loaded[0].versions if each.counts]
    counting.sort(key=lambda each: not each.is_front)
    if len(counting) < 2:
        return {}
    versions = [there.get(each.id) or load(library, loaded[0].id, each.id) for each in counting]
    return dict(zip((each.id for each in counting), shared_out(versions, annotations), strict=True))
