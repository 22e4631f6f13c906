"""What of a saved web page is no part of the minutes, told by structure: elements, ARIA roles, classes.

Words are never looked at: "Til toppen" and the like are the vocabulary's, where the markup does not give them
away. What holds most of the page's text is never taken for furniture, whatever it is called: pages that are
saved while a dialog is open hide all the rest.
"""

from __future__ import annotations

import re
from typing import Any

from core.sources.html.styles import StyleSheet, names

_NEVER_SHOWN = names(
    """
    script style head noscript template svg canvas object embed applet iframe frame audio video map
    datalist select option textarea input meter progress colgroup col param source track dialog img
    """
)
_ROLES = names(
    """
    navigation banner contentinfo search dialog alertdialog menu menubar menuitem toolbar tablist
    tooltip combobox listbox progressbar slider spinbutton switch scrollbar
    """
)
_HIDING = names(
    """
    hidden d-none hide is-hidden u-hidden invisible visually-hidden visuallyhidden sr-only
    screen-reader-text screen-reader-only element-invisible offscreen assistive-text show-for-sr
    """
)
_FOR_THE_EAR = _HIDING - {"hidden", "d-none", "hide", "is-hidden", "u-hidden", "invisible"}
_CHROME = names(
    """
    skip skip-link skiplink skip-to-content skip-links breadcrumb breadcrumbs nav navbar navigation
    main-menu mainmenu topmenu topnav sidebar sidenav pagination pager addthis sharethis
    share-buttons social-share searchbox search-form site-header site-footer page-footer
    global-footer footer no-print noprint hidden-print d-print-none print-hide print-hidden
    """
)
_CHROME_NAME = re.compile(
    r"(?:^|[-_])(?:cookie|cookies|cookiebot|cybot\w*|onetrust|gdpr|consent)|cookie|"
    r"^(?:modal|popup|lightbox|toast|offcanvas|overlay|tooltip|popover|snackbar)(?:$|[-_])|"
    r"^material-(?:icons|symbols)"
)
_BADGE = re.compile(
    r"(?:^|[-_])(?:badge|chip|pill)s?(?:$|[-_])|^label-(?:default|primary|success|info|warning)$"
)
_CLOSED = re.compile(
    r"(?:^|[-_])(?:closed|locked?|lukket|lukkede|private|confidential|stengt|slutet)(?:$|[-_])"
)
_FOLDING = re.compile(r"^(?:collaps|accordion|fold|expand|toggle|tab-?pane|tab-?panel|panel|details)")
_PSEUDO_LINK = re.compile(
    r"javascript:\s*(?:void\s*\(?\s*0?\s*\)?;?\s*$|(?:window\.)?(?:print|close|scroll\w*|history\.\w+)\s*\()",
    re.I,
)
_CONTENT = frozenset(("main", "article", "section"))
_MOST = 0.5  # of the text of a page: what holds more is no furniture


