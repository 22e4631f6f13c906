"""OpenDocument text as LibreOffice, Word and case systems write it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from core.errors import PasswordNeeded, UnreadableFile
from core.sources import read
from tests.core.sources.seen import lines

TEXT_TYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def content_xml(body: str, styles: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def make_odt(body: str, automatic: str = "", *, mimetype: str = TEXT_TYPE, **parts: str) -> bytes:
    """A package with that body, automatic styles and further parts, by name without ".xml"."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        package.writestr("content.xml", content_xml(body, automatic))
        manifest = parts.pop("manifest", "<manifest/>")
        package.writestr("META-INF/manifest.xml", manifest)
        for name, part in parts.items():
            package.writestr(f"{name}.xml", part)
    return stream.getvalue()


def test_blocks_come_in_document_order() -> None:
    source = read(
        make_odt(
            '<text:p>Referat</text:p><text:h text:outline-level="2">1. Ny skole</text:h>'
            "<table:table><table:table-row><table:table-cell><text:p>Sagsnr.:</text:p></table:table-cell>"
            "<table:table-cell><text:p>25/104</text:p></table:table-cell></table:table-row></table:table>"
            "<text:list><text:list-item><text:p>at skolen bygges</text:p><text:list><text:list-item>"
            "<text:p>i to etager</text:p></text:list-item></text:list></text:list-item></text:list>"
            "<text:section><text:p>Godkendt.</text:p></text:section>"
        )
    )
    assert source.format == "odt"
    assert lines(source) == [
        "Referat",
        "1. Ny skole",
        "Sagsnr.:\t25/104",
        "• at skolen bygges",
        "• i to etager",
        "Godkendt.",
    ]
    assert [(line.form, line.level) for line in source.lines] == [
        ("text", 0),
        ("heading", 2),
        ("row", 0),
        ("list", 1),
        ("list", 2),
        ("text", 0),
    ]
    assert all(line.gap and line.page is None for line in source.lines)


def test_white_space_counts_as_the_format_says() -> None:
    source = read(
        make_odt(
            "<text:p>Tid:<text:tab/>kl. 10\n    i   <text:span> salen</text:span></text:p>"
            '<text:p>Rådhuset<text:line-break/>Torvet 1<text:s text:c="3"/>st.</text:p>'
        )
    )
    assert lines(source) == ["Tid:\tkl. 10 i salen", "Rådhuset", "Torvet 1\tst."]
    assert [line.gap for line in source.lines] == [True, True, False]


STYLES = (
    '<style:style style:name="Fed" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Etiket"/>'
    '<style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="Let" style:family="text">'
    '<style:text-properties fo:font-weight="normal" fo:font-size="50%"/></style:style>'
)
COMMON = (
    f"<office:document-styles {NAMES}><office:styles>"
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/>'
    '</style:default-style><style:style style:name="Etiket" style:family="paragraph">'
    '<style:text-properties fo:font-size="14pt" fo:font-weight="700"/></style:style>'
    '<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"/>'
    '</office:styles><office:master-styles><style:master-page style:name="Standard"><style:header>'
    "<text:p>Sidehoved</text:p></style:header></style:master-page></office:master-styles>"
    "</office:document-styles>"
)


def test_bold_size_and_hidden_come_from_the_styles() -> None:
    source = read(
        make_odt(
            '<text:p text:style-name="P1">Beslutning</text:p>'
            '<text:p text:style-name="P1"><text:span text:style-name="Let">ikke fed</text:span> x</text:p>'
            '<text:p><text:span text:style-name="Fed">Afbud:</text:span> Ane Lind og Bo Ek</text:p>'
            '<text:p>Godkendt.<text:span text:style-name="Skjult"> skjult</text:span></text:p>'
            '<text:p text:style-name="Heading_20_3">Økonomi</text:p>',
            STYLES,
            styles=COMMON,
        )
    )
    assert lines(source) == [
        "Beslutning",
        "ikke fed x",
        "Afbud: Ane Lind og Bo Ek",
        "Godkendt.",
        "Økonomi",
    ]
    assert [line.bold for line in source.lines] == [True, False, False, False, False]
    assert [line.size for line in source.lines] == [14, 14, 11, 11, 11]
    assert source.lines[-1].form == "heading"
    assert source.lines[-1].level == 3


LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."'
    ' text:start-value="3"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"'
    ' text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="–"/></text:list-style>'
)


def items(*texts: str) -> str:
    return "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)


