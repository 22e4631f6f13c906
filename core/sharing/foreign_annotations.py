"""Web annotations that another program wrote: read as far as they go.

What the Web Annotation Data Model allows is read, and the shape in which Hypothesis gives annotations away:
`text`, `tags`, `user`, `updated` beside the model's own names.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
)
from core.minutes import Role
from core.source_text import Box, Span
from core.web_annotation import UNDATED, GivenAnnotation, made_in, span_of
from core.web_values import Values, mapping_of, moment_of, number_of, text_of

_MOST = 100
"""So many bodies, targets and tags of one annotation are looked at."""
_FRAGMENT = re.compile(r"page=(\d{1,6})(?:&viewrect=([-\d.]+),([-\d.]+),([-\d.]+),([-\d.]+))?")


@dataclass(frozen=True, slots=True)
class _Words:
    """What an annotation says: notes and tags, each once."""

    notes: tuple[str, ...]
    tags: tuple[str, ...]


def foreign_annotations(value: Values) -> tuple[GivenAnnotation, ...]:
    """The annotations that a web annotation of another program stands for: a mark, a note on it, each tag.

    Their ids follow from its own, or from all it says where it has none, so that the same file gives the same
    ids again. Raises ValueError where it says nothing that can be shown.
    """
    target = _target(value)
    passage = _passage(target)
    words = _words(value)
    if passage is None and not words.notes and not words.tags:
        raise ValueError("nothing is said, and no place")
    made = moment_of(value.get("created")) or moment_of(value.get("modified")) or UNDATED
    mark = Annotation(
        id=_id_of(value),
        meeting=MeetingId(""),
        item=ItemKey(None, None),
        kind=AnnotationKind.HIGHLIGHT,
        text="",
        author=_author(value),
        created=made,
        modified=moment_of(value.get("modified")) or moment_of(value.get("updated")) or made,
        passage=passage,
        about=About.ITEM if passage is None else About.PASSAGE,
        colour=Colour.YELLOW,
    )
    where = replace(made_in(target), name=_name(value, target))
    return tuple(GivenAnnotation(each, where, is_foreign=True) for each in _annotations(mark, words))


def _annotations(mark: Annotation, words: _Words) -> Iterator[Annotation]:
    """The mark, where it has a passage, then its notes and tags; the first has the id of the whole."""
    first = mark.id
    if mark.passage is not None:
        if not mark.passage.quote and mark.passage.boxes:
            mark = replace(mark, kind=AnnotationKind.AREA)
        yield mark
    plain = replace(mark, colour=None)
    told = [(AnnotationKind.NOTE, each) for each in words.notes]
    told += [(AnnotationKind.TAG, each) for each in words.tags]
    for at, (kind, text) in enumerate(told):
        own = first if at == 0 and mark.passage is None else _derived(first, f"{kind.value}:{text}")
        yield replace(plain, id=own, kind=kind, text=text)


def _derived(base: str, what: str) -> AnnotationId:
    name = f"{base}:{what}".encode("utf-8", "replace").decode()
    return AnnotationId(str(uuid.uuid5(uuid.NAMESPACE_URL, name)))


def _id_of(value: Values) -> AnnotationId:
    name = text_of(value.get("id") or value.get("@id")) or ""
    try:
        return AnnotationId(str(uuid.UUID(name.removeprefix("urn:uuid:"))))
    except ValueError:
        return _derived("annotation", name or json.dumps(value, sort_keys=True))


def _author(value: Values) -> str:
    creator = _first(value.get("creator"))
    about = mapping_of(creator)
    shown = text_of(mapping_of(value.get("user_info")).get("display_name"))
    account = (text_of(value.get("user")) or "").removeprefix("acct:").partition("@")[0]
    names = (about.get("name"), about.get("nickname"), creator, shown, account)
    return next((name for each in names if (name := text_of(each))), "")


def _name(value: Values, target: Values) -> str | None:
    """The name of the document, where one is said."""
    titles = mapping_of(value.get("document")).get("title")
    return made_in(target).name or text_of(_first(titles))


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _listed(value: object) -> list[object]:
    """`value` as the model has it: one thing, or several in a list."""
    if value is None:
        return []
    return value[:_MOST] if isinstance(value, list) else [value]


def _words(value: Values) -> _Words:
    notes = [text_of(value.get("bodyValue")), text_of(value.get("text"))]
    tags: list[str | None] = []
    for body in _listed(value.get("body")):
        about = mapping_of(body)
        said = text_of(about.get("value")) or text_of(about.get("chars")) or text_of(body)
        motivations = _listed(about.get("purpose")) or _listed(value.get("motivation"))
        (tags if "tagging" in motivations else notes).append(said)
    tags += [text_of(each) for each in _listed(value.get("tags"))]
    return _Words(_each_once(notes), _each_once(tags))


def _each_once(texts: list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text and text.strip()))


def _target(value: Values) -> Values:
    """The first target that says a place, else the first; a bare address as its source."""
    targets = [each if isinstance(each, dict) else {"source": each} for each in _listed(value.get("target"))]
    if not targets and "uri" in value:
        targets = [{"source": value["uri"]}]
    return next((each for each in targets if each.get("selector")), next(iter(targets), {}))


def _passage(target: Values) -> Passage | None:
    selectors = list(_selectors(target))
    by_type = {text_of(each.get("type") or each.get("@type")): each for each in reversed(selectors)}
    quote = mapping_of(by_type.get("TextQuoteSelector"))
    span = span_of(mapping_of(by_type.get("TextPositionSelector")))
    boxes = tuple(box for each in selectors if (box := _box(each)) is not None)
    exact = text_of(quote.get("exact")) or ""
    if not exact and span is None and not boxes:
        return None
    return Passage(
        exact,
        text_of(quote.get("prefix")) or "",
        text_of(quote.get("suffix")) or "",
        span or Span(0, 0),
        Role.OTHER,
        boxes,
    )


def _selectors(target: Values) -> Iterator[Values]:
    """The selectors of a target, and what they are refined by."""
    waiting = _listed(target.get("selector"))
    for _step in range(_MOST):
        if not waiting:
            return
        each = mapping_of(waiting.pop(0))
        yield each
        waiting += _listed(each.get("items"))[:_MOST] + _listed(each.get("refinedBy"))


def _box(selector: Values) -> PageBox | None:
    """The rectangle of a PDF's fragment, `page=3&viewrect=left,top,width,height` in points."""
    found = _FRAGMENT.search(text_of(selector.get("value")) or "")
    if found is None or found[2] is None or int(found[1]) < 1:
        return None
    try:
        left, top, width, height = (number_of(float(each)) for each in found.groups()[1:])
    except ValueError:
        return None
    if left is None or top is None or width is None or height is None:
        return None
    return PageBox(int(found[1]) - 1, Box(left, top, left + width, top + height))
