"""Web pages as browsers and agenda portals save them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.errors import UnreadableFile
from core.sources import read
from tests.core.sources.seen import lines


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def words(body: str, head: str = "") -> list[str]:
    return lines(read(page(body, head)))


FILLING = "<p>" + "Udvalget drøftede sagen og ønsker flere oplysninger om driften. " * 3 + "</p>"
FILLED = ("Udvalget drøftede sagen og ønsker flere oplysninger om driften. " * 3).strip()


def test_headings_lists_tables_and_text_in_order() -> None:
    source = read(
        page(
            "<h1>Referat</h1><h2>1. <em>Ny</em> skole</h2>"
            "<table><tr><th>Sagsnr.</th><td>25/104</td></tr></table>"
            "<div>Indstilling<p>Det indstilles:</p><ol><li>at skolen bygges<ul><li>i to etager</li></ul></li>"
            "<li>at den åbner</li></ol>Godkendt.</div>"
        )
    )
    assert source.format == "html"
    assert lines(source) == [
        "Referat",
        "1. Ny skole",
        "Sagsnr.\t25/104",
        "Indstilling",
        "Det indstilles:",
        "1. at skolen bygges",
        "• i to etager",
        "2. at den åbner",
        "Godkendt.",
    ]
    assert [(line.form, line.level) for line in source.lines] == [
        ("heading", 1),
        ("heading", 2),
        ("row", 0),
        ("text", 0),
        ("text", 0),
        ("list", 1),
        ("list", 2),
        ("list", 1),
        ("text", 0),
    ]
    assert all(line.page is None and line.gap for line in source.lines)


def test_white_space_breaks_and_entities() -> None:
    source = read(
        page(
            "<p>kl.&nbsp;10\n   i salen<br>Torvet 1<br><br>Mødet &aelig;ndret &#150; anlægs&shy;sum</p>"
            "<pre>Ja  3\nNej 2</pre>"
        )
    )
    assert lines(source) == ["kl. 10 i salen", "Torvet 1", "Mødet ændret – anlægssum", "Ja 3", "Nej 2"]
    assert [line.gap for line in source.lines] == [True, False, True, True, False]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div><b>Beslutning</b><span>Godkendt.</span></div>", "Beslutning\tGodkendt."),
        ("<h3><span class=nr>27</span><span>Godkendelse</span></h3>", "27 Godkendelse"),
        ("<p><strong>Bilag</strong>Ingen bilag.</p>", "Bilag\tIngen bilag."),
        ("<p><span>Ingen.</span><span>Bilag</span></p>", "Ingen. Bilag"),
        ("<p><b>B</b>eslutning om <i>ud</i>valg</p>", "Beslutning om udvalg"),
        ("<p>1.200 m<sup>2</sup>Areal</p>", "1.200 m2Areal"),
    ],
)
def test_glued_labels_come_apart_and_words_stay_whole(body: str, expected: str) -> None:
    assert words(body) == [expected]


def test_definitions_are_rows_and_members_lines() -> None:
    source = read(
        page(
            "<dl><dt>Mødedato</dt><dd>10. juni 2020</dd><div><dt>Sted</dt><dd>Store Sal</dd></div>"
            "<dt>Medlemmer</dt><dd>Ane Lind (A)</dd><dd>Bo Ek (V)</dd></dl>"
        )
    )
    assert lines(source) == [
        "Mødedato\t10. juni 2020",
        "Sted\tStore Sal",
        "Medlemmer",
        "Ane Lind (A)",
        "Bo Ek (V)",
    ]
    assert [line.form for line in source.lines] == ["row", "row", "text", "text", "text"]


def test_a_table_for_the_layout_is_text_and_one_with_figures_rows() -> None:
    source = read(
        page(
            "<table><tr><td><h2>1. Budget</h2><p>Resumé</p><table><caption>Beløb</caption>"
            "<thead><tr><th>År</th><th>Kr.</th></tr></thead><tbody><tr><td>2024</td><td>4,2</td></tr></tbody></table></td></tr></table>"
        )
    )
    assert lines(source) == ["1. Budget", "Resumé", "Beløb", "År\tKr.", "2024\t4,2"]
    assert [line.bold for line in source.lines] == [True, False, False, True, False]


def test_numbers_of_lists_are_those_that_are_shown() -> None:
    assert words(
        '<ol start="4"><li>fire<li value="9">ni<li>ti</ol><ol type="a"><li>første</ol>'
        '<ul style="list-style-type:none"><li>uden</ul><ol reversed><li>to<li>en</ol>'
        "<ol><li><h2>1. Budget</h2><p>Godkendt.</p><li><h2>Skoler</h2></ol><ul><li><h3>Bilag</h3></ul>"
    ) == [
        "4. fire",
        "9. ni",
        "10. ti",
        "a. første",
        "uden",
        "2. to",
        "1. en",
        "1. Budget",
        "Godkendt.",
        "2. Skoler",
        "Bilag",
    ]


def test_bold_and_size_come_from_elements_attributes_and_the_style_sheet() -> None:
    head = (
        "<style>/* x */ .label, td.navn {font-weight: bold; font-size:16px} "
        "@media print{p{display:none}}</style>"
    )
    source = read(
        page(
            '<p class="label">Beslutning</p><p><b>Afbud:</b> Ane Lind og Bo Ek</p>'
            '<p style="font-weight:700;font-size: 20pt">Referat</p><p><font size="4">Fonte</font></p>'
            '<h2 style="font-weight:normal">Let</h2>',
            head,
        )
    )
    assert [line.bold for line in source.lines] == [True, False, True, False, False]
    assert [line.size for line in source.lines] == [12, None, 20, 13.5, None]


def test_what_no_reader_sees_is_left_out() -> None:
    head = "<title>Referat</title><style>.skjul{display:none}</style><script>Godkendt()</script>"
    assert words(
        "<noscript>Slå JavaScript til</noscript><template><p>Video</p></template><svg><text>Logo</text></svg>"
        f'{FILLING}<p hidden>Kladde</p><p class="skjul">Kladde</p><p style="display: none">Kladde</p>'
        '<span class="sr-only">Åbner i nyt vindue</span><p>Godkendt<i aria-hidden="true">v</i>.</p>'
        '<select><option>Vælg</option></select><label for="q">Søg</label><input id="q"><!-- Kladde -->'
        "<script>document.write('Kladde')</script>",
        head,
    ) == [FILLED, "Godkendt ."]


def test_the_furniture_of_a_portal_is_left_out() -> None:
    assert words(
        '<a class="skip-link" href="#main">Spring til indhold</a>'
        '<div id="cookie-banner"><h2>Vi bruger cookies</h2><button>Godkend alle</button></div>'
        "<header><a href='/'>Kommunen</a></header><nav><ul><li>Politik</li></ul></nav>"
        '<div class="breadcrumb">Forside</div><aside>Andre møder</aside><form role="search">Søg</form>'
        f"<section><h1>Referat</h1>{FILLING}<div><span class='badge'>Åben</span><h2>1. Budget</h2></div>"
        "<button>Kopier link</button> | <a href='javascript:window.print()'>Udskriv</a>"
        "<p>Se <a href='#p2'>punkt 2</a></p><h2 id='p2'>2. Skoler</h2><p>Godkendt.</p>"
        "<p><a href='#top'>Til toppen</a></p><p><a href='#p2'>Op</a></p></section>"
        '<div class="modal fade" role="dialog"><h2>Del punktet</h2></div><footer>Kontakt</footer>'
    ) == ["Referat", FILLED, "1. Budget", "Se punkt 2", "2. Skoler", "Godkendt."]


def test_main_is_the_page_where_it_holds_most_of_it() -> None:
    around = "<div>Kommunen siden 1970</div>"
    assert words(f"{around}<main><h1>Referat</h1>{FILLING}</main>{around}") == ["Referat", FILLED]
    assert words(f"<h1>Referat</h1><main>{FILLING}</main>") == ["Referat", FILLED]
    assert words(f"<p>Godkendt.</p>{FILLING}<main><p>Lille</p></main>") == ["Godkendt.", FILLED, "Lille"]


def test_what_waits_to_be_unfolded_is_kept() -> None:
    assert words(
        f"<h1>Referat</h1>{FILLING}"
        '<h2><button aria-expanded="false" aria-controls="p1">1. Budget</button></h2>'
        '<div id="p1" hidden><p>Godkendt.</p></div>'
        '<a data-toggle="collapse" role="button" aria-expanded="false" href="#p2">2. Skoler</a>'
        '<div id="p2" class="collapse" style="display:none"><p>Udsat.</p></div>'
        "<details><summary>3. Veje</summary><p>Afvist.</p></details>"
        '<div class="punkt">4. Parker</div><div class="punkt hidden">5. Havn</div>'
        '<button aria-expanded="false" aria-controls="m">Menu</button><nav id="m" hidden>Politik</nav>'
    ) == [
        "Referat",
        FILLED,
        "1. Budget",
        "Godkendt.",
        "2. Skoler",
        "Udsat.",
        "3. Veje",
        "Afvist.",
        "4. Parker",
        "5. Havn",
    ]


def test_a_page_saved_with_an_open_dialog_is_still_read() -> None:
    assert words(
        f'<div id="app" aria-hidden="true"><h1>Referat</h1>{FILLING}</div>'
        '<div role="dialog" aria-modal="true">Del</div>'
    ) == ["Referat", FILLED]
    assert words(f'<div class="modal-open modal"><h1>Referat</h1>{FILLING}</div>') == ["Referat", FILLED]


def test_a_sign_that_an_item_is_closed_stays() -> None:
    body = (
        f"<h1>Referat</h1>{FILLING}<div><span class='badge badge--closed'>Lukket</span><h2>2. Køb</h2></div>"
    )
    assert words(body) == ["Referat", FILLED, "Lukket", "2. Køb"]


def test_the_title_in_the_pages_head_is_kept_where_there_is_no_other() -> None:
    assert words(f"<header><nav>Politik</nav><h1>Referat</h1></header>{FILLING}") == ["Referat", FILLED]


def test_changes_that_are_shown_are_accepted_and_counted() -> None:
    source = read(page("<p>Udvalget <del>forkaster</del><ins>godkender</ins> sagen.</p>"))
    assert (source.text, source.tracked_changes) == ("Udvalget godkender sagen.", 2)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<html><meta charset="windows-1252"><p>Blåbær – æøå</p>'.encode("cp1252"), "Blåbær – æøå"),
        ('<html><meta charset="iso-8859-1"><p>Blåbær – æøå</p>'.encode(), "Blåbær – æøå"),
        ('<html><meta charset="macintosh"><p>Blåbær æøå</p>'.encode("mac-roman"), "Blåbær æøå"),
        ('<html><meta charset="rot13"><p>Blåbær</p>'.encode("cp1252"), "Blåbær"),
        ("<html><p>Blåbær</p>".encode("utf-16"), "Blåbær"),
        (b"\xef\xbb\xbf<html><p>Bl\xc3\xa5b\xc3\xa6r</p>", "Blåbær"),
        ("<div>Blåbær</div>\n<div>x</div>".encode("cp1252"), "Blåbær\nx"),
        (b"<!-- gemt -->\n<HTML><BODY>Referat", "Referat"),
    ],
)
def test_character_sets(content: bytes, expected: str) -> None:
    source = read(content)
    assert (source.format, source.text) == ("html", expected)


def test_a_page_that_is_really_xhtml() -> None:
    content = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"'
        ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
        '<head><title/><script src="x.js"/></head><body><div id="leer"/><h1>Møde&nbsp;3</h1>'
        "<p><![CDATA[5 < 6]]></p></body></html>"
    )
    assert lines(read(content.encode())) == ["Møde 3", "5 < 6"]
    assert lines(read(content.replace("</p>", "").encode()))[-1].startswith("Møde")  # read as browsers do


def test_what_the_page_says_of_itself() -> None:
    content = (
        b"<!DOCTYPE html>\n<!-- saved from url=(0032)https://referater.example/moede/4 -->\n<html><head>"
        b'<title>Referat \n 10-06-2020</title><meta name="author" content="Ane Lind">'
        b'<meta property="article:modified_time" content="2020-06-12T08:30:00+02:00"></head><p>Referat</html>'
    )
    source = read(content)
    assert source.properties == {
        "title": "Referat 10-06-2020",
        "author": "Ane Lind",
        "address": "https://referater.example/moede/4",
    }
    assert source.produced == datetime(2020, 6, 12, 6, 30, tzinfo=UTC)


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text") as error:
        read(page('<div id="app"></div><script>start()</script>'))
    assert error.value.advice


def test_a_page_of_furniture_alone_is_shown_as_it_is() -> None:
    assert words("<nav>Politik</nav><footer>Kontakt</footer><script>x</script>") == ["Politik", "Kontakt"]


def test_nothing_is_lost_however_deep_it_stands() -> None:
    assert words("<div>" * 400 + "inderst" + "</div>" * 400 + "<p>sidst</p>") == ["inderst", "sidst"]
    fonts = "".join(f"<font color=red>ord{number} " for number in range(3000))
    assert read(page(f"{fonts}<p>sidst</p>")).text.split()[-2:] == ["ord2999", "sidst"]


def saved(*parts: str) -> bytes:
    border = "----=_Next"
    envelope = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://referater.example/moede/4\r\n"
        "Subject: Referat\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";\r\n\tboundary="{border}"\r\n\r\n'
    )
    body = "".join(f"--{border}\r\n{part}\r\n" for part in parts)
    return f"{envelope}{body}--{border}--\r\n".encode()


def test_a_page_saved_in_one_file_with_its_frames_and_style_sheets() -> None:
    source = read(
        saved(
            "Content-Type: text/html\r\nContent-ID: <a@mhtml.blink>\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
            '<html><meta charset=3D"utf-8"><p class=3D"label">M=C3=B8de i sa=\r\nlen</p>'
            '<iframe src=3D"cid:f@mhtml.blink"></iframe></html>',
            'Content-Type: text/html; charset="iso-8859-1"\r\nContent-ID: <f@mhtml.blink>\r\n'
            "Content-Transfer-Encoding: base64\r\n\r\nPGh0bWw+PHA+SSBlbiByYW1tZSDm+OU8L3A+PC9odG1sPg==",
            "Content-Type: text/css\r\n\r\n.label { font-weight: bold }",
        )
    )
    assert source.format == "html"
    assert lines(source) == ["Møde i salen", "I en ramme æøå"]
    assert [line.bold for line in source.lines] == [True, False]
    assert source.properties["address"] == "https://referater.example/moede/4"


def test_an_envelope_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no page"):
        read(saved("Content-Type: text/css\r\n\r\np{}"))


@pytest.mark.parametrize("lost", ["</style>", "</script>", "-->", "</title>"])
def test_a_lost_end_does_not_swallow_the_page(lost: str) -> None:
    content = page(
        f"<h1>Referat</h1>{FILLING}<p>Godkendt.</p><ul><li>Bilag</li></ul>",
        "<title>T</title><style>p{color:red}</style><script>start()</script><!-- note -->",
    ).replace(lost.encode(), b"")
    assert lines(read(content))[-4:] == ["Referat", FILLED, "Godkendt.", "• Bilag"]
