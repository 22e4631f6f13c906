"""A name that is spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from core.language import _
from core.parsing.letters import CAPITALS
from core.review.check import Check, Tuned
from core.review.checks.people.near_names import is_near, words_in
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.named_paragraphs import named_paragraphs
from core.review.word_lists import pattern_of

_NAMES = re.compile(rf"[{CAPITALS}][\w’'-]+(?: (?:(?:de|den|af|von|van|der) )?[{CAPITALS}](?:[\w’'-]+|\.))+")
_PARTS = re.compile(r"[^ ]+")
_LONGEST = 5  # words of a name


class NameSpelling(Check):
    """A name spelt in two ways."""

    id = "name-spelling"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Name spelt in two ways")

    def why(self) -> str:
        return _("A name that is spelt in two ways is found under one of them only. Check which is right.")

    def advice(self) -> str:
        return _("Write the name in one way.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        known = _known(draft)
        if not known:
            return
        by_word: defaultdict[str, set[str]] = defaultdict(set)
        for name in known.values():
            for word in words_in(name):
                by_word[word].add(name)
        judged: dict[str, list[tuple[int, int, str]]] = {}
        with_names = draft.once(named_paragraphs)
        for paragraph in draft.paragraphs:
            if paragraph.start not in with_names:
                continue
            for match in _NAMES.finditer(paragraph.text):
                text = match[0]
                if text not in judged:
                    judged[text] = list(_misspelt(text, known, by_word, draft.meeting.language))
                for start, end, name in judged[text]:
                    yield _hit(draft, paragraph, match.start() + start, match.start() + end, name)


def _known(draft: Draft) -> dict[str, str]:
    """The full names of those whom the head lists, by their small letters."""
    meeting = draft.meeting
    people = (*meeting.participants, *meeting.absent, *meeting.substitutes, *meeting.staff)
    return {" ".join(words_in(each.name)): each.name for each in people if " " in each.name}


def _misspelt(
    text: str, known: dict[str, str], by_word: dict[str, set[str]], language: str
) -> Iterator[tuple[int, int, str]]:
    """The parts of a row of capitalized words that are a known name but for a letter, and that name."""
    parts = list(_PARTS.finditer(text))
    words = [words_in(part[0])[0] if words_in(part[0]) else "" for part in parts]
    no_name = pattern_of("people", language, "no_name")
    taken = [False] * len(parts)
    for length in range(min(len(parts), _LONGEST), 1, -1):
        for first in range(len(parts) - length + 1):
            stretch = words[first : first + length]
            if any(taken[first : first + length]) or not any(word in by_word for word in stretch):
                continue
            if " ".join(stretch) in known:
                taken[first : first + length] = [True] * length
                continue
            written = text[parts[first].start() : parts[first + length - 1].end()]
            close = sorted(
                {name for word in stretch for name in by_word.get(word, ()) if is_near(written, name)}
            )
            if len(close) == 1 and not any(map(no_name.fullmatch, stretch)):
                taken[first : first + length] = [True] * length
                yield parts[first].start(), parts[first + length - 1].end(), close[0]


def _hit(draft: Draft, paragraph: DraftParagraph, start: int, end: int, name: str) -> Hit:
    message = _("“{written}” is spelt “{name}” elsewhere.")
    return Hit(
        draft.span_in(paragraph, start, end),
        message.format(written=paragraph.text[start:end], name=name),
        item=paragraph.item,
        suggestions=(name,),
    )
