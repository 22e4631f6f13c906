"""The versions of the code that makes the texts, by format. A higher number has every document of that
format read again; raise it when the text, its lines or their places come out otherwise than before.
"""

from __future__ import annotations

EXTRACTORS = {"pdf": 2, "docx": 2, "odt": 1, "rtf": 1, "html": 1, "doc": 1, "text": 2, "xml": 1}
