"""Word documents with something in their heads and feet, their notes, their properties, or within them."""

from __future__ import annotations

import io
import zipfile

from core.parsing import parse
from core.review.draft import Draft
from core.review.inside.reading import facts_of
from core.sources import read
from tests.review.files import saved, word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WHO = 'w:id="7" w:author="Bo Krag" w:date="2024-09-01T12:00:00Z"'


def taken_out(words: str) -> str:
    """Words that were deleted with changes tracked."""
    return f"<w:del {WHO}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def put_in(words: str) -> str:
    """Words that were inserted with changes tracked."""
    return f"<w:ins {WHO}><w:r><w:t>{words}</w:t></w:r></w:ins>"


def hidden(words: str) -> str:
    """Words that are set as hidden."""
    return f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{words}</w:t></w:r>"


def plain(words: str) -> str:
    """Words as they are."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


def draft_with(where: str, runs: str) -> Draft:
    """A draft whose "header", "footer", "footnote" or "endnote" holds these runs of WordprocessingML."""
    document = word()
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "Hoved", "Fod"
    parts = parts_of(saved(document))
    if where in ("header", "footer"):
        (name,) = (each for each in parts if each.startswith(f"word/{where}") and each.endswith(".xml"))
        parts[name] = parts[name].replace(b"</w:p>", runs.encode() + b"</w:p>")
    else:
        _with_note(parts, where, runs)
    return draft_of_parts(parts)


def draft_of_parts(parts: dict[str, bytes]) -> Draft:
    """The draft that a package of these parts is."""
    content = package_of(parts)
    source = read(content)
    return Draft(source, parse(source), "referat", facts_of(content, source))


def package_of(parts: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {each: package.read(each) for each in package.namelist()}


def _with_note(parts: dict[str, bytes], kind: str, runs: str) -> None:
    name = f"{kind}s"
    parts[f"word/{name}.xml"] = (
        f'<w:{name} {_W}><w:{kind} w:id="2"><w:p><w:r><w:t>Se bilag. </w:t></w:r>{runs}</w:p></w:{kind}>'
        f"</w:{name}>"
    ).encode()
    _put_before(parts, "word/document.xml", "</w:p>", f'<w:r><w:{kind}Reference w:id="2"/></w:r>')
    link = f'<Relationship Id="rIdN" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
    _put_before(parts, "word/_rels/document.xml.rels", "</Relationships>", link)
    override = f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name}+xml"/>'
    _put_before(parts, "[Content_Types].xml", "</Types>", override)


def _put_before(parts: dict[str, bytes], name: str, end: str, new: str) -> None:
    before, _end, behind = parts[name].decode().rpartition(end)
    parts[name] = (before + new + end + behind).encode()
