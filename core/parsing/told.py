"""What the sections beside a decision tell of it: votes, motions, statements.

Danish minutes put all of it under the decision. Norwegian and Swedish ones have labels for motions, for the
order of the vote, for the vote itself, and write the vote's result behind the recommendation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.minutes import Role, Section
from core.parsing.outcomes import sentences
from core.parsing.statements import is_statement
from core.parsing.vocabulary import Vocabulary

_LONGEST_LEAD = 300  # characters
_QUOTES = '"“”»„«'
_NAMING = frozenset((Role.MOTIONS, Role.AMENDMENT, Role.MINORITY))
"""Sections whose heading may name who speaks."""


def told_beside(section: Section, words: Vocabulary) -> list[str]:
    """The sentences of a section that tells of the decision; none where the language's minutes do not.

    A line that ends in a colon goes with the sentence it leads to: "A B fremmet følgende forslag:" and the
    proposal itself; so does a heading that names somebody.
    """
    if section.role.value not in words.words["votes"]["told_in"] or not section.text:
        return []
    pieces = list(_joined(list(_pieces(section.text, words))))
    heading = section.heading
    named = words.pattern("statements", "named_heading")
    if heading and pieces and section.role in _NAMING and named.search(heading):
        if section.role is Role.MINORITY and not any(is_statement(piece, words) for piece in pieces):
            pieces = [" ".join(pieces)]  # all of it is what one puts on record
        pieces[0] = f"{heading.rstrip(' :')}: {pieces[0]}"
    return pieces


def _pieces(text: str, words: Vocabulary) -> Iterator[str]:
    """The sentences of a text, a paragraph in quotation marks as one."""
    for paragraph in text.split("\n"):
        bare = paragraph.strip()
        if bare[:1] in _QUOTES and bare[-1:] in _QUOTES and bare:
            yield bare
        else:
            yield from sentences(paragraph, words)


def _joined(pieces: Sequence[str]) -> Iterator[str]:
    held = ""
    for piece in pieces:
        whole = f"{held} {piece}" if held else piece
        if whole.endswith(":") and len(whole) < _LONGEST_LEAD:
            held = whole
            continue
        held = ""
        yield whole
    if held:
        yield held
