"""Who signs the minutes, where the head says it: behind labels, or in columns above their titles.

Swedish minutes name those who sign on their first page ("Justerare", "Underskrifter"), Norwegian ones often
under the list of items. Names behind the last item are read from the closing (see `closing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.parsing.head_fields import Field, is_prose
from core.parsing.people import name_of, persons
from core.parsing.rows import Row
from core.parsing.vocabulary import Vocabulary, key_of

_COLUMNS = re.compile(r"\t| {3,}")


def signers(fields: Sequence[Field], words: Vocabulary) -> tuple[str, ...]:
    """The bare names of those who sign, each once, from the labelled values of the head."""
    return tuple(dict.fromkeys(name for name in _labelled(fields, words) if " " in name))


def _labelled(fields: Sequence[Field], words: Vocabulary) -> Iterator[str]:
    """Those under labels of signatures; with them the one whose title is a label, "Sekreterare: A B"."""
    if not any(each.name == "signatories" for each in fields):
        return
    titles = words.keys("titles", "words")
    for each in fields:
        if each.name == "signatories" or (each.name == "staff" and key_of(each.label) in titles):
            for row in each.rows:
                if not is_prose(row):
                    yield from (listed.person.name for listed in persons(row, words))


def signers_in_columns(rows: Sequence[Row], words: Vocabulary) -> tuple[str, ...]:
    """Names beside one another, with a title below each; `rows` stand before the first item."""
    titles = words.keys("titles", "words")
    for above, below in pairwise(rows):
        names, said = ([cell for cell in _COLUMNS.split(row.text) if cell.strip()] for row in (above, below))
        if len(names) > 1 and len(names) == len(said) and all(key_of(cell) in titles for cell in said):
            found = [name_of(cell, words) for cell in names]
            if all(found):
                return tuple(filter(None, found))
    return ()
