"""The tags a reader uses, and the names of colours, in the library."""

from __future__ import annotations

import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from core import wording
from core.annotations import Annotation, Colour, Tag
from core.library.changes import Changes
from core.library.colleagues.authors import SEEN
from core.library.opening import Library, now
from core.library.reader import annotation_rows
from core.library.rows import Row, iso, to_json
from core.tags import ancestors, colour_of, is_at_or_below, sort_key, tag_key, tidy

_COLUMNS = "id, name, colour, author, created, modified"


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag in the tree: its name as it is spelt, its own colour or that of the nearest above it that has
    one, how often it is used, and how often those below it are. `tag` is what is kept of it, if anything."""

    name: str
    colour: Colour | None
    count: int
    below: int = 0
    tag: Tag | None = None


class WrittenTag(NamedTuple):
    """A tag to be written; `replacing` as in `Written`."""

    tag: Tag
    replacing: datetime | None = None


def tags(library: Library) -> list[TagUse]:
    """Every tag in use or kept, and those that others lie below, in Danish order."""
    with library.snapshot():
        used = tags_in_use(library)
        kept = {tag_key(tag.name): tag for tag in kept_tags(library)}
    spelt = {key: tag.name for key, tag in kept.items()}
    counts: defaultdict[str, int] = defaultdict(int)
    for name, count in used:  # the most used first: its spelling counts
        key = tag_key(name)
        spelt.setdefault(key, tidy(name))
        counts[key] += count
    for name in list(spelt.values()):
        for above in ancestors(name):
            spelt.setdefault(tag_key(above), above)
    below: defaultdict[str, int] = defaultdict(int)
    for key, count in counts.items():
        for above in ancestors(key):
            below[above] += count
    colours = {key: tag.colour for key, tag in kept.items()}
    uses = [
        TagUse(name, colour_of(key, colours), counts.get(key, 0), below.get(key, 0), kept.get(key))
        for key, name in spelt.items()
        if key
    ]
    return sorted(uses, key=lambda use: sort_key(use.name))


def tags_in_use(library: Library) -> list[tuple[str, int]]:
    """Every tag with how often it is used, the most used first."""
    return library.rows(
        f"SELECT text, count(*) FROM annotation WHERE kind = 'tag' AND deleted IS NULL AND {SEEN}"
        " GROUP BY text ORDER BY count(*) DESC, text"
    )


def kept_tags(library: Library) -> list[Tag]:
    """The tags that are kept whether they are in use or not: those that were given a colour or made.

    There is one of a name. Where something else wrote two that differ in capitals, which SQLite does not see
    beyond ASCII, the older counts, in the colour of the younger where it has none.
    """
    kept: dict[str, Tag] = {}
    for row in library.rows(f"SELECT {_COLUMNS} FROM tag WHERE deleted IS NULL ORDER BY created, id"):
        tag = _tag(row)
        older = kept.setdefault(tag_key(tag.name), tag)
        if older.colour is None and tag.colour is not None:
            kept[tag_key(tag.name)] = replace(older, colour=tag.colour)
    return sorted(kept.values(), key=lambda tag: tag.name)


def annotations_tagged(library: Library, name: str, below: bool = True) -> list[Annotation]:
    """The annotations that are the tag `name`, and with `below` those below it, oldest first."""
    with library.snapshot():
        names = spellings(library, name, below)
        found = library.rows(
            f"SELECT {annotation_rows.ANNOTATION_COLUMNS} FROM annotation WHERE kind = 'tag'"
            " AND deleted IS NULL AND text IN (SELECT value FROM json_each(?)) ORDER BY created, row",
            (to_json(names),),
        )
    return [annotation_rows.to_annotation(row) for row in found]


def spellings(library: Library, name: str, below: bool = True) -> list[str]:
    """The texts in use that mean the tag `name`, and with `below` those that lie below it."""
    key = tag_key(name)
    return [
        text
        for text, _count in tags_in_use(library)
        if (is_at_or_below(text, name) if below else tag_key(text) == key)
    ]


def put_tag(library: Library, tag: Tag, replacing: datetime | None = None) -> Changes:
    """Keep `tag`: a new one, one that was changed, or one that was deleted and comes back.

    See `write_tags` for what somebody else wrote meanwhile. Raises LibraryError.
    """
    with library.transaction() as connection:
        return write_tags(connection, [WrittenTag(tag, replacing)])


def delete_tag(library: Library, tag: str) -> Changes:
    """Keep the tag with the UUID `tag` no longer; its row stays, so that `put_tag` brings it back. What is
    tagged with it still is. Raises LibraryError."""
    with library.transaction() as connection:
        return write_tags(connection, (), [tag])


def write_tags(
    connection: sqlite3.Connection, written: Sequence[WrittenTag], deleted: Sequence[str] = ()
) -> Changes:
    """Write tags and mark others as deleted, within the caller's transaction.

    There is one tag of a name: where somebody else keeps one under the name of a written one, that one takes
    the colour. Where somebody else gave the same tag another name or colour since `replacing`, theirs stays;
    a name of ours that is another is kept as a tag of its own.
    """
    before = {row[0]: row for tag, _seen in written if (row := _row(connection, tag.id)) is not None}
    settled = [_settled(tag, before.get(tag.id), seen) for tag, seen in written]
    ids = [*deleted, *(tag.id for tag in settled if tag is not None)]
    ids += _of_the_same_name(connection, ids)
    # names go first, so that two tags may change theirs with one another
    connection.executemany(
        "UPDATE tag SET deleted = ? WHERE id = ? AND deleted IS NULL", [(now(), each) for each in ids]
    )
    for tag in settled:
        if tag is not None:
            _put(connection, tag)
    return Changes(tags=True) if ids or written else Changes()


def colour_names(library: Library) -> dict[Colour, str]:
    """The name of every colour: the reader's own, or the usual one."""
    own = dict(library.rows("SELECT colour, name FROM colour_name"))
    return {colour: own.get(colour.value) or wording.colour_name(colour) for colour in Colour}


