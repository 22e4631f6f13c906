"""What stands beside the text of a DOCX: notes, comments, changes that nobody has accepted yet."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from core.sources.characters import clean
from core.sources.comments import Written, moment
from core.sources.docx.paragraphs import Noted
from core.sources.docx.styles import W

_CHANGES = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_MOVED_FROM = W + "moveFrom"
_WORDS = frozenset(W + name for name in ("t", "delText"))


class Notes:
    """The footnotes and endnotes of one document."""

    def __init__(self, document: Any) -> None:
        self._bodies: dict[tuple[str, str], Any] = {}
        kinds = {RELATIONSHIP_TYPE.FOOTNOTES: "footnote", RELATIONSHIP_TYPE.ENDNOTES: "endnote"}
        for relation, kind in kinds.items():
            root = _part(document, relation)
            for note in root.iter(W + kind) if root is not None else ():
                self._bodies[kind, note.get(W + "id", "")] = note

    def body_of(self, note: Noted) -> Any:
        """The element that holds the note's paragraphs; an empty sequence where there is none."""
        return self._bodies.get((note.kind, note.identity), ())


def _part(document: Any, relation: str) -> Any:
    """The root element of the part that the document names by `relation`; None where there is none."""
    for link in document.part.rels.values():
        if link.reltype == relation and not link.is_external:
            element = getattr(link.target_part, "element", None)
            return parse_xml(link.target_part.blob) if element is None else element
    return None


def written_comments(document: Any) -> dict[str, Written]:
    """The comments of a document, by the name that the text calls them."""
    root = _part(document, RELATIONSHIP_TYPE.COMMENTS)
    written: dict[str, Written] = {}
    for comment in root.iter(W + "comment") if root is not None else ():
        paragraphs = [
            clean("".join(piece.text or "" for piece in paragraph.iter(W + "t")))
            for paragraph in comment.iter(W + "p")
        ]
        text = "\n".join(filter(None, paragraphs))
        if text:
            author = (comment.get(W + "author") or "").strip() or None
            written[comment.get(W + "id", "")] = Written(text, author, moment(comment.get(W + "date")))
    return written


def tracked_changes(body: Any) -> int:
    """How many insertions, deletions and moves nobody has accepted yet.

    What one author inserted or deleted in one stretch counts once, however many elements Word made of it; a
    move counts where it arrives.
    """
    if next(body.iter(*_CHANGES), None) is None:
        return 0
    count = 0
    before: tuple[str, ...] | None = None
    within: Any = None
    for element in body.iter(*_CHANGES, W + "t", W + "delText"):
        if element.tag in _WORDS:
            if within is None or within not in element.iterancestors(*_CHANGES):
                before = None  # words that stood there before
            continue
        within = element
        change = (element.tag, element.get(W + "author", ""), element.get(W + "date", ""))
        if change != before and element.tag != _MOVED_FROM:
            count += 1
        before = change
    return count
