"""A summary as a Word document, with real styles, headings, a table of contents and comments."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeGuard
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml import etree

from core.exports.layout.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Pieces,
    Table,
    Terms,
)
from core.exports.layout.item_cards import BETWEEN
from core.exports.layout.laying_out import laid_out
from core.exports.word.looks import LOOKS, NESTED, body_style, label_style
from core.exports.word.styles import LANGUAGES, PAGE_WIDTH, blank
from core.exports.word.xml import (
    TAB,
    Comments,
    Links,
    bookmark_name,
    bookmarked,
    field,
    field_around,
    in_language,
    paragraph,
    run,
)
from core.language import _
from core.progress import Progress, quietly
from core.wording import shortened

if TYPE_CHECKING:
    from core.exports.summary import Summary

_MARGIN, _LARGE_MARGIN, _WIDE_MARGIN = 1644, 1361, 1134
_DEEPEST = 3
_RUNNING = 84
"""Letters of the title in a page's head."""
_PROPERTY = 255
"""Letters that a property of a document may have."""
_SHORT = 160
"""With more headings the table of contents names the first level only, where that is one; with more than
_ALONE it has pages of its own."""
_ALONE = 16
_AFTER_CONTENTS = '<w:spacing w:after="480"/>'
_KEPT = 280
"""Letters of a recommendation that stays on the page of the decision on it."""
_TALL = 1200
"""Letters of a cell: a row with more may be parted by a page's end."""
_STEP = 100
"""Blocks between two words on how far it is."""
_SIZES = ((60, 44), (120, 34), (240, 28))
_LEAST = 22
"""Half points of a title with at most so many letters, and of a longer one."""


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as DOCX. `progress` is told of its blocks."""
    return docx_of(laid_out(summary), datetime(*summary.made.timetuple()[:3], tzinfo=UTC), progress)


def docx_of(laid: LaidOut, made: datetime, progress: Progress = quietly) -> bytes:
    """`laid` as DOCX; `made` is the moment in its properties."""
    wide = any(isinstance(block, Table) for block in laid.blocks)
    margin = _LARGE_MARGIN if laid.large else _WIDE_MARGIN if wide else _MARGIN
    document = blank(
        laid.language,
        large=laid.large,
        margin=margin,
        fields=laid.contents,
        items_first=laid.begins_with_items,
    )
    _name(document, laid, made)
    _frame(document, laid)
    writer = _Writer(document, laid, PAGE_WIDTH - 2 * margin)
    body = []
    for done, content in enumerate(writer.all()):
        if done % _STEP == 0:
            progress(done, len(laid.blocks) + 1)
        body.append(content)
    _fill(document, "".join(body))
    writer.comments.put_in()
    written = io.BytesIO()
    document.save(written)
    progress(len(laid.blocks) + 1, len(laid.blocks) + 1)
    return written.getvalue()


def _fill(document: WordDocument, body: str) -> None:
    """Put `body` before the section's properties. The whole is read once: elements that move from one tree
    into another take time that grows with the square of a table."""
    section = etree.tostring(document.element.body[-1], encoding="unicode")
    told = f"<w:document {nsdecls('w', 'r')}><w:body>{body}{section}</w:body></w:document>"
    document.part._element = parse_xml(told)


def _name(document: WordDocument, laid: LaidOut, made: datetime) -> None:
    """Say what the document is, and by whom only where that was asked for."""
    told = document.core_properties
    told.title = shortened(laid.title or _("Summary"), _PROPERTY)
    told.subject = shortened(laid.subtitle, _PROPERTY)
    told.language = LANGUAGES[laid.language]
    told.author = told.last_modified_by = shortened(laid.author or "", _PROPERTY)
    told.comments = told.keywords = told.category = ""
    told.created = told.modified = made.replace(tzinfo=None)
    told.revision = 1


def _frame(document: WordDocument, laid: LaidOut) -> None:
    """The title at the head of each page but the first, and the number at the foot of all."""
    (section,) = document.sections
    section.different_first_page_header_footer = True
    heads = ((section.header, laid.title or _("Summary")), (section.first_page_header, ""))
    for head, words in heads:
        head.is_linked_to_previous = False
        head.paragraphs[0].text = shortened(words, _RUNNING)
        head.paragraphs[0].style = "Header" if words else "Normal"
    before, between, after = _("Page {number} of {count}").format(number="\0", count="\0").split("\0")
    numbered = run(before) + field("PAGE", run("1")) + run(between) + field("NUMPAGES", run("1")) + run(after)
    for foot in (section.footer, section.first_page_footer):
        foot.is_linked_to_previous = False
        made = parse_xml(f"<w:p {nsdecls('w')}><w:pPr><w:pStyle w:val='Footer'/></w:pPr>{numbered}</w:p>")
        element = foot.paragraphs[0]._p
        element.getparent().replace(element, made)


class _Writer:
    """Writes the blocks of a document one after the other."""

    def __init__(self, document: WordDocument, laid: LaidOut, width: int) -> None:
        self.comments = Comments(document)
        self._links = Links(document)
        self._laid = laid
        self._width = width
        self._headings = 0
        self._cards = 0
        self._stays = False

    def all(self) -> Iterator[str]:
        """The title, the table of contents, and each block."""
        size = _title_size(self._laid.title)
        yield paragraph("Title", run(self._laid.title or _("Summary"), "", size)) + paragraph(
            "Subtitle", run(self._laid.subtitle)
        )
        blocks = list(_with_notes(self._laid))
        for _card in self._laid.opening:
            yield self._block(*blocks.pop(0))
        alone = False
        if self._laid.contents and (shown := _in_contents(self._laid.blocks)):
            yield self._contents(shown)
            alone = len(shown) > _ALONE
        placed = list(_with_places(blocks))
        for at, (block, notes) in enumerate(placed):
            self._stays = at + 1 < len(placed) and _belong_together(block, placed[at + 1][0])
            if isinstance(block, Heading) and alone:
                block, alone = replace(block, new_page=True), False
            yield self._block(block, notes)

    def _block(self, block: Block, notes: Sequence[Card]) -> str:
        match block:
            case Heading():
                return self._heading(block, notes)
            case Terms(rows):
                told = [self._term(*row, last=row is rows[-1]) for row in rows]
                return "".join(told)
            case Paragraph(pieces):
                quiet = all(piece.quiet for piece in pieces)
                return paragraph("AboutItem" if quiet else "Normal", self._links.pieces(pieces))
            case Card():
                return self._card(block, 0)
            case Bullets(rows):
                return "".join(paragraph("ListBullet", self._links.pieces(row)) for row in rows)
            case Table():
                return self._table(block)
            case Notice(text):
                return paragraph("Notice", run(text))

    def _contents(self, shown: Sequence[Heading]) -> str:
        """A table of contents with its entries: a viewer shows what it finds, Word adds the pages."""
        title = paragraph("TOCHeading", run(self._laid.contents_title or _("Contents")))
        rows = []
        for heading in shown:
            page = field(f"PAGEREF {bookmark_name(heading.anchor)} \\h", run(""))
            rows.append(self._links.link(f"#{heading.anchor}", run(heading.text) + TAB + page))
        depth = max(heading.level for heading in shown)
        begins, ends = field_around(f'TOC \\o "1-{depth}" \\h \\u')
        rows[0] = begins + rows[0]
        rows[-1] += ends
        entries = "".join(
            paragraph(f"TOC{heading.level}", row, _AFTER_CONTENTS if row is rows[-1] else "")
            for heading, row in zip(shown, rows, strict=True)
        )
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{entries}</w:sdtContent></w:sdt>"
        )

    def _heading(self, heading: Heading, notes: Sequence[Card]) -> str:
        self._headings += 1
        words = self.comments.around(notes, run(heading.text, "", in_language(heading.language)))
        stands = "<w:pageBreakBefore/>" if heading.new_page else ""
        style = f"Heading{min(heading.level, _DEEPEST)}"
        told = paragraph(style, bookmarked(self._headings, heading.anchor, words), stands)
        return told + (paragraph("AboutItem", self._links.pieces(heading.aside)) if heading.aside else "")

    def _term(self, name: str, value: Pieces, *, last: bool) -> str:
        words = run(name, "Term") + TAB + self._links.pieces(value)
        return paragraph("HeadRow", words, '<w:spacing w:after="240"/>' if last else "")

    def _card(self, card: Card, depth: int) -> str:
        """A card and those that belong to it, which stand further in, but a vote; notes on it where they
        shall stand. Two cards in a row stand a hair's breadth apart from the margin: those with the same
        borders in the same place would be drawn as one."""
        self._cards += 1
        notes = [each for each in card.cards if _is_note(each)] if self._laid.comments else []
        looks = LOOKS[card.kind]
        keep = "<w:keepNext/>" if self._stays and depth == 0 else ""
        left = looks.left + NESTED * depth + self._cards % 2
        inward = keep + (
            f'<w:ind w:left="{left}" w:right="{looks.right}"/>' if looks.borders or depth else ""
        )
        label = self._links.pieces(tuple(replace(piece, colour=None) for piece in card.label))
        lines = [(label_style(card), inward, label)] if card.label else []
        told = len(lines)
        for part in card.body:
            if isinstance(part, Paragraph):
                lines.append((body_style(card), inward, self._links.pieces(part.pieces)))
            else:
                lines += [("ListBullet", "", self._links.pieces(row)) for row in part.rows]
        votes = [each for each in card.cards if each.kind is Kind.VOTES]
        for each in votes:  # within the decision's own bar
            lines.append((label_style(card), inward, self._links.pieces(each.label)))
            lines += [(body_style(card), inward, self._links.pieces(row)) for row in _rows(each)]
        begins, ends = self.comments.marks(notes)
        first = min(told, len(lines) - 1)
        content = ""
        for at, (style, stands, words) in enumerate(lines):
            words = (begins if at == first else "") + words + (ends if at == len(lines) - 1 else "")
            content += paragraph(style, words, stands)
        others = [each for each in card.cards if not (each in votes or (notes and _is_note(each)))]
        return content + "".join(self._card(each, depth + 1) for each in others)

    def _table(self, table: Table) -> str:
        widths = [round(share * self._width) for share in table.widths]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = [paragraph("TableHead", run(name)) for name in table.columns]
        rows = [_row(head, widths, "<w:cantSplit/><w:tblHeader/>")]
        for row in table.rows:
            cells = [
                "".join(paragraph("TableText", self._links.pieces(line)) for line in cell)
                or paragraph("TableText", "")
                for cell in row
            ]
            tall = any(sum(len(piece.text) for line in cell for piece in line) > _TALL for cell in row)
            rows.append(_row(cells, widths, "" if tall else "<w:cantSplit/>"))
        caption = quoteattr(table.caption)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="SummaryTable"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={caption}/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )


def _with_notes(laid: LaidOut) -> Iterator[tuple[Block, Sequence[Card]]]:
    """The blocks that are shown, headings with the notes below them that are comments on them."""
    if not laid.comments:
        yield from ((block, ()) for block in laid.blocks)
        return
    below: dict[int, list[Card]] = {}
    heading = None
    for at, block in enumerate(laid.blocks):
        if isinstance(block, Heading):
            heading = at
        elif heading is not None and _is_note(block):
            below.setdefault(heading, []).append(block)
    for at, block in enumerate(laid.blocks):
        if not (below and _is_note(block)):
            yield block, below.get(at, ())


def _with_places(
    blocks: Sequence[tuple[Block, Sequence[Card]]],
) -> Iterator[tuple[Block, Sequence[Card]]]:
    """`blocks` in which what stands quiet below a heading, and its page, are one line: a heading with its
    page at its end would bring that into Word's table of contents."""
    last: tuple[Heading, Sequence[Card]] | None = None
    for block, notes in blocks:
        if last is not None:
            heading, on_heading = last
            if isinstance(block, Paragraph) and all(piece.quiet for piece in block.pieces):
                told = (*block.pieces, BETWEEN, *heading.aside) if heading.aside else block.pieces
                yield replace(heading, aside=told), on_heading
                last = None
                continue
            yield last
        last = (block, notes) if isinstance(block, Heading) else None
        if last is None:
            yield block, notes
    if last is not None:
        yield last