def name_colour(library: Library, colour: Colour, name: str | None, author: str = "") -> Changes:
    """Give `colour` a name of the reader's; None or nothing but spaces gives it its usual one again.

    Raises LibraryError.
    """
    return name_colours(library, {colour: name}, author)


def name_colours(library: Library, names: Mapping[Colour, str | None], author: str = "") -> Changes:
    """Do so with several colours, in one transaction. Raises LibraryError."""
    with library.transaction() as connection:
        for colour, given in names.items():
            name = " ".join((given or "").split())
            if name:
                connection.execute(
                    "INSERT OR REPLACE INTO colour_name (colour, name, author, modified) VALUES (?, ?, ?, ?)",
                    (colour, _storable(name), author, now()),
                )
            else:
                connection.execute("DELETE FROM colour_name WHERE colour = ?", (colour,))
    return Changes(colours=True)


def own_colour_names(library: Library) -> dict[Colour, str]:
    """The names that the reader gave to colours."""
    return {Colour(colour): name for colour, name in library.rows("SELECT colour, name FROM colour_name")}


def _settled(tag: Tag, row: Row | None, seen: datetime | None) -> Tag | None:
    """What is to be written of `tag` where `row` is there; None where what somebody else wrote stays."""
    tag = replace(tag, name=_storable(tidy(tag.name)))
    if row is None or row[6] is not None or seen is None:
        return tag
    theirs = _tag(row)
    if theirs.modified == seen or (theirs.name, theirs.colour) == (tag.name, tag.colour):
        return tag
    if tag_key(theirs.name) == tag_key(tag.name):
        return None
    return replace(tag, id=str(uuid.uuid4()), created=tag.modified)


def _put(connection: sqlite3.Connection, tag: Tag) -> None:
    names = connection.execute("SELECT id, name FROM tag WHERE deleted IS NULL").fetchall()
    there = next((each for each, name in names if tag_key(name) == tag_key(tag.name)), None)
    if there is not None:
        connection.execute(
            "UPDATE tag SET colour = coalesce(?, colour), modified = ? WHERE id = ?",
            (tag.colour, iso(tag.modified), there),
        )
        return
    connection.execute(
        f"INSERT INTO tag ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " name = excluded.name, colour = excluded.colour, author = excluded.author,"
        " modified = excluded.modified, deleted = NULL",
        (tag.id, tag.name, tag.colour, tag.author, iso(tag.created), iso(tag.modified)),
    )


def _of_the_same_name(connection: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """Others kept under the names of these tags, in other capitals: what becomes of a tag becomes of them."""
    rows = connection.execute("SELECT id, name FROM tag WHERE deleted IS NULL").fetchall()
    names = {tag_key(name) for each, name in rows if each in ids}
    return [each for each, name in rows if each not in ids and tag_key(name) in names]


def _row(connection: sqlite3.Connection, tag: str) -> Row | None:
    row: Row | None = connection.execute(
        f"SELECT {_COLUMNS}, deleted FROM tag WHERE id = ?", (tag,)
    ).fetchone()
    return row


def _tag(row: Row) -> Tag:
    return Tag(
        id=row[0],
        name=row[1],
        colour=None if row[2] is None else Colour(row[2]),
        author=row[3],
        created=datetime.fromisoformat(row[4]),
        modified=datetime.fromisoformat(row[5]),
    )


def _storable(text: str) -> str:
    """Half of a UTF-16 pair, as an interrupted input may leave it, cannot be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")
