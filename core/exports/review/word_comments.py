"""A Word draft with findings and comments as Word's own comments at their places; nothing else in it changes.

A comment stands from a mark before its words to one behind them, and a run that refers to it follows
(ECMA-376 part 1, 17.13.4). Word knows no comments in text boxes, heads and feet of pages and footnotes: what
stands there is said at the paragraph that holds them, or at the document's start.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml import etree

from core.exports.review.remarks import Remark
from core.exports.review.word_places import RunPlace, WordPlaces, pieces_of, raw_text, runs_of
from core.exports.word.xml import comment_of, comment_reference
from core.language import _
from core.sources import docx
from core.sources.docx.styles import W

_BOX = W + "txbxContent"
_PARAGRAPH = W + "p"
_PROPERTIES = frozenset((W + "pPr", W + "rPr"))
_LONGEST_NUMBER = 6
"""Digits: a longer one is no count of comments, and none may be above 2,147,483,647."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class CommentedWord:
    """The document. Of its `comments` some stand `near` their place, at its paragraph, and some at the
    document's `start`, as their place could not be reached."""

    content: bytes
    comments: int
    near: int
    start: int


def commented(content: bytes, text: str, remarks: Sequence[Remark]) -> CommentedWord:
    """The Word document `content`, whose canonical text is `text`, with `remarks`. Raises UnreadableFile."""
    places = WordPlaces(content, text)
    document = docx.opened(content)
    runs = runs_of(document)
    found = [_place(places, runs, each) for each in remarks]
    cut = _cut(runs, [each for each in found if isinstance(each, tuple)])
    part = document.part._comments_part
    first = 1 + max(_numbers(part.element), default=-1)
    near = start = 0
    for number, (remark, place) in enumerate(zip(remarks, found, strict=True), first):
        lines = remark.lines
        if isinstance(place, tuple):
            _put(number, cut[place[0].run, place[0].start], cut[place[1].run, -place[1].end])
        elif place is not None:
            near += 1
            lines = (*lines, _("Its place is in this paragraph, where Word can have no comment."))
            _put_on(number, place)
        else:
            start += bool(remark.place or remark.box)
            lines = (*lines, _without_place(remark))
            _put_on(number, _first_paragraph(document))
        part.element.append(parse_xml(comment_of(number, lines, remark.author, remark.moment)))
    written = io.BytesIO()
    document.save(written)
    return CommentedWord(written.getvalue(), len(remarks), near, start)


def _numbers(comments: Any) -> Iterator[int]:
    """The numbers of the comments that are there; a damaged one has none."""
    for each in comments.iter(W + "comment"):
        number = each.get(W + "id", "")
        if number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER:
            yield int(number)


def _without_place(remark: Remark) -> str:
    if remark.place or remark.box:
        return _("Its place in the text could not be reached.")
    return _("This is about the document as a whole.")


def _place(places: WordPlaces, runs: Sequence[Any], remark: Remark) -> tuple[RunPlace, RunPlace] | Any | None:
    """Where a remark's words stand; the paragraph where that is in no place for a comment, or where they are
    not found themselves; None where nothing near is."""
    span = remark.place
    if span is None:
        return None
    found = places.find(span)
    if found is not None:
        around = [next(runs[each.run].iterancestors(_BOX), None) for each in found]
        return found if around == [None, None] else _paragraph_of(runs[found[0].run])
    near = places.near(span)
    return None if near is None else _paragraph_of(runs[near.run])


def _paragraph_of(run: Any) -> Any:
    """The paragraph of the text itself that holds a run, or the text box that it is in."""
    return list(run.iterancestors(_PARAGRAPH))[-1]


def _first_paragraph(document: Any) -> Any:
    """The first paragraph; a document has one at least, or gets one."""
    found = next(document.element.body.iter(_PARAGRAPH), None)
    return document.add_paragraph()._p if found is None else found


def _cut(runs: Sequence[Any], places: Sequence[tuple[RunPlace, RunPlace]]) -> dict[tuple[int, int], Any]:
    """Cut the runs where something begins or ends. Gives the run that begins at a place, and by the end as a
    number below zero, the one that ends there."""
    cuts: defaultdict[int, set[int]] = defaultdict(set)
    for first, last in places:
        cuts[first.run].add(first.start)
        cuts[last.run].add(last.end)
    found: dict[tuple[int, int], Any] = {}
    for number, at in cuts.items():
        length = len(raw_text(runs[number]))
        for start, end, run in _parted(runs[number], {each for each in at if 0 < each < length}):
            found[number, start] = run
            found[number, -end] = run
    return found


def _parted(run: Any, cuts: Collection[int]) -> list[tuple[int, int, Any]]:
    """`run` as several that say the same together, each with the characters it begins and ends at."""
    made = [run]
    starts = [0]
    at = 0
    for child, text in pieces_of(run):
        if child.tag in _PROPERTIES:
            continue
        bounds = [0, *sorted(each - at for each in cuts if at < each < at + len(text)), len(text)]
        if at in cuts and text:
            made.append(_further(run, made[-1]))
            starts.append(at)
        if made[-1] is not run:
            made[-1].append(child)
        for begin, end in pairwise(bounds[1:]):
            rest = deepcopy(child)
            rest.text = text[begin:end]
            rest.set(_SPACE, "preserve")
            made.append(_further(run, made[-1]))
            starts.append(at + begin)
            made[-1].append(rest)
        if len(bounds) > 2:
            child.text = text[: bounds[1]]
            child.set(_SPACE, "preserve")
        at += len(text)
    return list(zip(starts, [*starts[1:], at], made, strict=True))


def _further(run: Any, before: Any) -> Any:
    """A run that looks like `run`, behind the one `before` it."""
    made = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    before.addnext(made)
    return made


def _put(number: int, first: Any, last: Any) -> None:
    """Mark the words from the run `first` to the run `last`. What refers to the comment stands outside of a
    link or a tracked change, so that it goes with neither."""
    first.addprevious(_mark("commentRangeStart", number))
    end = _mark("commentRangeEnd", number)
    last.addnext(end)
    outer = end
    while outer.getparent().tag != _PARAGRAPH:
        outer = outer.getparent()
    outer.addnext(_reference(number))


def _put_on(number: int, paragraph: Any) -> None:
    """Mark a paragraph as a whole."""
    properties = paragraph.find(W + "pPr")
    start = _mark("commentRangeStart", number)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(_mark("commentRangeEnd", number))
    paragraph.append(_reference(number))


def _mark(name: str, number: int) -> Any:
    return parse_xml(f'<w:{name} {nsdecls("w")} w:id="{number}"/>')


def _reference(number: int) -> Any:
    return parse_xml(comment_reference(number).replace("<w:r>", f"<w:r {nsdecls('w')}>", 1))
