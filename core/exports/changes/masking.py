"""Personal data masked in all that a report of changes says of its documents."""

from __future__ import annotations

from dataclasses import replace

from core.confidential.personal import Masking
from core.exports.changes.reported import ChangeReport
from core.minutes import AgendaItem
from core.versions.changes.change import Change
from core.versions.version import Version


def masked(report: ChangeReport, masking: Masking) -> ChangeReport:
    """`report` with its masks: in the words that changed, in titles and bodies, in the names of files."""
    comparison, names = report.comparison, report.names
    of_old = {each.old_item for each in report.changes}
    of_new = {each.new_item for each in report.changes}
    return replace(
        report,
        comparison=replace(
            comparison,
            old=_version(comparison.old, of_old, masking),
            new=_version(comparison.new, of_new, masking),
        ),
        changes=tuple(_change(each, masking) for each in report.changes),
        names=replace(names, old=masking(names.old), new=masking(names.new)),
    )


def _version(version: Version, items: set[int | None], masking: Masking) -> Version:
    """With what is said of it; its text is not."""
    meeting = version.meeting
    return replace(
        version,
        meeting=replace(
            meeting,
            body=None if meeting.body is None else masking(meeting.body),
            items=tuple(
                _item(item, masking) if at in items else item for at, item in enumerate(meeting.items)
            ),
        ),
    )


def _item(item: AgendaItem, masking: Masking) -> AgendaItem:
    return item if item.title is None else replace(item, title=masking(item.title))


def _change(change: Change, masking: Masking) -> Change:
    """Two wordings are masked each for itself: words of both side by side would be read as one number."""
    old, new, label = masking(change.old), masking(change.new), masking(change.label)
    if (old, new, label) == (change.old, change.new, change.label):
        return change
    pieces = change.pieces if (old, new) == (change.old, change.new) else ()
    return replace(change, old=old, new=new, label=label, pieces=pieces)
