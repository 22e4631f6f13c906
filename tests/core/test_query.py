from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.language import LANGUAGES, language, set_language
from core.minutes import DocumentKind, Outcome, Role
from core.query import (
    And,
    CaseNumber,
    Not,
    Or,
    Phrase,
    Term,
    Word,
    leaves,
    parse_query,
    with_filter,
)
from core.query_periods import period_of
from core.query_words import CHOICES, FLAGS, Field, field_of, meant, words, written
from core.wording import kind_name, outcome_name, role_name

TODAY = date(2026, 11, 22)


@pytest.fixture(params=LANGUAGES)
def each_language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


def word(*words: str) -> Word:
    return Word(words)


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("", None),
        ("budget", word("budget")),
        ("Budget Skole", And((word("budget"), word("skole")))),
        ("budget og skole", And((word("budget"), word("og"), word("skole")))),
        ("budget OG skole", And((word("budget"), word("skole")))),
        ("budget OR skole", Or((word("budget"), word("skole")))),
        ("a b ELLER c", Or((And((word("a"), word("b"))), word("c")))),
        ("a (b OR c)", And((word("a"), Or((word("b"), word("c")))))),
        ("a -b", And((word("a"), Not(word("b"))))),
        ("a IKKE b", And((word("a"), Not(word("b"))))),
        ("a AND NOT b", And((word("a"), Not(word("b"))))),
        ("-(a b)", Not(And((word("a"), word("b"))))),
        ("NOT NOT a", word("a")),
        ('"ny skole"', Phrase(("ny", "skole"))),
        ("“ny skole”", Phrase(("ny", "skole"))),
        ("»ny skole« hal", And((Phrase(("ny", "skole")), word("hal")))),
        ('-"ny skole"', Not(Phrase(("ny", "skole")))),
        ("it-strategi", word("it", "strategi")),
        ("børne- og ungeudvalg", And((word("børne"), word("og"), word("ungeudvalg")))),
        ("24/3817", CaseNumber("24-3817", ("24", "3817"))),
        ("støj 24-003817", And((word("støj"), CaseNumber("24-3817", ("24", "003817"))))),
        ("Sag nr. 2024 - 3817", CaseNumber("24-3817", ("2024", "3817"))),
        ("Sagsnr.: 24/3817", CaseNumber("24-3817", ("24", "3817"))),
        ("14-05-2024", word("14", "05", "2024")),
        # what cannot be meant as it is written is words
        ('"abc', word("abc")),
        ('abc"', word("abc")),
        ('""', None),
        ("OR", word("or")),
        ("OR a", And((word("or"), word("a")))),
        ("a AND", And((word("a"), word("and")))),
        ("NOT", word("not")),
        ("a -", word("a")),
        ("(((a", word("a")),
        ("a)))", word("a")),
        ("()", None),
        ("foo:bar", And((word("foo"), word("bar")))),
        ("udvalg:", word("udvalg")),
        ("udfald:hurra", And((word("udfald"), word("hurra")))),
        ("år:20", And((word("år"), word("20")))),
        ("{title} NEAR(b)", And((word("title"), word("near"), word("b")))),
        ("%_*^", None),
    ],
)
def test_terms(line: str, terms: Term | None) -> None:
    assert parse_query(line).terms == terms


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ("udvalg:økonomi", [(Field.BODY, "økonomi", False)]),
        ("body:økonomi", [(Field.BODY, "økonomi", False)]),
        ("Udvalg:Økonomi støj", [(Field.BODY, "Økonomi", False)]),
        ('committee:"Teknik og Miljø"', [(Field.BODY, "Teknik og Miljø", False)]),
        ("-udvalg:økonomi", [(Field.BODY, "økonomi", True)]),
        ("IKKE udvalg:økonomi", [(Field.BODY, "økonomi", True)]),
        ("udfald:godkendt", [(Field.OUTCOME, "approved", False)]),
        ("outcome:approved", [(Field.OUTCOME, "approved", False)]),
        ("outcome:approved_with_changes", [(Field.OUTCOME, "approved_with_changes", False)]),
        ('udfald:"sendt i høring"', [(Field.OUTCOME, "sent_to_hearing", False)]),
        ("udfald:udsk", [(Field.OUTCOME, "postponed", False)]),
        ("er:lukket", [(Field.CLOSED, "yes", False)]),
        ("is:open", [(Field.CLOSED, "no", False)]),
        ("åben:ja", [(Field.CLOSED, "no", False)]),
        ("har:afstemning -er:annoteret", [(Field.VOTES, "yes", False), (Field.ANNOTATED, "yes", True)]),
        ("er:imod", [(Field.AGAINST, "yes", False)]),
        ("ulæst:ja", [(Field.UNREAD, "yes", False)]),
        ("kun:beslutninger", [(Field.ROLE, "decision", False)]),
        ("only:recommendations", [(Field.ROLE, "recommendation", False)]),
        ("dokument:dagsorden", [(Field.KIND, "agenda", False)]),
        ("år:2024", [(Field.PERIOD, "2024", False)]),
        ("periode:maj 2024 skole", [(Field.PERIOD, "maj 2024", False)]),
        (
            "fra:1. maj 2024 til:sidste år",
            [(Field.FROM, "1. maj 2024", False), (Field.TO, "sidste år", False)],
        ),
        ("emneord:økonomi/anlæg", [(Field.TAG, "økonomi/anlæg", False)]),
        ("sag:24-3817", [(Field.CASE, "24-3817", False)]),
        ("navn:“Ea Dam”", [(Field.PERSON, "Ea Dam", False)]),
        ("kommune:nørrevang OR hus", [(Field.MUNICIPALITY, "nørrevang", False)]),
    ],
)
def test_filters(line: str, filters: list[tuple[Field, str, bool]]) -> None:
    found = parse_query(line, TODAY).filters
    assert [(each.field, each.value, each.negated) for each in found] == filters


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("hus udvalg:økonomi hal", "hus hal"),
        ("hus -udvalg:økonomi", "hus"),
        ("hus OR udvalg:økonomi", "hus"),
        ("udvalg:økonomi OG hus", "hus"),
        ("hus IKKE udvalg:økonomi", "hus"),
        ('udvalg:"a b"', ""),
    ],
)
def test_a_filter_is_taken_out_of_the_line(line: str, rest: str) -> None:
    query = parse_query(line)
    assert query.without(query.filters[0]) == rest


