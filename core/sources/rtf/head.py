"""What the head of an RTF file says: fonts and their code pages, styles, who wrote it and when."""

from __future__ import annotations

import codecs
from datetime import UTC, datetime

from striprtf.striprtf import charset_map

from core.sources.style_names import heading_level

_SYMBOL = 2  # the character set of Symbol and Wingdings
_OF_THE_DOCUMENT = frozenset((0, 1))
_OUTLINE_LEVELS = 9
_MOMENT = ("yr", "mo", "dy", "hr", "min")


class Head:
    """The head of one file, filled while it is read."""

    def __init__(self) -> None:
        self.codepage = "cp1252"
        self.default_font = 0
        self.headings: dict[int, int] = {}  # level, from 1, by number of style
        self.properties: dict[str, str] = {}
        self.moments: dict[str, dict[str, int]] = {}
        self._fonts: dict[int, int] = {}

    def set_codepage(self, number: int | None) -> None:
        """Take the code page of the document (`ansicpg`)."""
        name = "utf-8" if number == 65001 else f"cp{number}"
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self.codepage = name

    def set_font(self, font: int, charset: int) -> None:
        """Take the character set of a font (`fcharset`)."""
        self._fonts[font] = charset

    def set_style(self, number: int, name: str, outline: int | None) -> None:
        """Take a paragraph style: does its name or its outline level say that it is a heading?"""
        level = heading_level(name.strip().rstrip(";"))
        if level is None and outline is not None and 0 <= outline < _OUTLINE_LEVELS:
            level = outline + 1
        if level is not None:
            self.headings[number] = level

    def decoded(self, raw: bytes, font: int | None) -> str:
        """The characters that the bytes `raw` are in `font`; those of symbol fonts at U+F000 and up."""
        if raw.isascii() and self._fonts.get(font or 0) != _SYMBOL:
            return raw.decode("ascii")
        charset = self._fonts.get(self.default_font if font is None else font, 1)
        if charset == _SYMBOL:
            return "".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in raw)
        name = self.codepage if charset in _OF_THE_DOCUMENT else charset_map.get(charset, self.codepage)
        try:
            return raw.decode(name, "replace")
        except LookupError:
            return raw.decode("cp1252", "replace")

    def produced(self) -> datetime | None:
        """When the document was last saved, otherwise when it was made, in UTC."""
        for name in ("revtim", "creatim"):
            parts = self.moments.get(name, {})
            try:
                return datetime(*(parts.get(part, 0) for part in _MOMENT), tzinfo=UTC)  # type: ignore[misc,arg-type]
            except ValueError:
                continue
        return None


def moment_of(packed: int) -> datetime | None:
    """A moment as comments hold it (DTTM): minute, hour, day, month and year since 1900 in one number."""
    try:
        return datetime(
            (packed >> 20 & 0x1FF) + 1900,
            packed >> 16 & 0xF,
            packed >> 11 & 0x1F,
            packed >> 6 & 0x1F,
            packed & 0x3F,
            tzinfo=UTC,
        )
    except ValueError:
        return None
