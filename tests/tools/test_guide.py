"""The guides say what the program says: names of commands and keys, words, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue import read_po
from guide_keys import BEGIN, END, GUIDES, key_table, plain, speaking, with_table
from PySide6.QtGui import QKeySequence

from gui.actions import SUBMENUS, action_table, menus
from gui.shortcuts import fixed_keys

ROOT = Path(__file__).resolve().parent.parent.parent
BOLD, ITALIC = re.compile(r"\*\*(.+?)\*\*", re.DOTALL), re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
CODE, LINK = re.compile(r"`([^`]+)`"), re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
ANCHOR = re.compile(r"\]\(#([^)]+)\)")
NATIVE = QKeySequence.SequenceFormat.NativeText
KEY = re.compile(r"\w|[A-Z][\w+=-]*")
LANGUAGES = sorted(GUIDES)

pytestmark = pytest.mark.usefixtures("qapp")


def guide(language: str) -> str:
    return GUIDES[language].read_text("utf-8")


def body(language: str) -> str:
    """The guide without its table of keys."""
    text = guide(language)
    return text[: text.index(BEGIN)] + text[text.index(END) + len(END) :]


def paths(language: str) -> set[str]:
    """All that the guide may call a command: its menus and its name, or the name alone; and the menus."""
    with speaking(language):
        names = {menu: plain(text) for menu, text in menus().items()}
        chains = {
            menu: [names[SUBMENUS[menu]], name] if menu in SUBMENUS else [name]
            for menu, name in names.items()
        }
        found = {" > ".join(chain) for chain in chains.values()}
        for spec in action_table():
            found |= {plain(spec.text), " > ".join([*chains[spec.menu], plain(spec.text)])}
        return found


def texts(language: str) -> set[str]:
    """Every text of the program in a language."""
    messages = read_po(ROOT / "resources" / "languages" / "da.po")
    strings = [each.strings if language == "da" else (each.text, each.plural or "") for each in messages]
    return {plain(string) for pair in strings for string in pair}


def keys(language: str) -> set[str]:
    with speaking(language):
        named = [*action_table(), *fixed_keys()]
        all_keys = [
            key for each in named for key in (getattr(each, "shortcuts", ()) or getattr(each, "keys", ()))
        ]
        return {QKeySequence(key).toString(NATIVE) for key in all_keys}


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_names_are_those_of_the_menus(language: str) -> None:
    known = paths(language)
    named = [" ".join(name.split()) for name in BOLD.findall(body(language))]
    assert [name for name in named if name not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_italic_words_are_on_the_screen(language: str) -> None:
    known = texts(language)
    assert [
        words for words in ITALIC.findall(BOLD.sub("", body(language))) if words not in known | {"Aa"}
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_those_of_the_program(language: str) -> None:
    known = keys(language)
    named = [code for code in CODE.findall(body(language)) if KEY.fullmatch(code)]
    assert len(named) > 40
    assert [key for key in named if key not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_keys_is_that_of_the_program(language: str) -> None:
    assert guide(language) == with_table(guide(language), key_table(language)), "run tools/guide_keys.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_told_of(language: str) -> None:
    named = " ".join(guide(language).split())
    with speaking(language):
        assert [spec.id for spec in action_table() if plain(spec.text) not in named] == []


def test_both_guides_have_the_same_parts() -> None:
    def parts(language: str) -> list[str]:
        """Heads by their level, pictures by their subject, tables by their width, entries of lists."""
        lines = body(language).splitlines()
        shapes = ("#" * (len(line) - len(line.lstrip("#"))) or line[:2].strip("0123456789") for line in lines)
        wanted = ("#", "![", "|", "-", ".")
        return [shape[:3] for shape in shapes if shape.startswith(wanted)]

    assert parts("en") == parts("da")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_lead_to_the_heads(language: str) -> None:
    heads = [line.lstrip("# ") for line in guide(language).splitlines() if line.startswith("## ")]
    anchors = [re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads]
    assert ANCHOR.findall(guide(language)) == anchors


def linked() -> Iterator[tuple[str, str]]:
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in LINK.findall(path.read_text("utf-8")):
            if "://" not in target:
                yield path.name, (path.parent / target).resolve().relative_to(ROOT).as_posix()


def test_links_and_pictures_are_there() -> None:
    assert [(name, target) for name, target in linked() if not (ROOT / target).exists()] == []


def test_every_picture_is_shown_somewhere_and_can_be_made_anew() -> None:
    source = (ROOT / "tools" / "make_pictures.py").read_text("utf-8")
    made = set(re.findall(r'Picture\(\s*"([\w-]+)"', source))
    source = (ROOT / "tools" / "summary_pictures.py").read_text("utf-8")
    made |= {f"summary-{preset}" for preset in re.findall(r'SummaryPicture\("([\w-]+)"', source)}
    assert {path.stem for path in (ROOT / "docs" / "pictures").glob("*.png")} == made
    assert {Path(target).stem for _name, target in linked() if target.endswith(".png")} == made
