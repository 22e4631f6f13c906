"""Minutes as something that can be written anew: items, sections, paragraphs, sentences and words, each with
an id that stays with it through every step.

It is taken from a meeting that was read, so that there are as many sorts of it as there are files. Versions
of it are made by `tests.versions.steps` and set by `tests.versions.setting`; where a word stands in the file
that comes out is found by its id (`tests.versions.places`), never by looking for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from core.minutes import Meeting, NodeKind, Role
from core.paragraph import Form, Paragraph
from core.parsing.sentence_ends import sentence_spans
from core.parsing.vocabulary import vocabulary
from core.running_text import RunningText
from core.source_text import SourceText

ADDED_BY_MEETING = frozenset({Role.DECISION, Role.VOTES, Role.MINORITY, Role.ABSENT, Role.DELIBERATION})
"""Roles of sections that an agenda has not yet."""

_WORD = re.compile(r"(\t?)[^\S\t]*(\S+)")
_WIDEST_ROW = 78  # characters of a table row that every format sets in one line
_AGENDA = {"da": "DAGSORDEN", "nb": "SAKSLISTE", "sv": "KALLELSE"}
_CASE = {"da": "Sagsnr.:", "nb": "Saksnr.:", "sv": "Dnr:"}
_TITLE = re.compile(r"^(?:dagsorden|referat|protokol|(?:beslutnings|møte|sammanträdes)\w+)$", re.IGNORECASE)


@dataclass
class Word:
    """A word with what is glued to it. `tab`: a tab stands before it, as between the cells of a row."""

    id: int
    text: str
    tab: bool = False


@dataclass
class WrittenSentence:
    """A sentence, a heading, an entry of a list or a row."""

    id: int
    words: list[Word]

    @property
    def text(self) -> str:
        """Its words in one line."""
        return words_text(self.words)


@dataclass
class WrittenParagraph:
    """Sentences that stand in one paragraph."""

    form: Form
    sentences: list[WrittenSentence]

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [word for sentence in self.sentences for word in sentence.words]


@dataclass
class WrittenSection:
    """A part of an item; `heading` is None for what stands before the first label."""

    id: int
    role: Role
    heading: WrittenParagraph | None
    paragraphs: list[WrittenParagraph]

    @property
    def length(self) -> int:
        """How many words it has below its heading."""
        return sum(len(paragraph.words) for paragraph in self.paragraphs)

    @property
    def all_paragraphs(self) -> list[WrittenParagraph]:
        """Heading and paragraphs."""
        return ([] if self.heading is None else [self.heading]) + self.paragraphs


@dataclass
class WrittenItem:
    """An item. Its number is no part of its title: it is set anew where it stands."""

    id: int
    number: int
    closed: bool
    title: WrittenParagraph
    sections: list[WrittenSection]

    @property
    def all_paragraphs(self) -> list[WrittenParagraph]:
        """Title, headings and paragraphs."""
        return [self.title] + [each for section in self.sections for each in section.all_paragraphs]

    @property
    def length(self) -> int:
        """How many words stand below its title."""
        return sum(section.length for section in self.sections)

    @property
    def sentences(self) -> list[WrittenSentence]:
        """All its sentences, title and headings too."""
        return [sentence for paragraph in self.all_paragraphs for sentence in paragraph.sentences]


@dataclass
class Clauses:
    """A sentence that says several things of one kind: `parts` are its clauses, each in two halves, such as
    an amount and what it is for; `joining` stands before the last."""

    sentence: WrittenSentence
    lead: list[Word]
    parts: list[tuple[list[Word], list[Word]]]
    joining: Word
    tail: list[Word]


@dataclass
class Side:
    """One side of a vote: who voted so. `way`: a "line" with its label, a "sentence", or "below" its label,
    which then stands in a line of its own."""

    sentence: WrittenSentence
    label: list[Word]
    names: list[Word]
    way: str


@dataclass
class Minutes:
    """What one version says. `came_of` names items that were made of others, by id. `turned` holds words that
    are said of something else than before, each with the words of the sentences that may be meant; `untold`
    labels of which nobody can say whether they are those they were: what stood below them is below others."""

    head: list[WrittenParagraph]
    items: list[WrittenItem]
    next_id: int
    came_of: dict[int, tuple[int, ...]] = field(default_factory=dict)
    language: str = "da"
    clauses: list[Clauses] = field(default_factory=list)
    votes: list[list[Side]] = field(default_factory=list)
    turned: dict[int, frozenset[int]] = field(default_factory=dict)
    untold: set[int] = field(default_factory=set)

    def fresh(self) -> int:
        """An id that nothing has."""
        self.next_id += 1
        return self.next_id

    def copy(self) -> Minutes:
        """The same once more, with the same ids."""
        return deepcopy(self)

    @property
    def paragraphs(self) -> list[WrittenParagraph]:
        """All of them, in order."""
        return self.head + [each for item in self.items for each in item.all_paragraphs]

    def words(self) -> Iterator[Word]:
        """All words, in order."""
        return (word for paragraph in self.paragraphs for word in paragraph.words)

    def sentence(self, text: str) -> WrittenSentence:
        """A new sentence."""
        return WrittenSentence(self.fresh(), list(self.words_of(text)))

    def words_of(self, text: str) -> Iterator[Word]:
        """New words."""
        return (Word(self.fresh(), word, bool(tab)) for tab, word in _WORD.findall(text))

    def paragraph(self, text: str, form: Form = Form.TEXT) -> WrittenParagraph:
        """A new paragraph of one sentence."""
        return WrittenParagraph(form, [self.sentence(text)])

    def section(self, role: Role, heading: str | None, *texts: str) -> WrittenSection:
        """A new section of so many paragraphs."""
        head = None if heading is None else self.paragraph(heading, Form.SECTION)
        return WrittenSection(self.fresh(), role, head, [self.paragraph(text) for text in texts])


def words_text(words: list[Word]) -> str:
    """Words as a line, with the tabs between cells."""
    return "".join(("\t" if word.tab else " ") * bool(at) + word.text for at, word in enumerate(words))


def written(source: SourceText, meeting: Meeting) -> Minutes:
    """What a meeting says, apart from contents list, running heads and the pages of attachments."""
    taking = _Taking(source, meeting)
    for part in range(len(taking.running.parts)):
        for paragraph in taking.running.paragraphs(part):
            taking.take(paragraph)
    minutes = taking.minutes
    minutes.items = [item for item in minutes.items if item.title.words]
    _drop_empty(minutes)
    return minutes


def as_agenda(minutes: Minutes) -> Minutes:
    """What the agenda of these minutes said: no decisions, votes, absences, and nobody absent in the head."""
    agenda = minutes.copy()
    for item in agenda.items:
        item.sections = [section for section in item.sections if section.role not in ADDED_BY_MEETING]
    agenda.head = [each for each in agenda.head if not _is_of_absent(each)]
    _say_kind(agenda, _AGENDA[agenda.language])
    return agenda


def _is_of_absent(paragraph: WrittenParagraph) -> bool:
    text = words_text(paragraph.words).casefold()
    return text.startswith(("fravær", "afbud", "forfall", "frånvarande", "mødet hævet", "mødet slut"))


def _say_kind(minutes: Minutes, kind: str) -> None:
    """Let the first line say what the document is, under the id of the word that said it."""
    first = minutes.head[0].words if minutes.head else []
    for word in first:
        if _TITLE.match(word.text):
            word.text = kind
            return


def _drop_empty(minutes: Minutes) -> None:
    for item in minutes.items:
        for section in item.sections:
            section.paragraphs = [each for each in section.paragraphs if each.words]
        item.sections = [section for section in item.sections if section.all_paragraphs]


class _Taking:
    """Takes paragraph after paragraph of a meeting."""

    def __init__(self, source: SourceText, meeting: Meeting) -> None:
        self.running = RunningText(source, meeting)
        self.minutes = Minutes([], [], 0, language=meeting.language)
        self._source, self._meeting = source, meeting
        self._sections: dict[tuple[int, int | None], WrittenSection] = {}
        for number, item in enumerate(meeting.items, 1):
            title = self.minutes.paragraph(" ".join((item.title or "").split()), Form.ITEM)
            self.minutes.items.append(WrittenItem(self.minutes.fresh(), number, item.closed, title, []))

    def take(self, paragraph: Paragraph) -> None:
        """Put a paragraph where it belongs."""
        line = self._source.line_at(paragraph.span.start)
        node = self.running.node_of(line)
        if node.kind is NodeKind.HEADER:
            self.minutes.head.extend(self._cut(paragraph))
        if node.kind not in (NodeKind.ITEM, NodeKind.SECTION) or node.item is None:
            return
        if paragraph.form is Form.ITEM:
            self._take_case_number(node.item, paragraph)
            return
        section = self._section(node.item, node.section if node.kind is NodeKind.SECTION else None)
        is_heading = paragraph.form is Form.SECTION and section.heading is None and not section.paragraphs
        if is_heading:
            (section.heading,) = self._cut(paragraph)[:1] or (None,)
        else:
            section.paragraphs.extend(self._cut(paragraph))

    def _take_case_number(self, item: int, heading: Paragraph) -> None:
        """Keep a case number that stood in the heading, in a line of its own."""
        number = self._meeting.items[item].case_number
        if number and number in heading.text(self._source):
            self._section(item, None).paragraphs.append(
                self.minutes.paragraph(f"{_CASE[self._meeting.language]} {number}")
            )

    def _section(self, item: int, number: int | None) -> WrittenSection:
        if (item, number) not in self._sections:
            role = Role.OTHER if number is None else self._meeting.items[item].sections[number].role
            section = WrittenSection(self.minutes.fresh(), role, None, [])
            self._sections[item, number] = section
            self.minutes.items[item].sections.append(section)
        return self._sections[item, number]

    def _cut(self, paragraph: Paragraph) -> list[WrittenParagraph]:
        form, text = paragraph.form, paragraph.text(self._source)
        if form in (Form.ROW, Form.FIELD):
            if form is Form.ROW and len(text) > _WIDEST_ROW:
                return [self.minutes.paragraph(cell) for cell in text.split("\t") if cell.strip()]
            sentences = [self.minutes.sentence(text)]
        else:
            text = text.replace("\t", " ")
            spans = sentence_spans(text, vocabulary(self._meeting.language))
            sentences = [self.minutes.sentence(text[start:end]) for start, end in spans]
        sentences = [each for each in sentences if each.words]
        return [WrittenParagraph(form, sentences)] if sentences else []
