"""Plants faults, looks the files through, and tells which were found, and whether at the right place."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.minutes import DocumentKind, Meeting
from core.opening import open_file
from core.parsing import parse
from core.review.check import InSteps
from core.review.checks import all_checks
from core.review.draft import Draft
from core.review.finding import Finding
from core.review.inside.reading import facts_of
from core.review.rules import NO_RULES, Rules
from core.review.running import review
from core.source_text import Span
from core.sources import read
from tests.faults.bed import Bed, Fault, Planted, add_contents, bed_of, ids
from tests.faults.clean_files import Misread, SetFile, layout_for, set_clean
from tests.faults.files import FILE_FAULTS, FileFault
from tests.faults.kinds import FAULTS, RULES
from tests.versions.pairs import files as minutes_there_are
from tests.versions.setting import Layout

CLEAN = Path(__file__).parent / "clean"
_AT_ONCE = 6  # faults planted together
_LOOKS = 4  # how many ways minutes are set in a format


@dataclass(frozen=True)
class Judged:
    """One planted fault. `right`: found, and at the right place. `quote` are the words that are wrong, `told`
    what the right checks found instead of it."""

    fault: str
    format: str
    together: bool
    name: str
    found: bool
    right: bool
    quote: str
    told: tuple[str, ...] = ()

    def __str__(self) -> str:
        how = "together" if self.together else "alone"
        state = "right" if self.right else "elsewhere" if self.found else "not found"
        told = "".join(f"\n      {each}" for each in self.told)
        return f"{self.fault} | {self.format}, {how} | {self.name} | {state} | {self.quote!r}{told}"


@cache
def bed_named(path: Path) -> Bed:
    """The minutes of a file, ready for faults."""
    opened = open_file(path)
    return bed_of(opened.source, opened.meeting, path.stem, random.Random(path.name))


def own() -> list[Path]:
    """Clean minutes that have room for every fault."""
    return sorted(CLEAN.glob("*.txt"))


def others(corpus: bool = True) -> list[Path]:
    """Danish minutes there are besides: the invented ones, and the real ones where they are there."""
    beds = {each: bed_named(each) for each in minutes_there_are(corpus)}
    return [
        each
        for each, bed in beds.items()
        if bed.minutes.items and bed.minutes.language == "da" and bed.meeting.kind is DocumentKind.MINUTES
    ]


def looked_through(file: SetFile, rules: Rules = RULES) -> tuple[Finding, ...]:
    """What the checks find in a file."""
    facts = facts_of(file.content, file.source)
    draft = Draft(file.source, file.meeting, file.name, facts)
    return review(draft, rules)


def fresh(path: Path, seed: str, contents: bool) -> Bed:
    """A bed of its own, with its own chance; with a contents list where wanted."""
    bed = bed_named(path).copy(random.Random(f"{path.name} {seed}"))
    if contents and not bed.entries:
        add_contents(bed)
    return bed


def rounds(path: Path, format: str, seed: int = 0) -> Iterator[Judged]:
    """Every fault of minutes alone in a file, and all of them together, a handful in each of several."""
    yield from by_themselves(path, format, FAULTS, seed)
    yield from together(path, format, seed)


def by_themselves(path: Path, format: str, kinds: Sequence[Fault], seed: int = 0) -> Iterator[Judged]:
    """Each fault in a file of its own."""
    for at, fault in enumerate(kinds):
        yield from _planted(path, format, [fault], f"{seed} {at % _LOOKS}")


def together(path: Path, format: str, seed: int = 0, many: int = _AT_ONCE) -> Iterator[Judged]:
    """Faults of minutes, so many in each file, so that each is planted once."""
    kinds = [fault for fault in FAULTS if not fault.alone and format in fault.formats]
    random.Random(f"{path.name} {seed}").shuffle(kinds)
    for at in range(0, len(kinds), many):
        yield from _planted(path, format, kinds[at : at + many], f"{seed} {at % _LOOKS}", is_together=True)


def _planted(
    path: Path, format: str, faults: Sequence[Fault], seed: str, is_together: bool = False
) -> Iterator[Judged]:
    wanted = [fault for fault in faults if format in fault.formats]
    names = ", ".join(fault.name for fault in wanted)
    contents = "contents" in names or "vanish" in names or random.Random(names).random() < 0.5
    bed = fresh(path, f"{seed} {format} {names}", contents)
    planted = [(fault, one) for fault in wanted if (one := fault.plant(bed)) is not None]
    if not planted:
        return
    try:
        layout, before = _clean_look(path, format, seed, contents)
        file = set_clean(bed, layout)
    except Misread:
        return
    findings = [each for each in looked_through(file) if each.key not in before]
    for fault, one in planted:
        yield _judge(fault.name, fault.checks, one, format, is_together, path.stem, file, findings, bed)


@cache
def _clean_look(path: Path, format: str, seed: str, contents: bool) -> tuple[Layout, frozenset[str]]:
    """A look for minutes, and what is found in them so before anything is planted. Raises Misread."""
    bed = fresh(path, f"{seed} {format}", contents)
    layout = layout_for(format, bed)
    file = set_clean(bed, layout)
    if not _is_read_alike(file, bed):
        raise Misread
    return layout, frozenset(each.key for each in looked_through(file))


def _is_read_alike(file: SetFile, bed: Bed) -> bool:
    """Whether minutes that were set anew are read with the same items, decided alike, as their original."""

    def decided(meeting: Meeting) -> list[tuple[str, list[bool]]]:
        return [
            (_bare(item.title or ""), [each.own for each in item.decisions if each.text])
            for item in meeting.items
        ]

    return decided(file.meeting) == decided(bed.meeting)


def _judge(
    name: str,
    checks: tuple[str, ...],
    planted: Planted,
    format: str,
    is_together: bool,
    of: str,
    file: SetFile,
    findings: Iterable[Finding],
    bed: Bed | None = None,
) -> Judged:
    told = [each for each in findings if each.check in checks]
    places = [_span(file, words) for words in planted.places]
    spans = [each for each in places if each is not None]
    items = set() if bed is None else {_read_item(file, bed, each) for each in planted.items}
    for each in (planted.quote, planted.beside):
        spans += _quoted(file, each) if each else []
    right = any(_is_right(each, planted, spans, items) for each in told)
    quote = file.source.text[spans[0].start : spans[0].end] if spans else planted.quote
    if not quote and bed is not None:
        quote = f"[{', '.join(str(each) for each in items if each is not None)}]"
    shown = () if right else tuple(f"{each.check}: {each.message} {each.quote!r}" for each in told)
    return Judged(name, format, is_together, of, bool(told), right, " ".join(quote.split()), shown)


def _is_right(finding: Finding, planted: Planted, spans: list[Span], items: set[int | None]) -> bool:
    """Whether it overlaps what was planted, or is of the item where nothing stands, or of the document."""
    if finding.span is not None:
        span = finding.span
        if any(span.start < each.end and each.start < span.end for each in spans):
            return True
    if finding.box is not None and planted.page is not None:
        return finding.box.page == planted.page
    if items:
        return finding.item in items
    nowhere = not planted.places and not planted.quote
    return nowhere or (finding.span is None and not spans)


def _span(file: SetFile, words: tuple[int, ...]) -> Span | None:
    found = [file.spans[word] for word in words if word in file.spans]
    if not found:
        return None
    return _glued(file, min(each.start for each in found), max(each.end for each in found))


def _glued(file: SetFile, start: int, end: int) -> Span:
    """A stretch with the punctuation and spaces around it."""
    text = file.source.text
    while start and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isalnum():
        end += 1
    return Span(start, end)


def _read_item(file: SetFile, bed: Bed, item_id: int) -> int | None:
    """The item, as it is read, whose title was written so."""
    item = next((each for each in bed.minutes.items if each.id == item_id), None)
    if item is None:
        return None
    span = _span(file, ids(item.title)) or _span(file, ids(*item.all_paragraphs))
    if span is None:
        return None
    for index, read_item in enumerate(file.meeting.items):
        if read_item.span.start <= span.start < read_item.span.end:
            return index
    return None


def _quoted(file: SetFile, quote: str) -> list[Span]:
    start = file.source.text.find(quote)
    return [Span(start, start + len(quote))] if start >= 0 else []


def file_rounds(path: Path, format: str, seed: int = 0) -> Iterator[Judged]:
    """Every fault of files of a format, alone and all together."""
    for fault in _of_files(format):
        if fault.base is None or path == own()[0]:
            yield from _in_file(path, format, [fault], seed)
    yield from files_together(path, format, seed)


def files_together(path: Path, format: str, seed: int = 0) -> Iterator[Judged]:
    """All faults of files of a format that can stand in one."""
    several = [fault for fault in _of_files(format) if not fault.alone]
    if several:
        yield from _in_file(path, format, several, seed)


def files_by_themselves(path: Path, format: str, kinds: Sequence[FileFault]) -> Iterator[Judged]:
    """Each fault of files in one of its own."""
    for fault in kinds:
        if fault in _of_files(format):
            yield from _in_file(path, format, [fault], 0)


def _of_files(format: str) -> list[FileFault]:
    return [fault for fault in FILE_FAULTS if fault.format == ("pdf" if format == "typst" else format)]


def _bare(title: str) -> str:
    return "".join(each for each in title.casefold() if each.isalnum())


def _in_file(path: Path, format: str, faults: Sequence[FileFault], seed: int) -> Iterator[Judged]:
    file = _clean_file(faults[0].base or path, format, seed, as_it_is=faults[0].base is not None)
    if file is None:
        return
    before = {each.key for each in looked_through(file)}
    planted = []
    for fault in faults:
        chance = random.Random(f"{path.name} {format} {fault.name} {seed}")
        content, one = fault.plant(file, chance)
        source = read(content)
        file = SetFile(file.name, content, source, parse(source), {})
        planted.append((fault, one))
    findings = [each for each in looked_through(file) if each.key not in before]
    for fault, one in planted:
        yield _judge(fault.name, fault.checks, one, format, len(planted) > 1, path.stem, file, findings)


def _clean_file(path: Path, format: str, seed: int, as_it_is: bool) -> SetFile | None:
    """Minutes set anew in a format, or their very file; None where they are read otherwise than written."""
    if as_it_is:
        opened = open_file(path)
        return SetFile(path.name, opened.content, opened.source, opened.meeting, {})
    bed = fresh(path, f"{seed} {format}", contents=False)
    try:
        return set_clean(bed, layout_for(format, bed))
    except Misread:
        return None


def false_findings(path: Path, format: str, seed: int = 0) -> tuple[SetFile, tuple[Finding, ...]] | None:
    """What the checks find in clean minutes; None where the file is read otherwise than it was written."""
    bed = fresh(path, f"{seed} {format}", contents=seed % 2 == 0)
    try:
        file = set_clean(bed, layout_for(format, bed))
    except Misread:
        return None
    return (file, looked_through(file, NO_RULES)) if _is_read_alike(file, bed) else None


def all_ids() -> set[str]:
    """The ids of all checks but spelling."""
    return {check.id for check in all_checks() if not isinstance(check, InSteps)}
