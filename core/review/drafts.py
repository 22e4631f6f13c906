"""Whether a document says itself that it is a draft."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePath

from core.language import _, ngettext
from core.minutes import Meeting
from core.review.word_lists import words_of


class DraftMark(StrEnum):
    """Where a document says that it is a draft."""

    HEAD = "head"
    FILE_NAME = "file_name"
    TRACKED_CHANGES = "tracked_changes"


@dataclass(frozen=True, slots=True)
class DraftSign:
    """What tells that a document is a draft. `word` is the one in the file's name, `changes` how many
    tracked changes there are."""

    mark: DraftMark
    word: str = ""
    changes: int = 0

    def sentence(self) -> str:
        """It as a sentence for the reader."""
        match self.mark:
            case DraftMark.HEAD:
                return _("The document calls itself a draft.")
            case DraftMark.FILE_NAME:
                return _("The file’s name says “{word}”.").format(word=self.word)
            case DraftMark.TRACKED_CHANGES:
                return ngettext(
                    "The document holds {count} tracked change.",
                    "The document holds {count} tracked changes.",
                    self.changes,
                ).format(count=self.changes)


def draft_sign(meeting: Meeting, name: str, tracked_changes: int) -> DraftSign | None:
    """What tells that a document is a draft: its head, its file's `name`, changes that are tracked in it.

    None where nothing does. What the reader said (`ReviewState.said_draft`) goes before that.
    """
    if meeting.draft:
        return DraftSign(DraftMark.HEAD)
    plain = _plain(PurePath(name).stem)
    found = _pattern(meeting.language).search(plain)
    if found is not None and not _is_final(plain, meeting.language):
        return DraftSign(DraftMark.FILE_NAME, found.group())
    return DraftSign(DraftMark.TRACKED_CHANGES, changes=tracked_changes) if tracked_changes else None


def is_draft(said: bool | None, sign: DraftSign | None) -> bool:
    """Whether a document counts as a draft: as the reader said, and else as it says itself."""
    return sign is not None if said is None else said


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(map(_plain, words_of("drafts", language)["words"]), key=len, reverse=True)
    letter = r"[^\W\d_]"
    begins = f"(?:(?<!{letter})|(?<={letter}{{3}}))"  # the other part of a compound is a word
    return re.compile(f"{begins}(?:{'|'.join(map(re.escape, words))})(?!{letter})", re.IGNORECASE)


def _is_final(name: str, language: str) -> bool:
    """Whether a file's name says that what was a draft is none any more: "godkendt efter udkast"."""
    said, lists = set(re.findall(r"\w+", name.casefold())), words_of("drafts", language)
    return not said.isdisjoint(lists["final"]) and said.isdisjoint(lists["not"])


def _plain(name: str) -> str:
    """A name with a space for each sign that stands for one in files' names."""
    return re.sub(r"[-_.\s]+", " ", unicodedata.normalize("NFC", name))
