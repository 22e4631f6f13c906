"""Rich Text as Word, LibreOffice and case systems write it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.errors import UnreadableFile
from core.sources import read
from tests.core.sources.seen import lines

HEAD = (
    r"\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times;}{\f2\fnil\fcharset2 Symbol;}"
    r"{\f3\fswiss\fcharset238 Arial CE;}}"
    r"{\stylesheet{\s0\f0\fs24 Normal;}{\s1\b\fs32 heading 1;}{\s2\outlinelevel1 Punkt;}"
    r"{\*\cs10 Default Paragraph Font;}{\s5 Overskrift 3;}}"
)


def make_rtf(body: str, head: str = HEAD) -> bytes:
    return (r"{\rtf1" + head + "\n" + body + "}").encode("latin-1")


def words(body: str) -> list[str]:
    return lines(read(make_rtf(body)))


def test_blocks_come_in_document_order() -> None:
    source = read(
        make_rtf(
            r"\pard\plain\s1\b\fs32 Referat\par" + "\n" + r"\pard\plain\s2\b Ny skole\par" + "\n"
            r"\trowd\cellx100\cellx200\pard\plain\intbl {\b Sagsnr.:}\cell 25/104\cell\row" + "\n"
            r"\pard\plain\ls1\ilvl1{\listtext\f2 \'b7\tab}at skolen bygges\par" + "\n"
            r"{\pntext\f0 3.\tab}\pard\fs20 at den \'e5bner\par\pard\s5 Bilag\par\pard Godkendt."
        )
    )
    assert source.format == "rtf"
    assert lines(source) == [
        "Referat",
        "Ny skole",
        "Sagsnr.:\t25/104",
        "• at skolen bygges",
        "3. at den åbner",
        "Bilag",
        "Godkendt.",
    ]
    assert [(line.form, line.level) for line in source.lines] == [
        ("heading", 1),
        ("heading", 2),
        ("row", 0),
        ("list", 2),
        ("list", 1),
        ("heading", 3),
        ("text", 0),
    ]
    assert [line.bold for line in source.lines[:3]] == [True, True, False]
    assert [line.size for line in source.lines][:5] == [16, 12, 12, 12, 10]
    assert all(line.gap and line.page is None for line in source.lines)


def test_bold_ends_with_its_group_and_at_plain() -> None:
    source = read(make_rtf(r"{\b Beslutning}\par Godkendt.\par\b Afbud\b0 : Ane Lind og Bo Ek\par\b Fed\par"))
    assert [line.bold for line in source.lines] == [True, False, False, True]
    assert [line.bold for line in read(make_rtf(r"\b Fed\par\plain let\par")).lines] == [True, False]


def test_characters() -> None:
    assert words(
        r"Bl\'e5b\'e6r \endash  \ldblquote ja\rdblquote\par Bl\u229\'e5b\u230?r\par"
        r"\u-10179?\u-8704? {\uc0\u8364} {\uc2\u229ab}5\par Turist\-forening IT\_plan kl.\~10\par"
        r"{\f3\'f8\'e8}\par \{a\}\\b\par\emdash\par \'80"
    ) == ["Blåbær – “ja”", "Blåbær", "😀 € å5", "Turistforening IT-plan kl. 10", "řč", r"{a}\b", "—", "€"]


def test_bytes_that_are_not_escaped_and_code_pages_of_several_bytes() -> None:
    assert read(b"{\\rtf1\\ansi\\ansicpg1252 Bl\xe5b\xe6r}").text == "Blåbær"
    assert read(b"{\\rtf1\\ansi\\ansicpg65001 Bl\\'c3\\'a5b\xc3\xa6r}").text == "Blåbær"
    assert read(b"{\\rtf1\\mac Bl\\'8cb\\'ber}").text == "Blåbær"
    assert read(b"{\\rtf1\\ansi\\ansicpg99999 Bl\\'e5}").text == "Blå"


def test_line_breaks_and_tabs() -> None:
    source = read(
        make_rtf(
            r"Tid:\tab kl. 10\par R\'e5dhuset\line Torvet 1\line\line\page Sal 2\sect Nyt\'0a" "\\\nSlut"
        )
    )
    assert lines(source) == ["Tid:\tkl. 10", "Rådhuset", "Torvet 1", "Sal 2", "Nyt", "Slut"]
    assert [line.gap for line in source.lines] == [True, True, False, True, True, True]


def test_what_no_reader_sees_is_left_out() -> None:
    assert words(
        r"{\*\ukendt skjult}{\pict\wmetafile8 0102ff}{\info{\title T}}{\*\bkmkstart a}Godkendt{\v skjult}"
        r"{\field{\*\fldinst HYPERLINK \"http://x\"}{\fldrslt  som indstillet}}{\*\bkmkend a}."
        r"{\object{\*\objdata 0102}{\result  Se bilag.}}{\upr{gammel}{\*\ud{ny}}}\par"
        r"{\pict\bin5 }}{{\par}Slut"
    ) == ["Godkendt som indstillet. Se bilag.ny", "Slut"]


def test_accepted_text_is_the_text_and_changes_are_counted() -> None:
    source = read(
        make_rtf(
            r"Udvalget {\deleted\revauthdel1\revdttm1741892224 forkaster}"
            r"{\revised\revauth1 god}{\revised\revauth1 kender}"
            r" sagen{\revised\revauth2\revdttm1741892224  enstemmigt}.\par"
        )
    )
    assert source.text == "Udvalget godkender sagen enstemmigt."
    assert source.tracked_changes == 3


def test_comments_stand_apart_with_what_they_are_about() -> None:
    packed = 2024 - 1900 << 20 | 5 << 16 | 2 << 11 | 10 << 6 | 30
    source = read(
        make_rtf(
            r"Udvalget {\*\atrfstart 1}godkender{\*\atrfend 1}{\*\atnid AL}{\*\atnauthor Ane Lind}\chatn"
            rf"{{\*\annotation{{\*\atnref 1}}{{\*\atndate {packed}}}\pard\plain Sikker?\par P\'e5 side 2}}"
            r" sagen.\par Bilag{\*\atnid BE}\chatn{\*\annotation Mangler}\par"
        )
    )
    assert lines(source) == ["Udvalget godkender sagen.", "Bilag"]
    first, second = source.comments
    assert first.text == "Sikker?\nPå side 2"
    assert first.author == "Ane Lind"
    assert first.when == datetime(2024, 5, 2, 10, 30, tzinfo=UTC)
    assert first.span == (9, 18)
    assert (second.text, second.author, second.when, second.span) == ("Mangler", None, None, (26, 31))


def test_notes_are_lines_after_the_paragraph_or_row_that_refers_to_them() -> None:
    note = r"{\super\chftn}{\footnote\pard\plain{\super\chftn} Inkl. moms.}"
    assert words(
        rf"Prisen er 4 mio. kr.{note} i alt.\par\trowd\cellx1\cellx2\pard\intbl Drift\cell"
        rf" 2 mio.{note}\cell\row\pard Godkendt.\par"
    ) == [
        "Prisen er 4 mio. kr.[1] i alt.",
        "[1] Inkl. moms.",
        "Drift\t2 mio.[2]",
        "[2] Inkl. moms.",
        "Godkendt.",
    ]


def test_tables_for_the_layout_and_tables_within_tables() -> None:
    assert words(
        r"\trowd\cellx1\cellx2\pard\intbl Medlemmer\cell Ane Lind\par Bo Ek\cell\row"
        r"\trowd\cellx1\pard\intbl Budget\par\pard\intbl\itap2 2024\nestcell 4,2\nestcell"
        r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
        r"\pard\intbl Slut\cell\row\pard Efter\par"
    ) == ["Medlemmer", "Ane Lind", "Bo Ek", "Budget", "2024\t4,2", "Slut", "Efter"]


def test_a_row_that_nobody_ended_is_read() -> None:
    assert words(r"\trowd\cellx1\cellx2\pard\intbl Drift\cell 4,2\cell") == ["Drift\t4,2"]


def test_a_text_box_follows_its_paragraph_and_headers_are_furniture() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard I en boks\par}}{\shprslt{\pict 00}}}"
    assert words(rf"{{\header Sidehoved\par}}Referat{box}\par Slut") == ["Referat", "I en boks", "Slut"]
    assert words(r"{\header Sidehoved\par}{\footer Side 1\par}\par") == ["Sidehoved", "Side 1"]


def test_when_it_was_saved_and_by_whom() -> None:
    source = read(
        make_rtf(
            r"{\info{\title Referat af m\'f8de}{\author Bo Ek}{\operator Ane Lind}{\company Kommune}"
            r"{\creatim\yr2024\mo1\dy2\hr8}{\revtim\yr2024\mo9\dy3\hr9\min30}}Referat"
        )
    )
    assert source.produced == datetime(2024, 9, 3, 9, 30, tzinfo=UTC)
    assert source.properties == {
        "title": "Referat af møde",
        "author": "Bo Ek",
        "last_modified_by": "Ane Lind",
    }
    assert read(make_rtf("Referat")).produced is None


def test_a_file_that_was_cut_off_says_so() -> None:
    content = make_rtf(r"Referat\par Godkendt.\par")
    assert not read(content).repaired
    source = read(content[:-5])
    assert source.repaired
    assert lines(source) == ["Referat", "Godkendt."]


def test_a_brace_too_many_costs_no_text() -> None:
    assert words(r"Referat\par}}\pard Godkendt.\par") == ["Referat", "Godkendt."]


def test_an_empty_one_and_one_of_groups_alone_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text") as error:
        read(make_rtf(r"\par{\pict 0102}"))
    assert error.value.advice
    with pytest.raises(UnreadableFile, match="damaged"):
        read(b"{\\rtf1" + b"{" * 100_000)


def test_a_lost_brace_does_not_swallow_the_text() -> None:
    source = read(
        make_rtf(r"\pard Referat\par\pard Godkendt.\par").replace(b"{\\f3\\fswiss", b"{{\\f3\\fswiss")
    )
    assert lines(source) == ["Referat", "Godkendt."]
    assert source.repaired
