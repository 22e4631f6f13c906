"""What a DOCX holds beside its text: what no reader sees of the parts of its package (ECMA-376)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from core.review.inside.docx_around import facts_around, files_within
from core.review.inside.docx_text import text_facts
from core.review.inside.facts import (
    PLACE_ON_A_MACHINE,
    FileFact,
    FileFacts,
    Hidden,
    as_far_as_read,
    comments_in,
)
from core.review.inside.word_places import FollowedText
from core.source_text import SourceText
from core.sources import packages
from core.sources.docx.styles import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_CORE = {"creator": "author", "lastModifiedBy": "last_modified_by"}


def facts_of_docx(content: bytes, source: SourceText) -> FileFacts:
    """Its facts. Raises what `packages.DAMAGE` names, and UnreadableFile, where it is no package."""
    packages.refuse_bomb(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = _Parts(package)
        core = _texts(parts.core)
        styles = parts.beside("styles.xml")
        main = text_facts(parts.main, styles, FollowedText(source.text))
        text = as_far_as_read(main, packages.DAMAGE)
        for part in parts.around():
            text += as_far_as_read(facts_around(part, styles, source), packages.DAMAGE)
        facts = [
            *text,
            *comments_in(source),
            *_people(parts, core, text, source),
            *_properties(parts, core),
            *files_within(package),
            *parts.unread,
        ]
        return FileFacts(
            "docx",
            tuple(facts),
            title=core.get("title", ""),
            language=core.get("language") or _language(parts),
        )


class _Parts:
    """The XML parts of a package; an empty element for one that is not there, or damaged. `unread` tells of
    those that are damaged, and of a main part that is not there."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.unread: list[FileFact] = []
        self._package = package
        self._names = set(package.namelist())
        links = self._links("_rels/.rels")
        self._main = links.get("officeDocument", "word/document.xml")
        self.main = self.read(self._main)
        if self._main not in self._names:
            self.unread.append(FileFact(Hidden.UNREAD))
        self.core = self.read(links.get("core-properties", "docProps/core.xml"))
        self.app = self.read(links.get("extended-properties", "docProps/app.xml"))

    def beside(self, name: str) -> Any:
        """A part in the folder of the main one."""
        return self.read(posixpath.join(posixpath.dirname(self._main), name))

    def around(self) -> Iterator[Any]:
        """All other parts."""
        return (self.read(each) for each in sorted(self._names - {self._main}) if each.endswith(".xml"))

    def read(self, name: str) -> Any:
        """The root element of a part."""
        name = name.lstrip("/")
        if name in self._names:
            try:
                return etree.fromstring(self._package.read(name), _PARSER)
            except packages.DAMAGE:
                self.unread.append(FileFact(Hidden.UNREAD))
        return etree.Element("none")

    def template(self) -> str:
        """The path of the template that the settings name."""
        links = self.beside("_rels/settings.xml.rels")
        return next(
            (each.get("Target", "") for each in links if each.get("Type", "").endswith("/attachedTemplate")),
            "",
        )

    def _links(self, name: str) -> dict[str, str]:
        return {
            each.get("Type", "").rpartition("/")[2]: each.get("Target", "").lstrip("/")
            for each in self.read(name)
        }


def _texts(part: Any) -> dict[str, str]:
    """The texts of a part's elements, by their name."""
    named = (each for each in part if isinstance(each.tag, str))
    return {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in named}


def _people(
    parts: _Parts, core: dict[str, str], body: list[FileFact], source: SourceText
) -> Iterator[FileFact]:
    """Everybody whom the file names, once, by what names them first."""
    named: dict[str, str] = {}
    for name, where in _CORE.items():
        named.setdefault(core.get(name, ""), where)
    named.setdefault(_texts(parts.app).get("Manager", ""), "manager")
    for fact in body:
        named.setdefault(fact.author or "", "change")
    for comment in source.comments:
        named.setdefault(comment.author or "", "comment")
    for person in parts.beside("people.xml").iter(_W15 + "person"):
        named.setdefault(person.get(_W15 + "author", "").strip(), "people")
    for name, where in named.items():
        if name:
            yield FileFact(Hidden.AUTHOR, name, name=where)


def _properties(parts: _Parts, core: dict[str, str]) -> Iterator[FileFact]:
    app = _texts(parts.app)
    template = parts.template() or app.get("Template", "")
    if PLACE_ON_A_MACHINE.search(template):
        yield FileFact(Hidden.PROPERTY, template, name="template")
    for name in ("keywords", "description", "subject", "category"):
        if core.get(name) and (name == "keywords" or PLACE_ON_A_MACHINE.search(core[name])):
            yield FileFact(Hidden.PROPERTY, core[name], name=name)
    if PLACE_ON_A_MACHINE.search(app.get("HyperlinkBase", "")):
        yield FileFact(Hidden.PROPERTY, app["HyperlinkBase"], name="folder")


def _language(parts: _Parts) -> str:
    """The language that the styles set for all text; empty where they set none."""
    styles = parts.beside("styles.xml")
    found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    stated = "" if found is None else found.get(W + "val", "")
    if not stated:
        themed = parts.beside("settings.xml").find(f"{W}themeFontLang")
        stated = "" if themed is None else themed.get(W + "val", "")
    return str(stated)
