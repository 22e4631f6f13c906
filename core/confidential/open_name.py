"""The name of a document for those who may not know of its closed items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from core.confidential.closed_words import ClosedWords
from core.language import _
from core.library.lists.meetings import LoadedMeeting


def openly_named(loaded: LoadedMeeting) -> LoadedMeeting:
    """`loaded`; where its file's name tells of something closed, under a name made of body and day."""
    path = PurePath(loaded.name)
    if not ClosedWords.of(loaded).named_in(path.stem):
        return loaded
    body, day = loaded.body_name or loaded.meeting.body, loaded.meeting.date
    words = " ".join(each for each in (body, day.isoformat() if day else None) if each) or _("Document")
    return replace(loaded, name=words + path.suffix)
