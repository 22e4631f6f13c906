"""The benchmark document is what its description says, and the same each time."""

from __future__ import annotations

import importlib
from pathlib import Path

import pymupdf
import pytest

PAGES = 25


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    path = tmp_path / "made.pdf"
    make_pdf = importlib.import_module("make_pdf").make_pdf
    make_pdf(path, PAGES)
    make_pdf(tmp_path / "again.pdf", PAGES)
    assert path.read_bytes() == (tmp_path / "again.pdf").read_bytes()
    return path


def baselines(page: pymupdf.Page) -> int:
    lines = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
    return len({round(line["spans"][0]["origin"][1], 1) for line in lines})


def test_pages_items_lines_and_pictures(made: Path) -> None:
    with pymupdf.open(made) as document:
        assert document.page_count == PAGES
        assert len(document.get_toc()) == PAGES * 40 // 100
        assert {baselines(page) for page in document.pages(2)} == {40}
        assert [page.number + 1 for page in document if page.get_images()] == [5, 10, 15, 20, 25]
