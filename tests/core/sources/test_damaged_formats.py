"""Files of the formats of word processors and browsers, put together and damaged at random."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.errors import UnreadableFile
from core.source_text import SourceText
from core.sources import read
from core.sources.doc import converters

OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
TEXTS = st.text(alphabet="abæøå ÆØ12.:\t\n<>&\ud7ff\u00ad\ufb01€😀\ufdd0", max_size=12)

RTF = [
    *(
        r"{",
        r"}",
        r"\par ",
        r"\pard ",
        r"\plain ",
        r"\cell ",
        r"\row ",
        r"\nestcell ",
        r"\nestrow ",
        r"\intbl ",
    ),
    *(r"\itap3 ", r"\b ", r"\b0 ", r"\s1 ", r"\u8211?", r"\u-10179?", r"\u-8704?", r"\'e6", r"\'", r"\bin3 "),
    *(r"{\*", r"{\fonttbl", r"{\stylesheet", r"{\info{\title", r"{\footnote", r"{\*\annotation", r"\chftn "),
    *(
        r"{\*\atrfstart 1}",
        r"{\*\atrfend 1}",
        r"{\listtext",
        r"{\shp{\*\shpinst{\shptxt",
        r"{\header",
        r"\fs999999999 ",
    ),
    *(
        r"\deleted ",
        r"\revised ",
        r"\uc9 ",
        r"\f7 ",
        r"\ansicpg0 ",
        r"\outlinelevel8 ",
        r"\\",
        "\\",
        "\0",
        "Referat ",
    ),
]
HTML = [
    *(
        "<p>",
        "</p>",
        "<h2>",
        "<h9>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<ul>",
        "<ol start=-3>",
        "<li value=x>",
    ),
    *(
        "<br>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<style>p{",
        "}</style>",
        "<div hidden>",
        "<main>",
    ),
    *(
        "<nav>",
        "</nav>",
        "<button aria-expanded=1 aria-controls=a>",
        "<a id=a href='#a'>",
        "<label for=a>",
        "<dl>",
    ),
    *(
        "<dt>",
        "<dd>",
        "<pre>",
        "<header>",
        "<details>",
        "&nbsp;",
        "&#55296;",
        "&#150;",
        "&",
        "<",
        "<span class='badge'>",
    ),
    *(
        "<iframe src='cid:x'>",
        "<div style='display:none;font-size:x.pt'>",
        "<font size=9>",
        "<body>",
        "</html>",
    ),
]
ODT = [
    *("<text:p>", "</text:p>", '<text:h text:outline-level="x">', "</text:h>", "<text:list>", "</text:list>"),
    *(
        "<text:list-item>",
        "</text:list-item>",
        "<table:table>",
        "</table:table>",
        "<table:table-row>",
        "<text:s/>",
    ),
    *(
        "</table:table-row>",
        '<table:table-cell table:number-columns-repeated="9999999">',
        "</table:table-cell>",
    ),
    *(
        '<text:s text:c="99999999999"/>',
        "<text:tab/>",
        "<text:note>",
        "</text:note>",
        '<office:annotation office:name="a">',
    ),
    *("</office:annotation>", '<office:annotation-end office:name="a"/>', '<text:list text:style-name="L1">'),
]
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
)


def mixture(pieces: list[str], most: int = 40) -> st.SearchStrategy[str]:
    """Pieces of a format and of text in any order."""
    return st.lists(st.sampled_from(pieces) | TEXTS, max_size=most).map("".join)


def outcome(content: bytes) -> SourceText | UnreadableFile:
    """What is read, or why nothing is. Whatever else is raised fails the test."""
    try:
        return read(content)
    except UnreadableFile as error:
        return error


def read_or_refused(content: bytes) -> None:
    """A refusal says why and what to do; the lines of what is read cover its text."""
    source = outcome(content)
    if isinstance(source, UnreadableFile):
        assert source.what
        assert source.advice
        return
    reached = 0
    for line in source.lines:
        assert source.text[reached : line.start] in ("", "\n")
        assert line.end > line.start
        reached = line.end
    assert reached == len(source.text)
    assert not any("\ud800" <= letter <= "\udfff" for letter in source.text)
    assert source.format == "doc" or not set(source.text) & {"\ufdd0", "\ufdd1"}  # stand for places within
    for comment in source.comments:
        assert comment.span is None or 0 <= comment.span.start <= comment.span.end <= len(source.text)


@settings(max_examples=150, deadline=None)
@given(mixture(RTF))
@example(r"\pard\intbl\itap3 a\nestcell\cell\row\nestrow")
@example(r"{\*\annotation{\*\atnref 1}")
def test_any_rich_text(body: str) -> None:
    read_or_refused(b"{\\rtf1 " + body.encode("utf-8", "replace"))


@settings(max_examples=150, deadline=None)
@given(mixture(HTML))
@example("<table><td><table>")
def test_any_page(body: str) -> None:
    read_or_refused(b"<html>" + body.encode("utf-8", "replace"))


@settings(max_examples=50, deadline=None)
@given(
    mixture(HTML, 12),
    mixture(["\r\n", "--b", "--b--", "Content-Type: text/html", ": ", "=E6=", "base64"], 20),
)
def test_any_saved_page(body: str, envelope: str) -> None:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    read_or_refused(
        f"{head}Content-Type: text/html\r\n\r\n{body}\r\n--b\r\n{envelope}".encode("utf-8", "replace")
    )


@settings(max_examples=100, deadline=None)
@given(mixture(ODT), st.booleans())
def test_any_opendocument(body: str, flat: bool) -> None:
    text = f"<office:body><office:text>{body.replace('&', '')}</office:text></office:body>"
    if flat:
        root = f'<office:document {NAMES} office:mimetype="{OPENDOCUMENT}">{text}</office:document>'
        read_or_refused(root.encode("utf-8", "replace"))
        return
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", OPENDOCUMENT)
        root = f"<office:document-content {NAMES}>{text}</office:document-content>"
        package.writestr("content.xml", root.encode("utf-8", "replace"))
    read_or_refused(stream.getvalue())


@settings(max_examples=50, deadline=None)
@given(made=st.none() | st.binary(max_size=50) | mixture(["<book>", "<para>", "</para>", "<row>", "<title>"]))
def test_whatever_a_converter_makes_of_an_old_word_file(made: bytes | str | None) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
    result = made.encode("utf-8", "replace") if isinstance(made, str) else made
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converters, "office", lambda: "soffice")
        patch.setattr(converters, "by_office", lambda content, program: result)
        patch.setattr(converters, "by_antiword", lambda content, program: result)
        patch.setattr(converters, "by_catdoc", lambda content, program: result)
        patch.setattr("shutil.which", lambda name: name)
        read_or_refused(content)
