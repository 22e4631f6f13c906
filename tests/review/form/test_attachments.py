"""Attachments that are listed, mentioned and there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.review.draft import Draft
from core.review.finding import Severity
from core.review.rules import CheckRule, Rules
from tests.review.drafts import draft_of, found, quotes
from tests.review.form.invented import CLEAN, HEAD, item, with_words

LISTED = "Bilag 1: Notat om cykelsti langs strandvejen\n"


def listed(lines: str) -> str:
    """Clean minutes with other attachments of item 2."""
    assert LISTED in CLEAN
    return CLEAN.replace(LISTED, lines, 1)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Ruten er vist på bilag 3.", ["bilag 3"]),
        ("Ruten er vist i bilag nr. 2, som er et kort.", ["bilag nr. 2"]),
        ("Ruten er vist på bilag 1.", []),
        ("Ruten følger lokalplanens bilag 4.", []),
        ("Reglerne står i bilag 2 til bekendtgørelsen.", []),
        ("Afstanden er bilag 3,5 kilometer.", []),
    ],
)
def test_an_attachment_that_no_list_names_is_told(words: str, quote: list[str]) -> None:
    told = found("attachment-unlisted", with_words(words))
    assert [each.quote for each in told] == quote
    assert all(each.severity is Severity.WARNING and each.item == 1 for each in told)


def test_numbers_count_places_where_names_bear_none() -> None:
    text = listed("Kort over ruten\nNotat om støj\n").replace("fremgår af bilag 1.", "fremgår af bilag 2.", 1)
    assert found("attachment-unlisted", text) == []
    assert quotes("attachment-unlisted", text.replace("af bilag 2.", "af bilag 3.", 1)) == ["bilag 3"]


def test_something_enclosed_that_is_nowhere_listed_is_a_note() -> None:
    text = CLEAN.replace(f"Bilag\n{LISTED}", "", 1).replace(
        "Det fremgår af bilag 1.", "Kortet er vedlagt.", 1
    )
    told = found("attachment-unlisted", text)
    assert [(each.quote, each.severity) for each in told] == [("vedlagt", Severity.NOTE)]
    assert found("attachment-unlisted", text.replace("er vedlagt", "er ikke vedlagt")) == []


@pytest.mark.parametrize(
    ("listed_names", "words", "quote"),
    [
        ("Kort over ruten\n", "Støjmålingen er vedlagt.", ["vedlagt"]),
        ("Kort over ruten\n", "Konsulentens rapport findes som bilag.", ["bilag"]),
        ("Kort over ruten\n", "Priserne står i det vedlagte regneark.", ["vedlagte"]),
        ("Kort over ruten\n", "Trafikken er talt i en rapport, der er vedhæftet.", ["vedhæftet"]),
        ("Rapport om støj\n", "Tegningerne ses i bilaget.", ["bilaget"]),
        ("Kort over ruten\n", "Rutekortet er vedlagt, og sagen er kendt.", []),
        ("Kort over ruten\n", "Skitsen af ruten er vedlagt.", []),  # another word for it
        ("Kort over ruten\n", "Udgifterne er vist i et bilag.", []),  # what it shows, not what it is
        ("Kort over ruten\n", "Materialet er vedlagt.", []),
        ("Kort over ruten\n", "Sagen er uddybet i vedlagte bilag.", []),
        ("Kort over ruten\n", "Notatet er bilag til aftalen.", []),
        ("24-118822\n", "Notatet er vedlagt.", []),
        ("", "Rapporten er vist i bilaget.", ["bilaget"]),
        ("Kort over ruten\n", "Prisen findes i notatet Stier i byen.", ["findes i notatet"]),
        ("Notat om stier i byen\n", "Prisen findes i notatet Stier i byen.", []),
        ("Kort over ruten\n", "Prisen findes i notatet.", []),
    ],
)
def test_what_is_enclosed_by_its_name_is_held_against_the_list(
    listed_names: str, words: str, quote: list[str]
) -> None:
    text = listed(listed_names).replace("Det fremgår af bilag 1.", words, 1)
    told = found("attachment-unlisted", text)
    assert [(each.quote, each.severity) for each in told] == [(each, Severity.NOTE) for each in quote]


def test_a_list_whose_first_name_was_taken_for_its_label_has_that_number() -> None:
    text = listed("Bilag 1: Cykelsti langs Strandvejen\nBilag 2: Kort\n")
    assert found("attachment-unlisted", text) == []


def test_an_attachment_that_is_never_mentioned_is_a_note() -> None:
    text = listed(f"{LISTED}Bilag 2: Kort over ruten langs vandet\n")
    told = found("attachment-unmentioned", text)
    assert [(each.quote, each.severity) for each in told] == [
        ("Bilag 2: Kort over ruten langs vandet", Severity.NOTE)
    ]
    named = text.replace(
        "Det fremgår af bilag 1.", "Det fremgår af bilag 1 og kort over ruten langs vandet.", 1
    )
    assert found("attachment-unmentioned", named) == []


@pytest.mark.parametrize("words", ["bilag 1 og 2", "bilag 1, 2 og 3", "bilag 1 til 3", "bilag 1, 2"])
def test_attachments_that_are_mentioned_together_are_mentioned(words: str) -> None:
    text = listed(f"{LISTED}Bilag 2: Kort over ruten langs vandet\n")
    assert found("attachment-unmentioned", text.replace("bilag 1.", f"{words}.", 1)) == []


def test_a_number_of_something_else_is_no_attachments() -> None:
    text = listed(f"{LISTED}Bilag 2: Kort over ruten langs vandet\n")
    told = found("attachment-unmentioned", text.replace("bilag 1.", "bilag 1 og 2-3 notater.", 1))
    assert len(told) == 1


def test_an_item_that_speaks_of_none_is_left_alone_unless_asked() -> None:
    text = CLEAN.replace(" Det fremgår af bilag 1.", "")
    assert found("attachment-unmentioned", text) == []
    rules = Rules({"attachment-unmentioned": CheckRule(tuning={"always": True})})
    assert len(found("attachment-unmentioned", text, rules)) == 4


def carried(names: dict[str, tuple[int, ...]]) -> Draft:
    """A draft whose item 1 has these attachments on these pages of the file."""
    lines = "\n".join(names)
    draft = draft_of(
        f"{HEAD}\n{item(1, 'Plan for havnen').replace('Bilag 1: Notat om plan for havnen', lines)}"
    )
    first = draft.meeting.items[0]
    assert [each.name for each in first.attachments] == list(names)
    attachments = tuple(replace(each, pages=names[each.name]) for each in first.attachments)
    return Draft(draft.source, replace(draft.meeting, items=(replace(first, attachments=attachments),)))


def test_a_listed_attachment_that_is_not_in_the_file_is_a_note() -> None:
    told = found("attachment-absent", carried({"Kort over havnen": (4, 5), "Notat om støj": ()}))
    assert [(each.quote, each.severity) for each in told] == [("Notat om støj", Severity.NOTE)]
    assert found("attachment-absent", carried({"Kort over havnen": (4,), "Notat om støj": (5,)})) == []
    assert found("attachment-absent", carried({"Kort over havnen": (), "Notat om støj": ()})) == []


def two_lists(first: str, second: str) -> str:
    """Minutes whose second item has two lists of attachments."""
    lists = f"Bilag\n{first}\nBeslutning\nGodkendt som indstillet.\n\nBilag\n{second}"
    body = "Indstilling\nForvaltningen indstiller, at sagen godkendes.\n\n" + lists
    second = item(2, "Plan for havnen", body=body)
    return "\n".join((HEAD, item(1, "Godkendelse af dagsorden"), second, item(3, "Takster for vand")))


def test_two_lists_that_differ_are_told_at_what_one_lacks() -> None:
    text = two_lists("Kort over havnen\nNotat om støj\n", "Kort over havnen\n")
    assert quotes("attachment-lists", text) == ["Notat om støj"]


@pytest.mark.parametrize(
    "second",
    [
        "Kort over havnen\nNotat om støj\n",
        "1. Kort over havnen\t24-118822\n2. Notat om støj.pdf\t24-118823\n",
        "Ingen\n",
        "",
    ],
)
def test_two_lists_of_the_same_are_not(second: str) -> None:
    assert found("attachment-lists", two_lists("Kort over havnen\nNotat om støj\n", second)) == []


def two_labels(*seconds: str) -> str:
    """Minutes with a list of attachments under each of two labels in each item."""
    body = "Beslutning\nGodkendt.\n\nBilag\nKort {at}\nNotat {at}\n\nBilagsliste\n{second}\n"
    several = (
        item(at, f"Plan {at}", body=body.replace("{second}", second).replace("{at}", f"over havn {at}"))
        for at, second in enumerate(seconds, 2)
    )
    return "\n".join((HEAD, item(1, "Godkendelse af dagsorden"), *several))


def test_lists_under_two_labels_that_differ_are_told() -> None:
    both = "Kort {at}\nNotat {at}"
    assert found("attachment-lists", two_labels(both, both)) == []
    assert quotes("attachment-lists", two_labels(both, "Kort {at}")) == ["Notat over havn 3"]
    other = two_labels(both, "Regnskab for 2023")  # as the others have theirs twice, this is none of its own
    assert "Regnskab for 2023" in quotes("attachment-lists", other)
    assert found("attachment-lists", two_labels("Regnskab for 2023", "Oplæg fra 2022")) == []


def test_an_empty_first_list_is_no_other_list() -> None:
    assert found("attachment-lists", two_lists("", "Kort over havnen\n")) == []


def test_a_number_that_two_attachments_of_a_list_have_is_told() -> None:
    text = listed("Bilag 1 - Kort over ruten\nBilag 2 - Notat\nBilag 1 - Tegninger\n")
    told = found("attachment-lists", text)
    assert [(each.quote, each.item) for each in told] == [("Bilag 1 - Tegninger", 1)]
    assert told[0].message == "Two attachments of item 2 are called Bilag 1."
    for right in ("Bilag 1.1 Kort\nBilag 1.2 Notat\n", "Bilag 1 - Kort, del 1\nBilag 1 - Kort, del 2\n"):
        assert found("attachment-lists", listed(right)) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tillæg 12", "Forvaltningen har skrevet tillæg 12 til planen."),
        ("Indsigelser", "Alle indsigelserne er besvaret."),
        ("Redegørelse fra oplandet", "Redegørelsen er vedlagt."),
        ("Skema over gebyrer", "Skemaet ligger som bilag."),
        ("Indsigelsesnotat", "Der er skrevet et indsigelsesnotatet om ruten."),
    ],
)
def test_an_attachment_that_is_named_in_another_form_is_mentioned(name: str, words: str) -> None:
    text = listed(f"{LISTED}{name}\n")
    assert quotes("attachment-unmentioned", text) == [name]
    assert quotes("attachment-unmentioned", text.replace("Det fremgår", f"{words} Det fremgår", 1)) == []


OF_ALL = """
Bilagsoversigt
{first}
Notat om cykelsti langs strandvejen
3. Budgetopfølgning pr. 31. januar
Notat om budgetopfølgning pr. 31. januar
4. Renovering af Skovskolens tag
Notat om renovering af skovskolens tag
5. Takster for madservice i plejehjem
Notat om takster for madservice i plejehjem
Mødet sluttede kl. 17.30
"""
BY_NUMBER = """
Samlet bilagsliste
Nr. 2: Notat om cykelsti langs strandvejen
Nr. 3: Notat om budgetopfølgning pr. 31. januar
Nr. 4: Notat om renovering af skovskolens tag
Nr. 5: Notat om takster for madservice i plejehjem
"""
HEADED = OF_ALL.format(first="2. Cykelsti langs Strandvejen")


@pytest.mark.parametrize("of_all", [HEADED, BY_NUMBER], ids=["titles", "numbers"])
def test_the_list_of_all_attachments_agrees_with_those_of_the_items(of_all: str) -> None:
    text = CLEAN.replace("Bilag 1: ", "").replace("Det fremgår af bilag 1.", "") + of_all
    assert found("attachment-lists", text) == []
    name = "Notat om renovering af skovskolens tag"
    lacks = text.replace(of_all, of_all.replace(f"Nr. 4: {name}\n", "").replace(f"{name}\n", ""))
    told = found("attachment-lists", lacks)
    assert [(each.quote, each.item) for each in told] == [(name, 3)]
    more = text.replace(f"Bilag\n{name}\n", f"Bilag\n{name}\nTegninger af taget\n", 1)
    assert quotes("attachment-lists", more) == ["Tegninger af taget"]
    fewer = text.replace(f"Bilag\n{name}\n", "", 1)
    assert [each.item for each in found("attachment-lists", fewer)] == [3]
