"""What readers added, as an export shows it: tags, notes, follow-ups and marks on one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.annotations import About, Annotation, AnnotationKind, Colour, FollowUp, Passage
from core.carried import Former, Standing
from core.exports.quoting import LONGEST, OpenAround, Quoted, quoted
from core.language import _, long_date
from core.running_text import RunningText
from core.source_text import SourceText, Span
from core.wording import colour_shown, follow_up_words, shortened

_FORMS = (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.AREA)


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's note."""

    text: str
    author: str
    modified: datetime  # UTC
    id: str = ""  # the annotation's


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up: what is to be done, by whom, by which day, and when it was done (UTC)."""

    text: str
    who: str | None
    due: date | None
    done: datetime | None
    id: str = ""  # the annotation's
    author: str = ""
    modified: datetime | None = None  # UTC
    by: str = ""  # its author where that is not the reader, whose own need no name


@dataclass(frozen=True, slots=True)
class Form:
    """How words are marked, or an area; `name` is the colour's, as it stands within a sentence, `by` as in
    `Task`."""

    kind: AnnotationKind
    colour: Colour | None
    name: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What readers added to one thing: tags in the order they came, each once, notes and follow-ups, oldest
    first, and the marks in its text, in the order of the document. `tagged_by` has for each tag that the
    reader did not give who gave it."""

    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    tasks: tuple[Task, ...] = ()
    marks: tuple[Mark, ...] = ()
    tagged_by: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.notes or self.tasks or self.marks)

    @property
    def count(self) -> int:
        """How many annotations these are."""
        own = len(self.tags) + len(self.notes) + len(self.tasks)
        return own + sum(len(mark.forms) + mark.remarks.count for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is on one passage. An area without words has none quoted. `page` is counted from 0. `former` says
    on which words it was in an earlier version, where these are others, or that it has no sure place in this
    one."""

    forms: tuple[Form, ...]
    quoted: Quoted
    page: int | None
    remarks: Remarks
    former: Former | None = None


class Marking:
    """Makes marks of the annotations on passages of one document; of the sentences around them as much as is
    `open_around` them, all for None. What was not made under one of the names `own` says who made it; for
    None nothing does. `former_of` says of an annotation what `Mark` calls so."""

    def __init__(
        self,
        source: SourceText,
        running: Callable[[], RunningText],
        colour_names: Mapping[Colour, str],
        open_around: OpenAround | None = None,
        own: Collection[str] | None = None,
        former_of: Callable[[Annotation], Former | None] = lambda _annotation: None,
    ) -> None:
        self._own = own
        self._former_of = former_of
        self._source = source
        self._running = running
        self._names = colour_names
        self._open_around = open_around

    def remarks(
        self, annotations: Iterable[Annotation], placed: Iterable[tuple[Span, Annotation]] = ()
    ) -> Remarks:
        """What `annotations` say of one thing, with those that were `placed` in its text.

        Annotations on passages that were not placed are quoted by the words they were made on.
        """
        on_thing, lost, found = [], defaultdict(list), defaultdict(list)
        for each in annotations:
            if each.about is About.PASSAGE and each.passage is not None:
                lost[each.passage.span, _area(each.passage)].append(each)
            else:
                on_thing.append(each)
        for span, each in placed:
            found[span, _area(each.passage)].append(each)
        marks = [self._mark(together, span) for (span, _boxes), together in _in_order(found)]
        marks += [self._mark(together, None) for _place, together in _in_order(lost)]
        return self._remarks(on_thing, [mark for mark in marks if mark.forms or mark.remarks])

    def _mark(self, annotations: Sequence[Annotation], span: Span | None) -> Mark:
        passage = annotations[0].passage
        assert passage is not None
        words, page = Quoted("", " ".join(passage.quote.split()), ""), None
        if passage.boxes:
            page = passage.boxes[0].page
        if span is not None and span.start < span.end:
            words = quoted(self._source, self._running(), span, self._open_around)
            page = self._source.page_of(span.start)
        forms = [
            Form(each.kind, each.colour, self._name(each.colour), self._by(each))
            for each in annotations
            if each.kind in _FORMS
        ]
        told = next(filter(None, map(self._former_of, annotations)), None)
        return Mark(tuple(dict.fromkeys(forms)), words, page, self._remarks(annotations), told)

    def _remarks(self, annotations: Sequence[Annotation], marks: Iterable[Mark] = ()) -> Remarks:
        tags, notes, tasks = [], [], []
        for each in annotations:
            if each.kind is AnnotationKind.TAG:
                tags.append((each.text, self._by(each)))
            elif each.kind is AnnotationKind.NOTE and each.text.strip():
                notes.append(Note(each.text, each.author, each.modified, each.id))
            elif each.kind is AnnotationKind.FOLLOW_UP and each.follow_up is not None:
                state = each.follow_up
                by = self._by(each)
                tasks.append(
                    Task(each.text, state.who, state.due, state.done, each.id, each.author, each.modified, by)
                )
        names, tagged_by = _tagged(tags)
        return Remarks(names, tuple(notes), tuple(tasks), tuple(marks), tagged_by)

    def _by(self, annotation: Annotation) -> str:
        is_own = self._own is None or annotation.author in self._own
        return "" if is_own else annotation.author or _("Unknown")

    def _name(self, colour: Colour | None) -> str:
        return "" if colour is None else colour_shown(colour, self._names)


def note_line(note: Note) -> str:
    """Above a note: "Note by Anne Holm, 15 May 2024"."""
    return _("Note by {author}, {date}").format(author=note.author, date=_day(note.modified))


def task_line(task: Task) -> str:
    """Above a follow-up: "Follow-up: Anne Holm, by 1 June 2024, done 28 May 2024"; "Follow-up (Bo Lind): …"
    where another gave it."""
    parts = follow_up_words(FollowUp(task.who, task.due, task.done))
    if task.done is None:
        parts.append(_("not done"))
    if task.by:
        return _("Follow-up ({author}): {state}").format(author=task.by, state=", ".join(parts))
    return _("Follow-up: {state}").format(state=", ".join(parts))


def form_line(form: Form) -> str:
    """How words are marked: "Highlight, yellow", and by whom where another marked them: " · Bo Lind"."""
    names = {
        AnnotationKind.HIGHLIGHT: _("Highlight"),
        AnnotationKind.UNDERLINE: _("Underline"),
        AnnotationKind.AREA: _("Area"),
    }
    name = names[form.kind]
    words = _("{mark}, {colour}").format(mark=name, colour=form.name) if form.name else name
    return f"{words} · {form.by}" if form.by else words


def former_line(former: Former | None) -> str:
    """What the words were that the reader marked, where others took their place, or that it is not sure where
    it belongs; empty where there is nothing to say, or where what has no place is told of apart."""
    if former is None:
        return ""
    if former.was is None:
        is_unsure = former.standing is Standing.UNCERTAIN
        return _("It is not sure where this belongs in this version.") if is_unsure else ""
    words = shortened(former.words, LONGEST)
    if former.by_hand:
        return _("Placed by hand. It was on: “{words}”").format(words=words)
    return _("The text was changed. It was: “{words}”").format(words=words)


def tag_lines(remarks: Remarks) -> list[str]:
    """The tags, with who gave them where another did: "budget (Bo Lind)"."""
    givers = dict(remarks.tagged_by)
    return [f"{tag} ({givers[tag]})" if tag in givers else tag for tag in remarks.tags]


def tags_together(all_: Iterable[Remarks]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The tags of all of them, each once, and who gave those that the reader did not."""
    found = []
    for each in all_:
        givers = dict(each.tagged_by)
        found += [(tag, givers.get(tag, "")) for tag in each.tags]
    return _tagged(found)


def _tagged(
    given: Iterable[tuple[str, str]],
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Tags, each once, and who gave those that nobody gave without being named."""
    givers: defaultdict[str, list[str]] = defaultdict(list)
    for tag, by in given:
        givers[tag].append(by)
    others = ((tag, ", ".join(dict.fromkeys(each))) for tag, each in givers.items() if "" not in each)
    return tuple(givers), tuple(others)


def _area(passage: Passage | None) -> object:
    """What tells two areas without words at the same place apart."""
    return passage.boxes if passage is not None and not passage.quote else ()


def _in_order(
    places: Mapping[tuple[Span, object], list[Annotation]],
) -> list[tuple[tuple[Span, object], list[Annotation]]]:
    """By place in the text, longer ones first; areas at one place by their boxes."""
    return sorted(places.items(), key=lambda each: (each[0][0].start, -each[0][0].end, str(each[0][1])))


def _day(moment: datetime) -> str:
    return long_date(moment.astimezone().date())
