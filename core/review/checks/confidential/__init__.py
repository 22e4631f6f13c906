"""What must not be published."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.confidential.attached_files import AttachedFiles
from core.review.checks.confidential.author_names import AuthorNames
from core.review.checks.confidential.black_bars import BlackBars
from core.review.checks.confidential.closed_text import ClosedText
from core.review.checks.confidential.closed_wording import ClosedWording
from core.review.checks.confidential.comments_left import CommentsLeft
from core.review.checks.confidential.cpr_numbers import CprNumbers
from core.review.checks.confidential.file_properties import FileProperties
from core.review.checks.confidential.hidden_text import HiddenText
from core.review.checks.confidential.national_numbers import NationalNumbers
from core.review.checks.confidential.pdf_remarks import PdfRemarks
from core.review.checks.confidential.private_contacts import PrivateContacts
from core.review.checks.confidential.sensitive_words import SensitiveWords
from core.review.checks.confidential.tracked_changes import TrackedChanges
from core.review.checks.confidential.unread_parts import UnreadParts

CHECKS: tuple[Check, ...] = (
    ClosedText(),
    ClosedWording(),
    CprNumbers(),
    NationalNumbers(),
    PrivateContacts(),
    SensitiveWords(),
    TrackedChanges(),
    CommentsLeft(),
    HiddenText(),
    BlackBars(),
    PdfRemarks(),
    AttachedFiles(),
    AuthorNames(),
    FileProperties(),
    UnreadParts(),
)
