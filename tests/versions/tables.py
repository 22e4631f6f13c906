"""What many judged annotations come to, as tables to print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.versions.truth import Text, Verdict

FOUND = {
    Text.SAME: (Verdict.RIGHT,),
    Text.EDITED: (Verdict.RIGHT, Verdict.OFFERED, Verdict.CHANGE_UNSAID),
    Text.LITTLE_LEFT: (Verdict.RIGHT, Verdict.OFFERED, Verdict.UNPLACED, Verdict.OFFERED_LATER),
    Text.TURNED: (Verdict.RIGHT, Verdict.OFFERED, Verdict.OFFERED_LATER, Verdict.UNPLACED),
    Text.GONE: (Verdict.RIGHT,),
}
"""What counts as done right: kept or moved; found or offered first; of deleted text, left without a place."""
AIMS = {Text.SAME: 0.99, Text.EDITED: 0.95}


@dataclass
class Tally:
    """Verdicts counted by what became of the text and by a group: the step, the formats, the kind."""

    verdicts: defaultdict[str, Counter[tuple[Text, Verdict]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def add(self, groups: Iterable[str], text: Text, verdict: Verdict) -> None:
        """Count one annotation in each of its groups."""
        for group in groups:
            self.verdicts[group][text, verdict] += 1

    def share(self, group: str, text: Text) -> float:
        """How many of the annotations on such text were done right, of 1; 1 where there were none."""
        counts = self.verdicts[group]
        total = sum(counts[text, verdict] for verdict in Verdict)
        return sum(counts[text, verdict] for verdict in FOUND[text]) / total if total else 1.0

    def total(self, group: str, *texts: Text) -> int:
        """How many annotations there were, on such text or on any."""
        return sum(
            count
            for (text, _verdict), count in self.verdicts[group].items()
            if text in (texts or tuple(Text))
        )

    def of(self, group: str, verdict: Verdict) -> int:
        """How many annotations ended so."""
        return sum(self.verdicts[group][text, verdict] for text in Text)


def lines(tallies: dict[str, Tally], groups: Iterable[str]) -> Iterator[str]:
    """The table: a row a group and a column a text, the tallies side by side."""
    names = list(tallies)
    heads = " | ".join(f"{text.value:>11}" for text in Text)
    yield f"{'':34} {'':>5} " + "   ".join(f"{name:^60}" for name in names)
    yield f"{'':34} {'n':>5} " + "   ".join(f"{heads} | {'wrong':>6}" for _name in names)
    for group in groups:
        row = "   ".join(_cells(tally, group) for tally in tallies.values())
        yield f"{group[:34]:34} {tallies[names[0]].total(group):>5} {row}"


def _cells(tally: Tally, group: str) -> str:
    shares = [
        f"{tally.share(group, text):>11.2%}" if tally.total(group, text) else f"{'-':>11}" for text in Text
    ]
    return " | ".join([*shares, f"{tally.of(group, Verdict.WRONG):>6}"])


def verdict_lines(tallies: dict[str, Tally], group: str) -> Iterator[str]:
    """How many ended how, by what became of the text."""
    for name, tally in tallies.items():
        yield f"{name}:"
        for text in Text:
            counts = {verdict: tally.verdicts[group][text, verdict] for verdict in Verdict}
            said = ", ".join(f"{verdict.value} {count}" for verdict, count in counts.items() if count)
            yield f"  {text.value:12} {sum(counts.values()):>6}  {said}"
