"""A PDF of which closed items were taken off the pages, with nothing beside these but what is known to be
open: bookmarks, links and properties whose words stand in what stays, and the keys that a page needs.

What is not on these lists goes, whatever it is: programs put a document's words into many places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from core.confidential.closed_lines import OpenWords
from core.exports.copies.hidden_places import HiddenPlaces
from core.exports.copies.pdf_words import drop_annotations, drop_files, forget, put, texts
from core.language import _
from core.pdf_space import to_pdf_space

_CATALOG = re.compile(
    "Type|Version|Extensions|Pages|PageLabels|ViewerPreferences|PageLayout|PageMode|Lang|MarkInfo"
    "|StructTreeRoot|OCProperties|OutputIntents"
)
_PROPERTIES = re.compile("Title|Author|Creator|Producer|CreationDate|ModDate|Trapped")
_PAGES = re.compile("Type|Parent|Kids|Count|Resources|MediaBox|CropBox|Rotate")
_PAGE = re.compile(
    "Type|Parent|Resources|(?:Media|Crop|Bleed|Trim|Art)Box|Rotate|Contents|Annots|UserUnit|Tabs"
    "|StructParents|Group"
)
_STRUCTURE = re.compile("Type|K|ParentTree|ParentTreeNextKey|RoleMap")
_TRAILER = re.compile("Size|Root|Info|ID|Encrypt|Prev|Type|W|Index|Filter|Length|DecodeParms|XRefStm")
_HIDDEN = 2 | 32  # of an annotation: hidden, not to be viewed


class Bookmark(NamedTuple):
    """A bookmark: how deep it stands from 1, its words, the page it leads to and the place there; page -1
    where it leads to none."""

    level: int
    title: str
    page: int
    x: float
    y: float


class Link(NamedTuple):
    """A link: where it stands on its page, and the address or the page and place it leads to."""

    page: int
    box: tuple[float, float, float, float]
    address: str
    to_page: int
    x: float
    y: float


class Leads(NamedTuple):
    """What leads to places of a document."""

    bookmarks: list[Bookmark]
    links: list[Link]


def leads_of(document: Any) -> Leads:
    """The bookmarks and links of an open PyMuPDF document, before anything is taken out of it."""
    return Leads(_bookmarks(document), list(_links(document)))


def drawn_only(document: Any) -> None:
    """Make what annotations and fields draw a part of the pages, and of what they say besides nothing; links
    stay. What is not shown goes."""
    drop_annotations(
        document, lambda entry, kind: kind in ("Popup", "Redact") or bool(entry.whole("F") & _HIDDEN)
    )
    document.bake(annots=True, widgets=True)
    forget(document, document.pdf_catalog(), ("AcroForm",))
    drop_annotations(document, lambda _entry, kind: kind != "Link")


def keep_open_alone(document: Any, hidden: HiddenPlaces, words: OpenWords, leads: Leads) -> None:
    """Take all away beside the pages of an open PyMuPDF document that is not known to be open; of `leads`
    those stay that lead to something open."""
    drop_files(document)
    _keep_keys(document)
    for text in texts(document):
        if not words.hold(text.words):
            put(text, "–" if text.key == "Name" else None)
    _write_bookmarks(document, [_shown(each, hidden, words) for each in leads.bookmarks])
    _write_links(document, [each for each in leads.links if _stays(each, hidden, words)])


def _keep_keys(document: Any) -> None:
    """Leave the objects that all else hangs on the keys that are known."""
    catalog = document.pdf_catalog()
    _keep(document, catalog, _CATALOG)
    _keep(document, -1, _TRAILER)
    kind, value = document.xref_get_key(-1, "Info")
    if kind == "xref":
        _keep(document, int(value.split()[0]), _PROPERTIES)
    kind, value = document.xref_get_key(catalog, "StructTreeRoot")
    if kind == "xref":
        _keep(document, int(value.split()[0]), _STRUCTURE)
    for page in range(document.page_count):
        xref = document.page_xref(page)
        for _level in range(40):
            _keep(document, xref, _PAGE if document.xref_get_key(xref, "Type")[1] == "/Page" else _PAGES)
            kind, value = document.xref_get_key(xref, "Parent")
            if kind != "xref":
                break
            xref = int(value.split()[0])
            forget(document, xref, ("Resources",))  # each page has its own by now


def _keep(document: Any, xref: int, names: re.Pattern[str]) -> None:
    forget(document, xref, [name for name in document.xref_get_keys(xref) if not names.fullmatch(name)])


def _bookmarks(document: Any) -> list[Bookmark]:
    found = []
    for level, title, page, place in document.get_toc(simple=False):
        to = place.get("to")
        x, y = (to.x, to.y) if to is not None else (0.0, 0.0)
        found.append(Bookmark(level, title, page - 1, x, y))
    return found


def _shown(bookmark: Bookmark, hidden: HiddenPlaces, words: OpenWords) -> Bookmark:
    """`bookmark` as it may go out: a title that no open text says is one no more."""
    is_told = _is_hidden(bookmark.page, bookmark.x, bookmark.y, hidden)
    if words.is_title(bookmark.title) or (words.hold(bookmark.title) and not is_told):
        return bookmark
    is_told |= bookmark.page in hidden.areas or bookmark.page < 0
    title = _("Closed item left out") if is_told else _("Page {number}").format(number=bookmark.page + 1)
    return bookmark._replace(title=title)


def _is_hidden(page: int, x: float, y: float, hidden: HiddenPlaces) -> bool:
    """Whether a place on a page, or what begins right below it, was taken away."""
    if page in hidden.whole:
        return True
    return any(box.y0 - 1 <= y < box.y1 - 1 and x <= box.x1 for box, _shown in hidden.areas.get(page, ()))


def _write_bookmarks(document: Any, bookmarks: Sequence[Bookmark]) -> None:
    import pymupdf

    made: list[list[Any]] = []
    for each in bookmarks:
        kind = pymupdf.LINK_GOTO if each.page >= 0 else pymupdf.LINK_NONE
        place = {"kind": kind, "to": pymupdf.Point(each.x, each.y), "zoom": 0}
        made.append([each.level, each.title, each.page + 1 if each.page >= 0 else -1, place])
    if made:
        document.set_toc(made)


def _links(document: Any) -> Iterator[Link]:
    for page in range(document.page_count):
        for link in document.load_page(page).get_links():
            to = link.get("to")
            at = (to.x, to.y) if hasattr(to, "x") else (0.0, 0.0)
            yield Link(page, tuple(link["from"]), link.get("uri") or "", int(link.get("page", -1)), *at)


def _stays(link: Link, hidden: HiddenPlaces, words: OpenWords) -> bool:
    """Whether a link tells nothing that the pages do not: an address does where it is not written there."""
    if link.page in hidden.whole or any(
        _touch(link.box, box) for box, _shown in hidden.areas.get(link.page, ())
    ):
        return False
    if link.address:
        return link.address.startswith(("http://", "https://", "mailto:")) and words.hold(
            link.address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
        )
    return link.to_page >= 0 and not _is_hidden(link.to_page, link.x, link.y, hidden)


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _write_links(document: Any, links: Sequence[Link]) -> None:
    """Links anew, with nothing but what they lead to."""
    import pymupdf

    for page in range(document.page_count):
        forget(document, document.page_xref(page), ("Annots",))
    by_page: dict[int, list[int]] = {}
    for each in links:
        rect = pymupdf.Rect(each.box) * to_pdf_space(document, each.page)
        corners = " ".join(f"{value:.3f}" for value in rect)
        if each.address:
            leads = f"/A<</S/URI/URI{pymupdf.get_pdf_str(each.address)}>>"
        else:
            point = pymupdf.Point(each.x, each.y) * to_pdf_space(document, each.to_page)
            leads = f"/Dest[{document.page_xref(each.to_page)} 0 R/XYZ {point.x:.2f} {point.y:.2f} null]"
        xref = document.get_new_xref()
        document.update_object(xref, f"<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]{leads}>>")
        by_page.setdefault(each.page, []).append(xref)
    for page, xrefs in by_page.items():
        numbers = " ".join(f"{xref} 0 R" for xref in xrefs)
        document.xref_set_key(document.page_xref(page), "Annots", f"[{numbers}]")
