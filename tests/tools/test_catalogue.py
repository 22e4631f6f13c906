"""Catalogues survive reading and writing, and Python's gettext understands what is compiled."""

import gettext
from pathlib import Path

import pytest
from catalogue import Message, read_po, write_mo, write_po

HEAD = Message("", ("Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",))


def test_a_catalogue_survives_writing_and_reading(tmp_path: Path) -> None:
    messages = [
        HEAD,
        Message("Open", ("Åbn",), context="menu", files=("gui/a.py", "gui/b.py")),
        Message(
            "{count} item", ("{count} punkt", "{count} punkter"), plural="{count} items", comments=("why",)
        ),
        Message('a "quote"\\ and\ta tab\nand a line', ("x\n",), flags=frozenset({"fuzzy"})),
        Message("gone", ("væk",), obsolete=True),
    ]
    path = tmp_path / "da.po"
    write_po(path, messages)
    assert [message.line for message in read_po(path)] == [1, 6, 11, 17, 23]
    again = tmp_path / "again.po"
    write_po(again, read_po(path))
    assert again.read_text("utf-8") == path.read_text("utf-8")
    for written, read in zip(messages, read_po(path), strict=True):
        assert (read.key, read.plural, read.strings) == (written.key, written.plural, written.strings)
        assert (read.files, read.flags, read.comments) == (written.files, written.flags, written.comments)
        assert read.obsolete == written.obsolete


def test_gettext_reads_what_is_compiled(tmp_path: Path) -> None:
    path = tmp_path / "da" / "LC_MESSAGES" / "protokollen.mo"
    write_mo(
        path,
        [
            HEAD,
            Message("Saved", ("Gemt",)),
            Message("Open", ("Åbn",)),
            Message("Open", ("Åbent",), context="item"),
            Message("{count} item", ("{count} punkt", "{count} punkter"), plural="{count} items"),
            Message("Untranslated"),
            Message("Fuzzy", ("Uklar",), flags=frozenset({"fuzzy"})),
        ],
    )
    danish = gettext.translation("protokollen", tmp_path, ["da"])
    assert danish.gettext("Saved") == "Gemt"
    assert danish.gettext("Open") == "Åbn"
    assert danish.pgettext("item", "Open") == "Åbent"
    assert danish.ngettext("{count} item", "{count} items", 1) == "{count} punkt"
    assert danish.ngettext("{count} item", "{count} items", 2) == "{count} punkter"
    assert danish.gettext("{count} item") == "{count} punkt"
    assert danish.gettext("Untranslated") == "Untranslated"
    assert danish.gettext("Fuzzy") == "Fuzzy"


def test_a_line_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "da.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "Open\nmsgstr "Åbn"\n', "utf-8")
    with pytest.raises(ValueError, match=r"da\.po:4: "):
        read_po(path)
