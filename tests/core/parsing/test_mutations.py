"""Minutes that were damaged in every way there is: parse gives a meeting, and loses nothing.

The long tests run the same on many more texts, and on every pattern of the vocabulary, in a process of their
own that is ended after five seconds.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserFacingError
from core.parsing import parse
from core.parsing.version import LANGUAGES
from core.sources import read

sys.path.insert(0, str(Path(__file__).parent))

from test_lossless import assert_lossless

ROOT = Path(__file__).resolve().parents[3]
TEXTS = sorted(
    path
    for path in (ROOT / "tests" / "minutes").rglob("*")
    if path.suffix in (".txt", ".md") and path.stem[0].islower()
)
LONGEST = 5  # seconds of a processor that one text may take


def assert_read(content: bytes) -> None:
    """Reading and parsing gives a whole meeting, or says that the file cannot be read."""
    try:
        source = read(content)
    except UserFacingError:
        return
    assert_lossless(source, parse(source))


def cut(text: str, chance: random.Random) -> str:
    first, last = sorted(chance.randrange(len(text)) for _ in range(2))
    return text[first:last]


def shuffled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def doubled(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(chance.choice((1, 1, 2, 5))))


def without_newlines(text: str, _chance: random.Random) -> str:
    return text.replace("\n", " ")


def numbers_alone(text: str, _chance: random.Random) -> str:
    return re.sub(r"[^\d\n]+", " ", text)


def numbered(text: str, _chance: random.Random) -> str:
    return "\n".join(f"{at}. {line}" for at, line in enumerate(text.split("\n"), 1))


def labelled(text: str, chance: random.Random) -> str:
    labels = ("Beslutning", "Bilag", "Indstilling", "Punkt 3:", "Bilag 2 til punkt 4", "Referat")
    return "\n".join(f"{chance.choice(labels)}\n{line}" for line in text.split("\n"))


def huge_lines(text: str, _chance: random.Random) -> str:
    return "\n".join(line * 40 for line in text.split("\n"))


def deep(text: str, _chance: random.Random) -> str:
    return "\n".join(f"{'  ' * (at % 60)}- {line}" for at, line in enumerate(text.split("\n")))


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    cut,
    shuffled,
    doubled,
    without_newlines,
    numbers_alone,
    numbered,
    labelled,
    huge_lines,
    deep,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TEXTS),
    st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=2),
    st.integers(0, 10**6),
    st.sampled_from(("utf-8", "utf-16", "latin-1", "cp865")),
)
def test_mutated_minutes_are_read_whole(
    path: Path, mutations: list[Callable[[str, random.Random], str]], seed: int, encoding: str
) -> None:
    text, chance = path.read_text("utf-8"), random.Random(seed)
    for mutation in mutations:
        text = mutation(text, chance)[:60_000] or "x"
    assert_read(text.encode(encoding, "replace"))


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=2000))
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    assert_read(content)


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(TEXTS), st.binary(min_size=1, max_size=60), st.integers(0, 10**6))
def test_bytes_put_into_minutes(path: Path, content: bytes, seed: int) -> None:
    whole = path.read_bytes()
    at = seed % len(whole)
    assert_read(whole[:at] + content + whole[at:])


HUGE = {
    "headings": "\n".join(f"Punkt {n}: Sag om vej {n}\nBeslutning\nGodkendt." for n in range(1, 4000)),
    "headings with one number": "Punkt 1: Sag\nBeslutning\nGodkendt.\n" * 4000,
    "titles alike": "Indhold\n"
    + "\n".join(f"Punkt {n}: Godkendelse af vejen til byen" for n in range(3000)) * 2,
    "a contents list without end": "Indholdsfortegnelse\n"
    + "\n".join(f"{n}. Sag ...... {n}" for n in range(9000)),
    "numbers": "\n".join(str(n % 97) for n in range(20_000)),
    "one line": "Godkendt med 5 stemmer mod 4, jf. punkt 3 den 4. maj 2020. " * 6000,
    "one word": "a" * 400_000,
    "dots": "." * 200_000,
    "spaces": "Punkt 1: Sag\n" + " " * 200_000 + "x\nBeslutning\nGodkendt.",
    "tabs": "Punkt 1: Sag\nBilag\n" + "\t".join("12345" for _ in range(40_000)),
    "attachments": "Punkt 1: Sag\nBilag\n" + "\n".join(f"Notat om vej {n}" for n in range(9000)),
    "names": "Mødedeltagere\n" + ", ".join(f"Anne B{'x' * (n % 9)} Holt (A)" for n in range(9000)),
    "absent": "Punkt 1: Sag\nBeslutning\nGodkendt.\nFraværende: " + "Anne Holt og Bo Lund, " * 9000,
    "votes": "Punkt 1: Sag\nBeslutning\n" + "For stemte 5 (A, B, C), imod stemte 4 (V, O), undlod 1. " * 3000,
    "dates": "Punkt 1: Sag\nBeslutning\n" + "den 4. maj 2020, den 5. maj 2020 kl. 10.00 " * 5000,
    "amounts": "Punkt 1: Sag\nIndstilling\n"
    + "450.000 kr., 1,5 mio. kr. og 53,1 mio. kr. i 2019-2022 " * 4000,
    "cut words": "Punkt 1: Sag\nSagsfremstilling\n" + "vej-\n" * 20_000,
    "labels": "Beslutning\nBilag\nIndstilling\n" * 8000,
    "bodies": "Punkt 1: Sag\n" + "Økonomiudvalget den 4. maj 2020:\nAnbefales.\n" * 6000,
}


def within_limit(program: str, *arguments: str) -> None:
    """Run a program in a process of its own, and end it when it hangs."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        timeout=600,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.long
