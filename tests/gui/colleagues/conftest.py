"""A colleague's library, and what she gives of it as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.library import add, load, open_library, prepare, put
from core.library.lists.chosen import ChosenItems
from core.minutes import Role
from core.opening import open_file
from core.sharing.going_out import collected
from core.source_text import Span
from tests.gui.conftest import COMMITTEE

ANNE = "Anne Holm"
WORDS = "Indstillingen"

Give = Callable[..., Path]


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Writes what Anne Holm gives: a highlight on the first place of some words, a note on an item, and a
    note whose item is nowhere; `document` is the one she read."""

    def write(name: str = "anne.annotations.json", document: Path = COMMITTEE) -> Path:
        library = open_library(tmp_path / "hers.sqlite")
        try:
            meeting = add(library, prepare(open_file(document))).meeting
            loaded = load(library, meeting)
            item = loaded.meeting.items[1]
            start = loaded.source.text.index(WORDS) if WORDS in loaded.source.text else item.span.start
            passage = Passage.of(loaded.source, Span(start, start + len(WORDS)), Role.OTHER)
            key = ItemKey.of(item)
            marks = [
                new_annotation(
                    *(meeting, key, AnnotationKind.HIGHLIGHT, "", ANNE, passage, About.PASSAGE),
                    colour=Colour.GREEN,
                ),
                new_annotation(meeting, key, AnnotationKind.NOTE, "Spørg om budgettet", ANNE),
                new_annotation(meeting, ItemKey("99", "Findes ikke"), AnnotationKind.NOTE, "Uden sted", ANNE),
            ]
            for each in marks:
                put(library, each)
            content = collected(library, [ChosenItems(meeting)], closed_items=True).content
        finally:
            library.close()
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write