def test_numbers_are_read_as_they_are_seen() -> None:
    source = read(
        make_odt(
            '<text:list xml:id="a" text:style-name="L1">'
            "<text:list-item><text:p>Budget</text:p><text:p>Mere om budget</text:p>"
            f"<text:list>{items('drift', 'anlæg')}</text:list></text:list-item>{items('Skoler')}</text:list>"
            "<text:p>Imellem</text:p>"
            '<text:list text:style-name="L1" text:continue-numbering="true">'
            f"{items('Veje')}<text:list-item><text:list><text:list-item><text:list>{items('asfalt')}"
            "</text:list></text:list-item></text:list></text:list-item></text:list>"
            f'<text:list text:style-name="L1">{items("Forfra")}</text:list>'
            '<text:list text:style-name="L1" text:continue-list="a"><text:list-item text:start-value="9">'
            "<text:p>Parker</text:p></text:list-item></text:list>",
            LISTS,
        )
    )
    assert lines(source) == [
        "3. Budget",
        "Mere om budget",
        "3.a) drift",
        "3.b) anlæg",
        "4. Skoler",
        "Imellem",
        "5. Veje",
        "– asfalt",
        "3. Forfra",
        "9. Parker",
    ]


def test_numbered_headings_show_their_numbers() -> None:
    outline = (
        f"<office:document-styles {NAMES}><office:styles><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/>'
        "</text:outline-style></office:styles></office:document-styles>"
    )
    source = read(
        make_odt(
            '<text:h text:outline-level="1">Budget</text:h><text:h text:outline-level="2">Resumé</text:h>'
            '<text:h text:outline-level="1" text:is-list-header="true">Bilag</text:h>'
            '<text:h text:outline-level="1">Skoler</text:h>',
            styles=outline,
        )
    )
    assert lines(source) == ["1. Budget", "Resumé", "Bilag", "2. Skoler"]


def test_a_table_for_the_layout_gives_its_paragraphs_and_merged_cells_come_once() -> None:
    cell = "<table:table-cell{}>{}</table:table-cell>".format
    row = "<table:table-row>{}</table:table-row>".format
    source = read(
        make_odt(
            "<table:table><table:table-header-rows>"
            + row(cell("", "<text:p>Udvalg</text:p>") + cell("", "<text:p>2024</text:p>"))
            + "</table:table-header-rows>"
            + row(
                cell(' table:number-columns-spanned="2"', "<text:p>I alt</text:p>")
                + "<table:covered-table-cell/>"
            )
            + row(
                cell(' table:number-columns-repeated="2"', "")
                + cell("", "<text:p>a</text:p>")
                + cell("", "<text:p>b</text:p>")
            )
            + row(
                cell("", "<text:p>Medlemmer</text:p>") + cell("", "<text:p>Ane</text:p><text:p>Bo</text:p>")
            )
            + "</table:table>"
        )
    )
    assert lines(source) == ["Udvalg\t2024", "I alt", "a\tb", "Medlemmer", "Ane", "Bo"]


def test_accepted_text_is_the_text_and_changes_are_counted() -> None:
    source = read(
        make_odt(
            '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
            "<dc:creator>AL</dc:creator></office:change-info><text:p>forkaster</text:p></text:deletion>"
            '</text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
            '<text:changed-region text:id="c3"><text:format-change/></text:changed-region>'
            "</text:tracked-changes>"
            '<text:p>Udvalget <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>'
            'godkender<text:change-end text:change-id="c2"/> sagen.</text:p>'
        )
    )
    assert source.text == "Udvalget godkender sagen."
    assert source.tracked_changes == 2


def test_comments_stand_apart_with_what_they_are_about() -> None:
    source = read(
        make_odt(
            '<text:p>Udvalget <office:annotation office:name="k1"><dc:creator>Ane Lind</dc:creator>'
            "<dc:date>2024-05-02T10:30:00.120000000</dc:date><text:p>Sikker?</text:p></office:annotation>"
            'godkender<office:annotation-end office:name="k1"/> sagen.</text:p>'
            "<text:p>Bilag<office:annotation><text:p>Mangler</text:p></office:annotation></text:p>"
        )
    )
    assert lines(source) == ["Udvalget godkender sagen.", "Bilag"]
    first, second = source.comments
    assert first.text == "Sikker?"
    assert first.author == "Ane Lind"
    assert first.when == datetime(2024, 5, 2, 10, 30, 0, 120000, tzinfo=UTC)
    assert first.span == (9, 18)
    assert (second.text, second.author, second.when, second.span) == ("Mangler", None, None, (26, 31))


