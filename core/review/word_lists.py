"""The words that checks look for: data, in `resources/review`, a file a room."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "review"


@cache
def words_of(room: str, language: str) -> Mapping[str, Any]:
    """The tables of a room in a language of minutes, "da", "nb", "sv": what its file says under `[da]` with
    what it says for every language, before any table. What a language lacks is that of Danish."""
    stored = tomllib.loads((_FOLDER / f"{room}.toml").read_text("utf-8"))
    languages = {name: table for name, table in stored.items() if isinstance(table, dict)}
    common = {name: value for name, value in stored.items() if not isinstance(value, dict)}
    return MappingProxyType(common | languages.get("da", {}) | languages.get(language, {}))


@cache
def pattern_of(room: str, language: str, name: str) -> re.Pattern[str]:
    """The patterns of one list as one, in letters of any size; one that fits nothing where it is empty."""
    patterns = words_of(room, language)[name]
    return re.compile("|".join(f"(?:{each})" for each in patterns) or r"(?!)", re.IGNORECASE)
