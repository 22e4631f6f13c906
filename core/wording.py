"""The names of roles, outcomes and kinds of documents in the user's language."""

from __future__ import annotations

from core.language import _
from core.minutes import DocumentKind, Outcome, Role


def outcome_name(outcome: Outcome) -> str:
    """The word for how a decision came out, as a label: "Approved", "Recommended"."""
    names = {
        Outcome.APPROVED: _("Approved"),
        Outcome.APPROVED_WITH_CHANGES: _("Approved with changes"),
        Outcome.RECOMMENDED: _("Recommended"),
        Outcome.NOTED: _("Noted"),
        Outcome.DISCUSSED: _("Discussed"),
        Outcome.POSTPONED: _("Postponed"),
        Outcome.REJECTED: _("Rejected"),
        Outcome.SENT_BACK: _("Sent back"),
        Outcome.SENT_TO_HEARING: _("Sent to hearing"),
        Outcome.REMOVED: _("Taken off the agenda"),
        Outcome.ELECTED: _("Elected"),
        Outcome.REFERRED: _("Referred"),
        Outcome.NO_DECISION: _("No decision"),
        Outcome.OTHER: _("Other decision"),
    }
    return names[outcome]


def role_name(role: Role) -> str:
    """The word for what a section is for, as a heading: "Case presentation", "Recommendation"."""
    names = {
        Role.TYPE: _("Kind of item"),
        Role.TOPIC: _("Topic"),
        Role.SUMMARY: _("Summary"),
        Role.CASE: _("Case presentation"),
        Role.BASIS: _("Basis for the decision"),
        Role.RECOMMENDATION: _("Recommendation"),
        Role.MOTIONS: _("Motions"),
        Role.AMENDMENT: _("Amendment"),
        Role.DELIBERATION: _("Deliberation"),
        Role.PRIOR_DECISION: _("Earlier decision"),
        Role.DECISION: _("Decision"),
        Role.VOTES: _("Vote"),
        Role.MINORITY: _("Minority statement"),
        Role.ECONOMY: _("Finances"),
        Role.LEGAL: _("Legal basis"),
        Role.HEARING: _("Hearing"),
        Role.PROCESS: _("Process"),
        Role.COMMUNICATION: _("Communication"),
        Role.REMARKS: _("Remarks"),
        Role.ABSENT: _("Absent"),
        Role.ATTACHMENTS: _("Attachments"),
        Role.DISPATCH: _("Dispatch"),
        Role.OTHER: _("Text"),
    }
    return names[role]


def kind_name(kind: DocumentKind) -> str:
    """The word for what a document is to its meeting: "Minutes", "Agenda"."""
    names = {
        DocumentKind.AGENDA: _("Agenda"),
        DocumentKind.MINUTES: _("Minutes"),
        DocumentKind.SUPPLEMENT: _("Supplementary agenda"),
        DocumentKind.CLOSED_PART: _("Closed part"),
        DocumentKind.ATTACHMENT: _("Attachment"),
    }
    return names[kind]


def spoken_case(text: str) -> str:
    """A heading or name as one would write it in a sentence: capitals throughout become ordinary letters."""
    return text.capitalize() if text.isupper() and len(text) > 4 else text
