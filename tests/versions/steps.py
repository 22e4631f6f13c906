"""The known steps from one version to the next: items inserted, deleted, moved, renumbered, retitled, split,
merged; decisions added. Each takes minutes and changes them in place; ids stay with what stays.

A step returns whether it could be done.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from core.minutes import Role
from tests.versions.edits import (
    add_sentences,
    edit_words,
    join_sentences,
    mend_typos,
    move_sentences,
    new_figures,
    remove_sentences,
    rewrite_sentences,
    split_sentences,
)
from tests.versions.invented import DECISIONS, LOOKALIKE, SENTENCES, TITLES, VOTES
from tests.versions.swaps import strike_clause, swap_clauses, swap_sides
from tests.versions.written import ADDED_BY_MEETING, Minutes, WrittenItem, WrittenSection

ENOUGH = 20
"""Words below a title by which an item is known though its title is another one."""

Step = Callable[[Minutes, random.Random], bool]


def number_anew(minutes: Minutes) -> None:
    """Give the items numbers from the first one's on."""
    first = min((item.number for item in minutes.items), default=1)
    for number, item in enumerate(minutes.items, first):
        item.number = number


def insert_items(minutes: Minutes, chance: random.Random) -> bool:
    """Put one to three new items anywhere; all behind them get other numbers."""
    for _ in range(chance.randint(1, 3)):
        minutes.items.insert(chance.randint(0, len(minutes.items)), invented_item(minutes, chance))
    number_anew(minutes)
    return True


