"""Who was there, and who was not, as the minutes tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.minutes import AgendaItem, NodeKind, Person
from core.parsing.sentence_ends import sentence_spans
from core.people_names import name_key
from core.review.checks.decisions.said import Said, of_item
from core.review.draft import Draft
from core.review.word_lists import pattern_of
from core.source_text import Span

_FEWEST = 3  # people that make a list of those present


class Away(Enum):
    """In which way somebody had no part in an item."""

    ABSENT = auto()  # from the meeting, as the head says
    ABSENT_HERE = auto()  # from the item
    NO_PART = auto()
    DISQUALIFIED = auto()


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who had no part in an item."""

    name: str
    way: Away


def present(draft: Draft) -> tuple[Person, ...]:
    """Those who took part in the meeting, their substitutes among them."""
    listed = draft.meeting.participants
    known = {name_key(person.name) for person in listed}
    return (*listed, *(each for each in draft.meeting.substitutes if name_key(each.name) not in known))


def is_listed(draft: Draft) -> bool:
    """Is there a list of those present that can be counted: full names, and several?"""
    people = draft.meeting.participants
    return len(people) >= _FEWEST and all(" " in each.name for each in people)


def missing(draft: Draft, item: AgendaItem) -> list[Missing]:
    """Those who had no part in an item, each once, in the gravest way that is told."""
    found: dict[str, Missing] = {}
    ways = (
        (Away.DISQUALIFIED, item.disqualified),
        (Away.ABSENT, tuple(person.name for person in draft.meeting.absent)),
        (Away.ABSENT_HERE, item.absent),
        (Away.NO_PART, item.not_participating),
    )
    for way, names in ways:
        for name in names:
            found.setdefault(name_key(name), Missing(name, way))
    return list(found.values())


def away_from(draft: Draft, item: AgendaItem, sentences: Sequence[Said]) -> list[Missing]:
    """Those of the people present whom the item itself says to have had no part in it, from begin to end."""
    away = [each for each in missing(draft, item) if each.way is not Away.ABSENT]
    people = present(draft) if away else ()
    while_only = pattern_of("people", draft.meeting.language, "for_a_while")
    found: list[Missing] = []
    for each in away:
        last = each.name.rsplit(" ", 1)[-1]
        about = [said for said in sentences if last in said.text]
        if about and among(each.name, people) and not any(while_only.search(said.text) for said in about):
            found.append(each)
    return found


def seated(draft: Draft, number: int) -> list[Said]:
    """The sentences of an item that say who took another's seat for it."""
    takes = pattern_of("people", draft.meeting.language, "seated")
    return [said for said in of_item(draft, number) if takes.search(said.text)]


def is_same(one: str, other: str) -> bool:
    """Are these two writings of one name, middle names left out or cut in one of them?"""
    left, right = name_key(one).split(), name_key(other).split()
    if not left or not right:
        return False
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < 2 or (shorter[0], shorter[-1]) != (longer[0], longer[-1]):
        return False
    middle = iter(longer[1:-1])
    return all(any(each.startswith(part) for each in middle) for part in shorter[1:-1])


def among(name: str, people: Iterable[Person]) -> bool:
    """Is `name` one of `people`?"""
    return any(is_same(name, person.name) for person in people)


def head_sentences(draft: Draft) -> Iterator[Said]:
    """The sentences and lines of the head."""
    for paragraph in draft.paragraphs:
        if paragraph.kind is not NodeKind.HEADER:
            continue
        for start, end in sentence_spans(paragraph.text, draft.words):
            text = paragraph.text[start:end]
            if text.strip():
                yield Said(text, draft.span_in(paragraph, start, end), paragraph, start)


def head_lines(draft: Draft) -> Iterator[tuple[int, str]]:
    """The lines of the head, each with where it begins: a label stands at the beginning of one."""
    for node in draft.meeting.nodes:
        for line in range(node.first, node.end) if node.kind is NodeKind.HEADER else ():
            yield draft.source.lines[line].start, draft.source.line_text(line)


def place_in_head(draft: Draft, name: str, beside: re.Pattern[str] | None = None) -> Span | None:
    """The first place of a name in the head, in a line with `beside` if there is one; None for nowhere."""
    found: Span | None = None
    for start, text in head_lines(draft):
        at = text.find(name)
        if at < 0:
            continue
        place = Span(start + at, start + at + len(name))
        if beside is None or beside.search(text):
            return place
        found = found or place
    return found
