"""What is wrong with a line of a reader's own words, in the user's language."""

from __future__ import annotations

import re
import tomllib

from core.language import _

_AT_LINE = re.compile(r"at line (\d+)")
_TWICE = ("twice", "overwrite", "immutable", "redefine", "Duplicate")
_IN_DOUBLE_QUOTES = {"\b": "\\b", "\f": "\\f"}
"""Characters that no word has, by what stands in double quotes for them (TOML 1.0, String)."""
_DIGITS = re.compile(r"[0-9](?:_?[0-9]){4000}")
"""Digits of a number that Python refuses to read: it reads 4,300."""
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]')
"""A text, a comment, or a bracket, in TOML."""


def toml_mistake(error: ValueError | RecursionError, text: str) -> tuple[str, int]:
    """What is wrong with a file that is no TOML, or that cannot be read as such, and in which line, counted
    from 1."""
    if isinstance(error, RecursionError):
        return _("brackets stand in one another too deep"), _deepest_line(text)
    if not isinstance(error, tomllib.TOMLDecodeError):
        digits = _DIGITS.search(text)
        return _("the number is too long"), text.count("\n", 0, digits.start() if digits else 0) + 1
    said = str(error)
    at = _AT_LINE.search(said)
    line = int(at[1]) if at else max(1, len(text.rstrip().splitlines()))
    if any(word in said for word in _TWICE):
        return _("the same group or list stands twice: put the two together"), line
    if "Unclosed" in said or "Invalid value (at end" in said:
        opened = _left_open("\n".join(text.splitlines()[:line]))
        if opened is not None:
            return _("the bracket that is opened here is not closed, or a comma is missing in it"), opened
        return _("before this, a bracket is not closed, or a comma is missing"), line
    if "Unescaped" in said:
        return _("a backslash stands in double quotes: put the text in single quotes"), line
    return _("a quotation mark, a bracket or a comma is missing or too many"), line


def _left_open(text: str) -> int | None:
    """The line, counted from 1, of the first bracket that stays open in `text`; None where none does."""
    opened: list[int] = []
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            opened.append(text.count("\n", 0, token.start()) + 1)
        elif token[0] in "]}" and opened:
            opened.pop()
    return opened[0] if opened else None


def _deepest_line(text: str) -> int:
    """The line, counted from 1, in which most brackets stand in one another."""
    depth, deepest, at = 0, 0, 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > deepest:
            deepest, at = depth, token.start()
    return text.count("\n", 0, at) + 1


def stray_escape(text: str) -> str | None:
    """What was written in double quotes though it is meant for a pattern: "\\b"; None where nothing was."""
    return next((written for mark, written in _IN_DOUBLE_QUOTES.items() if mark in text), None)


def pattern_mistake(error: Exception) -> str:
    """What is wrong with a pattern."""
    said = str(error)
    sentences = {
        "unterminated subpattern": _("in the pattern a “)” is missing"),
        "unbalanced parenthesis": _("in the pattern a “)” is too many"),
        "unterminated character set": _("in the pattern a “]” is missing"),
        "nothing to repeat": _("in the pattern “*”, “+” or “?” has nothing before it to repeat"),
        "multiple repeat": _("in the pattern two of “*”, “+” and “?” follow each other"),
        "bad escape": _("in the pattern a backslash stands before a letter it has no meaning for"),
        "redefinition of group name": _("in the pattern two groups have the same name"),
    }
    known = (sentence for mark, sentence in sentences.items() if mark in said)
    return next(known, _("the pattern is not written as patterns are"))
