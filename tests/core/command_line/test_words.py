"""Click's own words are the program's: asked for in its catalogue, and there under that text in click."""

from __future__ import annotations

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from core.command_line import run
from core.command_line_words import click_texts


class Marked(gettext.NullTranslations):
    """A language that has every text, in quotation marks."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"«{one if count == 1 else many}»"


@pytest.fixture
def marked() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.command_line.set_language", lambda _language: None)
        patch.setattr("core.language._translations", Marked())
        yield


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (["--help"], ("«Usage:»", "«[OPTIONS]»", "«COMMAND [ARGS]...»", "«Options»:", "«Commands»:")),
        (["export", "--help"], ("--output «PATH»", "--tag «TEXT»", "«Show this message and exit.»")),
        (["import", "--help"], ("[«PATHS»]...",)),
        (
            ["export", "--format", "fax"],
            ("«Try '", "«Error: «Invalid value for '--format': «'fax' is not"),
        ),
        (["search", "--limit", "x", "a"], ("«'x' is not a valid «number».»",)),
        (["parse"], ("«Missing argument» '«FILE»'.",)),
        (["list", "--nonsense"], ("«No such option '--nonsense'.»",)),
        (["list", "--library"], ("«Option '--library' requires an argument.»",)),
        (["list", "too", "much"], ("«Got unexpected extra arguments (too much)»",)),
    ],
)
def test_what_click_says_comes_from_the_catalogue(
    arguments: list[str], texts: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    run(arguments)
    said = "".join(capsys.readouterr())
    for text in texts:
        assert text in said


def test_click_has_these_texts() -> None:
    assert set(click_texts()) <= set(_texts_of_click())


def _texts_of_click() -> Iterator[str]:
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            match node:
                case ast.Call(ast.Name("_" | "ngettext"), [ast.Constant(str(text)), *_rest]):
                    yield text
