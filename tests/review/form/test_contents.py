"""The contents list is held against the headings."""

from __future__ import annotations

import pymupdf
import pytest

from core.parsing import parse
from core.review.draft import Draft
from core.review.finding import Severity
from core.sources import read
from tests.review.drafts import found, quotes
from tests.review.form.invented import CLEAN, TITLES, contents, items, minutes


def test_a_title_that_differs_is_told_at_the_heading() -> None:
    told = found(
        "contents-title",
        CLEAN.replace("3. Budgetopfølgning pr. 31. januar", "3. Budgetopfølgning pr. 28. februar"),
    )
    assert [each.quote for each in told] == ["Punkt 3: Budgetopfølgning pr. 31. januar"]
    assert told[0].item == 2
    assert "“Budgetopfølgning pr. 28. februar”" in told[0].message
    assert told[0].also


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3. Budgetopfølgning pr. 31. januar", "3. Budgetopfølgning pr...."),  # cut short
        ("3. Budgetopfølgning pr. 31. januar", "3. BUDGETOPFØLGNING PR. 31. JANUAR"),
        ("4. Renovering af Skovskolens tag", "4. Renovering af Skovskolens tag (åben)"),
        ("1. Godkendelse af dagsorden\t", "1. Godkendelse  af dagsorden .....\t"),
    ],
)
def test_a_title_that_is_cut_short_or_set_otherwise_is_the_same(old: str, new: str) -> None:
    assert old in CLEAN
    assert found("contents-title", CLEAN.replace(old, new)) == []


def test_a_letter_for_the_kind_of_item_is_no_part_of_its_title() -> None:
    text = CLEAN.replace(TITLES[5], "Nyt").replace("Punkt 6: Nyt", "Punkt 6: Nyt (O)")
    assert found("contents-title", text) == []
    assert len(found("contents-title", text.replace("Nyt (O)", "Nyt (om havnen)"))) == 1


def test_a_closed_item_named_by_its_mark_alone_is_no_other_title() -> None:
    text = CLEAN.replace("5. Takster for madservice i plejehjem", "5. Lukket punkt").replace(
        "Punkt 5: Takster for madservice i plejehjem", "Punkt 5: Lukket: Køb af ejendom"
    )
    assert found("contents-title", text) == []


def test_items_in_another_order_are_told() -> None:
    swapped = (TITLES[0], TITLES[2], TITLES[1], *TITLES[3:])
    told = found("contents-order", minutes(listed=contents(swapped)))
    assert len(told) == 1
    assert told[0].item in (1, 2)
    assert found("contents-order", CLEAN) == []


def test_two_lines_that_changed_places_under_no_known_heading_are_told() -> None:
    listed = contents(TITLES, (7, 8, 9, 10, 11, 12)).replace("Indholdsfortegnelse", "Hvad vi tager op")
    lines = [line.split("\t")[0] for line in listed.splitlines()]
    lines[2:4] = lines[3:1:-1]
    text = minutes(items((7, 8, 9, 10, 11, 12)), listed="\n".join(lines) + "\n")
    assert len(found("contents-order", text)) == 1


def test_the_first_heading_is_no_entry_of_a_list_whose_pages_a_space_parts() -> None:
    text = items((1, 2, 4), (*TITLES[:2], TITLES[3])).replace("Punkt ", "")
    listed = contents(TITLES[:4], (1, 2, 3, 4)).replace("\t", " ")
    for number, title in ((1, TITLES[0]), (2, TITLES[1]), (4, TITLES[3])):
        text = text.replace(f"{number}: {title}", f"{number}. {title}")
    text = minutes(text, listed=listed).replace(TITLES[0], "Nye busser")
    told = found("item-vanished", text)
    assert ["Budgetopfølgning pr. 31. januar" in each.message for each in told] == [True]
    assert found("contents-lacks", text) == found("number-order", text) == []


