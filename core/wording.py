"""The names of roles, outcomes, kinds of documents and colours in the user's language; words cut short."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence

from core.annotations import Colour, FollowUp
from core.language import _, long_date, ngettext
from core.minutes import Confidence, DocumentKind, Level, Outcome, Reason, Role, Votes

OF_A_MENU = 44
"""Characters of a reader's or a document's words that a menu has room for."""
_ABBREVIATION = 4  # letters
_MOST_NAMES = 12  # in a sentence


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


def colour_name(colour: Colour) -> str:
    """The usual name of a highlight's colour: "Yellow". Readers may give it another in the library."""
    names = {
        Colour.YELLOW: _("Yellow"),
        Colour.GREEN: _("Green"),
        Colour.BLUE: _("Blue"),
        Colour.RED: _("Red"),
        Colour.PURPLE: _("Purple"),
    }
    return names[colour]


def colour_shown(colour: Colour, names: Mapping[Colour, str]) -> str:
    """A colour's name within a line: the usual one begins small there, the reader's own of `names` stays as
    it was given."""
    usual = colour_name(colour)
    own = names.get(colour) or usual
    return own[:1].lower() + own[1:] if own == usual else own


def field_name(field: str) -> str:
    """The word for a field of a meeting, item or decision; its own name where it has none."""
    names = {
        "title": _("Title"),
        "number": _("Item number"),
        "case_number": _("Case number"),
        "closed": _("Open or closed"),
        "outcome": _("Outcome"),
        "effective": _("Outcome in effect"),
        "text": _("Decision"),
        "own": _("Whose decision"),
        "body": _("Body"),
        "date": _("Date"),
        "start_time": _("Beginning"),
        "place": _("Place"),
        "kind": _("Kind of document"),
        "municipality": _("Sender"),
        "language": _("Language"),
        "participants": _("Participants"),
        "absent": _("Absent"),
        "attachments": _("Attachments"),
        "sections": _("Sections"),
        "votes": _("Vote"),
        "heading": _("Heading"),
    }
    return names.get(field, field)


def reason_sentence(why: Reason) -> str:
    """Why a field was inferred, as a sentence."""
    sentences = {
        Reason.NO_LABEL: _("No label says what it is; its words do."),
        Reason.FREE_WORDS: _("No known phrase says it: read the text."),
        Reason.ASIDES: _("Only sentences beside the point say it: read the text."),
        Reason.LOOK: _("The form of the line says it, not its words."),
        Reason.TITLE_ALONE: _("The line repeats a title of the contents list, without a number."),
        Reason.WEAK_NUMBER: _("The line begins with a number, and little else speaks for it."),
        Reason.NO_ITEMS: _("No items were found, so the whole text is one."),
        Reason.CONTENT: _("The document does not say; what it holds does."),
        Reason.FIRST_LINES: _("It is taken from lines without a label."),
        Reason.ELSEWHERE: _("It stands at another place than usual."),
        Reason.PARTLY: _("Several points came out differently: read the text."),
        Reason.MACHINE_READ: _("The page was read by machine; letters may be wrong."),
        Reason.CORRECTED: _("Corrected by a reader."),
    }
    return sentences[why]


def doubt(confidence: Confidence) -> str:
    """What to tell of a field that was inferred: which one, whether it is certain, and why."""
    name, why = field_name(confidence.field), reason_sentence(confidence.reason)
    if confidence.level is Level.UNSURE:
        return _("Uncertain: {field}. {why}").format(field=name[:1].lower() + name[1:], why=why)
    return _("{field}: {why}").format(field=name, why=why)


_SMALL_WORDS = frozenset(("af", "at", "de", "en", "er", "et", "i", "og", "om", "på"))


