"""Which files beside an export belong to it: what a folder or archive of one holds besides minutes."""

from __future__ import annotations

from dataclasses import dataclass

from core.sources.xml import index_in, minutes_in
from core.sources.xml.tree import damaged, tree_of


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an XML file of a case system says of the files beside it: relative paths with "/"."""

    is_index: bool = False  # it holds no minutes, only what was exported
    attachments: tuple[str, ...] = ()
    published: str = ""  # the same minutes as they were published
    parts: tuple[str, ...] = ()  # single items of the same minutes


def manifest_of(content: bytes) -> Manifest | None:
    """What the export with these bytes says; None where they are none.

    Raises UnreadableFile for what is no XML, or too damaged to tell.
    """
    root, is_damaged = tree_of(content)
    if index_in(root):
        return Manifest(is_index=True)
    export = minutes_in(root)
    if export is None:
        if is_damaged:
            raise damaged()
        return None
    files = [attachment.file for item in export.items for attachment in item.attachments]
    return Manifest(False, tuple(filter(None, files)), export.published, tuple(export.parts))
