"""What logs may say of a finding: they are kept, sent on and read by many."""

from __future__ import annotations

from dataclasses import replace

from core.confidential.personal import Masking
from core.exports.review.checked import Checked, is_of_closed
from core.exports.review.masking import masked_finding, without_quotes
from core.review.finding import Finding, Group


def logged(checked: Checked, finding: Finding) -> Finding:
    """A finding with its masks; nothing is quoted of a closed item, nor what is confidential."""
    told = masked_finding(finding, checked.source.text, Masking())
    if is_of_closed(checked.meeting, finding):
        return replace(told, quote="", message=without_quotes(told.message), suggestions=())
    return replace(told, quote="") if finding.group is Group.CONFIDENTIAL else told
