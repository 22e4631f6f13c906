"""A decision that says yes and no, or something else than the item's title does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import AgendaItem, Outcome
from core.parsing.statements import is_motion, is_statement
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import (
    Said,
    behind_lost_motion,
    named,
    of_open_items,
    read_decision,
    read_decisions,
    recommended,
    whole,
)
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span

_GONE = frozenset(
    (Outcome.REMOVED, Outcome.POSTPONED, Outcome.NO_DECISION, Outcome.SENT_BACK, Outcome.REFERRED)
)
_YES = frozenset((Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES, Outcome.RECOMMENDED))


_AMOUNT = re.compile(
    r"(?<![\d.,])(?P<amount>\d{1,3}(?:\.\d{3})+|\d{4,9})(?:,-|,\d\d)? ?(?:kr\b|kroner\b|DKK\b)"
)


class DecisionContradicts(Check):
    """A decision whose text contradicts its outcome."""

    id = "decision-contradicts"
    group = Group.DECISIONS
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Decision that contradicts itself")

    def why(self) -> str:
        return _("A decision that says yes and no cannot be carried out. Check which of the two holds.")

    def advice(self) -> str:
        return _("Strike what does not hold, or say of which part it is told.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        for at, item, sentences in of_open_items(draft):
            hit = (
                _of_title(draft, at, item)
                or _of_text(draft, at, item, sentences)
                or _of_two(draft, at, item)
                or _of_amount(draft, at, item, sentences)
            )
            if hit is not None:
                yield hit


def _of_title(draft: Draft, at: int, item: AgendaItem) -> Hit | None:
    """A title that says the item is gone over a decision that was made."""
    decision = read_decision(draft, item)
    gone = pattern_of("decisions", draft.meeting.language, "gone_title")
    if decision is None or decision.outcome not in _YES or not gone.search(item.title or ""):
        return None
    message = _("The title of item {item} says that it was left out, and its decision was made all the same.")
    return Hit(decision.span, message.format(item=named(item)), item=at, also=(item.heading,))


def _of_two(draft: Draft, at: int, item: AgendaItem) -> Hit | None:
    """Two decisions of this meeting, one a yes and one a no."""
    own = read_decisions(draft, item)
    yes = next((each for each in own if each.outcome in _YES), None)
    no = next((each for each in own if each.outcome in (Outcome.REJECTED, Outcome.REMOVED)), None)
    if yes is None or no is None or yes.body != no.body:
        return None
    message = _("Item {item} has two decisions, one that agrees and one that does not.")
    return Hit(no.span, message.format(item=named(item)), item=at, also=(yes.span,))


def _of_amount(draft: Draft, at: int, item: AgendaItem, sentences: Sequence[Said]) -> Hit | None:
    """The one amount of the decision, where it has the digits of the one that is recommended in another
    order: 152.000 for 125.000."""
    decided = _amounts(sentences)
    if len(decided) != 1:
        return None
    asked = _amounts(recommended(draft, at))
    (one, (said, place)), others = decided.popitem(), list(asked.items())
    if len(others) != 1 or others[0][0] == one or sorted(others[0][0]) != sorted(one):
        return None
    before, span = others[0][1]
    message = _("The decision on item {item} names {one} kr., and the recommendation {other} kr.")
    other = before.text[span.start : span.end]
    return Hit(
        said.place(draft, *place),
        message.format(item=named(item), one=said.text[place.start : place.end], other=other),
        item=at,
        also=(before.place(draft, *span),),
        severity=Severity.NOTE,
    )


def _amounts(sentences: Sequence[Said]) -> dict[str, tuple[Said, Span]]:
    """The different amounts in kroner, by their digits, each with its first place."""
    found: dict[str, tuple[Said, Span]] = {}
    for said in sentences:
        for match in _AMOUNT.finditer(said.text):
            digits = re.sub(r"\D", "", match["amount"])
            found.setdefault(digits, (said, Span(*match.span("amount"))))
    return found


def _of_text(draft: Draft, at: int, item: AgendaItem, sentences: Sequence[Said]) -> Hit | None:
    words, language = draft.words, draft.meeting.language
    sentences = behind_lost_motion(sentences, language) or sentences
    found: dict[str, Said] = {}
    asks_no = item.recommended is Outcome.REJECTED
    moved = False  # a member's motion is being dealt with
    for sentence in sentences:
        moved = moved or is_motion(sentence.text, words)
        if moved or is_statement(sentence.text, words):
            continue
        of_application = [
            kind
            for kind in ("refused", "met")
            if pattern_of("decisions", language, kind).search(sentence.text)
        ]
        for kind in of_application:
            found.setdefault(kind, sentence)
        if asks_no and of_application:
            continue
        for clause in pattern_of("decisions", language, "clause").split(sentence.text):
            of_clause = _kind_of(clause, words, asks_no)
            if of_clause is not None:
                found.setdefault(of_clause, sentence._replace(text=clause))
    pairs = [
        ("yes", "no"),
        ("thing", "no"),
        ("yes", "later"),
        ("yes", "met" if asks_no else "refused"),
        ("no", "met"),
    ]
    if asks_no:
        pairs = [pair for pair in pairs if pair != ("no", "met")]
    for one, other in pairs:
        if one in found and other in found and found[one] is not found[other]:
            first, second = sorted((found[one], found[other]), key=lambda each: each.span)
            message = _("The decision on item {item} says both “{one}” and “{other}”.")
            return Hit(
                second.span,
                message.format(item=named(item), one=_short(first.text), other=_short(second.text)),
                item=at,
                also=(first.span,),
            )
    return None


def _kind_of(clause: str, words: Vocabulary, asks_no: bool) -> str | None:
    """Whether a clause says yes or no of the whole case, puts it off, or agrees to what it is about, "thing".
    Where a refusal was recommended, a no is that, unless it is told of the recommendation itself."""
    for kind in ("no", "later", "yes"):
        if not whole(words, kind).match(clause):
            continue
        if kind == "no" and pattern_of("decisions", words.language, "as_asked").search(clause):
            return None
        of_asked = pattern_of("decisions", words.language, "of_recommendation").search(clause)
        return "refused" if kind == "no" and asks_no and not of_asked else kind
    thing = pattern_of("decisions", words.language, "thing_agreed").match(clause)
    return "thing" if thing else None


def _short(text: str) -> str:
    bare = text.strip(" .")
    return bare if len(bare) <= 60 else bare[:57].rsplit(" ", 1)[0] + " …"
