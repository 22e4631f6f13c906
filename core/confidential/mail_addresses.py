"""Where a text holds e-mail addresses that are not an office's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.confidential.word_lists import any_of, lists

_BOX = re.compile(r"[\w.+%-]{1,64}$")
_AT = re.compile(r"\n?@\n?|[ \n]?[(\[{] ?(?:at|AT|a|snabel-?a) ?[)\]}][ \n]?")
_ENDINGS = "com|dk|net|org|eu|no|se|de|nu|info|example"
_DOMAIN = re.compile(
    rf"[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,8}}"
    rf"(?:\.[A-Za-zÆØÅæøå]{{2,24}}|(?:\.\n|\n\.)(?:{_ENDINGS}))(?![^\W_]|@)"
)
"""Its last part may stand on the next line."""
_FILE_ENDING = re.compile(r"(?i)(\.[a-zæøå]+)\.(?:pdf|docx?|html?|txt|xlsx?|eml|msg|png|jpe?g)$")


def mail_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, the ends of lines in them as well; also those that are written with "(at)"."""
    for sign in _AT.finditer(text):
        box, domain = _box_before(text, sign.start()), _DOMAIN.match(text, sign.end())
        if box is not None and domain is not None:
            name = box.lstrip(".-+%")
            host = domain[0].casefold().replace("\n", "")
            if name and not _is_office_box(name.casefold(), host):
                yield sign.start() - len(name), sign.end() + len(_FILE_ENDING.sub(r"\1", domain[0]))


def _box_before(text: str, end: int) -> str | None:
    found = _BOX.search(text, max(0, end - 64), end)
    return found and found[0]


def _is_office_box(name: str, domain: str) -> bool:
    """Whether an address is an office's: the box, or its first piece, is named as one, or as the domain. With
    a free service, and under a family's name, nobody has an office."""
    words = lists()["email"]
    own = domain.split(".")[0]
    if any(domain == each or domain.endswith(f".{each}") or own == each for each in words["free"]):
        return False
    if _family().search(own):
        return False
    first = re.split(r"[._+-]+", name)[0]
    return (
        name == own
        or not {name, first}.isdisjoint(words["boxes"])
        or bool(_boxes_joined().fullmatch(first))
        or bool(_office_stem().search(first))
    )


@cache
def _family() -> re.Pattern[str]:
    """A domain's name that is a family's: "hansen", "olehansen", "familien-holm". A firm may be named so:
    then the mask hides what the reader can keep, while the other mistake cannot be mended."""
    return re.compile(rf"(?:^|-)fam(?:ilien?)?(?=[^\W\d])|(?:{any_of(lists()['email']['families'])})$")


@cache
def _boxes_joined() -> re.Pattern[str]:
    """Boxes of offices in one: "planogbyg"."""
    box = any_of(lists()["email"]["boxes"])
    return re.compile(rf"(?:{box})(?:og(?:{box})){{1,3}}")


@cache
def _office_stem() -> re.Pattern[str]:
    """Finds what ends in one of the stems, whatever its ending."""
    return re.compile(rf"(?:{any_of(lists()['email']['box_stems'])})(?:e|en|et|n|t|er|s|r|et?s|ens?)?$")
