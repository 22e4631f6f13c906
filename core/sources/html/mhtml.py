"""Web pages that a browser saved in one file (MHTML, RFC 2557), -> SourceText."""

from __future__ import annotations

import email
import email.policy
from email.message import Message
from typing import Any

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources import html
from core.sources.decoding import decoded
from core.sources.html.parsing import parsed


def read(content: bytes) -> SourceText:
    """The text of the page in the envelope. Raises UnreadableFile."""
    envelope = email.message_from_bytes(content.lstrip(), policy=email.policy.compat32)
    parts = [part for part in envelope.walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise UnreadableFile(
            _("This saved web page holds no page."),
            _("Open it in the browser, print it to a PDF, and open that."),
        )
    address = _said(envelope, "Snapshot-Content-Location") or _said(pages[0], "Content-Location")
    root = parsed(_bytes(pages[0]), _charset(pages[0]))
    frames = {_said(page, "Content-ID").strip("<>"): page for page in pages[1:]}
    for frame in list(root.iter("iframe", "frame")):
        page = frames.pop((frame.get("src") or "").removeprefix("cid:"), None)
        if page is not None:
            _fill(frame, page)
    sheets = [decoded(_bytes(part)) for part in parts if part.get_content_type() == "text/css"]
    return html.read_page(root, address=address or None, sheets=sheets)


def _fill(frame: Any, page: Message) -> None:
    """Put the page that a frame shows in the frame's place."""
    body = parsed(_bytes(page), _charset(page)).find("body")
    if body is not None:
        frame.tag = "div"
        frame.attrib.clear()
        frame.text = body.text
        frame.extend(list(body))


def _bytes(part: Message) -> bytes:
    """The part as it was before it was packed for the way."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    stated = part.get_param("charset")
    return stated if isinstance(stated, str) else None


def _said(part: Message, name: str) -> str:
    return str(part.get(name, "")).strip()
