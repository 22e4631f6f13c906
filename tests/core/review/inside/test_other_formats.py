"""What ODT, RTF and web pages hold beside their text."""

from __future__ import annotations

from core.review.inside.facts import Hidden
from core.review.inside.reading import facts_of
from core.sources import read

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    }.items()
)
FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>Ida Holm</meta:initial-creator><dc:title>Referat</dc:title></office:meta>
<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>
<office:change-info><dc:creator>Bo Krag</dc:creator><dc:date>2024-09-01T12:00:00</dc:date>
</office:change-info>
<text:p>Taget ud.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>Punkt 1: Ny bro<text:span text:style-name="T1"> Skjult.</text:span></text:p>
<text:p><draw:frame draw:name="Kort"><draw:image/></draw:frame>Godkendt.</text:p>
</office:text></office:body></office:document>"""


def test_odt() -> None:
    content = FLAT.encode()
    facts = facts_of(content, read(content))
    (deleted,) = facts.of(Hidden.TRACKED_DELETION)
    assert (deleted.text, deleted.author) == ("Taget ud.", "Bo Krag")
    assert [each.text for each in facts.of(Hidden.HIDDEN_TEXT)] == ["Skjult."]
    assert [each.text for each in facts.of(Hidden.PICTURE)] == ["Kort"]
    assert [each.text for each in facts.of(Hidden.AUTHOR)] == ["Ida Holm", "Bo Krag"]
    assert (facts.title, facts.language) == ("Referat", "")


def test_rtf() -> None:
    content = (
        rb"{\rtf1\ansi{\info{\author Ida Holm}}\pard Punkt 1: Ny bro\par {\v Skjult ord}"
        rb"Godkendt.{\revised\revauth1 Nyt.}\par}"
    )
    facts = facts_of(content, read(content))
    assert [each.text for each in facts.of(Hidden.HIDDEN_TEXT)] == ["Skjult ord"]
    assert len(facts.of(Hidden.TRACKED_INSERTION)) == 1
    assert [each.text for each in facts.of(Hidden.AUTHOR)] == ["Ida Holm"]


def test_web_page() -> None:
    content = (
        b"<!doctype html><html><head><title>Referat</title><meta name=author content='Ida Holm'></head><body>"
        b"<h1>Punkt 1: Ny bro</h1><p>Godkendt. <ins>Nyt.</ins> <del>Gammelt.</del></p>"
        b"<img src='kort/aaen.png'><img src='streg.png' alt=''></body></html>"
    )
    facts = facts_of(content, read(content))
    assert [each.text for each in facts.of(Hidden.TRACKED_INSERTION, Hidden.TRACKED_DELETION)] == [
        "Nyt.",
        "Gammelt.",
    ]
    assert [each.text for each in facts.of(Hidden.PICTURE)] == ["aaen.png"]
    assert (facts.title, facts.language) == ("Referat", "")


def test_plain_text_holds_nothing_beside_its_text() -> None:
    facts = facts_of(b"Referat", read(b"Referat"))
    assert (facts.facts, facts.title, facts.language, facts.is_tagged) == ((), None, None, None)
