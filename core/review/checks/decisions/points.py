"""A decision that does not say which of several recommendations it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.language import _, ngettext
from core.minutes import AgendaItem, Role
from core.paragraph import Form
from core.parsing.statements import is_motion, is_statement
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, decides, named, of_open_items
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of, words_of

_NUMBER = re.compile(r"(?:^|\n|[,;:.]\s+|\bat\s+)\W{0,3}(\d{1,2})[.)](?=\s)")
_BULLET = re.compile(r"^\W*att?\s", re.IGNORECASE)
_ENTRY = re.compile(r"\W{0,2}\d{1,2}[.)]\s")
_MOST = 30  # points of one recommendation


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one section recommends: how many points, and whether some are a choice between two."""

    points: int
    either: bool


class DecisionPoints(Check):
    """A decision on some of the points of a recommendation."""

    id = "decision-points"
    group = Group.DECISIONS
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Recommendation with an open point")

    def why(self) -> str:
        return _(
            "Those who carry a decision out need to know which of the recommendations it takes. Check that "
            "each point is approved, rejected or put off."
        )

    def advice(self) -> str:
        return _("Say of each point what was decided, or that the recommendation as a whole was approved.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        agenda = pattern_of("decisions", draft.meeting.language, "of_agenda")
        for at, item, sentences in of_open_items(draft):
            asked = _asked(draft, at)
            if asked and sentences and not agenda.search(item.title or ""):
                yield from _hits(draft, at, item, asked, sentences)


def _hits(
    draft: Draft, at: int, item: AgendaItem, asked: Sequence[_Asked], sentences: Sequence[Said]
) -> Iterator[Hit]:
    words, language = draft.words, draft.meeting.language
    taken: set[int] = set()
    first: Said | None = None
    listed = False  # the decision has a list of its own
    for sentence in sentences:
        if is_statement(sentence.text, words) or is_motion(sentence.text, words):
            continue
        points = _points(sentence.text, words)
        if points:
            taken |= points
            first = first or sentence
            listed = listed or _ENTRY.match(sentence.text) is not None
        elif pattern_of("decisions", language, "partly").search(sentence.text):
            message = _(
                "The decision on item {item} takes only some of the recommendations and does not say which."
            )
            yield Hit(sentence.span, message.format(item=named(item)), item=at)
            return
        elif decides(sentence.text, words):
            if any(each.either for each in asked) and not _chooses(sentences, language):
                message = _(
                    "The recommendation of item {item} is a choice, and the decision does not say which."
                )
                yield Hit(sentence.span, message.format(item=named(item)), item=at)
            return  # it holds for all points
    if first is None:
        return
    left = min((sorted(set(range(1, each.points + 1)) - taken) for each in asked), key=len)
    beyond = sorted(point for point in taken if point > max(each.points for each in asked))
    if left:
        message = ngettext(
            "The decision on item {item} says nothing of point {points} of the recommendation.",
            "The decision on item {item} says nothing of the points {points} of the recommendation.",
            len(left),
        )
        yield Hit(first.span, message.format(item=named(item), points=", ".join(map(str, left))), item=at)
    elif beyond and not listed:
        message = _(
            "The decision on item {item} speaks of point {point}, which the recommendation does not have."
        )
        yield Hit(first.span, message.format(item=named(item), point=beyond[0]), item=at)


def _asked(draft: Draft, at: int) -> list[_Asked]:
    """What each recommending section of an item asks for in numbered points, where they are several."""
    sections: defaultdict[int | None, list[DraftParagraph]] = defaultdict(list)
    for paragraph in draft.in_role(at, Role.RECOMMENDATION):
        if paragraph.form is not Form.SECTION:
            sections[paragraph.section].append(paragraph)
    either = pattern_of("decisions", draft.meeting.language, "either")
    found: list[_Asked] = []
    for paragraphs in sections.values():
        texts = [each.text.strip() for each in paragraphs]
        numbered = _count("\n".join(texts))
        count = numbered if numbered > 1 else sum(_BULLET.match(each) is not None for each in texts)
        if count > 1:
            found.append(_Asked(count, numbered > 1 and any(map(either.search, texts))))
    return found


def _count(text: str) -> int:
    """How many points are numbered 1, 2, 3 … in `text`."""
    count = 0
    for match in _NUMBER.finditer(text):
        if int(match[1]) == count + 1:
            count += 1
    return count if count <= _MOST else 0


def _points(sentence: str, words: Vocabulary) -> set[int]:
    """The points that a sentence decides; none where it decides all, with an exception or without."""
    mentions = list(_mentioned(words).finditer(sentence))
    if not mentions:
        return set()
    before = sentence[: mentions[0].start()]
    if before.strip() and decides(before, words):
        stop = pattern_of("decisions", words.language, "break").search(before)
        if stop is not None:
            return set()
    return {point for match in mentions for point in _numbers(next(filter(None, match.groups())), words)}


def _numbers(text: str, words: Vocabulary) -> Iterator[int]:
    """The numbers in "1, 3 og 5-7"."""
    listed = words_of("decisions", words.language)
    between = "|".join(re.escape(each) for each in listed["point_to"])
    for match in re.finditer(rf"(\d{{1,2}})(?:\.? ?(?:{between}) ?(\d{{1,2}}))?", text):
        first, last = int(match[1]), int(match[2] or match[1])
        yield from range(first, min(last, first + _MOST) + 1)


@cache
def _mentioned(words: Vocabulary) -> re.Pattern[str]:
    """ "pkt. 1 og 3", "1. at-punkt", and the number that an entry of a list begins with."""
    listed = words_of("decisions", words.language)
    joined = "|".join(re.escape(each) for each in (*listed["point_and"], *listed["point_to"]))
    name, behind = "|".join(listed["point"]), "|".join(listed["point_behind"])
    more = rf"(?:\.? ?(?:{joined}) ?(?:(?:{name})\.? ?)?\d{{1,2}}(?![\d/.-]*\d))*"
    return re.compile(
        rf"\b(?:{name})\b\.? ?(?:nr\.? ?)?(\d{{1,2}}(?![\d/]|-\d{{3}}){more})"
        rf"|(?:^|\b)(\d{{1,2}}{more})\.? (?:{behind})"
        rf"|^\W{{0,2}}(\d{{1,2}}(?:\. ?[-–] ?\d{{1,2}}|{more}))[.):](?=\s|$)",
        re.IGNORECASE,
    )


def _chooses(sentences: Sequence[Said], language: str) -> bool:
    chosen = pattern_of("decisions", language, "chosen")
    return any(chosen.search(each.text) for each in sentences)
