"""How a decision came out, read from its own words.

The decision is read sentence by sentence. Sentences about another item, an amendment, the people present or
a minority do not decide, unless there is nothing else. The first sentence that fits a pattern decides; in
the vocabulary a "no" stands before its "yes". Words of the recommendation never count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from core.minutes import Confidence, Level, Outcome, Reason
from core.parsing.bodies import is_body, is_unnamed, same_body
from core.parsing.letters import SMALL
from core.parsing.sentence_ends import sentence_spans
from core.parsing.statements import is_motion, is_statement
from core.parsing.vocabulary import Vocabulary

_ENUMERATOR = re.compile(
    rf"^(?:(?:\d{{1,2}}|[{SMALL}])[.)]|(?:\d{{1,2}}\. ?- ?\d{{1,2}}\.)|[-•–*])\s+", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\W{0,3}(?:\d{1,2}|[a-h])[.)] ?(?=\S)", re.IGNORECASE | re.MULTILINE)

_GOOD_GROUNDS = frozenset((Reason.PARTLY, Reason.CONTENT))
_ASKED = frozenset(
    (Outcome.SENT_TO_HEARING, Outcome.ELECTED, Outcome.POSTPONED, Outcome.SENT_BACK, Outcome.REFERRED)
)
"""What a recommendation may ask for beside approval, refusal, taking note and talking."""
_REFUSALS = frozenset((Outcome.REJECTED, Outcome.POSTPONED, Outcome.REMOVED, Outcome.SENT_BACK))
_LONGEST = 600  # characters of a sentence that are looked at: patterns with several gaps take long on more


class Verdict(NamedTuple):
    """An outcome; where nothing in the text clearly says so, why it was taken."""

    outcome: Outcome
    doubt: Reason | None = None

    def confidence(self) -> tuple[Confidence, ...]:
        """The doubt as a decision holds it."""
        if self.doubt is None:
            return ()
        level = Level.INFERRED if self.doubt in _GOOD_GROUNDS else Level.UNSURE
        return (Confidence("outcome", level, self.doubt),)


def sentences(text: str, words: Vocabulary) -> list[str]:
    """The sentences of a text, list numbers left out."""
    pieces = (text[start:end].strip() for start, end in sentence_spans(text, words))
    return [bare for piece in pieces if (bare := _ENUMERATOR.sub("", piece).strip())]


def outcome_of(text: str, words: Vocabulary, body: str | None = None) -> Verdict:
    """The outcome of a decision with these words; OTHER, with a doubt, where no word says it.

    `body` is who decided: what another body recommends in the same text is not the decision.
    """
    if not text.strip():
        return Verdict(Outcome.NO_DECISION)
    pieces = _pieces(text, words) or [(text.strip(), False)]
    plain = [piece for piece, _ in pieces]
    verdict = _verdict(pieces, words, body)
    if verdict.outcome in (Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES):
        if any(words.pattern("effective", "not_followed").search(piece) for piece in plain):
            return Verdict(Outcome.REJECTED)
        if any(words.pattern("outcomes", "amended").search(piece) for piece in plain):
            return Verdict(Outcome.APPROVED_WITH_CHANGES, verdict.doubt)
    return verdict


def _pieces(text: str, words: Vocabulary) -> list[tuple[str, bool]]:
    """The sentences of a decision, each with whether it decides one point of several."""
    numbered = len(_NUMBERED.findall(text)) > 1
    pattern = words.pattern("outcomes", "points")
    found: list[tuple[str, bool]] = []
    for line in text.split("\n"):
        point = numbered and _NUMBERED.match(line) is not None
        for sentence in sentences(line, words):
            told = sentence[:_LONGEST]
            found.append((told, point or pattern.search(told) is not None))
            point = False
    return found


def _verdict(pieces: Sequence[tuple[str, bool]], words: Vocabulary, body: str | None) -> Verdict:
    aside = words.pattern("outcomes", "aside")
    case, of_motion = words.pattern("votes", "case"), words.pattern("outcomes", "of_motion")
    moved = False  # a member's proposal is being dealt with
    asides: list[str] = []
    points: list[Outcome] = []
    for at, (piece, is_point) in enumerate(pieces):
        if at and words.pattern("outcomes", "refers_back").search(piece):
            return Verdict(_of_sentence(pieces[at - 1][0], words) or Outcome.APPROVED)
        motion = is_motion(piece, words)
        if moved and not motion and case.search(piece):
            moved = False
        if (
            motion
            or (moved and of_motion.search(piece))
            or aside.search(piece)
            or is_statement(piece, words)
            or _is_others(piece, body, words)
        ):
            moved = moved or motion
            asides.append(piece)
            continue
        outcome = _of_sentence(piece, words)
        if outcome is None:
            continue
        if not is_point:
            if not points:
                return Verdict(outcome)
            break
        points.append(outcome)
    if points:
        return _of_points(points)
    for piece in asides if len(asides) == len(pieces) else ():
        outcome = _of_sentence(piece, words)
        if outcome is not None:
            return Verdict(outcome, Reason.ASIDES)
    return Verdict(Outcome.OTHER, Reason.FREE_WORDS)


def _of_points(points: Sequence[Outcome]) -> Verdict:
    """What several points come to: a yes to some and a no to others is a yes with changes."""
    if len(set(points)) == 1:
        return Verdict(points[0])
    if Outcome.APPROVED_WITH_CHANGES in points or (Outcome.APPROVED in points and _REFUSALS & set(points)):
        return Verdict(Outcome.APPROVED_WITH_CHANGES, Reason.PARTLY)
    return Verdict(points[0], Reason.PARTLY)


def others_in(text: str, body: str | None, words: Vocabulary) -> list[str]:
    """The sentences in which another body than `body` recommends something."""
    return [piece for piece in sentences(text, words) if _is_others(piece, body, words)]


def _is_others(sentence: str, body: str | None, words: Vocabulary) -> bool:
    """Does another body than `body` recommend something here?"""
    match = words.patterns("outcomes", "others")[0].search(sentence)
    if match and is_unnamed(match["who"], words):
        return False
    return bool(match and body and is_body(match["who"], words) and not same_body(match["who"], body, words))


@lru_cache(maxsize=2048)  # "Godkendt." is asked a hundred times
def _of_sentence(sentence: str, words: Vocabulary) -> Outcome | None:
    told = sentence[:_LONGEST]
    return next((outcome for outcome, pattern in words.outcomes if pattern.search(told)), None)


def recommended_outcome(recommendation: str, words: Vocabulary) -> Outcome | None:
    """What a recommendation asks for; None where there is none.

    Several parts that ask for different things come to an approval.
    """
    if not recommendation.strip():
        return None
    asked = {_asked(part, words) for part in _parts(recommendation, words)}
    return asked.pop() if len(asked) == 1 else Outcome.APPROVED


def _asked(part: str, words: Vocabulary) -> Outcome:
    if words.pattern("effective", "rejected").search(part):
        return Outcome.REJECTED
    for name in ("recommended", "noted", "discussed"):
        if words.pattern("effective", name).search(part):
            return Outcome(name)
    outcome = _of_sentence(part, words)
    return outcome if outcome in _ASKED else Outcome.APPROVED


def follows(
    verdict: Outcome, decision: str, recommended: Outcome | None, effective: Outcome | None, words: Vocabulary
) -> bool | None:
    """Whether a decision follows the recommendation; None where there is none, or where it does not tell."""
    if recommended is None or verdict in (Outcome.OTHER, Outcome.NO_DECISION):
        return None
    if words.pattern("effective", "not_followed").search(decision):
        return False
    if recommended in (verdict, effective):
        return True
    if verdict is Outcome.APPROVED_WITH_CHANGES:
        return None
    if verdict in (Outcome.APPROVED, Outcome.RECOMMENDED):
        return recommended is not Outcome.REJECTED
    return False if verdict in _REFUSALS or verdict is Outcome.REFERRED else None


def effective_outcome(
    verdict: Outcome, decision: str, recommendation: str, words: Vocabulary
) -> Outcome | None:
    """What an approval or a refusal comes to once the recommendation is read; None where that is no news.

    To follow a recommendation to take note is to take note; to follow one to say no is to say no.
    """
    if verdict is Outcome.RECOMMENDED:
        first = decision.split("\n", 1)[0]
        return Outcome.REJECTED if words.pattern("effective", "rejected").search(first) else None
    if not recommendation:
        return None
    no = words.pattern("effective", "rejected").search(recommendation)
    yes = words.pattern("effective", "approved")
    if verdict is Outcome.REJECTED and no and words.pattern("effective", "not_followed").search(decision):
        return Outcome.APPROVED
    if verdict in (Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES) and all(
        _asked(part, words) is Outcome.SENT_TO_HEARING for part in _parts(recommendation, words)
    ):
        return Outcome.SENT_TO_HEARING
    first = re.split(r"(?<=[.])\s", decision, maxsplit=1)[0]
    refers = words.pattern("effective", "refers")
    if verdict is not Outcome.APPROVED or not (refers.search(decision) or refers.search(first)):
        return None
    without_no = words.pattern("effective", "rejected").sub(" ", recommendation)
    if no:
        return None if yes.search(without_no) else Outcome.REJECTED
    parts = _parts(recommendation, words)
    for name in ("recommended", "noted", "discussed"):
        if name == "noted" and yes.search(recommendation):
            return None
        asked = words.pattern("effective", name)
        if parts and all(asked.search(part) for part in parts):  # one part that asks for more is more
            return Outcome(name)
    return None


def _parts(recommendation: str, words: Vocabulary) -> list[str]:
    """What a recommendation asks for, one by one; the words before the first ("X indstiller,") are none."""
    pieces = words.pattern("effective", "next_part").split(recommendation)
    opening, *rest = (piece.strip() for piece in pieces)
    if rest and (opening.endswith((",", ":")) or _ends_in_asking(opening, words)):
        opening = ""
    return [part for part in (opening, *rest) if part]


def _ends_in_asking(text: str, words: Vocabulary) -> bool:
    return any(found.end() == len(text) for found in words.pattern("effective", "asks").finditer(text))
