"""A Meeting as plain values for JSON. Keys are those that the project's gold files use.

Pages are counted from 1, dates are ISO 8601, times are HH:MM. Sections without text (a label that is only
a wrapper) are left out.
"""

from __future__ import annotations

from datetime import date, time

from core.minutes import (
    AgendaItem,
    Amendment,
    Attachment,
    Confidence,
    Decision,
    Meeting,
    Mention,
    Section,
    Statement,
    Votes,
)


def meeting_as_json(meeting: Meeting) -> dict[str, object]:
    """The whole meeting: head, people, items, and the titles that stand in the contents list alone."""
    return {
        "kind": meeting.kind.value,
        "body": meeting.body,
        "municipality": meeting.municipality,
        "date": _day(meeting.date),
        "start_time": _clock(meeting.start_time),
        "end_time": _clock(meeting.end_time),
        "place": meeting.place,
        "draft": meeting.draft,
        "participants": [person.name for person in meeting.participants],
        "absent": [person.name for person in meeting.absent],
        "substitutes": [{"name": person.name, "for": person.stands_for} for person in meeting.substitutes],
        "staff": [person.name for person in meeting.staff],
        "signatories": list(meeting.signatories),
        "people": _people(meeting),
        "items": [_item(item, meeting) for item in meeting.items],
        "toc_only": titles_in_contents_only(meeting),
        "language": meeting.language,
        "confidence": [_confidence(path, each) for path, each in meeting.all_confidence()],
    }


def titles_in_contents_only(meeting: Meeting) -> list[str]:
    """Titles of the contents list that no item has: the text was cut, or the item was lost.

    A contents list may cut its titles short, so the beginning counts.
    """
    titles = [_folded(item.title) for item in meeting.items]
    return [
        entry.title
        for entry in meeting.contents
        if (key := _folded(entry.title))
        and not any(title.startswith(key) or key.startswith(title) for title in titles if title)
    ]


def _folded(title: str | None) -> str:
    return "".join(character for character in (title or "") if character.isalnum()).casefold()


def _people(meeting: Meeting) -> list[dict[str, object]]:
    return [
        {"name": person.name, "party": person.party, "role": person.role, "as": as_what}
        for as_what, people in (
            ("participant", meeting.participants),
            ("absent", meeting.absent),
            ("substitute", meeting.substitutes),
            ("staff", meeting.staff),
        )
        for person in people
    ]


def _item(item: AgendaItem, meeting: Meeting) -> dict[str, object]:
    return {
        "number": item.number,
        "title": item.title,
        "closed": item.closed,
        "case_number": item.case_number,
        "journal_number": item.journal_number,
        "document_number": item.document_number,
        "sections": [_section(section) for section in item.sections if section.text],
        "decisions": [_decision(decision, meeting) for decision in item.decisions],
        "attachments": [attachment.name for attachment in item.attachments],
        "attachment_details": [_attachment(attachment) for attachment in item.attachments],
        "absent": list(item.absent),
        "not_participating": list(item.not_participating),
        "disqualified": list(item.disqualified),
        "votes": _votes(item.votes),
        "minority": [_statement(statement) for statement in item.minority],
        "amendments": [_amendment(amendment) for amendment in item.amendments],
        "recommended": item.recommended.value if item.recommended else None,
        "mentions": [_mention(mention) for mention in item.mentions],
    }


def _confidence(path: str, confidence: Confidence) -> dict[str, object]:
    return {"field": path, "level": confidence.level.value, "reason": confidence.reason.value}


def _attachment(attachment: Attachment) -> dict[str, object]:
    return {
        "name": attachment.name,
        "document_number": attachment.document_number,
        "pages": [page + 1 for page in attachment.pages],
        "file": attachment.file,
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "kind": mention.kind.value,
        "text": mention.text,
        "span": list(mention.span),
        "amount": str(mention.amount) if mention.amount is not None else None,
        "currency": mention.currency,
        "first": _day(mention.first),
        "last": _day(mention.last),
        "item": mention.item,
        "body": mention.body,
        "case_number": mention.case_number,
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "role": section.role.value,
        "heading": section.heading,
        "text": section.text,
        "pages": [page + 1 for page in section.pages],
    }


def _decision(decision: Decision, meeting: Meeting) -> dict[str, object]:
    """This meeting's own decision is its body's, on its day, where its heading names neither."""
    own = decision.own
    return {
        "body": decision.body or (meeting.body if own else None),
        "date": _day(decision.date or (meeting.date if own else None)),
        "outcome": decision.outcome.value,
        "effective": decision.effective.value if decision.effective else None,
        "own": decision.own,
        "follows": decision.follows,
        "text": decision.text,
    }


def _votes(votes: Votes | None) -> dict[str, object] | None:
    if votes is None:
        return None
    return {
        "for": votes.for_count,
        "against": votes.against_count,
        "abstain": votes.abstain_count,
        "for_groups": list(votes.for_groups),
        "against_groups": list(votes.against_groups),
        "abstain_groups": list(votes.abstain_groups),
        "for_names": list(votes.for_names),
        "against_names": list(votes.against_names),
        "abstain_names": list(votes.abstain_names),
        "on": votes.on,
        "result": votes.result,
        "unanimous": votes.unanimous,
    }


def _statement(statement: Statement) -> dict[str, object]:
    return {"who": statement.who, "kind": statement.kind, "text": statement.text}


def _amendment(amendment: Amendment) -> dict[str, object]:
    return {
        "by": amendment.by,
        "text": amendment.text,
        "outcome": amendment.outcome.value if amendment.outcome else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock else None
