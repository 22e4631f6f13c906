"""The exports of case systems become the text a reader reads, and unsafe or unknown XML is refused."""

from __future__ import annotations

import pytest

from core.errors import UnreadableFile
from core.source_text import SourceText
from core.sources import read
from core.sources.xml.fields import drafts_of
from tests.core.sources.xml.exports import EDOC, FUJITSU, acadre, acadre_item, bullet, sbsys, table


def lines_of(source: SourceText) -> list[str]:
    return [source.line_text(at) for at in range(len(source.lines))]


def stated_in(source: SourceText, what: str) -> list[dict[str, str]]:
    return [dict(each.values) for each in source.stated if each.what == what]


def test_acadre_reads_like_the_printed_minutes() -> None:
    source = read(acadre())
    assert source.format == "xml"
    assert lines_of(source) == [
        "Referat",
        "Teknisk Udvalg",
        "Mødedato: 14-05-2014",
        "Starttidspunkt: 16:00",
        "Sluttidspunkt: 18:30",
        "Mødested: Lokale 2",
        "Deltagere:",
        "Ada Holm (A), formand",
        "Fraværende:",
        "Bo Lund (V)",
        "71. Ny cykelsti",
        "Sagsnr.: 14/1234",
        "Sagsfremstilling",
        "Stien anlægges langs åen.",
        "Indstilling",
        "Det indstilles,",
        "• at stien anlægges",
        "Beslutning i Teknisk Udvalg den 14-05-2014",
        "Godkendt.",
        "Bilag",
        "Kort (900/14)",
    ]
    assert stated_in(source, "attachment") == [
        {"name": "Kort", "document_number": "900/14", "file": "4455.PDF"}
    ]


def test_every_line_stands_in_what_is_stated() -> None:
    for content in (acadre(), sbsys(), EDOC.encode(), FUJITSU.encode()):
        source = read(content)
        outer = [each for each in source.stated if each.what in ("head", "item")]
        assert [each.first for each in outer[1:]] == [each.end for each in outer[:-1]]
        assert outer[0].first == 0
        assert outer[-1].end == len(source.lines)


def test_items_of_acadre_come_by_their_number() -> None:
    source = read(acadre([acadre_item("72", "Anden"), acadre_item("71", "Første")]))
    assert [item["title"] for item in stated_in(source, "item")] == ["Første", "Anden"]


def test_texts_escaped_twice_are_unwrapped() -> None:
    twice = bullet(
        "Sagsfremstilling", 2, 1, "&lt;p&gt;Vejen &amp;amp; stien&lt;/p&gt;&lt;p&gt;Mere&lt;/p&gt;"
    )
    source = read(acadre([acadre_item("1", "Vejen", twice)]))
    assert "Vejen & stien" in lines_of(source)
    assert "Mere" in lines_of(source)


def test_sbsys_leaves_out_fields_without_content_and_files_outside() -> None:
    source = read(sbsys())
    assert stated_in(source, "head")[0]["body"] == "Økonomiudvalget"
    assert [section.get("heading") for section in stated_in(source, "section")] == [
        "RESUMÉ",
        "BESLUTNING",
        "Bilag",
    ]
    files = [attachment.get("file") for attachment in stated_in(source, "attachment")]
    assert files == ["Enclosures/1.pdf", None]
    assert stated_in(source, "item")[0] == {
        "number": "1",
        "title": "Salg af grund",
        "closed": "1",
        "case_number": "12/345",
        "disqualified": "Ada Holm (A)",
    }


def test_form_feeds_do_not_stop_edoc_and_its_items_come_in_order() -> None:
    source = read(EDOC.encode())
    assert [item["number"] for item in stated_in(source, "item")] == ["1", "2"]
    assert "Mødested: Biblioteket" in lines_of(source)
    assert lines_of(source).count("2. Takster i hallen") == 1
    assert not source.repaired


def test_fujitsu_says_which_section_is_the_decision() -> None:
    source = read(FUJITSU.encode())
    assert {"role": "decision", "heading": "Udvalget besluttede"} in stated_in(source, "section")
    assert stated_in(source, "attachment")[0]["file"] == "bilag/n.pdf"
    assert "Ada Holm (A), formand" in lines_of(source)


def test_an_export_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    content = acadre([acadre_item("1", "Hel"), acadre_item("2", "Halv")])
    source = read(content[: len(content) - 300])
    assert source.repaired
    assert "1. Hel" in lines_of(source)


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><feed><entry>Nyt</entry></feed>',
        b'<?xml version="1.0"?><Root><Other/></Root>',
        b'<table name="other"><fields/></table>',
        b"<?xml version='1.0'?>",
        b"<?xml version='1.0'?><<<",
    ],
)
def test_other_xml_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(content)
    assert refused.value.what.endswith(".")
    assert refused.value.advice


def test_the_index_of_an_export_is_told_from_the_minutes() -> None:
    index = table("committee", {"name": "Teknisk Udvalg"}, table("producedAgenda", {"type": "2"}))
    with pytest.raises(UnreadableFile, match="index"):
        read(index.encode())


def test_entities_are_never_expanded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + acadre()
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + acadre()
    for content in (bomb, b'<?xml version="1.0"?>' + outside):
        with pytest.raises(UnreadableFile):
            read(content)


def test_comments_before_the_export_hide_no_words_of_its_own() -> None:
    comments = b"<!-- eksport --><?trin?>" * 200
    assert "1. Dyb sag" in lines_of(
        read(b'<?xml version="1.0"?>' + comments + acadre([acadre_item("1", "Dyb sag")]))
    )
    with pytest.raises(UnreadableFile, match="DOCTYPE"):
        read(b'<?xml version="1.0"?>' + comments + b"<!DOCTYPE x><Root/>")


def test_tags_a_thousand_deep_do_no_harm() -> None:
    deep = bullet("Sagsfremstilling", 2, 1, "<div>" * 1000 + "Dybt" + "</div>" * 1000 + "<p>Efter</p>")
    assert "1. Dyb sag" in lines_of(read(acadre([acadre_item("1", "Dyb sag", deep)])))


def test_fields_keep_lists_tables_and_breaks() -> None:
    html = (
        "<h2>Baggrund</h2><p>Første<br/>anden <b>fede</b></p><p><strong>Helt fed</strong></p>"
        "<ol start='3'><li>tre<ul><li>indre</li></ul></li></ol>"
        "<table><tr><td>År</td><td>Kr.</td></tr><tr><td>2014</td><td></td></tr></table>"
        "<script>nej()</script><p style='display:none'>nej</p>"
    )
    assert [(draft.text, draft.form, draft.bold) for draft in drafts_of(html)] == [
        ("Baggrund", "heading", False),
        ("Første", "text", False),
        ("anden fede", "text", False),
        ("Helt fed", "text", True),
        ("3. tre", "list", False),
        ("• indre", "list", False),
        ("År\tKr.", "row", False),
        ("2014", "text", False),
    ]


def test_plain_fields_join_what_was_only_wrapped() -> None:
    wrapped = (
        "Forvaltningen har undersøgt sagen grundigt og finder, at\nder er behov for en sti.\nat 1 godkendes"
    )
    assert [draft.text for draft in drafts_of(wrapped)] == [
        "Forvaltningen har undersøgt sagen grundigt og finder, at der er behov for en sti.",
        "at 1 godkendes",
    ]
