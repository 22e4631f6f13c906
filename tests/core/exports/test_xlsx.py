from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from core.exports import xlsx
from core.exports.choice import Choice, Order
from core.exports.decision_rows import Column, Sheet
from core.exports.summary import Summary
from tests.core.exports.invented_summary import (
    FOLLOW_UP_TABLE,
    LONG_TITLE,
    annotated_item,
    decision,
    everything,
    full_item,
    head,
    item,
    many_items,
    summary,
    task,
)

Rows = list[dict[str, Any]]


def opened(told: Summary) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(told)))


def rows(book: openpyxl.Workbook, at: int = 0) -> Rows:
    return list(_rows(book.worksheets[at]))


def _rows(page: Any) -> Iterator[dict[str, Any]]:
    heads, *lines = page.iter_rows(values_only=True)
    for line in lines:
        if any(cell is not None for cell in line):
            yield dict(zip(heads, line, strict=True))


def test_each_decision_is_a_row_with_all_that_was_chosen() -> None:
    book = opened(everything())
    assert book.sheetnames == ["Decisions", "Follow-ups", "About"]
    first, earlier, *others = rows(book)
    assert first == {
        "Municipality": "Nørresund",
        "Body": "Økonomiudvalget",
        "Date": datetime(2031, 5, 14),
        "Meeting": "Økonomiudvalget, 14 May 2031",
        "Item number": "1",
        "Item title": "Budgetopfølgning pr. 30. april",
        "Case number": "31-000417",
        "Closed": None,
        "Outcome": "Approved",
        "Recommendation followed": "Yes",
        "Decision": "Godkendt.\nV stemte imod.",
        "Recommendation": "Forvaltningen indstiller, at opfølgningen godkendes.\nAt bevillingen gives.",
        "For": 5,
        "Against": 2,
        "Abstained": 1,
        "Vote": "For: 5 (A, F)\nAgainst: 2 (V)\nAbstained: 1",
        "Tags": "budget, økonomi/drift, økonomi",
        "Notes": "Note by Ea Dam, 20 May 2031: Spørg forvaltningen om tallene.\n\nDe fulgte ikke med.\n"
        "Note by Ea Dam, 20 May 2031: Se også sagen i marts.\n"
        "Note by Ea Dam, 20 May 2031: Hvem fulgte op?",
        "Marked in the text": "bevillingen på 2,4 mio. kr. ikke rækker (yellow, red)",
        "Follow-ups": "Follow-up: Ea Dam, by 15 June 2031, not done: Hent tallene fra økonomiafdelingen\n"
        "Follow-up: not done: Ring til Åse",
        "Attachments": "Bilag 1: Oversigt\nBilag 2: Høringssvar fra Ældrerådet",
        "Document": "Minutes",
        "File": "Referat maj.pdf",
        "Page number": 4,
        "Link to the page": "Referat maj.pdf, page 4",
    }
    assert [earlier[name] for name in ("Outcome", "Body", "Date", "Meeting")] == [
        "Recommended",
        "Teknikudvalget",
        datetime(2031, 5, 2),
        "Økonomiudvalget, 14 May 2031",
    ]
    assert (earlier["Notes"], earlier["For"]) == (None, None)
    assert [row["Item title"] for row in others] == [
        LONG_TITLE.strip(),
        others[1]["Item title"],
        "Havnen (Not found in this version of the document)",
        "Ny skole i Birkelunden",
        "Køb af jord",
    ]
    assert [row["Closed"] for row in others] == [None, "Yes", None, None, None]
    assert (others[2]["Tags"], others[3]["Outcome"]) == ("havn", None)
    assert (others[4]["Recommendation followed"], others[4]["Vote"]) == ("No", "Unanimous")


def test_votes_and_notes_stand_on_the_row_of_the_meetings_own_decision() -> None:
    full = full_item()
    earlier, own = rows(opened(summary([replace(full, decisions=full.decisions[::-1])])))
    assert (earlier["Body"], earlier["For"], earlier["Tags"], earlier["Attachments"]) == (
        *("Teknikudvalget", None, None, None),
    )
    assert (own["Body"], own["For"], own["Against"]) == ("Økonomiudvalget", 5, 2)
    assert all(own[name] for name in ("Tags", "Notes", "Marked in the text", "Follow-ups", "Attachments"))


def test_each_follow_up_is_a_row() -> None:
    first, second, third = rows(opened(everything()), 1)
    assert first == {
        "Due": datetime(2031, 6, 15),
        "Who": "Ea Dam",
        "What": "Hent tallene fra økonomiafdelingen",
        "Done on": None,
        "Item number": "1",
        "Item title": "Budgetopfølgning pr. 30. april",
        "Closed": None,
        "Case number": "31-000417",
        "Municipality": "Nørresund",
        "Body": "Økonomiudvalget",
        "Date": datetime(2031, 5, 14),
        "Added by": "Ea Dam",
        "File": "Referat maj.pdf",
        "Page number": 3,
        "Link to the page": "Referat maj.pdf, page 3",
    }
    assert (second["Due"], second["What"]) == (None, "Ring til Åse")
    assert third["Done on"] == datetime(2031, 5, 20)


def test_follow_ups_come_by_their_days_where_that_is_chosen() -> None:
    tasks = (task("a", "uden", due=None), task("b", "juli", due=date(2031, 7, 1)), task("c", "maj"))
    told = summary([item(remarks=replace(full_item().remarks, tasks=tasks))], choice=FOLLOW_UP_TABLE)
    book = opened(replace(told, choice=replace(told.choice, order=Order.DUE)))
    assert [row["What"] for row in rows(book, 1)] == ["maj", "juli", "uden"]
    assert book.active.title == "Follow-ups"


