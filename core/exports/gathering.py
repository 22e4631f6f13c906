"""Gathering a summary: the items of a range of the library, with what readers added to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import groupby

from core.annotations import ItemKey, MeetingId, under_one_name
from core.confidential.open_name import openly_named
from core.confidential.versions import read_versions
from core.exports.arranging import arranged
from core.exports.choice import Choice, Order
from core.exports.item_parts import with_parts
from core.exports.summary import Summary
from core.exports.titles import is_search, title_of
from core.exports.version_items import VersionItems, version_items
from core.language import language
from core.library.colleagues.authors import colleagues, hidden_authors
from core.library.lists.chosen import ChosenItems, Range, chosen_items
from core.library.lists.meetings import rows_of
from core.library.opening import Library
from core.library.reader.tags import colour_names
from core.progress import Progress, quietly


def gather(
    library: Library,
    range_: Range,
    choice: Choice,
    *,
    reader: str,
    today: date,
    other_names: Collection[str] = (),
    most: int | None = None,
    progress: Progress = quietly,
) -> Summary:
    """The items of `range_` as `choice` wants them, with annotations; `reader` is the name that the reader's
    own carry, `other_names` are others that do.

    With `most` only so many items are read in, those of the first meetings by date; `Summary.more` tells of
    the others. `progress` is called with how many documents are read of how many. Raises LibraryError.
    """
    unseen = unseen_authors(library, choice, {reader, *other_names})
    chosen = chosen_items(library, range_, choice.only, today, unseen=unseen)
    meetings = list(dict.fromkeys(each.meeting for each in chosen)) or [*range_.meetings]
    rows = rows_of(library, meetings)
    gathered = _Gathering(library, choice, unseen, {reader, *other_names} if reader else None, reader)
    done = 0
    for meeting, versions in groupby(_in_order(chosen, choice.order), key=lambda each: each.meeting):
        progress(done, len(chosen))
        of_meeting = list(versions)
        done += len(of_meeting)
        if most is not None and gathered.count >= most:
            gathered.pass_over(of_meeting)
        else:
            gathered.take_in(meeting, of_meeting, None if most is None else most - gathered.count)
    progress(done, len(chosen))
    title = choice.title.strip() or title_of(rows, range_, choice, names_line=not gathered.left_out)
    return Summary(
        title=title,
        introduction=choice.introduction,
        choice=choice,
        language=language(),
        made=today,
        groups=tuple(with_parts(group, choice.parts) for group in arranged(gathered.versions, choice)),
        reader=reader if choice.name_reader and reader else None,
        left_out=gathered.left_out,
        remarks_left_out=gathered.remarks_left_out,
        more=gathered.more,
        searched=is_search(range_),
    )


def unseen_authors(library: Library, choice: Choice, own_names: AbstractSet[str]) -> frozenset[str]:
    """Those whose annotations stay out: colleagues whose are hidden, or all of them. `own_names` are the
    reader's. Raises LibraryError."""
    if choice.colleagues:
        return hidden_authors(library) - own_names
    return frozenset(each.author for each in colleagues(library)) - own_names


def _in_order(chosen: Sequence[ChosenItems], order: Order) -> list[ChosenItems]:
    """`chosen`, which come oldest first, so or the newest meeting first; those without a date last."""
    if order is not Order.NEWEST:
        return list(chosen)
    meetings = [list(versions) for _id, versions in groupby(chosen, key=lambda each: each.meeting)]
    dated = [versions for versions in meetings if versions[0].date is not None]
    undated = [versions for versions in meetings if versions[0].date is None]
    return [each for versions in (*reversed(dated), *undated) for each in versions]


class _Gathering:
    """What was read so far, meeting by meeting: no text of a meeting is kept."""

    def __init__(
        self,
        library: Library,
        choice: Choice,
        unseen: frozenset[str],
        own: Collection[str] | None,
        reader: str,
    ) -> None:
        self._own, self._reader = own, reader
        self._library, self._choice, self._unseen = library, choice, unseen
        self._colour_names = colour_names(library)
        self.versions: list[VersionItems] = []
        self.count = self.left_out = self.remarks_left_out = self.more = 0

    def pass_over(self, chosen: Iterable[ChosenItems]) -> None:
        """Count items that are not read."""
        for each in chosen:
            self.more += each.open
            if self._choice.closed_items:
                self.more += each.closed
            else:
                self.left_out += each.closed

    def take_in(self, meeting: MeetingId, chosen: Sequence[ChosenItems], most: int | None) -> None:
        """Read what is chosen of `meeting`, `most` items of it; nothing where it has just been deleted."""
        try:
            found = self._versions_of(meeting, chosen)
        except LookupError:
            return
        closed: Counter[ItemKey] = Counter()
        for asked, each in zip(chosen, found, strict=True):
            closed |= Counter(each.closed)  # what two documents tell of is one item
            self.remarks_left_out += each.remarks_left_out
            if most is not None:
                self.more += max(0, len(each.items) - most)
                each = replace(each, items=each.items[:most])
                most -= len(each.items)
            self.count += len(each.items)
            if each or (asked.is_whole and each.in_front and not self._choice.only):
                self.versions.append(each)
        self.left_out += closed.total()

    def _versions_of(self, meeting: MeetingId, chosen: Sequence[ChosenItems]) -> list[VersionItems]:
        with self._library.snapshot():
            rows = rows_of(self._library, [meeting])
            read = read_versions(self._library, meeting, [each.version for each in chosen], self._unseen)
        return [
            version_items(
                loaded if self._choice.closed_items else openly_named(loaded),
                rows[0],
                under_one_name(annotations, self._own or (), self._reader),
                self._colour_names,
                items=each.items,
                is_whole=each.is_whole,
                only=self._choice.only,
                closed_items=self._choice.closed_items,
                own=self._own,
            )
            for each, (loaded, annotations) in zip(chosen, read, strict=True)
        ]
