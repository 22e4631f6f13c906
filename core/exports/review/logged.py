"""What logs may say of a finding: they are kept, sent on and read by many."""

from __future__ import annotations

from dataclasses import replace

from core.confidential.closed_words import ClosedWords
from core.confidential.personal import Masking, masked_text
from core.exports.review.checked import Checked, check_of, is_of_closed
from core.exports.review.masking import masked_finding, quoted_in, without_quotes
from core.people_names import name_key
from core.review.checks.confidential.names import named_in_minutes, persons_in
from core.review.finding import Finding, Group
from core.review.word_lists import pattern_of

_OF_WRITERS = frozenset(("tracked-changes", "comment-left", "pdf-annotation"))
"""Checks whose words are those of people who wrote the draft, mostly on its wording: confidential by where
they stand, not by what they say."""
_OF_PERSONS = "sensitive-words"
"""The check whose message is nothing without what it quotes."""
_SENSITIVE = ("sensitive", "sensitive_alone")
_DIGITS = 6
"""As many tell of a number of a person, though it be cut."""


def logged(checked: Checked, finding: Finding) -> Finding:
    """A finding with its masks; nothing is quoted of a closed item, nor what is confidential. Where it stands
    is said apart from it (`places`)."""
    told = masked_finding(finding, checked.source.text, Masking())
    if finding.check == _OF_PERSONS and finding.span is not None:
        return replace(told, quote="", message=f"{check_of(finding, checked.rules).name()}.", suggestions=())
    if is_of_closed(checked.meeting, finding):
        return replace(told, quote="", message=without_quotes(told.message), suggestions=())
    if finding.group is not Group.CONFIDENTIAL:
        return told
    is_placed = finding.check in _OF_WRITERS and finding.item is not None
    if is_placed and _is_harmless(checked, quoted_in(finding.message)):
        quote = finding.quote if _is_harmless(checked, finding.quote) else ""
        return replace(told, quote=quote, message=masked_text(finding.message))
    return replace(told, quote="")


def _is_harmless(checked: Checked, words: str) -> bool:
    """Whether words of an open item hold nothing that any check or mask takes for confidential."""
    if sum(map(str.isdigit, words)) >= _DIGITS or masked_text(words) != words:
        return False
    language = checked.meeting.language
    if any(pattern_of("confidential", language, each).search(words) for each in _SENSITIVE):
        return False
    if ClosedWords(checked.meeting).told_by(words):
        return False
    known = checked.draft.once(named_in_minutes)
    return all(name_key(each.name) in known for each in persons_in(words, language, unlisted=True))
