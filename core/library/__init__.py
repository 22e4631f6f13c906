"""The library: one SQLite file with the original files, their texts, the parsed rows, the search index and
all that the reader added. The only room with SQL.
"""

from core.library.backup import restore, save_copy
from core.library.bringing_in.attachments import StoredAttachment, attached, attached_bytes
from core.library.bringing_in.documents import (
    Added,
    add,
    meet_again,
    outdated,
    source_of,
    store_parse,
    take_in,
)
from core.library.bringing_in.files import RemovedForGood, fingerprint, original_of
from core.library.bringing_in.prepared import (
    Prepared,
    PreparedAttachment,
    PreparedText,
    prepare,
    prepare_text,
)
from core.library.carrying.here import CarriedHere, as_here
from core.library.changes import Changes
from core.library.lists.meetings import ItemElsewhere, LoadedMeeting, MeetingRow, list_meetings, load
from core.library.opening import Library, default_path, open_library
from core.library.reader.annotations import Deleted, Written, delete, of_meeting, people_in_use, put, write
from core.library.reader.corrections import Corrections
from core.library.reader.corrections import delete as delete_correction
from core.library.reader.corrections import put as put_correction
from core.library.reader.reading import LastRead, Place, last_read, place_of, remember
from core.library.reader.tags import (
    TagUse,
    WrittenTag,
    annotations_tagged,
    colour_names,
    delete_tag,
    kept_tags,
    name_colour,
    name_colours,
    own_colour_names,
    put_tag,
    tags,
    tags_in_use,
)
from core.library.searching.index import catch_up

__all__ = [
    "Added",
    "CarriedHere",
    "Changes",
    "Corrections",
    "Deleted",
    "ItemElsewhere",
    "LastRead",
    "Library",
    "LoadedMeeting",
    "MeetingRow",
    "Place",
    "Prepared",
    "PreparedAttachment",
    "PreparedText",
    "RemovedForGood",
    "StoredAttachment",
    "TagUse",
    "Written",
    "WrittenTag",
    "add",
    "annotations_tagged",
    "as_here",
    "attached",
    "attached_bytes",
    "catch_up",
    "colour_names",
    "default_path",
    "delete",
    "delete_correction",
    "delete_tag",
    "fingerprint",
    "kept_tags",
    "last_read",
    "list_meetings",
    "load",
    "meet_again",
    "name_colour",
    "name_colours",
    "of_meeting",
    "open_library",
    "original_of",
    "outdated",
    "own_colour_names",
    "people_in_use",
    "place_of",
    "prepare",
    "prepare_text",
    "put",
    "put_correction",
    "put_tag",
    "remember",
    "restore",
    "save_copy",
    "source_of",
    "store_parse",
    "tags",
    "tags_in_use",
    "take_in",
    "write",
]