class Furniture:
    """Tells of one page's elements which are furniture."""

    def __init__(self, root: Any, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._weights = _weights(root)
        self._all = max(1, self._weights.get(root, 0))
        self._opened = _opened_by_controls(root)
        self._order = {element: number for number, element in enumerate(root.iter())}
        self._ids = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._only_h1 = _only(root.iter("h1"))
        self._shown: set[tuple[str, str]] = set()
        for element in root.iter():
            if isinstance(element.tag, str) and element.get("class") and not self._is_hidden(element):
                self._shown.add(_signature(element))

    def holds(self, element: Any) -> bool:
        """Is `element`, with all that is in it, furniture?"""
        tag = element.tag
        if tag in _NEVER_SHOWN:
            return tag != "dialog" or not self._is_most(element)
        if tag in ("html", "body"):
            return False
        return not self._is_most(element) and (
            self._is_control(element)
            or self._is_landmark(element)
            or self._is_named_so(element)
            or (self._is_hidden(element) and not self._unfolds(element))
        )

    def main(self, root: Any) -> Any:
        """The element that holds the page's own content; `root` where none says so."""
        mains = [element for element in root.iter() if element.tag == "main" or element.get("role") == "main"]
        if len(mains) != 1:
            return root
        main = mains[0]
        beside = self._only_h1
        if beside is not None and main not in beside.iterancestors():
            return root  # the page's title stands outside
        return main if self._weights.get(main, 0) > _MOST * self._kept(root) else root

    def _kept(self, element: Any) -> int:
        """Letters of the text in `element` that is no furniture."""
        if not isinstance(element.tag, str) or self.holds(element):
            return 0
        own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        return own + sum(self._kept(child) for child in element)

    def _is_most(self, element: Any) -> bool:
        return self._weights.get(element, 0) > _MOST * self._all

    def _is_control(self, element: Any) -> bool:
        """A button, a link that only drives the page, a label of a field?"""
        tag, role = element.tag, element.get("role")
        if tag == "button" or role in ("button", "tab"):
            unfolding = element.get("aria-expanded") or element.get("data-toggle") == "collapse"
            titled = any(re.fullmatch("h[1-6]", parent.tag) for parent in element.iterancestors())
            titled = titled or any(True for _ in element.iter("h1", "h2", "h3", "h4", "h5", "h6"))
            return not (titled or (unfolding and self._opens_content(element)))
        if tag == "label":
            field = self._ids.get(element.get("for"))
            if field is None:
                field = next(element.iter("input", "select", "textarea"), None)
            return field is not None and field.get("type") not in ("checkbox", "radio")
        if tag == "a":
            address = (element.get("href") or "").strip()
            if _PSEUDO_LINK.match(address):
                return "print" in address or not _is_in_list(element)
            return self._leads_back(element, address)
        return False

    def _leads_back(self, link: Any, address: str) -> bool:
        """Does a link that stands alone lead up again on the same page?"""
        if not address.startswith("#") or _is_in_list(link):
            return False
        target = self._ids.get(address[1:])
        up = address == "#top" if target is None else self._order[target] < self._order[link]
        around = link.getparent()
        return up and around is not None and self._weights.get(around) == self._weights.get(link)

    def _opens_content(self, control: Any) -> bool:
        """Does what `control` unfolds belong to the page's own content?"""
        for name in _targets(control):
            opened = self._ids.get(name)
            if opened is not None:
                return not any(self._is_landmark(e) or self._is_named_so(e) for e in _upwards(opened))
        return False

    def _is_landmark(self, element: Any) -> bool:
        tag, role = element.tag, (element.get("role") or "").lower()
        if role in _ROLES or tag == "nav" or element.get("aria-modal") == "true":
            return True
        inside = any(parent.tag in _CONTENT for parent in element.iterancestors())
        if tag == "header" and not inside:
            return self._only_h1 is None or element not in self._only_h1.iterancestors()
        if tag in ("footer", "aside") or role == "complementary":
            return not inside
        return False

    def _is_named_so(self, element: Any) -> bool:
        called = [name.lower() for name in (element.get("class") or "").split()]
        badge = any(_BADGE.search(name) for name in called)
        if badge and not any(_CLOSED.search(name) for name in called):
            return not any(True for _ in element.iter("h1", "h2", "h3", "h4", "p", "table"))
        called.append((element.get("id") or "").lower())
        return any(name in _CHROME or _CHROME_NAME.search(name) for name in called)

    def _is_hidden(self, element: Any) -> bool:
        if element.get("aria-hidden") == "true" or element.get("hidden") is not None:
            return True
        if any(name in _HIDING for name in (element.get("class") or "").lower().split()):
            return True
        return bool(self._sheet.of(element).hidden)

    def _unfolds(self, element: Any) -> bool:
        """Is `element` hidden only as long as nobody unfolds it, as the items of an agenda are in portals?"""
        called = (element.get("class") or "").lower().split()
        if any(name in _FOR_THE_EAR for name in called) or not self._weights.get(element):
            return False
        return (
            element.get("id") in self._opened
            or element.get("role") in ("tabpanel", "region")
            or any(_FOLDING.match(name) for name in called)
            or (bool(called) and _signature(element) in self._shown)
        )


def _weights(root: Any) -> dict[Any, int]:
    """How many letters of text that could be shown each element holds."""
    weights: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or (element.tag in _NEVER_SHOWN and element.tag != "dialog"):
            continue
        weight = len((element.text or "").strip())
        for child in element:
            weight += weights.get(child, 0) + len((child.tail or "").strip())
        weights[element] = weight
    return weights


def _targets(control: Any) -> list[str]:
    """The ids of what a control says it unfolds."""
    named = (element_id for element_id in (control.get("aria-controls") or "").split())
    by_address = (control.get(name) or "" for name in ("data-target", "data-bs-target", "href"))
    return [*named, *(address[1:] for address in by_address if address.startswith("#") and len(address) > 1)]


def _opened_by_controls(root: Any) -> set[str]:
    """The ids of all that some control of the page unfolds."""
    opened: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        toggles = element.get("aria-expanded") or element.get("data-toggle") or element.get("data-bs-toggle")
        if toggles or element.get("aria-controls") or element.get("role") == "tab":
            opened.update(_targets(element))
    return opened


def _signature(element: Any) -> tuple[str, str]:
    """Equal for elements of one kind: tag and classes, without those that hide."""
    kept = sorted(name for name in element.get("class").split() if name.lower() not in _HIDING)
    return element.tag, " ".join(kept)


def _upwards(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]


def _is_in_list(element: Any) -> bool:
    return any(parent.tag == "li" for parent in element.iterancestors())


def _only(elements: Any) -> Any:
    found = list(elements)
    return found[0] if len(found) == 1 else None
