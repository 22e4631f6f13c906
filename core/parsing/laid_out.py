"""A file's rows with its labels and its contents list, read once for all who ask for them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from core.minutes import Role
from core.parsing.contents import ContentsList, find_contents
from core.parsing.labels import exact_labels
from core.parsing.rows import Row, read_rows
from core.parsing.vocabulary import Vocabulary
from core.source_text import SourceText


class LaidOut:
    """What stands in `source` apart from its `furniture`, and from the lines `left_out`, which are another
    document's. Each part is read when it is first asked for; nobody changes it."""

    def __init__(
        self,
        source: SourceText,
        furniture: set[int],
        words: Vocabulary,
        left_out: Collection[int] = frozenset(),
    ) -> None:
        self.source = source
        self.furniture = furniture
        self.words = words
        self._left_out = left_out

    @cached_property
    def rows(self) -> list[Row]:
        """The lines that hold text."""
        return read_rows(self.source, self.furniture, self._left_out)

    @cached_property
    def labels(self) -> dict[int, Role]:
        """The rows that are a known label."""
        return exact_labels(self.rows, self.words)

    @cached_property
    def contents(self) -> ContentsList:
        """The contents list; an empty one where there is none."""
        return find_contents(self.rows, self.labels, self.words)
