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

_WRITTEN = (".docx", ".doc", ".odt", ".rtf")
"""The formats of what is still written at: a second PDF has been fetched twice, no more."""
_COPY = re.compile(r"\((?:[2-9]|1\d)\)$")


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
    found = _word_in(PurePath(name), meeting)
    if found:
        return DraftSign(DraftMark.FILE_NAME, found)
    return DraftSign(DraftMark.TRACKED_CHANGES, changes=tracked_changes) if tracked_changes else None


def is_draft(said: bool | None, sign: DraftSign | None) -> bool:
    """Whether a document counts as a draft: as the reader said, and else as it says itself."""
    return sign is not None if said is None else said


def _word_in(name: PurePath, meeting: Meeting) -> str:
    """What of a file's name says that it is a draft; "" where nothing does, or where it says more that it is
    final, or that something else is a draft: "Udkast til lokalplan"."""
    plain, language = _plain(name.stem), meeting.language
    if _is_final(plain, language):
        return ""
    found = _pattern(language).search(plain)
    if found is not None and not _is_of_another(plain, found.end(), language):
        return found.group()
    version = _version(language).search(plain)
    is_written = name.suffix.lower() in _WRITTEN
    if version is None and is_written:
        version = _COPY.search(plain)
    if version is None:
        return ""
    is_of_meeting = is_written and meeting.date is not None and bool(meeting.items)
    return version.group() if is_of_meeting or _is_of_minutes(plain, language) else ""


def _is_of_another(name: str, at: int, language: str) -> bool:
    """Whether the word for a draft that ends at `at` is said of what is no minutes: of a plan, a contract."""
    to = re.match(rf" (?:{'|'.join(words_of('drafts', language)['of'])}) (.+)", name[at:], re.IGNORECASE)
    return to is not None and not _is_of_minutes(name, language) and not _pattern(language).search(name, at)


def _is_of_minutes(name: str, language: str) -> bool:
    """Whether a file's name says that it is minutes, or an agenda, or names who met."""
    ends = tuple(words_of("drafts", language)["minutes"])
    return any(word.endswith(ends) for word in re.findall(r"[^\W\d_]+", name.casefold()))


@cache
def _version(language: str) -> re.Pattern[str]:
    """Finds what says which of several versions a file is."""
    words = words_of("drafts", language)["versions"]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)


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
