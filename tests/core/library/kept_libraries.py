"""Libraries that released versions wrote with their own code, one for each state of the schema."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from core.library import Library, catch_up, open_library


def kept_library(schema: int, folder: Path) -> Iterator[Library]:
    """The one of that schema, put into `folder` and opened; its index is made anew, as at a start."""
    path = folder / "library.sqlite"
    path.write_bytes(gzip.decompress(Path(__file__).with_name(f"schema_{schema}.sqlite.gz").read_bytes()))
    library = open_library(path)
    catch_up(library)
    yield library
    library.close()


def annotations_by_item(library: Library) -> list[tuple[str, int]]:
    """How many annotations have their place on the items of each number."""
    return library.rows(
        "SELECT item.number, count(*) FROM annotation_place JOIN item ON item.id = annotation_place.item"
        " GROUP BY item.number ORDER BY item.number"
    )
