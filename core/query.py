"""A line of search as a reader types it, and what it asks for.

Words, all of which must be there; "phrases"; AND, OR, NOT (OG, ELLER, IKKE) in capitals, a minus before what
must not be there, brackets; case numbers in any writing; and filters, a field and a value: `udvalg:økonomi`,
`from:"maj 2024"`, `-outcome:postponed`. Filters hold for the whole line, wherever they stand in it.

Nothing is an error. What cannot be meant as it is written (a quotation mark alone, an operator with nothing
beside it, a field that there is not, a value that a field cannot have) is words to be found.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.case_numbers import case_key
from core.query_periods import period_of
from core.query_terms import And, CaseNumber, Leaf, Not, Or, Phrase, Term, Word, leaves
from core.query_words import PERIODS, Field, field_of, meant, words, written
from core.source_text import Span
from core.words import words_of

__all__ = [
    "And",
    "CaseNumber",
    "Filter",
    "Leaf",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Term",
    "Word",
    "leaves",
    "parse_query",
    "with_filter",
]

MOST_TERMS = 32
"""Words, phrases and case numbers of one line; what follows is not looked at."""
DEEPEST = 12
"""Brackets within brackets; deeper ones are not looked at."""
MOST_PLACES = 20
"""Where in a line a new filter is tried."""
LONGEST_PERIOD = 5
"""Words of a period without quotation marks: "fra:den 1. maj 2024"."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition. `value` is a name out of `Outcome`, `Role` or `DocumentKind`, "yes" or "no", or what is
    typed; `span` is its place in the line, with its minus, and the operator that led to it.

    Several filters of one field ask for one of them, tags and people for all.
    """

    field: Field
    value: str
    negated: bool = False
    span: Span = dataclasses.field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """What a line asks for. `terms` is None where it has filters alone, or nothing."""

    line: str
    terms: Term | None
    filters: tuple[Filter, ...]

    def __bool__(self) -> bool:
        return self.terms is not None or bool(self.filters)

    def without(self, which: Filter) -> str:
        """The line without a filter of this query."""
        before, after = self.line[: which.span.start].rstrip(), self.line[which.span.end :].lstrip()
        return f"{before} {after}".strip()


def with_filter(line: str, which: Field, value: str, *, negated: bool = False) -> str:
    """`line` with one more filter, in the words of the language in use.

    One that is there is not added again; of periods and flags the newer one counts. `value` as in `Filter`.
    """
    value = " ".join(_QUOTES.sub(" ", value).split())
    wanted = Filter(which, value, negated)
    query = parse_query(line)
    if not value or wanted in query.filters:
        return line
    same = next((each for each in query.filters if each.field is which), None)
    if same is not None and which in _ONE_ALONE:
        return with_filter(query.without(same), which, value, negated=negated)
    name, word = written(which, value)
    minus = "-" if negated else ""
    quoted = f'{minus}{name}:"{word}"'
    bare = quoted if re.search(r"[\s()]", word) else f"{minus}{name}:{word}"
    for base in _alike(line):
        places = [len(base), 0, *(space.start() for space in re.finditer(r"\s", base))]
        for text in (bare, quoted):
            for at in places[:MOST_PLACES]:
                attempt = f"{base[:at]} {text} {base[at:].lstrip()}".strip()
                made = parse_query(attempt)
                if made.terms == query.terms and set(made.filters) == {*query.filters, wanted}:
                    return attempt
    return f"{line} {quoted}".strip()


def _alike(line: str) -> Iterator[str]:
    """`line`, and other ways to write it that a filter may be put to."""
    yield line
    # A quotation mark without a second one would take in what comes behind it: without such marks.
    unquoted = _QUOTES.sub(" ", line)
    yield unquoted
    # A word such as OR at an end is an operator where a filter stands beside it: in brackets it is not.
    yield f"({line})"
    # Where it hangs on a bracket, too, it is written as the word that it is read as.
    yield _settled(unquoted)
    yield _settled(line)


def _settled(line: str) -> str:
    """`line` without what is an operator or a bracket by its looks alone."""
    query = parse_query(line)
    for looks in list(_LOOKS.finditer(line))[:MOST_PLACES]:
        plain = " " if looks.group() in "()" else looks.group().lower()
        attempt = line[: looks.start()] + plain + line[looks.end() :]
        made = parse_query(attempt)
        if made.terms == query.terms and set(made.filters) == set(query.filters):
            line = attempt
    return line


_ONE_ALONE = frozenset(
    (*PERIODS, Field.CLOSED, Field.ANNOTATED, Field.AGAINST, Field.VOTES, Field.UNREAD, Field.ROLE)
)
_QUOTE = '"“”„‟«»″'
_QUOTES = re.compile(f"[{_QUOTE}]")
_RUN = re.compile(rf"[^\s(){_QUOTE}]+")
_LOOKS = re.compile(r"[()]|\b[A-Z]+\b")
_SPACED_RUN = re.compile(rf"\s*[^\s(){_QUOTE}]+")
_FIELD = re.compile(r"([^\W\d_]+):")
_WRITTEN_AS_FILTER = re.compile(rf"(?<![^\s(-])[^\W\d_]+:[^\s(){_QUOTE}:/]+(?=[\s()]|$)")
_PIECE = re.compile(r"[^\s:;,!?=|<>…]+")
_CASE = re.compile(r"(?:(?:19|20)?\d\d[-/]\d{1,8}|\d[\w.]*(?:[-/][\w.]+){2,})[.,;]?")
_DAY = re.compile(r"\d{1,2}([-/])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d")


def _operators() -> dict[str, str]:
    return {word: name for name, all_ in words()["operators"].items() for word in all_}


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the line: "and", "or", "not" (a minus too), "(", ")", "filter" or "term".

    `term` of an operator is the word that it is where nothing stands beside it.
    """

    kind: str
    span: Span
    term: Term | None = None
    filter: Filter | None = None


