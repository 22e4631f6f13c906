"""Taking in what a colleague gave: annotations from a file beside the reader's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from core.annotations import About, Annotation, AnnotationId, MeetingId, Passage, Tag
from core.carried import Former
from core.confidential.personal import masked_text
from core.confidential.placing import NO_ITEM
from core.corrections import find_marked, find_place
from core.errors import UserFacingError
from core.language import _
from core.library import Changes, Library, LoadedMeeting, WrittenTag, load, write
from core.library.colleagues.anchoring import anchored, made_in_file
from core.library.colleagues.homes import Home, home_of
from core.library.colleagues.receiving import (
    Received,
    Replaced,
    begun,
    former_words,
    receive,
    sliced,
    take_back,
)
from core.library.colleagues.tag_colours import new_tags
from core.library.colleagues.waiting import keep_waiting, wait_no_more
from core.library.removing import MARK
from core.sharing.unmasking import unmasked
from core.sharing.web_annotations import Given
from core.web_annotation import GivenAnnotation, MadeIn


class MeetingNeeded(UserFacingError):
    """A file does not say which document its annotations are about: the reader has to."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An annotation that was not taken in; `why` is a sentence."""

    annotation: Annotation
    why: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the annotations of a file.

    `added` are new here, `newer` took the place of what was here, which is in their history; `older` went
    into the history of what is here. `known` is how many were here as they are, `deleted` how many the reader
    had deleted since: these stay so. `unplaced` are those of `added` and `newer` whose item or words were not
    found: they are kept with their old words. `waiting` belong to documents that are not in the library, and
    are taken in when these come. `unread` and `unread_count` are as in `Given`. `moment` is when it was.
    """

    moment: str
    added: tuple[Annotation, ...] = ()
    newer: tuple[Replaced, ...] = ()
    older: tuple[AnnotationId, ...] = ()
    known: int = 0
    deleted: int = 0
    unplaced: tuple[Annotation, ...] = ()
    waiting: tuple[GivenAnnotation, ...] = ()
    refused: tuple[Refused, ...] = ()
    unread: tuple[str, ...] = ()
    unread_count: int = 0
    tags: tuple[Tag, ...] = ()
    changes: Changes = field(default_factory=Changes)

    @property
    def written(self) -> int:
        """How many annotations are another than before, or came."""
        return len(self.added) + len(self.newer)


def take_in(
    library: Library,
    given: Given,
    today: date,
    meeting: MeetingId | None = None,
    between: Callable[[], None] = lambda: None,
) -> TakenIn:
    """Write what was `given` beside what is here. Of two edits of one annotation the newer wins, the other is
    kept in its history; what is here as it is changes nothing.

    `meeting` is where the reader says that belongs what does not say it, or is not found by what it says.
    It goes in short transactions, and `between` is called after each; what is broken off goes on when the
    same is taken in again. Raises LibraryError, and MeetingNeeded where nothing says a document.
    """
    received, refused = begun(), list[Refused]()
    at_home, waiting = _sorted(library, given, meeting, refused)
    latest = _latest(today)
    changes, unplaced = Changes(), list[Annotation]()
    for home, together in at_home:
        written, without_place = _take_home(library, home, together, latest, received, refused, between)
        changes |= written
        unplaced += without_place
    refused += _with_ids_of_others(received)
    waiting = [each for each in waiting if not _is_ahead(each, latest, refused)]
    for some in sliced(waiting, _annotation_of):
        with library.transaction() as connection:
            keep_waiting(connection, some, received.moment)
        between()
    came = {each.id for each in received.added} | {each.after.id for each in received.newer}
    tags = new_tags(library, given.annotations, came, received.moment)
    if tags:
        changes |= write(library, (), tags=[WrittenTag(tag) for tag in tags])
    return TakenIn(
        received.moment,
        tuple(received.added),
        tuple(received.newer),
        tuple(received.older),
        received.known,
        received.deleted,
        tuple(unplaced),
        tuple(waiting),
        tuple(refused),
        given.unread,
        given.unread_count,
        tags,
        changes,
    )


def _take_home(
    library: Library,
    home: Home,
    together: Sequence[GivenAnnotation],
    latest: datetime,
    received: Received,
    refused: list[Refused],
    between: Callable[[], None],
) -> tuple[Changes, list[Annotation]]:
    """Write what belongs to one meeting; gives those of it that have no place there."""
    assert home.meeting is not None
    made_on = load(library, home.meeting, home.version)
    coming = _coming(made_on, together, latest, refused)
    added, newer = len(received.added), len(received.newer)
    changes = _write(library, home.meeting, coming, former_words(together), received, between)
    fresh = received.added[added:] + [each.after for each in received.newer[newer:]]
    shown = made_on if made_on.aside is None else load(library, home.meeting)
    return changes, [each for each in fresh if not (_has_place(shown, each) or _has_place(made_on, each))]


def _with_ids_of_others(received: Received) -> list[Refused]:
    meeting = _("An annotation of another meeting here has its id.")
    kind = _("An annotation of another kind here has its id.")
    return [
        *(Refused(each, meeting) for each in received.elsewhere),
        *(Refused(each, kind) for each in received.of_other_kind),
    ]


def undo_taking(library: Library, taken: TakenIn, between: Callable[[], None] = lambda: None) -> Changes:
    """Have all be as it was before it was `taken` in, but for what was changed since: that stays. Taking the
    same in again does it again. `between` is called after each transaction. Raises LibraryError."""
    changes = take_back(library, taken.added, taken.newer, taken.older, taken.moment, between)
    wait_no_more(library, [each.annotation.id for each in taken.waiting], taken.moment, between)
    if taken.tags:
        changes |= write(library, (), deleted_tags=[tag.id for tag in taken.tags])
    return changes


def _sorted(
    library: Library, given: Given, meeting: MeetingId | None, refused: list[Refused]
) -> tuple[list[tuple[Home, list[GivenAnnotation]]], list[GivenAnnotation]]:
    """What was given by the meeting it belongs to, and what has to wait for its document."""
    at_home, waiting = list[tuple[Home, list[GivenAnnotation]]](), list[GivenAnnotation]()
    for made_in, together in _by_document(given.annotations).items():
        home = _home(library, made_in, meeting)
        if home.meeting is not None:
            at_home.append((home, together))
        elif home.removed:
            why = _("The document was removed for good.")
            refused += [Refused(each.annotation, why) for each in together]
        elif _says_where(made_in):
            waiting += together
        else:
            why = _("It does not say which document it is about.")
            refused += [Refused(each.annotation, why) for each in together]
    if given.annotations and not any(_says_where(each.made_in) for each in given.annotations) and not at_home:
        raise MeetingNeeded(
            _("The file does not say which document its annotations are about."),
            _("Open the meeting they belong to, and take the file in there."),
        )
    return at_home, waiting


def _by_document(given: Iterable[GivenAnnotation]) -> dict[MadeIn, list[GivenAnnotation]]:
    groups: defaultdict[MadeIn, list[GivenAnnotation]] = defaultdict(list)
    for each in given:
        groups[each.made_in].append(each)
    return groups


def _home(library: Library, made_in: MadeIn, meeting: MeetingId | None) -> Home:
    with library.snapshot() as connection:
        home = home_of(connection, made_in)
    if home.meeting is None and not home.removed and meeting is not None:
        return Home(meeting)
    return home


def _says_where(made_in: MadeIn) -> bool:
    return made_in.sha256 is not None or bool(made_in.body and made_in.date)


def _latest(today: date) -> datetime:
    """The last moment at which something may have been changed: a clock may be a day ahead."""
    return datetime.combine(today, time.max, UTC) + timedelta(days=1)


def _is_ahead(given: GivenAnnotation, latest: datetime, refused: list[Refused]) -> bool:
    """Whether it is dated in the future, and would win over every later edit; then it is refused."""
    if given.annotation.modified <= latest:
        return False
    refused.append(Refused(given.annotation, _("It is dated in the future.")))
    return True


def _coming(
    loaded: LoadedMeeting, given: Iterable[GivenAnnotation], latest: datetime, refused: list[Refused]
) -> list[Annotation]:
    """The annotations as they are written to the meeting."""
    coming = []
    for each in given:
        if _is_ahead(each, latest, refused):
            continue
        annotation = anchored(loaded, each.annotation) if each.is_foreign else _unmasked(loaded, each)
        if not annotation.author.strip():
            annotation = replace(annotation, author=_("Unknown"))
        coming.append(annotation)
    return _without_removed(loaded, coming, refused) if MARK in loaded.source.properties else coming


def _without_removed(
    loaded: LoadedMeeting, coming: Iterable[Annotation], refused: list[Refused]
) -> list[Annotation]:
    """Those that have a place in a text from which words were removed for good: the others may hold them."""
    kept = []
    for each in coming:
        if _has_place(loaded, each):
            kept.append(each)
        else:
            refused.append(Refused(each, _("Words of this document were removed for good.")))
    return kept


def _unmasked(loaded: LoadedMeeting, given: GivenAnnotation) -> Annotation:
    """The annotation on the very words where its passage was masked on its way from the same file."""
    annotation, text = made_in_file(given, loaded.file), loaded.source.text
    passage = annotation.passage
    if passage is None or given.made_in.sha256 != loaded.file:
        return annotation
    words = text[passage.span.start : passage.span.end]
    if words == passage.quote or masked_text(words) != passage.quote:
        return annotation
    there = Passage.of(loaded.source, passage.span, passage.role, passage.boxes)
    return replace(annotation, passage=there)


def _write(
    library: Library,
    meeting: MeetingId,
    coming: Sequence[Annotation],
    former: Mapping[AnnotationId, Former],
    received: Received,
    between: Callable[[], None],
) -> Changes:
    changes = Changes()
    for some in sliced(coming, lambda each: each):
        with library.transaction() as connection:
            changes |= receive(connection, meeting, some, received, unmasked, former)
        between()
    return changes


def _has_place(loaded: LoadedMeeting, annotation: Annotation) -> bool:
    """Whether its item, decision or words are found in what counts of the meeting."""
    items, text, key, passage = loaded.meeting.items, loaded.source.text, annotation.item, annotation.passage
    if key == NO_ITEM and passage is None:
        return True  # it is about the document before its first item
    if annotation.about is About.PASSAGE and passage is not None:
        found = find_marked(items, text, key, passage) is not None
    else:
        place = find_place(items, text, key, passage, loaded.all_corrections)
        found = place.item is not None and place.surely
    return found or loaded.beside_with(key) is not None


def _annotation_of(given: GivenAnnotation) -> Annotation:
    return given.annotation