def spoken_case(text: str) -> str:
    """A heading or name in capitals as one would write it in a sentence; any other text as it is.

    Short words that are no common Danish ones keep their capitals: party letters and abbreviations.
    """
    if not text.isupper() or len(text) <= 4:
        return text
    words = [_in_a_sentence(word) for word in text.split(" ")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _in_a_sentence(word: str) -> str:
    bare = word.strip(".,:()")
    return word if len(bare) <= 2 and bare.casefold() not in _SMALL_WORDS else word.lower()


def repaired_words() -> str:
    """What to say of a file that was damaged and could be read all the same."""
    return _(
        "The file is damaged. What could be read of it is in; parts may be missing. Try to get it again."
    )


def follow_up_words(follow_up: FollowUp | None) -> list[str]:
    """Who follows up, by which day, and when it was done: "Anne Holm", "by 1 June 2024", "done 28 May 2024".

    What is not known is left out; the day it was done is that of this machine's clock.
    """
    if follow_up is None:
        return []
    words = [follow_up.who] if follow_up.who else []
    if follow_up.due is not None:
        words.append(_("by {date}").format(date=long_date(follow_up.due)))
    if follow_up.done is not None:
        words.append(_("done {date}").format(date=long_date(follow_up.done.astimezone().date())))
    return words


def votes_lines(votes: Votes) -> list[str]:
    """How a vote went, a line a side: "For: 5 (A, F)", "Against: 2 (V)". Empty where it tells nothing."""
    lines = [_("Unanimous")] if votes.unanimous else []
    for side, count, groups, names in (
        (_("For"), votes.for_count, votes.for_groups, votes.for_names),
        (_("Against"), votes.against_count, votes.against_groups, votes.against_names),
        (_("Abstained"), votes.abstain_count, votes.abstain_groups, votes.abstain_names),
    ):
        who = ", ".join(groups + names)
        number = "" if count is None else str(count)
        if number or who:
            what = f"{number} ({who})" if number and who else number or who
            lines.append(_("{side}: {what}").format(side=side, what=what))
    if votes.result:
        lines.append(_("Result: {outcome}").format(outcome=_result(votes.result)))
    return lines


def _result(result: str) -> str:
    """What came of a vote in the reader's language; as it is where a reader's own words call it otherwise."""
    return outcome_name(Outcome(result)).lower() if result in frozenset(Outcome) else result


def in_sentence_case(name: str) -> str:
    """A name that is set in capitals throughout as it stands in a sentence: "Økonomiudvalget". Names of a few
    letters are abbreviations and stay as they are."""
    if not name.isupper() or max(map(len, name.split())) <= _ABBREVIATION:
        return name
    return name[:1] + name[1:].lower()


def missing_words(names: Sequence[str]) -> str:
    """What to say of a document whose attached files do not all lie beside it; `names` are those missing."""
    shown = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    sentence = ngettext(
        "An attached file does not lie beside it and is not in the library: {names}. "
        "Put it beside the XML file, and import that again.",
        "{count} attached files do not lie beside it and are not in the library: {names}. "
        "Put them beside the XML file, and import that again.",
        len(names),
    )
    return sentence.format(count=len(names), names=shown)


def unsure_words(unsure: Sequence[str]) -> str:
    """What a reading was not sure of, from the paths of its fields as `Meeting.unsure` has them: "Unsure:
    date; item 3: outcome". Items count from 1. Empty where there is nothing."""
    places: dict[str, dict[str, None]] = {}
    for path in unsure:
        way, _dot, name = path.rpartition(".")
        item = way.partition("[")[2].partition("]")[0]
        place = _("item {number}").format(number=int(item) + 1) if item.isdecimal() else ""
        places.setdefault(place, {})[field_name(name).lower()] = None
    told = [
        ", ".join(fields) if not place else f"{place}: {', '.join(fields)}"
        for place, fields in list(places.items())[:_MOST_NAMES]
    ]
    if len(places) > _MOST_NAMES:
        told.append("…")
    return _("Unsure: {fields}").format(fields="; ".join(told)) if told else ""


def reason(error: OSError) -> str:
    """Why the system refused something, in the user's language where it is one of the usual reasons."""
    usual = {
        errno.EACCES: _("permission denied"),
        errno.EPERM: _("permission denied"),
        errno.EROFS: _("the place can only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.ENOENT: _("there is no such folder"),
        errno.ENOTDIR: _("there is no such folder"),
        errno.EISDIR: _("there is a folder of that name"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EFBIG: _("the file is too large"),
    }
    return usual.get(error.errno or 0, error.strerror or str(error))


def shortened(words: str, most: int = OF_A_MENU) -> str:
    """The beginning of a line: at most `most` characters, with the ellipsis that then ends it."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def shortened_sentence(sentence: str, most: int) -> str:
    """The beginning of a sentence: its whole words within `most` characters, and an ellipsis after them."""
    return sentence if len(sentence) <= most else sentence[:most].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
