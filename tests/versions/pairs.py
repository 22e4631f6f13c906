"""Pairs of versions of all minutes there are, for each known step one, with annotations."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.opening import open_file
from tests.versions.annotating import Placed, annotate
from tests.versions.places import Misread, PlacedVersion, placed
from tests.versions.setting import FORMATS, layout_of
from tests.versions.steps import STEPS, with_lookalikes
from tests.versions.swaps import BEFORE
from tests.versions.written import Minutes, as_agenda, written

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "tests" / "minutes"
CORPUS = ROOT.parent / "shared" / "corpus"
SUFFIXES = (".txt", ".md", ".odt", ".pdf", ".docx", ".html", ".rtf", ".xml")

MET = "agenda to minutes"
"""The step that is made backwards: the agenda of minutes there are."""


@dataclass(frozen=True)
class Pair:
    """An old version, a new one, and annotations on the old. `name` says of which file they come."""

    name: str
    step: str
    old: PlacedVersion
    new: PlacedVersion
    annotations: list[Placed]

    @property
    def is_read_rightly(self) -> bool:
        """Whether the program reads of both the items that were written, and the same titles alike."""
        return read_alike(self.old, self.new)

    @property
    def formats(self) -> str:
        """ "pdf > docx" """
        return f"{self.old.layout.format} > {self.new.layout.format}"


def read_alike(old: PlacedVersion, new: PlacedVersion) -> bool:
    """Whether two versions are read with the items that were written, and the same titles alike."""
    titles, others = old.titles, new.titles
    if titles is None or others is None:
        return False
    return all(titles[each] == others[each] for each in titles.keys() & others.keys())


def files(corpus: bool = True) -> list[Path]:
    """Minutes that versions are made of: the invented ones, and the real ones where they are there; of those
    that came in several formats one."""
    folders = [INVENTED, *([CORPUS] if corpus and CORPUS.is_dir() else [])]
    found = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES]
    found = [path for path in found if path.name not in ("README.md", "GOLD.md")]
    return [*{path.stem: path for path in found}.values()]


def pairs_of(path: Path, steps: Sequence[str], many: int = 12, seed: int = 0) -> Iterator[Pair]:
    """Of one file a pair for each step that can be done on it. The same each time."""
    opened = open_file(path)
    base = written(opened.source, opened.meeting)
    with_lookalikes(base, random.Random(f"{path.name} {seed}"))
    for step in steps:
        pair = _pair(path.name, base, step, many, random.Random(f"{path.name} {step} {seed}"))
        if pair is not None:
            yield pair


def _pair(name: str, base: Minutes, step: str, many: int, chance: random.Random) -> Pair | None:
    if step in BEFORE:
        base = base.copy()
        BEFORE[step](base, chance)
    new = base.copy()
    old = as_agenda(base) if step == MET else base
    if step != MET and not STEPS[step](new, chance):
        return None
    formats = list(FORMATS)
    old_format = chance.choice(formats)
    new_format = chance.choice(formats) if step == "set otherwise" or chance.random() < 0.5 else old_format
    try:
        was = placed(old, layout_of(old_format, chance, base.language))
        now = placed(new, layout_of(new_format, chance, base.language))
    except Misread as error:
        raise Misread(f"{name}, {step}, {old_format} > {new_format}: {error}") from error
    return Pair(name, step, was, now, annotate(was, chance, many, _touched(was, now)))


def _touched(old: PlacedVersion, new: PlacedVersion) -> frozenset[int]:
    """Words of the old version that the step changed, removed or moved, and those beside them."""
    place = {word: at for at, word in enumerate(new.order)}
    found = set()
    for at, word in enumerate(old.order):
        before = old.order[at - 1] if at else None
        follows = before in place and place.get(word) == place[before] + 1
        if word not in place or old.texts[word] != new.texts[word] or not (follows or before is None):
            found.add(word)
    return frozenset(found)
