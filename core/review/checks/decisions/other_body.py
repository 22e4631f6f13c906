"""A decision that is headed with another body's name, or says that another body made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from core.language import _
from core.parsing.bodies import is_body, same_body
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.decisions.named_bodies import is_office
from core.review.checks.decisions.other_meeting import all_misnamed, heading_of
from core.review.checks.decisions.said import Said, named, of_open_items, read_decision, whole
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of, words_of


class DecisionOtherBody(Check):
    """Another body's name in the decision."""

    id = "decision-body"
    group = Group.DECISIONS
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Decision of another body")

    def why(self) -> str:
        return _(
            "A text that was copied from another body's minutes may keep that body's name. Check who decided."
        )

    def advice(self) -> str:
        return _("Name the body that met, or say that the other one decided earlier.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        body = draft.meeting.body
        if body is None or not draft.is_minutes:
            return
        headed: set[int] = set()
        for at, item, slip in all_misnamed(draft):
            if slip.other_body:
                headed.add(at)
                message = _("The decision on item {item} is headed {other}; the meeting was held by {body}.")
                yield Hit(
                    slip.heading,
                    message.format(item=named(item), other=slip.decision.body, body=body),
                    item=at,
                    severity=Severity.ERROR,
                )
        for at, item, sentences in of_open_items(draft):
            decision = read_decision(draft, item)
            heading = heading_of(draft, item, decision) if decision is not None else None
            before = draft.quote(heading) if heading is not None else ""
            for sentence in sentences if at not in headed else ():
                match = _who_decides(draft.words, "decides").match(sentence.text)
                match = match or _by_whom(draft.words).match(sentence.text)
                if match is None and not _is_before_decision(sentence, sentences, draft.words):
                    match = _who_decides(draft.words, "proposes").match(sentence.text)
                asked = before
                before = f"{before} {sentence.text}"
                if match is None or not _is_other(match["who"], sentence.text, body, draft):
                    continue
                if _is_to_decide(match, asked, body, draft):
                    continue
                message = _(
                    "The decision on item {item} says that {other} decided; the meeting was held by {body}."
                )
                yield Hit(
                    sentence.place(draft, *match.span("who")),
                    message.format(item=named(item), other=match["who"], body=body),
                    item=at,
                )


def _is_other(who: str, sentence: str, body: str, draft: Draft) -> bool:
    """Is `who` another body than the one that met, and does the sentence tell of this meeting?"""
    words, language = draft.words, draft.meeting.language
    if pattern_of("decisions", language, "committee").search(who):
        return pattern_of("decisions", language, "council").search(body) is not None
    if not is_body(who, words) or is_office(who, words) or same_body(who, body, words):
        return False
    if re.match(rf"{re.escape(who)} (?:i|för|for) ", body, re.IGNORECASE):
        return False  # "Kontrollutvalget i Brattvik kommune"
    return pattern_of("decisions", language, "earlier").search(sentence) is None


def _is_to_decide(match: re.Match[str], asked: str, body: str, draft: Draft) -> bool:
    """Is it what the other body shall decide, as it is recommended to: where the heading or a sentence before
    names that body, or where it is the council and the body that met is not?"""
    language, who = draft.meeting.language, match["who"]
    to_decide = pattern_of("decisions", language, "to_decide")
    if "verb" not in match.re.groupindex or to_decide.fullmatch(match["verb"]) is None:
        return False
    council = pattern_of("decisions", language, "council")
    if council.search(who) is not None and council.search(body) is None:
        return True
    return who.casefold().removesuffix("s") in asked.casefold()


def _is_before_decision(sentence: Said, sentences: Sequence[Said], words: Vocabulary) -> bool:
    """Does another sentence say of the whole case how it came out, or who decided?"""
    patterns = (*(whole(words, kind) for kind in ("yes", "no", "later")), _who_decides(words, "decides"))
    return any(each is not sentence and one.match(each.text) for each in sentences for one in patterns)


@cache
def _who_decides(words: Vocabulary, verbs_of: str) -> re.Pattern[str]:
    """A sentence that begins with who decides, "who", by the verbs of a list."""
    listed = words_of("decisions", words.language)
    before, verbs = "|".join(listed["before_body"]), "|".join(listed[verbs_of])
    return re.compile(rf"(?:{before})?(?P<who>[^\W\d_][^.:;()]{{2,80}}?) (?P<verb>{verbs})\b", re.IGNORECASE)


@cache
def _by_whom(words: Vocabulary) -> re.Pattern[str]:
    """ "Indstillingen blev godkendt af Kulturudvalget"."""
    listed = words_of("decisions", words.language)
    return re.compile(rf"{whole(words, 'yes').pattern}(?:{listed['by_whom'][0]})", re.IGNORECASE)
