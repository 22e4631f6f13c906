"""The library: one SQLite file with the original files, their texts, the parsed rows, the search index and
all that the reader added. The only room with SQL.
"""

from core.library.annotations import Written, delete, of_meeting, put, tags_in_use, write
from core.library.attachments import StoredAttachment, attached, attached_bytes
from core.library.backup import restore, save_copy
from core.library.changes import Changes
from core.library.corrections import Corrections
from core.library.corrections import delete as delete_correction
from core.library.corrections import put as put_correction
from core.library.documents import Added, add, outdated, source_of, store_parse
from core.library.files import fingerprint, original_of
from core.library.index import catch_up
from core.library.meetings import ItemElsewhere, LoadedMeeting, MeetingRow, list_meetings, load
from core.library.opening import Library, default_path, open_library
from core.library.prepared import Prepared, PreparedAttachment, PreparedText, prepare, prepare_text
from core.library.reading import LastRead, Place, last_read, place_of, remember
from core.library.search import Hit, find

__all__ = [
    "Added",
    "Changes",
    "Corrections",
    "Hit",
    "ItemElsewhere",
    "LastRead",
    "Library",
    "LoadedMeeting",
    "MeetingRow",
    "Place",
    "Prepared",
    "PreparedAttachment",
    "PreparedText",
    "StoredAttachment",
    "Written",
    "add",
    "attached",
    "attached_bytes",
    "catch_up",
    "default_path",
    "delete",
    "delete_correction",
    "find",
    "fingerprint",
    "last_read",
    "list_meetings",
    "load",
    "of_meeting",
    "open_library",
    "original_of",
    "outdated",
    "place_of",
    "prepare",
    "prepare_text",
    "put",
    "put_correction",
    "remember",
    "restore",
    "save_copy",
    "source_of",
    "store_parse",
    "tags_in_use",
    "write",
]
