"""How long many annotations and their tags take: `python tests/benchmarks/annotations.py`.

A library of invented meetings, each with highlights, notes, tags and follow-ups: 50,000 in all. What is
measured runs on the reading thread, in the background of a window.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from measuring import arguments, interleave

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.library import (
    Library,
    Written,
    add,
    annotations_tagged,
    kept_tags,
    of_meeting,
    open_library,
    prepare,
    tags,
    write,
)
from core.minutes import Role
from core.opening import OpenedFile
from core.source_text import Span
from core.tags import renamed
from tests.core.library.invented import opened

MEETINGS, ON_EACH = 500, 100
WORDS = ("budget", "anlæg", "skole", "havn", "cykelsti", "klima", "børn", "vej", "bro", "park")


def main() -> None:
    """Fill a library, then measure what the panel of annotations asks for."""
    options = arguments(main.__doc__ or "", runs=7, with_file=False)
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library.sqlite")
        meeting = fill(library)
        print(f"{MEETINGS * ON_EACH} annotations in {MEETINGS} meetings")
        for times in interleave(questions(library, meeting), options.runs).values():
            print(times)
        library.close()


def questions(library: Library, meeting: MeetingId) -> dict[str, Callable[[], object]]:
    """What is measured."""
    return {
        "one meeting, as it is opened": lambda: of_meeting(library, meeting),
        "the tree of tags": lambda: tags(library),
        "a tag used 1,000 times, renamed": lambda: rename(library, "økonomi/bro", "økonomi/broer"),
        "and back": lambda: rename(library, "økonomi/broer", "økonomi/bro"),
    }


def rename(library: Library, old: str, new: str) -> None:
    """What is read and written when a tag gets another name."""
    edit = renamed(annotations_tagged(library, old), kept_tags(library), old, new)
    write(library, [Written(after, before.modified) for before, after in edit.annotations if after])


def fill(library: Library) -> MeetingId:
    """Add the meetings and their annotations; gives one of them."""
    day = date(2020, 1, 1)
    for number in range(MEETINGS):
        items = [
            (f"Punkt om {WORDS[i % 10]} {number}-{i}", f"Godkendt med {i} ændringer.") for i in range(20)
        ]
        file = opened(items, name=f"{number}.pdf", day=day + timedelta(days=number))
        meeting = add(library, prepare(file)).meeting
        write(library, [Written(each) for each in annotations(file, meeting)])
    return meeting


def annotations(file: OpenedFile, meeting: MeetingId) -> Iterator[Annotation]:
    """Twenty marks with four annotations each, and twenty notes on items."""
    for number, item in enumerate(file.meeting.items):
        key, word = ItemKey.of(item), WORDS[number % 10]
        span = Span(item.span.start + 3, item.span.start + 20)
        passage = Passage.of(file.source, span, Role.OTHER)
        for kind, text in (
            (AnnotationKind.HIGHLIGHT, ""),
            (AnnotationKind.NOTE, f"Husk {word} og klima"),
            (AnnotationKind.TAG, f"økonomi/{word}"),
            (AnnotationKind.FOLLOW_UP, f"Spørg til {word}"),
        ):
            yield new_annotation(
                *(meeting, key, kind, text, "Ea Dam", passage, About.PASSAGE),
                colour=list(Colour)[number % 5] if kind is AnnotationKind.HIGHLIGHT else None,
                follow_up=FollowUp("Bo", done=datetime.now(UTC) if number % 2 else None),
            )
        yield new_annotation(meeting, key, AnnotationKind.NOTE, f"Om {word}", "Ea Dam")


if __name__ == "__main__":
    main()
