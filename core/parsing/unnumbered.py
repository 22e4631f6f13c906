"""Headings of items that have no numbers: known by their look, and by what stands right under them.

Some towns print titles alone. In formats with a look they share a style of their own, and a label or a case
number follows most of them. In plain text a short line before an item's first label is taken, where that
label mostly has such a line before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.minutes import Role
from core.parsing.bodies import is_body
from core.parsing.candidates import Candidate
from core.parsing.numbers import is_number_line
from core.parsing.people import persons
from core.parsing.rows import Row, one_line
from core.parsing.vocabulary import Vocabulary, key_of

_LONGEST = 220
_FEWEST = 2
_OPENING = "\"'»“„(["  # may stand before a title's first letter
_LATER = frozenset((Role.ATTACHMENTS, Role.ABSENT, Role.VOTES, Role.MINORITY, Role.ECONOMY))
"""No item begins with these."""
_WITHIN = frozenset(
    (Role.CASE, Role.SUMMARY, Role.RECOMMENDATION, Role.DECISION, Role.PRIOR_DECISION, Role.ATTACHMENTS)
)
"""No title of an item says one of these."""


def find_unnumbered(
    rows: Sequence[Row], first: int, labels: Mapping[int, Role], words: Vocabulary
) -> list[Candidate]:
    """The headings without numbers from row `first` on; empty where none are sure enough."""
    return (
        _by_look(rows, first, labels, words)
        or _by_level(rows, first, labels, words)
        or _by_first_label(rows, first, labels, words)
    )


def _by_level(
    rows: Sequence[Row], first: int, labels: Mapping[int, Role], words: Vocabulary
) -> list[Candidate]:
    """Headings by style, of the highest level that has several with text under them, whatever they say.

    Such a heading may say what a label says ("Økonomi"), but not what every item has a section for.
    """
    levels: defaultdict[object, list[int]] = defaultdict(list)
    for at in range(first, len(rows)):
        heading, level = rows[at].style[:2]
        text = rows[at].text
        if heading and not (words.dates.find(text) or is_body(text, words)):
            levels[level].append(at)
    for found in (levels[level] for level in sorted(levels, key=str)):
        told = [at for at in found if at + 1 < len(rows) and at + 1 not in found]
        if len(told) >= _FEWEST and not any(labels.get(at) in _WITHIN for at in told):
            return [_candidate(rows, at, at + 1, words) for at in told]
    return []


def _by_look(
    rows: Sequence[Row], first: int, labels: Mapping[int, Role], words: Vocabulary
) -> list[Candidate]:
    """Titles in a style of their own, most of them right above a label or a case number."""
    titles: defaultdict[tuple[object, ...], list[tuple[int, int, bool]]] = defaultdict(list)
    labelled: defaultdict[tuple[object, ...], int] = defaultdict(int)
    at = first
    while at < len(rows):
        row = rows[at]
        end = at + 1
        if at in labels:
            labelled[row.style] += row.weight > 0
        elif row.weight and _is_title(row.text, words):
            while (
                end < len(rows) and end not in labels and not rows[end].gap and rows[end].style == row.style
            ):
                end += 1
            titles[row.style].append((at, end, _item_begins(rows, end, labels, words)))
        at = end
    best: list[tuple[int, int, bool]] = []
    most = 0
    for style, found in titles.items():
        sure = [each for each in found if each[2]]
        if labelled[style] * 2 > len(sure):  # the labels look the same
            found = sure
        else:
            found = [each for each in found if sure and each[0] >= sure[0][0]]
        if len(sure) >= _FEWEST and len(sure) * 2 >= len(found) and len(sure) > most:
            best, most = found, len(sure)
    return [_candidate(rows, at, end, words) for at, end, _sure in best]


def _by_first_label(
    rows: Sequence[Row], first: int, labels: Mapping[int, Role], words: Vocabulary
) -> list[Candidate]:
    """Lines before the label that every item begins with, in a text without a look."""
    before: defaultdict[str, list[int]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    foremost = min((at for at in labels if at > first), default=0)  # the head stands above its title
    for at, role in labels.items():
        if at <= first or role in _LATER:
            continue
        key = key_of(rows[at].text)
        counts[key] += 1
        title = at - 1
        while title > first and is_number_line(rows[title].text, words):
            title -= 1
        above = rows[title - 1].text if title > first else "."
        ended = above[-1] in ".:!?" or at == foremost or rows[title].begins or is_number_line(above, words)
        if (
            title not in labels
            and title - 1 not in labels
            and ended
            and _is_title(rows[title].text, words)
            and not is_body(rows[title].text, words)
        ):
            before[key].append(title)
    sure = [key for key, found in before.items() if len(found) >= max(_FEWEST, 0.7 * counts[key])]
    starts = sorted({title for key in sure for title in before[key]})
    if starts and all(rows[at].begins for at in starts):
        # Empty lines stand before titles: the other items begin with a later label.
        starts = sorted({title for found in before.values() for title in found if rows[title].begins})
    return [_candidate(rows, at, at + 1, words) for at in starts]


def _item_begins(rows: Sequence[Row], at: int, labels: Mapping[int, Role], words: Vocabulary) -> bool:
    """Does what an item begins with stand at row `at`?"""
    if at >= len(rows):
        return False
    role = labels.get(at)
    return role not in _LATER if role is not None else is_number_line(rows[at].text, words)


def _is_title(text: str, words: Vocabulary) -> bool:
    bare = text.strip()
    if not 3 < len(bare) <= _LONGEST or bare[-1] in ".:;,":
        return False
    if not bare[0].isupper() and bare[0] not in _OPENING:
        return False
    if "\t" in bare or key_of(bare) in words.head or (len(bare) < 40 and words.dates.find(bare)):
        return False
    return not persons(bare, words)


def _candidate(rows: Sequence[Row], at: int, end: int, words: Vocabulary) -> Candidate:
    title = one_line(rows[at:end], words)
    return Candidate(at, end, "look", 0, "", title, 0.0, None, rows[at].weight)
