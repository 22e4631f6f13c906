"""A decision that does not say which of several recommendations it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from core.language import _, ngettext
from core.minutes import AgendaItem, Role
from core.paragraph import Form
from core.parsing.statements import is_motion, is_statement
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.decisions.point_names import MOST, mentioned, place_of, points_of
from core.review.checks.decisions.said import Said, decides, named, of_open_items, recommended, whole
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of

_NUMBER = re.compile(r"(?:^|\n|[,;:.]\s+|\bat\s+)\W{0,3}(\d{1,2})[.)](?=\s)")
_LETTER = re.compile(r"(?:^|\n)\W{0,3}([a-h])[.)](?=\s)")
_BULLET = re.compile(r"^\W*att?\s", re.IGNORECASE)
_ENTRY = re.compile(r"\W{0,2}(?:\d{1,2}[.)]|[a-h]\))\s")


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
            if not sentences or agenda.search(item.title or ""):
                continue
            if asked:
                yield from _hits(draft, at, item, asked, sentences)
            elif _is_choice(draft, at):
                deciding = [each for each in sentences if decides(each.text, draft.words)]
                if deciding and all(_only_agrees(each.text, draft) for each in deciding):
                    yield _not_which(deciding[0], at, item)


def _hits(
    draft: Draft, at: int, item: AgendaItem, asked: Sequence[_Asked], sentences: Sequence[Said]
) -> Iterator[Hit]:
    words, language = draft.words, draft.meeting.language
    taken: set[int] = set()
    first: Said | None = None
    listed = False  # the decision has a list of its own
    for place, sentence in enumerate(sentences):
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
            asks = any(each.either for each in asked) or (
                _is_choice(draft, at) and _only_agrees(sentence.text, draft)
            )
            if asks and not _chooses(sentences, language):
                yield _not_which(sentence, at, item)
            if first is None or listed:
                return  # it holds for all points
            for behind in sentences[place + 1 :]:
                if mentioned(words).match(behind.text):
                    taken |= _points(behind.text, words)
            yield from _beyond(at, item, asked, taken, first)
            return
    if first is None:
        return
    left = min((sorted(set(range(1, each.points + 1)) - taken) for each in asked), key=len)
    if left:
        message = ngettext(
            "The decision on item {item} says nothing of point {points} of the recommendation.",
            "The decision on item {item} says nothing of the points {points} of the recommendation.",
            len(left),
        )
        yield Hit(first.span, message.format(item=named(item), points=", ".join(map(str, left))), item=at)
    elif not listed:
        yield from _beyond(at, item, asked, taken, first)


def _beyond(at: int, item: AgendaItem, asked: Sequence[_Asked], taken: Set[int], said: Said) -> Iterator[Hit]:
    """The first point that was decided and is none of the recommendation."""
    beyond = sorted(point for point in taken if point > max(each.points for each in asked))
    if beyond:
        message = _(
            "The decision on item {item} speaks of point {point}, which the recommendation does not have."
        )
        yield Hit(said.span, message.format(item=named(item), point=beyond[0]), item=at)


def _not_which(sentence: Said, at: int, item: AgendaItem) -> Hit:
    message = _("The recommendation of item {item} is a choice, and the decision does not say which.")
    return Hit(sentence.span, message.format(item=named(item)), item=at)


def _is_choice(draft: Draft, at: int) -> bool:
    """Is the body asked to choose between several things?"""
    choose = pattern_of("decisions", draft.meeting.language, "choose")
    return any(choose.search(each.text) for each in recommended(draft, at))


def _only_agrees(text: str, draft: Draft) -> bool:
    """Does a sentence say of the whole case that it was agreed to, and nothing else?"""
    match = whole(draft.words, "yes").match(text)
    rest = text[match.end() :] if match else text
    return match is not None and not any(
        map(str.isalpha, pattern_of("decisions", draft.meeting.language, "no_choice").sub("", rest))
    )


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
        numbered = _count("\n".join(texts), _NUMBER) or _count("\n".join(texts), _LETTER)
        count = numbered if numbered > 1 else sum(_BULLET.match(each) is not None for each in texts)
        if count > 1:
            found.append(_Asked(count, numbered > 1 and any(map(either.search, texts))))
    return found


def _count(text: str, pattern: re.Pattern[str]) -> int:
    """How many points are numbered 1, 2, 3 …, or a, b, c …, in `text`."""
    count = 0
    for match in pattern.finditer(text):
        if place_of(match[1]) == count + 1:
            count += 1
    return count if count <= MOST else 0


def _points(sentence: str, words: Vocabulary) -> set[int]:
    """The points that a sentence decides; none where it decides all, with an exception or without."""
    mentions = list(mentioned(words).finditer(sentence))
    if not mentions:
        return points_of(sentence, words) if decides(sentence, words) else set()
    before = sentence[: mentions[0].start()]
    limited = pattern_of("decisions", words.language, "limits").search(before)
    if before.strip() and not limited and decides(before, words):
        stop = pattern_of("decisions", words.language, "break").search(before)
        if stop is not None:
            return set()
    return points_of(sentence, words)


def _chooses(sentences: Sequence[Said], language: str) -> bool:
    chosen = pattern_of("decisions", language, "chosen")
    return any(chosen.search(each.text) for each in sentences)
