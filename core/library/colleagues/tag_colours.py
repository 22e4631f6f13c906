"""The colours that colleagues gave to tags: they come along where a tag has none here."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime

from core.annotations import Tag
from core.library.opening import Library
from core.library.reader.tags import kept_tags
from core.tags import tag_key
from core.web_annotation import GivenAnnotation


def new_tags(
    library: Library, given: Iterable[GivenAnnotation], came: Collection[str], moment: str
) -> tuple[Tag, ...]:
    """The tags of those annotations whose ids `came` in that have a colour at their giver's and are not kept
    here, to be written; `moment` is when they were taken in. Raises LibraryError."""
    coloured = [each for each in given if each.tag_colour is not None and each.annotation.id in came]
    if not coloured:
        return ()
    kept = {tag_key(tag.name) for tag in kept_tags(library)}
    when = datetime.fromisoformat(moment)
    fresh: dict[str, Tag] = {}
    for each in coloured:
        tag, key = each.annotation, tag_key(each.annotation.text)
        if key and key not in kept and key not in fresh:
            fresh[key] = Tag(str(uuid.uuid4()), tag.text, each.tag_colour, tag.author, when, when)
    return tuple(fresh.values())