@pytest.mark.parametrize(
    ("line", "field", "value", "made"),
    [
        ("", Field.BODY, "Byrådet", "udvalg:Byrådet"),
        ("hus", Field.BODY, "Teknik og Miljø", 'hus udvalg:"Teknik og Miljø"'),
        ("hus", Field.OUTCOME, "postponed", "hus udfald:udsat"),
        ("hus er:lukket", Field.CLOSED, "no", "hus er:åben"),
        ("år:2023 hus", Field.PERIOD, "2024", "hus periode:2024"),
        ("hus udvalg:Byrådet", Field.BODY, "Byrådet", "hus udvalg:Byrådet"),
        ('"hus', Field.BODY, "a b", 'udvalg:"a b" "hus'),
        ("hus", Field.TAG, 'et "ord"', 'hus emneord:"et ord"'),
        ("OR(OG", Field.TAG, "bro", "or og emneord:bro"),
    ],
)
def test_a_filter_is_put_into_the_line(line: str, field: Field, value: str, made: str) -> None:
    before = language()
    set_language("da")
    try:
        assert with_filter(line, field, value) == made
    finally:
        set_language(before)


PIECES = st.sampled_from(
    [
        "hus",
        "OR",
        "OG",
        "IKKE",
        "-",
        '"',
        "(",
        ")",
        "udvalg:x",
        'tag:"a b"',
        "fra:maj",
        "2024",
        ":",
        "år:",
        "“",
        "24/38",
    ]
)
LINES = st.lists(PIECES, max_size=8).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda space: space.join(pieces))
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(LINES, st.text(max_size=40)))
def test_any_text_is_a_query(line: str) -> None:
    query = parse_query(line, TODAY)
    leaves(query.terms)
    for each in query.filters:
        assert 0 <= each.span.start < each.span.end <= len(line)
        left = parse_query(query.without(each), TODAY)
        assert len(left.filters) <= len(query.filters)