def looks_like_filters(line: str, today: date | None = None) -> tuple[str, ...]:
    """What is written as a filter in `line` and is none, so that its words are looked for: `foo:bar`."""
    filters = [each.span for each in parse_query(line, today).filters]
    return tuple(
        run.group()
        for run in _WRITTEN_AS_FILTER.finditer(line)
        if not any(span.start < run.end() and run.start() < span.end for span in filters)
    )


def parse_query(line: str, today: date | None = None) -> Query:
    """What `line` asks for. `today` is only asked whether words such as "sidste år" are a period."""
    tokens = _balanced(_tokens(line, today or date.today()))
    rest, filters = _apart(tokens)
    return Query(line, _Reading(_limited(rest)).term(), tuple(filters))


def _tokens(line: str, today: date) -> list[_Token]:
    tokens: list[_Token] = []
    operators = _operators()
    at = 0
    while at < len(line):
        character = line[at]
        if character.isspace():
            at += 1
        elif character in "()":
            tokens.append(_Token(character, Span(at, at + 1)))
            at += 1
        elif character in _QUOTE:
            closing = _QUOTES.search(line, at + 1)
            if closing is not None:
                tokens += _leaf(Phrase, line, at + 1, closing.start())
            at = closing.end() if closing is not None else at + 1
        elif character == "-" and (at == 0 or line[at - 1] in " \t\n(" + _QUOTE):
            end = re.compile("-+").match(line, at)
            at = end.end() if end else at + 1
            if at < len(line) and not line[at].isspace():
                tokens.append(_Token("not", Span(at - 1, at)))
        else:
            found, at = _run(line, at, today, operators)
            tokens += found
    return tokens


def _run(line: str, at: int, today: date, operators: dict[str, str]) -> tuple[list[_Token], int]:
    """What begins at `at`, no space: an operator, a filter, a case number or words; and where it ends."""
    run = _RUN.match(line, at)
    if run is None:
        return [], at + 1
    if run.group() in operators:
        alone = Word((run.group().lower(),))
        return [_Token(operators[run.group()], Span(at, run.end()), alone)], run.end()
    filter_ = _filter(line, at, today)
    if filter_ is not None:
        return [_Token("filter", filter_.span, filter=filter_)], filter_.span.end
    labelled = _labelled_case().match(line, at)
    if labelled is not None:
        return _case(labelled.group(1), labelled.span()), labelled.end()
    tokens: list[_Token] = []
    for piece in _PIECE.finditer(line, at, run.end()):
        whole = _CASE.fullmatch(piece.group())
        if whole is not None and not _DAY.fullmatch(piece.group()):
            tokens += _case(piece.group(), piece.span())
        else:
            tokens += _leaf(Word, line, *piece.span())
    return tokens, run.end()


def _labelled_case() -> re.Pattern[str]:
    global _labelled  # noqa: PLW0603 compiled once, when first asked for
    if _labelled is None:
        labels = "|".join(sorted(map(re.escape, words()["case_labels"]), key=len, reverse=True))
        _labelled = re.compile(
            rf"(?:(?:{labels})[.:]*\s+)+((?:19|20)?\d\d\s?[-/.]\s?\d{{1,8}})(?![\w/.-]*\w)", re.IGNORECASE
        )
    return _labelled


_labelled: re.Pattern[str] | None = None


def _case(text: str, span: tuple[int, int]) -> list[_Token]:
    key = case_key(text.strip(".,;"))
    found = tuple(words_of(text))
    return [_Token("term", Span(*span), CaseNumber(key, found))] if key and found else []


