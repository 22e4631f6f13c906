"""Opening a file until its tree stands, against bare extraction: `python tests/benchmarks/extraction.py`.

Opening is all of it: reading the bytes, the canonical text with places and styles, the meeting with its
items. The reference is `page.get_text("dict")` of every page of the same file, in the same process, in turns.
"""

from __future__ import annotations

from bare_extraction import bare_extraction, bare_text_extraction
from measuring import arguments, document, interleave, print_ratio

AIM = 1.5


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=5)
    path = document(options)
    from core.opening import open_file
    from core.sources import read

    content = path.read_bytes()
    opened = open_file(path)
    print(
        f"{len(opened.source.pages)} pages, {len(opened.source.lines)} lines, {len(opened.meeting.items)} items"
    )
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
