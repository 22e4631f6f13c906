"""Clean minutes as something that faults can be planted in: where there is room for one, and what was
planted.

They are written minutes (`tests.versions.written`), every word with an id: so it is known where a planted
word stands in whatever file comes out, and nothing is looked for. Their contents list is true; it stands in
the head.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.minutes import Meeting, NodeKind, Role
from core.paragraph import Form
from core.running_text import RunningText
from core.source_text import SourceText
from tests.versions.setting import CONTENTS
from tests.versions.written import (
    Minutes,
    Word,
    WrittenItem,
    WrittenParagraph,
    WrittenSection,
    WrittenSentence,
    words_text,
    written,
)

_OWN = Role.DECISION
_RUNNING = frozenset({Role.SUMMARY, Role.CASE, Role.TOPIC, Role.BASIS, Role.COMMUNICATION, Role.HEARING})


@dataclass(frozen=True)
class Planted:
    """A fault that was planted. `places` are the words that are wrong, by id: of two that contradict each
    other either is a right place. Where nothing stands, `items` are those it is missing in, by id; where the
    whole document is meant, there are neither. `quote` and `page` are of what a file has beside its text;
    where the quote itself is not read, it stands `beside` other words."""

    places: tuple[tuple[int, ...], ...] = ()
    items: tuple[int, ...] = ()
    quote: str = ""
    beside: str = ""
    page: int | None = None


@dataclass
class Entry:
    """A line of the contents list. The page is set when it is known; `off` so many pages wrong."""

    paragraph: WrittenParagraph
    page: Word
    off: int = 0

    @property
    def words(self) -> tuple[int, ...]:
        """The ids of its words."""
        return tuple(word.id for word in self.paragraph.words)


@dataclass
class Bed:
    """Minutes with room for faults. `meeting` is what they are read as while they are clean; `taken` are
    items that hold a fault already, by id."""

    minutes: Minutes
    meeting: Meeting
    chance: random.Random
    name: str
    entries: dict[int, Entry] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    with_contents: bool = True

    def copy(self, chance: random.Random) -> Bed:
        """The same once more, with the same ids."""
        minutes = self.minutes.copy()
        bed = Bed(minutes, self.meeting, chance, self.name, {}, set(self.taken), self.with_contents)
        if self.entries:
            at = len(minutes.head) - len(self.entries)
            for paragraph, (item, entry) in zip(minutes.head[at:], self.entries.items(), strict=True):
                bed.entries[item] = Entry(paragraph, paragraph.words[-1], entry.off)
        return bed

    # What is there

    def items(self, *roles: Role, closed: bool = False) -> list[WrittenItem]:
        """Items without a fault, in any order, that have sections of all these roles with words in them."""
        found = [
            item
            for item in self.minutes.items
            if item.id not in self.taken
            and item.closed == closed
            and all(any(self._has(section, role) for section in item.sections) for role in roles)
        ]
        self.chance.shuffle(found)
        return found

    def _has(self, section: WrittenSection, role: Role) -> bool:
        return section.role is role and bool(section.paragraphs)

    def having(self, role: Role) -> int:
        """How many items have sections of a role with words in them, faulty or not."""
        return sum(any(self._has(each, role) for each in item.sections) for item in self.minutes.items)

    def sections(self, item: WrittenItem, *roles: Role) -> list[WrittenSection]:
        """The sections of an item that have one of these roles."""
        return [section for section in item.sections if section.role in roles]

    def running(self, least: int = 1) -> list[tuple[WrittenItem, WrittenParagraph]]:
        """Paragraphs of running text of so many sentences, in any order, of open items without a fault."""
        found = [
            (item, paragraph)
            for item in self.items()
            for section in self.sections(item, *_RUNNING)
            for paragraph in section.paragraphs
            if paragraph.form is Form.TEXT and len(paragraph.sentences) >= least and is_prose(paragraph)
        ]
        self.chance.shuffle(found)
        return found

    def own_decisions(self, *also: Role) -> Iterator[tuple[WrittenItem, WrittenSection]]:
        """Items that this body decided on, and where: the last section of that kind."""
        for item in self.items(_OWN, *also):
            yield item, self.sections(item, _OWN)[-1]

    # What is planted

    def said(self, text: str) -> tuple[list[WrittenSentence], tuple[int, ...]]:
        """New sentences, of which the words between ⟦ and ⟧ are wrong, and the ids of these."""
        words = list(self.minutes.words_of(text))
        marked, inside = [], False
        for word in words:
            inside = inside or "⟦" in word.text
            if inside:
                marked.append(word.id)
            inside = inside and "⟧" not in word.text
            word.text = word.text.replace("⟦", "").replace("⟧", "")
        return [WrittenSentence(self.minutes.fresh(), words)], tuple(marked)

    def add_sentence(self, item: WrittenItem, paragraph: WrittenParagraph, text: str) -> Planted:
        """Plant a sentence at the end of a paragraph."""
        made, marked = self.said(text)
        paragraph.sentences.extend(made)
        return self.planted(item, marked)

    def say(self, *texts: str) -> Planted | None:
        """Plant one of several sentences at the end of some paragraph of running text."""
        for item, paragraph in self.running():
            return self.add_sentence(item, paragraph, self.pick(*texts))
        return None

    def add_paragraph(
        self, item: WrittenItem, section: WrittenSection, text: str, at: int | None = None
    ) -> Planted:
        """Plant a paragraph in a section, at its end where `at` does not say."""
        made, marked = self.said(text)
        place = len(section.paragraphs) if at is None else at
        section.paragraphs.insert(place, WrittenParagraph(Form.TEXT, made))
        return self.planted(item, marked)

    def set_text(self, item: WrittenItem, section: WrittenSection, *texts: str) -> Planted:
        """Plant so many paragraphs in place of all that a section says."""
        marked: tuple[int, ...] = ()
        section.paragraphs = []
        for text in texts:
            made, found = self.said(text)
            marked += found
            section.paragraphs.append(WrittenParagraph(Form.TEXT, made))
        return self.planted(item, marked)

    def planted(self, item: WrittenItem | None, *places: tuple[int, ...]) -> Planted:
        """What was planted in an item, or in the head; the item takes no other fault."""
        if item is not None:
            self.taken.add(item.id)
        found = tuple(each for each in places if each)
        return Planted(found, () if found or item is None else (item.id,))

    def pick(self, *texts: str) -> str:
        """One of several wordings."""
        return self.chance.choice(texts)


@dataclass(frozen=True)
class Fault:
    """A kind of fault, in the words of what is asked for. `checks` are those that may find it: any of them.
    `plant` gives nothing where the minutes have no room for it. What keeps others from being found stands
    `alone`."""

    name: str
    checks: tuple[str, ...]
    plant: Callable[[Bed], Planted | None]
    alone: bool = False
    formats: tuple[str, ...] = ("text", "docx", "pdf", "typst")


def ids(*of: WrittenParagraph | WrittenSentence) -> tuple[int, ...]:
    """The ids of all words of some paragraphs or sentences."""
    return tuple(word.id for each in of for word in each.words)


def is_prose(paragraph: WrittenParagraph) -> bool:
    """Whether a paragraph is whole sentences: it begins with a capital letter and ends with a full stop."""
    text = words_text(paragraph.words)
    return len(paragraph.words) > 5 and text[0].isupper() and text.endswith(".")


def bed_of(source: SourceText, meeting: Meeting, name: str, chance: random.Random) -> Bed:
    """Minutes that were read, without faults yet; numbers of items as printed where they rise one by one."""
    minutes = written(source, meeting)
    numbers = [each.number or "" for each in meeting.items]
    if all(each.isdigit() for each in numbers) and len(numbers) == len(minutes.items):
        values = list(map(int, numbers))
        if values == list(range(values[0], values[0] + len(values))):
            for item, value in zip(minutes.items, values, strict=True):
                item.number = value
    _put_back(minutes, source, meeting)
    return Bed(minutes, meeting, chance, name)


def _put_back(minutes: Minutes, source: SourceText, meeting: Meeting) -> None:
    """Let what is said of signatures after the last item, which is read as the head's, stand there again."""
    running = RunningText(source, meeting)
    behind = [
        paragraph
        for part in range(len(running.parts))
        for paragraph in running.paragraphs(part)
        if running.node_of(source.line_at(paragraph.span.start)).kind is NodeKind.HEADER
        and meeting.items
        and paragraph.span.start >= meeting.items[0].span.start
    ]
    if not behind or not minutes.items or len(behind) > len(minutes.head):
        return
    closing = minutes.head[-len(behind) :]
    del minutes.head[-len(behind) :]
    last = minutes.items[-1]
    if not last.sections:
        last.sections.append(minutes.section(Role.OTHER, None))
    last.sections[-1].paragraphs += closing


def add_contents(bed: Bed) -> None:
    """Let the head end with a true contents list, the pages still to be set."""
    minutes = bed.minutes
    minutes.head.append(minutes.paragraph(CONTENTS[minutes.language], Form.STRONG))
    for item in minutes.items:
        closed = "Lukket: " if item.closed else ""
        title = words_text(item.title.words).replace("\t", " ")
        line = minutes.paragraph(f"{item.number}. {closed}{title}\t0", Form.ENTRY)
        minutes.head.append(line)
        bed.entries[item.id] = Entry(line, line.words[-1])
