"""The PDF minutes and samples that are kept here are what their scripts make, and each run makes the same."""

from __future__ import annotations

import importlib
import zipfile
from pathlib import Path

import pymupdf
import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@pytest.fixture(autouse=True)
def scripts_are_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.syspath_prepend(str(ROOT / "tools"))


def page_texts(path: Path) -> list[str]:
    with pymupdf.open(path) as document:
        return [page.get_text() for page in document]


def test_samples_are_what_the_script_makes(tmp_path: Path) -> None:
    make_samples = importlib.import_module("make_samples").make_samples
    make_samples(tmp_path / "once")
    make_samples(tmp_path / "twice")
    kept = sorted((ROOT / "resources" / "samples").glob("*.pdf"))
    assert [path.name for path in kept] == sorted(path.name for path in (tmp_path / "once").iterdir())
    for path in kept:
        once, twice = tmp_path / "once" / path.name, tmp_path / "twice" / path.name
        assert once.read_bytes() == twice.read_bytes()
        assert page_texts(path) == page_texts(once)
        assert path.stat().st_size < 150_000


def test_pdf_minutes_are_what_the_script_makes(tmp_path: Path) -> None:
    make_minutes = importlib.import_module("make_minutes").make_minutes
    make_minutes(tmp_path)
    for path in sorted(HERE.glob("*.pdf")):
        assert page_texts(path) == page_texts(tmp_path / path.name)


def main_part(path: Path) -> bytes:
    name = "word/document.xml" if path.suffix == ".docx" else "content.xml"
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def test_word_processors_minutes_are_what_the_script_makes(tmp_path: Path) -> None:
    make_minutes = importlib.import_module("make_minutes").make_minutes
    make_minutes(tmp_path)
    made = {path.name: path for path in tmp_path.rglob("*.*")}
    for path in sorted([*HERE.rglob("*.docx"), *HERE.rglob("*.odt")]):
        assert main_part(path) == main_part(made[path.name])