def test_a_list_in_groups_has_an_order_of_its_own() -> None:
    titles = [TITLES[0], TITLES[2], TITLES[1], *TITLES[3:]]
    lines = [f"{TITLES.index(title) + 1}. {title}\t{at + 3}" for at, title in enumerate(titles)]
    grouped = [
        "Indholdsfortegnelse",
        "A. Sager til afgørelse i byrådet",
        *lines[:2],
        "B. Sager til afgørelse i udvalget",
        *lines[2:],
    ]
    assert found("contents-order", minutes(listed="\n".join(grouped) + "\n")) == []
    grouped[2:4] = grouped[3:1:-1]  # in the first group
    told = found("contents-order", minutes(listed="\n".join(grouped) + "\n"))
    assert [titles[1] in each.quote for each in told] == [True]


def test_groups_whose_numbers_rise_are_in_order() -> None:
    listed = contents().replace("5. Takster", "Lukket dagsorden\n5. Takster")
    fallen = listed.replace("tag\t6", "tag\t9")
    assert [each.quote for each in found("contents-page", minutes(listed=fallen))] == [
        "4. Renovering af Skovskolens tag 9"
    ]
    assert found("contents-page", minutes(listed=listed)) == []


def test_an_item_that_the_list_lacks_is_told() -> None:
    listed = contents().replace("4. Renovering af Skovskolens tag\t6\n", "")
    assert quotes("contents-lacks", minutes(listed=listed)) == ["Punkt 4: Renovering af Skovskolens tag"]
    assert (
        found("contents-lacks", minutes(listed=contents(TITLES[:1], (1,)))) == []
    )  # a list of something else


def test_an_item_that_never_comes_is_told() -> None:
    text = minutes(items((1, 2, 4, 5, 6), (*TITLES[:2], *TITLES[3:])))
    told = found("item-vanished", text)
    assert ["Budgetopfølgning pr. 31. januar" in each.message for each in told] == [True]
    assert "Budgetopfølgning" in told[0].quote
    assert found("number-missing", text) == []  # once is enough


@pytest.mark.parametrize(
    "said",
    [
        "Godkendt, idet punkt 3 udgår.",
        "Punkt 3 blev trukket tilbage. Dagsordenen godkendt.",
        "Formanden oplyste, at Budgetopfølgning pr. 31. januar udgår.",
        "Dagsordenspunkt 3 tages af dagsordenen.",
    ],
)
def test_an_item_that_is_said_to_be_withdrawn_did_not_vanish(said: str) -> None:
    text = minutes(items((1, 2, 4, 5, 6), (*TITLES[:2], *TITLES[3:])))
    assert found("item-vanished", text.replace("Beslutning\nGodkendt.", f"Beslutning\n{said}", 1)) == []


def test_closed_items_may_stand_in_the_list_alone() -> None:
    listed = contents() + "7. Lukket: Køb af ejendom\t9\n"
    assert found("item-vanished", minutes(listed=listed)) == []


def test_pages_that_fall_are_told_where_there_are_none() -> None:
    back = quotes("contents-page", CLEAN.replace("i plejehjem\t7", "i plejehjem\t5"))
    assert [each.partition("i plejehjem")[1] for each in back] == ["i plejehjem"]  # 3, 4, 5, 6, 5, 8
    told = found("contents-page", CLEAN.replace("af Skovskolens tag\t6", "af Skovskolens tag\t2"))
    assert [each.message for each in told] == [
        "In the contents list the page 2 of “Renovering af Skovskolens tag” "
        "does not fit those before and after."
    ]


