"""Paragraphs of running text that end without a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from core.language import _
from core.minutes import Role
from core.paragraph import Form
from core.parsing.sentence_ends import sentence_spans
from core.review.check import Check, Tuned
from core.review.checks.form.placeholder import left_over
from core.review.checks.language.prose import is_prose
from core.review.checks.language.run_together import before_names, run_together
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of

_LEAST = 5
"""Words of a paragraph that is taken for a sentence …"""
_SURE = 8
"""… whatever the others of its section are: shorter ones may be a list."""
_LEAST_LAST = 3
"""Words of its last sentence."""
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"[^\s]+$")
_CLOSING = '%)"”’»'
_LINK = re.compile(r"(?:www\.|https?:|@|\.(?:dk|no|se|com|pdf|docx?)\b)\S*$")
_ENDS_OF_VERBS = re.compile(
    r"\b[a-zæøåäö]{3,}(?:[^n\W]es|ede|edes|tes|ades|das)\b|\b[A-ZÆØÅÄÖ]\w+(?:et|en|ne) [a-zæøåäö]{3,}er\b"
)
"""Forms that are verbs for the most part: "plantes", "lukkede"; "Besøget varer"."""
_FEW = 4
"""Decisions for each one that lacks its full stop, where that is a slip and no habit."""
_POINT = re.compile(r"at\b|\(?(?:\d{1,2}|[a-z])[.)]", re.IGNORECASE)
"""How points of a recommendation begin, which have no full stop for the most part."""
_MOST_FIGURES = 0.2  # of the characters of a paragraph: what has more of them is a table's


@cache
def _verb(language: str) -> re.Pattern[str]:
    words: list[str] = [
        *words_of("language", language)["sentence_words"],
        *words_of("sentences", language)["verbs"],
    ]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


class FullStopMissing(Check):
    """Paragraphs that end in the midst of a sentence: no headings, lists or rows of tables, and nothing that
    a template left, which is told by itself."""

    id = "full-stop-missing"
    group = Group.LANGUAGE
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Paragraph without a full stop")

    def why(self) -> str:
        return _("Check paragraphs that end without a full stop: their end may have been lost.")

    def advice(self) -> str:
        return _("Put the full stop, or what is missing.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        of_template = {end for _start, end in draft.once(left_over)}
        return (each for each in self._open(draft) if each.span is None or each.span.end not in of_template)

    def _open(self, draft: Draft) -> Iterator[Hit]:
        yield from self._at_the_end(draft)
        for span in (*run_together(draft), *before_names(draft)):
            words = draft.quote(span)
            yield Hit(
                span, _("A sentence ends with “{words}”, and no full stop stands there.").format(words=words)
            )
        yield from _of_decisions(draft)

    def _at_the_end(self, draft: Draft) -> Iterator[Hit]:
        verb = _verb(draft.meeting.language)
        for at, each in enumerate(draft.paragraphs):
            if not is_prose(each, Form.TEXT) or not _is_open(each):
                continue
            beside = [
                draft.paragraphs[number] for number in (at - 1, at + 1) if 0 <= number < len(draft.paragraphs)
            ]
            if at + 1 < len(draft.paragraphs) and _goes_on(each, beside[-1]):
                continue
            if len(_WORD.findall(each.text)) < _SURE and any(_is_alike(each, other) for other in beside):
                continue
            sentences = [span for span in sentence_spans(each.text, draft.words) if span.end > span.start]
            # a heading that stands close under a paragraph is no sentence
            is_sure = verb.search(each.text, sentences[-1].start) is not None
            if not is_sure and _ENDS_OF_VERBS.search(each.text, sentences[-1].start) is None:
                continue
            if len(_WORD.findall(each.text, sentences[-1].start)) < _LEAST_LAST:
                continue
            last = _LAST_WORD.search(each.text.rstrip())
            assert last is not None
            yield Hit(
                draft.span_in(each, *last.span()),
                _("The paragraph that ends with “{words}” has no full stop.").format(words=last[0]),
                severity=Severity.WARNING if is_sure and len(sentences) > 1 else Severity.NOTE,
            )


def _of_decisions(draft: Draft) -> Iterator[Hit]:
    """Decisions without a full stop where nearly all others have one."""
    outcomes = _outcome(draft.meeting.language)
    decisions = [
        each
        for each, after in pairwise((*draft.paragraphs, None))
        if each is not None
        and each.role is Role.DECISION
        and each.form is Form.TEXT
        and outcomes.search(each.text)
        and not _goes_on(each, after)
    ]
    without = [each for each in decisions if each.text.rstrip()[-1].isalnum()]
    if len(without) * _FEW > len(decisions):
        return
    for each in without:
        last = _LAST_WORD.search(each.text.rstrip())
        if last is not None and not (_is_open(each) and _verb(draft.meeting.language).search(each.text)):
            yield Hit(
                draft.span_in(each, *last.span()),
                _("The decision that ends with “{words}” has no full stop.").format(words=last[0]),
            )


@cache
def _outcome(language: str) -> re.Pattern[str]:
    words: list[str] = words_of("sentences", language)["outcomes"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _is_open(each: DraftParagraph) -> bool:
    """Whether a paragraph is sentences, and the last one has no end."""
    text = each.text.strip()
    if each.role is Role.RECOMMENDATION and _POINT.match(text):
        return False
    if not text[:1].isupper() or not (text[-1].isalnum() or text[-1] in _CLOSING):
        return False
    if _LINK.search(text.rsplit(maxsplit=1)[-1]):
        return False
    if text[-1] in ')"”’»' and text[-2:-1] in ".!?:":
        return False
    words = _WORD.findall(text)
    if len(words) < _LEAST or _is_list(words):
        return False
    return sum(map(str.isdigit, text)) <= _MOST_FIGURES * len(text)


def _is_alike(each: DraftParagraph, other: DraftParagraph) -> bool:
    """Whether another paragraph of the section has no end either."""
    return (other.item, other.section) == (each.item, each.section) and (
        is_prose(other, Form.TEXT) and other.text.rstrip()[-1:].isalnum()
    )


def _is_list(words: list[str]) -> bool:
    """Whether it is names rather than sentences."""
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _goes_on(each: DraftParagraph, after: DraftParagraph | None) -> bool:
    """Whether the next paragraph belongs to the sentence: a list, or what goes on in small letters."""
    if after is None or (after.item, after.section) != (each.item, each.section):
        return False
    return after.form in (Form.LIST, Form.ROW) or not after.text[:1].isupper()
