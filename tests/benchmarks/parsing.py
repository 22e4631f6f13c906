"""Parsing against bare extraction of the same file: `python tests/benchmarks/parsing.py`.

The text is read once; what is measured is SourceText -> Meeting alone.
"""

from __future__ import annotations

from bare_extraction import bare_extraction, bare_text_extraction
from measuring import arguments, document, interleave, print_ratio

from core.parsing import parse
from core.sources import read

AIM = 0.5


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=5)
    path = document(options)
    source = read(path.read_bytes())
    print(f"{len(source.pages)} pages, {len(source.lines)} lines, {len(parse(source).items)} items")
    times = interleave(
        {
            "parsing": lambda: parse(source),
            "bare extraction": lambda: bare_extraction(path),
            "bare extraction, no pictures": lambda: bare_text_extraction(path),
        },
        options.runs,
    )
    for side in times.values():
        print(side)
    print_ratio(times["parsing"], times["bare extraction"], AIM)
    print_ratio(times["parsing"], times["bare extraction, no pictures"], AIM)


if __name__ == "__main__":
    main()
