"""The words that checks look for: data, in `resources/review`, a file a room."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_LIKE = {"nn": "nb"}
"""Written forms that have what another has, but for tables of their own: nynorsk."""
_FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "review"


@cache
def words_of(room: str, language: str) -> Mapping[str, Any]:
    """The tables of a room in a language of minutes, "da", "nb", "sv", or in a written form of one, "nn".

    That is what its file says under `[da]` with what it says for every language, before any table. What a
    language lacks is that of Danish, what nynorsk lacks that of bokmål."""
    stored = tomllib.loads((_FOLDER / f"{room}.toml").read_text("utf-8"))
    languages = {name: table for name, table in stored.items() if isinstance(table, dict)}
    common = {name: value for name, value in stored.items() if not isinstance(value, dict)}
    like = languages.get(_LIKE.get(language, ""), {})
    return MappingProxyType(common | languages.get("da", {}) | like | languages.get(language, {}))


@cache
def pattern_of(room: str, language: str, name: str) -> re.Pattern[str]:
    """The patterns of one list as one, in letters of any size; one that fits nothing where it is empty.

    They are tried on sentences and labels of one line; the room of form has its own for texts of several."""
    patterns = words_of(room, language)[name]
    return re.compile("|".join(f"(?:{each})" for each in patterns) or r"(?!)", re.IGNORECASE)
