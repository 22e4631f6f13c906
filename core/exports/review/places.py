"""Where a finding is, in words that quote nothing: item, section, paragraph or line, page."""

from __future__ import annotations

from bisect import bisect_right

from core.confidential.personal import masked_text
from core.exports.review.checked import Checked, is_of_closed
from core.language import _
from core.minutes import Role
from core.paragraph import Form
from core.review.draft import Draft
from core.review.finding import Finding
from core.wording import role_name, shortened

_LONGEST = 100  # characters of a title


def place_words(checked: Checked, finding: Finding, line: int | None = None) -> str:
    """Where it is: "item 4, Decision, paragraph 2, page 7", with the line of its file instead of the
    paragraph where it has one; the item with its title where two have that number; nothing where the whole
    document is meant."""
    told = []
    if finding.item is not None:
        told.append(_item_words(checked, finding, finding.item))
    if finding.role not in (None, Role.OTHER):
        told.append(role_name(finding.role))
    if line is not None:
        told.append(_("line {number}").format(number=line))
    elif finding.span is not None and (finding.role is not None or finding.page is None):
        number = _paragraph(checked.draft, finding.span.start)
        told += [_("paragraph {number}").format(number=number)] if number else []
    if finding.page is not None:
        told.append(_("page {number}").format(number=finding.page + 1))
    return ", ".join(told)


def _item_words(checked: Checked, finding: Finding, number: int) -> str:
    item = checked.meeting.items[number]
    title = "" if is_of_closed(checked.meeting, finding) else masked_text(item.title or "")
    if not item.number:
        return shortened(title or _("an item without a number"), _LONGEST)
    named = f" “{shortened(title, _LONGEST)}”" if title and item.number in checked.shared_numbers else ""
    return _("item {number}").format(number=item.number) + named


def _paragraph(draft: Draft, offset: int) -> int:
    """Which paragraph of its section, or of what stands before the sections of an item, a place is in: the
    first behind the heading is 1; 0 in a heading."""
    at = bisect_right(draft.starts, offset) - 1
    return draft.once(_paragraph_numbers)[at] if at >= 0 else 0


def _paragraph_numbers(draft: Draft) -> tuple[int, ...]:
    numbers: list[int] = []
    before = None
    for each in draft.paragraphs:
        part = (each.item, each.section, each.attachment)
        if each.form in (Form.TITLE, Form.ITEM, Form.SECTION):
            numbers.append(0)
        else:
            numbers.append(1 if part != before or not numbers else numbers[-1] + 1)
        before = part
    return tuple(numbers)
