"""The name of a document for those who may not know of its closed items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from core.confidential.closed_words import ClosedWords
from core.language import _
from core.library.lists.meetings import LoadedMeeting
from core.minutes import Meeting


def openly_named(loaded: LoadedMeeting) -> LoadedMeeting:
    """`loaded`; where its file's name tells of something closed, under a name made of body and day."""
    name = open_name(loaded.name, loaded.meeting, (ClosedWords.of(loaded),), loaded.body_name)
    return loaded if name == loaded.name else replace(loaded, name=name)


def open_name(name: str, meeting: Meeting, words: Sequence[ClosedWords], body: str | None = None) -> str:
    """`name` of the file of `meeting`; where one of `words` tells that it is of something closed, a name made
    of body and day, with the same ending. `body` is who met, where the reader has it shown otherwise."""
    path = PurePath(name)
    if not any(each.named_in(path.stem) for each in words):
        return name
    body, day = body or meeting.body, meeting.date
    said = " ".join(each for each in (body, day.isoformat() if day else None) if each) or _("Document")
    return said + path.suffix
