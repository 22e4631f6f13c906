"""One annotation as a W3C Web Annotation, and back.

The names are those of the Web Annotation Data Model (W3C Recommendation, 23 February 2017). What that model
has no names for stands beside them under `protokollen:`, which the context explains; no address is needed to
read it. `docs/schemas/annotations.schema.json` says the same as a schema.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
)
from core.carried import Anchor, Former, Standing
from core.minutes import DocumentKind, Role
from core.source_text import Box, Span
from core.web_values import (
    Values,
    day_of,
    known_as,
    mapping_of,
    moment_of,
    number_of,
    text_of,
    whole_of,
)

STANDARD = "http://www.w3.org/ns/anno.jsonld"
OWN = "protokollen:"
CONTEXT = [STANDARD, {"protokollen": "urn:protokollen:"}]
"""The standard's context by its name, and our own within the file."""

PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
"""What a fragment of a PDF conforms to, as the Web Annotation Data Model names it: page=, viewrect=."""

UNDATED = datetime(1, 1, 1, tzinfo=UTC)
"""When something was made of which a file does not say when."""

_MOTIVATIONS = {
    AnnotationKind.NOTE: "commenting",
    AnnotationKind.TAG: "tagging",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.UNDERLINE: "highlighting",
    AnnotationKind.AREA: "highlighting",
    AnnotationKind.FOLLOW_UP: "bookmarking",
    AnnotationKind.COMMENT: "commenting",
}
_WORDED = (
    *(AnnotationKind.NOTE, AnnotationKind.TAG),
    *(AnnotationKind.FOLLOW_UP, AnnotationKind.COMMENT),
)


@dataclass(frozen=True, slots=True)
class MadeIn:
    """The document that an annotation was made in, and its meeting, as far as that is known. `sha256` is the
    fingerprint of the file's bytes, `name` its name."""

    sha256: str | None = None
    municipality: str | None = None
    body: str | None = None
    date: date | None = None
    name: str | None = None
    kind: DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class GivenAnnotation:
    """An annotation as it is given to somebody else, or was given by them.

    Its `meeting` is the giver's own id. `tag_colour` is that of a tag in the giver's tree. One that another
    program made `is_foreign`: on which item it stands, and in what section, is not known. `former` says what
    became of it on the way to a newer version of its document; None where there is nothing to say.
    """

    annotation: Annotation
    made_in: MadeIn
    tag_colour: Colour | None = None
    is_foreign: bool = False
    former: Former | None = None


def as_web_annotation(given: GivenAnnotation) -> dict[str, Any]:
    """`given` as plain values for JSON, without the context that the whole file has."""
    annotation = given.annotation
    told: dict[str, Any] = {
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[annotation.kind],
        "creator": {"type": "Person", "name": annotation.author},
        "created": _moment(annotation.created),
        "modified": _moment(annotation.modified),
    }
    if annotation.text or annotation.kind in _WORDED:
        told["body"] = [
            {
                "type": "TextualBody",
                "value": annotation.text,
                "format": "text/plain",
                "purpose": _MOTIVATIONS[annotation.kind],
            }
        ]
    told["target"] = _target(given)
    item = annotation.item
    own: dict[str, Any] = {
        "kind": annotation.kind.value,
        "about": annotation.about.value,
        "item": _item(item),
        "meeting": f"urn:uuid:{annotation.meeting}",
        "colour": annotation.colour and annotation.colour.value,
        "tagColour": given.tag_colour and given.tag_colour.value,
    }
    if annotation.follow_up is not None:
        who, due, done = annotation.follow_up.who, annotation.follow_up.due, annotation.follow_up.done
        own["followUp"] = _own(
            {"who": who, "due": due and due.isoformat(), "done": None if done is None else _moment(done)}
        )
    if given.former is not None:
        own["former"] = _former(given.former)
    return told | _own(own)


def _item(item: ItemKey) -> dict[str, Any]:
    return _own({"number": item.number, "title": item.title, "caseNumber": item.case_number})


