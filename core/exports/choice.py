"""What a summary shall be: how it is laid out, which parts of the items it has, how they are put in order.

Where its items come from is a `Range` of the library, and is not part of a choice: a preset goes with any.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum

from core.library.lists.chosen import Only
from core.minutes import Outcome


class Layout(StrEnum):
    """How a document shows the items."""

    FLOWING = "flowing"  # one after the other, with headings
    SPEAKING = "speaking"  # an item a page, in large type
    DECISION_TABLE = "decision_table"  # a row a decision
    FOLLOW_UP_TABLE = "follow_up_table"  # a row a follow-up


class Part(StrEnum):
    """What is told of a meeting and its items."""

    HEAD = "head"  # of the meeting: time, place, document
    RECOMMENDATION = "recommendation"
    DECISIONS = "decisions"
    VOTES = "votes"
    TAGS = "tags"
    NOTES = "notes"
    MARKS = "marks"  # highlights, underlines and areas, with their sentence
    FOLLOW_UPS = "follow_ups"
    ATTACHMENTS = "attachments"  # their names
    PAGES = "pages"  # where it stands in the document, with a link there


class GroupBy(StrEnum):
    """Under which headings the items stand."""

    MEETING = "meeting"
    ITEM = "item"  # none: item by item, each with its meeting
    TAG = "tag"  # an item with two tags stands under both
    BODY = "body"
    CASE = "case"


class Order(StrEnum):
    """In which order the items come, within their headings."""

    OLDEST = "oldest"
    NEWEST = "newest"
    TITLE = "title"  # as Danish sorts
    OUTCOME = "outcome"
    DUE = "due"  # by the first day something is to be followed up


ALL_PARTS = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which items of a range, what of them, and how. Texts that are empty are made from what there is."""

    layout: Layout = Layout.FLOWING
    parts: frozenset[Part] = ALL_PARTS
    only: Only = field(default_factory=Only)
    group_by: GroupBy = GroupBy.MEETING
    order: Order = Order.OLDEST
    title: str = ""
    introduction: str = ""  # paragraphs separated by newlines
    contents: bool = True  # a table of contents, where there are several headings
    comments: bool = False  # in DOCX notes are comments beside the text, not paragraphs in it
    colleagues: bool = True  # what colleagues added, too
    name_reader: bool = False  # the reader's name in the file's metadata
    documents: bool = False  # the documents that links lead to are put beside the file
    closed_items: bool = False  # never part of a preset: it is chosen each time
    pass_on: bool = False  # in a file of annotations, colleagues' too; never part of a preset


_CHOSEN_EACH_TIME = frozenset({"closed_items", "pass_on"})


def choice_to_json(choice: Choice) -> str:
    """`choice` as a preset keeps it: without the leave to show closed items, or to pass on what colleagues
    gave."""
    told = asdict(choice) | {"parts": sorted(choice.parts)}
    for name in _CHOSEN_EACH_TIME:
        del told[name]
    return json.dumps(told, ensure_ascii=False)


def choice_from_json(text: str) -> Choice:
    """The choice that `text` tells of; what it does not name, or names in a way that is not known, is as in
    `Choice()`. Raises ValueError where it is no JSON object."""
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError("a choice is a JSON object")
    known = {each.name for each in fields(Choice)} - _CHOSEN_EACH_TIME
    values = {name: value for name, value in told.items() if name in known}
    made: dict[str, object] = {}
    for name, value in values.items():
        usual = getattr(Choice(), name)
        try:
            made[name] = _read(name, value, usual)
        except (TypeError, ValueError):
            continue
    return Choice(**made)  # type: ignore[arg-type]


def _read(name: str, value: object, usual: object) -> object:
    if name == "only" and isinstance(value, dict):
        return Only(
            annotated=bool(value.get("annotated")),
            tags=tuple(str(each) for each in value.get("tags") or ()),
            outcomes=tuple(Outcome(each) for each in value.get("outcomes") or ()),
            follow_ups=bool(value.get("follow_ups")),
        )
    if name == "parts" and isinstance(value, list):
        return frozenset(Part(each) for each in value)
    if isinstance(usual, StrEnum):
        return type(usual)(str(value))
    if isinstance(usual, bool | str) and isinstance(value, type(usual)):
        return value
    raise TypeError(f"{name} cannot be {value!r}")
