"""What a program writes into a file by itself: names made of chance, sums, moments, the places of its parts.
They tell nothing."""

from __future__ import annotations

import re

_STAMP = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # a UUID
    r"|[0-9a-f]{32,}"  # a sum, and the identifier of a PDF
    r"|\d{4}-\d\d-\d\dT[\d:.]+|D:\d{14}"  # moments, as ISO 8601 and as a PDF writes them
    r"|\d{10} \d{5} [nf]|startxref\s+\d+|/Length\d? \d+",  # where the parts of a PDF begin, and their lengths
    re.IGNORECASE,
)


def without_stamps(told: str | bytes) -> str:
    """What a file tells, without what its program made up: for a search for few digits, which would find
    themselves in a name made of chance once in some thousand runs.
    """
    return _STAMP.sub("·", told.decode() if isinstance(told, bytes) else told)
