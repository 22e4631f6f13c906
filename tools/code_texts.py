"""Finds the texts that code hands to `_`, `ngettext` and `pgettext`, and calls that no catalogue can serve.

The code is parsed, not searched, so a text inside an f-string's braces or over several lines is found too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# The names of the arguments, in the order of core/language.py
CALLS = {"_": ("text",), "ngettext": ("text", "plural", "count"), "pgettext": ("context", "text")}


@dataclass(frozen=True, slots=True)
class CodeText:
    """A text in the code that is to be translated."""

    file: str  # from the root of the project, with slashes
    line: int
    text: str
    plural: str | None = None
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue looks the translation up by."""
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something that keeps a text from being translated, with its place."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


def texts_of_folders(root: Path, folders: tuple[str, ...]) -> tuple[list[CodeText], list[Complaint]]:
    """The texts of all Python files in `folders` of `root`, by file and line, and what is wrong there."""
    texts: list[CodeText] = []
    complaints: list[Complaint] = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            for found in texts_of_code(path.read_text("utf-8"), path.relative_to(root).as_posix()):
                if isinstance(found, CodeText):
                    texts.append(found)
                else:
                    complaints.append(found)
    return texts, complaints


def texts_of_code(code: str, file: str) -> Iterator[CodeText | Complaint]:
    """The texts of one file's `code`, and what is wrong with how they are asked for."""
    yield from _walk(ast.parse(code, file), file, at_import=True)


def _walk(node: ast.AST, file: str, *, at_import: bool) -> Iterator[CodeText | Complaint]:
    """The texts under `node`; `at_import` says that its code runs when the module is imported."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        found = _asked_for(node, node.func.id, file)
        yield found
        if at_import and isinstance(found, CodeText):
            yield Complaint(
                file, node.lineno, f"{found.text!r} is asked for at import, before the language is chosen"
            )
    for name, value in ast.iter_fields(node):
        later = name == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child, file, at_import=at_import and not later)


def _asked_for(call: ast.Call, function: str, file: str) -> CodeText | Complaint:
    """The text that `call` asks for, or what is wrong with it."""
    given: dict[str, str] = {}
    for name, argument in zip(CALLS[function], call.args, strict=False):
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            given[name] = argument.value
        elif isinstance(argument, ast.JoinedStr):
            return Complaint(file, call.lineno, f"{function}() is given an f-string; use .format(name=…)")
        elif name != "count":
            return Complaint(file, call.lineno, f"{function}() is given something else than a literal text")
    if set(CALLS[function]) - {"count"} != set(given):
        return Complaint(file, call.lineno, f"{function}() lacks a text, or has it by keyword")
    if not given["text"]:
        return Complaint(
            file, call.lineno, f"{function}() is given an empty text: that is the catalogue's head"
        )
    return CodeText(file, call.lineno, **given)