def _former(former: Former) -> dict[str, Any]:
    """How it came to stand where it does. What stood around its former words stays here."""
    own: dict[str, Any] = {"standing": former.standing.value, "byHand": former.by_hand or None}
    if former.was is not None and (passage := former.was.passage) is not None:
        own |= {
            "item": _item(former.was.item),
            "exact": passage.quote,
            "start": passage.span.start,
            "end": passage.span.end,
            "role": passage.role.value,
        }
    return _own(own)


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` under our own names; what is not known is left out."""
    return {OWN + name: value for name, value in values.items() if value is not None}


def _target(given: GivenAnnotation) -> dict[str, Any]:
    made_in, annotation = given.made_in, given.annotation
    source: dict[str, Any] = {
        "id": f"urn:sha256:{made_in.sha256}" if made_in.sha256 else f"urn:uuid:{annotation.meeting}",
        "type": "Text",
    }
    if made_in.name is not None:
        source["label"] = made_in.name
    source |= _own(
        {
            "municipality": made_in.municipality,
            "body": made_in.body,
            "date": made_in.date and made_in.date.isoformat(),
            "documentKind": made_in.kind and made_in.kind.value,
        }
    )
    target: dict[str, Any] = {"type": "SpecificResource", "source": source}
    passage = annotation.passage
    if passage is None:
        return target
    target["selector"] = [
        {
            "type": "TextQuoteSelector",
            "exact": passage.quote,
            "prefix": passage.prefix,
            "suffix": passage.suffix,
        },
        {"type": "TextPositionSelector", "start": passage.span.start, "end": passage.span.end},
        *_fragments(passage),
    ]
    boxes = [[each.page, *each.box] for each in passage.boxes] or None
    return target | _own({"role": passage.role.value, "boxes": boxes})


def _fragments(passage: Passage) -> list[dict[str, str]]:
    """One fragment a page: the rectangle around all that is marked on it."""
    pages: defaultdict[int, list[Box]] = defaultdict(list)
    for page, box in passage.boxes:
        pages[page].append(box)
    return [
        {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": _fragment(page, boxes)}
        for page, boxes in sorted(pages.items())
    ]


def _fragment(page: int, boxes: list[Box]) -> str:
    left, top = min(box.x0 for box in boxes), min(box.y0 for box in boxes)
    width, height = max(box.x1 for box in boxes) - left, max(box.y1 for box in boxes) - top
    rectangle = ",".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in (left, top, width, height))
    return f"page={page + 1}&viewrect={rectangle}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def is_own(value: Values) -> bool:
    """Whether `value` says all that `from_web_annotation` asks for."""
    return f"{OWN}kind" in value


def from_web_annotation(value: Values) -> GivenAnnotation:
    """The annotation that `as_web_annotation` gave; what a newer program says beyond that is left out.

    Raises ValueError where it is not one, or one that cannot be understood.
    """
    kind = AnnotationKind(text_of(value.get(f"{OWN}kind")) or "")
    target = mapping_of(value.get("target"))
    passage = _passage(target)
    about = known_as(About, value.get(f"{OWN}about"))
    created = moment_of(value.get("created")) or moment_of(value.get("modified"))
    modified = moment_of(value.get("modified")) or created
    if created is None or modified is None:
        raise ValueError("no time")
    annotation = Annotation(
        id=_id(value.get("id")),
        meeting=_meeting(value.get(f"{OWN}meeting")),
        item=_item_of(value),
        kind=kind,
        text=_words(value),
        author=text_of(mapping_of(value.get("creator")).get("name")) or "",
        created=created,
        modified=modified,
        passage=passage,
        about=about or (About.ITEM if passage is None else About.PASSAGE),
        colour=known_as(Colour, value.get(f"{OWN}colour")),
        follow_up=_follow_up(value) if kind is AnnotationKind.FOLLOW_UP else None,
    )
    if passage is None and annotation.about is not About.ITEM:
        raise ValueError("no place")
    return GivenAnnotation(
        annotation,
        made_in(target),
        known_as(Colour, value.get(f"{OWN}tagColour")),
        former=_former_of(mapping_of(value.get(f"{OWN}former"))),
    )


def _item_of(value: Values) -> ItemKey:
    item = mapping_of(value.get(f"{OWN}item"))
    names = (f"{OWN}{name}" for name in ("number", "title", "caseNumber"))
    return ItemKey(*(text_of(item.get(name)) for name in names))


def _former_of(told: Values) -> Former | None:
    """What `_former` told; None where it cannot be understood."""
    standing = known_as(Standing, told.get(f"{OWN}standing"))
    if standing is None:
        return None
    words = text_of(told.get(f"{OWN}exact"))
    span = span_of({name: told.get(f"{OWN}{name}") for name in ("start", "end")})
    if not words or span is None:
        return Former(standing)
    role = known_as(Role, told.get(f"{OWN}role")) or Role.OTHER
    was = Anchor(_item_of(told), Passage(words, "", "", span, role))
    return Former(standing, was, told.get(f"{OWN}byHand") is True)


def made_in(target: Values) -> MadeIn:
    """The document that a target lies in, as far as it says; raises ValueError for what is no text."""
    source = target.get("source")
    about = mapping_of(source)
    address = text_of(about.get("id") if about else source) or ""
    found = re.fullmatch(r"urn:sha256:([0-9a-f]{64})", address)
    return MadeIn(
        found[1] if found else None,
        text_of(about.get(f"{OWN}municipality")),
        text_of(about.get(f"{OWN}body")),
        day_of(about.get(f"{OWN}date")),
        text_of(about.get("label")),
        known_as(DocumentKind, about.get(f"{OWN}documentKind")),
    )


def _id(value: object) -> AnnotationId:
    """The UUID of `value`. Raises ValueError for another id."""
    return AnnotationId(str(uuid.UUID((text_of(value) or "").removeprefix("urn:uuid:"))))


def _meeting(value: object) -> MeetingId:
    """The giver's own id of a meeting. Raises ValueError for one that cannot be written anywhere: half a
    letter is in none of the encodings."""
    name = (text_of(value) or "").removeprefix("urn:uuid:")
    name.encode()  # UnicodeEncodeError is a ValueError
    return MeetingId(name)


def _words(value: Values) -> str:
    bodies = value.get("body")
    first = bodies[0] if isinstance(bodies, list) and bodies else bodies
    return text_of(mapping_of(first).get("value")) or ""


def _follow_up(value: Values) -> FollowUp:
    told = mapping_of(value.get(f"{OWN}followUp"))
    return FollowUp(
        text_of(told.get(f"{OWN}who")), day_of(told.get(f"{OWN}due")), moment_of(told.get(f"{OWN}done"))
    )


def _passage(target: Values) -> Passage | None:
    selectors = target.get("selector")
    if not isinstance(selectors, list):
        return None
    by_type = {text_of(each.get("type")): each for each in selectors if isinstance(each, dict)}
    quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if quote is None or position is None:
        return None
    span = span_of(position)
    if span is None:
        raise ValueError("no place")
    return Passage(
        text_of(quote.get("exact")) or "",
        text_of(quote.get("prefix")) or "",
        text_of(quote.get("suffix")) or "",
        span,
        known_as(Role, target.get(f"{OWN}role")) or Role.OTHER,
        _boxes(target.get(f"{OWN}boxes")),
    )


def span_of(position: Values) -> Span | None:
    """The place that a TextPositionSelector says; None where it says none."""
    start, end = whole_of(position.get("start")), whole_of(position.get("end"))
    return Span(start, end) if start is not None and end is not None and start <= end else None


def _boxes(value: object) -> tuple[PageBox, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError("no boxes")
    return tuple(box_of(each) for each in value)


def box_of(value: object) -> PageBox:
    """The box of [page, x0, y0, x1, y1]. Raises ValueError."""
    if not isinstance(value, list) or len(value) != 5:
        raise ValueError("no box")
    page = whole_of(value[0])
    corners = [number_of(each) for each in value[1:]]
    if page is None or None in corners:
        raise ValueError("no box")
    return PageBox(page, Box(*corners))  # type: ignore[arg-type]
