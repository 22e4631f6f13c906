from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from core.annotations import ItemKey
from core.exports import csv_table
from core.exports.csv_table import harmless
from core.exports.remarks import Remarks
from core.exports.summary import Summary, Unplaced
from core.language import set_language
from tests.core.exports.invented_summary import (
    FOLLOW_UP_TABLE,
    annotated_item,
    decision,
    everything,
    head,
    item,
    summary,
)


def rows(told: Summary) -> list[dict[str, str]]:
    content = csv_table.render(told)
    assert content.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";", strict=True))


def test_each_decision_is_a_row() -> None:
    found = rows(everything())
    assert len(found) == 7
    first = found[0]
    assert first["Date"] == "2031-05-14"
    assert first["Body"] == "Økonomiudvalget"
    assert first["Decision"] == "Godkendt.\nV stemte imod."
    assert (first["For"], first["Against"], first["Abstained"]) == ("5", "2", "1")
    assert first["Recommendation followed"] == "Yes"
    assert first["Link to the page"] == "Referat%20maj.pdf#page=4"
    assert first["Page number"] == "4"
    assert "De fulgte ikke med." in first["Notes"]
    assert found[3]["Closed"] == "Yes"


def test_what_lost_a_closed_item_says_that_it_is_closed() -> None:
    remarks = Remarks(tags=("budget",))
    lost = tuple(Unplaced(head(), ItemKey("9", "Borte"), remarks, closed=closed) for closed in (False, True))
    told = summary([item()])
    told = replace(told, groups=(replace(told.groups[0], unplaced=lost),))
    found = [row for row in rows(told) if row["Item number"] == "9"]
    assert [row["Closed"] for row in found] == ["", "Yes"]


def test_each_follow_up_is_a_row_where_those_were_asked_for() -> None:
    found = rows(everything(FOLLOW_UP_TABLE))
    assert [row["What"] for row in found] == [
        "Hent tallene fra økonomiafdelingen",
        "Ring til Åse",
        "Svar borgerne",
    ]
    assert [row["Due"] for row in found] == ["2031-06-15", "", "2031-07-01"]
    assert found[2]["Done on"] == "2031-05-20"


def test_it_is_parted_by_semicolons_in_both_languages() -> None:
    set_language("da")
    text = csv_table.render(replace(everything(), language="da")).decode("utf-8-sig")
    assert text.split("\r\n")[0].startswith("Kommune;Udvalg;Dato;")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://a.example")', "-2+3+cmd|' /C calc'!A0", "＝1"],
)
def test_what_could_be_a_formula_is_made_harmless(text: str) -> None:
    (row,) = rows(summary([item(title=text, number=text, decisions=(decision(text),))]))
    assert [row[name] for name in ("Item title", "Item number", "Decision")] == [f"'{text}"] * 3


@pytest.mark.parametrize("text", ["-5", "-1.250,50", "+45 12 34 56 78", "12", "a=1", "§ 12", "3-4"])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("sign", ["\t", "\r", "\n"])
def test_no_cell_begins_with_white_space_that_hides_a_formula(sign: str) -> None:
    assert harmless(f"{sign}=1") == f"'{sign}=1"
    (row,) = rows(summary([item(title=f"{sign}=1")]))
    assert row["Item title"] == "'=1"


def test_quotes_and_separators_within_a_text_survive() -> None:
    text = 'Han sagde: "Nej; aldrig", og gik\nDer blev stille'
    (row,) = rows(summary([item(decisions=(decision(text),))]))
    assert row["Decision"] == text


def test_an_item_with_300_annotations_and_an_empty_meeting() -> None:
    (row,) = rows(summary([annotated_item()]))
    assert row["Notes"].count("Note nummer") == 100
    assert rows(summary()) == []
    assert csv_table.render(summary()).count(b"\r\n") == 1
