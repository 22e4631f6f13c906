from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.minutes import Mention, MentionKind
from core.parsing.mentions import mentions_in
from core.parsing.vocabulary import Vocabulary
from core.source_text import Span

MEETING = date(2024, 4, 3)


def found(text: str, words: Vocabulary, kind: MentionKind | None = None) -> list[Mention]:
    mentions = mentions_in(text, [Span(0, len(text))], MEETING, words)
    assert all(text[each.span.start : each.span.end].replace("\n", " ") == each.text for each in mentions)
    return [each for each in mentions if kind is None or each.kind is kind]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("der bevilges 53,1 mio. kr. til vejen", "53100000", "DKK"),
        ("en ramme på kr. 450.000 årligt", "450000", "DKK"),
        ("udgiften er 450.000 kr.", "450000", "DKK"),
        ("beløbet 1.234.567,50 kr.", "1234567.50", "DKK"),
        ("mindreforbrug på -1,5 mia. kr.", "-1500000000", "DKK"),
        ("300 tkr. fra puljen", "300000", "DKK"),
        ("2 millioner kroner", "2000000", "DKK"),
        ("et tilskud på 75.000,- hvert år", "75000", "DKK"),
        ("støtte på 20.000 euro", "20000", "EUR"),
        ("afsat 12,5 mio.\nkr. i budgettet", "12500000", "DKK"),
    ],
)
def test_amounts_are_numbers_of_kroner(text: str, amount: str, currency: str, words: Vocabulary) -> None:
    (mention,) = found(text, words)
    assert mention.kind is MentionKind.AMOUNT
    assert (mention.amount, mention.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("der flyttes 1,4 mio. kr. til skolen", "1,4 mio. kr."),
        ("Udgiften er 450.000 kr. Den afholdes af puljen.", "450.000 kr."),
        ("Der søges 300 tkr. i år", "300 tkr."),
        ("en pulje på 90.000 kr (inkl. moms)", "90.000 kr"),
        ("Prisen er 75.000 kroner. Sagen blev vedtaget.", "75.000 kroner"),
        ("en ramme på kr. 450.000. Sagen blev vedtaget.", "kr. 450.000"),
    ],
)
def test_an_amount_ends_with_its_unit_and_the_stop_of_its_abbreviation(
    text: str, printed: str, words: Vocabulary
) -> None:
    assert [mention.text for mention in found(text, words)] == [printed]


@pytest.mark.parametrize(
    "text", ["et areal på 2.300 m2", "lov nr. 330", "14 boliger", "sag 12/3", "kl. 16.30", "krav 12", "5 km"]
)
def test_other_numbers_are_no_amounts(text: str, words: Vocabulary) -> None:
    assert not found(text, words, MentionKind.AMOUNT)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("inden udgangen af 2025", (2025, 1, 1), (2025, 12, 31)),
        ("Sagen forelægges igen i marts.", (2025, 3, 1), (2025, 3, 31)),
        ("genoptages i juni", (2024, 6, 1), (2024, 6, 30)),
        ("senest den 1. maj 2024", (2024, 5, 1), (2024, 5, 1)),
        ("senest 1. maj", (2024, 5, 1), (2024, 5, 1)),
        ("inden udgangen af 2. kvartal 2025", (2025, 4, 1), (2025, 6, 30)),
        ("Evalueres i efteråret", (2024, 9, 1), (2024, 11, 30)),
        ("ved årets udgang", (2024, 12, 1), (2024, 12, 31)),
    ],
)
def test_deadlines_are_the_days_they_may_mean(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], words: Vocabulary
) -> None:
    (mention,) = found(text, words)
    assert mention.kind is MentionKind.DEADLINE
    assert (mention.first, mention.last) == (date(*first), date(*last))


def test_a_deadline_may_name_no_day(words: Vocabulary) -> None:
    (mention,) = found("Sagen er udsat til næste møde.", words)
    assert (mention.kind, mention.first) == (MentionKind.DEADLINE, None)


def test_a_day_that_is_none_is_no_date(words: Vocabulary) -> None:
    assert not found("den 31.02.2024", words)
    (mention,) = found("senest 31. juni", words)
    assert mention.first is None


def test_references_lead_to_meetings_items_and_cases(words: Vocabulary) -> None:
    text = (
        "Genoptages på Teknik- og Miljøudvalgets møde den 4. marts 2024, pkt. 12. Sag nr. 6 blev udsat, "
        "jf. punkt 4. Behandles sammen med sag 24/001234. Vedtaget den 15.04.2012."
    )
    meeting, item, other, case, day = found(text, words)
    assert (meeting.kind, meeting.body, meeting.first, meeting.item) == (
        MentionKind.MEETING,
        "Teknik- og Miljøudvalget",
        date(2024, 3, 4),
        "12",
    )
    assert [each.item for each in (item, other)] == ["6", "4"]
    assert case.case_number == "24/001234"
    assert (day.kind, day.first) == (MentionKind.DATE, date(2012, 4, 15))


def test_a_point_of_the_recommendation_is_no_item(words: Vocabulary) -> None:
    assert not found("Punkt 1 og 2 godkendt, punkt 3 udsat. Pkt. 2 ikke.", words)
