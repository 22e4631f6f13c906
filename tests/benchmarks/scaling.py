"""Ten times the pages: how much longer does it take? `python tests/benchmarks/scaling.py`.

SourceText -> Meeting of the benchmark document at two lengths, as PDF and as the same text without pages, in
turns; and the memory that parsing takes at its peak, a page. A step that compares everything with everything
shows here long before it hurts.
"""

from __future__ import annotations

import argparse
import gc
import time
import tracemalloc
from statistics import median

from measuring import document

from core.parsing import parse
from core.source_text import SourceText
from core.sources import read

AIM = 11.0
FORMATS = ("pdf", "text")


def source_of(pages: int, form: str) -> SourceText:
    """The benchmark document of so many pages, read as a PDF or as plain text."""
    source = read(document(argparse.Namespace(file=None, pages=pages)).read_bytes())
    return source if form == "pdf" else read(source.text.encode())


def seconds(source: SourceText) -> float:
    """How long one parse takes."""
    gc.collect()
    start = time.perf_counter()
    parse(source)
    return time.perf_counter() - start


def peak(source: SourceText) -> int:
    """Bytes that one parse holds at its peak, its result included."""
    tracemalloc.start()
    parse(source)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=100, help="of the short document")
    options.add_argument("--times", type=int, default=10, help="how much longer the long one is")
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    for form in FORMATS:
        short, long = (source_of(pages, form) for pages in (given.pages, given.pages * given.times))
        parse(short)
        rounds = [(seconds(short), seconds(long)) for _ in range(given.runs)]
        one, many = (median(column) for column in zip(*rounds, strict=True))
        ratios = sorted(most / least for least, most in rounds)
        for source, middle in ((short, one), (long, many)):
            print(f"{form}: {len(source.lines)} lines {middle * 1000:.0f} ms")
        print(f"  {many / one:.1f} times as long ({ratios[0]:.1f} to {ratios[-1]:.1f}); the aim is {AIM:.0f}")
        for source, pages in ((short, given.pages), (long, given.pages * given.times)):
            print(f"  memory at the peak: {peak(source) / pages / 1024:.0f} KB a page of {pages}")


if __name__ == "__main__":
    main()
