"""Words that the reader wants masked, wherever they stand: no search knows a name that must not go out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from core.confidential.bare_text import bare


class OwnWords:
    """Finds `words`, whole, in letters of any size and however they are spaced, over the ends of lines as
    well; with an s of the genitive behind them, which stays. Numbers may be parted by spaces anywhere."""

    def __init__(self, words: Collection[str] = ()) -> None:
        patterns = [_pattern(each) for each in sorted(words, key=len, reverse=True) if each.strip()]
        self._pattern = (
            re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(patterns)})(?=['’]?s?(?![^\W_]))") if patterns else None
        )

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they are in `text`: code points, the end exclusive."""
        if self._pattern is not None:
            searched = bare(text)
            for match in self._pattern.finditer(searched.text):
                yield searched.written(*match.span())


def _pattern(words: str) -> str:
    plain = bare(words).text.split()
    if any(map(str.isalpha, words)):
        return r"\s+".join(map(re.escape, plain))
    return r"\s*".join(map(re.escape, "".join(plain)))
