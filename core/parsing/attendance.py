"""Who was at the meeting: members, those absent, substitutes, staff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.minutes import Person
from core.parsing.letters import CAPITALS, SMALL
from core.parsing.people import ListedPerson, name_of, persons
from core.parsing.vocabulary import Vocabulary

_SENTENCE_END = re.compile(rf"(?<=[{SMALL})0-9])\.\s+(?=[{CAPITALS}])")
_SENTENCE = re.compile(rf"{_SENTENCE_END.pattern}|\n")


@dataclass(slots=True)
class Attendance:
    """The people of a meeting, each in one list."""

    participants: list[Person] = field(default_factory=list)
    absent: list[Person] = field(default_factory=list)
    substitutes: list[Person] = field(default_factory=list)
    staff: list[Person] = field(default_factory=list)


def read_attendance(
    fields: Sequence[tuple[str, list[str]]], prose: Sequence[str], words: Vocabulary
) -> Attendance:
    """The people in the labelled lists of the head, and in its sentences."""
    found = Attendance()
    listed: list[ListedPerson] = []
    prose = list(prose)
    for name, rows in fields:
        text = _as_list(rows)
        if name == "participants":
            text, behind = _told_behind(text, words)
            prose += [behind] if behind else []
            listed += persons(text, words)
            _add(found.substitutes, (each.person for each in listed if each.person.stands_for))
        elif name == "absent":
            _absent(text, found, words)
        elif name == "substitutes":
            came = _substitutes(rows, words)
            _add(found.substitutes, came)
            if name in words.words["attendance"]["taking_part"]:
                listed += [ListedPerson(person) for person in came]
        elif name == "staff":
            _add(found.staff, (each.person for each in persons(text, words)))
    known = len(found.absent)
    for paragraph in prose:
        _sentences(paragraph, found, words)
    if len(found.absent) == known:
        _sentences(" ".join(prose), found, words)
    gone = {person.name for person in found.absent}
    for each in listed:
        if each.is_absent:
            _add(found.absent, [each.person])
            gone.add(each.person.name)
        if each.replaced_by:
            _replaced(each, found, words)
    alone = sum(" " not in each.person.name for each in listed)
    present = (each.person for each in listed if each.person.name not in gone)
    _add(found.participants, present, first_names=alone > 1 and alone * 2 > len(listed))
    return found


def _as_list(rows: Sequence[str]) -> str:
    """One text of a list's lines: names that commas part may be wrapped, others stand a line each."""
    joined = " ".join(rows)
    commas = joined.count(", ")
    if len(rows) > 1 and commas >= len(rows) and any(row.rstrip()[-1:] not in ",;" for row in rows[:-1]):
        first = [len(row) for row in rows[:-1]]
        if min(first) > 45:
            return joined
    if any(row.rstrip().endswith(",") for row in rows):
        return joined
    return "\n".join(rows)


def _told_behind(text: str, words: Vocabulary) -> tuple[str, str]:
    """A list of people, and the sentences behind it that tell who was absent."""
    parts = _SENTENCE_END.split(text, maxsplit=1)
    absence = words.patterns("attendance", "absent_in_prose")
    if len(parts) < 2 or not any(each.search(parts[1]) for each in absence):
        return text, ""
    return parts[0], parts[1]


def _absent(text: str, found: Attendance, words: Vocabulary) -> None:
    """People absent from the whole meeting; those who only missed some items are participants."""
    last: str | None = None  # of whom the sentence before spoke
    for sentence in _SENTENCE.split(text):
        instead = _instead(sentence, words)
        bare = sentence[: instead.start()] if instead else sentence
        if words.pattern("attendance", "items_only").search(bare):
            continue
        bare = words.pattern("attendance", "apologies").sub("", bare)
        listed = persons(bare, words)
        _add(found.absent, (each.person for each in listed))
        for each in listed:
            last = each.person.name if " " in each.person.name else last
            if each.replaced_by:
                _replaced(each, found, words)
        if instead:
            _came_instead(instead, last, found, words)


def _substitutes(rows: Sequence[str], words: Vocabulary) -> list[Person]:
    """Who came instead of somebody; a table has the one replaced in a cell of its own."""
    found: list[Person] = []
    for row in _as_list(rows).split("\n"):
        line = words.pattern("attendance", "items_only").sub("", row)
        cells = [cell for cell in line.split("\t") if cell.strip()]
        named = [name for cell in cells if (name := name_of(cell, words)) is not None and " " in name]
        if len(cells) > 1 and len(named) == 2:
            found.append(Person(named[0], stands_for=named[1]))
        else:
            found += [each.person for each in persons(line, words)]
    return found


def _replaced(each: ListedPerson, found: Attendance, words: Vocabulary) -> None:
    for substitute in persons(each.replaced_by or "", words):
        person = substitute.person
        _add(found.substitutes, [Person(person.name, person.party, person.role, each.person.name)])


def _instead(sentence: str, words: Vocabulary) -> re.Match[str] | None:
    """Where `sentence` says who came instead of somebody."""
    patterns = words.patterns("attendance", "instead")
    return next((match for pattern in patterns if (match := pattern.search(sentence))), None)


def _came_instead(match: re.Match[str], absent: str | None, found: Attendance, words: Vocabulary) -> None:
    named = match.groupdict().get("absent")
    whom = name_of(named, words) if named else absent
    for each in persons(match["came"], words):
        person = each.person
        _add(found.substitutes, [Person(person.name, person.party, person.role, whom)])


def _sentences(prose: str, found: Attendance, words: Vocabulary) -> None:
    """Absence told in sentences of the head."""
    absent: str | None = None
    for pattern in words.patterns("attendance", "absent_in_prose"):
        for match in pattern.finditer(prose):
            for each in persons(words.pattern("attendance", "before_names").sub("", match["names"]), words):
                if " " in each.person.name:
                    _add(found.absent, [each.person])
                    absent = each.person.name
    if absent:
        for pattern in words.patterns("attendance", "instead"):
            for match in pattern.finditer(prose):
                _came_instead(match, absent, found, words)


def _add(people: list[Person], more: Iterable[Person], first_names: bool = False) -> None:
    """Put `more` into a list, those of one word only where the list has first names alone."""
    names = {person.name for person in people}
    for person in more:
        if person.name not in names and (first_names or " " in person.name):
            people.append(person)
            names.add(person.name)
