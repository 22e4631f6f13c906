"""Meetings and decisions as JSON, with the names that OParl 1.1 and Popolo give to such things.

Meetings, items, files, bodies, organisations and people are OParl's objects; motions, votes, counts and
memberships are Popolo's. What neither has a name for stands in an object `protokollen`.
`docs/schemas/meetings.schema.json` is the schema, `docs/schemas/README.md` tells of each field.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from core.carried import Former
from core.exports.quoting import LONGEST
from core.exports.remarks import Mark, Note, Remarks, Task
from core.exports.summary import DecisionSummary, ItemSummary, MeetingHead, Summary
from core.minutes import DocumentKind, Person, Votes
from core.progress import Progress
from core.wording import shortened

OPARL = "https://schema.oparl.org/1.1/"
"""What the names of OParl's types begin with; nothing is fetched from there."""

_DOCUMENTS = {DocumentKind.MINUTES: "resultsProtocol", DocumentKind.AGENDA: "invitation"}
"""What OParl calls a meeting's documents; all others are auxiliary files."""

Values = dict[str, Any]


def render(summary: Summary, progress: Progress) -> bytes:
    """`summary` as JSON in UTF-8. Each item stands once, in its meeting; `groups` has the order."""
    written = _Written()
    heads = [group.head for group in summary.groups if group.head is not None]
    items = list(summary.items)
    for head in (*heads, *(item.meeting for item in items)):
        written.meet(head)
    groups = []
    done = 0
    for group in summary.groups:
        names = []
        for item in group.items:
            progress(done, len(items))
            names.append(written.item(item))
            done += 1
        groups.append(_known({"heading": group.heading, "agendaItem": names}))
        if group.head is not None and group.before:
            written.meet(group.head)["protokollen"]["remarks"] = _remarks(group.before)
        for each in group.unplaced:
            told = _known({"number": each.item.number, "name": each.item.title})
            told |= _known({"caseNumber": each.item.case_number, "public": not each.closed})
            told |= _known({"remarks": _remarks(each.remarks)})
            written.meet(each.meeting)["protokollen"].setdefault("unplaced", []).append(told)
    progress(len(items), len(items))
    values = {
        "title": summary.title,
        "introduction": summary.introduction or None,
        "language": summary.language,
        "created": summary.made.isoformat(),
        "author": summary.reader,
        "generator": "Protokollen",
        "body": list(written.bodies.values()),
        "organization": list(written.organizations.values()),
        "person": list(written.people.values()),
        "meeting": list(written.meetings.values()),
        "groups": groups,
        "protokollen": _known(
            {
                "closedItemsLeftOut": summary.left_out or None,
                "annotationsLeftOut": summary.remarks_left_out or None,
            }
        ),
    }
    text = json.dumps(_known(values), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"  # half of a UTF-16 pair is an escape


class _Written:
    """What was written so far, by id."""

    def __init__(self) -> None:
        self.meetings: dict[str, Values] = {}
        self.bodies: dict[str, Values] = {}
        self.organizations: dict[str, Values] = {}
        self.people: dict[str, Values] = {}
        self._items: dict[tuple[str, int, int], str] = {}
        self._names: Counter[str] = Counter()

    def meet(self, head: MeetingHead) -> Values:
        """The meeting of `head`, with its document."""
        name = _meeting_id(head)
        meeting = self.meetings.get(name)
        if meeting is None:
            meeting = self.meetings[name] = self._meeting(name, head)
        self._document(meeting, head)
        return meeting

    def _meeting(self, name: str, head: MeetingHead) -> Values:
        organization = self._organization(head)
        attending = [self._person(each, organization) for each in head.participants]
        absent = [self._person(each, organization) for each in head.absent]
        told = {
            "id": name,
            "type": f"{OPARL}Meeting",
            "name": ", ".join(filter(None, (head.body, _iso(head.date)))) or head.file,
            "start": _local(head.date, head.start_time),
            "end": _local(head.date, head.end_time),
            "location": _location(name, head.place) if head.place else None,
            "organization": [organization] if organization else None,
            "participant": attending or None,
            "agendaItem": [],
            "protokollen": _known({"date": _iso(head.date), "absent": absent or None}),
        }
        return _known(told)

    def _document(self, meeting: Values, head: MeetingHead) -> None:
        name = f"urn:sha256:{head.fingerprint}"
        own = {"kind": head.kind.value, "draft": head.draft}
        file = {"id": name, "type": f"{OPARL}File", "name": head.file, "fileName": head.file}
        place = _DOCUMENTS.get(head.kind, "auxiliaryFile")
        if place != "auxiliaryFile" and meeting.get(place, file)["id"] == name:
            meeting[place] = file | {"protokollen": own}
            return
        files = meeting.setdefault("auxiliaryFile", [])
        if all(each["id"] != name for each in files):
            files.append(file | {"protokollen": own})

    def _organization(self, head: MeetingHead) -> str | None:
        body = None
        if head.municipality is not None:
            body = _urn("body", head.municipality)
            self.bodies[body] = {"id": body, "type": f"{OPARL}Body", "name": head.municipality}
        if head.body is None:
            return None
        name = _urn("organization", head.municipality or "", head.body)
        told = {"id": name, "type": f"{OPARL}Organization", "body": body, "name": head.body}
        self.organizations[name] = _known(told)
        return name

    def _person(self, person: Person, organization: str | None) -> str:
        name = _urn("person", organization or "", person.name)
        told = self.people.setdefault(
            name, {"id": name, "type": f"{OPARL}Person", "name": person.name, "membership": []}
        )
        party = {"name": person.party} if person.party else None
        membership = {
            "person_id": name,
            "organization_id": organization,
            "role": person.role,
            "on_behalf_of": party,
        }
        if _known(membership) not in told["membership"]:
            told["membership"].append(_known(membership))
        return name

    def item(self, item: ItemSummary) -> str:
        """The id of `item`, which is written where it is not yet."""
        head = item.meeting
        place = (head.meeting, head.version, item.index)
        known = self._items.get(place)
        if known is not None:
            return known
        meeting = self.meet(head)
        name = _urn(meeting["id"], item.number or "", item.title or "", item.case_number or "")
        self._names[name] += 1
        if self._names[name] > 1:  # two items that nothing tells apart
            name = _urn(name, str(self._names[name]))
        self._items[place] = name
        meeting["agendaItem"].append(_item(name, meeting, item))
        return name


def _item(name: str, meeting: Values, item: ItemSummary) -> Values:
    organization = next(iter(meeting.get("organization", ())), None)
    motions = [
        _motion(_urn(name, "motion", str(at)), organization, item.meeting, each)
        for at, each in enumerate(item.decisions)
    ]
    own = [motion for motion, each in zip(motions, item.decisions, strict=True) if each.own]
    decided = [each for each in item.decisions if each.own]
    day = item.meeting.date
    votes = item.votes and _vote_event(
        _urn(name, "vote"), own[-1]["id"] if own else None, organization, day, item.votes
    )
    return _known(
        {
            "id": name,
            "type": f"{OPARL}AgendaItem",
            "meeting": meeting["id"],
            "number": item.number,
            "order": item.index,
            "name": item.title,
            "public": not item.closed,
            "result": decided[-1].outcome.value if decided else None,
            "resolutionText": decided[-1].text if decided else None,
            "keyword": list(item.remarks.tags) or None,
            "consultation": _consultation(name, item.meeting, item.case_number) if item.case_number else None,
            "auxiliaryFile": [
                {"id": _urn(name, "file", str(at), each), "type": f"{OPARL}File", "name": each}
                for at, each in enumerate(item.attachments)
            ]
            or None,
            "motion": motions or None,
            "vote_event": [votes] if votes else None,
            "protokollen": _known(
                {
                    "document": f"urn:sha256:{item.meeting.fingerprint}",
                    "page": _page(item.page),
                    "recommendation": list(item.recommendations) or None,
                    "remarks": _remarks(item.remarks),
                }
            ),
        }
    )


def _location(meeting: str, place: str) -> Values:
    return {"id": _urn(meeting, "location"), "type": f"{OPARL}Location", "description": place}


def _consultation(item: str, head: MeetingHead, case_number: str) -> Values:
    """The case, which is one paper in all meetings of a municipality."""
    name = _urn("paper", head.municipality or "", case_number)
    paper = {"id": name, "type": f"{OPARL}Paper", "reference": case_number}
    return {"id": _urn(item, "consultation"), "type": f"{OPARL}Consultation", "paper": paper}


def _motion(name: str, organization: str | None, head: MeetingHead, decision: DecisionSummary) -> Values:
    """A decision as Popolo's motion. One of another body is told by that body's name; the meeting's own was
    made by its body, on its day, where it says nothing else."""
    other = decision.body is not None and decision.body != head.body
    day = decision.date or (head.date if decision.own else None)
    return _known(
        {
            "id": name,
            "organization_id": None if other or not (decision.own or decision.body) else organization,
            "organization": {"name": decision.body} if other else None,
            "classification": "decision" if decision.own else "prior_decision",
            "text": decision.text,
            "date": _iso(day),
            "result": decision.outcome.value,
            "protokollen": _known(
                {
                    "followsRecommendation": decision.follows,
                    "page": _page(decision.page),
                    "remarks": _remarks(decision.remarks),
                }
            ),
        }
    )


def _vote_event(
    name: str, motion: str | None, organization: str | None, day: date | None, votes: Votes
) -> Values:
    sides = (
        ("yes", votes.for_count, votes.for_groups, votes.for_names),
        ("no", votes.against_count, votes.against_groups, votes.against_names),
        ("abstain", votes.abstain_count, votes.abstain_groups, votes.abstain_names),
    )
    counts = [
        {"option": option, "value": count} for option, count, _groups, _names in sides if count is not None
    ]
    cast: list[Values] = []
    for option, _count, groups, names in sides:
        cast += [{"option": option, "group": {"name": each}} for each in groups]
        cast += [{"option": option, "voter": {"name": each}} for each in names]
    return _known(
        {
            "id": name,
            "motion_id": motion,
            "organization_id": organization,
            "start_date": _iso(day),
            "result": votes.result,
            "counts": counts or None,
            "votes": cast or None,
            "protokollen": _known({"on": votes.on, "unanimous": votes.unanimous or None}),
        }
    )


def _remarks(remarks: Remarks) -> Values | None:
    """What readers added; tags of an item stand under its keywords, too."""
    return (
        _known(
            {
                "tags": list(remarks.tags) or None,
                "notes": [_note(each) for each in remarks.notes] or None,
                "followUps": [_task(each) for each in remarks.tasks] or None,
                "marks": [_mark(each) for each in remarks.marks] or None,
            }
        )
        or None
    )


def _note(note: Note) -> Values:
    told = {
        "id": _annotation(note.id),
        "text": note.text,
        "author": note.author,
        "modified": _moment(note.modified),
    }
    return _known(told)


def _task(task: Task) -> Values:
    return _known(
        {
            "id": _annotation(task.id),
            "text": task.text,
            "who": task.who,
            "due": _iso(task.due),
            "done": _moment(task.done),
            "author": task.author or None,
            "modified": _moment(task.modified),
        }
    )


def _former(former: Former | None) -> Values:
    """What became of a mark on its way to this version, where that is to be told."""
    if former is None:
        return {}
    if former.was is None:
        return {"standing": former.standing.value}
    return {"formerWords": shortened(former.words, LONGEST), "placedByHand": former.by_hand or None}


def _mark(mark: Mark) -> Values:
    return _known(
        {
            "forms": [
                _known(
                    {
                        "kind": each.kind.value,
                        "colour": each.colour and each.colour.value,
                        "name": each.name or None,
                    }
                )
                for each in mark.forms
            ]
            or None,
            "before": mark.quoted.before or None,
            "words": mark.quoted.words or None,
            "after": mark.quoted.after or None,
            **_former(mark.former),
            "page": _page(mark.page),
            "remarks": _remarks(mark.remarks),
        }
    )


def _known(values: Mapping[str, Any]) -> Values:
    """`values` without those that are not known."""
    return {name: value for name, value in values.items() if value is not None}


def _urn(*names: str) -> str:
    """An id that follows from names, and is the same in every file."""
    said = "\x1f".join(("protokollen", *names)).encode("utf-8", "replace").decode()
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, said)}"


def _meeting_id(head: MeetingHead) -> str:
    return f"urn:uuid:{head.meeting}"


def _annotation(name: str) -> str | None:
    return f"urn:uuid:{name}" if name else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _local(day: date | None, clock: time | None) -> str | None:
    """Day and time of day as printed: local, without a time zone."""
    return None if day is None or clock is None else f"{day.isoformat()}T{clock.isoformat('seconds')}"


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _page(page: int | None) -> int | None:
    return None if page is None else page + 1