@pytest.mark.parametrize(("language", "form"), [("da", "dd-mm-yyyy"), ("en", "yyyy-mm-dd")])
def test_days_are_days_in_the_form_of_the_language(language: str, form: str) -> None:
    page = opened(replace(everything(), language=language)).worksheets[0]
    assert page["C2"].is_date
    assert page["C2"].number_format == form


def test_days_before_excel_counts_stay_readable() -> None:
    old = item(head(date=date(1887, 3, 2)))
    assert rows(opened(summary([old])))[0]["Date"] == "1887-03-02"


@pytest.mark.parametrize("text", ["=1+1", "+4512", "-5", "@SUM(A1)", "{=1}", "http://a.example", "007"])
def test_texts_stay_texts_and_no_formulas(text: str) -> None:
    told = summary([item(title=text, decisions=(decision(text),))], title=text)
    page = opened(told).worksheets[0]
    for cell in (page["F2"], page["K2"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_the_head_row_stays_and_can_be_filtered() -> None:
    page = opened(everything()).worksheets[0]
    assert page.freeze_panes == "A2"
    (table,) = page.tables.values()
    assert table.ref == "A1:Y8"
    assert table.autoFilter.ref == "A1:Y8"
    assert table.headerRowCount == 1
    assert page["K2"].alignment.wrap_text
    assert page.column_dimensions["K"].width > page.column_dimensions["D"].width
    assert page.print_title_rows == "$1:$1"


def test_links_lead_to_the_page_of_the_document_that_lies_beside() -> None:
    page = opened(everything()).worksheets[0]
    link = page["Y2"].hyperlink
    assert (link.target, link.location) == ("Referat%20maj.pdf", "page=4")


def test_beyond_excels_number_of_links_they_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_LINKS", 1)
    page = opened(everything()).worksheets[0]
    assert page["Y2"].hyperlink is not None
    assert page["Y3"].hyperlink is None
    assert page["Y3"].value == "Referat maj.pdf, page 3"


def test_a_text_too_long_for_a_cell_goes_on_in_a_column_beside() -> None:
    text = "Vi mødtes på Ærø og talte længe. " * 1200 + "Slut"
    (row,) = rows(opened(summary([item(decisions=(decision(text),))])))
    pieces = [row[name] for name in ("Decision", "Decision (continued 2)", "Decision (continued 3)")]
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= 32_767 for piece in pieces)
    assert row["Vote"] is None
    astral = "🏛" * 40_000
    (row,) = rows(opened(summary([item(decisions=(decision(astral),))])))
    assert all(
        len((cell or "").encode("utf-16-le")) // 2 <= 32_767 for cell in row.values() if isinstance(cell, str)
    )
    assert "".join(cell for name, cell in row.items() if name.startswith("Decision")) == astral


def test_no_two_columns_are_called_alike() -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as workbook:
        columns = (Column("Dato", 8), Column("dato", 8))
        writer = xlsx._Writer(workbook, "dd-mm-yyyy")
        list(writer.fill(workbook.add_worksheet(), Sheet("Ark", columns, (("a", "b"),))))
    (table,) = openpyxl.load_workbook(book).active.tables.values()
    assert [column.name for column in table.tableColumns] == ["Dato", "dato (2)"]


def test_the_properties_name_the_reader_only_when_asked_to() -> None:
    told = opened(everything()).properties
    assert (told.title, told.creator, told.lastModifiedBy) == ("Forår i Økonomiudvalget", None, None)
    assert told.created == datetime(2031, 6, 2)
    assert opened(everything(reader="Ea Dam")).properties.creator == "Ea Dam"


def test_what_was_left_out_is_said() -> None:
    book = opened(replace(everything(), left_out=3))
    told = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert told["Left out"] == "3 closed items are left out."
    assert told["Introduction"] == "Til gruppemødet på tirsdag.\nTag tallene med."
    assert told["Put together"] == datetime(2031, 6, 2)


def test_an_item_under_two_headings_is_one_row() -> None:
    told = everything()
    twice = replace(told, groups=(told.groups[0], told.groups[0]))
    titles = [row["Item title"] for row in rows(opened(twice))]
    assert titles.count("Budgetopfølgning pr. 30. april") == 2  # its decision, and the earlier one


def test_an_item_with_300_annotations_keeps_them_all() -> None:
    book = opened(summary([annotated_item()]))
    (row,) = rows(book)
    assert row["Notes"].count("Note nummer") == 100
    assert row["Marked in the text"].count("Mærket sted nummer") == 100
    assert len(rows(book, 1)) == 100


def test_an_empty_meeting_is_a_table_without_rows() -> None:
    book = opened(summary())
    assert (rows(book), rows(book, 1)) == ([], [])
    assert book.worksheets[0]["A1"].value == "Municipality"


def test_control_characters_are_left_out() -> None:
    (row,) = rows(opened(summary([item(title="Bud\x00get\x1f _x0041_", decisions=())])))
    assert row["Item title"] == "Budget _x0041_"


def test_progress_tells_the_end() -> None:
    told: list[tuple[int, int]] = []
    xlsx.render(many_items(450, Choice()), lambda done, of: told.append((done, of)))
    assert len(told) > 2
    assert told[-1][0] == told[-1][1]
    assert [done for done, _of in told] == sorted(done for done, _of in told)
