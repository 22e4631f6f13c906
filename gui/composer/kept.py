"""What the composer remembers from one time to the next: last choices, and words that were not sent off yet.

It lies in the settings, as one text. Words that were typed are kept with what they were typed for, so that a
window closed by mistake loses none.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from core.exports.formats import Format
from core.library.lists.chosen import Range
from gui.session import Session

FEW = 20
MOST_DRAFTS = 40
"""Summaries whose words are kept."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The reader's words for one summary."""

    title: str = ""
    introduction: str = ""

    def __bool__(self) -> bool:
        return bool(self.title.strip() or self.introduction.strip())


@dataclass(frozen=True, slots=True)
class KeptChoices:
    """The id of the last preset, the last form and folder, the window's size, and drafts, the latest last;
    and whether a draft last went out with the reader's comments alone."""

    preset: str = "annotated"
    format: Format = Format.PDF
    folder: str = ""
    size: tuple[int, int] | None = None
    drafts: dict[str, Draft] = field(default_factory=dict)
    only_my_comments: bool = False

    def draft(self, range_: Range) -> Draft:
        """The words typed for a range."""
        return self.drafts.get(_name(range_), Draft())

    def with_draft(self, range_: Range, draft: Draft) -> KeptChoices:
        """With other words for a range."""
        drafts = {name: each for name, each in self.drafts.items() if name != _name(range_)}
        if draft:
            drafts[_name(range_)] = draft
        return replace(self, drafts=dict([*drafts.items()][-MOST_DRAFTS:]))


def kept_choices(session: Session) -> KeptChoices:
    """What is kept; the defaults where there is nothing, or what cannot be understood."""
    try:
        told = json.loads(session.settings.composer or "{}")
        size = told.get("size")
        return KeptChoices(
            preset=str(told.get("preset") or "annotated"),
            format=_format(told.get("format")),
            folder=str(told.get("folder") or ""),
            size=(int(size[0]), int(size[1])) if size else None,
            drafts={
                str(name): Draft(str(each.get("title", "")), str(each.get("introduction", "")))
                for name, each in (told.get("drafts") or {}).items()
            },
            only_my_comments=told.get("only_my_comments") is True,
        )
    except (ValueError, TypeError, AttributeError, IndexError):
        return KeptChoices()


def keep_choices(session: Session, kept: KeptChoices) -> None:
    """Keep them, where they are others than before."""
    told = asdict(kept)
    if not Path(kept.folder).is_absolute():
        told["folder"] = ""
    text = json.dumps(told, ensure_ascii=False)
    if text != session.settings.composer:
        session.choose(composer=text)


def _format(value: object) -> Format:
    try:
        return Format(str(value))
    except ValueError:
        return Format.PDF


def _name(range_: Range) -> str:
    """A short name of a range, the same each time. Of thousands of items a few tell it from others."""
    told = [range_.line]
    for each in (range_.meetings, range_.items):
        told += [str(len(each)), repr(each[:FEW]), repr(each[-FEW:])]
    return hashlib.sha256("|".join(told).encode()).hexdigest()[:16]
