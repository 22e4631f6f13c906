"""Words, links and comments as WordprocessingML (ECMA-376, part 1, 17).

Written as text and read block by block: the objects of python-docx look for their neighbours at every step,
which takes time that grows with the square of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from core.exports.layout.blocks import Bullets, Card, Piece, Pieces
from core.exports.word.looks import outcome_style
from core.exports.word.styles import LANGUAGES
from core.versions.changes.change import PieceKind

TAB = "<w:r><w:tab/></w:r>"
BOOKMARK = 40
"""Letters of a bookmark's name that Word takes."""


def run(text: str, style: str = "", more: str = "") -> str:
    """Words in one form: `style` is the id of a style of characters, `more` are properties beside it."""
    told = f'<w:rStyle w:val="{style}"/>{more}' if style else more
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{told}</w:rPr>' if told else ''}{lines}</w:r>"


def in_language(language: str) -> str:
    """The property of words in a language that is not the document's."""
    return f'<w:lang w:val="{LANGUAGES[language]}"/>' if language else ""


def paragraph(style: str, content: str, stands: str = "") -> str:
    """A paragraph: `stands` are properties beside those of its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{stands}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field that shows `shown` until it is worked out anew."""
    begins, ends = field_around(instruction, dirty=False)
    return begins + shown + ends


def field_around(instruction: str, *, dirty: bool = True) -> tuple[str, str]:
    """What stands before and after what a field shows; a `dirty` one is worked out when it is opened."""
    begins = '<w:fldChar w:fldCharType="begin"' + (' w:dirty="1"/>' if dirty else "/>")
    told = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    parted = '<w:fldChar w:fldCharType="separate"/>'
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"<w:r>{begins}</w:r><w:r>{told}</w:r><w:r>{parted}</w:r>", ends


def bookmark_name(anchor: str) -> str:
    """`anchor` with nothing but letters, digits and low lines, as Word wants it."""
    return re.sub(r"\W", "_", f"_Toc_{anchor}")[:BOOKMARK]


def bookmarked(number: int, anchor: str, content: str) -> str:
    """`content`, to which a link to `anchor` leads."""
    name = bookmark_name(anchor)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def plain(pieces: Pieces) -> str:
    """The words of `pieces` alone."""
    return "".join(piece.text for piece in pieces)


class Links:
    """Makes links, each address once among the document's relations."""

    def __init__(self, document: WordDocument) -> None:
        self._relations = document.part.rels
        self._names: dict[str, str] = {}

    def pieces(self, pieces: Pieces) -> str:
        """`pieces` in the styles of what they are."""
        return "".join(self._piece(piece) for piece in pieces if piece.text)

    def _piece(self, piece: Piece) -> str:
        style, more = "", ""
        if piece.colour is not None:
            style = f"Highlight{piece.colour.value.title()}"
            more = '<w:u w:val="thick"/>' if piece.underlined else ""
        elif piece.underlined:
            style = "Underlined"
        elif piece.link:
            style = "Hyperlink"
        elif piece.outcome:
            style = outcome_style(piece.outcome)
        elif piece.strong:
            style = "Strong"
        elif piece.quiet:
            style = "Quiet"
        if piece.change is PieceKind.REMOVED:
            more = '<w:strike/><w:color w:val="A8322D"/>' + more
        elif piece.change is PieceKind.ADDED:
            more = '<w:color w:val="2E7D4F"/><w:u w:val="single"/>' + more
        if piece.strong and (piece.colour or piece.underlined or piece.link):
            more = "<w:b/>" + more
        words = run(piece.text, style, more + in_language(piece.language))
        return self.link(piece.link, words) if piece.link else words

    def link(self, address: str, words: str) -> str:
        """`words` with the way to `address`, which begins with "#" within the document."""
        if address.startswith("#"):
            return f'<w:hyperlink w:anchor="{bookmark_name(address[1:])}" w:history="1">{words}</w:hyperlink>'
        name = self._names.get(address)
        if name is None:
            name = self._names[address] = f"address{len(self._names) + 1}"
            self._relations.add_relationship(REL.HYPERLINK, address, name, is_external=True)
        return f'<w:hyperlink r:id="{name}" w:history="1">{words}</w:hyperlink>'


class Comments:
    """The comments of a document, in the order of the text."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._written: list[str] = []

    def around(self, notes: Iterable[Card], content: str) -> str:
        """`content` of one or several paragraphs' inside, with `notes` as comments on it."""
        begins, ends = self.marks(notes)
        return begins + content + ends

    def marks(self, notes: Iterable[Card]) -> tuple[str, str]:
        """What stands where that begins which `notes` are on, and where it ends."""
        begins, ends = "", ""
        for note in notes:
            number = len(self._written)
            self._written.append(comment_of(number, _lines(note), note.author, note.moment))
            begins += f'<w:commentRangeStart w:id="{number}"/>'
            ends += f'<w:commentRangeEnd w:id="{number}"/>{comment_reference(number)}'
        return begins, ends

    def put_in(self) -> None:
        """Add the comments that were met to the document; without any it gets no part for them."""
        if not self._written:
            return
        part = self._document.part._comments_part
        for comment in self._written:
            part.element.append(parse_xml(comment))


def comment_of(number: int, lines: Iterable[str], author: str, moment: datetime | None) -> str:
    """A comment with a paragraph a line. Word shows its time as it is written, without a look at its zone: it
    is this machine's."""
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    content = "".join(
        paragraph("CommentText", (mark if at == 0 else "") + run(line))
        for at, line in enumerate([*lines] or [""])
    )
    said = f' w:date="{_local(moment)}"' if moment else ""
    return (
        f'<w:comment {nsdecls("w")} w:id="{number}" w:author={quoteattr(author)}'
        f" w:initials={quoteattr(_initials(author))}{said}>{content}</w:comment>"
    )


def comment_reference(number: int) -> str:
    """The run that stands behind the words of a comment."""
    return (
        f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def _lines(note: Card) -> list[str]:
    rows = [
        line for part in note.body for line in (part.rows if isinstance(part, Bullets) else [part.pieces])
    ]
    return [plain(row) for row in rows]


def _local(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%dT%H:%M:%S")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())[:4].upper()
