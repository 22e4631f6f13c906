"""Looks for patterns in texts, run as a process of its own: nothing else can end a pattern that goes back and
forth in a text for ever.

It reads what `own_patterns` asks as JSON, answers a line for each pattern, and ends itself where one takes
longer than it may, so that none is left over when the program that asked has ended. It imports nothing of the
program: it starts at once.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import sys
from typing import Any


def main() -> None:
    """Answer what stands in the standard input: for each pattern its places, [text, start, end], or null."""
    asked = json.load(sys.stdin)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        for pattern, flags, whether, among in asked["patterns"]:
            faulthandler.dump_traceback_later(asked["seconds"], exit=True, file=nowhere)
            try:
                compiled = re.compile(pattern, flags)
                texts = [(number, asked["texts"][number]) for number in among]
                found = _first_of_each(compiled, texts) if whether else _all(compiled, texts, asked["most"])
            except (MemoryError, OverflowError, RecursionError):
                found = None
            print(json.dumps(found), flush=True)


def _all(pattern: re.Pattern[str], texts: list[Any], most: int) -> list[tuple[int, int, int]]:
    """All places, and one more than `most` at the most; nothing is no place."""
    found: list[tuple[int, int, int]] = []
    for number, text in texts:
        for match in pattern.finditer(text):
            if match[0]:
                found.append((number, *match.span()))
            if len(found) > most:
                return found
    return found


def _first_of_each(pattern: re.Pattern[str], texts: list[Any]) -> list[tuple[int, int, int]]:
    """The first place in each text that has one."""
    matches = ((number, pattern.search(text)) for number, text in texts)
    return [(number, *match.span()) for number, match in matches if match is not None]


if __name__ == "__main__":
    main()