def delete_items(minutes: Minutes, chance: random.Random) -> bool:
    """Take out a fifth of the items, one at least; those behind keep their numbers, or get others."""
    if len(minutes.items) < 3:
        return False
    for _ in range(max(1, len(minutes.items) // 5)):
        minutes.items.pop(chance.randrange(len(minutes.items)))
    if chance.random() < 0.6:
        number_anew(minutes)
    return True


def move_items(minutes: Minutes, chance: random.Random) -> bool:
    """Put one or two items elsewhere on the agenda."""
    if len(minutes.items) < 3:
        return False
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(minutes.items))
        item = minutes.items.pop(at)
        others = [each for each in range(len(minutes.items) + 1) if each != at]
        minutes.items.insert(chance.choice(others), item)
    number_anew(minutes)
    return True


def renumber_items(minutes: Minutes, chance: random.Random) -> bool:
    """Let the agenda begin with another number."""
    by = chance.choice((1, 2, 30, 117))
    for item in minutes.items:
        item.number += by
    return True


def retitle_items(minutes: Minutes, chance: random.Random) -> bool:
    """Change the titles of some items: a word more, another word, or quite another title."""
    for item in chance.sample(minutes.items, max(1, len(minutes.items) // 4)):
        words = item.title.sentences[0].words
        way = chance.choice(("more", "more", "other", "new"))
        if way == "more":
            words.extend(minutes.words_of(chance.choice(("- 2. behandling", "(genoptaget)", "for 2025"))))
        elif way == "other" and len(words) > 2:
            words[chance.randrange(1, len(words))].text = chance.choice(
                ("orientering", "opfølgning", "helhedsplan")
            )
        elif item.length >= ENOUGH:
            words[:] = minutes.words_of(_title(minutes, chance))
    return True


def split_item(minutes: Minutes, chance: random.Random) -> bool:
    """Make two items of one: the later sections get a title of their own. Both parts say something."""
    found = [
        (item, at)
        for item in minutes.items
        for at in range(1, len(item.sections))
        if min(sum(each.length for each in part) for part in (item.sections[:at], item.sections[at:]))
        >= ENOUGH
    ]
    if not found:
        return False
    item, at = chance.choice(found)
    title = minutes.paragraph(_title(minutes, chance), item.title.form)
    part = WrittenItem(minutes.fresh(), item.number, item.closed, title, item.sections[at:])
    del item.sections[at:]
    minutes.items.insert(minutes.items.index(item) + 1, part)
    minutes.came_of[part.id] = (item.id,)
    number_anew(minutes)
    return True


def merge_items(minutes: Minutes, chance: random.Random) -> bool:
    """Make one item of two that follow one another: the title of the first, then the sections of both."""
    if len(minutes.items) < 3:
        return False
    at = chance.randrange(len(minutes.items) - 1)
    first, second = minutes.items[at : at + 2]
    if min(first.length, second.length) < ENOUGH or first.closed != second.closed:
        return False
    first.sections.extend(second.sections)
    del minutes.items[at + 1]
    minutes.came_of[first.id] = (first.id, second.id)
    number_anew(minutes)
    return True


def add_decisions(minutes: Minutes, chance: random.Random) -> bool:
    """What a meeting adds: decisions, here and there a vote and who was absent."""
    for item in minutes.items:
        if item.closed or any(section.role in ADDED_BY_MEETING for section in item.sections):
            continue
        texts = [chance.choice((LOOKALIKE, *DECISIONS))]
        if chance.random() < 0.3:
            texts.append(chance.choice(VOTES))
        at = 0 if chance.random() < 0.2 else len(item.sections)
        item.sections.insert(at, minutes.section(Role.DECISION, "Beslutning", *texts))
        if chance.random() < 0.3:
            item.sections.append(minutes.section(Role.ABSENT, "Fraværende", "Asta Ravnkilde"))
    return True


def nothing(_minutes: Minutes, _chance: random.Random) -> bool:
    """The same words, set otherwise."""
    return True


def with_lookalikes(minutes: Minutes, chance: random.Random) -> None:
    """Before the versions part: give some items the same decision, and some the same sentence in the case."""
    for item in minutes.items:
        if item.closed:
            continue
        if not any(section.role in ADDED_BY_MEETING for section in item.sections) and chance.random() < 0.7:
            item.sections.append(minutes.section(Role.DECISION, "Beslutning", LOOKALIKE))
        texts = [section for section in item.sections if section.role is Role.CASE and section.paragraphs]
        if texts and chance.random() < 0.5:
            texts[0].paragraphs.append(minutes.paragraph(SENTENCES[0] + "."))


def invented_item(minutes: Minutes, chance: random.Random) -> WrittenItem:
    """A new item of two to four sections."""
    sections: list[WrittenSection] = []
    for role, heading in (
        (Role.SUMMARY, "Resumé"),
        (Role.CASE, "Sagsfremstilling"),
        (Role.ECONOMY, "Økonomi"),
    ):
        if role is Role.CASE or chance.random() < 0.7:
            text = ". ".join(chance.sample(SENTENCES, chance.randint(1, 4))) + "."
            sections.append(minutes.section(role, heading, text))
    if chance.random() < 0.6:
        sections.append(minutes.section(Role.DECISION, "Beslutning", chance.choice((LOOKALIKE, *DECISIONS))))
    title = minutes.paragraph(_title(minutes, chance))
    return WrittenItem(minutes.fresh(), 1, False, title, sections)


def _title(minutes: Minutes, chance: random.Random) -> str:
    taken = {item.title.sentences[0].text for item in minutes.items if item.title.sentences}
    free = [title for title in TITLES if title not in taken]
    return chance.choice(free) if free else f"{chance.choice(TITLES)}, {len(taken)}. sag"


def all_together(minutes: Minutes, chance: random.Random) -> bool:
    """Several steps on items and words at once, as from an agenda to its amended one."""
    steps = [insert_items, delete_items, move_items, retitle_items, edit_words, new_figures, add_sentences]
    for step in chance.sample(steps, 4):
        step(minutes, chance)
    return True


STEPS: dict[str, Step] = {
    "set otherwise": nothing,
    "items inserted": insert_items,
    "items deleted": delete_items,
    "items moved": move_items,
    "items renumbered": renumber_items,
    "items retitled": retitle_items,
    "item split": split_item,
    "items merged": merge_items,
    "typos mended": mend_typos,
    "figures changed": new_figures,
    "words edited": edit_words,
    "sentences added": add_sentences,
    "sentences removed": remove_sentences,
    "sentences moved": move_sentences,
    "sentences split": split_sentences,
    "sentences joined": join_sentences,
    "sentences rewritten": rewrite_sentences,
    "clauses swapped": swap_clauses,
    "clause struck": strike_clause,
    "sides swapped": swap_sides,
    "decisions added": add_decisions,
    "all together": all_together,
}
"""By the name that the tables have. Agenda to minutes ("met") is made by `tests.versions.pairs`."""
