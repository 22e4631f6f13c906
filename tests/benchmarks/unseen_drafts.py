"""How many faults are found in drafts that nobody wrote the checks for.

    python tests/benchmarks/unseen_drafts.py [first|second|third|fourth] [--missed]

tests/unseen/drafts has clean drafts, and for each some copies with a fault or two, as places of the clean
text and what stands there instead. A fault is found where a check that is about faults of its kind tells
something that it does not tell of the clean draft, at the words; where something lacks, or two places
disagree, anywhere. Spelling runs where a Danish dictionary is on the machine; without one, those faults are
left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from measuring import ROOT  # puts the repository's root on the path

from core.parsing import parse
from core.review.draft import Draft
from core.review.finding import Finding, Severity
from core.review.rules import NO_RULES
from core.review.running import review
from core.review.spelling.background import SpellingRun
from core.review.spelling.wish import SpellingWish
from core.sources import read

DRAFTS = ROOT / "tests" / "unseen" / "drafts"
SETS = ("first", "second", "third", "fourth")
SPELT = {"misspelling", "compound-apart"}
ABOUT: dict[str, tuple[str, ...]] = {
    "absent-and-present": ("absent-present",),
    "absent-or-disqualified-votes": ("absent-votes",),
    "attachment-lists-differ": ("attachment-lists",),
    "attachment-mentioned-not-listed": ("attachment-unlisted",),
    "case-number-form": ("case-number-form",),
    "closed-item-with-text": ("closed-text",),
    "closed-item-without-wording": ("closed-wording",),
    "compound-apart": ("compound-apart",),
    "contents-order": ("contents-order",),
    "contents-page": ("contents-page",),
    "contents-title": ("contents-title",),
    "cpr": ("cpr-number",),
    "dates-disagree": ("date-in-head", "date-weekday", "decision-date"),
    "decision-contradicts-itself-or-votes": ("decision-votes", "decision-contradicts"),
    "decision-does-not-say-which-recommendation": ("decision-points",),
    "decision-missing": ("decision-missing",),
    "disqualified-without-leaving": ("disqualified-stayed",),
    "doubled-word": ("word-doubled",),
    "full-stop-missing": ("full-stop-missing",),
    "item-vanished": ("item-vanished",),
    "misspelling": ("spelling",),
    "name-two-spellings": ("name-spelling", "spelling"),
    "no-signature-item": ("signature-missing",),
    "number-doubled": ("number-doubled",),
    "number-missing": ("number-missing",),
    "number-out-of-order": ("number-order",),
    "other-body-in-decision": ("decision-body",),
    "other-date-in-decision": ("decision-date", "date-in-head"),
    "participants-missing": ("participants-missing",),
    "private-address": ("private-contact",),
    "private-email": ("private-contact",),
    "private-telephone": ("private-contact",),
    "quorum": ("quorum",),
    "quotation-marks-unpaired": ("mark-unpaired",),
    "recommended-to-body-not-in-process-line": ("decision-process",),
    "section-missing-or-empty": ("section-empty", "section-missing"),
    "sensitive-health-family-social-near-a-name": ("sensitive-words",),
    "sentence-over-40-words": ("sentence-long",),
    "substitute-without-for-whom": ("substitute-for-whom",),
    "template-text-left": ("placeholder",),
    "times": ("time-order", "time-in-text"),
    "unknown-abbreviation": ("abbreviation-unknown",),
    "votes-more-than-present": ("votes-sum",),
}
ANYWHERE = {
    *("absent-and-present", "attachment-lists-differ", "closed-item-without-wording", "contents-order"),
    *("contents-page", "contents-title", "dates-disagree", "decision-contradicts-itself-or-votes"),
    *(
        "decision-does-not-say-which-recommendation",
        "decision-missing",
        "item-vanished",
        "name-two-spellings",
    ),
    *("no-signature-item", "number-doubled", "number-missing", "number-out-of-order", "participants-missing"),
    *("quorum", "recommended-to-body-not-in-process-line", "section-missing-or-empty", "times"),
    *("votes-more-than-present",),
}
"""Kinds of faults that something lacking, or two places, make."""


class Told(NamedTuple):
    """What tells one finding from others of the same draft and its copies."""

    check: str
    quote: str
    message: str


class Faulty(NamedTuple):
    """A copy of a clean draft, and what is wrong in it: kinds, and words at or near which it is."""

    of: str
    text: str
    faults: tuple[tuple[str, str], ...]


def main(arguments: list[str]) -> None:
    """Measure, and print."""
    for name in [each for each in SETS if each in arguments] or SETS:
        _measure(DRAFTS / name, "--missed" in arguments)


def _measure(folder: Path, tells_missed: bool) -> None:
    clean = {path.name: found(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))}
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed = []
    for copy in faulty(folder):
        known = Counter(map(_told, clean[copy.of]))
        new = []
        for each in map(_told, found(copy.text)):
            known[each] -= 1
            if known[each] < 0:
                new.append(each)
        for kind, words in copy.faults:
            if kind in SPELT and not _has_dictionary():
                continue
            planted[kind] += 1
            if any(
                each.check in ABOUT[kind] and (kind in ANYWHERE or _meet(each.quote, words)) for each in new
            ):
                caught[kind] += 1
            else:
                missed.append(f"{copy.of}, {kind}: {' '.join(words.split())[:80]}")
    print(f"== {folder.name}")
    for kind in sorted(planted):
        print(f"{kind:45}{planted[kind]:4} planted{caught[kind]:4} found")
    share = caught.total() / planted.total()
    print(f"{'all':45}{planted.total():4} planted{caught.total():4} found: {share:.1%}")
    loud = [
        f"{name}: {each.severity.value} {each.check}: {each.message}"
        for name, findings in clean.items()
        for each in findings
        if each.severity is not Severity.NOTE
    ]
    notes = sum(each.severity is Severity.NOTE for findings in clean.values() for each in findings)
    print(f"the {len(clean)} clean drafts: {len(loud)} warnings or errors, {notes} notes")
    print(*loud, *(missed if tells_missed else ()), sep="\n")


def faulty(folder: Path) -> Iterator[Faulty]:
    """The copies with faults."""
    for each in json.loads((folder / "faults.json").read_text("utf-8")):
        text = (folder / each["of"]).read_text("utf-8")
        for start, end, words in reversed(each["edits"]):
            text = text[:start] + words + text[end:]
        yield Faulty(each["of"], text, tuple((fault["kind"], fault["words"]) for fault in each["faults"]))


def found(text: str) -> tuple[Finding, ...]:
    """All that the checks and the spelling find in a draft."""
    source = read(text.encode())
    draft = Draft(source, parse(source), "draft.txt")
    return (*review(draft, NO_RULES), *SpellingRun(draft, NO_RULES, SpellingWish()).rest())


def _has_dictionary() -> bool:
    from core.review.spelling.dictionaries import dictionary_for

    return dictionary_for("da") is not None


def _told(finding: Finding) -> Told:
    return Told(finding.check, finding.quote, finding.message)


def _meet(quote: str, words: str) -> bool:
    """Whether a finding's words are those of the fault, or some of them."""
    quote, words = " ".join(quote.split()), " ".join(words.split())
    if not quote:
        return False
    shared = set(re.findall(r"\w{4,}", quote)) & set(re.findall(r"\w{4,}", words))
    return quote in words or words in quote or bool(shared) or not re.search(r"\w", quote)


if __name__ == "__main__":
    main(sys.argv[1:])
