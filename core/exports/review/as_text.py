"""Findings as lines to read in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from core.confidential.personal import masked_text
from core.exports.review.checked import Checked, is_of_closed
from core.exports.review.logged import logged
from core.language import _, ngettext
from core.review.finding import Finding, Severity, severity_word
from core.wording import shortened

_LONGEST = 100  # characters of a quote


def as_text(files: Sequence[Checked]) -> str:
    """All findings, file by file, ending in a newline, personal data masked: what is printed is kept by
    terminals and logs. What the rules let be is counted alone."""
    return "".join(f"{line}\n" for each in files for line in _lines(each))


def counts_words(checked: Checked) -> str:
    """How many findings there are: "2 errors, 1 warning, 3 notes", or that there are none."""
    return severity_counts(checked.counts) or _("Nothing was found.")


def severity_counts(counts: Counter[Severity]) -> str:
    """How many there are of each severity: "2 errors, 1 warning, 3 notes"; empty where there are none."""
    words = (
        (Severity.ERROR, ngettext("{n} error", "{n} errors", counts[Severity.ERROR])),
        (Severity.WARNING, ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING])),
        (Severity.NOTE, ngettext("{n} note", "{n} notes", counts[Severity.NOTE])),
    )
    return ", ".join(word.format(n=counts[severity]) for severity, word in words if counts[severity])


def place_words(checked: Checked, finding: Finding) -> str:
    """Where it is: "item 4, page 7"; with its title where two items have that number;
    nothing where the whole document is meant."""
    told = []
    if finding.item is not None:
        item = checked.meeting.items[finding.item]
        title = "" if is_of_closed(checked.meeting, finding) else masked_text(item.title or "")
        if not item.number:
            told.append(shortened(title or _("an item without a number"), _LONGEST))
        else:
            named = (
                f" “{shortened(title, _LONGEST)}”" if title and item.number in checked.shared_numbers else ""
            )
            told.append(_("item {number}").format(number=item.number) + named)
    if finding.page is not None:
        told.append(_("page {number}").format(number=finding.page + 1))
    return ", ".join(told)


def _lines(checked: Checked) -> Iterator[str]:
    yield f"{checked.file}: {counts_words(checked)}"
    for each in checked.counted:
        place, told = place_words(checked, each), logged(checked, each)
        where = f" ({place})" if place else ""
        yield f"  {severity_word(each.severity)}{where}: {told.message} [{each.check}]"
        if told.quote:
            yield f"    “{shortened(told.quote, _LONGEST)}”"
        if told.advice:
            yield f"    → {told.advice}"
    let = len(checked.findings) - len(checked.counted)
    if let:
        yield "  " + ngettext(
            "{n} finding is let be by the rules.", "{n} findings are let be by the rules.", let
        ).format(n=let)
    for lacking in checked.lacking:
        yield f"  {lacking}"
