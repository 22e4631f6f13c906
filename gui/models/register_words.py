"""The words of the decision register: its columns, and what each shows of a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from core.language import _, month_name
from core.library.decisions.register import Grouping, RegisterGroup, RegisterRow
from core.library.decisions.register_filter import FollowUpState
from core.minutes import Outcome, Votes
from core.wording import outcome_name, spoken_case

COLUMNS = (
    *("date", "municipality", "body", "number", "title", "case", "follows", "outcome", "votes"),
    *("tags", "follow_up", "text"),
)
"""All columns there are. Those but "text" are what the register can be sorted by (Column)."""


def column_name(column: str) -> str:
    """What stands over a column."""
    names = {
        "date": _("Date"),
        "municipality": _("Municipality"),
        "body": _("Body"),
        "number": _("No."),
        "title": _("Item"),
        "case": _("Case"),
        "follows": _("Recommendation"),
        "outcome": _("Outcome"),
        "votes": _("Votes"),
        "tags": _("Tags"),
        "follow_up": _("Follow-up"),
        "text": _("Decision"),
    }
    return names[column]


def follows_word(follows: bool | None) -> str:
    """Whether the recommendation was followed, in a word; nothing where that is not told."""
    return "" if follows is None else _("Followed") if follows else _("Not followed")


def votes_words(votes: Votes | None) -> str:
    """A vote in short: "5–2", "5–2–1" with those who abstained; without numbers that there was one."""
    if votes is None:
        return ""
    numbers = [votes.for_count, votes.against_count]
    if numbers == [None, None]:
        return _("unanimous") if votes.unanimous else _("vote")
    if votes.abstain_count:
        numbers.append(votes.abstain_count)
    return "–".join("?" if each is None else f"{each}" for each in numbers)


def votes_told(votes: Votes | None) -> str:
    """Who voted how, a line each; empty where only numbers are told."""
    if votes is None:
        return ""
    lines = [
        (_("For: {who}"), (*votes.for_groups, *votes.for_names)),
        (_("Against: {who}"), (*votes.against_groups, *votes.against_names)),
        (_("Abstained: {who}"), (*votes.abstain_groups, *votes.abstain_names)),
    ]
    return "\n".join(line.format(who=", ".join(who)) for line, who in lines if who)


def follow_up_word(state: FollowUpState | None) -> str:
    """How a follow-up stands, in a word."""
    words = {
        None: "",
        FollowUpState.OVERDUE: _("Overdue"),
        FollowUpState.OPEN: _("Not done"),
        FollowUpState.DONE: _("Done"),
    }
    return words[state]


def short_date(day: date | None) -> str:
    """A date for a column: "14 May 2024", months cut to three letters."""
    if day is None:
        return ""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month)[:3], year=day.year)


def short_month(day: date) -> str:
    """The month of a day: "May 2024"."""
    return _("{month} {year}").format(month=month_name(day.month)[:3], year=day.year)


def _follow_up(row: RegisterRow) -> str:
    word = follow_up_word(row.follow_up)
    if row.due is None or row.follow_up is FollowUpState.DONE:
        return word
    return _("{state}, {date}").format(state=word, date=short_date(row.due))


_TEXTS: dict[str, Callable[[RegisterRow], str]] = {
    "date": lambda row: short_date(row.date),
    "municipality": lambda row: row.municipality or "",
    "body": lambda row: row.body or "",
    "number": lambda row: row.number or "",
    "title": lambda row: spoken_case(row.title or _("(no title)")),
    "case": lambda row: row.case_number or "",
    "follows": lambda row: follows_word(row.follows),
    "outcome": lambda row: outcome_name(row.outcome),
    "votes": lambda row: votes_words(row.votes),
    "tags": lambda row: ", ".join(row.tags),
    "follow_up": _follow_up,
    "text": lambda row: " ".join(row.text[:300].split()),
}


def cell(row: RegisterRow, column: str) -> str:
    """What a column shows of a row."""
    return _TEXTS[column](row)


def row_text(row: RegisterRow, columns: Iterable[str]) -> str:
    """A row to be copied: its columns with tabs between them."""
    return "\t".join(" ".join(cell(row, column).split()) for column in columns)


def group_title(grouping: Grouping, group: RegisterGroup) -> str:
    """What stands in a heading."""
    if group.key is None:
        without = {
            Grouping.BODY: _("No body stated"),
            Grouping.YEAR: _("No date stated"),
            Grouping.CASE: _("No case number"),
            Grouping.TAG: _("No tag"),
        }
        return without.get(grouping, "")
    if grouping is Grouping.OUTCOME:
        return outcome_name(Outcome(str(group.key)))
    if grouping is Grouping.CASE:
        return _("Case {number}").format(number=group.name)
    return str(group.name or group.key)


def grouping_name(grouping: Grouping) -> str:
    """What rows are put under headings by."""
    names = {
        Grouping.BODY: _("By body"),
        Grouping.YEAR: _("By year"),
        Grouping.OUTCOME: _("By outcome"),
        Grouping.CASE: _("By case"),
        Grouping.TAG: _("By tag"),
    }
    return names[grouping]


def with_spaces(count: int) -> str:
    """A number with a narrow space before each three digits."""
    return f"{count:,}".replace(",", "\u202f")