@pytest.mark.parametrize("name", HUGE)
def test_no_text_takes_longer_than_five_seconds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(HUGE[name], "utf-8")
    within_limit(
        "import signal, sys; from core.parsing import parse; from core.sources import read\n"
        "parse(read(b'x'))\n"
        f"signal.setitimer(signal.ITIMER_PROF, {LONGEST})\n"
        "parse(read(open(sys.argv[1], 'rb').read()))",
        str(path),
    )


def patterns_of(language: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the vocabulary that is compiled when it is loaded, or by its table."""
    from core.parsing.vocabulary import vocabulary

    words = vocabulary(language)
    yield "glued label", words.glued_label
    for name in ("leading_number", "entry_number", "heading_start", "place_after_time", "keeps_hyphen"):
        yield name, getattr(words, name)
    for role, pattern in words.label_patterns:
        yield f"label {role}", pattern
    for pattern in (*words.sure_headings, *words.body_headings):
        yield "decision heading", pattern
    for form in words.heading_forms:
        yield f"heading {form.name}", form.pattern
    for outcome, pattern in words.outcomes:
        yield f"outcome {outcome}", pattern
    for table, lists in words.words.items():
        for name, texts in lists.items():
            if isinstance(texts, list) and texts and all(isinstance(each, str) for each in texts):
                try:
                    yield from ((f"{table} {name}", each) for each in words.patterns(table, name))
                except re.error:  # words, not patterns
                    continue


EVIL = (
    "a" * 4000,
    "a " * 2000,
    "1 " * 2000,
    "Anne Holt, " * 400,
    "Økonomiudvalget " * 250,
    "punkt 1 " * 500,
    "den 4. maj 2020 " * 250,
    "bilag 1 til punkt " * 200,
    "A" * 200 + "(" * 2000,
    "for: 5 (" + "A, " * 1500,
    "." * 4000,
    " " * 4000 + "x",
    "ikke " * 800,
    "stemte imod og " * 300,
    "1.000." * 700,
)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_hangs_on_a_long_line(language: str) -> None:
    within_limit(
        "import signal, sys\n"
        "sys.path.insert(0, 'tests/core/parsing')\n"
        "from test_mutations import EVIL, patterns_of\n"
        f"for name, pattern in patterns_of({language!r}):\n"
        "    for text in EVIL:\n"
        f"        signal.setitimer(signal.ITIMER_PROF, {LONGEST})\n"
        "        print(name, pattern.pattern, repr(text[:20]), file=sys.stderr)\n"
        "        pattern.search(text), pattern.fullmatch(text)\n"
    )
