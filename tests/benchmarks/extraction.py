"""Opening a file until its tree stands, against bare extraction: `python tests/benchmarks/extraction.py`.

Opening is all of it: reading the bytes, the canonical text with places and styles, the meeting with its
items. The reference is `page.get_text("dict")` of every page of the same file, in the same process, in turns.
"""

from __future__ import annotations

from bare_extraction import bare_extraction, bare_text_extraction
from measuring import arguments, document, interleave, print_ratio

from core.opening import OpenedFile, open_file
from core.sources import read

AIM = 1.5


def print_size(opened: OpenedFile) -> None:
    """Say what was found, so that it can be seen that the work was done."""
    source, items = opened.source, opened.meeting.items
    print(f"{len(source.pages)} pages, {len(source.lines)} lines, {len(items)} items")


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=5)
    path = document(options)
    content = path.read_bytes()
    print_size(open_file(path))
    times = interleave(
        {
            "opening": lambda: open_file(path),
            "reading alone": lambda: read(content),
            "bare extraction": lambda: bare_extraction(path),
            "bare extraction, no pictures": lambda: bare_text_extraction(path),
        },
        options.runs,
    )
    for side in times.values():
        print(side)
    print_ratio(times["opening"], times["bare extraction"], AIM)
    print_ratio(times["opening"], times["bare extraction, no pictures"], AIM)


if __name__ == "__main__":
    main()
