"""The decision register on the command line: a table, or JSON for other programs (docs/command_line.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from core.command_line_shared import opened_library, shared_options
from core.language import _

if TYPE_CHECKING:
    from core.library import Library
    from core.library.decisions.register import RegisterRow
    from core.library.decisions.register_filter import RegisterFilter

PAGE = 500
"""Decisions that are read at a time."""


def decisions_command() -> click.Command:
    """The command, its help in the language in use."""
    from core.minutes import Outcome

    day = click.DateTime(("%Y-%m-%d",))
    return click.Command(
        "decisions",
        callback=_decisions,
        help=_("List the decisions of all meetings, newest first."),
        params=[
            click.Argument(["words"], nargs=-1),
            click.Option(["--json", "as_json"], is_flag=True, help=_("One JSON object a line.")),
            click.Option(["--body"], help=_("Only of bodies whose name has these words.")),
            click.Option(["--municipality"], help=_("Only of this municipality.")),
            click.Option(["--from", "first"], type=day, help=_("From this day on, as 2024-05-14.")),
            click.Option(["--to", "last"], type=day, help=_("Until this day.")),
            click.Option(
                ["--outcome"],
                type=click.Choice([each.value for each in Outcome]),
                multiple=True,
                help=_("Only what came out so; may be given several times."),
            ),
            click.Option(["--case"], help=_("Only of this case, in any writing of its number.")),
            click.Option(["--tag"], help=_("Only with this tag, or one below it.")),
            click.Option(["--against"], is_flag=True, help=_("Only against the recommendation.")),
            click.Option(["--votes"], is_flag=True, help=_("Only with a vote.")),
            *shared_options(),
        ],
    )


@click.pass_context
def _decisions(context: click.Context, /, as_json: bool, body: str | None, **asked_for: Any) -> None:
    from core.library.decisions.register import register_ids, register_rows

    with opened_library(context) as library:
        bodies = _bodies(library, body)
        none = body is not None and not bodies
        ids = () if none else register_ids(library, _filter(bodies, **asked_for))
        if not ids:
            click.echo(_("No decisions like that."), err=True)
        for at in range(0, len(ids), PAGE):
            for row in register_rows(library, ids[at : at + PAGE]):
                click.echo(json.dumps(as_object(row), ensure_ascii=False) if as_json else _line(row))


def _filter(
    bodies: frozenset[int],
    words: tuple[str, ...],
    municipality: str | None,
    first: datetime | None,
    last: datetime | None,
    outcome: tuple[str, ...],
    case: str | None,
    tag: str | None,
    against: bool,
    votes: bool,
) -> RegisterFilter:
    from core.case_numbers import case_key
    from core.library.decisions.register_filter import RegisterFilter
    from core.minutes import Outcome

    return RegisterFilter(
        words=" ".join(words),
        bodies=bodies,
        municipality=municipality,
        first=first.date() if first else None,
        last=last.date() if last else None,
        outcomes=frozenset(map(Outcome, outcome)),
        follows=False if against else None,
        votes=True if votes else None,
        case=case_key(case) or case,
        tag=tag,
    )


def _bodies(library: Library, name: str | None) -> frozenset[int]:
    """The bodies whose name, or municipality and name, holds all words of `name`."""
    from core.library.decisions.register_counts import register_choices

    if name is None:
        return frozenset()
    words = name.casefold().split()
    return frozenset(
        each.body
        for each in register_choices(library).bodies
        if all(word in f"{each.municipality or ''} {each.name or ''}".casefold() for word in words)
    )


def as_object(row: RegisterRow) -> dict[str, Any]:
    """A decision as JSON gives it: what the minutes do not state is null."""
    votes = row.votes
    return {
        "decision": row.id,
        "meeting": row.meeting,
        "offset": row.offset,
        "version": row.version,
        "date": _iso(row.date),
        "municipality": row.municipality,
        "body": row.body,
        "item": row.number,
        "title": row.title,
        "case_number": row.case_number,
        "closed": row.closed,
        "outcome": row.outcome.value,
        "follows_recommendation": row.follows,
        "votes": None
        if votes is None
        else {
            "for": votes.for_count,
            "against": votes.against_count,
            "abstained": votes.abstain_count,
            "for_who": [*votes.for_groups, *votes.for_names],
            "against_who": [*votes.against_groups, *votes.against_names],
            "abstained_who": [*votes.abstain_groups, *votes.abstain_names],
        },
        "tags": list(row.tags),
        "follow_up": None
        if row.follow_up is None
        else {"state": row.follow_up.value, "due": _iso(row.due), "who": row.who},
        "text": row.text,
    }


def _line(row: RegisterRow) -> str:
    """Date, who decided, number, title, case, outcome, votes; tabs between them."""
    from core.wording import outcome_name

    votes = row.votes
    counted = votes is not None and (votes.for_count is not None or votes.against_count is not None)
    cells: Iterator[str | None] = iter(
        (
            _iso(row.date) or "–",
            ", ".join(part for part in (row.municipality, row.body) if part) or "–",
            row.number or "–",
            row.title or "–",
            row.case_number or "–",
            outcome_name(row.outcome),
            f"{_count(votes.for_count)}–{_count(votes.against_count)}" if votes and counted else "–",
        )
    )
    return "\t".join(" ".join((cell or "").split()) for cell in cells)


def _count(number: int | None) -> str:
    return "?" if number is None else f"{number}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
