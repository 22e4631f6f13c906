"""Looking a draft through against parsing it:
`python tests/benchmarks/review_time.py [--each] [--processor]`.

All checks but spelling on the benchmark document, once its text is parsed; against SourceText -> Meeting of
the same. The file's facts, what it holds beside its text, are read from its bytes: they are shown by
themselves and together with the checks. With `--each`, what every check takes.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from measuring import document, interleave, print_ratio

from core.parsing import parse
from core.review.checks import all_checks
from core.review.draft import Draft
from core.review.inside.reading import facts_of
from core.review.rules import NO_RULES
from core.review.running import review
from core.sources import read

AIM = 1.0


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--file", type=Path, help="another document than the benchmark's own")
    options.add_argument("--pages", type=int, default=500)
    options.add_argument("--each", action="store_true", help="show what every check takes")
    options.add_argument("--processor", action="store_true", help="measure processor time")
    given = options.parse_args()
    path = document(given)
    content = path.read_bytes()
    source = read(content)
    meeting = parse(source)
    facts = facts_of(content, source)
    clock = time.process_time if given.processor else time.perf_counter
    found = review(Draft(source, meeting, path.name, facts), NO_RULES)
    print(f"{len(source.pages)} pages, {len(meeting.items)} items, {len(found)} findings")
    times = interleave(
        {
            "parsing": lambda: parse(source),
            "checks": lambda: review(Draft(source, meeting, path.name, facts), NO_RULES),
            "facts of the file": lambda: facts_of(content, source),
            "facts and checks": lambda: review(
                Draft(source, meeting, path.name, facts_of(content, source)), NO_RULES
            ),
        },
        given.runs,
        clock,
    )
    for side in times.values():
        print(side)
    for name in ("checks", "facts of the file", "facts and checks"):
        print_ratio(times[name], times["parsing"], AIM)
    if given.each:
        _print_each(Draft(source, meeting, path.name, facts))


def _print_each(draft: Draft) -> None:
    """What every check takes, the slowest first; what several share is made by the first of them."""
    start = time.process_time()
    many = len(draft.paragraphs)
    taken = [((time.process_time() - start), f"the {many} paragraphs, made once", 0)]
    for check in all_checks():
        start = time.process_time()
        found = review(draft, NO_RULES, [check])
        taken.append((time.process_time() - start, check.id, len(found)))
    for seconds, name, found_by_it in sorted(taken, reverse=True):
        print(f"  {seconds * 1000:8.1f} ms  {name}  {found_by_it or ''}")


if __name__ == "__main__":
    main()
