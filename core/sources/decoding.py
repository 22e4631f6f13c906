"""Bytes of a text file -> characters: the encoding found out."""

from __future__ import annotations

import codecs

_SAMPLE = 4096
_CODE_UNIT = 2  # bytes of a UTF-16 code unit


def decoded(content: bytes) -> str:
    """The characters of `content`: UTF-8 or UTF-16 with or without a mark, otherwise Windows-1252.

    UTF-16 without a mark is known by its zero bytes. A file that is UTF-8 but for a few bytes (cut in the
    middle of a letter, or pasted together) stays UTF-8; those bytes are read as Windows-1252.
    """
    if content.startswith(codecs.BOM_UTF8):
        return _mostly_utf8(content[len(codecs.BOM_UTF8) :])
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    encoding = _utf16_without_mark(content)
    if encoding:
        return content.decode(encoding, errors="replace")
    return _mostly_utf8(content)


def _utf16_without_mark(content: bytes) -> str | None:
    """The byte order of UTF-16 text without a mark; None where `content` is not such a text."""
    sample = content[:_SAMPLE]
    if len(sample) < 2 * _CODE_UNIT:
        return None
    units = len(sample) // _CODE_UNIT
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * units and even < 0.05 * units:
        return "utf-16-le"
    if even > 0.7 * units and odd < 0.05 * units:
        return "utf-16-be"
    return None


def _mostly_utf8(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="surrogateescape")
    strange = sum("\udc80" <= character <= "\udcff" for character in text)
    letters = sum(character > "\x7f" for character in text) - strange
    if letters > 2 * strange:
        return "".join(
            _windows_1252(ord(character) - 0xDC00) if "\udc80" <= character <= "\udcff" else character
            for character in text
        )
    return "".join(map(_windows_1252, content))


def _windows_1252(byte: int) -> str:
    """One byte as Windows-1252; the five it leaves open as Latin-1, so that nothing is lost."""
    return _WINDOWS_1252[byte]


_WINDOWS_1252 = [
    bytes([byte]).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")
    for byte in range(256)
]
