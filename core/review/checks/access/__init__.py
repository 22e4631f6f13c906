"""Whether everybody can read the file."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.access.document_language import DocumentLanguage
from core.review.checks.access.document_title import DocumentTitle
from core.review.checks.access.heading_styles import HeadingStyles
from core.review.checks.access.pdf_tags import PdfTags
from core.review.checks.access.picture_texts import PictureTexts

CHECKS: tuple[Check, ...] = (
    PdfTags(),
    DocumentTitle(),
    DocumentLanguage(),
    PictureTexts(),
    HeadingStyles(),
)
