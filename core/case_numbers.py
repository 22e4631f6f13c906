"""Case numbers however they are written: "24-003817", "24/3817", "Sag nr. 2024-3817" are one case.

Municipal case systems count cases within a year (SBSYS, Acadre, 360°, KMD Nova: "YY/N", "YY-N", "YYYY-N" with
or without leading zeros) or number them by the KL journal plan and a running number ("00.22.02-A00-5-24").
A key tells cases of one municipality apart, not those of two.
"""

from __future__ import annotations

import re

_YEAR_AND_NUMBER = re.compile(r"(?:(?:19|20)(?=\d\d\D))?(\d\d)\s?[-/.]\s?0*(\d{1,8})$")
_LABEL = re.compile(r"^\D*?(?=\d)")
_NO_WORD = re.compile(r"[\W_]+")


def case_key(written: str | None) -> str | None:
    """What a case is known by, whatever writing its number came in; None where there is no number.

    A year with a running number becomes "YY-N"; all else its letters and digits in capitals.
    """
    if written is None or not any(c.isdigit() for c in written):
        return None
    number = written.strip()
    bare = _LABEL.sub("", number, count=1).strip() if " " in number or ":" in number else number
    found = _YEAR_AND_NUMBER.fullmatch(bare.rstrip(".,;"))
    if found:
        return f"{found.group(1)}-{found.group(2)}"
    return _NO_WORD.sub("", bare).upper() or None
