"""Findings as lines to read in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from core.exports.review.checked import Checked
from core.exports.review.file_places import FilePlaces
from core.exports.review.logged import logged
from core.exports.review.places import place_words
from core.language import _, ngettext
from core.review.finding import Severity, severity_word
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


def _lines(checked: Checked) -> Iterator[str]:
    yield f"{checked.file}: {counts_words(checked)}"
    places = FilePlaces(checked)
    for each in checked.counted:
        in_file = None if each.span is None else places.place(each.span)
        place = place_words(checked, each, None if in_file is None else in_file.first_line)
        told = logged(checked, each)
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
