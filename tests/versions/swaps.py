"""Steps on sentences that say several things of one kind, and on the lines of a vote: clauses or their words
change places, one of several with the same figure is struck, names go to another side.

What such a step needs is put into the minutes before their versions part (`BEFORE`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import chain, combinations

from core.minutes import Role
from core.paragraph import Form
from tests.versions.invented import CLAUSES, NAMES, SIDES
from tests.versions.written import (
    Clauses,
    Minutes,
    Side,
    Word,
    WrittenItem,
    WrittenParagraph,
    WrittenSection,
    WrittenSentence,
)

_SHARE = 0.6  # of the items that get such a sentence or vote


# Before the versions part


def with_clauses(minutes: Minutes, chance: random.Random) -> None:
    """Give most items a sentence with several clauses of one kind."""
    for item in _items(minutes, chance):
        lead, clauses, tail = chance.choice(CLAUSES)
        parts = [tuple(list(minutes.words_of(half)) for half in each) for each in clauses]
        joining, *_none = minutes.words_of("og")
        made = Clauses(
            minutes.sentence(lead), list(minutes.words_of(lead)), parts, joining, list(minutes.words_of(tail))
        )
        _set_clauses(made)
        minutes.clauses.append(made)
        section = _section(minutes, item, Role.CASE, "Sagsfremstilling")
        section.paragraphs.append(WrittenParagraph(Form.TEXT, [made.sentence]))


def with_votes(minutes: Minutes, chance: random.Random) -> None:
    """Give most items a vote: a line a side, a sentence a side, or the sides' names below their labels."""
    for item in _items(minutes, chance):
        section = _section(minutes, item, Role.DECISION, "Beslutning")
        names = iter(chance.sample(NAMES, len(NAMES)))
        way = chance.choice(("line", "sentence", "below"))
        sides = []
        for label in SIDES[: chance.randint(2, 3)]:
            words = [word for _ in range(chance.randint(1, 3)) for word in minutes.words_of(next(names))]
            label = label.rstrip(":") if way == "sentence" else label
            side = Side(minutes.sentence(""), list(minutes.words_of(label)), words, way)
            _set_side(side)
            sides.append(side)
        minutes.votes.append(sides)
        if way == "sentence":
            section.paragraphs.append(WrittenParagraph(Form.TEXT, [side.sentence for side in sides]))
        for side in sides if way != "sentence" else ():
            if way == "below":
                above = WrittenSentence(minutes.fresh(), side.label)
                section.paragraphs.append(WrittenParagraph(Form.TEXT, [above]))
            section.paragraphs.append(WrittenParagraph(Form.TEXT, [side.sentence]))


def _items(minutes: Minutes, chance: random.Random) -> list[WrittenItem]:
    found = [item for item in minutes.items if not item.closed]
    return [item for number, item in enumerate(found) if not number or chance.random() < _SHARE]


def _section(minutes: Minutes, item: WrittenItem, role: Role, heading: str) -> WrittenSection:
    for section in item.sections:
        if section.role is role:
            return section
    section = minutes.section(role, heading)
    item.sections.append(section)
    return section


# The steps


def swap_clauses(minutes: Minutes, chance: random.Random) -> bool:
    """Two clauses of a sentence change places, or the second halves of two: then what either said is said of
    the other."""
    for clauses in minutes.clauses:
        one, other = sorted(chance.sample(range(len(clauses.parts)), 2))
        parts = clauses.parts
        same = any(_said(parts[one][half]) == _said(parts[other][half]) for half in (0, 1))
        if same or chance.random() < 0.5:
            parts[one], parts[other] = parts[other], parts[one]
        else:
            (first, second), (third, fourth) = parts[one], parts[other]
            parts[one], parts[other] = (first, fourth), (third, second)
            _turn(minutes, chain(first, second, third, fourth), [clauses.sentence])
        _set_clauses(clauses)
    return bool(minutes.clauses)


def strike_clause(minutes: Minutes, chance: random.Random) -> bool:
    """One of several clauses goes, of those that have the same figure where there are such."""
    for clauses in minutes.clauses:
        pairs = combinations(range(len(clauses.parts)), 2)
        alike = [pair for pair in pairs if len({_said(clauses.parts[at][0]) for at in pair}) == 1]
        del clauses.parts[chance.choice(chance.choice(alike) if alike else range(len(clauses.parts)))]
        _set_clauses(clauses)
    return bool(minutes.clauses)


def swap_sides(minutes: Minutes, chance: random.Random) -> bool:
    """Of a vote two sides change places, or a name goes from one to another."""
    for sides in minutes.votes:
        one, other = chance.sample(sides, 2)
        if len(one.names) > 1 and chance.random() < 0.4:
            name = one.names.pop(chance.randrange(len(one.names)))
            other.names.append(name)
            turned: list[Word] = [name]
        else:
            one.names, other.names = other.names, one.names
            turned = [*one.names, *other.names]
            if one.way == "below":
                minutes.untold.update(word.id for word in (*one.label, *other.label))
            else:
                turned += [*one.label, *other.label]
        for side in (one, other):
            _set_side(side)
        _turn(minutes, turned, [one.sentence, other.sentence])
    return bool(minutes.votes)


def _turn(minutes: Minutes, words: Iterable[Word], sentences: list[WrittenSentence]) -> None:
    """Keep that some words are said of something else now, and which sentences they may be meant in."""
    words = list(words)
    meant = frozenset(word.id for word in (*words, *chain(*(sentence.words for sentence in sentences))))
    for word in words:
        minutes.turned[word.id] = meant | minutes.turned.get(word.id, frozenset())


def _said(words: list[Word]) -> str:
    return " ".join(word.text.strip(",.") for word in words)


def _set_clauses(clauses: Clauses) -> None:
    """Put the words of a sentence in a row, with a comma or a joining word between its clauses."""
    parts = [[*first, *second] for first, second in clauses.parts]
    words = list(clauses.lead)
    for number, part in enumerate(parts):
        left = len(parts) - number
        part[-1].text = part[-1].text.strip(",.") + ("," if left > 2 else "")
        words += [*([clauses.joining] if left == 1 and number else []), *part]
    words += clauses.tail
    words[-1].text = words[-1].text.strip(",.") + "."
    clauses.sentence.words[:] = words


def _set_side(side: Side) -> None:
    """Put the names of a side behind its label."""
    for name in side.names:
        name.text = name.text.strip(",.") + ","
    words = [*(side.label if side.way != "below" else []), *side.names]
    words[-1].text = words[-1].text.strip(",.") + ("." if side.way == "sentence" else "")
    side.sentence.words[:] = words


BEFORE: dict[str, Callable[[Minutes, random.Random], None]] = {
    "clauses swapped": with_clauses,
    "clause struck": with_clauses,
    "sides swapped": with_votes,
}
"""What minutes get before the versions part, by the step that needs it."""
