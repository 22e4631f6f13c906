"""Whether an item likely belongs to a case whose number it does not bear, and what speaks for it.

Nothing is joined by this: it gives suggestions with their reasons, for a reader to accept or refuse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from core.minutes import Outcome

NEAR_TITLE = 0.86
"""Share of a title's letters that must agree (difflib's ratio)."""
LONG_TEXT = 40
"""Letters of a decision's text from which on it is one nobody else's would be by chance."""
CHAIN_DAYS = 550
"""Days that a case takes from one body to the next at most, to be known by a title nearly the same."""
MANY_ALIKE = 6
"""More items of one title than this make it a standing item, such as the approval of the agenda."""

_NO_WORD = re.compile(r"[\W_]+")
_ROUND = re.compile(r"\(?\b\d\.? (?:behandling|forelæggelse)\b\)?|\b(?:genoptaget|genoptagelse|fortsat)\b")
_DIGITS = re.compile(r"\d+")
_RUNNING_NUMBER = re.compile(r"-[a-zæøå]\d{2}-\d+-\d{2}$", re.IGNORECASE)
_GO_ON = {
    Outcome.POSTPONED,
    Outcome.SENT_BACK,
    Outcome.SENT_TO_HEARING,
    Outcome.RECOMMENDED,
    Outcome.REFERRED,
}


class Reason(StrEnum):
    """What speaks for it, the strongest first."""

    REPEATED = "repeated"  # one repeats, as an earlier decision, what the other decided
    REFERS = "refers"  # the text of one names the number of the other
    JOURNAL = "journal"  # both bear the same journal number, down to its running number
    SAME_TITLE = "same_title"
    NEAR_TITLE = "near_title"  # and the body is another, or the earlier meeting did not end it


@dataclass(frozen=True, slots=True)
class Repeated:
    """An earlier decision as an item repeats it."""

    body: str | None
    day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of an item tells whether another belongs to it."""

    title: str | None
    body: str | None
    day: date | None
    case_key: str | None = None
    journal_number: str | None = None
    decided: tuple[str, ...] = ()  # the texts of this meeting's own decisions
    outcome: Outcome | None = None  # of the last of them
    repeated: tuple[Repeated, ...] = ()
    names: frozenset[str] = frozenset()  # keys of the cases that its text names


def likely(known: Sketch, other: Sketch, alike: int = 0) -> Reason | None:
    """The strongest reason to take `other` for the case of `known`; None where nothing speaks for it.

    `alike` is how many items of the municipality bear the title of `other`.
    """
    if _repeats(known, other) or _repeats(other, known):
        return Reason.REPEATED
    if _names(known, other) or _names(other, known):
        return Reason.REFERS
    if _same_journal(known, other):
        return Reason.JOURNAL
    if alike > MANY_ALIKE or not known.title or not other.title:
        return None
    one, two = bare_title(known.title), bare_title(other.title)
    if len(one) < 8:
        return None
    both_numbered = known.case_key is not None and other.case_key is not None
    if one == two and (not both_numbered or _goes_on(known, other)):
        return Reason.SAME_TITLE
    if one != two and _DIGITS.findall(one) == _DIGITS.findall(two) and _goes_on(known, other):
        matcher = SequenceMatcher(None, one, two, autojunk=False)
        if matcher.real_quick_ratio() >= NEAR_TITLE and matcher.ratio() >= NEAR_TITLE:
            return Reason.NEAR_TITLE
    return None


def strongest(known: Sequence[Sketch], other: Sketch, alike: int = 0) -> tuple[Reason, int] | None:
    """The strongest reason among the items of a case, and the index of the one it is about."""
    order = list(Reason)
    found = [(order.index(why), at) for at, each in enumerate(known) if (why := likely(each, other, alike))]
    if not found:
        return None
    best, at = min(found)
    return order[best], at


def bare_title(title: str) -> str:
    """A title as titles are compared: letters and figures, without which time it is dealt with."""
    folded = _ROUND.sub(" ", title.casefold())
    return _NO_WORD.sub(" ", folded).strip()


def bare_text(text: str) -> str:
    """A decision's text as texts are compared."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


def _repeats(later: Sketch, earlier: Sketch) -> bool:
    texts = {bare_text(text) for text in earlier.decided}
    for each in later.repeated:
        text = bare_text(each.text)
        if not text or text not in texts or (each.day and earlier.day and each.day != earlier.day):
            continue
        if each.body and earlier.body and bare_title(each.body) != bare_title(earlier.body):
            continue
        if len(text) >= LONG_TEXT or _alike(later.title, earlier.title):
            return True
    return False


def _alike(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    return SequenceMatcher(None, bare_title(one), bare_title(other), autojunk=False).ratio() >= NEAR_TITLE


def _names(one: Sketch, other: Sketch) -> bool:
    return other.case_key is not None and other.case_key in one.names


def _same_journal(one: Sketch, other: Sketch) -> bool:
    """A number of the journal plan alone is a subject; with a letter, a running number and a year, a case."""
    mine, theirs = one.journal_number, other.journal_number
    return bool(mine and theirs and mine == theirs and _RUNNING_NUMBER.search(mine.strip()))


def _goes_on(one: Sketch, other: Sketch) -> bool:
    """Whether a case may have gone from one meeting to the other."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) > CHAIN_DAYS:
        return False
    earlier = one if one.day <= other.day else other
    return one.body != other.body or earlier.outcome in _GO_ON
