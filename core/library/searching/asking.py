"""The terms of a query as the search index understands them.

A term that the index can answer by itself becomes one FTS5 expression. It has no universe, so "not this"
alone, or as one of several, is a condition on the entries instead.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.library.searching.matching import Marker, SoughtLeaf, sought_sequence, sought_word
from core.library.searching.words import SHORT_BEGINNING, paddings, wanted_word
from core.query import And, CaseNumber, Leaf, Not, Or, Phrase, Term, Word, leaves

CENTURIES = ("", "20", "19")

Condition = tuple[str, list[object]]
"""What may stand after WHERE for `index_entry AS entry`, and the values for its question marks."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A term with what its leaves mean among the words of the library."""

    term: Term | None
    marker: Marker
    expressions: Mapping[Leaf, str]
    short_expressions: Mapping[Leaf, str]

    def in_notes(self) -> str | None:
        """The FTS5 expression of the whole for the index of annotations, which is small."""
        short = replace(self, expressions=self.short_expressions)
        return None if self.term is None else short.expression(self.term)

    def expression(self, term: Term) -> str | None:
        """The FTS5 expression of `term`; None where the index cannot answer it."""
        match term:
            case Not():
                return None
            case Or():
                parts = [self.expression(each) for each in term.terms]
                return None if None in parts else "(" + " OR ".join(map(str, parts)) + ")"
            case And():
                wanted = [self.expression(each) for each in term.terms if not isinstance(each, Not)]
                unwanted = [self.expression(each.term) for each in term.terms if isinstance(each, Not)]
                if not wanted or None in wanted or None in unwanted:
                    return None
                all_ = "(" + " AND ".join(map(str, wanted)) + ")"
                return f"({all_} NOT ({' OR '.join(map(str, unwanted))}))" if unwanted else all_
            case _:
                return self.expressions[term]

    def split(self, term: Term) -> tuple[str | None, list[Condition]]:
        """The part of `term` that the index answers, and what the entries must fulfil beyond."""
        whole = self.expression(term)
        if whole is not None:
            return whole, []
        if not isinstance(term, And):
            return None, [self.condition(term)]
        answered = [each for each in term.terms if self.expression(each) is not None]
        rest = [self.condition(each) for each in term.terms if self.expression(each) is None]
        if not answered:
            return None, rest
        return self.expression(And(tuple(answered)) if len(answered) > 1 else answered[0]), rest

    def condition(self, term: Term) -> Condition:
        """`term` as a condition on entries."""
        whole = self.expression(term)
        if whole is not None:
            sql = "entry.id IN (SELECT rowid FROM item_search WHERE item_search MATCH ?)"
            return sql, [whole]
        if isinstance(term, Not):
            sql, values = self.condition(term.term)
            return f"NOT ({sql})", values
        assert isinstance(term, And | Or)
        joint = " AND " if isinstance(term, And) else " OR "
        parts = [self.condition(each) for each in term.terms]
        return "(" + joint.join(sql for sql, _values in parts) + ")", [v for _sql, vs in parts for v in vs]


def asked(connection: sqlite3.Connection, term: Term | None) -> Asked:
    """`term` made ready; what must not be there is not marked."""
    expressions: dict[Leaf, str] = {}
    short: dict[Leaf, str] = {}
    sought: list[SoughtLeaf] = []
    wanted = list(dict.fromkeys(leaves(term)))
    for leaf in dict.fromkeys((*wanted, *leaves(term, negated=True))):
        expressions[leaf], short[leaf], made = _ready(connection, leaf)
        if leaf in wanted:
            sought.append(made)
    return Asked(term, Marker(sought), expressions, short)


def _ready(connection: sqlite3.Connection, leaf: Leaf) -> tuple[str, str, SoughtLeaf]:
    """The expressions for the index of items and that of annotations, and how hits are found in a text."""
    if isinstance(leaf, Word) and len(leaf.words) == 1:
        word = wanted_word(connection, leaf.words[0])
        return word.expression(), word.short_expression(), sought_word(leaf, word.cores(), word.matches)
    if isinstance(leaf, CaseNumber):
        expression = _case(leaf)
    else:
        expression = _in_a_row(leaf.words) if isinstance(leaf, Phrase) else _words(leaf)
    return expression, expression, sought_sequence(leaf)


def _words(leaf: Word) -> str:
    """Words joined by a hyphen, a stroke or a point, the last of which may go on; or joined to one."""
    last = leaf.words[-1]
    if len(last) < SHORT_BEGINNING:  # one letter begins too many words to look for them all
        return _in_a_row(leaf.words) if last.isdigit() else _in_a_row(leaf.words[:-1])
    return f'({_in_a_row(leaf.words)} * OR "{"".join(leaf.words)}" *)'


def _case(leaf: CaseNumber) -> str:
    """A case number in any writing; the running number may go on, as it is typed."""
    parted = re.fullmatch(r"(\d\d)-(\d+)", leaf.key)
    if parted is None:
        return f'({_in_a_row(leaf.words)} OR "{leaf.key.lower()}")'
    year, number = parted.groups()
    more = " *" if len(leaf.words[-1]) >= SHORT_BEGINNING else ""
    found = [_in_a_row((century + year, each)) for century in CENTURIES for each in paddings(number)]
    typed = [f"{_in_a_row((century + year, leaf.words[-1]))}{more}" for century in CENTURIES]
    return "(" + " OR ".join((*found, *typed)) + ")"


def _in_a_row(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'
