"""The XML that case systems export towards a web portal -> SourceText, with what it states of the meeting.

One module a system; which one is told by the elements of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.extractors import EXTRACTORS
from core.sources.xml import acadre, edoc, fujitsu, sbsys
from core.sources.xml.composing import composed
from core.sources.xml.export import Export
from core.sources.xml.tree import Tree, damaged, tree_of

_SYSTEMS = (acadre, sbsys, edoc, fujitsu)


def read(content: bytes) -> SourceText:
    """The text of an export. Raises UnreadableFile, also for XML of any other kind."""
    tree = tree_of(content)
    text, lines, stated = composed(_export_in(tree))
    if not lines and tree.damaged:
        raise damaged()
    if not lines:
        raise UnreadableFile(
            _("This file holds no text."),
            _("Nothing was changed. Ask the sender for the minutes once more."),
        )
    return SourceText(
        text=text,
        lines=lines,
        format="xml",
        extractor=EXTRACTORS["xml"],
        stated=stated,
        properties={"repaired": "yes"} if tree.damaged else {},
    )


def _export_in(tree: Tree) -> Export:
    if index_in(tree.root):
        raise UnreadableFile(
            _("This XML file is only the index of an export: it holds no minutes."),
            _("Open the XML file with the minutes, which lies in a folder beside it."),
        )
    export = minutes_in(tree.root)
    if export is None and tree.damaged:
        raise damaged()
    if export is None:
        raise UnreadableFile(
            _("This XML file is no minutes that the program knows."),
            _("It reads what Acadre, SBSYS and eDoc export. Otherwise open the minutes as PDF or DOCX."),
        )
    return export


def index_in(root: Any) -> bool:
    """Is this a list of what was exported, without the minutes themselves?"""
    return any(system.is_index(root) for system in _SYSTEMS)


def minutes_in(root: Any) -> Export | None:
    """The meeting in an export; None in any other XML."""
    exports: Iterator[Export | None] = (system.export_in(root) for system in _SYSTEMS)
    return next((export for export in exports if export is not None), None)
