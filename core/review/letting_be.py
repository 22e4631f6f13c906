"""Which findings may be let be in all drafts by a rule: a rule goes by the words of a finding alone."""

from __future__ import annotations

BY_WORDS = frozenset(
    {
        "abbreviation-unknown",
        "attachment-absent",
        "attachment-unlisted",
        "attachment-unmentioned",
        "case-number-form",
        "compound-apart",
        "name-spelling",
        "placeholder",
        "sentence-long",
        "space-superfluous",
        "spelling",
        "voter-unknown",
        "word-doubled",
    }
)
"""The checks whose findings are told apart by their words. The others point to a heading or a name, which are
the same in every draft, or to what is not to be written into a file that many read: a CPR number, a private
telephone number, hidden text."""
