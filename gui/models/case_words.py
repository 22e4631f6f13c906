"""Cases in words: what changed, why something is suggested, how a vote went."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.case_changes import Change, ChangeKind
from core.language import _, long_date, ngettext
from core.library.case_trails.trail_rows import Basis, NoteTold, TrailEntry
from core.library.case_trails.trails import Trail
from core.likely_cases import Reason
from core.minutes import DocumentKind, Outcome, Votes
from core.wording import outcome_name


def change_words(change: Change) -> str:
    """One change, with what it was and what it is where both are short."""
    if change.kind is ChangeKind.AMOUNT:
        return _("Amount: {before} → {after}").format(before=change.before, after=change.after)
    if change.kind is ChangeKind.AMOUNT_ADDED:
        return _("New amount: {amount}").format(amount=change.after)
    if change.kind is ChangeKind.AMOUNT_GONE:
        return _("No longer: {amount}").format(amount=change.before)
    if change.kind is ChangeKind.OUTCOME:
        before, after = outcome_name(Outcome(change.before)), outcome_name(Outcome(change.after))
        return _("{before} → {after}").format(before=before, after=after.lower())
    if change.kind is ChangeKind.TITLE:
        return _("Title, before: “{title}”").format(title=change.before)
    return _("The recommendation is another")


def basis_words(entry: TrailEntry) -> str:
    """Why an entry stands in its case, where that is not its number."""
    words = {
        Basis.NAMED: _("Names the case in its text"),
        Basis.LINKED: _("Linked by you"),
        Basis.ALONE: _("Has no case number"),
    }
    return words.get(entry.basis, "")


def reason_words(reason: Reason, entry: TrailEntry, about: TrailEntry) -> str:
    """Why the item of `entry` may be of the case; `about` is the entry of the case that speaks for it."""
    if reason is Reason.REFERS and entry.sketch.case_key not in about.sketch.names:
        return _("Its text names this case")
    sentences = {
        Reason.REPEATED: _("The same decision stands in both: {meeting}"),
        Reason.REFERS: _("Its number is named in {meeting}"),
        Reason.JOURNAL: _("The journal number is that of {meeting}"),
        Reason.SAME_TITLE: _("The same title as in {meeting}"),
        Reason.NEAR_TITLE: _("Nearly the same title as in {meeting}"),
    }
    return sentences[reason].format(meeting=meeting_words(about))


def note_words(note: NoteTold, own_names: Collection[str]) -> str:
    """A note in one line, with its author where that is a colleague: who has none of the `own_names`; without
    any nobody is."""
    words = " ".join(note.text.split())
    if not own_names or note.author in own_names:
        return words
    return _("{author}: {text}").format(author=note.author or _("Unknown"), text=words)


def meeting_words(entry: TrailEntry) -> str:
    """Body and date of an entry's meeting."""
    parts = [entry.body or _("Unknown body"), long_date(entry.day) if entry.day else ""]
    return ", ".join(part for part in parts if part)


def votes_words(votes: Votes | None) -> str:
    """How a vote went: "For 5 (A, F) · against 2 (V)". Empty where there was none."""
    if votes is None:
        return ""
    sides = (
        (_("for {who}"), votes.for_count, (*votes.for_groups, *votes.for_names)),
        (_("against {who}"), votes.against_count, (*votes.against_groups, *votes.against_names)),
        (_("abstained {who}"), votes.abstain_count, (*votes.abstain_groups, *votes.abstain_names)),
    )
    told = [words.format(who=who) for words, count, names in sides if (who := _side(count, names))]
    return _("Vote: {sides}").format(sides=" · ".join(told)) if told else ""


def _side(count: int | None, names: Sequence[str]) -> str:
    listed = ", ".join(names)
    if count is None:
        return listed
    return f"{count} ({listed})" if listed else str(count)


def outcome_words(entry: TrailEntry) -> str:
    """How the entry's meeting decided, or why there is nothing to tell."""
    if entry.outcome is not None:
        return outcome_name(entry.outcome)
    return _("On the agenda") if entry.kind is DocumentKind.AGENDA else _("No decision stated")


def trail_title(trail: Trail) -> str:
    """What a trail is called: "Case 24-003817"."""
    if trail.case is None:
        return _("An item without a case number")
    if trail.case.key.startswith("="):
        return _("Case “{title}”").format(title=trail.number)
    return _("Case {number}").format(number=trail.number)


def trail_summary(trail: Trail) -> str:
    """How many meetings, of which bodies, from when to when."""
    meetings = len({each.meeting for each in trail.entries})
    parts = [trail.municipality or "", ngettext("{n} meeting", "{n} meetings", meetings).format(n=meetings)]
    bodies = dict.fromkeys(each.body for each in trail.entries if each.body)
    parts.append(", ".join(bodies))
    days = [each.day for each in trail.entries if each.day]
    if days and days[0] != days[-1]:
        parts.append(_("{first} – {last}").format(first=long_date(days[0]), last=long_date(days[-1])))
    return " · ".join(part for part in parts if part)
