"""What ODT, RTF and web pages hold beside their text, as far as it is simply told.

Places in the text are given for comments alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from core.review.inside.facts import FileFact, FileFacts, Hidden, comments_in
from core.source_text import SourceText
from core.sources import packages
from core.sources.html.parsing import parsed
from core.sources.odt.styles import DC, META, OFFICE, TEXT

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
_ODT_CHANGES = {
    TEXT + "insertion": Hidden.TRACKED_INSERTION,
    TEXT + "deletion": Hidden.TRACKED_DELETION,
}
_RTF_HIDDEN = re.compile(rb"\\v(?![a-z\d-]) ?([^\\{}\r\n]+)")
_LONGEST = 500
"""Code points of hidden words that are told."""


def facts_of_odt(content: bytes, source: SourceText) -> FileFacts:
    """Its facts. Raises what `packages.DAMAGE` names, and UnreadableFile."""
    if content.startswith(b"PK"):
        packages.refuse_bomb(content)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            roots = [
                _part(package, name) for name in ("content.xml", "styles.xml", "meta.xml") if name in names
            ]
    else:
        roots = [etree.fromstring(content, _PARSER)]
    facts = [*_odt_changes(roots), *comments_in(source), *_odt_hidden(roots), *_odt_pictures(roots)]
    meta = {tag: _odt_meta(roots, tag) for tag in (META + "initial-creator", DC + "creator")}
    authors = [meta[META + "initial-creator"], meta[DC + "creator"], *(each.author or "" for each in facts)]
    facts += _authors(authors)
    language = _odt_meta(roots, DC + "language") or _odt_language(roots)
    return FileFacts("odt", tuple(facts), title=_odt_meta(roots, DC + "title"), language=language)


def facts_of_rtf(content: bytes, source: SourceText) -> FileFacts:
    """Its facts."""
    facts = [*comments_in(source)]
    if source.tracked_changes:
        facts.append(FileFact(Hidden.TRACKED_INSERTION))
    for match in _RTF_HIDDEN.finditer(content):
        words = match[1].decode("cp1252", "replace").strip()
        if any(map(str.isalpha, words)):
            facts.append(FileFact(Hidden.HIDDEN_TEXT, words[:_LONGEST]))
    facts += _authors([source.properties.get("author", ""), *(each.author or "" for each in facts)])
    return FileFacts("rtf", tuple(facts), title=source.properties.get("title", ""))


def facts_of_html(content: bytes, source: SourceText) -> FileFacts:
    """Its facts. Raises UnreadableFile."""
    root = parsed(content)
    facts = []
    for change in root.iter("ins", "del"):
        what = Hidden.TRACKED_INSERTION if change.tag == "ins" else Hidden.TRACKED_DELETION
        words = " ".join(" ".join(change.itertext()).split())
        if words:
            facts.append(FileFact(what, words[:_LONGEST]))
    facts += [
        FileFact(Hidden.PICTURE, (picture.get("src") or "").rpartition("/")[2][:_LONGEST])
        for picture in root.iter("img")
        if picture.get("alt") is None and picture.get("aria-hidden") != "true"
    ]
    facts += _authors([source.properties.get("author", "")])
    language = (root.get("lang") or "").strip()
    return FileFacts("html", tuple(facts), title=source.properties.get("title", ""), language=language)


def _part(package: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(package.read(name), _PARSER)


def _authors(names: list[str]) -> list[FileFact]:
    return [FileFact(Hidden.AUTHOR, name, name="author") for name in dict.fromkeys(filter(None, names))]


def _odt_changes(roots: list[Any]) -> Iterator[FileFact]:
    for root in roots:
        for change in root.iter(*_ODT_CHANGES):
            info = change.find(f"{OFFICE}change-info")
            author = None if info is None else info.findtext(f"{DC}creator")
            words = " ".join(
                " ".join(each.itertext()) for each in change if each.tag != f"{OFFICE}change-info"
            )
            yield FileFact(_ODT_CHANGES[change.tag], " ".join(words.split())[:_LONGEST], author)


def _odt_hidden(roots: list[Any]) -> Iterator[FileFact]:
    """Words that are set as hidden, by themselves or by their style."""
    hiding = {
        style.get(_STYLE + "name", "")
        for root in roots
        for style in root.iter(_STYLE + "style")
        for said in style.iter(_STYLE + "text-properties")
        if said.get(TEXT + "display") == "none"
    }
    for root in roots:
        for element in root.iter(
            TEXT + "span", TEXT + "p", TEXT + "h", TEXT + "hidden-text", TEXT + "hidden-paragraph"
        ):
            is_hidden = element.tag.endswith(("}hidden-text", "}hidden-paragraph"))
            if is_hidden or element.get(TEXT + "style-name", "") in hiding:
                words = element.get(TEXT + "string-value") or " ".join("".join(element.itertext()).split())
                if words:
                    yield FileFact(Hidden.HIDDEN_TEXT, words[:_LONGEST])


def _odt_pictures(roots: list[Any]) -> Iterator[FileFact]:
    for root in roots[:1]:
        for frame in root.iter(_DRAW + "frame"):
            said = (frame.findtext(_SVG + "title") or "") + (frame.findtext(_SVG + "desc") or "")
            if frame.find(_DRAW + "image") is not None and not said.strip():
                yield FileFact(Hidden.PICTURE, frame.get(_DRAW + "name", ""))


def _odt_meta(roots: list[Any], tag: str) -> str:
    """What the properties say under `tag`: in a comment such an element says who wrote that."""
    for root in roots:
        for meta in root.iter(OFFICE + "meta"):
            found = meta.findtext(tag)
            if found and found.strip():
                return str(found.strip())
    return ""


def _odt_language(roots: list[Any]) -> str:
    fo = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
    for root in roots:
        for style in root.iter(_STYLE + "default-style"):
            for said in style.iter(_STYLE + "text-properties"):
                language = said.get(fo + "language", "")
                if language not in ("", "none", "zxx"):
                    return str(language)
    return ""
