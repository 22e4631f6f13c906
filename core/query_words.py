"""The words of a line of search: what stands before and behind a colon, and what is meant.

Danish and English words are always understood, whatever language the window has; what the program writes
into a line are those of the language in use. The words are data: resources/query_words.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.language import LANGUAGES, language

FILE = Path(__file__).resolve().parent.parent / "resources" / "query_words.toml"
YES, NO = "yes", "no"
SHORTEST_BEGINNING = 3
"""Letters of a value of which the rest may be missing, as one types it."""


class Field(StrEnum):
    """What a filter asks about."""

    BODY = "body"
    MUNICIPALITY = "municipality"
    FROM = "from"
    TO = "to"
    PERIOD = "period"
    OUTCOME = "outcome"
    TAG = "tag"
    CASE = "case"
    ROLE = "role"
    CLOSED = "closed"
    ANNOTATED = "annotated"
    AGAINST = "against"
    VOTES = "votes"
    PERSON = "person"
    KIND = "kind"
    UNREAD = "unread"


FLAGS = frozenset((Field.CLOSED, Field.ANNOTATED, Field.AGAINST, Field.VOTES, Field.UNREAD))
"""Fields whose value is `YES` or `NO`."""
CHOICES = frozenset((Field.OUTCOME, Field.ROLE, Field.KIND))
"""Fields whose value is a name out of `Outcome`, `Role` or `DocumentKind`."""
PERIODS = frozenset((Field.FROM, Field.TO, Field.PERIOD))
"""Fields whose value is a length of time in words: see core.query_periods."""

_OPEN = "open"  # the other way round than `closed`
_IS = "is"  # "is:closed" is "closed:yes"


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """All that the file says."""
    return tomllib.loads(FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, str]:
    """What may stand before a colon, and the field it means."""
    return {
        word: field for name in LANGUAGES for field, all_ in words()[name]["fields"].items() for word in all_
    }


@lru_cache(maxsize=8)
def _values(kind: str) -> Mapping[str, str]:
    """What may stand behind the colon of a field of a kind, and the value it means."""
    tables = [words()[name][kind] for name in LANGUAGES]
    found = {word: value for table in tables for value, all_ in table.items() for word in all_}
    return found | {value: value for value in found.values()}


def field_of(word: str) -> str | None:
    """The field that `word` before a colon means, "open" and "is" too; None where it means none."""
    return _fields().get(word.casefold())


def meant(field: str, value: str) -> tuple[Field, str] | None:
    """The field and the value that `value` behind the colon of `field`, as `field_of` gives it, means.

    Flags and choices come in their own names, all else as it is. None where it means nothing; periods are
    not looked at.
    """
    folded = " ".join(value.casefold().split())
    if not any(character.isalnum() for character in folded):
        return None
    if field == _IS:
        flag = _one_of("flags", folded)
        return None if flag is None else meant(flag, YES)
    if field == _OPEN or field in FLAGS:
        answer = _values("yes_no").get(folded)
        if answer is None:
            return None
        if field == _OPEN:
            return Field.CLOSED, NO if answer == YES else YES
        return Field(field), answer
    if field in CHOICES:
        choice = _one_of(field, folded)
        return None if choice is None else (Field(field), choice)
    return Field(field), " ".join(value.split())


def _one_of(kind: str, folded: str) -> str | None:
    """The value that `folded` or what begins with it means; of several the first."""
    values = _values(kind)
    exact = values.get(folded) or values.get(folded.replace(" ", "_"))
    if exact is not None or len(folded) < SHORTEST_BEGINNING:
        return exact
    return next((value for word, value in values.items() if word.startswith(folded)), None)


def written(field: Field, value: str) -> tuple[str, str]:
    """The words for `field` and `value` in the language in use, as they stand in a line: "er", "lukket"."""
    table = words()[language()]
    if field in FLAGS:
        if value == YES:
            return table["fields"][_IS][0], table["flags"][field][0]
        if field is Field.CLOSED:
            return table["fields"][_IS][0], table["flags"][_OPEN][0]
        return table["fields"][field][0], table["yes_no"][value][0]
    if field in CHOICES:
        return table["fields"][field][0], table[field].get(value, [value])[0]
    return table["fields"][field][0], value
