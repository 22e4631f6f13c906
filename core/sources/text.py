"""Text and Markdown, as converters leave them, -> SourceText.

The canonical text is what a reader would read: marks of Markdown go, their meaning goes into form, level and
weight of the line. Table rows become lines with tabs between the cells; rule lines and empty lines go.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.assembly import Draft, assemble
from core.sources.characters import clean
from core.sources.decoding import decoded
from core.sources.extractors import EXTRACTORS
from core.sources.words import Cut, cut_between

_LINE_BREAK = re.compile("\r\n|[\r\n\f\v\u2028\u2029\x85]")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_END_OF_HEADING = re.compile(r"(?<!\s)\s+#+$")
_RULE = re.compile(r"\s*(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,}|(?:=\s?){3,})\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*+(?:\|\s*:?-{2,}:?\s*+)*\|?\s*$")
_UNDERLINE = re.compile(r"\s{0,3}=(?:=){2,}\s*$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_LIST = re.compile(r"(\s*)([-*+•·▪◦‣–])(\s+)(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_OPENING = re.compile(r"(?:\*\*|__)(?=\S)")
_CLOSING = {mark: re.compile(rf"(?<=\S){re.escape(mark)}") for mark in ("***", "**", "__")}
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s\\])\*(?![\w*])"
    r"|(?<![\w_\\])_(?=[^\s_])([^_]+?)(?<=[^\s\\])_(?![\w_])"
)
# None of these may look at the rest of a line of millions of characters from each of its marks.
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^)\s\[]*\)")  # the picture itself may be its address
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^)\s]{1,2000})\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(content: bytes) -> SourceText:
    """The text of `content`. Raises UnreadableFile where it holds none, or is no text."""
    characters = decoded(content)
    if _is_binary(characters):
        raise UnreadableFile(
            _("This file is not a document the program knows."),
            _("Open the minutes as PDF, DOCX or plain text."),
        )
    text, lines = assemble(_words_joined(draft for draft, _row in _drafts(characters)))
    if not lines:
        raise UnreadableFile(
            _("This file holds no text."),
            _("Nothing was changed. Ask the sender for the minutes once more."),
        )
    return SourceText(text=text, lines=lines, format="text", extractor=EXTRACTORS["text"])


def places_in_file(content: bytes) -> tuple[str, list[tuple[int, int]]]:
    """The characters of a file, and for each line that `read` gives of it where among them the row begins and
    ends in which it stands."""
    characters = decoded(content)
    starts, ends = [0], []
    for each in _LINE_BREAK.finditer(characters):
        ends.append(each.start())
        starts.append(each.end())
    ends.append(len(characters))
    return characters, [(starts[row], ends[row]) for _draft, row in _drafts(characters)]


def _is_binary(characters: str) -> bool:
    """True where control characters stand that no text has."""
    sample = characters[:100_000]
    controls = sum(
        (character < " " and character not in "\t\n\r\f\v\x1b") or "\x7f" <= character < "\xa0"
        for character in sample
    )
    replaced = sample.count("\ufffd")
    return "\0" in sample or controls + replaced > len(sample) * 0.01 + 2


def _drafts(characters: str) -> Iterator[tuple[tuple[Draft, bool], int]]:
    """The lines that hold text, each with: does it follow the one before without an empty line? And the
    number of its row."""
    adjacent = False
    rows = _LINE_BREAK.split(characters)
    for index, row in enumerate(rows):
        if not row.strip():
            adjacent = False
            continue
        bare = row.strip()  # blanks without end make these patterns slow
        if _RULE.match(bare) or _TABLE_RULE.match(bare):
            adjacent = False
            continue
        underlined = index + 1 < len(rows) and bool(_UNDERLINE.match(rows[index + 1]))
        draft = _draft(row, underlined)
        if draft.text:
            yield (draft, adjacent), index
            adjacent = True


def _draft(row: str, underlined: bool) -> Draft:
    """One line of the file without its marks."""
    row = _QUOTE.sub("", row, count=1)
    heading = _HEADING.match(row)
    if heading or underlined:
        text, bold = _inline(_END_OF_HEADING.sub("", row[heading.end() :].rstrip()) if heading else row)
        return Draft(text, form="heading", level=len(heading[1]) if heading else 1, bold=bold)
    cells = _ROW.match(row)
    if cells:
        return _row(cells[1])
    entry = _LIST.match(row)
    if entry:
        text, bold = _inline(row[entry.end() :])
        mark = "•" if entry[2] in "*+" else entry[2]
        depth = 1 + len(entry[1].expandtabs(4)) // 2
        return Draft(f"{mark} {text}", form="list", level=depth, bold=bold)
    text, bold = _inline(row)
    return Draft(text, bold=bold)


def _row(inside: str) -> Draft:
    """A table row: cells separated by tabs, empty ones at both ends left out."""
    cells = [_inline(cell) for cell in _CELL_BORDER.split(inside)]
    texts = [text.replace("\t", " ") for text, _bold in cells]
    filled = [bold for text, bold in cells if text]
    bold = bool(filled) and all(filled)
    return Draft("\t".join(texts).strip("\t"), form="row", bold=bold)


def _inline(marked: str) -> tuple[str, bool]:
    """What stands between the marks of Markdown, and whether most of it is bold."""
    text, strong = _without_strong(_BREAK_TAG.sub(" ", marked))
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    text = _IMAGE.sub(lambda match: match[1], text)
    text = _LINK.sub(_link_text, text)
    text = _ESCAPE.sub(r"\1", text)
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = clean(text)
    return text, strong * 2 > len(text)


def _without_strong(marked: str) -> tuple[str, int]:
    """The text without the marks of bold type, and how many characters stood between them."""
    pieces: list[str] = []
    strong = kept = at = 0
    never_closed: set[str] = set()  # from here on: looked for once, not from each mark
    while opening := _OPENING.search(marked, at):
        at = opening.start() + 1
        for mark, pattern in _CLOSING.items():
            begin = opening.start() + len(mark)
            if mark in never_closed or not marked.startswith(mark, opening.start()):
                continue
            if marked[begin : begin + 1].strip():
                closing = pattern.search(marked, begin + 1)
                if closing is not None:
                    pieces += (marked[kept : opening.start()], marked[begin : closing.start()])
                    strong += closing.start() - begin
                    kept = at = closing.end()
                    break
                never_closed.add(mark)
    return "".join((*pieces, marked[kept:])), strong


def _link_text(match: re.Match[str]) -> str:
    """A link as a reader meets it: its words, and its address where that is one of the web."""
    words, address = match[1], match[2]
    if address.startswith(("http:", "https:", "mailto:")) and address.removeprefix("mailto:") != words:
        return f"{words} ({address})"
    return words


def _words_joined(drafts: Iterable[tuple[Draft, bool]]) -> Iterator[Draft]:
    """The lines, words that were cut at a line's end joined with the line that follows at once."""
    previous: Draft | None = None
    for draft, adjacent in drafts:
        draft = draft._replace(gap=not adjacent)
        if previous is not None:
            plain = previous.form in ("text", "list") and draft.form == "text"
            if adjacent and plain and previous.text.endswith("-"):
                cut = cut_between(previous.text, draft.text)
                if cut is not Cut.NONE:
                    kept = previous.text[:-1] if cut is Cut.HYPHEN_GOES else previous.text
                    previous = previous._replace(text=kept, joined=True)
            yield previous
        previous = draft
    if previous is not None:
        yield previous
