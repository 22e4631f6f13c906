"""What is said of a draft, to and from the columns of its tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.annotations import AnnotationId, ItemKey, MeetingId
from core.library.rows import Row, iso
from core.review_states import (
    Dismissal,
    ItemMark,
    ItemState,
    Reply,
    ReviewRow,
    SaidDraft,
    Settled,
    SignOff,
    Tick,
)

ITEM = "item_number, item_title, item_case_number"


@dataclass(frozen=True)
class Table:
    """A table: its name, the column that says whose row it is, its columns but id, author, created, modified
    and deleted; those of a row behind its id, and the row of the values of `read`."""

    name: str
    owner: str
    columns: str
    values: Callable[[Any], Row]
    made: Callable[..., ReviewRow]

    @property
    def read(self) -> str:
        """The columns that a row is made of."""
        return (
            f"{self.name}.id, {self.columns}, {self.name}.author, {self.name}.created, {self.name}.modified"
        )

    @property
    def written(self) -> list[str]:
        """The columns that a row is written to."""
        return ["id", *self.columns.split(", "), "author", "created", "modified"]


def table_of(row: ReviewRow) -> Table:
    """Where `row` is kept."""
    return TABLES[type(row)]


def _mark_values(row: ItemMark) -> Row:
    return (row.meeting, *_key(row.item), row.state, row.wording, row.file, row.author, *_times(row.modified))


def _mark(*row: Any) -> ItemMark:
    name, meeting, number, title, case, state, wording, file, author, _created, modified = row
    key = ItemKey(number, title, case)
    return ItemMark(name, MeetingId(meeting), key, ItemState(state), wording, file, author, _time(modified))


def _reply_values(row: Reply) -> Row:
    return (row.comment, _whole(row.text), row.author, iso(row.created), iso(row.modified))


def _reply(*row: Any) -> Reply:
    name, comment, text, author, created, modified = row
    return Reply(name, AnnotationId(comment), text, author, _time(created), _time(modified))


def _settled_values(row: Settled) -> Row:
    return (row.comment, row.wording, row.by, *_times(row.when))


def _settled(*row: Any) -> Settled:
    name, comment, wording, author, _created, modified = row
    return Settled(name, AnnotationId(comment), author, _time(modified), wording)


def _dismissal_values(row: Dismissal) -> Row:
    said = (row.key, row.check, _whole(row.reason), row.author)
    return (row.meeting, *_key(row.item), *said, *_times(row.when))


def _dismissal(*row: Any) -> Dismissal:
    name, meeting, number, title, case, finding, check, reason, author, _created, modified = row
    key = ItemKey(number, title, case)
    return Dismissal(name, MeetingId(meeting), finding, check, reason, author, _time(modified), key)


def _tick_values(row: Tick) -> Row:
    return (row.meeting, _whole(row.text), row.by, *_times(row.when))


def _tick(*row: Any) -> Tick:
    name, meeting, text, author, _created, modified = row
    return Tick(name, MeetingId(meeting), text, author, _time(modified))


def _sign_off_values(row: SignOff) -> Row:
    return (
        *(row.meeting, row.file, _whole(row.remark), iso(row.withdrawn)),
        *(row.name, iso(row.when), iso(row.withdrawn or row.when)),
    )


def _sign_off(*row: Any) -> SignOff:
    name, meeting, file, remark, withdrawn, author, created, _modified = row
    back = None if withdrawn is None else _time(withdrawn)
    return SignOff(name, MeetingId(meeting), file, author, _time(created), remark, back)


def _said_values(row: SaidDraft) -> Row:
    return (row.meeting, int(row.is_draft), row.author, *_times(row.when))


def _said(*row: Any) -> SaidDraft:
    name, meeting, is_draft, author, _created, modified = row
    return SaidDraft(name, MeetingId(meeting), bool(is_draft), author, _time(modified))


def _key(item: ItemKey) -> Row:
    return (item.number, item.title, item.case_number)


def _times(modified: datetime) -> Row:
    return (iso(modified), iso(modified))


def _time(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _whole(text: str) -> str:
    """Half of a UTF-16 pair, as an interrupted input may leave it, cannot be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


MARKS = Table("item_mark", "meeting", f"meeting, {ITEM}, state, wording, file", _mark_values, _mark)
REPLIES = Table("comment_reply", "comment", "comment, text", _reply_values, _reply)
SETTLED = Table("comment_settled", "comment", "comment, wording", _settled_values, _settled)
DISMISSALS = Table(
    "dismissed_finding",
    "meeting",
    f"meeting, {ITEM}, finding, check_id, reason",
    _dismissal_values,
    _dismissal,
)
TICKS = Table("checklist_tick", "meeting", "meeting, text", _tick_values, _tick)
SIGN_OFFS = Table("sign_off", "meeting", "meeting, file, remark, withdrawn", _sign_off_values, _sign_off)
SAID = Table("said_draft", "meeting", "meeting, is_draft", _said_values, _said)

TABLES: dict[type, Table] = {
    ItemMark: MARKS,
    Reply: REPLIES,
    Settled: SETTLED,
    Dismissal: DISMISSALS,
    Tick: TICKS,
    SignOff: SIGN_OFFS,
    SaidDraft: SAID,
}
