"""Is the search for personal data linear? `python tests/benchmarks/personal_data.py`.

Texts that are hard to search, each of half and of the whole length, in processor time: one line of numbers,
words that might each begin a street's name, a run of dots before an @ … What counts is the time of the whole
against that of the half: 2 where each letter costs the same.
"""

from __future__ import annotations

import argparse
import time
from statistics import median

from measuring import ROOT  # puts the repository's root on the path

from core.confidential.personal import masked_text

AIM = 3.0
LENGTH = 120_000
PIECES = {
    "pairs of digits": "20 ",
    "digits": "1",
    "days and dashes": "010190-",
    "CPR numbers": "010190-1234, ",
    "words of one letter": "A ",
    "capitals and dots": "A.A. ",
    "capitals and dots, no space": "A.A.",
    "one long word": "Aa",
    "names": "Anna Bo ",
    "streets": "Skovvej ",
    "streets with numbers": "Anna Bo, Skovvej 12, ",
    "streets a line": "Skovvej 12\n",
    "telephones on a line": "tlf 20304050, ",
    "boxes of mail": "a.",
    "mail addresses": "ida@post.example ",
    "signs of mail": "@",
    "domains": "a@b.",
    "numbers abroad": "+46 1 ",
    "what is not seen": "0\u200b1\u00ad",
    "offices": "kommune ",
    "words before CPR numbers": "CPR 15 12 ",
    "names to ring to": "kontakt Anna Bo ",
    "accounts": "reg. 2150 konto 43 ",
    "IBANs": "DK50 0040 ",
    "births": "f. 15. december ",
    "ats in brackets": "a(at)b.",
    "ends of lines": "41 23\n",
}


def seconds(text: str) -> float:
    """The processor time of masking `text`."""
    start = time.process_time()
    masked_text(text)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--length", type=int, default=LENGTH)
    given = options.parse_args()
    assert (ROOT / "core").is_dir()
    masked_text("cpr 010190-1234")  # the lists are read once
    for name, piece in PIECES.items():
        text = (piece * given.length)[: given.length - 20] + " @ 20 30 40 50 Vej 1"
        half, whole = (
            median(seconds(each) for _run in range(given.runs)) for each in (text[len(text) // 2 :], text)
        )
        ratio = whole / max(half, 0.002)
        mark = "" if ratio < AIM else f"  more than {AIM}"
        print(f"{name:28} {1000 * half:7.1f} ms {1000 * whole:7.1f} ms  x {ratio:.2f}{mark}")


if __name__ == "__main__":
    main()
