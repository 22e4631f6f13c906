#!/usr/bin/env python3
"""Writes the table of keyboard shortcuts of the user guides anew, from the table of actions.

    .venv/bin/python tools/guide_keys.py

A test fails where a guide and the table of actions differ.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator  # noqa: E402
from PySide6.QtGui import QKeySequence  # noqa: E402

from core.language import _, language, set_language  # noqa: E402
from gui.actions import action_table, menus  # noqa: E402
from gui.shortcuts import fixed_keys  # noqa: E402

GUIDES = {"en": ROOT / "docs" / "guide.md", "da": ROOT / "docs" / "guide.da.md"}
BEGIN, END = "<!-- keys: written by tools/guide_keys.py -->\n", "<!-- end of keys -->\n"
HEADS = {"en": ("Command", "Keys"), "da": ("Kommando", "Taster")}
NATIVE = QKeySequence.SequenceFormat.NativeText


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """The program's texts, and Qt's names of keys, in a language."""
    before = language()
    set_language(wanted)
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if wanted != "en":  # built into Qt
        translator.load(QLocale(wanted), "qtbase", "_", folder)
        QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
        set_language(before)


def plain(text: str) -> str:
    """A command's text as one reads it: without its mnemonic and the dots of a dialog that follows."""
    return text.replace("&", "").removesuffix("…").strip()


def key_table(wanted: str) -> str:
    """All commands that have keys, by menu, then the keys that are always the same, in Markdown."""
    with speaking(wanted):
        parts = []
        for menu, text in menus().items():
            rows = [(plain(spec.text), spec.shortcuts) for spec in action_table() if spec.menu == menu]
            parts.append(_part(plain(text), [(words, _names(keys)) for words, keys in rows if keys], wanted))
        rest = [
            (each.text, [*_names(each.keys), *([each.shown] if each.shown else [])]) for each in fixed_keys()
        ]
        parts.append(_part(_("Always the same"), rest, wanted))
        return "\n".join(part for part in parts if part)


def _names(keys: tuple[str, ...]) -> list[str]:
    return [f"`{QKeySequence(each).toString(NATIVE)}`" for each in keys]


def _part(head: str, rows: list[tuple[str, list[str]]], wanted: str) -> str:
    if not rows:
        return ""
    command, keys = HEADS[wanted]
    lines = [f"**{head}**\n", f"| {command} | {keys} |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {words} | {', '.join(names)} |" for words, names in rows)]) + "\n"


def with_table(guide: str, table: str) -> str:
    """The text of a guide with `table` between its two marks. Raises ValueError where a mark lacks."""
    start, end = guide.index(BEGIN) + len(BEGIN), guide.index(END)
    return f"{guide[:start]}\n{table}\n{guide[end:]}"


def main() -> None:
    """Bring both guides up to the table of actions."""
    application = QCoreApplication(sys.argv[:1])
    for wanted, path in GUIDES.items():
        path.write_text(with_table(path.read_text("utf-8"), key_table(wanted)), "utf-8")
    application.quit()


if __name__ == "__main__":
    main()