@settings(max_examples=300, deadline=None)
@example('OR"hus', "Teknik og Miljø", False)
@example('OR“hus"IKKE', "Byrådet", False)
@example('OR“hus"OG', "-a", True)
@example("OR(OG", "Byrådet", False)
@example('OR(-"2024', "(x", True)
@example('AND)"udvalg:x"OR', "Teknik og Miljø", False)
@given(LINES, st.sampled_from(["Byrådet", "Teknik og Miljø", "(x", "-a"]), st.booleans())
def test_a_filter_put_in_is_there_and_goes_again(line: str, value: str, negated: bool) -> None:
    query = parse_query(line)
    made = parse_query(with_filter(line, Field.BODY, value, negated=negated))
    wanted = [each for each in made.filters if (each.value, each.negated) == (value, negated)]
    assert wanted
    assert made.terms == query.terms
    assert set(query.filters) <= set(made.filters)


def test_very_much_is_no_error() -> None:
    for line in (
        "(" * 5000 + "a" + ")" * 5000,
        "a " * 5000,
        "x" * 5000,
        "NOT " * 5000 + "a",
        '"' * 999,
        "OR " * 999,
    ):
        parse_query(line)


@pytest.mark.usefixtures("each_language")
def test_every_word_of_the_window_is_understood() -> None:
    for outcome in Outcome:
        assert meant("outcome", outcome_name(outcome)) == (Field.OUTCOME, outcome)
    for kind in DocumentKind:
        if kind is not DocumentKind.ATTACHMENT:
            assert meant("kind", kind_name(kind)) == (Field.KIND, kind)
    for role in Role:
        if role not in (Role.TYPE, Role.OTHER):
            assert meant("role", role_name(role)) == (Field.ROLE, role)
    for field in Field:
        for spoken in words()[language()]["fields"].get(field, ()):
            assert field_of(spoken) == field


@pytest.mark.usefixtures("each_language")
def test_what_is_written_means_what_it_was_written_for() -> None:
    for field in (*CHOICES, *FLAGS):
        for value in words()[language()][field if field in CHOICES else "yes_no"]:
            name, text = written(field, value)
            assert meant(field_of(name) or "", text) == (field, value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2023-2025", date(2023, 1, 1), date(2025, 12, 31)),
        ("2023–2025", date(2023, 1, 1), date(2025, 12, 31)),
        ("2023 til 2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("Maj 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("may 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("maj - juni 2024", date(2024, 5, 1), date(2024, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("maj", date(2026, 5, 1), date(2026, 5, 31)),
        ("december", date(2025, 12, 1), date(2025, 12, 31)),
        ("2. kvartal 2024", date(2024, 4, 1), date(2024, 6, 30)),
        ("Q4 2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("14. maj 2024", date(2024, 5, 14), date(2024, 5, 14)),
        ("14-05-2024", date(2024, 5, 14), date(2024, 5, 14)),
        ("i går", date(2026, 11, 21), date(2026, 11, 21)),
        ("sidste år", date(2025, 1, 1), date(2025, 12, 31)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("seneste 6 måneder", date(2026, 5, 22), date(2026, 11, 22)),
        ("past year", date(2025, 11, 22), date(2026, 11, 22)),
    ],
)
def test_periods(text: str, first: date, last: date) -> None:
    found = period_of(text, TODAY)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "20", "hus", "99999", "2025-2023", "31. februar 2024", "seneste 99999 år"]
)
def test_what_is_no_period(text: str) -> None:
    assert period_of(text, TODAY) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_any_text_may_be_asked_whether_it_is_a_period(text: str) -> None:
    period_of(text, TODAY)