@pytest.mark.parametrize("is_head", [True, False], ids=["head", "foot"])
def test_a_wrong_page_is_told_where_running_heads_print_the_pages(is_head: bool) -> None:
    pages = items().split("\nPunkt ")
    titled = [pages[0], *(f"Punkt {each}" for each in pages[1:])]
    marked = [
        f"Teknisk Udvalg, 6. marts 2024 Side {at + 3}\n\n{each}"
        if is_head
        else f"{each}\n\nTeknisk Udvalg, 6. marts 2024 Side {at + 3}\n\n"
        for at, each in enumerate(titled)
    ]
    text = minutes("\n".join(marked))
    assert found("contents-page", text) == []
    told = found("contents-page", text.replace("af Skovskolens tag\t6", "af Skovskolens tag\t7"))
    assert [each.message for each in told] == [
        "The contents list has “Renovering af Skovskolens tag” on page 7; it stands on page 6."
    ]


@pytest.mark.parametrize(("page", "told"), [(7, ["4. Renovering af Skovskolens tag 7"]), (6, [])])
def test_a_page_that_two_share_where_no_others_do_is_a_note(page: int, told: list[str]) -> None:
    hits = found("contents-page", CLEAN.replace("af Skovskolens tag\t6", f"af Skovskolens tag\t{page}"))
    assert [each.quote for each in hits] == told
    assert all(each.severity is Severity.NOTE for each in hits)


def paged(printed: list[int]) -> Draft:
    """Minutes of four items on the pages 3 to 6, in a PDF, and the pages its list names."""
    document = pymupdf.open()
    names = [
        "Cykelsti langs Strandvejen",
        "Renovering af Skovskolen",
        "Takster for madservice",
        "Plan for havnen",
    ]
    head = ["REFERAT", "Teknisk Udvalg", "Mødedato: Onsdag den 6. marts 2024 kl. 15.00"]
    listed = [
        f"{at + 1}. {name} {'.' * 40} {page}"
        for at, (name, page) in enumerate(zip(names, printed, strict=True))
    ]
    pages = [head, ["Indholdsfortegnelse", *listed]]
    for at, name in enumerate(names):
        pages.append([f"Punkt {at + 1}: {name}", "Sagsnr.: 24/1020", "Beslutning", "Godkendt."])
    for lines in pages:
        page = document.new_page()
        for at, line in enumerate(lines):
            page.insert_text((72, 80 + 22 * at), line, fontsize=16 if line.startswith("Punkt") else 11)
    source = read(document.tobytes())
    document.close()
    return Draft(source, parse(source), "referat.pdf")


def test_a_wrong_page_is_told_in_a_file_with_pages() -> None:
    told = found("contents-page", paged([3, 4, 9, 6]))
    assert [each.message for each in told] == [
        "The contents list has “Takster for madservice” on page 9; it stands on page 5."
    ]
    assert "Takster" in told[0].quote
    assert told[0].page == 1


def test_pages_that_are_all_off_by_one_count_are_meant_so() -> None:
    assert found("contents-page", paged([3, 4, 5, 6])) == []
    assert found("contents-page", paged([199, 200, 201, 202])) == []


GROUPED = """Referat
Teknisk Udvalg
den 6. marts 2024

Dagsorden
A. Sager til afgørelse i byrådet
2. Tilskud til havnen
B. Sager til afgørelse i udvalget
1. Godkendelse af budgetbidrag
C. Sager til drøftelse
4. Aktuelle sager
D. Orientering
3. Status på cykelstien

A. Sager til afgørelse i byrådet

2. Tilskud til havnen
BESLUTNING
Udvalget anbefaler indstillingen.

B. Sager til afgørelse i udvalget

1. Godkendelse af budgetbidrag
BESLUTNING
Udvalget godkendte indstillingen.

C. Sager til drøftelse

4. Aktuelle sager
BESLUTNING
Punktet blev drøftet.

D. Orientering

3. Status på cykelstien
BESLUTNING
Udvalget tog orienteringen til efterretning.
"""


@pytest.mark.parametrize("check", ["item-vanished", "number-missing", "contents-lacks", "number-order"])
def test_items_in_lettered_groups_are_all_there(check: str) -> None:
    assert found(check, GROUPED) == []
