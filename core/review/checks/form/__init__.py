"""What is checked of the form of minutes."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.form.abbreviation import Abbreviation
from core.review.checks.form.attachment_absent import AttachmentAbsent
from core.review.checks.form.attachment_lists import AttachmentLists
from core.review.checks.form.attachment_mentioned import AttachmentMentioned
from core.review.checks.form.attachment_unmentioned import AttachmentUnmentioned
from core.review.checks.form.case_number_form import CaseNumberForm
from core.review.checks.form.case_number_shared import CaseNumberShared
from core.review.checks.form.contents_lacks import ContentsLacks
from core.review.checks.form.contents_order import ContentsOrder
from core.review.checks.form.contents_pages import ContentsPages
from core.review.checks.form.contents_titles import ContentsTitles
from core.review.checks.form.date_impossible import DateImpossible
from core.review.checks.form.date_in_head import DateInHead
from core.review.checks.form.date_in_text import DateInText
from core.review.checks.form.date_of_decision import DateOfDecision
from core.review.checks.form.date_of_file import DateOfFile
from core.review.checks.form.date_weekday import DateWeekday
from core.review.checks.form.item_vanished import ItemVanished
from core.review.checks.form.item_withdrawn import ItemWithdrawn
from core.review.checks.form.number_doubled import NumberDoubled
from core.review.checks.form.number_missing import NumberMissing
from core.review.checks.form.number_order import NumberOrder
from core.review.checks.form.period_order import PeriodOrder
from core.review.checks.form.placeholder import Placeholder
from core.review.checks.form.point_number import PointNumber
from core.review.checks.form.section_empty import SectionEmpty
from core.review.checks.form.section_missing import SectionMissing
from core.review.checks.form.signature_missing import SignatureMissing
from core.review.checks.form.time_impossible import TimeImpossible
from core.review.checks.form.time_in_text import TimeInText
from core.review.checks.form.time_order import TimeOrder

CHECKS: tuple[Check, ...] = (
    ContentsTitles(),
    ContentsPages(),
    ContentsOrder(),
    ContentsLacks(),
    NumberMissing(),
    NumberDoubled(),
    NumberOrder(),
    PointNumber(),
    ItemVanished(),
    ItemWithdrawn(),
    DateInHead(),
    DateWeekday(),
    DateImpossible(),
    PeriodOrder(),
    DateOfDecision(),
    DateInText(),
    DateOfFile(),
    TimeImpossible(),
    TimeOrder(),
    TimeInText(),
    SectionMissing(),
    SectionEmpty(),
    Placeholder(),
    AttachmentMentioned(),
    AttachmentUnmentioned(),
    AttachmentAbsent(),
    AttachmentLists(),
    CaseNumberForm(),
    CaseNumberShared(),
    Abbreviation(),
    SignatureMissing(),
)
