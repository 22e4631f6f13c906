"""What a line of search looks for: words, phrases, case numbers, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces: one word, or several in a row ("it-strategi", "og/eller"). It is found
    in inflected forms, at the beginning of words and inside compounds."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, exactly as they are."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number: its key (core.case_numbers), and its parts as typed."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    term: Term


@dataclass(frozen=True, slots=True)
class And:
    """All of several; two at least."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of several; two at least."""

    terms: tuple[Term, ...]


Leaf: TypeAlias = Word | Phrase | CaseNumber
Term: TypeAlias = Word | Phrase | CaseNumber | Not | And | Or


def leaves(term: Term | None, *, negated: bool = False) -> list[Leaf]:
    """The words, phrases and case numbers that are looked for, in order; with `negated` those that must not
    be there instead."""
    found: list[Leaf] = []

    def walk(each: Term, inside: bool) -> None:
        match each:
            case Not():
                walk(each.term, not inside)
            case And() | Or():
                for one in each.terms:
                    walk(one, inside)
            case _ if inside == negated:
                found.append(each)

    if term is not None:
        walk(term, False)
    return found
