"""A file of rules to begin with: all that can be said in it, and all checks, as comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from core.language import language
from core.review.check import Check, Value
from core.review.checks import all_checks
from core.writing import change

_FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "templates"
_WIDTH = 108  # of a line


def start_rules(path: Path) -> Path:
    """The file of rules at `path`, made where there is none, in the language in use. Raises NotWritten where
    it cannot be written."""
    change(path, lambda before: template().encode() if before is None else before)
    return path


def template() -> str:
    """The text of the file: nothing in it counts before a # is taken away."""
    named = "da" if language() == "da" else "en"
    text = (_FOLDER / f"review_rules.{named}.toml").read_text("utf-8")
    checks = "\n\n".join("\n".join(_lines(each)) for each in all_checks())
    return text.replace("{checks}", "\n" + checks).rstrip() + "\n"


def _lines(check: Check) -> Iterator[str]:
    source = f" ({check.source()})" if check.source() else ""
    for words in textwrap.wrap(f"{check.name()}: {check.why()}{source}", _WIDTH):
        yield f"# {words}"
    yield f"# [checks.{check.id}]"
    yield "# on = true"
    yield f'# severity = "{check.severity.value}"'
    for name, value in check.tuning.items():
        yield f"# {name} = {_toml(value)}"


def _toml(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)
