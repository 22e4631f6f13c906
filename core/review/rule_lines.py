"""In which line of a file of rules something stands that is wrong: TOML's reader keeps no places."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Within:
    """The table that is meant: the first with this name, "sentence-long", or a later one: `[[own]]`."""

    table: str
    later: int = 0


ANYWHERE = Within("")


def line_of(near: str, within: Within, text: str) -> int | None:
    """The line, counted from 1, in which `near` stands in its table, best as a name; that in which the table
    begins where it does not stand in it, and None where there is no such line."""
    lines = text.splitlines()
    first, end = _table_lines(lines, within)
    named = re.compile(rf"(?:^|[\s.{{,\"'\[]){re.escape(near)}[\"']?\s*[=.\]]")
    for is_there in (named.search, lambda line: near in line) if near else ():
        for number, line in enumerate(lines[first:end], first + 1):
            if is_there(line) and not line.lstrip().startswith("#"):
                return number
    return first + 1 if end < len(lines) or first else None


def _table_lines(lines: list[str], within: Within) -> tuple[int, int]:
    """The lines of the table, those of tables in it among them; all where it is not found."""
    header = re.compile(rf"\s*\[{{1,2}}[^#=]*(?<![\w-]){re.escape(within.table)}(?![\w-])")
    found = [number for number, line in enumerate(lines) if header.match(line)] if within.table else []
    if within.later >= len(found):
        return 0, len(lines)
    first = found[within.later]
    is_other = (
        number
        for number in range(first + 1, len(lines))
        if lines[number].lstrip().startswith("[")
        and (not header.match(lines[number]) or "[[" in lines[number])
    )
    return first, next(is_other, len(lines))