def _leaf(kind: type[Word] | type[Phrase], line: str, start: int, end: int) -> list[_Token]:
    found = tuple(words_of(line[start:end]))
    return [_Token("term", Span(start, end), kind(found[:MOST_TERMS]))] if found else []


def _filter(line: str, at: int, today: date) -> Filter | None:
    """The filter that begins at `at`; None where what stands there is none."""
    named = _FIELD.match(line, at)
    name = field_of(named.group(1)) if named is not None else None
    if named is None or name is None or named.end() == len(line):
        return None
    start = named.end()
    for first, end, after in _values(line, start, LONGEST_PERIOD if name in PERIODS else 1):
        value = meant(name, line[first:end])
        if value is not None and (value[0] not in PERIODS or period_of(value[1], today) is not None):
            return Filter(*value, span=Span(at, after))
    return None


def _values(line: str, start: int, most: int) -> list[tuple[int, int, int]]:
    """What may be the value behind a colon: its start, its end, and the end of its quotation marks. It is
    up to `most` words long where there are none; the longest comes first."""
    if line[start] in _QUOTE:
        closing = _QUOTES.search(line, start + 1)
        return [] if closing is None else [(start + 1, closing.start(), closing.end())]
    if line[start].isspace():
        return []
    found: list[tuple[int, int, int]] = []
    for run in _SPACED_RUN.finditer(line, start):
        if run.start() != (found[-1][1] if found else start) or len(found) == most:
            break
        found.append((start, run.end(), run.end()))
    return found[::-1]


def _balanced(tokens: Sequence[_Token]) -> list[_Token]:
    """`tokens` without brackets that have no partner, hold nothing, or stand too deep."""
    opened: list[int] = []
    dropped: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind == "(":
            opened.append(at)
        elif token.kind == ")":
            if not opened:
                dropped.add(at)
                continue
            start = opened.pop()
            holds = any(each.kind == "term" for each in tokens[start:at])
            if not holds or len(opened) >= DEEPEST:
                dropped |= {start, at}
    dropped |= set(opened)
    return [token for at, token in enumerate(tokens) if at not in dropped]


def _apart(tokens: Sequence[_Token]) -> tuple[list[_Token], list[Filter]]:
    """Terms and operators, and the filters with the operator that led to them, or led on from them."""
    kept: list[_Token] = []
    filters: list[Filter] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.filter is None:
            kept.append(token)
            continue
        start, end = token.span
        negated = False
        while kept and kept[-1].kind == "not":
            start, negated = kept.pop().span.start, True
        joins = ("and", "or")
        if len(kept) > 1 and kept[-1].kind in joins and kept[-2].kind in (*joins, "term", ")"):
            start = kept.pop().span.start
        elif not kept and at + 1 < len(tokens) and tokens[at].kind in joins:
            end = tokens[at].span.end
            at += 1
        filters.append(Filter(token.filter.field, token.filter.value, negated, Span(start, end)))
    return kept, filters


def _limited(tokens: Sequence[_Token]) -> list[_Token]:
    """`tokens` up to the last term that is looked at; the brackets stay in pairs."""
    kept: list[_Token] = []
    terms = 0
    for token in tokens:
        terms += token.kind == "term"
        if terms <= MOST_TERMS or token.kind == ")":
            kept.append(token)
    return _balanced(kept)


class _Reading:
    """Reads terms and operators; brackets stand in pairs and hold terms."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def term(self) -> Term | None:
        """One of several, up to a closing bracket or the end."""
        found = [self._all()]
        while self._kind() == "or":
            self._at += 1
            found.append(self._all())
        terms = tuple(dict.fromkeys(each for each in found if each is not None))
        return terms[0] if len(terms) == 1 else Or(terms) if terms else None

    def _all(self) -> Term | None:
        found: list[Term] = []
        while (kind := self._kind()) not in ("", ")"):
            if kind == "or" and found and self._begins(self._at + 1):
                break
            if kind == "and" and found and self._begins(self._at + 1):
                self._at += 1
                continue
            found += self._one()
        terms = tuple(dict.fromkeys(found))
        return terms[0] if len(terms) == 1 else And(terms) if terms else None

    def _one(self) -> list[Term]:
        token = self._tokens[self._at]
        begins = self._begins(self._at + 1)
        self._at += 1
        if token.kind == "not" and begins:
            denied = True
            while self._kind() == "not":
                denied = not denied
                self._at += 1
            inner = self._one()
            return [Not(each) for each in inner] if denied else inner
        if token.kind == "(":
            found = self.term()
            self._at += 1
            return [] if found is None else [found]
        if token.term is not None:
            return [token.term]
        return []

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _begins(self, at: int) -> bool:
        """Whether what stands at `at` can be asked for."""
        while at < len(self._tokens) and self._tokens[at].kind == "not":
            at += 1
        return at < len(self._tokens) and self._tokens[at].kind in ("term", "(")
