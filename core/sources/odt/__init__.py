"""OpenDocument text (ODT, OTT, flat XML) -> SourceText, opened by odfdo.

odfdo opens the package or the flat file; the elements are walked here, as those of DOCX are, because order,
numbers of lists and places of comments are what matters. Their meaning is that of OpenDocument 1.3 part 3.

Deletions that nobody has accepted yet lie apart in the file and are left out; insertions are text. Page
headers and footers are furniture and left out, unless they hold the only text there is.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree
from odfdo.container import Container
from odfdo.security import SecurityError

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources import packages
from core.sources.assembly import Draft, assemble
from core.sources.comments import moment
from core.sources.extractors import EXTRACTORS
from core.sources.odt.lists import Counted
from core.sources.odt.paragraphs import Entry, Paragraphs
from core.sources.odt.styles import DC, META, OFFICE, STYLE, TABLE, TEXT, Styles
from core.sources.tables import row_drafts

_PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
_UNSEEN = frozenset(
    TEXT + name
    for name in (
        "tracked-changes",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "table-of-content-source",
        "alphabetical-index-source",
        "illustration-index-source",
        "bibliography-source",
        "user-index-source",
    )
)
_ROWS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group", "table-header-columns")
)
_CHANGES = (TEXT + "insertion", TEXT + "deletion")
_MOST_REPEATED = 20  # empty cells that one element stands for


def read(content: bytes) -> SourceText:
    """The text of an OpenDocument text. Raises UnreadableFile."""
    body, around, meta = _opened(content)
    try:
        paragraphs = Paragraphs(Styles([*around, body.getroottree().getroot()]))
        drafts = list(_blocks(body, paragraphs)) or _beside(around, paragraphs)
        text, lines = assemble(paragraphs.places.settled(drafts))
        comments = paragraphs.places.comments(paragraphs.written, lines)
    except packages.DAMAGE as error:
        raise _damaged() from error
    if not lines:
        raise UnreadableFile(
            _("This OpenDocument text holds no text."),
            _("If its pages are pictures, ask the sender for the minutes with text in them."),
        )
    produced, properties = _stated(meta)
    return SourceText(
        text=text,
        lines=lines,
        format="odt",
        extractor=EXTRACTORS["odt"],
        produced=produced,
        comments=comments,
        tracked_changes=sum(1 for change in body.iter(*_CHANGES)),
        properties=properties,
    )


def _opened(content: bytes) -> tuple[Any, list[Any], Any]:
    """The body, the roots that styles stand in, and the root of the properties or None."""
    try:
        if content.startswith(b"PK"):
            packages.refuse_bomb(content)
            _refuse_encrypted(content)
        elif len(content) > packages.LARGEST_PART:
            raise packages.unpacks_to_too_much()
        package = Container(io.BytesIO(content))
        names = package.parts
        root = _parsed(package.get_part("content.xml"))
        around = [_parsed(package.get_part("styles.xml"))] if "styles.xml" in names else []
        body = root.find(f"{OFFICE}body/{OFFICE}text")
    except SecurityError as error:
        raise packages.unpacks_to_too_much() from error
    except packages.DAMAGE as error:
        raise _damaged() from error
    if body is None:
        raise _damaged()
    try:
        meta = _parsed(package.get_part("meta.xml")) if "meta.xml" in names else None
    except packages.DAMAGE:
        meta = None  # the text is whole
    return body, around, meta


def _parsed(part: Any) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def _refuse_encrypted(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        manifest = "META-INF/manifest.xml"
        encrypted = manifest in package.namelist() and b"encryption-data" in package.read(manifest)
    if encrypted:
        raise UnreadableFile(
            _("This OpenDocument text is protected by a password."),
            _("Open it in LibreOffice, save it without a password, and open that copy."),
        )


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        _("This OpenDocument text is damaged."),
        _("Open it in LibreOffice or Word, save it anew as ODT or PDF, and open that."),
    )


def _beside(roots: list[Any], paragraphs: Paragraphs) -> list[Draft]:
    """The lines of page headers and footers."""
    tags = (STYLE + "header", STYLE + "footer")
    return [draft for root in roots for part in root.iter(*tags) for draft in _blocks(part, paragraphs)]


def _blocks(container: Any, paragraphs: Paragraphs) -> Iterator[Draft]:
    """The lines of what stands in `container`, in document order; notes after what refers to them."""
    for block in container:
        if block.tag == TABLE + "table":
            for row in _rows(block, paragraphs):
                yield from row
                yield from _noted(paragraphs)
        else:
            yield from _of_block(block, paragraphs)
            yield from _noted(paragraphs)


def _of_block(block: Any, paragraphs: Paragraphs) -> Iterator[Draft]:
    """The lines of one block: a paragraph, a list, a table, or something that holds such."""
    if not isinstance(block.tag, str) or block.tag in _UNSEEN or block.get(TEXT + "display") == "none":
        return
    if block.tag in _PARAGRAPHS:
        yield from _paragraph(block, paragraphs)
    elif block.tag == TEXT + "list":
        yield from _list(block, paragraphs, paragraphs.lists.opened(block), "", 1)
    elif block.tag == TEXT + "numbered-paragraph":
        yield from _numbered(block, paragraphs)
    elif block.tag == TABLE + "table":
        for row in _rows(block, paragraphs):
            yield from row
    else:
        for child in block:
            yield from _of_block(child, paragraphs)


def _paragraph(block: Any, paragraphs: Paragraphs, entry: Entry | None = None) -> Iterator[Draft]:
    """The lines of a paragraph, and of the frames with text that are anchored in it."""
    yield from paragraphs.lines(block, entry)
    frames, paragraphs.frames = paragraphs.frames, []
    for frame in frames:
        yield from _of_block(frame, paragraphs)


def _list(element: Any, paragraphs: Paragraphs, counted: Counted, style: str, level: int) -> Iterator[Draft]:
    """The lines of a list; `level` from 1. A list within takes the style of the one around it."""
    style = element.get(TEXT + "style-name") or style
    for item in element:
        mark = None if item.tag == TEXT + "list-item" else ""
        for block in item if isinstance(item.tag, str) else ():
            if block.tag == TEXT + "list":
                yield from _list(block, paragraphs, counted, style, level + 1)
            elif block.tag in _PARAGRAPHS:
                if mark is None:
                    mark = _shown_number(item)
                    start = item.get(TEXT + "start-value")
                    own = paragraphs.lists.mark(counted, style, level - 1, start)
                    mark = own if mark is None else mark
                yield from _paragraph(block, paragraphs, Entry(level, mark))
                mark = ""
            else:
                yield from _of_block(block, paragraphs)


def _numbered(element: Any, paragraphs: Paragraphs) -> Iterator[Draft]:
    """A paragraph that belongs to a list and stands outside of it."""
    stated = element.get(TEXT + "level", "1")
    level = max(1, int(stated[:2])) if stated.isdecimal() else 1
    name = element.get(TEXT + "style-name", "")
    identity = element.get(TEXT + "list-id", "")
    counted = paragraphs.lists.joined(identity or name, name)
    own = paragraphs.lists.mark(counted, name, level - 1, element.get(TEXT + "start-value"))
    shown = _shown_number(element)
    for block in element:
        if block.tag in _PARAGRAPHS:
            yield from _paragraph(block, paragraphs, Entry(level, own if shown is None else shown))


def _shown_number(item: Any) -> str | None:
    """The number of an entry where the file holds it ready made."""
    number = item.find(TEXT + "number")
    return None if number is None else "".join(number.itertext()).strip()


def _noted(paragraphs: Paragraphs) -> Iterator[Draft]:
    """The lines of the notes that were referred to since the last call."""
    while paragraphs.notes:
        shown, body = paragraphs.notes.pop(0)
        for child in body:
            for draft in _of_block(child, paragraphs):
                yield draft._replace(text=f"{shown} {draft.text}") if shown else draft
                shown = ""


def _rows(table: Any, paragraphs: Paragraphs) -> Iterator[list[Draft]]:
    """The lines of each row of a table."""
    for child in table:
        if child.tag in _ROWS:
            yield from _rows(child, paragraphs)
        elif child.tag == TABLE + "table-row" and child.get(TABLE + "visibility") != "collapse":
            cells: list[list[Draft]] = []
            for cell in child.iterchildren(TABLE + "table-cell"):
                drafts = [draft for block in cell for draft in _of_block(block, paragraphs)]
                many = cell.get(TABLE + "number-columns-repeated", "1")
                repeated = min(int(many[:4]), _MOST_REPEATED) if many.isdecimal() and not drafts else 1
                cells += [drafts] * repeated
            yield list(row_drafts(cells))


def _stated(meta: Any) -> tuple[datetime | None, dict[str, str]]:
    """When the document was last saved, in UTC, and its title, author and so on."""
    if meta is None:
        return None, {}

    def said(tag: str) -> str:
        element = next(meta.iter(tag), None)
        return "" if element is None else (element.text or "").strip()

    names = {
        "title": said(DC + "title"),
        "author": said(META + "initial-creator") or said(DC + "creator"),
        "subject": said(DC + "subject"),
        "keywords": said(META + "keyword"),
        "last_modified_by": said(DC + "creator"),
    }
    produced = moment(said(DC + "date")) or moment(said(META + "creation-date"))
    return produced, {name: value for name, value in names.items() if value}
