"""Reads the annotations that were placed by hand in this folder, with where they belong in the new version.

`python tests/versions_by_hand/truth.py FILE ITEM OCCURRENCE WORDS` prints the place of WORDS in a real
document as the JSON files name it: no text of those is kept here.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from core.minutes import Meeting  # noqa: E402
from core.opening import open_file  # noqa: E402
from core.source_text import SourceText, Span  # noqa: E402

Expected = Literal["kept", "moved", "changed", "gone", "either"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one version. `index` is that of the item in `Meeting.items`; None before the first item.

    The span of a whole item is the item's.
    """

    number: str | None  # of the item, as printed
    index: int | None
    span: Span
    whole_item: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """One annotation: where it stands in the old version, and every place that is right in the new one."""

    id: str
    pair: str
    mark: str  # what sort of stretch was marked: "figure", "half sentence", …
    about: Literal["passage", "decision", "item"]
    old_file: Path
    new_file: Path
    old: Place
    expected: Expected
    new: tuple[Place, ...]
    may_be_gone: bool  # no place is right too; or, of several, a question to the reader
    real: bool  # its files are those of the corpus
    why: str


def stored(real: bool) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every annotation as it is written down, with its pair, of real or of invented documents."""
    for path in sorted(HERE.glob("*.json")):
        for pair in json.loads(path.read_text("utf-8")):
            if pair["real"] == real:
                yield from ((pair, each) for each in pair["annotations"])


def truths(*, real: bool) -> list[Truth]:
    """The annotations on pairs of real documents, which must be there, or on the invented pairs."""
    folder = CORPUS if real else HERE
    found = []
    for pair, each in stored(real):
        old, new = folder / pair["old"], folder / pair["new"]
        found.append(
            Truth(
                id=each["id"],
                pair=pair["pair"],
                mark=each["mark"],
                about=each.get("about", "passage"),
                old_file=old,
                new_file=new,
                old=place(old, each["old"]),
                expected=each["expected"],
                new=tuple(place(new, at) for at in each.get("new", [])),
                may_be_gone=each["expected"] == "gone" or each.get("gone", False),
                real=real,
                why=each["why"],
            )
        )
    return found


@cache
def opened(path: Path) -> tuple[SourceText, Meeting]:
    """The document at `path`, read once."""
    document = open_file(path)
    return document.source, document.meeting


def place(path: Path, at: dict[str, Any]) -> Place:
    """The place that `at` names in the document at `path`. Raises LookupError where it is not there."""
    source, meeting = opened(path)
    number = at["item"]
    index, within = item_span(source, meeting, number)
    if "quote" in at:
        return Place(number, index, find(source.text, within, at["quote"], at.get("occurrence", 1)))
    if "from" not in at:
        return Place(number, index, within, whole_item=True)
    span = Span(within.start + at["from"], within.start + at["to"])
    if words_hash(source.text[span.start : span.end]) != at["words"]:
        raise LookupError(f"{path.name}, item {number}: other words stand at {at['from']}")
    return Place(number, index, span)


def item_span(source: SourceText, meeting: Meeting, number: str | None) -> tuple[int | None, Span]:
    """The index and the span of the item with that number; of what stands before the items for None."""
    if number is None:
        return None, Span(0, meeting.items[0].span.start if meeting.items else len(source.text))
    index = next((i for i, item in enumerate(meeting.items) if item.number == number), None)
    if index is None:
        raise LookupError(f"there is no item {number}")
    return index, meeting.items[index].span


def find(text: str, within: Span, quote: str, occurrence: int) -> Span:
    """Where `quote` stands for the nth time in `within`. Any white space is like any other."""
    words = r"\s+".join(re.escape(word) for word in quote.split())
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    starts = list(pattern.finditer(text, within.start, within.end))
    if len(starts) < occurrence:
        raise LookupError(f"stands {len(starts)} times, not {occurrence}: {quote}")
    return Span(*starts[occurrence - 1].span())


def words_hash(words: str) -> str:
    """What tells the words from others without holding them; white space does not count."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8")).hexdigest()[:16]


def without_words(path: Path, number: str | None, occurrence: int, quote: str) -> dict[str, Any]:
    """The place of `quote` as it is written down for real documents."""
    source, meeting = opened(path)
    _, within = item_span(source, meeting, number)
    span = find(source.text, within, quote, occurrence)
    words = words_hash(source.text[span.start : span.end])
    return {"item": number, "from": span.start - within.start, "to": span.end - within.start, "words": words}


if __name__ == "__main__":
    file, item, nth, wanted = sys.argv[1:]
    print(json.dumps(without_words(Path(file), item or None, int(nth), wanted)))
