"""Whether what a reader looks for is found: questions with known answers (questions.toml).

Real searches in a library of all invented minutes, and of the real ones where they are at hand."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from core.library import Library, add, open_library, prepare
from core.library.searching.search import search
from core.opening import open_file
from core.query import parse_query

HERE = Path(__file__).resolve().parent
MINUTES = HERE.parent / "minutes"
SAMPLES = HERE.parents[1] / "resources" / "samples"
CORPUS = HERE.parents[2] / "shared" / "corpus"
FORMATS = (".pdf", ".docx", ".odt", ".rtf", ".html", ".xml", ".txt", ".md")
FIRST = 10
"""Items that a reader looks through."""

QUESTIONS = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))["question"]
INVENTED = [each for each in QUESTIONS if not each.get("corpus")]
REAL = [each for each in QUESTIONS if each.get("corpus")]


Files = Mapping[str, set[str]]
"""The files of each meeting: an agenda and its supplement are one."""


def filled(path: Path, folders: Sequence[Path]) -> tuple[Library, Files]:
    """A library of the minutes in `folders`, and the name of each meeting's file; of several formats one."""
    library = open_library(path)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for folder in folders:
        files = [
            file for file in sorted(folder.iterdir()) if file.suffix in FORMATS and file.stem != "README"
        ]
        for stem in sorted({file.stem for file in files}):
            file = min(
                (file for file in files if file.stem == stem), key=lambda file: FORMATS.index(file.suffix)
            )
            names[add(library, prepare(open_file(file))).meeting].add(stem)
    return library, names


def asked(question: dict[str, Any]) -> Any:
    """The question as a parameter; one that cannot be answered yet must fail."""
    gap = question.get("gap")
    marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
    return pytest.param(question, id=question["line"], marks=marks)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Files]]:
    library, names = filled(tmp_path_factory.mktemp("invented") / "library.sqlite", (MINUTES, SAMPLES))
    yield library, names
    library.close()


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Files]]:
    library, names = filled(tmp_path_factory.mktemp("real") / "library.sqlite", (CORPUS, MINUTES, SAMPLES))
    yield library, names
    library.close()


def missing(library: Library, names: Files, question: dict[str, Any]) -> list[str]:
    """The answers that are not among the first items found, and after them what was found instead."""
    results = search(library, parse_query(question["line"]), limit=FIRST)
    found = [
        f"{name} {hit.item.number}"
        for group in results.groups
        for hit in group.items
        for name in sorted(names[group.meeting.id])
    ]
    left = [answer for answer in question["answers"] if answer not in found]
    return [*left, "instead of", *found] if left else []


@pytest.mark.parametrize("question", [asked(each) for each in INVENTED])
def test_what_invented_minutes_answer(invented: tuple[Library, Files], question: dict[str, Any]) -> None:
    assert missing(*invented, question) == []


@pytest.mark.needs_corpus(CORPUS)
@pytest.mark.parametrize("question", [asked(each) for each in REAL])
def test_what_real_minutes_answer(real: tuple[Library, Files], question: dict[str, Any]) -> None:
    assert missing(*real, question) == []


def test_there_are_questions_of_every_kind() -> None:
    kinds = {question["kind"] for question in QUESTIONS}
    assert kinds == {"inflection", "compound", "phrase", "case number", "people", "filter"}
    assert len(INVENTED) >= 40