def _belong_together(block: Block, following: Block) -> bool:
    """Whether the pages do not part them: a short recommendation and the decision on it."""
    if not (isinstance(block, Card) and isinstance(following, Card)):
        return False
    if (block.kind, following.kind) != (Kind.RECOMMENDATION, Kind.DECISION):
        return False
    return sum(len(piece.text) for row in _rows(block) for piece in row) <= _KEPT


def _rows(card: Card) -> Iterator[Pieces]:
    for part in card.body:
        yield from part.rows if isinstance(part, Bullets) else (part.pieces,)


def _is_note(block: Block) -> TypeGuard[Card]:
    return isinstance(block, Card) and block.kind is Kind.NOTE


def _in_contents(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that the table of contents names."""
    headings = [block for block in blocks if isinstance(block, Heading) and block.level <= 2]
    first = [heading for heading in headings if heading.level == 1]
    return first if len(headings) > _SHORT and len(first) > 1 else headings


def _title_size(title: str) -> str:
    """A long title stands smaller; the others are as their style has them."""
    size = next((size for most, size in _SIZES if len(title) <= most), _LEAST)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if len(title) > _SIZES[0][0] else ""


def _row(cells: Sequence[str], widths: Sequence[int], stands: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{stands}</w:trPr>' if stands else ''}{content}</w:tr>"