def test_notes_are_lines_after_the_paragraph_that_refers_to_them() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Inkl. moms.</text:p>"
        "</text:note-body></text:note>"
    )
    source = read(make_odt(f"<text:p>Prisen er 4 mio. kr.{note} i alt.</text:p><text:p>Godkendt.</text:p>"))
    assert lines(source) == ["Prisen er 4 mio. kr.[1] i alt.", "[1] Inkl. moms.", "Godkendt."]


def test_a_text_frame_follows_its_paragraph_and_headers_are_furniture() -> None:
    frame = "<draw:frame><draw:text-box><text:p>I en boks</text:p></draw:text-box></draw:frame>"
    source = read(make_odt(f"<text:p>Referat{frame}</text:p>", styles=COMMON))
    assert lines(source) == ["Referat", "I en boks"]
    assert lines(read(make_odt("<text:p/>", styles=COMMON))) == ["Sidehoved"]


def test_a_contents_list_is_read_without_its_recipe() -> None:
    source = read(
        make_odt(
            "<text:table-of-content><text:table-of-content-source><text:index-title-template>Skabelon"
            "</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>"
            "<text:p>Indhold</text:p></text:index-title><text:p>1. Budget<text:tab/>3</text:p>"
            "</text:index-body></text:table-of-content>"
        )
    )
    assert lines(source) == ["Indhold", "1. Budget\t3"]


def test_when_it_was_saved_and_by_whom() -> None:
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>Referat af møde</dc:title>"
        "<meta:initial-creator>Bo Ek</meta:initial-creator><dc:creator>Ane Lind</dc:creator>"
        "<dc:date>2024-09-03T09:30:00</dc:date></office:meta></office:document-meta>"
    )
    source = read(make_odt("<text:p>Referat</text:p>", meta=meta))
    assert source.produced == datetime(2024, 9, 3, 9, 30, tzinfo=UTC)
    assert source.properties == {
        "title": "Referat af møde",
        "author": "Bo Ek",
        "last_modified_by": "Ane Lind",
    }
    assert read(make_odt("<text:p>Referat</text:p>")).produced is None
    assert read(make_odt("<text:p>Referat</text:p>", meta="<kaputt")).text == "Referat"


def test_templates_and_flat_files_are_read_too() -> None:
    assert read(make_odt("<text:p>Skabelon</text:p>", mimetype=TEXT_TYPE + "-template")).text == "Skabelon"
    flat = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} office:version="1.3"'
        f' office:mimetype="{TEXT_TYPE}">\n <office:meta><dc:title>Fladt</dc:title></office:meta>\n'
        f" <office:styles>{STYLES}</office:styles>\n <office:body>\n  <office:text>\n"
        '   <text:p text:style-name="Fed">Fladt\n    referat</text:p>\n   <text:p><text:span '
        'text:style-name="Fed">Beslutning</text:span></text:p>\n  </office:text>\n </office:body>\n'
        "</office:document>"
    )
    source = read(flat.encode())
    assert (source.format, lines(source)) == ("odt", ["Fladt referat", "Beslutning"])
    assert source.lines[1].bold
    assert source.properties["title"] == "Fladt"


def test_a_sheet_is_no_minutes() -> None:
    with pytest.raises(UnreadableFile, match="archive"):
        read(make_odt("<text:p>x</text:p>", mimetype="application/vnd.oasis.opendocument.spreadsheet"))


def test_a_password_cannot_help() -> None:
    manifest = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    with pytest.raises(UnreadableFile, match="password") as error:
        read(make_odt("<text:p>x</text:p>", manifest=manifest))
    assert not isinstance(error.value, PasswordNeeded)
    assert error.value.advice


def test_an_empty_one_and_one_without_its_text_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read(make_odt("<text:p/>"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", TEXT_TYPE)
    with pytest.raises(UnreadableFile, match="damaged"):
        read(stream.getvalue())


def test_what_unpacks_to_too_much_is_not_opened() -> None:
    with pytest.raises(UnreadableFile, match="far more"):
        read(make_odt("<text:p>x</text:p>", big=" " * 70 * 1024 * 1024))


def test_entities_that_grow_are_not_followed() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    xml = content_xml("<text:p>&j;</text:p>").replace("?>", f"?>{doctype}]>", 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", TEXT_TYPE)
        package.writestr("content.xml", xml)
    with pytest.raises(UnreadableFile):
        read(stream.getvalue())
    with pytest.raises(UnreadableFile):
        read(
            xml.replace("office:document-content", "office:document")
            .replace("<office:document ", f'<office:document office:mimetype="{TEXT_TYPE}" ', 1)
            .encode()
        )
