"""Rich Text (RTF) -> SourceText.

Bold, size, headings by style or outline level, numbers of lists as the writer of the file set them, cells of
tables, notes and comments are read; deletions that nobody has accepted yet and hidden text are left out. Page
headers and footers are furniture and left out, unless they hold the only text there is.
"""

from __future__ import annotations

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.assembly import assemble
from core.sources.extractors import EXTRACTORS
from core.sources.rtf.reading import TooDeep, Walk
from core.sources.rtf.sheets import Sheet


def read(content: bytes) -> SourceText:
    """The text of a Rich Text document. Raises UnreadableFile."""
    try:
        walk = _walked(content)
    except TooDeep as error:
        raise UnreadableFile(
            _("This Rich Text document is damaged."),
            _("Open it in Word or LibreOffice, save it anew as DOCX or PDF, and open that."),
        ) from error
    drafts = walk.sheet.drafts
    if not drafts or (walk.is_cut and _size(walk.aside) > _size(walk.sheet)):
        drafts = drafts + walk.aside.finish()
    drafts = walk.places.settled(drafts)
    text, lines = assemble(drafts)
    if not lines:
        raise UnreadableFile(
            _("This Rich Text document holds no text."),
            _("If its pages are pictures, ask the sender for the minutes with text in them."),
        )
    return SourceText(
        text=text,
        lines=lines,
        format="rtf",
        extractor=EXTRACTORS["rtf"],
        produced=walk.head.produced(),
        comments=walk.places.comments(walk.written, lines),
        tracked_changes=walk.changes,
        properties=walk.head.properties | ({"repaired": "yes"} if walk.is_cut else {}),
    )


def _walked(content: bytes) -> Walk:
    """The walk through a file; where a brace was lost and with it most of the text, the one that gets it."""
    walk = Walk()
    walk.through(content)
    if not walk.is_cut:
        return walk
    other = Walk(mistrusting=True)
    other.through(content)
    return other if _size(other.sheet) > 1.5 * _size(walk.sheet) else walk


def _size(sheet: Sheet) -> int:
    """Characters on a sheet."""
    return sum(len(draft.text) for draft in sheet.drafts)
