"""A paragraph or heading of an OpenDocument text -> its lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from core.sources.assembly import Draft
from core.sources.characters import clean
from core.sources.comments import CommentPlaces, Written, moment
from core.sources.odt.lists import Lists
from core.sources.odt.styles import DC, DRAW, OFFICE, TEXT, Style, Styles
from core.sources.runs import BREAK, MARK, SPACE, TAB, Run, lines_of, spaces_collapsed

_MOST_SPACES = 200  # one `text:s` stands for
_UNSEEN = frozenset(
    (TEXT + "script", TEXT + "tracked-changes", TEXT + "number", OFFICE + "forms", TEXT + "note-citation")
)
_HIDDEN = frozenset((TEXT + "hidden-text", TEXT + "hidden-paragraph"))


class Entry(NamedTuple):
    """What a list says of the paragraph that stands in it."""

    level: int  # from 1
    mark: str


class Paragraphs:
    """Reads the paragraphs of one document in order; keeps what stands beside them until it is asked for."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.lists = Lists(styles)
        self.places = CommentPlaces()
        self.written: dict[str, Written] = {}
        self.notes: list[tuple[str, Any]] = []  # number as shown, element `text:note-body`
        self.frames: list[Any] = []  # elements that hold blocks, anchored in the paragraph

    def lines(self, paragraph: Any, entry: Entry | None = None) -> Iterator[Draft]:
        """The lines of the element `paragraph` (`text:p` or `text:h`)."""
        style = self._styles.of("paragraph", paragraph.get(TEXT + "style-name"))
        level = self._heading_level(paragraph, style)
        mark = entry.mark if entry else ""
        if level is not None and entry is None and paragraph.tag == TEXT + "h":
            header = paragraph.get(TEXT + "is-list-header") == "true"
            mark = "" if header else self.lists.outline_mark(level - 1)
        runs = spaces_collapsed(self._runs(paragraph, style))
        if level is not None:
            return lines_of(runs, "heading", level, mark)
        if entry is not None:
            return lines_of(runs, "list", entry.level, mark)
        return lines_of(runs)

    def _heading_level(self, paragraph: Any, style: Style) -> int | None:
        """The level of a heading, from 1; None where the paragraph is none."""
        if paragraph.tag == TEXT + "h":
            stated = paragraph.get(TEXT + "outline-level", "1")
            return max(1, int(stated[:2])) if stated.isdecimal() else 1
        return style.heading

    def _runs(self, element: Any, style: Style) -> Iterator[Run]:
        """The runs in `element` that a reader sees; white space in them counts as in XML."""
        if element.text and not style.hidden:
            yield _run(element.text, style)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._of_child(child, style)
            if child.tail and not style.hidden:
                yield _run(child.tail, style)

    def _of_child(self, child: Any, style: Style) -> Iterator[Run]:
        tag = child.tag
        if tag == TEXT + "span":
            yield from self._runs(child, self._under(style, child.get(TEXT + "style-name")))
        elif tag == TEXT + "s":
            count = child.get(TEXT + "c", "1")
            many = min(int(count[:4]), _MOST_SPACES) if count.isdecimal() else 1
            yield Run(SPACE * many, bool(style.bold), style.size)
        elif tag == TEXT + "tab":
            yield Run(TAB, bool(style.bold), style.size)
        elif tag == TEXT + "line-break":
            yield Run(BREAK, bool(style.bold), style.size)
        elif tag == TEXT + "note":
            yield from self._note(child, style)
        elif tag == OFFICE + "annotation":
            yield Run(self._comment(child))
        elif tag == OFFICE + "annotation-end":
            yield Run(self.places.mark(child.get(OFFICE + "name", ""), ends=True))
        elif tag.startswith(DRAW):
            self.frames.append(child)
        elif tag in _UNSEEN or (tag in _HIDDEN and child.get(TEXT + "is-hidden") != "false"):
            return
        elif tag.startswith((TEXT, OFFICE)):
            yield from self._runs(child, style)

    def _under(self, style: Style, name: str | None) -> Style:
        """The style of a span of that style within text of `style`."""
        own = self._styles.of("text", name)
        return style._replace(
            bold=style.bold if own.bold is None else own.bold,
            size=own.size or style.size,
            hidden=style.hidden or own.hidden,
        )

    def _note(self, note: Any, style: Style) -> Iterator[Run]:
        shown = "".join(note.find(TEXT + "note-citation").itertext()).strip()
        body = note.find(TEXT + "note-body")
        if body is not None:
            self.notes.append((f"[{shown}]" if shown else "", body))
        if shown and not style.hidden:
            yield _run(f"[{shown}]", style)

    def _comment(self, annotation: Any) -> str:
        """Keep a comment; the mark for its place."""
        name = annotation.get(OFFICE + "name") or f"without a name {len(self.written)}"
        paragraphs = (clean("".join(p.itertext())) for p in annotation.iter(TEXT + "p", TEXT + "h"))
        text = "\n".join(filter(None, paragraphs))
        if not text:
            return ""
        author = (annotation.findtext(DC + "creator") or "").strip() or None
        self.written[name] = Written(text, author, moment(annotation.findtext(DC + "date")))
        return self.places.mark(name)


def _run(text: str, style: Style) -> Run:
    return Run(text.replace(MARK, ""), bool(style.bold), style.size)
