"""Annotations as a file for a colleague: a W3C Web Annotation collection, out and in.

`docs/schemas/annotations.schema.json` says what goes out. What comes in may be more: see `read_collection`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.confidential.masked_annotations import masked_given
from core.confidential.personal import Masking
from core.errors import UserFacingError
from core.language import _
from core.sharing.foreign_annotations import foreign_annotations
from core.web_annotation import CONTEXT, GivenAnnotation, as_web_annotation, from_web_annotation, is_own
from core.web_values import Values, mapping_of
from core.wording import shortened

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file that is read."""
MOST = 50_000
"""Annotations of the largest collection that is read."""
NAMED = 20
"""So many of those that cannot be read are named."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave. `unread` names the first of those that cannot be read, a sentence each, and
    `unread_count` says how many they are."""

    annotations: tuple[GivenAnnotation, ...]
    unread: tuple[str, ...] = ()
    unread_count: int = 0


def collection(given: Iterable[GivenAnnotation], label: str = "", masking: Masking | None = None) -> bytes:
    """An AnnotationCollection of `given`, in UTF-8; with `masking` its masks are in their words, and in the
    label."""
    items = [as_web_annotation(each if masking is None else masked_given(each, masking)) for each in given]
    label = label if masking is None else masking(label)
    name = f"urn:uuid:{uuid.uuid4()}"
    told = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": label or _("Annotations"),
        "generator": {"type": "Software", "name": "Protokollen"},
        "total": len(items),
        "first": {
            "id": f"{name}:1",
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        },
    }
    # half of a UTF-16 pair has no UTF-8; as an escape JSON takes it
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def read_collection(content: bytes) -> Given:
    """The annotations in a file: a collection, a page of one, a list, a single annotation, or what Hypothesis
    gives. Annotations of another program are read as far as they go; those that cannot be read are counted.

    Raises UserFacingError where it is no such file.
    """
    if len(content) > LARGEST:
        raise UserFacingError(
            _("The file is too large: it has more than {size} MB.").format(size=LARGEST // 1024 // 1024),
            _("Nothing was taken in."),
        )
    try:
        values = list(_annotations_in(json.loads(content)))
    except (ValueError, RecursionError) as error:
        raise _not_annotations() from error
    if len(values) > MOST:
        raise _too_many()
    read: dict[str, GivenAnnotation] = {}
    unread = []
    for number, value in enumerate(values, 1):
        try:
            made = _read(value)
        except (ValueError, RecursionError):
            unread.append((number, value))
            continue
        if len(read) > MOST:
            raise _too_many()
        for each in made:
            before = read.get(each.annotation.id)
            if before is None or before.annotation.modified < each.annotation.modified:
                read[each.annotation.id] = each
    is_empty = not values and b"Annotation" in content
    if not read and not is_empty and not any(_is_annotation(mapping_of(value)) for value in values):
        raise _not_annotations()
    named = tuple(_unread(number, value) for number, value in unread[:NAMED])
    return Given(tuple(read.values()), named, len(unread))


def _too_many() -> UserFacingError:
    return UserFacingError(
        _("The file has more than {count} annotations.").format(count=MOST),
        _("Nothing was taken in. Ask for them in several files."),
    )


def _not_annotations() -> UserFacingError:
    return UserFacingError(
        _("The file holds no annotations that can be read."),
        _("Nothing was taken in. Ask for a file of annotations, or the PDF with the marks in it."),
    )


def _annotations_in(told: object) -> Iterator[object]:
    """What stands for an annotation in a file: lists within pages within collections, whatever their names.

    Raises ValueError where there is none.
    """
    for _depth in range(4):
        if isinstance(told, list):
            return iter(told)
        about = mapping_of(told)
        if _is_annotation(about):
            return iter([about])
        found = [about[name] for name in ("items", "annotations", "rows", "@graph", "first") if name in about]
        if not found:
            break
        told = found[0]
    raise ValueError("no annotations")


def _is_annotation(value: Values) -> bool:
    kinds = value.get("type") or value.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return "Annotation" in named or "target" in value


def _read(value: object) -> tuple[GivenAnnotation, ...]:
    about = mapping_of(value)
    if is_own(about):
        return (from_web_annotation(about),)
    return foreign_annotations(about)


def _unread(number: int, value: object) -> str:
    about = mapping_of(value)
    bodies = about.get("body")
    first = bodies[0] if isinstance(bodies, list) and bodies else bodies
    words = mapping_of(first).get("value")
    name = words if isinstance(words, str) and words.strip() else about.get("id")
    if not isinstance(name, str) or not name.strip():
        return _("Annotation {number} cannot be read.").format(number=number)
    said = shortened(" ".join(name[:1000].split()))
    return _("Annotation {number} (“{words}”) cannot be read.").format(number=number, words=said)
